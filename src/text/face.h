#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "scene/face.h"

namespace codong {

// The ink of a glyph seen from its four sides, in bins of k_profile_bin em. Conservative: a bin holds the extreme of
// every piece of contour that touches it, so two glyphs whose profiles keep apart cannot meet.
struct GlyphProfile {
    Rect box;                   // ink, em, y down
    int first_column = 0;       // bin of box.x
    std::vector<float> top;     // least y in each column
    std::vector<float> bottom;  // greatest y in each column
    int first_row = 0;          // bin of box.y
    std::vector<float> left;    // least x in each row
    std::vector<float> right;   // greatest x in each row
};

inline constexpr double k_profile_bin = 1.0 / 64;

// A font file of the project, open for shaping and outlines. Shared between threads.
class TextFace : public Face {
public:
    // Opens `bytes`. Errors: text/damaged-font, text/missing-letters (names the characters the face lacks) when
    // `vietnamese` asks for the coverage gate: the 134 letters, the five combining marks, dashes and quotes.
    struct Spec {
        std::string id;
        std::string family;
        int weight = 400;
        std::string file;
        bool script = false;  // joined letters: neighbours may touch
        bool vietnamese = true;
    };
    static Result<std::shared_ptr<const TextFace>> open(Spec spec, std::string bytes);
    ~TextFace() override;
    TextFace(const TextFace&) = delete;
    TextFace& operator=(const TextFace&) = delete;

    const std::string& id() const override;
    std::span<const std::byte> bytes() const override;
    const Path& outline(uint32_t glyph) const override;

    const Spec& spec() const;
    const GlyphProfile& profile(uint32_t glyph) const;
    uint32_t glyph_for(char32_t c) const;  // 0 when the face has none
    double advance(uint32_t glyph) const;  // em, as the font gives it
    double cap_height() const;             // em
    double x_height() const;               // em
    // Thinnest stroke of the combining marks, em: the height of the grave's box across its slant (an estimate from the
    // outline of U+0323's neighbours: the least width of the tilde's contour).
    double mark_stroke() const;

private:
    struct State;
    explicit TextFace(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

using TextFaceRef = std::shared_ptr<const TextFace>;

}  // namespace codong
