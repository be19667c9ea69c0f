#pragma once

#include <array>

#include "support/program.h"

namespace codong::test {

// A CMYK picture, 255 = full ink.
struct PlatePicture {
    int width = 0, height = 0;
    std::string bytes;
    std::array<int, 4> at(int x, int y) const {
        std::array<int, 4> out{};
        const size_t first = (static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)) * 4;
        for (size_t k = 0; k < 4; ++k) out[k] = static_cast<unsigned char>(bytes[first + k]);
        return out;
    }
};

// Ghostscript's rendering of a PDF file, without anti-aliasing: DeviceCMYK passes through it unchanged.
inline PlatePicture plates_of(const std::string& pdf, double dpi) {
    const Scratch scratch;
    const std::string out = scratch / "out.pam";
    const Outcome ran = Program({"gs", "-q", "-o", out, "-sDEVICE=pamcmyk32", "-r" + std::to_string(dpi),
                                 "-dTextAlphaBits=1", "-dGraphicsAlphaBits=1", pdf})
                            .run();
    if (ran.exit != 0) throw std::runtime_error("gs: " + ran.out + ran.err);
    const std::string pam = bytes_of(out);
    const size_t w = pam.find("WIDTH "), h = pam.find("HEIGHT "), end = pam.find("ENDHDR\n");
    if (end == std::string::npos) throw std::runtime_error("no picture of " + pdf);
    return {std::atoi(pam.c_str() + w + 6), std::atoi(pam.c_str() + h + 7), pam.substr(end + 7)};
}

}  // namespace codong::test
