#pragma once

#include <memory>
#include <string>
#include <vector>

#include "text/font_library.h"
#include "text/line_count.h"

namespace codong {

// A text broken into lines, with what led there.
struct BrokenText {
    Paragraph paragraph;
    std::vector<Breaks> choices;    // best first
    std::vector<LineCount> counts;  // numbers of lines weighed, the one taken first; none when it was given
    std::string joined() const;     // lines of the best, joined by " / "
};

// Breaks single texts, measured in the main face, bold, as typed. Keeps its fonts and lexicon between texts.
class TextBreaker {
public:
    static Result<std::unique_ptr<TextBreaker>> create(const std::string& data_dir);
    // `lines` 0 chooses the number as for a box of three to two. Errors: job/cannot-break, shaping.
    Result<BrokenText> run(const std::string& text, int lines, LetterCase letter_case);

private:
    std::shared_ptr<FontLibrary> m_fonts;
    TextFaceRef m_face;
    std::unique_ptr<Shaper> m_shaper;
    Lexicon m_lexicon = Lexicon::built_in();
};

}  // namespace codong
