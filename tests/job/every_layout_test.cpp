#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>

#include "check/scene_check.h"
#include "support/composed_pages.h"
#include "support/page_balance.h"
#include "support/program.h"

using namespace codong;
using namespace codong::test;
namespace fs = std::filesystem;

namespace {

#ifdef CODONG_SANITIZED
constexpr size_t k_every = 41, k_every_of_one = 6;  // pages looked at: one in so many
#else
constexpr size_t k_every = 1, k_every_of_one = 1;
#endif

// Least share of the text area that the slogan's ink box takes, and the most.
double least_share(const Layout& layout) {
    const bool shares_the_sheet = layout.kind == "infographic" || layout.kind == "photo" || layout.kind == "leaflet";
    return shares_the_sheet ? 0.12 : 0.30;
}
constexpr double k_most_share = 0.80;

struct Fault {
    std::string page;
    std::string what;
};

// Every layout on every sheet that it claims; of other sheets than the default ones, each with two of the messages.
class Survey {
public:
    explicit Survey(const std::string& unit, const std::string& data = {}, size_t every = k_every)
        : m_pages(options(unit), data.empty() ? ComposedPages::data_folder() : data) {
        ComposedPages plan{JobOptions{}};
        for (const Piece& piece : plan.pieces()) m_default.insert(piece.sheet->id);
        size_t count = 0;
        for (const Piece& piece : m_pages.pieces()) {
            if (!looks_at(piece) || count++ % every != 0) continue;
            look(piece);
        }
    }

    const std::vector<Fault>& faults() const { return m_faults; }
    size_t pages() const { return m_looked; }

    std::set<std::string> default_sheets() const { return m_default; }
    // Layouts by default sheet, and sheets by layout with the arrangement each took.
    std::map<std::string, std::set<std::string>> suited;
    std::map<std::string, std::map<std::string, std::string>> arrangements;
    std::map<std::string, double> aspects;

private:
    static JobOptions options(const std::string& unit) {
        JobOptions options;
        options.layouts = options.formats = {"all"};
        options.unit = unit;
        return options;
    }

    bool looks_at(const Piece& piece) const {
        // Made for two languages: second_language_test looks at it with both.
        if (piece.layout->id == "song-ngu") return false;
        // All nine messages on the default sheets, two on each other one; all everywhere with CODONG_EVERY_PAGE=1.
        if (m_default.contains(piece.sheet->id) || std::getenv("CODONG_EVERY_PAGE")) return true;
        size_t turn = 0;
        for (const char c : piece.sheet->id) turn = (turn + static_cast<unsigned char>(c)) % 9;
        return piece.message_index == turn || piece.message_index == (turn + 4) % 9;
    }

    void look(const Piece& piece) {
        ++m_looked;
        const std::string page = piece.layout->id + " " + piece.sheet->id + " " + piece.message->id;
        const auto fault = [&](const std::string& what) { m_faults.push_back({page, what}); };
        const auto made = m_pages.compose(piece);
        if (!made) return fault(format_diagnostic(made.diagnostics().front(), Language::English));
        if (m_default.contains(piece.sheet->id)) suited[piece.sheet->id].insert(piece.layout->id);
        arrangements[piece.layout->id][piece.sheet->id] = made->variant;
        aspects[piece.sheet->id] = piece.sheet->aspect();
        for (const Diagnostic& d : check_scene(*made, *piece.sheet))
            fault(made->variant + " " + format_diagnostic(d, Language::English));
        measure(piece, *made, fault);
    }

