#include "job/plan.h"

#include <catch2/catch.hpp>
#include <set>

#include "job/prepare.h"
#include "support/composed_pages.h"
#include "support/program.h"

using namespace codong;
using namespace codong::test;

namespace {

using Names = std::vector<std::string>;

Result<std::unique_ptr<JobPlan>> planned(const JobOptions& options) {
    static DataFiles data(ComposedPages::data_folder());
    return make_plan(options, data);
}

Names names_of(const JobOptions& options) {
    const auto plan = planned(options);
    if (!plan) return {format_diagnostic(plan.diagnostics()[0], Language::English)};
    Names names;
    for (const Piece& piece : (*plan)->pieces) names.push_back(piece.name());
    return names;
}

std::set<std::string> codes_of(const JobOptions& options) {
    std::set<std::string> codes;
    if (const auto plan = planned(options); !plan)
        for (const Diagnostic& d : plan.diagnostics()) codes.insert(d.code);
    return codes;
}

}  // namespace

TEST_CASE("pieces come by format as asked, then message, layout and theme") {
    JobOptions options;
    options.formats = {"og", "ap-phich-a3"};
    options.messages = {"m2", "m1"};
    CHECK(names_of(options) == Names{"og/m2", "og/m1", "ap-phich-a3/m2", "ap-phich-a3/m1"});
    options.messages = {"m1"};
    options.formats = {"og"};
    options.layouts = {"vong-tay", "chu-lon"};
    CHECK(names_of(options) == Names{"og/m1-vong-tay", "og/m1-chu-lon"});
    options.themes = {"son", "troi"};
    CHECK(names_of(options) ==
          Names{"og/m1-vong-tay-son", "og/m1-vong-tay-troi", "og/m1-chu-lon-son", "og/m1-chu-lon-troi"});
    options.layouts = {"chu-lon"};
    CHECK(names_of(options) == Names{"og/m1-son", "og/m1-troi"});
}

TEST_CASE("no two pieces of a plan share a name, with everything asked for at once") {
    JobOptions options;
    options.formats = {"og", "to-roi-a5"};
    options.messages = {"m1", "m2"};
    options.layouts = options.themes = {"all"};
    options.types = {"all"};
    const Names names = names_of(options);
    CHECK(names.size() > 40);
    CHECK(std::set<std::string>(names.begin(), names.end()).size() == names.size());
}

TEST_CASE("every unit of a table has its own files") {
    const Scratch scratch;
    JobOptions options;
    options.formats = {"og"};
    options.messages = {"m1"};
    options.unit = scratch.write("units.csv", "name,superior\nXã Mẫu Một,Huyện Mẫu\nXã Mẫu Hai,Huyện Mẫu\n");
    const Names names = names_of(options);
    REQUIRE(names.size() == 2);
    CHECK(names[0] != names[1]);
    CHECK(names[0].starts_with("og/m1-"));
    options.unit = scratch.write("one.csv", "name,superior\nXã Mẫu Một,Huyện Mẫu\n");
    CHECK(names_of(options) == Names{"og/m1"});
}

TEST_CASE("types are the options', else the campaign's, else the sheet's usual one") {
    const auto types = [](JobOptions options) {
        options.messages = {"m1"};
        const auto plan = planned(options);
        REQUIRE(plan);
        return (*plan)->pieces.at(0).types;
    };
    JobOptions options;
    options.formats = {"ap-phich-a3"};
    CHECK(types(options) == Names{"pdf"});
    options.formats = {"fb-square"};
    CHECK(types(options) == Names{"png"});
    options.formats = {"ap-phich-a2"};  // not of the campaign
    CHECK(types(options) == Names{"pdf"});
    options.types = {"tiff", "svg"};
    CHECK(types(options) == Names{"tiff", "svg"});
}

TEST_CASE("an LED board's format is made on demand") {
    JobOptions options;
    options.formats = {"led-3840x1920-p10"};
    options.messages = {"m1"};
    const auto plan = planned(options);
    REQUIRE(plan);
    CHECK((*plan)->pieces[0].sheet->pixels.width == 384);
    CHECK((*plan)->pieces[0].sheet->pixels.height == 192);
}

TEST_CASE("everything unknown in a request is told at once") {
    JobOptions options;
    options.messages = {"m1", "m77"};
    options.formats = {"og", "khong-co"};
    options.layouts = {"khong-co"};
    options.themes = {"khong-co"};
    CHECK(codes_of(options) ==
          std::set<std::string>{"job/unknown-message", "sheet/unknown", "job/unknown-layout", "job/unknown-theme"});
    JobOptions types;
    types.types = {"gif"};
    CHECK(codes_of(types) == std::set<std::string>{"job/unknown-type"});
}

TEST_CASE("a suggestion is the nearest id, or all there are") {
    const Names ids{"chu-lon", "trong-dong", "vong-tay"};
    CHECK(suggestion("chu-lo", ids) == "chu-lon");
    CHECK(suggestion("xyz", ids) == "chu-lon, trong-dong, vong-tay");
    CHECK(suggestion("xyz", {}).empty());
}

TEST_CASE("the data folder is the one asked for, or is said to be none") {
    CHECK(find_data(ComposedPages::data_folder()));
    const Scratch scratch;
    const auto none = find_data(scratch.path());
    REQUIRE_FALSE(none);
    CHECK(none.diagnostics()[0].code == "job/no-data");
    CHECK(none.diagnostics()[0].args == Names{scratch.path()});
}

TEST_CASE("only the faces that a plan wears are opened") {
    JobOptions options;
    options.formats = {"og"};
    options.messages = {"m4"};
    options.layouts = {"chu-lon"};
    ComposedPages pages(options);
    std::set<std::string> faces;
    for (const TextFaceRef& face : pages.world().fonts->faces()) faces.insert(face->id());
    CHECK(faces == std::set<std::string>{"be-vietnam-pro-600", "be-vietnam-pro-700", "be-vietnam-pro-900"});
}

TEST_CASE("a unit's own helpline goes before the campaign's") {
    JobPlan plan;
    plan.campaign.helpline = "111";
    plan.campaign.helpline_name = "Tổng đài";
    plan.occasion = "Tháng hành động";
    const Message message;
    Unit unit;
    unit.name = "Xã Mẫu";
    Fields fields = fields_of(&unit, plan, message);
    CHECK(fields.at("helpline") == "111");
    CHECK(fields.at("short_name") == "Xã Mẫu");
    CHECK(fields.at("occasion") == "Tháng hành động");
    CHECK_FALSE(fields.contains("superior"));
    unit.helpline = "0123";
    unit.short_name = "Mẫu";
    fields = fields_of(&unit, plan, message);
    CHECK(fields.at("helpline") == "0123");
    CHECK_FALSE(fields.contains("helpline_name"));
    CHECK(fields.at("short_name") == "Mẫu");
    CHECK_FALSE(fields_of(nullptr, plan, message).contains("unit"));
}
