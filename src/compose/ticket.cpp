#include "compose/ticket.h"

#include <fmt/format.h>

#include <algorithm>

namespace codong {
namespace {

constexpr Size k_page{210, 297};
constexpr double k_left = 15, k_right = 195, k_width = k_right - k_left;
constexpr double k_gutter = 6;
constexpr double k_pause = 10.5;  // from the end of a part to the heading of the next
constexpr double k_fine = 0.15, k_heavy = 1.1;
constexpr double k_grey = 0.62;
constexpr double k_least_wide = 1.45;  // width over height from which the picture stands above the facts

std::string mm(Size size) {
    return vietnamese_number(size.width) + " × " + vietnamese_number(size.height) + " mm";
}

std::string percent(double value) {
    if (value > 0 && value < 1) return "dưới 1 %";
    return fmt::format("{:.0f} %", value);
}

class Ticket {
public:
    Ticket(const Lexicon& lexicon, Shaper& shaper, const WriterFaces& faces, const Sheet& sheet, Scene picture,
           const TicketFacts& facts)
        : m_faces(faces),
          m_sheet(sheet),
          m_facts(facts),
          m_picture(std::move(picture)),
          m_writer(lexicon, shaper, m_items) {
        m_scene.trim = k_page;
        m_scene.safe = Rect{0, 0, k_page.width, k_page.height}.inset(8);
        m_scene.inks = m_picture.inks;
        m_scene.symbols = std::move(m_picture.symbols);
        m_black = add_ink({"ticket-black", {0, 0, 0, 100}, {0, 0, 0}, std::nullopt});
        m_paper = add_ink({"ticket-paper", {}, {1, 1, 1}, std::nullopt});
    }

    Result<Scene> draw() {
        head();
        const bool wide = m_sheet.aspect() >= k_least_wide;
        const double facts_end = wide ? wide_picture() : tall_picture();
        const double inks_end = inks(facts_end + k_pause);
        const double files_end = files(inks_end + k_pause);
        check_list(files_end + k_pause);
        approval();
        foot();
        if (!m_writer.problems().empty()) return m_writer.problems();
        m_scene.items = std::move(m_items);
        return std::move(m_scene);
    }

private:
    size_t add_ink(Ink ink) {
        m_scene.inks.push_back(std::move(ink));
        return m_scene.inks.size() - 1;
    }
    InkPaint black(double tint = 1) const { return {m_black, tint}; }
    WriterStyle regular(double size) const { return {m_faces.regular, size, black()}; }
    WriterStyle bold(double size) const { return {m_faces.bold, size, black()}; }
    WriterStyle label(double size = 2.5) const { return {m_faces.regular, size, black(k_grey)}; }
    static WriterStyle to(Align align, WriterStyle style) {
        style.align = align;
        return style;
    }

    void head() {
        m_writer.line("PHIẾU IN", {k_left - 0.4, 24.5}, {m_faces.heavy, 13.2, black()});
        const double room = 104;
        m_writer.line_within(m_sheet.vi, {k_right, 19.2}, room, to(Align::Right, bold(4.3)));
        m_writer.line_within(m_facts.product, {k_right, 24.5}, room, to(Align::Right, label(3)));
        m_writer.fill(Path::rect({k_left, 29, k_width, k_heavy}), black());
    }

    // The page in its own inks within `box`, top left or centred across; where it lies.
    Rect picture(const Rect& box, bool centred) {
        const Rect trim = m_picture.trim_rect();
        const double scale = std::min(box.width / trim.width, box.height / trim.height);
        const double width = trim.width * scale;
        const Rect at{box.x + (centred ? (box.width - width) / 2 : 0), box.y, width, trim.height * scale};
        auto group = std::make_unique<Group>();
        group->info = {Role::Art, "picture"};
        group->transform = {scale, 0, 0, scale, at.x, at.y};
        group->clip = Path::rect(trim);
        group->items = std::move(m_picture.items);
        m_items.emplace_back(std::move(group));
        m_writer.outline(Path::rect(at), k_fine, black());
        return at;
    }

