#include "job/break_text.h"

namespace codong {
namespace {

constexpr const char* k_main_bold = "be-vietnam-pro-700";
constexpr int k_kept_choices = 4;

}  // namespace

std::string BrokenText::joined() const {
    std::string out;
    if (choices.empty()) return out;
    size_t first = 0;
    for (const size_t last : choices.front().ends) {
        out += (first == 0 ? "" : " / ") + std::string(paragraph.line(first, last));
        first = last + 1;
    }
    return out;
}

Result<std::unique_ptr<TextBreaker>> TextBreaker::create(const std::string& data_dir) {
    auto breaker = std::make_unique<TextBreaker>();
    TRY_ASSIGN(breaker->m_fonts, FontLibrary::open(data_dir + "/fonts"));
    TRY_ASSIGN(breaker->m_face, breaker->m_fonts->face(k_main_bold));
    TRY_ASSIGN(breaker->m_shaper, Shaper::create({breaker->m_face}));
    return breaker;
}

Result<BrokenText> TextBreaker::run(const std::string& text, int lines, LetterCase letter_case) {
    BrokenText broken;
    broken.paragraph = analyse(text, {letter_case, FinalStop::Kept}, m_lexicon);
    if (broken.paragraph.size() == 0) return broken;
    TRY_ASSIGN(const MeasuredText measured, measure(broken.paragraph, {m_face}, *m_shaper));
    if (lines == 0) {
        std::vector<Fit> fits = fit({broken.paragraph, measured, measured, {1500, 1000}});
        broken.counts = compare_line_counts(fits);
        for (size_t i = 0; i < fits.size() && i < k_kept_choices; ++i)
            broken.choices.push_back(std::move(fits[i].breaks));
    } else {
        broken.choices = break_lines({broken.paragraph, [&](size_t a, size_t b) { return measured.width(a, b); }, 0,
                                      broken.paragraph.size() - 1, lines, 10, k_kept_choices});
    }
    if (broken.choices.empty()) return error("job/cannot-break", {text, std::to_string(lines)});
    return broken;
}

}  // namespace codong
