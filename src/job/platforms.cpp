#include "job/platforms.h"

#include <algorithm>
#include <cmath>

#include "intake/yaml.h"
#include "layout/folder.h"
#include "message/id.h"

namespace codong {
namespace {

constexpr std::string_view k_phone = "dien-thoai";
constexpr double k_slack_px = 0.5;

class PlatformReader {
public:
    explicit PlatformReader(Diagnostics& problems) : m_problems(problems) {}

    void read(const YamlNode& root, Platforms& out) {
        FieldReader fields(root, m_problems);
        if (!fields.is_map()) return;
        out.checked_on = fields.required_text("checked_on");
        if (!is_iso_date(out.checked_on))
            m_problems.push_back(error("id/not-a-date", {out.checked_on}, place_of(root, "checked_on")));
        for (const YamlNode& node : list(fields, "platforms")) out.platforms.push_back(read_platform(node));
        fields.finish();
    }

private:
    const std::vector<YamlNode>& list(FieldReader& fields, std::string_view key) {
        static const std::vector<YamlNode> none;
        const YamlNode* node = fields.required_child(key);
        if (!node) return none;
        if (!node->is_sequence()) m_problems.push_back(error("yaml/not-a-list", {std::string(key)}, node->place));
        return node->items;
    }

    Platform read_platform(const YamlNode& node) {
        Platform platform;
        FieldReader fields(node, m_problems);
        if (!fields.is_map()) return platform;
        platform.id = read_id(fields, node, m_problems);
        platform.vi = fields.required_text("vi");
        platform.en = fields.required_text("en");
        platform.hashtags = static_cast<int>(fields.number("hashtags", 0));
        platform.most_characters = static_cast<int>(fields.number("most_characters", 1000));
        for (const YamlNode& format : list(fields, "formats")) platform.formats.push_back(read_format(format));
        fields.finish();
        return platform;
    }

    PlatformFormat read_format(const YamlNode& node) {
        PlatformFormat format;
        FieldReader fields(node, m_problems);
        if (!fields.is_map()) return format;
        format.id = read_id(fields, node, m_problems);
        format.source = fields.required_text("source");
        for (const YamlNode& view : list(fields, "views")) format.views.push_back(read_view(view));
        fields.finish();
        return format;
    }

    PlatformView read_view(const YamlNode& node) {
        PlatformView view;
        FieldReader fields(node, m_problems);
        if (!fields.is_map()) return view;
        view.id = read_id(fields, node, m_problems);
        view.vi = fields.required_text("vi");
        view.en = fields.required_text("en");
        if (const YamlNode* shows = fields.child("shows_px")) view.shows = rectangle(*shows);
        if (const YamlNode* at = fields.required_child("at_px")) {
            const std::vector<double> size = numbers(*at, 2);
            if (size.size() == 2) view.at = {static_cast<int>(size[0]), static_cast<int>(size[1])};
        }
        if (const YamlNode* covered = fields.child("covered_px"))
            for (const YamlNode& one : covered->items) view.covered.push_back(rectangle(one));
        view.is_circle = fields.text("crop") == "circle";
        view.is_part = fields.flag("part", false);
        fields.finish();
        return view;
    }

    std::vector<double> numbers(const YamlNode& node, size_t count) {
        std::vector<double> out;
        for (const YamlNode& item : node.items)
            if (const auto value = to_number(item); value && *value >= 0 && *value <= 30000) out.push_back(*value);
        if (out.size() == count && node.items.size() == count) return out;
        m_problems.push_back(error("platform/bad-rectangle", {std::to_string(count)}, node.place));
        return {};
    }

    Rect rectangle(const YamlNode& node) {
        const std::vector<double> n = numbers(node, 4);
        return n.empty() ? Rect{} : Rect{n[0], n[1], n[2], n[3]};
    }

    Diagnostics& m_problems;
};

// A rectangle's farthest corner from a circle's centre lies inside it.
bool inside_circle(const Rect& box, const Rect& circle) {
    const Point c = circle.centre();
    const double r = std::min(circle.width, circle.height) / 2;
    const double dx = std::max(std::abs(box.x - c.x), std::abs(box.right() - c.x));
    const double dy = std::max(std::abs(box.y - c.y), std::abs(box.bottom() - c.y));
    return std::hypot(dx, dy) <= r + k_slack_px;
}

}  // namespace

Rect shown_by(const PlatformView& view, const Sheet& sheet) {
    if (!view.shows.empty()) return view.shows;
    return {0, 0, static_cast<double>(sheet.pixels.width), static_cast<double>(sheet.pixels.height)};
}

const std::vector<PlatformView>& Platforms::views(std::string_view sheet) const {
    static const std::vector<PlatformView> none;
    for (const Platform& platform : platforms)
        for (const PlatformFormat& format : platform.formats)
            if (format.id == sheet) return format.views;
    return none;
}

const PlatformView* Platforms::phone_view(std::string_view sheet) const {
    for (const PlatformView& view : views(sheet))
        if (view.id == k_phone) return &view;
    return nullptr;
}

double Platforms::phone_shows(const Sheet& sheet) const {
    const PlatformView* view = phone_view(sheet.id);
    return view ? shown_by(*view, sheet).width : sheet.pixels.width;
}

Result<Platforms> parse_platforms(std::string_view text, const std::string& name) {
    TRY_ASSIGN(const YamlNode root, parse_yaml(text, name));
    Diagnostics problems;
    Platforms out;
    PlatformReader(problems).read(root, out);
    if (!problems.empty()) return problems;
    return out;
}

Result<Platforms> read_platforms(const std::string& dir) {
    Diagnostics problems;
    Platforms out;
    for (const std::string& path : yaml_files(dir)) {
        const auto root = read_yaml(path);
        if (root)
            PlatformReader(problems).read(*root, out);
        else
            append(problems, root.diagnostics());
    }
    if (!problems.empty()) return problems;
    return out;
}

Diagnostics check_views(const Scene& scene, const Sheet& sheet, const std::vector<PlatformView>& views) {
    Diagnostics out;
    for_each_leaf(scene, [&](const Item& item, const Transform& to_page) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (!run || !is_text_role(run->info.role)) return;
        const Rect mm = Path::rect(ink_bounds(*run)).transformed(to_page).bounds();
        const Rect box{Length::mm(mm.x).px(), Length::mm(mm.y).px(), Length::mm(mm.width).px(),
                       Length::mm(mm.height).px()};
        for (const PlatformView& view : views) {
            if (view.is_part) continue;
            const Rect shown = shown_by(view, sheet);
            if (!shown.contains(box, k_slack_px) || (view.is_circle && !inside_circle(box, shown)))
                out.push_back(error("check/cut-by-platform", {run->text, sheet.id, view.vi, view.en}));
            for (const Rect& covered : view.covered)
                if (covered.inset(k_slack_px).intersects(box))
                    out.push_back(error("check/covered-by-platform", {run->text, sheet.id, view.vi, view.en}));
        }
    });
    return out;
}

}  // namespace codong