    // A measure with its ticks, below or to the left of the picture.
    void measures(const Rect& at) {
        const double y = at.bottom() + 3, x = at.x - 3;
        m_writer.rule({at.x, y}, {at.right(), y}, k_fine, black());
        for (const double end : {at.x, at.right()}) m_writer.rule({end, y - 1.2}, {end, y + 1.2}, k_fine, black());
        m_writer.rule({x, at.y}, {x, at.bottom()}, k_fine, black());
        for (const double end : {at.y, at.bottom()}) m_writer.rule({x - 1.2, end}, {x + 1.2, end}, k_fine, black());
        m_writer.line(vietnamese_number(m_sheet.trim.width) + " mm", {at.centre().x, y + 3.6},
                      to(Align::Centre, bold(2.9)));
        auto upright = std::make_unique<Group>();
        upright->info = {Role::Caption, "measure"};
        upright->transform = Transform::translation(x - 1.4, at.centre().y).after(Transform::rotation(-90));
        const size_t first = m_items.size();
        m_writer.line(vietnamese_number(m_sheet.trim.height) + " mm", {0, 0}, to(Align::Centre, bold(2.9)));
        for (size_t i = first; i < m_items.size(); ++i) upright->items.push_back(std::move(m_items[i]));
        m_items.resize(first);
        m_items.emplace_back(std::move(upright));
    }

    double wide_picture() {
        const Rect at = picture({k_left + 8, 36, k_width - 8, 62}, false);
        measures(at);
        const double y = at.bottom() + 17;
        const double half = (k_width - k_gutter) / 2;
        const double left = facts(k_left, y, half, false);
        const double right = finish_facts(k_left + half + k_gutter, y, half);
        return std::max(left, right);
    }

    double tall_picture() {
        const Rect at = picture({k_left + 8, 36, 70, 104}, false);
        measures(at);
        const double x = std::max(at.right() + 2 * k_gutter, k_left + 62), room = k_right - x;
        const double y = finish_facts(x, facts(x, 40, room, true) + 7, room);
        return std::max(y, at.bottom() + 8);
    }

    // Size and scale large, then the words.
    double facts(double x, double y, double room, bool tall) {
        m_writer.line("Khổ thành phẩm", {x, y}, label());
        m_writer.line_within(mm(m_sheet.trim), {x - 0.2, y + 8}, room, {m_faces.heavy, 8.2, black()});
        y += 15.5;
        const std::string scale = m_facts.scale == 1
                                      ? "TỆP ĐÚNG KHỔ THẬT, IN 100 %"
                                      : fmt::format("TỆP VẼ TỶ LỆ 1:{0}, PHÓNG {0}00 % KHI IN", m_facts.scale);
        WriterStyle pill{m_faces.bold, 3.1, {m_paper, 1}};
        const double width = std::min(room, m_writer.width(scale, pill) + 6);
        if (m_facts.scale == 1) {
            pill.ink = black();
            m_writer.outline(Path::rounded_rect({x, y - 4.2, width, 6.2}, 1), 0.35, black());
        } else {
            m_writer.fill(Path::rounded_rect({x, y - 4.2, width, 6.2}, 1), black());
        }
        m_writer.line_within(scale, {x + 3, y}, room - 6, pill);
        y += 9.5;
        m_writer.line("Nội dung, đúng từng chữ", {x, y}, label());
        WriterStyle words = bold(4);
        words.leading = 1.45;
        y = m_writer.paragraph("“" + m_facts.text + "”", {x, y + 5.4}, room, tall ? 6 : 4, words);
        if (!m_facts.source.empty()) y = m_writer.paragraph(m_facts.source, {x, y + 4.6}, room, 2, label());
        return y;
    }

    double row(double x, double y, double room, const std::string& name, const std::string& value) {
        constexpr double k_name = 27;
        m_writer.rule({x, y - 4.1}, {x + room, y - 4.1}, k_fine, black(k_grey));
        m_writer.line(name, {x, y}, label());
        return m_writer.paragraph(value, {x + k_name, y}, room - k_name, 3, bold(2.9)) + 5.8;
    }

