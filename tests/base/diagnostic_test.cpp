#include "base/diagnostic.h"

#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>

#include "base/message_table.h"
#include "base/result.h"

using namespace codong;

namespace {

std::set<char> placeholders(std::string_view text) {
    std::set<char> found;
    for (size_t i = 0; i + 2 < text.size(); ++i)
        if (text[i] == '{' && text[i + 2] == '}') found.insert(text[i + 1]);
    return found;
}

Result<int> half(int n) {
    if (n % 2) return error("file/not-found", {"odd"});
    return n / 2;
}
Result<int> quarter(int n) {
    TRY_ASSIGN(const int once, half(n));
    TRY_ASSIGN(const int twice, half(once));
    return twice;
}
Status even(int n) {
    TRY_STATUS(n % 2 ? Status(error("file/not-found", {"odd"})) : Status(Done{}));
    return Done{};
}

}  // namespace

TEST_CASE("a diagnostic is printed with place, sentence, code and hint in both languages") {
    const Diagnostic d = error("job/unknown-layout", {"chu-lo", "chu-lon"}, {"a/c.yaml", 3, 7});
    CHECK(format_diagnostic(d, Language::English) ==
          "a/c.yaml:3:7: error: there is no layout “chu-lo” [job/unknown-layout]\n  hint: use: chu-lon; see: codong "
          "list layouts");
    CHECK(format_diagnostic(d, Language::Vietnamese) ==
          "a/c.yaml:3:7: lỗi: không có mẫu “chu-lo” [job/unknown-layout]\n  gợi ý: dùng: chu-lon; xem: codong list "
          "layouts");
}

TEST_CASE("what is not known of a place is left out") {
    CHECK(format_diagnostic(warning("cli/unknown-option", {"-q"}), Language::English) ==
          "warning: there is no option “-q” [cli/unknown-option]");
    CHECK(format_diagnostic(note("cli/unknown-option", {"-q"}, {"f", 0, 0}), Language::Vietnamese) ==
          "f: ghi chú: không có tùy chọn “-q” [cli/unknown-option]");
    CHECK(format_diagnostic(error("cli/unknown-option", {"-q"}, {"f", 2, 0}), Language::English) ==
          "f:2: error: there is no option “-q” [cli/unknown-option]");
}

TEST_CASE("arguments are put in as they are, and missing ones leave nothing") {
    CHECK(sentence(error("cli/unknown-option", {"{0}{1}"}), Language::English) == "there is no option “{0}{1}”");
    CHECK(sentence(error("cli/unknown-option"), Language::English) == "there is no option “”");
}

TEST_CASE("an unknown code stands for itself") {
    CHECK(sentence(error("no/such-code"), Language::Vietnamese) == "no/such-code");
    CHECK(hint(error("no/such-code"), Language::Vietnamese).empty());
}

TEST_CASE("warnings and notes are no errors, and lists join") {
    Diagnostics list{warning("a"), note("b")};
    CHECK_FALSE(has_errors(list));
    append(list, {error("c")});
    CHECK(has_errors(list));
    CHECK(list.size() == 3);
}

TEST_CASE("the table has each code once, in both languages, with the same places to fill") {
    std::map<std::string_view, int> count;
    for (const MessageRow& row : message_table()) {
        INFO(std::string(row.code));
        CHECK(++count[row.code] == 1);
        CHECK(row.code.find('/') != std::string_view::npos);
        CHECK_FALSE(row.vi.empty());
        CHECK_FALSE(row.en.empty());
        CHECK(row.hint_vi.empty() == row.hint_en.empty());
        CHECK(row.vi != row.en);
        for (const std::string_view text : {row.vi, row.en, row.hint_vi, row.hint_en})
            for (const char c : placeholders(text)) CHECK((c >= '0' && c <= '9'));
        // One language may say a detail less, but no more than the other's sentence and hint together.
        std::set<char> vi = placeholders(row.vi), en = placeholders(row.en);
        vi.merge(placeholders(row.hint_vi));
        en.merge(placeholders(row.hint_en));
        if (row.code != "yaml/syntax") CHECK(vi == en);
    }
    CHECK(count.size() > 100);
}

TEST_CASE("a result is a value or the reasons why there is none") {
    CHECK(*quarter(12) == 3);
    const auto none = quarter(6);
    REQUIRE_FALSE(none);
    CHECK(none.diagnostics() == Diagnostics{error("file/not-found", {"odd"})});
    CHECK(even(2));
    CHECK_FALSE(even(3));
}
