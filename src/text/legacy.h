#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace codong {

// How Vietnamese letters are written: real Unicode, or one of the encodings from before it. TCVN3 (ABC) and VNI arrive
// as Unicode text whose characters are the old bytes read as windows-1252; VIQR is ASCII with marks typed after the
// letter.
enum class Encoding : unsigned char { Unicode, Tcvn3, Vni, Viqr };

std::string_view encoding_name(Encoding encoding);

// Text with the name of its font; empty when unknown. A run may hold several lines.
struct TextRun {
    std::string text;
    std::string font;
};

// A piece that was rewritten: bytes [begin, end) of the runs joined, and line counted from 1 there.
struct RunChange {
    size_t begin = 0;
    size_t end = 0;
    int line = 0;
    Encoding from = Encoding::Unicode;
    std::string before;
    std::string after;
};

struct Conversion {
    std::string text;                   // NFC where it was converted, otherwise as it came
    Encoding from = Encoding::Unicode;  // of most of the converted text
    std::vector<RunChange> changes;
    // TCVN3 without font names: capitals set in an H font have become small letters, and nobody can tell where.
    bool case_lost = false;
    std::vector<int> case_suspects;  // lines that begin small or mix cases inside a word
};

// Decodes without asking whether the text is in that encoding at all. A character that stands for nothing stays.
std::string decode_tcvn3(std::string_view text);
std::string decode_vni(std::string_view text);
// A mark after a vowel at a word's end may be a tone or punctuation. In this order:
//  0. `VI.` or `a.` before a heading or item, `TU.` at the end of 88-KH/TU: punctuation;
//  1. the reading as a tone is no Vietnamese syllable, or the syllable has a tone already: punctuation;
//  2. the text escapes punctuation somewhere (`em\.`): a mark without a backslash is a tone;
//  3. two full stops: a tone and a full stop; three or more: dots;
//  4. more of the sentence follows: a tone. `?` at a line's end is a tone unless the line holds a question word;
//  5. at a line's end: as most of the three nearest lines do that begin alike (same list marker, a number, a letter)
//  and
//     whose end is sure;
//  6. otherwise a full stop when the bare syllable is a common word that would end a sentence, else a tone.
std::string decode_viqr(std::string_view text);

// Finds what is not Unicode, run by run: by font name (".Vn...", "VNI-..."), else by the share of legal syllables of
// each line, with the lines around it when a line is short. Good Vietnamese in Unicode and other languages stay as they
// are.
Conversion convert_legacy(std::span<const TextRun> runs);
Conversion convert_legacy(std::string_view text);
Encoding detect_legacy(std::string_view text, std::string_view font = {});

// Notes that show each encoding met with a before and an after, and where case was lost.
Diagnostics conversion_notes(const Conversion& conversion, const Place& place);

// Text of a file: UTF-8 or UTF-16 with a mark, UTF-8 when it is well formed, else windows-1252. Line ends become \n.
std::string text_from_bytes(std::string_view bytes);

}  // namespace codong
