#include <catch2/catch.hpp>
#include <regex>

#include "cli/delivered.h"

using namespace codong::test;

namespace {

std::string repeated_words(int count) {
    const std::vector<std::string> words = words_of(slogans()[0]);
    std::string text;
    for (int i = 0; i < count; ++i) text += (i ? " " : "") + words[static_cast<size_t>(i) % (words.size() - 1)];
    return text + ".";
}

std::string campaign_with(const std::string& formats, const std::string& layout, const std::string& theme) {
    return "id: thu\ntitle: Thử nghiệm của huyện\ncatalogue: messages.yaml\nmessages: all\nissued: 2026-04-22\nunit: "
           "unit.yaml\n"
           "occasion: Tháng hành động vì trẻ em\nformats:\n" +
           formats + "layouts: " + layout + "\nthemes: " + theme + "\n";
}

const std::string k_unit = "id: xa\nname: Ủy ban nhân dân xã Mẫu\nsuperior: Huyện Mẫu\n";

// Circumflex and breve stay with their letters, tones stand apart, as many keyboards leave them.
std::string half_composed(const std::string& text) {
    std::u32string out;
    for (const char32_t c : codong::to_utf32(codong::nfd(text))) {
        const bool shape = c == 0x0302 || c == 0x0306 || c == 0x031B;
        size_t base = out.size();
        while (base > 0 && out[base - 1] >= 0x0300 && out[base - 1] <= 0x036F) --base;
        if (shape && base > 0) {
            const std::string joined = codong::nfc(codong::to_utf8(std::u32string{out[base - 1], c}));
            out[base - 1] = codong::to_utf32(joined)[0];
        } else {
            out += c;
        }
    }
    return codong::to_utf8(out);
}

void write_campaign(const Scratch& scratch, const std::string& folder, const std::string& (*as)(const std::string&)) {
    const std::string plan = bytes_of(data_dir() + "/messages/bao-ve-tre-em/messages.yaml");
    const std::string formats =
        "  - {types: [png], ids: [fb-cover]}\n  - {types: [pdf], ids: [to-roi-a5, bang-ron-ngang-600x100]}\n";
    scratch.write(folder + "/messages.yaml", as(plan));
    scratch.write(folder + "/campaign.yaml", as(campaign_with(formats, "vong-tay", "troi")));
    scratch.write(folder + "/unit.yaml", as(k_unit));
}

}  // namespace

TEST_CASE("a catalogue, campaign and unit written in NFD give the same bytes as in NFC") {
    const Scratch scratch;
    write_campaign(scratch, "nfc", [](const std::string& text) -> const std::string& {
        static std::string out;
        return out = codong::nfc(text);
    });
    write_campaign(scratch, "nfd", [](const std::string& text) -> const std::string& {
        static std::string out;
        return out = codong::nfd(text);
    });
    write_campaign(scratch, "half", [](const std::string& text) -> const std::string& {
        static std::string out;
        return out = half_composed(text);
    });
    CHECK(bytes_of(scratch / "nfc/messages.yaml") != bytes_of(scratch / "nfd/messages.yaml"));
    CHECK(bytes_of(scratch / "half/messages.yaml") != bytes_of(scratch / "nfd/messages.yaml"));
    CHECK(bytes_of(scratch / "half/messages.yaml") != bytes_of(scratch / "nfc/messages.yaml"));
    for (const std::string form : {"nfc", "nfd", "half"}) {
        const Outcome made = Codong({"render", scratch / (form + "/campaign.yaml"), "-o", scratch / ("out-" + form),
                                     "--message", "m2,m5,m7"})
                                 .run();
        INFO(made.err);
        REQUIRE(made.exit == 0);
    }
    CHECK(files_below(scratch / "out-nfc").size() == 10);
    CHECK(differences(scratch / "out-nfc", scratch / "out-nfd") == "");
    CHECK(differences(scratch / "out-nfc", scratch / "out-half") == "");
    const std::string text = output_of({"pdftotext", scratch / "out-nfd/to-roi-a5/m5.pdf", "-"});
    CHECK(codong::is_nfc(text));
    CHECK(contains(codong::to_upper(folded(text)), "ỦY BAN NHÂN DÂN XÃ MẪU"));
}