    template <class Fault>
    void measure(const Piece& piece, const Composed& made, Fault fault) const {
        const Sheet& sheet = *piece.sheet;
        const double side = std::min(sheet.trim.width, sheet.trim.height);
        const double uneven = std::min(unevenness(made.scene, true), unevenness(made.scene, false));
        if (uneven > k_uneven * sheet.trim.width)
            fault(fmt::format("{} the slogan's lines miss their common edge by {:.2f} mm", made.variant, uneven));
        // The corners of a triangular flag are cut away.
        if (const double band = SmallPicture(made.scene).widest_empty_band();
            band > k_empty_band && sheet.id != "co-tam")
            fault(fmt::format("{} is empty over {:.0f} % of its height or width", made.variant, band * 100));
        // A round picture of a profile stands beside its owner's name.
        if (piece.unit && !sheet.is_circle &&
            std::none_of(made.texts.begin(), made.texts.end(),
                         [](const SetText& text) { return text.role == Role::Unit; }))
            fault(made.variant + " does not name the unit");
        for (const SetText& text : made.texts) {
            if (text.role == Role::Slogan) {
                const double share =
                    text.ink.width * text.ink.height / (sheet.text_area.width * sheet.text_area.height);
                const double least = least_share(*piece.layout);
                if (share < least || share > k_most_share)
                    fault(fmt::format("{} slogan takes {:.1f} % of the text area", made.variant, share * 100));
            }
            if (text.field == "unit" || text.field == "superior") {
                const double off = off_column(slogan_of(made), text.ink);
                if (off > k_off_column * sheet.trim.width)
                    fault(fmt::format("{} “{}” shares no edge or axis with the slogan under it, {:.1f} mm off",
                                      made.variant, text.shown, off));
            }
            if (text.least_cap < sheet.least_cap_mm() * share_of_least(text.role))
                fault(fmt::format("{} “{}” has capitals of {:.2f} mm, the sheet asks {:.2f}", made.variant, text.shown,
                                  text.least_cap, sheet.least_cap_mm()));
            const Rect ink = text.ink;
            const double nearest =
                std::min({ink.x, ink.y, sheet.trim.width - ink.right(), sheet.trim.height - ink.bottom()});
            if (nearest < k_least_margin * side)
                fault(fmt::format("{} “{}” stands {:.1f} % of the short side from the trim", made.variant, text.shown,
                                  nearest / side * 100));
        }
    }

    static Rect slogan_of(const Composed& made) {
        for (const SetText& text : made.texts)
            if (text.role == Role::Slogan) return text.ink;
        return {};
    }

    // The least cap height of a sheet is that of its slogan; labels are read from nearer, sources from nearest.
    static double share_of_least(Role role) { return role == Role::Slogan ? 1 : role == Role::Source ? 0.38 : 0.42; }
    // How far the slogan's lines are from sharing an edge or an axis, mm.
    // A run without the marks that end it, which hang out of the column.
    static GlyphRun letters_of(GlyphRun run) {
        const auto is_mark = [&](size_t at, size_t count) {
            static const std::set<std::string> marks = {",", "."};
            return marks.contains(run.text.substr(at, count));
        };
        while (run.clusters.size() > 1) {
            const Cluster& last = run.clusters.back();
            if (!is_mark(run.text.size() - last.byte_count, last.byte_count)) break;
            run.text.resize(run.text.size() - last.byte_count);
            run.glyphs.resize(run.glyphs.size() - last.glyph_count);
            run.clusters.pop_back();
        }
        return run;
    }

    static double unevenness(const Scene& scene, bool hanging) {
        std::map<long, Rect> lines;  // by baseline, in hundredths of a millimetre
        for_each_leaf(scene, [&](const Item& item, const Transform&) {
            const auto* run = std::get_if<GlyphRun>(&item);
            if (!run || run->info.role != Role::Slogan) return;
            Rect& line = lines[std::lround(run->origin.y * 100)];
            line = line.united(ink_bounds(hanging ? letters_of(*run) : *run));
        });
        double least = 1e300;
        for (const double at : {0.0, 0.5, 1.0}) {
            double low = 1e300, high = -1e300;
            for (const auto& [baseline, line] : lines) {
                low = std::min(low, line.x + line.width * at);
                high = std::max(high, line.x + line.width * at);
            }
            least = std::min(least, high - low);
        }
        return least;
    }

    static constexpr double k_least_margin = 0.022;
    static constexpr double k_uneven = 0.005;      // of the width
    static constexpr double k_off_column = 0.014;  // of the width: a comma that hangs moves the axis of its line
    static constexpr double k_empty_band = 0.34;   // of the height or width

    std::set<std::string> m_default;
    ComposedPages m_pages;
    std::vector<Fault> m_faults;
    size_t m_looked = 0;
};

void report(const Survey& survey) {
    for (const Fault& fault : survey.faults()) UNSCOPED_INFO(fault.page << ": " << fault.what);
    if (std::getenv("CODONG_SHOW_FAULTS"))
        for (const Fault& fault : survey.faults()) std::printf("%s: %s\n", fault.page.c_str(), fault.what.c_str());
    std::printf("%zu pages of every layout, %zu faults\n", survey.pages(), survey.faults().size());
}

const Survey& plain() {
    static const Survey survey("");
    return survey;
}

}  // namespace