    double finish_facts(double x, double y, double room) {
        y += 1;
        const Rect whole = m_sheet.bleed_box();
        y = row(x, y, room, "Kể cả bù xén", mm({whole.width, whole.height}));
        std::string finishing;
        for (const FinishingGuide& guide : finishing_guides(m_sheet)) {
            using Kind = FinishingGuide::Kind;
            if (guide.kind == Kind::Bleed) y = row(x, y, room, "Bù xén", guide.vi.substr(guide.vi.find("xén") + 5));
            const bool plain = guide.kind == Kind::Bleed || guide.kind == Kind::Trim || guide.kind == Kind::Safe;
            if (!plain) finishing += (finishing.empty() ? "" : "; ") + guide.vi;
        }
        y = row(x, y, room, "Gia công", finishing.empty() ? "Xén theo khổ" : finishing);
        y = row(x, y, room, "Màu", "CMYK, " + m_facts.condition);
        y = row(x, y, room, "Mực nhiều nhất", percent(m_facts.most_ink) + " (C + M + Y + K)");
        y = row(x, y, room, "Độ phân giải", m_facts.resolution);
        if (!m_facts.unit.empty()) y = row(x, y, room, "Đơn vị", m_facts.unit);
        return y - 5.8;
    }

    void section(double y, const std::string& title) {
        m_writer.rule({k_left, y - 4.6}, {k_right, y - 4.6}, 0.35, black());
        m_writer.line(title, {k_left, y}, bold(3.2));
    }

    // Every ink as a patch of itself, and what the four plates take.
    double inks(double y) {
        section(y, "Mực: C M Y K, phần trăm; phủ: phần trang là mực ấy");
        const double plates = 44, room = k_width - plates - k_gutter;
        const size_t count = std::max<size_t>(m_facts.inks.size(), 4);
        const double step = room / static_cast<double>(count), width = step - 2.5;
        for (size_t i = 0; i < m_facts.inks.size(); ++i) {
            const TicketInk& used = m_facts.inks[i];
            const double x = k_left + step * static_cast<double>(i);
            const Rect patch{x, y + 2.6, width, 8};
            m_writer.fill(Path::rounded_rect(patch, 0.8), {add_ink(used.ink), 1});
            if (used.ink.cmyk.total() < 12) m_writer.outline(Path::rounded_rect(patch, 0.8), k_fine, black(k_grey));
            const Cmyk& c = used.ink.cmyk;
            m_writer.line_within(
                used.ink.spot ? *used.ink.spot : fmt::format("{:.0f} {:.0f} {:.0f} {:.0f}", c.c, c.m, c.y, c.k),
                {x, y + 14.2}, width + 1.5, bold(2.5));
            m_writer.line_within("phủ " + percent(used.share * 100), {x, y + 17.6}, width + 1.5, label(2.3));
        }
        plates_bars(k_right - plates, y + 2.6, plates);
        return y + 18;
    }

    void plates_bars(double x, double y, double room) {
        static constexpr const char* names[] = {"C", "M", "Y", "K"};
        for (size_t i = 0; i < 4; ++i) {
            const double top = y + 4 * static_cast<double>(i), bar = room - 19;
            m_writer.line(names[i], {x, top + 2.5}, bold(2.6));
            m_writer.fill(Path::rect({x + 5, top + 0.5, bar, 2}), black(0.12));
            if (m_facts.coverage[i] > 0)
                m_writer.fill(Path::rect({x + 5, top + 0.5, bar * std::min(1.0, m_facts.coverage[i] / 100), 2}),
                              black());
            m_writer.line(percent(m_facts.coverage[i]), {x + room, top + 2.5}, to(Align::Right, regular(2.4)));
        }
    }

