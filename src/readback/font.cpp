#include "readback/font.h"

#include "readback/lexer.h"
#include "readback/qpdf.h"

namespace codong::reading {
namespace {

using Kind = Token::Kind;

unsigned code_of(const std::string& bytes) {
    unsigned code = 0;
    for (const char c : bytes) code = code << 8 | static_cast<unsigned char>(c);
    return code;
}

// beginbfchar: <code> <text>; beginbfrange: <from> <to> <text> or an array of texts.
std::map<unsigned, std::string> read_cmap(std::string_view bytes) {
    std::map<unsigned, std::string> out;
    Lexer lexer(bytes);
    std::vector<Token> operands;
    bool array = false;
    std::vector<std::string> texts;
    enum class In { Nothing, Chars, Ranges } in = In::Nothing;
    for (Token token = lexer.next(); token.kind != Kind::End; token = lexer.next()) {
        if (token.kind == Kind::Operator) {
            in = token.text == "beginbfchar" ? In::Chars : token.text == "beginbfrange" ? In::Ranges : In::Nothing;
            operands.clear();
            continue;
        }
        if (in == In::Nothing) continue;
        if (token.kind == Kind::ArrayOpen) {
            array = true;
            texts.clear();
            continue;
        }
        if (token.kind == Kind::String && array) {
            texts.push_back(token.text);
            continue;
        }
        if (token.kind == Kind::ArrayClose && operands.size() == 2) {
            const unsigned from = code_of(operands[0].text);
            for (size_t i = 0; i < texts.size(); ++i) out[from + static_cast<unsigned>(i)] = from_utf16(texts[i]);
            array = false;
            operands.clear();
            continue;
        }
        operands.push_back(token);
        if (in == In::Chars && operands.size() == 2) {
            out[code_of(operands[0].text)] = from_utf16(operands[1].text);
            operands.clear();
        } else if (in == In::Ranges && operands.size() == 3) {
            const unsigned from = code_of(operands[0].text), to = code_of(operands[1].text);
            std::string text = operands[2].text;
            for (unsigned code = from; code <= to && code - from < 65536 && !text.empty(); ++code) {
                out[code] = from_utf16(text);
                for (size_t i = text.size(); i-- > 0;)
                    if (++text[i] != 0) break;
            }
            operands.clear();
        }
    }
    return out;
}

// Windows-1252 where it differs from Latin-1.
std::map<unsigned, std::string> win_ansi() {
    static constexpr char16_t high[32] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                          0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                          0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                          0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
    std::map<unsigned, std::string> out;
    for (unsigned code = 32; code < 256; ++code)
        append_utf8(out[code],
                    code >= 128 && code < 160 ? static_cast<char32_t>(high[code - 128]) : static_cast<char32_t>(code));
    return out;
}

void read_descriptor(QPDFObjectHandle descriptor, Font& font) {
    if (!descriptor.isDictionary()) return;
    font.facts.embedded =
        descriptor.hasKey("/FontFile") || descriptor.hasKey("/FontFile2") || descriptor.hasKey("/FontFile3");
    QPDFObjectHandle missing = descriptor.getKey("/MissingWidth");
    if (font.default_width == 0 && missing.isNumber()) font.default_width = missing.getNumericValue();
}

void read_cid_widths(QPDFObjectHandle widths, Font& font) {
    if (!widths.isArray()) return;
    const int count = widths.getArrayNItems();
    for (int i = 0; i + 1 < count;) {
        const unsigned first = static_cast<unsigned>(widths.getArrayItem(i).getIntValue());
        QPDFObjectHandle next = widths.getArrayItem(i + 1);
        if (next.isArray()) {
            unsigned cid = first;
            for (auto& width : next.aitems()) font.widths[cid++] = width.getNumericValue();
            i += 2;
        } else if (i + 2 < count) {
            const unsigned last = static_cast<unsigned>(next.getIntValue());
            for (unsigned cid = first; cid <= last && cid - first < 65536; ++cid)
                font.widths[cid] = widths.getArrayItem(i + 2).getNumericValue();
            i += 3;
        } else {
            break;
        }
    }
}

}  // namespace

Font read_font(QPDFObjectHandle dictionary) {
    Font font;
    if (!dictionary.isDictionary()) return font;
    const auto name = [](QPDFObjectHandle value) { return value.isName() ? value.getName().substr(1) : std::string(); };
    font.facts.name = name(dictionary.getKey("/BaseFont"));
    font.facts.type = name(dictionary.getKey("/Subtype"));
    font.facts.subset = font.facts.name.size() > 7 && font.facts.name[6] == '+';
    QPDFObjectHandle cmap = dictionary.getKey("/ToUnicode");
    font.facts.has_to_unicode = cmap.isStream();

    QPDFObjectHandle descendants = dictionary.getKey("/DescendantFonts");
    if (font.facts.type == "Type0" && descendants.isArray() && descendants.getArrayNItems() > 0) {
        QPDFObjectHandle cid = descendants.getArrayItem(0);
        font.two_bytes = true;
        font.facts.type = name(cid.getKey("/Subtype"));
        font.default_width = cid.getKey("/DW").isNumber() ? cid.getKey("/DW").getNumericValue() : 1000;
        read_descriptor(cid.getKey("/FontDescriptor"), font);
        read_cid_widths(cid.getKey("/W"), font);
    } else {
        read_descriptor(dictionary.getKey("/FontDescriptor"), font);
        font.facts.embedded = font.facts.embedded || font.facts.type == "Type3";
        QPDFObjectHandle first = dictionary.getKey("/FirstChar"), widths = dictionary.getKey("/Widths");
        unsigned code = first.isInteger() ? static_cast<unsigned>(first.getIntValue()) : 0;
        if (widths.isArray())
            for (auto& width : widths.aitems()) font.widths[code++] = width.isNumber() ? width.getNumericValue() : 0;
        QPDFObjectHandle encoding = dictionary.getKey("/Encoding");
        if (!font.facts.has_to_unicode && encoding.isNameAndEquals("/WinAnsiEncoding")) font.to_unicode = win_ansi();
    }
    if (font.facts.has_to_unicode) {
        const auto data = cmap.getStreamData(qpdf_dl_generalized);
        font.to_unicode = read_cmap({reinterpret_cast<const char*>(data->getBuffer()), data->getSize()});
    }
    return font;
}

std::vector<Font::Char> Font::decode(const std::string& bytes) const {
    std::vector<Char> out;
    const size_t step = two_bytes ? 2 : 1;
    for (size_t i = 0; i + step <= bytes.size(); i += step) {
        const unsigned code = code_of(bytes.substr(i, step));
        const auto text = to_unicode.find(code);
        const auto width = widths.find(code);
        out.push_back({text == to_unicode.end() ? "\xEF\xBF\xBD" : text->second,
                       (width == widths.end() ? default_width : width->second) / 1000, !two_bytes && code == 32});
    }
    return out;
}

}  // namespace codong::reading
