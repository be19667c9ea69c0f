#include <catch2/catch.hpp>
#include <set>

#include "check/preflight.h"
#include "press/sheet.h"

using namespace codong;
using namespace codong::test;

namespace {

PreflightSpec leaflet() {
    PreflightSpec spec;
    spec.trim = Size{148, 210};
    spec.bleed = Insets{3, 3, 3, 3};
    spec.text = "Cử tri cả nước hăng hái đi bầu cử";
    spec.text_areas = {{5, 5, 138, 200}};
    return spec;
}

std::map<std::string, int> codes_of(const std::string& name) {
    std::map<std::string, int> codes;
    for (const Diagnostic& d : preflight(CODONG_SOURCE_DIR "/tests/corpus/foreign/" + name + ".pdf", leaflet()))
        ++codes[d.code];
    return codes;
}

std::string names_of(const std::map<std::string, int>& codes) {
    std::string out;
    for (const auto& [code, count] : codes) out += code + " " + std::to_string(count) + "\n";
    return out;
}

// Every PDF that was made for a screen or an office lacks these.
constexpr const char* k_common[] = {"preflight/no-pdfx",   "preflight/no-xmp",      "preflight/trapped",
                                    "preflight/no-intent", "preflight/no-trim-box", "preflight/bleed",
                                    "preflight/rgb"};

}  // namespace

TEST_CASE("a browser's, a drawing program's and an office's PDF are judged by what is wrong with each, and no more") {
    struct Foreign {
        const char* name;
        std::set<std::string> own;  // besides what all lack
    };
    const Foreign files[] = {
        {"chromium", {"preflight/no-id", "preflight/size", "preflight/small-text"}},
        {"inkscape",
         {"preflight/no-id", "preflight/no-info", "preflight/no-language", "preflight/rgb-blend",
          "preflight/hairline"}},
        {"libreoffice", {"preflight/no-info", "preflight/forbidden"}},
    };
    for (const Foreign& file : files) {
        const auto codes = codes_of(file.name);
        INFO(file.name << "\n" << names_of(codes));
        std::set<std::string> expected = file.own;
        expected.insert(std::begin(k_common), std::end(k_common));
        for (const std::string& code : expected) CHECK(codes.contains(code));
        for (const auto& [code, count] : codes) CHECK(expected.contains(code));
    }
}

TEST_CASE("letters that a program places one by one are told as the words they make") {
    for (const Diagnostic& d : preflight(CODONG_SOURCE_DIR "/tests/corpus/foreign/chromium.pdf", leaflet()))
        if (d.code == "preflight/small-text") CHECK(d.args[0] == "In tại xưởng");
    CHECK(codes_of("chromium")["preflight/small-text"] == 1);
}
