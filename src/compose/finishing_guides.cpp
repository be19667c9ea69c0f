#include "compose/finishing_guides.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace codong {
namespace {

using Kind = FinishingGuide::Kind;

std::vector<Rect> strips(const Rect& box, const Insets& width) {
    std::vector<Rect> out;
    const auto add = [&](const Rect& r) {
        if (!r.empty()) out.push_back(r);
    };
    add({box.x, box.y, box.width, width.top});
    add({box.x, box.bottom() - width.bottom, box.width, width.bottom});
    add({box.x, box.y + width.top, width.left, box.height - width.top - width.bottom});
    add({box.right() - width.right, box.y + width.top, width.right, box.height - width.top - width.bottom});
    return out;
}

std::string sides(const Insets& width) {
    if (width.left == width.right && width.top == width.bottom && width.left == width.top)
        return vietnamese_number(width.left) + " mm mỗi cạnh";
    std::string out;
    const auto add = [&](const char* side, double mm) {
        if (mm > 0) out += (out.empty() ? "" : ", ") + std::string(side) + " " + vietnamese_number(mm) + " mm";
    };
    add("trên", width.top);
    add("dưới", width.bottom);
    add("trái", width.left);
    add("phải", width.right);
    return out;
}

// Evenly from corner to corner, at most `every` apart; the corners themselves included.
void along(Point from, Point to, double every, std::vector<Point>& out) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    const int pieces = every > 0 ? std::max(1, static_cast<int>(std::ceil(length / every - 1e-9))) : 1;
    for (int i = 0; i < pieces; ++i) out.push_back(from + (to - from) * (1.0 * i / pieces));
}

}  // namespace

std::string vietnamese_number(double value, int places) {
    std::string text = fmt::format("{:.{}f}", value, places);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
    }
    std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

std::vector<Point> eyelet_centres(const Sheet& sheet) {
    std::vector<Point> out;
    if (!sheet.finishing.eyelets) return out;
    const Eyelets& eyelets = *sheet.finishing.eyelets;
    const Rect line = Rect{0, 0, sheet.trim.width, sheet.trim.height}.inset(eyelets.inset);
    const Point corners[] = {
        {line.x, line.y}, {line.right(), line.y}, {line.right(), line.bottom()}, {line.x, line.bottom()}};
    for (int i = 0; i < 4; ++i) along(corners[i], corners[(i + 1) % 4], eyelets.every, out);
    if (!eyelets.corners)
        std::erase_if(out, [&](Point p) { return std::find(corners, corners + 4, p) != corners + 4; });
    return out;
}

std::vector<FinishingGuide> finishing_guides(const Sheet& sheet) {
    const Finishing& f = sheet.finishing;
    const Rect trim{0, 0, sheet.trim.width, sheet.trim.height};
    std::vector<FinishingGuide> out;
    const Insets& bleed = sheet.bleed;
    if (bleed != Insets{}) out.push_back({Kind::Bleed, "Bù xén " + sides(bleed), {}, {Path::rect(sheet.bleed_box())}});
    if (f.wrap > 0) {
        const Rect outer = trim.inset(-f.wrap);
        out.push_back({Kind::Wrap,
                       fmt::format("Gói khung {} mm", vietnamese_number(f.wrap)),
                       strips(outer, {f.wrap, f.wrap, f.wrap, f.wrap}),
                       {}});
    }
    out.push_back({Kind::Trim,
                   fmt::format("Thành phẩm {} × {} mm", vietnamese_number(sheet.trim.width),
                               vietnamese_number(sheet.trim.height)),
                   {},
                   {Path::rect(trim)}});
    if (f.hem > 0)
        out.push_back({Kind::Hem,
                       fmt::format("Gấp biên {} mm", vietnamese_number(f.hem)),
                       strips(trim, {f.hem, f.hem, f.hem, f.hem}),
                       {}});
    if (f.pockets != Insets{})
        out.push_back({Kind::Pocket, "Luồn cọc " + sides(f.pockets), strips(trim, f.pockets), {}});
    if (f.sleeve != Insets{}) out.push_back({Kind::Sleeve, "Luồn cán " + sides(f.sleeve), strips(trim, f.sleeve), {}});
    if (f.base > 0)
        out.push_back({Kind::Base,
                       fmt::format("Chân giá che {} mm", vietnamese_number(f.base)),
                       strips(trim, {0, 0, 0, f.base}),
                       {}});
    if (const auto centres = eyelet_centres(sheet); !centres.empty()) {
        FinishingGuide guide{
            Kind::Eyelet,
            fmt::format("{} khoen, tâm cách mép {} mm", centres.size(), vietnamese_number(f.eyelets->inset)),
            {},
            {}};
        for (const Point p : centres) guide.lines.push_back(Path::circle(p, 12));
        out.push_back(std::move(guide));
    }
    if (!f.folds.empty()) {
        FinishingGuide guide{Kind::Fold, fmt::format("{} đường gấp", f.folds.size()), {}, {}};
        for (const double x : f.folds) {
            Path line;
            line.move_to({x, 0}).line_to({x, sheet.trim.height});
            guide.lines.push_back(std::move(line));
        }
        out.push_back(std::move(guide));
    }
    out.push_back({Kind::Safe, "Chữ nằm trong khung này", {}, {Path::rect(sheet.text_area)}});
    return out;
}

}  // namespace codong
