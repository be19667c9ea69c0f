#include "check/curve_proof.h"

#include <catch2/catch.hpp>
#include <functional>

#include "paint/vector.h"
#include "press/qpdf.h"
#include "press/sheet.h"
#include "support/paint_scenes.h"
#include "text/face.h"
#include "text/unicode.h"

using namespace codong;
using namespace codong::test;

namespace {

#ifdef CODONG_SANITIZED
constexpr int k_every = 17;
#else
constexpr int k_every = 3;
#endif

TextFaceRef face() {
    static const TextFaceRef opened = [] {
        const std::string file = CODONG_SOURCE_DIR "/fonts/files/be-vietnam-pro-700.ttf";
        auto made = TextFace::open({"be-vietnam-pro-700", "Be Vietnam Pro", 700, file, false, true}, file_bytes(file));
        REQUIRE(made);
        return *made;
    }();
    return opened;
}

GlyphRun line(const std::string& text, double size, Point origin, Paint fill = InkPaint{k_black, 1}) {
    GlyphRun run;
    run.info = {Role::Slogan, "test"};
    run.face = face();
    run.size = size;
    run.origin = origin;
    run.text = text;
    run.fill = std::move(fill);
    double x = 0;
    for (const char32_t letter : to_utf32(text)) {
        const uint32_t glyph = face()->glyph_for(letter);
        run.glyphs.push_back({glyph, x, 0});
        run.clusters.push_back({static_cast<uint32_t>(to_utf8(letter).size()), 1});
        x += face()->advance(glyph);
    }
    return run;
}

constexpr const char* k_first = "TRẺ EM NHƯ BÚP TRÊN CÀNH";
constexpr const char* k_second = "Biết ăn, biết ngủ, biết học hành là ngoan – 1945";

Scene poster(double size = 12) {
    Scene scene = page(297, 420, 3);
    scene.items.push_back(filled(Path::rect(scene.bleed_rect()), InkPaint{k_yellow, 1}));
    scene.items.push_back(line(k_first, size, {15, 100}));
    scene.items.push_back(line(k_second, size / 2, {15.3, 130.7}));
    scene.items.push_back(filled(Path::circle({150, 300}, 40), InkPaint{k_red, 1}));
    return scene;
}

std::string pressed(const Scene& scene, double scale = 1) {
    const auto painted = paint_pdf(scene, {scale, TextAs::Curves});
    REQUIRE(painted);
    PressSpec spec;
    spec.trim = scene.trim;
    spec.bleed = scene.bleed;
    spec.scale = scale;
    spec.intent = fogra39();
    const auto out = press_pdf(painted->bytes, painted->keys, spec);
    REQUIRE(out);
    return *out;
}

Result<CurveProof> proof(const std::string& pdf, const Scene& scene, double scale = 1) {
    const auto facts = read_pdf(pdf, {.image_pixels = false, .paths = true});
    REQUIRE(facts);
    return prove_curves(*facts, scene, scale);
}

// The page's operators a line each, changed.
std::string edited(const std::string& pdf, const std::function<void(std::vector<std::string>&)>& change) {
    QPDF q;
    q.processMemoryFile("in", pdf.data(), pdf.size());
    QPDFObjectHandle page_object = q.getAllPages()[0];
    QPDFObjectHandle contents = page_object.getKey("/Contents");
    const auto data = contents.getStreamData();
    std::istringstream in(std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize()));
    std::vector<std::string> operators{""};
    for (std::string word; in >> word;) {
        operators.back() += word + " ";
        if (word != "re" && word.find_first_of("0123456789/.[]()<>") == std::string::npos) operators.emplace_back();
    }
    change(operators);
    std::string out;
    for (const std::string& one : operators) out += one + "\n";
    contents.replaceStreamData(out, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
    QPDFWriter w(q);
    w.setOutputMemory();
    w.setStaticID(true);
    w.write();
    const auto buffer = w.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

// Where contour `number` of the page's outlines with curves or more than four lines begins and ends.
std::pair<size_t, size_t> contour(const std::vector<std::string>& operators, int number) {
    for (size_t i = 0; i < operators.size(); ++i) {
        if (!operators[i].ends_with("m ")) continue;
        size_t end = i;
        while (end < operators.size() && !operators[end].ends_with("h ")) ++end;
        if (number-- == 0) return {i, end};
    }
    FAIL("no such contour");
    return {};
}

std::string code_of(const Result<CurveProof>& result) {
    return result ? "" : result.diagnostics().front().code;
}

std::string moved(const std::string& op, double dx) {
    std::istringstream in(op);
    std::string out, word;
    while (in >> word) {
        const bool number = word.find_first_of("0123456789") != std::string::npos;
        out += (number ? std::to_string(std::stod(word) + dx) : word) + " ";
    }
    return out;
}

}  // namespace

TEST_CASE("the outlines of a file give back its text, at true size, 1:10 and in a gradient") {
    Scene scene = poster();
    auto read = proof(pressed(scene), scene);
    REQUIRE(read);
    CHECK(read->lines == std::vector<std::string>{k_first, k_second});
    CHECK(read->deviation < 0.002);

    scene = poster(120);
    read = proof(pressed(scene, 0.1), scene, 0.1);
    REQUIRE(read);
    CHECK(read->lines == std::vector<std::string>{k_first, k_second});
    CHECK(read->deviation < k_curve_tolerance);

    scene = page(297, 420, 3);
    auto turned = group();
    turned->transform = Transform::translation(100, 200).after(Transform::rotation(12));
    turned->items.push_back(
        line(k_first, 9, {1, 2}, linear({0, 0}, {100, 0}, InkPaint{k_red, 1}, InkPaint{k_yellow, 1})));
    scene.items.push_back(std::move(turned));
    read = proof(pressed(scene), scene);
    INFO((read ? "" : format_diagnostic(read.diagnostics()[0], Language::English)));
    REQUIRE(read);
    CHECK(read->lines == std::vector<std::string>{k_first});
}

TEST_CASE("a contour removed or moved, a point pulled, a line lost are found") {
    const Scene scene = poster();
    const std::string good = pressed(scene);
    REQUIRE(proof(good, scene));
    int contours = 0;
    edited(good, [&](auto& ops) {
        for (const std::string& op : ops) contours += op.ends_with("m ");
    });
    REQUIRE(contours > 60);
    // Whatever contour of the text is touched, by a twentieth of a millimetre or altogether.
    for (int number = 1; number < contours - 3; number += k_every) {
        INFO("contour " << number);
        CHECK(code_of(proof(edited(good,
                                   [&](auto& ops) {
                                       const auto [first, last] = contour(ops, number);
                                       ops.erase(ops.begin() + static_cast<long>(first),
                                                 ops.begin() + static_cast<long>(last) + 1);
                                   }),
                            scene)) != "");
        CHECK(code_of(proof(edited(good,
                                   [&](auto& ops) {
                                       const auto [first, last] = contour(ops, number);
                                       for (size_t i = first; i < last; ++i) ops[i] = moved(ops[i], 0.05 * 72 / 25.4);
                                   }),
                            scene)) != "");
        CHECK(code_of(proof(edited(good,
                                   [&](auto& ops) {
                                       const auto [first, last] = contour(ops, number);
                                       ops[first + 1] = moved(ops[first + 1], 0.1 * 72 / 25.4);
                                   }),
                            scene)) == "check/curves-unread");
    }
    CHECK(code_of(proof(pressed(page(297, 420, 3)), scene)) == "check/curves-missing");
}

TEST_CASE("one changed letter is read as what it has become") {
    const Scene scene = poster();
    Scene other = poster();
    other.items[1] = line("TRÈ EM NHƯ BÚP TRÊN CÀNH", 12, {15, 100});
    const auto read = proof(pressed(other), scene);
    REQUIRE_FALSE(read);
    CHECK(read.diagnostics().front().code == "check/curves-text");
    CHECK(read.diagnostics().front().args == std::vector<std::string>{"TRÈ EM NHƯ BÚP TRÊN CÀNH", k_first});
    other.items[1] = line("TRẺEM NHƯ BÚP TRÊN CÀNH", 12, {15, 100});
    CHECK_FALSE(proof(pressed(other), scene));
}
