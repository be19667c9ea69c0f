#include "layout/figure.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "layout/folder.h"
#include "layout/layout.h"

using namespace codong;

namespace {

const std::string k_root = CODONG_SOURCE_DIR;

Dataset data(const std::string& items, const std::string& head = "") {
    const auto read = parse_dataset("id: a\nvi: a\nen: a\n" + head +
                                        "sources:\n  - {id: luat, document: Luật, section: Điều 1}\n"
                                        "  - {id: so, document: Sổ tay}\n"
                                        "  - {id: ta, document: đơn vị biên soạn, advice: true}\nitems:\n" +
                                        items,
                                    "a.yaml");
    if (!read) FAIL(format_diagnostic(read.diagnostics().front(), Language::English));
    return read.value();
}

std::vector<std::string> problems(const std::string& items) {
    const auto read =
        parse_dataset("id: a\nvi: a\nen: a\nsources:\n  - {id: luat, document: Luật}\nitems:\n" + items, "a.yaml");
    std::vector<std::string> codes;
    if (!read)
        for (const Diagnostic& problem : read.diagnostics()) codes.push_back(problem.code);
    return codes;
}

struct Reading {
    FigureNode figure;
    Diagnostics problems;
    bool has(const std::string& code) const {
        return std::any_of(problems.begin(), problems.end(), [&](const Diagnostic& d) { return d.code == code; });
    }
};

Reading figure(const std::string& yaml, const Dataset& of) {
    IconShelf icons(k_root + "/fonts/icons");
    Reading out;
    const auto tree = parse_yaml(yaml, "a.yaml");
    REQUIRE(tree);
    out.figure = read_figure(*tree, {&of, &icons}, out.problems);
    return out;
}

const std::string k_items =
    "  - {id: mot, value: 12.5, unit: \"%\", label: Một, text: một, icon: heart, source: luat}\n"
    "  - {id: hai, value: 5762302, label: Hai, icon: house, source: so}\n"
    "  - {id: ba, value: \"01/6\", unit: hằng năm, label: Ba, source: luat}\n";

}  // namespace

TEST_CASE("numbers are written the Vietnamese way") {
    const std::pair<const char*, const char*> rows[] = {{"0", "0"},
                                                        {"7", "7"},
                                                        {"100", "100"},
                                                        {"1000", "1.000"},
                                                        {"10869", "10.869"},
                                                        {"496183", "496.183"},
                                                        {"12.5", "12,5"},
                                                        {"12.50", "12,50"},
                                                        {"5762302", "5.762.302"},
                                                        {"1234.567", "1.234,567"},
                                                        {"-3", "−3"},
                                                        {"-1234.5", "−1.234,5"}};
    for (const auto& [written, shown] : rows) {
        INFO(written);
        CHECK(vietnamese_number(written) == std::string(shown));
    }
    for (const char* words : {"", "-", "1.", ".5", "1e3", "0x10", "01/6", "1,5", "+1", "111 ", "--1", "1.2.3"}) {
        INFO(words);
        CHECK_FALSE(vietnamese_number(words));
    }
}

TEST_CASE("a figure in quotes is words: years, dates and telephone numbers stay as written") {
    const Dataset d = data(
        "  - {id: a, value: 2030, source: so}\n  - {id: b, value: \"2030\", source: so}\n"
        "  - {id: c, value: 01/6, source: so}\n");
    CHECK(d.items[0].figure == "2.030");
    CHECK(d.items[0].number == 2030);
    CHECK(d.items[1].figure == "2030");
    CHECK_FALSE(d.items[1].number);
    CHECK(d.items[2].figure == "01/6");
}

TEST_CASE("a sign stands with its number, a unit in words apart") {
    const Dataset d = data(k_items);
    CHECK(d.items[0].figure_with_sign() == "12,5 %");
    CHECK(d.items[0].unit_in_words().empty());
    CHECK(d.items[2].figure_with_sign() == "01/6");
    CHECK(d.items[2].unit_in_words() == "hằng năm");
}

TEST_CASE("the source line names every source once, in the order of the items, and advice as advice") {
    CHECK(data(k_items).source_line() == "Nguồn: Luật, Điều 1; Sổ tay.");
    CHECK(data("  - {id: a, label: A, source: ta}\n").source_line() == "Lời khuyên của đơn vị biên soạn.");
    CHECK(data("  - {id: a, label: A, source: ta}\n  - {id: b, label: B, source: so}\n").source_line() ==
          "Nguồn: Sổ tay. Lời khuyên của đơn vị biên soạn.");
}

TEST_CASE("a figure without a source is refused, and so are unknown sources, doubles and empty items") {
    CHECK(problems("  - {id: a, label: A}\n") == std::vector<std::string>{"layout/no-source"});
    CHECK(problems("  - {id: a, label: A, source: khac}\n") == std::vector<std::string>{"layout/unknown-source"});
    CHECK(problems("  - {id: a, icon: heart, source: luat}\n") == std::vector<std::string>{"layout/empty-item"});
    CHECK(problems("  - {id: a, label: A, source: luat}\n  - {id: a, label: B, source: luat}\n") ==
          std::vector<std::string>{"layout/duplicate-item"});
    CHECK(problems("  []\n") == std::vector<std::string>{"layout/no-items"});
}