TEST_CASE("every layout keeps every rule on every sheet that it claims") {
    report(plain());
    CHECK(plain().faults().empty());
}

TEST_CASE("every layout keeps every rule with a unit's name, code, number and address too") {
    const Scratch scratch;
    scratch.write("unit.yaml",
                  "name: Ủy ban nhân dân xã MẪU\nsuperior: Ủy ban nhân dân tỉnh MẪU\nqr: https://example.vn\n"
                  "helpline: \"111\"\ncontact: Số 1, đường MẪU, xã MẪU\n");
    const Survey survey(scratch / "unit.yaml");
    report(survey);
    CHECK(survey.faults().empty());
}

#ifndef CODONG_SANITIZED
TEST_CASE("each default sheet is suited by six layouts or more") {
    CHECK(plain().default_sheets().size() == 19);
    for (const std::string& sheet : plain().default_sheets()) {
        INFO(sheet);
        CHECK(plain().suited.at(sheet).size() >= 6);
    }
}

TEST_CASE("each layout suits six sheets or more of two classes of shape, in two arrangements or more") {
    for (const auto& [layout, sheets] : plain().arrangements) {
        INFO(layout);
        CHECK(sheets.size() >= 6);
        std::set<std::string> classes, variants;
        for (const auto& [sheet, variant] : sheets) {
            const double aspect = plain().aspects.at(sheet);
            classes.insert(aspect < 0.5    ? "tall"
                           : aspect < 0.9  ? "upright"
                           : aspect < 1.25 ? "square"
                           : aspect < 2.4  ? "landscape"
                                           : "strip");
            variants.insert(variant);
        }
        CHECK(classes.size() >= 2);
        CHECK(variants.size() >= 2);
    }
}

TEST_CASE("fifteen families of layouts or more, besides the infographics") {
    size_t families = 0;
    for (const auto& [layout, sheets] : plain().arrangements) families += !layout.starts_with("infographic");
    CHECK(families >= 15);
}
#endif

TEST_CASE(
    "the survey finds planted faults: a slogan too small or over a drawing, an empty half, heads off the column") {
    const auto faults_with = [](const std::string& from, const std::string& to, const std::string& unit = {}) {
        const Scratch scratch;
        const std::string data = scratch / "data";
        fs::create_directories(data);
        fs::copy(CODONG_SOURCE_DIR "/layouts", data + "/layouts", fs::copy_options::recursive);
        for (const char* name : {"fonts", "messages"})
            fs::create_directory_symlink(fs::path(CODONG_SOURCE_DIR) / name, fs::path(data) / name);
        for (const auto& entry : fs::directory_iterator(data + "/layouts"))
            if (entry.path().extension() == ".yaml" && entry.path().stem() != "chu-lon") fs::remove(entry.path());
        std::string text = bytes_of(data + "/layouts/chu-lon.yaml");
        const size_t at = text.rfind(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
        scratch.write("data/layouts/chu-lon.yaml", text);
        std::string found;
        if (!unit.empty()) scratch.write("unit.yaml", unit);
        const Survey survey(unit.empty() ? "" : scratch / "unit.yaml", data, k_every_of_one);
        for (const Fault& fault : survey.faults()) found += fault.what + "\n";
        return found;
    };
    CHECK(faults_with("vi: ", "vi: ").empty());
    CHECK_THAT(faults_with("most: 70h", "most: 20h"), Catch::Contains("slogan takes"));
    CHECK_THAT(faults_with("ornament: {id: quarter-tiles, across: 4, seed: 3, ink1: deep, ink2: second, "
                           "ink3: accent, ink4: paper}",
                           "ornament: {id: heart, heart: field, heart2: field}"),
               Catch::Contains("is empty over"));
    const std::string unit = "name: Ủy ban nhân dân xã MẪU\n";
    CHECK(faults_with("vi: ", "vi: ", unit).empty());
    CHECK_THAT(faults_with("tracking: 0.02, align: centre}}", "tracking: 0.02, align: right}}", unit),
               Catch::Contains("shares no edge"));
    CHECK_THAT(faults_with("- {fill: field, bleed: ltrb}",
                           "- {fill: field, bleed: ltrb}\n        - {frame: trim, at: [0, 10h, 100%, 20h], ornament: "
                           "{id: quarter-tiles, across: 9}}"),
               Catch::Contains("busy-ground"));
}
