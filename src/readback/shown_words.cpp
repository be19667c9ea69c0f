#include <algorithm>
#include <cmath>

#include "readback/pdf.h"

namespace codong {
namespace {

constexpr double k_mm_per_point = 25.4 / 72;
constexpr double k_same_baseline = 0.05, k_space = 0.2;  // em

}  // namespace

std::string shown_words(const PdfFacts& facts) {
    std::string out;
    const PdfText* before = nullptr;
    double begin = 0, end = 0;  // of the line so far, mm; a mark may step back inside it
    for (const PdfMark& mark : facts.marks) {
        if (mark.kind != PdfMark::Kind::Text) continue;
        const PdfText& piece = facts.texts[mark.index];
        if (piece.text.empty() || piece.invisible || mark.opacity <= 0) continue;
        const double em = (before ? before : &piece)->size * k_mm_per_point;
        const double x = piece.origin.x, right = mark.bounds.right();
        if (!before || std::abs(piece.origin.y - before->origin.y) > k_same_baseline * em || x < begin - k_space * em) {
            if (before) out += '\n';
            begin = x;
            end = right;
        } else {
            if (x > end + k_space * em) out += ' ';
            end = std::max(end, right);
        }
        out += piece.text;
        before = &piece;
    }
    return out;
}

}  // namespace codong
