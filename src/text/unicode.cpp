#include "text/unicode.h"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <memory>

namespace codong {
namespace {

icu::UnicodeString from_utf8(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

bool is_ascii(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    return true;
}

const icu::Normalizer2* normalizer(bool composing) {
    UErrorCode status = U_ZERO_ERROR;
    return composing ? icu::Normalizer2::getNFCInstance(status) : icu::Normalizer2::getNFDInstance(status);
}

std::string normalized(std::string_view text, bool composing) {
    if (is_ascii(text)) return std::string(text);
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString out;
    normalizer(composing)->normalize(from_utf8(text), out, status);
    return utf8(out);
}

}  // namespace

size_t find_invalid_utf8(std::string_view text) {
    const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
    const auto length = static_cast<int32_t>(text.size());
    for (int32_t i = 0; i < length;) {
        const int32_t start = i;
        UChar32 c;
        U8_NEXT(bytes, i, length, c);
        if (c < 0) return static_cast<size_t>(start);
    }
    return std::string_view::npos;
}

std::u32string to_utf32(std::string_view text) {
    const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
    const auto length = static_cast<int32_t>(text.size());
    std::u32string out;
    out.reserve(text.size());
    for (int32_t i = 0; i < length;) {
        UChar32 c;
        U8_NEXT_OR_FFFD(bytes, i, length, c);
        out += static_cast<char32_t>(c);
    }
    return out;
}

std::string to_utf8(char32_t c) {
    char buffer[4];
    int32_t length = 0;
    UBool failed = false;
    U8_APPEND(reinterpret_cast<uint8_t*>(buffer), length, 4, static_cast<UChar32>(c), failed);
    return failed ? "\xEF\xBF\xBD" : std::string(buffer, static_cast<size_t>(length));
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size() * 2);
    for (const char32_t c : text) out += to_utf8(c);
    return out;
}

std::string nfc(std::string_view text) {
    return normalized(text, true);
}
std::string nfd(std::string_view text) {
    return normalized(text, false);
}

bool is_nfc(std::string_view text) {
    if (is_ascii(text)) return true;
    UErrorCode status = U_ZERO_ERROR;
    return normalizer(true)->isNormalized(from_utf8(text), status) && find_invalid_utf8(text) == std::string_view::npos;
}

std::string to_upper(std::string_view text) {
    return utf8(from_utf8(nfc(text)).toUpper(icu::Locale::getRoot()));
}
std::string to_lower(std::string_view text) {
    return utf8(from_utf8(nfc(text)).toLower(icu::Locale::getRoot()));
}

std::vector<size_t> line_break_offsets(std::string_view text, const std::string& language) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createLineInstance(icu::Locale(language.c_str()), status));
    std::vector<size_t> out;
    if (U_FAILURE(status)) return out;
    UText utext = UTEXT_INITIALIZER;
    utext_openUTF8(&utext, text.data(), static_cast<int64_t>(text.size()), &status);
    breaks->setText(&utext, status);
    for (int32_t at = breaks->next(); at != icu::BreakIterator::DONE; at = breaks->next())
        if (at > 0 && static_cast<size_t>(at) < text.size()) out.push_back(static_cast<size_t>(at));
    utext_close(&utext);
    return out;
}

bool is_letter(char32_t c) {
    return u_isalpha(static_cast<UChar32>(c)) || (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}
bool is_digit(char32_t c) {
    return u_isdigit(static_cast<UChar32>(c));
}
bool is_upper(char32_t c) {
    return u_isupper(static_cast<UChar32>(c));
}

const std::u32string& vietnamese_letters() {
    static const std::u32string letters =
        U"àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
        U"ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ";
    return letters;
}

}  // namespace codong
