#include "layout/sheet.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "intake/yaml.h"

namespace codong {
namespace {

constexpr double k_longest_page_mm = 14400 * 25.4 / 72;

// Metres at which a capital of 1 mm can be read at all, the limit that stops a sheet (Smith 1979, doi
// 10.1177/001872087912210604: most readers reach 0.30 to 0.36, none is promised 0.53); and in comfort, 10 ft for each
// inch.
constexpr double k_legible_metres_per_mm = 0.53;
constexpr double k_comfortable_metres_per_mm = 0.14;
// Print nearer than half a metre would come out below 6 point type; trade custom stops there.
constexpr double k_least_printed_cap_mm = 1.5;
// A phone shows an image 360 px wide: 1.6 % of that is a cap height of 5.8 px, about the least that keeps Vietnamese
// marks apart.
constexpr double k_least_screen_share = 0.016;
// A capital under two marks is some 1.45 of its cap height and needs 20 lamps of an LED board.
constexpr double k_least_led_cap_pixels = 20 / 1.45;

constexpr int k_least_led_pixels = 32, k_most_led_pixels = 8192;

std::optional<double> parse_length(std::string_view text) {
    if (text.find_first_not_of("0123456789.") != std::string_view::npos) return std::nullopt;
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size() || !(value > 0) || value > 1e6) return std::nullopt;
    return value;
}

// "led-<w>x<h>-p<pitch>"
Result<Sheet> led_board(std::string_view id, const Place& place) {
    const std::string_view rest = id.substr(4);
    const size_t cross = rest.find('x'), dash = rest.find("-p");
    if (cross == std::string_view::npos || dash == std::string_view::npos || dash < cross)
        return error("sheet/bad-led", {std::string(id)}, place);
    const auto width = parse_length(rest.substr(0, cross)),
               height = parse_length(rest.substr(cross + 1, dash - cross - 1)),
               pitch = parse_length(rest.substr(dash + 2));
    if (!width || !height || !pitch) return error("sheet/bad-led", {std::string(id)}, place);
    const double across = std::round(*width / *pitch), down = std::round(*height / *pitch);
    if (std::min(across, down) < k_least_led_pixels || std::max(across, down) > k_most_led_pixels)
        return error("sheet/bad-led", {std::string(id)}, place);

    Sheet sheet;
    sheet.id = id;
    sheet.group = "led";
    sheet.is_screen = true;
    sheet.pixels = {static_cast<int>(across), static_cast<int>(down)};
    const std::string name = std::to_string(sheet.pixels.width) + " × " + std::to_string(sheet.pixels.height);
    sheet.vi = "Bảng LED " + name + " điểm";
    sheet.en = "LED board " + name + " pixels";
    sheet.trim = {Length::px(across).mm(), Length::px(down).mm()};
    sheet.safe = std::min(sheet.trim.width, sheet.trim.height) * 0.04;
    sheet.text_area = Rect{0, 0, sheet.trim.width, sheet.trim.height}.inset(sheet.safe);
    sheet.panels = {sheet.text_area};
    sheet.pitch_mm = *pitch;
    sheet.types = {"png", "jpg"};
    sheet.source = "general knowledge, unconfirmed";
    sheet.place = place;
    return sheet;
}

}  // namespace

Rect Sheet::bleed_box() const {
    return Rect{0, 0, trim.width, trim.height}.inset({-bleed.left, -bleed.top, -bleed.right, -bleed.bottom});
}

double Sheet::drawn_scale() const {
    const Rect box = bleed_box();
    return !is_screen && std::max(box.width, box.height) > k_longest_page_mm ? 0.1 : 1.0;
}

double Sheet::least_cap_mm() const {
    if (pitch_mm) return Length::px(k_least_led_cap_pixels).mm();
    if (is_screen) return trim.width * k_least_screen_share;
    return std::max(k_least_printed_cap_mm, distance_m.value_or(0) / k_legible_metres_per_mm);
}

double Sheet::comfortable_cap_mm() const {
    if (is_screen) return least_cap_mm();
    return std::max(k_least_printed_cap_mm, distance_m.value_or(0) / k_comfortable_metres_per_mm);
}

double least_photo_ppi(double longest_mm) {
    return longest_mm <= 450 ? 200 : longest_mm <= 1250 ? 120 : longest_mm <= 2600 ? 80 : longest_mm <= 6100 ? 50 : 35;
}

bool Sheet::allows(std::string_view type) const {
    return std::find(types.begin(), types.end(), type) != types.end();
}

Result<Sheet> sheet_by_id(const std::vector<Sheet>& sheets, std::string_view id, const Place& place) {
    const auto found = std::find_if(sheets.begin(), sheets.end(), [&](const Sheet& sheet) { return sheet.id == id; });
    if (found != sheets.end()) return *found;
    if (id.starts_with("led-")) return led_board(id, place);
    std::vector<std::string> ids;
    for (const Sheet& sheet : sheets) ids.push_back(sheet.id);
    return error("sheet/unknown", {std::string(id), nearest_name(id, ids)}, place);
}

}  // namespace codong
