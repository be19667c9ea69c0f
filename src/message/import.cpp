#include "message/import.h"

#include <algorithm>
#include <filesystem>

#include "intake/archive.h"
#include "intake/docx.h"
#include "intake/encoding.h"
#include "intake/file.h"
#include "message/id.h"
#include "message/import_parts.h"
#include "text/repair.h"
#include "text/syllable.h"
#include "text/unicode.h"

namespace codong {
namespace {

using namespace import_parts;

// The document's lines, what their encoding was, and what of the repairs concerns each.
struct Page {
    Conversion conversion;
    std::vector<Line> lines;
    std::vector<Diagnostics> notes;  // of each line
    bool by_paragraph = false;
};

std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> out;
    for (size_t begin = 0; begin <= text.size();) {
        const size_t end = std::min(text.find('\n', begin), text.size());
        out.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

bool is_private(char32_t c) {
    return c >= 0xE000 && c <= 0xF8FF;
}

// Word keeps bullets of symbol fonts as private characters; they are marks, not text.
void add_line(Page& page, std::string_view text, Line line, const std::string& path) {
    const std::string plain = trimmed(text);
    const std::u32string letters = to_utf32(plain);
    const bool bullet = !letters.empty() && is_private(letters[0]);
    Repaired repaired = repair_text(bullet ? "• " + to_utf8(std::u32string_view(letters).substr(1)) : plain,
                                    {path, line.number, 1}, Spelling::Unchecked);
    line.text = std::move(repaired.text);
    // Outer and doubled spaces of a plan's layout are nobody's concern.
    Diagnostics notes;
    for (Diagnostic& note : repaired.notes)
        if (note.code != "text/extra-space") notes.push_back(std::move(note));
    page.lines.push_back(std::move(line));
    page.notes.push_back(std::move(notes));
}

// A label that numbers ("2.", "a)") or a plain mark stays; one drawn with a symbol font is a bullet.
std::string label_before(const DocParagraph& paragraph) {
    const std::string& label = paragraph.list_label;
    const bool numbers = std::any_of(label.begin(), label.end(), [](char c) { return c >= '0' && c <= '9'; }) ||
                         (label.size() > 1 && label.find_first_of(".)") != std::string::npos);
    return (numbers || label == "-" || label == "+" ? label : "•") + " ";
}

Page page_of_text(std::string text, const std::string& path) {
    Page page;
    page.conversion = convert_legacy(text);
    int number = 0;
    for (const std::string_view line : split_lines(page.conversion.text))
        add_line(page, line, Line{{}, ++number}, path);
    return page;
}

bool is_heading_style(const std::string& style) {
    const std::string name = to_lower(style);
    return name.compare(0, 7, "heading") == 0 || name.compare(0, 5, "title") == 0 || name.compare(0, 7, "tiêu đề") == 0;
}

Page page_of_docx(const std::vector<DocParagraph>& paragraphs, const std::string& path) {
    std::vector<TextRun> runs;
    for (const DocParagraph& paragraph : paragraphs) {
        for (const DocRun& run : paragraph.runs) runs.push_back({run.text, run.font});
        if (&paragraph != &paragraphs.back()) runs.push_back({"\n", {}});
    }
    Page page;
    page.by_paragraph = true;
    page.conversion = convert_legacy(runs);
    const auto lines = split_lines(page.conversion.text);
    size_t at = 0;
    for (const DocParagraph& paragraph : paragraphs) {
        const std::string whole = paragraph.text();
        const auto pieces = static_cast<size_t>(std::count(whole.begin(), whole.end(), '\n')) + 1;
        for (size_t piece = 0; piece < pieces && at < lines.size(); ++piece, ++at) {
            Line line;
            line.number = paragraph.number;
            line.is_heading = is_heading_style(paragraph.style);
            line.is_bold = !paragraph.runs.empty() && std::all_of(paragraph.runs.begin(), paragraph.runs.end(),
                                                                  [](const DocRun& r) { return r.bold; });
            std::string text(lines[at]);
            if (piece == 0 && paragraph.is_list_item && !text.empty()) {
                line.list_level = paragraph.list_level;
                text = label_before(paragraph) + text;
            }
            add_line(page, text, std::move(line), path);
        }
    }
    return page;
}

// Bytes that are no UTF-8 may be windows-1258, or an older encoding read as windows-1252: whichever reads as
// Vietnamese.
std::string text_of_file(const std::string& bytes) {
    const std::string old = text_from_bytes(bytes);
    const bool marked = bytes.compare(0, 2, "\xFF\xFE") == 0 || bytes.compare(0, 2, "\xFE\xFF") == 0;
    if (marked || find_malformed_utf8(bytes) == std::string_view::npos) return old;
    const std::string newer = text_from_bytes(nfc(decode_text(bytes, TextEncoding::Windows1258).text));
    return legal_share(newer) > legal_share(convert_legacy(old).text) ? newer : old;
}

// Words of several syllables, by longest match within stretches without punctuation.
void propose_words(const std::string& text, const IsWord& is_word, std::vector<std::string>& words) {
    constexpr size_t most = 5;
    std::vector<std::vector<std::string>> stretches(1);
    const std::u32string letters = to_utf32(text);
    size_t last = 0;
    for (const auto& [begin, end] : letter_runs(letters)) {
        const bool joined = begin == last + 1 && letters[last] == U' ';
        if (!joined && !stretches.back().empty()) stretches.emplace_back();
        stretches.back().push_back(to_lower(to_utf8(std::u32string_view(letters).substr(begin, end - begin))));
        last = end;
    }
    for (const auto& stretch : stretches)
        for (size_t i = 0; i < stretch.size();) {
            size_t taken = 1;
            for (size_t n = std::min(most, stretch.size() - i); n > 1 && taken == 1; --n) {
                std::string word = stretch[i], hint = stretch[i];
                for (size_t k = 1; k < n; ++k) {
                    word += " " + stretch[i + k];
                    hint += "_" + stretch[i + k];
                }
                if (!is_word(word)) continue;
                taken = n;
                if (std::find(words.begin(), words.end(), hint) == words.end()) words.push_back(hint);
            }
            i += taken;
        }
}

void add_notes(ImportedPlan& plan, const Page& page, const std::string& path) {
    plan.notes = conversion_notes(page.conversion, {path, page.by_paragraph ? 0 : 1, 0});
    std::string all;
    for (const Line& line : page.lines) all += line.text + "\n";
    append(plan.notes, check_tone_placement(all, {path, 1, 1}));
    for (size_t i = 0; i < page.lines.size(); ++i) {
        const bool holds_message =
            std::any_of(plan.messages.begin(), plan.messages.end(),
                        [&](const ImportedMessage& m) { return m.line == page.lines[i].number; });
        if (holds_message) append(plan.notes, page.notes[i]);
    }
    for (const ImportedMessage& message : plan.messages) {
        append(plan.notes, check_syllables(message.text, {path, message.line, 1}));
        // Shown as written: only people may change a character of a message.
        if (message.text.find('"') != std::string::npos)
            plan.notes.push_back(warning("text/straight-quotes", {message.id}, {path, message.line, 1}));
    }
}

std::string yaml_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

}  // namespace

Result<ImportedPlan> import_plan(const std::string& path, const IsWord& is_word) {
    TRY_ASSIGN(std::string bytes, read_file(path));
    if (bytes.compare(0, 5, "{\\rtf") == 0 || bytes.compare(0, 5, "%PDF-") == 0)
        return error("import/unknown-type", {path}, {path, 0, 0});
    Page page;
    if (Archive::looks_like_zip(bytes) || Archive::looks_like_old_office(bytes)) {
        TRY_ASSIGN(const auto paragraphs, parse_docx(std::move(bytes), path));
        page = page_of_docx(paragraphs, path);
    } else {
        page = page_of_text(text_of_file(bytes), path);
    }

    const std::vector<Section> sections = find_sections(page.lines);
    if (sections.empty()) return error("import/no-slogans", {path}, {path, 0, 0});

    ImportedPlan plan;
    const Front front = read_front(page.lines);
    const std::string stem = std::filesystem::path(path).stem().string();
    plan.id = id_from(stem).empty() ? "ke-hoach" : id_from(stem);
    plan.document = front.document.empty() ? nfc(stem) : front.document;
    plan.title = front.title.empty() ? plan.document : front.title;
    plan.heading = sections.front().heading;
    bool separators = false;
    for (const Section& section : sections) {
        separators = separators || section.dropped_separators;
        for (const Item& item : section.items)
            plan.messages.push_back(
                {"m" + std::to_string(plan.messages.size() + 1), item.text, section.number, item.line});
    }
    plan.changes = page.conversion.changes;
    add_notes(plan, page, path);
    if (separators) plan.notes.push_back(note("import/separator-dropped", {}, {path, plan.messages.front().line, 0}));
    if (is_word)
        for (const ImportedMessage& message : plan.messages) propose_words(message.text, is_word, plan.words);
    return plan;
}

std::string to_yaml(const ImportedPlan& plan) {
    std::string out = "# yaml-language-server: $schema=../../docs/schemas/messages.schema.json\n\n";
    out += "id: " + plan.id + "\ntitle: " + yaml_string(plan.title) +
           "\n\nsource:\n  document: " + yaml_string(plan.document) + "\n";
    const std::string section = plan.messages.empty() ? std::string() : plan.messages.front().section;
    if (!section.empty()) out += "  section: " + yaml_string(section) + "\n";
    if (!plan.words.empty()) {
        out += "\n# Đề xuất: từ nhiều tiếng, không bao giờ bị ngắt giữa hai dòng. Xem lại rồi sửa.\nwords:\n";
        for (const std::string& word : plan.words) out += "  - " + word + "\n";
    }
    out += "\nmessages:\n";
    for (const ImportedMessage& message : plan.messages) {
        out += "  - id: " + message.id + "\n    text: " + yaml_string(message.text) + "\n";
        if (message.section != section) out += "    source:\n      section: " + yaml_string(message.section) + "\n";
    }
    return out;
}

}  // namespace codong