TEST_CASE(
    "a slogan too long for its box is set smaller, then is an error that says by how much, and the others are "
    "delivered") {
    const Scratch scratch;
    const int counts[] = {3, 40, 90, 260};
    std::string catalogue = "id: dai\ntitle: Câu dài\nsource: {document: Kế hoạch, section: \"1\"}\nmessages:\n";
    for (int i = 0; i < 4; ++i)
        catalogue += "  - {id: t" + std::to_string(i + 1) + ", text: \"" + repeated_words(counts[i]) + "\"}\n";
    scratch.write("messages.yaml", catalogue);
    scratch.write("unit.yaml", k_unit);
    const std::string formats = "  - {types: [png], ids: [og]}\n  - {types: [pdf], ids: [to-roi-a5, ap-phich-a3]}\n";
    for (const std::string layout : {"chu-lon", "vong-tay"}) {
        INFO(layout);
        const std::string campaign = scratch.write("campaign.yaml", campaign_with(formats, layout, "troi"));
        const std::string folder = scratch / ("out-" + layout);
        const Outcome outcome = Codong({"render", campaign, "-o", folder}).run();
        INFO(outcome.err);
        CHECK(outcome.exit == 1);
        const auto manifest = nlohmann::json::parse(bytes_of(folder + "/manifest.json"));
        std::map<std::string, std::vector<double>> caps;
        std::set<std::string> delivered;
        for (const auto& file : manifest["files"]) {
            delivered.insert(file["path"]);
            caps[file["format"]].push_back(file["cap_height_mm"]);
        }
        for (const auto& [format, heights] : caps) {
            INFO(format);
            REQUIRE(heights.size() >= 2);
            for (size_t i = 1; i < heights.size(); ++i) CHECK(heights[i] < heights[i - 1]);
        }
        // 19 px of a link image is 5.08 mm; what stands smaller is not delivered.
        CHECK(caps["og"].back() >= 5.0);
        CHECK_FALSE(delivered.contains("og/t4.png"));
        CHECK(contains(outcome.err, "og/t4"));
        CHECK(contains(outcome.err, scratch / "messages.yaml:8:"));
        const std::regex says("message t4 on og \\(layout " + layout +
                              "\\) would stand ([0-9.]+) mm high and needs ([0-9.]+) mm at least \\(([0-9]+) % more\\) "
                              "\\[compose/too-small\\]");
        std::smatch match;
        REQUIRE(std::regex_search(outcome.err, match, says));
        const double got = std::stod(match[1]), need = std::stod(match[2]), more = std::stod(match[3]);
        CHECK(got < need);
        CHECK(more == Approx((need / got - 1) * 100).margin(2));
        for (const std::string& path : delivered)
            if (path.ends_with(".pdf")) {
                const int number = path[path.find("/t") + 2] - '0';
                const std::string words = codong::to_upper(folded(output_of({"pdftotext", folder + "/" + path, "-"})));
                std::string wanted = codong::to_upper(repeated_words(counts[number - 1]));
                wanted.pop_back();
                INFO(path);
                CHECK(contains(words, wanted));
            }
        std::set<std::string> on_disk;
        for (const auto& [name, path] : files_below(folder)) on_disk.insert(name);
        delivered.insert("manifest.json");
        CHECK(on_disk == delivered);
    }
}

TEST_CASE("the same failures are told in the same order with any number of threads") {
    const Scratch scratch;
    std::string catalogue = "id: dai\ntitle: Câu dài\nsource: {document: Kế hoạch, section: \"1\"}\nmessages:\n";
    for (int i = 1; i <= 6; ++i)
        catalogue += "  - {id: t" + std::to_string(i) + ", text: \"" + repeated_words(i % 2 ? 160 : 5) + "\"}\n";
    scratch.write("messages.yaml", catalogue);
    scratch.write("unit.yaml", k_unit);
    const std::string campaign = scratch.write(
        "campaign.yaml", campaign_with("  - {types: [png], ids: [og, zalo-article]}\n", "chu-lon", "troi"));
    std::string first;
    for (const std::string jobs : {"1", "2", "4"}) {
        const Outcome outcome = Codong({"render", campaign, "-o", scratch / "out", "--jobs", jobs}).run();
        CHECK(outcome.exit == 1);
        if (first.empty()) first = outcome.err;
        CHECK(outcome.err == first);
    }
    CHECK(contains(first, "og/t1"));
}

TEST_CASE("a word too long for any line is set smaller or refused, never cut") {
    const Scratch scratch;
    const std::string word(120, 'W');
    scratch.write(
        "messages.yaml",
        "id: dai\ntitle: Chữ dài\nsource: {document: a, section: \"1\"}\nmessages:\n  - {id: t1, text: \"Xem " + word +
            "\"}\n");
    scratch.write("unit.yaml", k_unit);
    const std::string campaign = scratch.write(
        "campaign.yaml", campaign_with("  - {types: [pdf], ids: [to-roi-a5, phuon-80x240]}\n", "chu-lon", "son"));
    const Outcome outcome = Codong({"render", campaign, "-o", scratch / "out"}).run();
    INFO(outcome.err);
    CHECK((outcome.exit == 0 || outcome.exit == 1));
    for (const auto& [name, path] : files_below(scratch / "out"))
        if (name.ends_with(".pdf")) CHECK(contains(codong::to_upper(output_of({"pdftotext", path, "-"})), word));
}
