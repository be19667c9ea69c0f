#pragma once

#include <string>

#include "press/press.h"

class QPDF;
class QPDFObjectHandle;

namespace codong::pressing {

// The document's XMP packet. Ids derive from `spec.content_id`; dates are `spec.date` at midnight in Viet Nam.
std::string xmp_packet(const PressSpec& spec);

// Info dictionary, XMP stream, trailer id, output intent, language: all that the file says of itself. Whatever cairo
// wrote there is dropped.
void describe(QPDF& pdf, const PressSpec& spec);

}  // namespace codong::pressing
