#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace codong::import_parts {

// A line of a plan: a paragraph of a .docx, with the label Word shows before it.
struct Line {
    std::string text;         // repaired: NFC, single spaces
    int number = 0;           // where it stands in the file
    int list_level = -1;      // in a list of Word's own, from 0
    bool is_heading = false;  // by its style
    bool is_bold = false;     // all of it
};

// What a line begins with. Lower ranks stand higher in the document.
struct Mark {
    enum class Kind : unsigned char { None, Part, Letter, Roman, Decimal, SmallLetter, Bullet, Quote };
    Kind kind = Kind::None;
    int rank = 100;
    std::string label;  // "2.3", "IV", "a"
    std::string body;   // what follows
    bool is_item() const { return kind >= Kind::Decimal; }
};
Mark read_mark(const Line& line);

struct Item {
    std::string text;
    int line = 0;
};

// A list of slogans and where it stands.
struct Section {
    std::string number;  // "2.3", "IV", "II.3"; empty when no heading is numbered
    std::string heading;
    std::vector<Item> items;
    bool dropped_separators = false;  // semicolons that parted the items
};
std::vector<Section> find_sections(const std::vector<Line>& lines);

// Kind and number of the document, and its title.
struct Front {
    std::string document;
    std::string title;
};
Front read_front(const std::vector<Line>& lines);

// For comparing: lower case, one tone placement.
std::string folded(std::string_view text);
std::vector<std::string> words_of(std::string_view text);
std::string trimmed(std::string_view text);

// An item's text out of its quotation marks; several when the line is a row of quotations.
std::vector<std::string> unquoted(std::string_view body);

}  // namespace codong::import_parts
