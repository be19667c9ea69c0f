#pragma once

#include <map>
#include <string>
#include <vector>

#include "readback/pdf.h"

class QPDFObjectHandle;

namespace codong::reading {

// How a font turns bytes into characters and advances.
struct Font {
    PdfFont facts;
    bool two_bytes = false;
    std::map<unsigned, std::string> to_unicode;  // UTF-8
    std::map<unsigned, double> widths;           // thousandths of an em
    double default_width = 0;

    struct Char {
        std::string text;
        double width = 0;    // em
        bool space = false;  // a single-byte code 32, to which word spacing applies
    };
    std::vector<Char> decode(const std::string& bytes) const;
};

Font read_font(QPDFObjectHandle dictionary);

}  // namespace codong::reading
