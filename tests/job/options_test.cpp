#include "job/options.h"

#include <catch2/catch.hpp>
#include <set>

using namespace codong;

namespace {

std::string set(JobOptions& options, const char* name, const std::string& value) {
    const OptionRow* row = find_option(name);
    REQUIRE(row);
    const auto done = row->set(options, value);
    return done ? "" : done.diagnostics()[0].code;
}

}  // namespace

TEST_CASE("every option has one name and is explained in both languages") {
    std::set<std::string_view> names;
    for (const OptionRow& row : job_options()) {
        INFO(std::string(row.name));
        CHECK(names.insert(row.name).second);
        if (!row.short_name.empty()) CHECK(names.insert(row.short_name).second);
        CHECK_FALSE(row.vi.empty());
        CHECK_FALSE(row.en.empty());
        CHECK((row.kind == OptionKind::Flag) == row.value.empty());
        CHECK(find_option(row.name) == &row);
    }
    CHECK(find_option("no-such") == nullptr);
    CHECK(find_option("") == nullptr);
}

TEST_CASE("the options users rely on are all there") {
    for (const char* name : {"message", "format", "layout", "theme", "type", "unit", "jobs", "timings", "json",
                             "curves", "data", "output"}) {
        INFO(name);
        CHECK(find_option(name));
    }
    CHECK(find_option("o") == find_option("output"));
}

TEST_CASE("lists are split at commas, blanks around ids do not count") {
    CHECK(split_ids("m1,m3") == std::vector<std::string>{"m1", "m3"});
    CHECK(split_ids(" m1 , m3 ,") == std::vector<std::string>{"m1", "m3"});
    CHECK(split_ids("").empty());
    CHECK(split_ids(",,").empty());
    JobOptions options;
    CHECK(set(options, "message", "m1,m2") == "");
    CHECK(options.messages == std::vector<std::string>{"m1", "m2"});
    CHECK(set(options, "message", ",") == "job/empty-list");
}

TEST_CASE("numbers are whole, in range and nothing else") {
    JobOptions options;
    CHECK(set(options, "jobs", "4") == "");
    CHECK(options.jobs == 4);
    for (const char* wrong : {"0", "-1", "257", "4x", "", "x", "1e9", "nan", "inf", "2.5", " 4"}) {
        INFO(wrong);
        CHECK(set(options, "jobs", wrong) == "job/bad-number");
    }
    CHECK(options.jobs == 4);
    CHECK(set(options, "dpi", "150") == "");
    CHECK(options.dpi == 150);
    CHECK(set(options, "dpi", "0") == "job/bad-number");
    CHECK(set(options, "dpi", "1201") == "job/bad-number");
}

TEST_CASE("flags are off until asked for") {
    JobOptions options;
    CHECK_FALSE(options.curves);
    CHECK(set(options, "curves", "") == "");
    CHECK(options.curves);
}
