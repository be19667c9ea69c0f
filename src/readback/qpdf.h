#pragma once

// Clang 14 cannot compile qpdf's JSON.hh as C++20 (it holds a vector of a class that is not complete yet). Nothing here
// uses JSON, so a declaration stands in for it. Only this room's sources and its tests include this.
#define JSON_HH
class JSON;

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>
#include <qpdf/QUtil.hh>