    double files(double y) {
        section(y, m_facts.files.size() > 1 ? "Tệp giao nhà in" : "Tệp giao nhà in và mã SHA-256");
        constexpr double k_step = 6.4;
        const double shrink =
            std::clamp(5.0 / static_cast<double>(std::max<size_t>(m_facts.files.size(), 1)), 0.5, 1.0);
        const double text = std::max(shrink, 0.72);
        double at = y;
        for (const TicketFile& file : m_facts.files) {
            at += k_step * shrink;
            const double name = m_writer.line_within(file.name, {k_left, at - 0.4}, 52, bold(2.9 * text));
            m_writer.line_within(file.what, {k_left + name + 2.5, at - 0.4}, 84 - name - 4.5, label(2.4 * text));
            m_writer.line_within(file.sha256, {k_right, at - 0.4}, k_width - 86, to(Align::Right, regular(2.4 * text)));
        }
        return at;
    }

    void check_list(double y) {
        section(y, "Nhà in kiểm trước khi in");
        std::vector<std::string> list;
        list.push_back(m_facts.scale == 1
                           ? "Khổ sau khi xén đúng " + mm(m_sheet.trim)
                           : fmt::format("Đã phóng {}00 %, khổ xén đúng {}", m_facts.scale, mm(m_sheet.trim)));
        list.push_back("Giữ nguyên CMYK trong tệp, không chuyển RGB");
        list.push_back("Không thay phông; lỗi phông thì dùng bản -curves");
        list.push_back("So đủ từng dấu tiếng Việt với phần Nội dung");
        list.push_back(m_sheet.finishing == Finishing{} ? "Không để hở mép: nền tràn hết phần bù xén"
                                                        : "Gia công đúng dòng Gia công, không phạm vào chữ");
        list.push_back("In thử, người đặt ký duyệt rồi mới in loạt");
        const double half = k_width / 2;
        for (size_t i = 0; i < list.size(); ++i) {
            const Point at{k_left + half * static_cast<double>(i % 2), y + 6 + 5.6 * static_cast<double>(i / 2)};
            m_writer.outline(Path::rect({at.x, at.y - 2.6, 3, 3}), 0.25, black());
            m_writer.line_within(list[i], {at.x + 5, at.y}, half - 8, regular(2.8));
        }
    }

    void approval() {
        const double top = 252, third = (k_width - 2 * k_gutter) / 3;
        static constexpr const char* blanks[] = {"Số lượng", "Chất liệu", "Ngày giao"};
        for (size_t i = 0; i < 3; ++i) {
            const double x = k_left + (third + k_gutter) * static_cast<double>(i);
            m_writer.line(blanks[i], {x, top}, label());
            m_writer.rule({x + 15, top + 0.6}, {x + third, top + 0.6}, k_fine, black());
        }
        const double half = (k_width - k_gutter) / 2;
        static constexpr const char* signs[] = {"Người đặt in duyệt", "Nhà in nhận"};
        for (size_t i = 0; i < 2; ++i) {
            const double x = k_left + (half + k_gutter) * static_cast<double>(i);
            m_writer.outline(Path::rounded_rect({x, top + 5, half, 24}, 1), 0.35, black());
            m_writer.line(signs[i], {x + 3, top + 10}, bold(3));
            m_writer.line("Ký, ghi rõ họ tên, ngày", {x + half - 3, top + 10}, to(Align::Right, label(2.4)));
            m_writer.rule({x + 3, top + 25}, {x + half - 3, top + 25}, k_fine, black(k_grey));
        }
    }

    void foot() {
        m_writer.line_within(m_facts.made_by, {k_left, 288}, 110, label(2.3));
        m_writer.line(m_facts.date, {k_right, 288}, to(Align::Right, label(2.3)));
    }

    const WriterFaces& m_faces;
    const Sheet& m_sheet;
    const TicketFacts& m_facts;
    Scene m_picture;
    Scene m_scene;
    std::vector<Item> m_items;
    PageWriter m_writer;
    size_t m_black = 0, m_paper = 0;
};

}  // namespace

Result<Scene> compose_ticket(const Lexicon& lexicon, Shaper& shaper, const WriterFaces& faces, const Sheet& sheet,
                             Scene picture, const TicketFacts& facts) {
    return Ticket(lexicon, shaper, faces, sheet, std::move(picture), facts).draw();
}

}  // namespace codong