TEST_CASE("every figure of the shipped data has a source, and every data file a title") {
    int files = 0;
    for (const std::string& path : yaml_files(k_root + "/layouts/data")) {
        INFO(path);
        const auto read = read_dataset(path);
        REQUIRE(read);
        CHECK(path.ends_with("/" + read->id + ".yaml"));
        CHECK_FALSE(read->title.empty());
        CHECK(read->source_line().size() > 20);
        std::set<std::string> used;
        for (const DataItem& item : read->items) {
            INFO(item.id);
            const auto source = std::find_if(read->sources.begin(), read->sources.end(),
                                             [&](const DataSource& one) { return one.id == item.source; });
            REQUIRE(source != read->sources.end());
            CHECK_FALSE(source->document.empty());
            // Advice brings no figures of its own.
            if (source->advice) CHECK_FALSE(item.number);
            used.insert(item.source);
        }
        CHECK(used.size() == read->sources.size());
        ++files;
    }
    CHECK(files >= 6);
}

TEST_CASE("the fourteen groups are those of the law, in its order") {
    const auto read = read_dataset(k_root + "/layouts/data/14-nhom.yaml");
    REQUIRE(read);
    REQUIRE(read->items.size() == 15);
    CHECK(read->items[0].figure == "14");
    CHECK(read->items[1].text == "Trẻ em mồ côi cả cha và mẹ");
    CHECK(read->items[14].text ==
          "Trẻ em di cư, trẻ em lánh nạn, tị nạn chưa xác định được cha mẹ hoặc không có người chăm sóc");
    for (size_t i = 1; i < read->items.size(); ++i) CHECK(read->items[i].text.starts_with("Trẻ em "));
}

TEST_CASE("a figure takes all items or those named, in the order named") {
    const Dataset d = data(k_items);
    CHECK(figure("{kind: table, items: all}", d).figure.items.size() == 3);
    CHECK(figure("{kind: table}", d).figure.items.size() == 3);
    const Reading two = figure("{kind: icon-grid, items: [hai, mot]}", d);
    CHECK(two.problems.empty());
    REQUIRE(two.figure.items.size() == 2);
    CHECK(two.figure.items[0].data.id == "hai");
    CHECK(two.figure.items[1].icon);
}

TEST_CASE("a figure says what is wrong with it") {
    const Dataset d = data(k_items);
    const Reading unknown = figure("{kind: table, items: [mott]}", d);
    REQUIRE(unknown.has("layout/unknown-item"));
    CHECK(unknown.problems.front().args[2] == "mot");
    CHECK(figure("{kind: pie}", d).has("layout/bad-choice"));
    CHECK(figure("{kind: icon-grid}", d).has("layout/figure-needs"));  // "ba" has no icon
    CHECK(figure("{kind: bars}", d).has("layout/figure-needs"));       // "ba" is no number
    CHECK(figure("{kind: ring, items: [ba]}", d).has("layout/figure-needs"));
    CHECK(figure("{kind: compare, items: [mot, hai]}", d).has("layout/figure-needs"));  // no points
    CHECK(figure("{kind: steps, badge: panel}", d).has("layout/figure-needs"));         // a panel is part of a card
    CHECK(figure("{kind: steps, show: [title]}", d).has("layout/bad-choice"));
    CHECK(figure("{kind: steps, columns: [3, 2]}", d).has("layout/bad-range"));
    CHECK(figure("{kind: steps, badge_size: 0}", d).has("layout/ornament-number"));
    CHECK(figure("{kind: steps, colour: red}", d).has("yaml/unknown-field"));
    Diagnostics problems;
    read_figure(*parse_yaml("{kind: steps}", "a.yaml"), {}, problems);
    REQUIRE_FALSE(problems.empty());
    CHECK(problems.front().code == "layout/no-data");
}

TEST_CASE("inks take turns by item, and a part without an ink is not drawn") {
    const Reading r = figure("{kind: steps, inks: {badge: [main, second], label: deep}}", data(k_items));
    CHECK(r.figure.ink("badge", 0) == "main");
    CHECK(r.figure.ink("badge", 1) == "second");
    CHECK(r.figure.ink("badge", 2) == "main");
    CHECK(r.figure.ink("label", 5) == "deep");
    CHECK(r.figure.ink("spine", 0).empty());
    CHECK_FALSE(r.figure.cards);
}

TEST_CASE("every infographic names its data, prints its source, and uses no icon that is not there") {
    int count = 0;
    for (const std::string& path : yaml_files(k_root + "/layouts")) {
        const auto layout = read_layout(path);
        INFO(path);
        REQUIRE(layout);
        count += layout->kind == "infographic";
    }
    CHECK(count >= 6);
}
