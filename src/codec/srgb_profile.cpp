#include "codec/srgb_profile.h"

#include <cmath>
#include <string_view>

namespace codong {
namespace {

class ProfileWriter {
public:
    void u32(uint32_t v) {
        for (int shift = 24; shift >= 0; shift -= 8) m_bytes.push_back(static_cast<uint8_t>(v >> shift));
    }
    void u16(uint16_t v) {
        m_bytes.push_back(static_cast<uint8_t>(v >> 8));
        m_bytes.push_back(static_cast<uint8_t>(v));
    }
    void tag(std::string_view four) { m_bytes.insert(m_bytes.end(), four.begin(), four.end()); }
    void fixed(double v) { u32(static_cast<uint32_t>(static_cast<int32_t>(std::lround(v * 65536)))); }
    void xyz(double x, double y, double z) {
        tag("XYZ ");
        u32(0);
        for (const double v : {x, y, z}) fixed(v);
    }
    // One language, ASCII text in UTF-16; padded to whole words.
    void text(std::string_view ascii) {
        tag("mluc");
        u32(0);
        u32(1);
        u32(12);
        tag("enUS");
        u32(static_cast<uint32_t>(ascii.size() * 2));
        u32(28);
        for (const char c : ascii) u16(static_cast<uint16_t>(c));
        while (m_bytes.size() % 4) m_bytes.push_back(0);
    }
    std::vector<uint8_t> take() { return std::move(m_bytes); }

private:
    std::vector<uint8_t> m_bytes;
};

// Parametric type 3: sRGB's own curve.
std::vector<uint8_t> curve() {
    ProfileWriter w;
    w.tag("para");
    w.u32(0);
    w.u16(3);
    w.u16(0);
    for (const double v : {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}) w.fixed(v);
    return w.take();
}

std::vector<uint8_t> xyz(double x, double y, double z) {
    ProfileWriter w;
    w.xyz(x, y, z);
    return w.take();
}

std::vector<uint8_t> text(std::string_view ascii) {
    ProfileWriter w;
    w.text(ascii);
    return w.take();
}

// Bradford adaptation from D65 to D50, as every sRGB profile has it.
std::vector<uint8_t> adaptation() {
    ProfileWriter w;
    w.tag("sf32");
    w.u32(0);
    for (const double v :
         {1.0478112, 0.0228866, -0.0501270, 0.0295424, 0.9904844, -0.0170491, -0.0092345, 0.0150436, 0.7521316})
        w.fixed(v);
    return w.take();
}

}  // namespace

std::vector<uint8_t> srgb_profile() {
    struct Block {
        std::vector<std::string_view> tags;
        std::vector<uint8_t> bytes;
    };
    const std::vector<Block> blocks = {{{"desc"}, text("sRGB")},
                                       {{"cprt"}, text("CC0")},
                                       {{"wtpt"}, xyz(0.9642, 1.0, 0.8249)},
                                       {{"chad"}, adaptation()},
                                       {{"rXYZ"}, xyz(0.4360657, 0.2224884, 0.0139160)},
                                       {{"gXYZ"}, xyz(0.3851471, 0.7168732, 0.0970764)},
                                       {{"bXYZ"}, xyz(0.1430664, 0.0606079, 0.7140961)},
                                       {{"rTRC", "gTRC", "bTRC"}, curve()}};
    uint32_t tags = 0, size = 0;
    for (const Block& block : blocks) {
        tags += static_cast<uint32_t>(block.tags.size());
        size += static_cast<uint32_t>(block.bytes.size());
    }
    uint32_t at = 128 + 4 + 12 * tags;
    ProfileWriter w;
    w.u32(at + size);
    w.u32(0);
    w.u32(0x04200000);
    w.tag("mntr");
    w.tag("RGB ");
    w.tag("XYZ ");
    for (const int v : {2026, 1, 1, 0, 0, 0}) w.u16(static_cast<uint16_t>(v));
    w.tag("acsp");
    for (int i = 0; i < 7; ++i) w.u32(0);  // platform, flags, maker, model, attributes, perceptual intent
    w.fixed(0.9642);
    w.fixed(1.0);
    w.fixed(0.8249);
    for (int i = 0; i < 12; ++i) w.u32(0);  // creator, no id, reserved
    w.u32(tags);
    for (const Block& block : blocks) {
        for (const std::string_view name : block.tags) {
            w.tag(name);
            w.u32(at);
            w.u32(static_cast<uint32_t>(block.bytes.size()));
        }
        at += static_cast<uint32_t>(block.bytes.size());
    }
    std::vector<uint8_t> profile = w.take();
    for (const Block& block : blocks) profile.insert(profile.end(), block.bytes.begin(), block.bytes.end());
    return profile;
}

}  // namespace codong
