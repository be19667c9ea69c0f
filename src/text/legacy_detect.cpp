#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "text/legacy.h"
#include "text/legacy_parts.h"
#include "text/syllable.h"
#include "text/unicode.h"

namespace codong {
namespace {

using namespace legacy_parts;

struct FontHint {
    Encoding encoding = Encoding::Unicode;
    bool capitals = false;
};

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

// ".VnTimeH" and ".VnArial NarrowH" hold capitals under the small letters' codes.
FontHint hint_of_font(std::string_view font) {
    std::string name = lower_ascii(font);
    for (const std::string_view style : {" bold italic", " bold", " italic", " regular"})
        if (name.size() > style.size() && name.compare(name.size() - style.size(), style.size(), style) == 0)
            name.resize(name.size() - style.size());
    if (name.compare(0, 3, ".vn") == 0) return {Encoding::Tcvn3, name.back() == 'h' && font[name.size() - 1] == 'H'};
    if (name.compare(0, 4, "vni-") == 0 || name.compare(0, 4, "vni ") == 0) return {Encoding::Vni, false};
    return {};
}

// A piece of one line in one kind of font.
struct Segment {
    size_t begin = 0;
    size_t end = 0;
    int line = 0;
    FontHint hint;
    bool font_known = false;
    std::u32string text;
    std::array<Weight, 4> weights{};  // by Encoding; Unicode's is unused
    std::optional<Encoding> sure;     // what the segment shows by itself
    Encoding decided = Encoding::Unicode;
};

std::vector<Segment> segments_of(std::span<const TextRun> runs, std::string& joined) {
    std::vector<Segment> out;
    int line = 1;
    bool open = false;
    for (const TextRun& run : runs) {
        const FontHint hint = hint_of_font(run.font);
        for (const char c : run.text) {
            if (c == '\n') {
                open = false;
                ++line;
            } else {
                if (!open || out.back().hint.encoding != hint.encoding || out.back().hint.capitals != hint.capitals) {
                    Segment segment;
                    segment.begin = segment.end = joined.size();
                    segment.line = line;
                    segment.hint = hint;
                    out.push_back(segment);
                    open = true;
                }
                out.back().font_known = out.back().font_known || !run.font.empty();
                out.back().end = joined.size() + 1;
            }
            joined += c;
        }
    }
    for (Segment& segment : out)
        segment.text = to_utf32(std::string_view(joined).substr(segment.begin, segment.end - segment.begin));
    return out;
}

size_t index(Encoding encoding) {
    return static_cast<size_t>(encoding);
}

double share(int part, int whole) {
    return whole > 0 ? static_cast<double>(part) / whole : 0;
}

constexpr double k_legal_share = 0.95;
constexpr double k_margin = 0.4;

// Enough by itself: nearly all legal when decoded, and much less so as it stands.
bool is_strong(const Weight& w, Encoding encoding) {
    if (share(w.legal, w.words) < k_legal_share) return false;
    if (w.rescued < 2 && !(encoding == Encoding::Viqr && w.striking)) return false;
    return share(w.rescued, encoding == Encoding::Viqr ? w.words : w.marked) >=
           (encoding == Encoding::Viqr ? k_margin / 2 : k_margin);
}

// Enough beside lines that are surely in the same encoding.
bool is_fitting(const Weight& w) {
    if (w.marked == 0) return false;
    return w.marked_legal == w.marked || (w.marked >= 4 && share(w.marked_legal, w.marked) >= 0.8);
}

void weigh(Segment& segment) {
    segment.weights[index(Encoding::Tcvn3)] = weigh_letters(segment.text, tcvn3_to_unicode);
    segment.weights[index(Encoding::Vni)] = weigh_letters(segment.text, vni_to_unicode);
    segment.weights[index(Encoding::Viqr)] = weigh_viqr(segment.text);
    int best = 0;
    for (const Encoding encoding : {Encoding::Tcvn3, Encoding::Vni, Encoding::Viqr}) {
        const Weight& w = segment.weights[index(encoding)];
        if (is_strong(w, encoding) && w.rescued > best) {
            best = w.rescued;
            segment.sure = encoding;
        }
    }
    if (segment.sure) return;
    const Weight& tcvn3 = segment.weights[index(Encoding::Tcvn3)];
    const Weight& vni = segment.weights[index(Encoding::Vni)];
    if (tcvn3.marked >= 2 && share(tcvn3.plain_legal, tcvn3.marked) >= 0.9 && !is_fitting(tcvn3) && !is_fitting(vni))
        segment.sure = Encoding::Unicode;
}

// The font says so; but text typed anew in such a font is Unicode all the same.
Encoding decide_by_font(std::u32string_view text, Encoding hinted) {
    const Weight w = weigh_letters(text, hinted == Encoding::Vni ? vni_to_unicode : tcvn3_to_unicode);
    const bool modern = std::any_of(text.begin(), text.end(), [](char32_t c) { return c > 0xFF && split_letter(c); });
    if (modern && w.plain_legal > w.marked_legal) return Encoding::Unicode;
    if (w.marked > 0 && w.marked_legal == 0 && w.plain_legal > 0) return Encoding::Unicode;
    return hinted;
}

// The nearest segment that is sure of its encoding, before or after.
struct Neighbour {
    std::optional<Encoding> encoding;
    size_t distance = 0;
};

std::vector<Neighbour> nearest_sure(const std::vector<Segment>& segments, bool before) {
    std::vector<Neighbour> out(segments.size());
    Neighbour last;
    for (size_t n = 0; n < segments.size(); ++n) {
        const size_t i = before ? n : segments.size() - 1 - n;
        ++last.distance;
        out[i] = last;
        if (segments[i].hint.encoding == Encoding::Unicode && segments[i].sure) last = {segments[i].sure, 0};
    }
    return out;
}

void decide_by_neighbours(Segment& segment, const Neighbour& previous, const Neighbour& next) {
    if (!previous.encoding && !next.encoding) return;
    const bool nearer_previous = previous.encoding && (!next.encoding || previous.distance <= next.distance);
    const Encoding near = nearer_previous ? *previous.encoding : *next.encoding;
    if (near == Encoding::Unicode) return;
    const Weight& w = segment.weights[index(near)];
    if (!is_fitting(w)) return;
    const bool all_around = previous.encoding.value_or(near) == near && next.encoding.value_or(near) == near;
    if (w.rescued > 0 || all_around) segment.decided = near;
}

void note_case(Conversion& conversion, const Segment& segment, const std::u32string& text) {
    if (segment.font_known) return;
    conversion.case_lost = true;
    bool suspect = false, first = true;
    for (const auto& [begin, end] : letter_runs(text)) {
        int upper = 0, lower_marked = 0;
        for (size_t i = begin; i < end; ++i) {
            if (is_upper(text[i]))
                ++upper;
            else if (text[i] >= 0x80)
                ++lower_marked;
        }
        if (first && end - begin > 1) {
            suspect = suspect || !is_upper(text[begin]);
            first = false;
        }
        suspect =
            suspect || (lower_marked > 0 && upper >= 2) || (lower_marked > 0 && upper == 1 && !is_upper(text[begin]));
    }
    if (suspect && (conversion.case_suspects.empty() || conversion.case_suspects.back() != segment.line))
        conversion.case_suspects.push_back(segment.line);
}

std::u32string decoded(const Segment& segment, size_t viqr_line, const ViqrHabit& habit) {
    switch (segment.decided) {
        case Encoding::Tcvn3:
            return tcvn3_to_unicode(segment.text).text;
        case Encoding::Vni:
            return vni_to_unicode(segment.text).text;
        case Encoding::Viqr:
            return viqr_to_unicode(segment.text, viqr_line, habit);
        case Encoding::Unicode:
            break;
    }
    return segment.text;
}

void decide(std::vector<Segment>& segments) {
    for (Segment& segment : segments) weigh(segment);
    const auto before = nearest_sure(segments, true), after = nearest_sure(segments, false);
    for (size_t i = 0; i < segments.size();) {
        const Encoding hinted = segments[i].hint.encoding;
        if (hinted == Encoding::Unicode) {
            if (segments[i].sure)
                segments[i].decided = *segments[i].sure;
            else
                decide_by_neighbours(segments[i], before[i], after[i]);
            ++i;
            continue;
        }
        // A capital in an H font stands in the middle of a word: judge what lies together.
        size_t end = i;
        std::u32string text;
        for (; end < segments.size() && segments[end].line == segments[i].line && segments[end].hint.encoding == hinted;
             ++end)
            text += segments[end].text;
        const Encoding decided = decide_by_font(text, hinted);
        for (; i < end; ++i) segments[i].decided = decided;
    }
}

}  // namespace

namespace legacy_parts {

Weight weigh_letters(std::u32string_view line, Decoded (*decode)(std::u32string_view)) {
    const auto is_part = [](char32_t c) {
        if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
        return c != 0xA0 && c != 0xB0 && c != 0xB2 && c != 0xB3 && !(c >= 0x2000 && c <= 0x22FF) && c != 0xFEFF;
    };
    // Signs that stand beside a word in plain Unicode text.
    const auto is_beside = [](char32_t c) {
        return std::u32string_view(U"«»¡¿§¹").find(c) != std::u32string_view::npos;
    };
    Weight weight;
    for (size_t i = 0; i < line.size(); ++i) {
        if (!is_part(line[i])) continue;
        const size_t begin = i;
        while (i < line.size() && is_part(line[i])) ++i;
        const auto token = line.substr(begin, i - begin);
        auto plain = token;
        while (!plain.empty() && is_beside(plain.front())) plain.remove_prefix(1);
        while (!plain.empty() && is_beside(plain.back())) plain.remove_suffix(1);
        const bool marked = std::any_of(token.begin(), token.end(), [](char32_t c) { return c >= 0x80; });
        const std::u32string composed = marked ? to_utf32(nfc(to_utf8(plain))) : std::u32string(plain);
        const bool plain_legal = is_legal_syllable(composed);
        if (!plain_legal && says_nothing(composed) && (!marked || composed.size() > 1)) continue;
        if (!marked) {
            ++weight.words;
            weight.legal += plain_legal ? 1 : 0;
            continue;
        }
        const Decoded read = decode(token);
        const bool legal = read.whole && is_legal_syllable(read.text);
        if (!legal && !plain_legal && read.whole && read.text.size() > 1 && says_nothing(read.text)) continue;
        ++weight.words;
        ++weight.marked;
        weight.legal += legal ? 1 : 0;
        weight.marked_legal += legal ? 1 : 0;
        weight.plain_legal += plain_legal ? 1 : 0;
        weight.rescued += legal && !plain_legal ? 1 : 0;
    }
    return weight;
}

}  // namespace legacy_parts

Conversion convert_legacy(std::span<const TextRun> runs) {
    Conversion out;
    std::string joined;
    std::vector<Segment> segments = segments_of(runs, joined);
    decide(segments);

    std::vector<std::u32string_view> viqr_lines;
    for (const Segment& segment : segments)
        if (segment.decided == Encoding::Viqr) viqr_lines.push_back(segment.text);
    const ViqrHabit habit = viqr_habit(viqr_lines);

    std::array<size_t, 4> converted{};
    size_t done = 0, viqr_line = 0;
    for (const Segment& segment : segments) {
        if (segment.decided == Encoding::Unicode) continue;
        const std::u32string text = decoded(segment, viqr_line, habit);
        if (segment.decided == Encoding::Viqr) ++viqr_line;
        std::string after = to_utf8(text);
        if (segment.hint.capitals) after = to_upper(after);
        std::string before = joined.substr(segment.begin, segment.end - segment.begin);
        if (segment.decided == Encoding::Tcvn3) note_case(out, segment, text);
        if (before == after) continue;
        converted[index(segment.decided)] += segment.end - segment.begin;
        out.text += joined.substr(done, segment.begin - done) + after;
        done = segment.end;
        out.changes.push_back(
            {segment.begin, segment.end, segment.line, segment.decided, std::move(before), std::move(after)});
    }
    out.text += joined.substr(done);
    for (const Encoding encoding : {Encoding::Tcvn3, Encoding::Vni, Encoding::Viqr})
        if (converted[index(encoding)] > converted[index(out.from)]) out.from = encoding;
    return out;
}

Conversion convert_legacy(std::string_view text) {
    const TextRun run{std::string(text), {}};
    return convert_legacy(std::span(&run, 1));
}

Encoding detect_legacy(std::string_view text, std::string_view font) {
    const TextRun run{std::string(text), std::string(font)};
    std::string joined;
    std::vector<Segment> segments = segments_of(std::span(&run, 1), joined);
    decide(segments);
    std::array<size_t, 4> counts{};
    for (const Segment& segment : segments) counts[index(segment.decided)] += segment.text.size();
    if (segments.empty()) return hint_of_font(font).encoding;
    return static_cast<Encoding>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

}  // namespace codong
