#include "readback/page.h"

#include <cmath>
#include <map>
#include <set>

#include "readback/image_facts.h"
#include "readback/lexer.h"
#include "readback/operator_code.h"
#include "readback/paint_book.h"
#include "readback/path_bounds.h"
#include "readback/qpdf.h"
#include "readback/state.h"
#include "readback/text_reader.h"

namespace codong::reading {
namespace {

using Kind = PdfMark::Kind;
constexpr int k_max_depth = 24;
constexpr double k_mm_per_point = 25.4 / 72;

class PageReader {
public:
    PageReader(PdfFacts& facts, const PdfDetail& detail)
        : m_facts(facts), m_detail(detail), m_path(detail.paths), m_book(facts), m_text(facts) {}

    void page(QPDFObjectHandle page) {
        const PdfBox& media = m_facts.boxes.at("MediaBox");
        const auto trim = m_facts.boxes.find("TrimBox");
        const PdfBox& origin = trim == m_facts.boxes.end() ? media : trim->second;
        const double k = k_mm_per_point * m_facts.user_unit;
        m_base = {k, 0, 0, -k, -origin.left * k, origin.top * k};
        State state;
        state.to_mm = m_base;
        state.fill.space = state.stroke.space = m_book.device("/DeviceGray");
        state.fill.values = state.stroke.values = {0};
        state.clip = m_facts.page;
        m_state = state;
        group(page);
        QPDFObjectHandle resources = inherited(page, "/Resources");
        std::string content;
        QPDFObjectHandle contents = page.getKey("/Contents");
        if (contents.isArray())
            for (auto& part : contents.aitems()) content += bytes_of(part) + "\n";
        else if (contents.isStream())
            content = bytes_of(contents);
        run(content, resources, 0);
    }

private:
    static QPDFObjectHandle inherited(QPDFObjectHandle node, const std::string& key) {
        for (int depth = 0; depth < 32 && node.isDictionary(); ++depth, node = node.getKey("/Parent"))
            if (node.hasKey(key)) return node.getKey(key);
        return QPDFObjectHandle::newNull();
    }

    static std::string bytes_of(QPDFObjectHandle stream) {
        if (!stream.isStream()) return {};
        const auto data = stream.getStreamData(qpdf_dl_specialized);
        return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
    }

    static QPDFObjectHandle resource(QPDFObjectHandle resources, const char* kind, const std::string& name) {
        if (!resources.isDictionary() || !resources.getKey(kind).isDictionary()) return QPDFObjectHandle::newNull();
        return resources.getKey(kind).getKey("/" + name);
    }

    // --- running a content stream ---

    void run(std::string_view content, QPDFObjectHandle resources, int depth) {
        if (depth > k_max_depth) return;
        const size_t floor = m_stack.size();
        QPDFObjectHandle outer = m_resources;
        const int outer_depth = m_depth;
        m_resources = resources;
        m_depth = depth;
        Lexer lexer(content);
        m_operands.clear();
        for (Token token = lexer.next(); token.kind != Token::Kind::End; token = lexer.next()) {
            if (token.kind != Token::Kind::Operator) {
                if (m_operands.size() < 4096) m_operands.push_back(std::move(token));
                continue;
            }
            if (token.text == "ID") {
                inline_image();
                lexer.skip_inline_image();
            } else {
                operate(token.text, floor);
            }
            m_operands.clear();
        }
        if (m_stack.size() > floor) {
            m_state = m_stack[floor];
            m_stack.resize(floor);
        }
        m_resources = outer;
        m_depth = outer_depth;
    }

    double number(size_t i) const { return i < m_operands.size() ? m_operands[i].number : 0; }
    const std::string& word(size_t i) const {
        static const std::string empty;
        return i < m_operands.size() ? m_operands[i].text : empty;
    }
    Point point(size_t i) const { return m_state.to_mm.apply({number(i), number(i + 1)}); }
    Transform matrix(size_t i) const {
        return {number(i), number(i + 1), number(i + 2), number(i + 3), number(i + 4), number(i + 5)};
    }

    void operate(const std::string& name, size_t floor) {
        switch (op(name)) {
            case op("q"):
                m_stack.push_back(m_state);
                break;
            case op("Q"):
                if (m_stack.size() > floor) {
                    m_state = std::move(m_stack.back());
                    m_stack.pop_back();
                }
                break;
            case op("cm"):
                m_state.to_mm = m_state.to_mm.after(matrix(0));
                break;
            case op("w"):
                m_state.line_width = number(0);
                break;
            case op("gs"):
                graphics_state(resource(m_resources, "/ExtGState", word(0)));
                break;

            case op("m"):
                m_current = point(0);
                m_path.move(m_current);
                break;
            case op("l"):
                m_path.line(m_current = point(0));
                break;
            case op("c"):
                m_path.curve(point(0), point(2), point(4));
                m_current = point(4);
                break;
            case op("v"):
                m_path.curve(m_current, point(0), point(2));
                m_current = point(2);
                break;
            case op("y"):
                m_path.curve(point(0), point(2), point(2));
                m_current = point(2);
                break;
            case op("h"):
                m_path.close();
                break;
            case op("re"):
                rectangle();
                break;
            case op("W"):
            case op("W*"):
                m_clip_pending = true;
                break;
            case op("n"):
                paint(false, false);
                break;
            case op("f"):
            case op("F"):
            case op("f*"):
                paint(true, false);
                break;
            case op("S"):
            case op("s"):
                paint(false, true);
                break;
            case op("B"):
            case op("B*"):
            case op("b"):
            case op("b*"):
                paint(true, true);
                break;
            case op("sh"):
                shade();
                break;
            case op("Do"):
                draw_object(resource(m_resources, "/XObject", word(0)));
                break;

            case op("g"):
                set_device(m_state.fill, "/DeviceGray");
                break;
            case op("G"):
                set_device(m_state.stroke, "/DeviceGray");
                break;
            case op("rg"):
                set_device(m_state.fill, "/DeviceRGB");
                break;
            case op("RG"):
                set_device(m_state.stroke, "/DeviceRGB");
                break;
            case op("k"):
                set_device(m_state.fill, "/DeviceCMYK");
                break;
            case op("K"):
                set_device(m_state.stroke, "/DeviceCMYK");
                break;
            case op("cs"):
                set_space(m_state.fill);
                break;
            case op("CS"):
                set_space(m_state.stroke);
                break;
            case op("sc"):
            case op("scn"):
                set_values(m_state.fill);
                break;
            case op("SC"):
            case op("SCN"):
                set_values(m_state.stroke);
                break;

            default:
                text_operator(name);
        }
    }

    void text_operator(const std::string& name) {
        QPDFObjectHandle font = name == "Tf" ? resource(m_resources, "/Font", word(0)) : QPDFObjectHandle();
        const auto shown = m_text.operate(name, m_operands, m_state, font);
        if (!shown || m_book.mask_prefix) return;
        m_facts.texts.push_back(shown->piece);
        const size_t colour = colour_index(shown->stroked ? m_state.stroke : m_state.fill);
        mark(Kind::Text, shown->body, colour, 0, shown->stroked, false, m_facts.texts.size() - 1);
    }

    // --- colours ---

    void set_device(ColourState& colour, const char* space) {
        colour.space = m_book.device(space);
        colour.pattern.clear();
        colour.values.clear();
        for (const Token& t : m_operands) colour.values.push_back(t.number);
        colour.values.resize(colour.space->components);
    }

    void set_space(ColourState& colour) {
        colour.space = read_colour_space(QPDFObjectHandle::newName("/" + word(0)), m_resources);
        for (const std::string& plate : colour.space->plates) push_distinct(m_facts.separations, plate);
        colour.values = colour.space->initial();
        colour.pattern.clear();
    }

    void set_values(ColourState& colour) {
        colour.values.clear();
        for (const Token& t : m_operands) {
            if (t.kind == Token::Kind::Number) colour.values.push_back(t.number);
            if (t.kind == Token::Kind::Name) colour.pattern = t.text;
        }
    }

    size_t colour_index(const ColourState& colour) {
        if (colour.space->name == "Pattern") return pattern(colour.pattern);
        return m_book.enter(*colour.space, colour.values);
    }

    size_t pattern(const std::string& name) {
        QPDFObjectHandle object = resource(m_resources, "/Pattern", name);
        if (!object.isStream()) {
            if (object.isDictionary()) return m_book.enter_shading(object.getKey("/Shading"), m_resources);
            return m_book.enter("unknown", {}, std::nullopt);
        }
        // A tile's own marks count once for their colours and images; where they show is the filled path's business.
        if (m_tiles.insert({object.getObjectID(), object.getGeneration()}).second) {
            const State saved = m_state;
            m_state.to_mm = m_base;
            m_state.clip = m_facts.page;
            const PathBounds path = m_path;
            draw_form(object);
            m_path = path;
            m_state = saved;
        }
        return m_book.enter("Pattern", {}, std::nullopt);
    }

    // --- graphics state, groups, masks ---

    void graphics_state(QPDFObjectHandle dict) {
        if (!dict.isDictionary()) return;
        apply_graphics_state(dict, m_state, m_facts);
        QPDFObjectHandle mask = dict.getKey("/SMask");
        if (!mask.isDictionary() || !mask.getKey("/G").isStream() || m_depth > k_max_depth) return;
        QPDFObjectHandle form = mask.getKey("/G");
        if (!m_masks.insert({form.getObjectID(), form.getGeneration()}).second) return;
        const auto outer = m_book.mask_prefix;
        m_book.mask_prefix = mask.getKey("/S").isNameAndEquals("/Luminosity") ? "mask " : "";
        draw_form(form);
        m_book.mask_prefix = outer;
    }

    void group(QPDFObjectHandle owner) {
        if (!owner.isDictionary() || !owner.getKey("/Group").isDictionary()) return;
        QPDFObjectHandle space = owner.getKey("/Group").getKey("/CS");
        if (space.isNull()) return;
        push_distinct(m_facts.blend_spaces,
                      m_book.mask_prefix.value_or("") + read_colour_space(space, m_resources)->name);
    }

    // --- marks ---

    void mark(Kind kind, const Rect& bounds, size_t colour, double thickness, bool stroke, bool covers,
              size_t index = 0, double ppi = 0) {
        if (m_book.mask_prefix) return;
        PdfMark out;
        out.kind = kind;
        out.bounds = kind == Kind::Text ? bounds : bounds.intersection(m_state.clip);
        // Lines have no area but are there all the same. Text out of sight is a fault that must be seen.
        if (kind != Kind::Text && (bounds.right() < m_state.clip.x || bounds.x > m_state.clip.right() ||
                                   bounds.bottom() < m_state.clip.y || bounds.y > m_state.clip.bottom()))
            return;
        out.colour = colour;
        out.thickness = thickness;
        out.opacity = stroke ? m_state.stroke_opacity : m_state.fill_opacity;
        out.overprint = stroke ? m_state.stroke_overprint : m_state.fill_overprint;
        out.multiply = m_state.multiply;
        out.covers = covers && m_state.clip_is_rect && !m_state.soft_mask;
        out.index = index;
        out.ppi = ppi;
        m_facts.marks.push_back(out);
    }

    void rectangle() {
        const double x = number(0), y = number(1), w = number(2), h = number(3);
        const Transform& t = m_state.to_mm;
        m_path.rect({t.apply({x, y}), t.apply({x + w, y}), t.apply({x + w, y + h}), t.apply({x, y + h})});
        m_current = t.apply({x, y});
    }

    void paint(bool fill, bool stroke) {
        m_path.close();
        const bool upright = m_state.to_mm.b == 0 || m_state.to_mm.a == 0;
        const bool rectangular = m_path.rectangular() && upright;
        if (fill && !m_path.empty()) {
            const size_t colour = colour_index(m_state.fill);
            if (m_path.outline() && !m_book.mask_prefix) m_facts.paths.push_back(*m_path.outline());
            const size_t index = m_facts.paths.empty() ? 0 : m_facts.paths.size() - 1;
            mark(Kind::Fill, m_path.bounds(), colour, m_path.thinnest(), false, rectangular, index);
        }
        if (stroke && !m_path.empty()) {
            const double width = m_state.line_width * m_state.to_mm.scale();
            mark(Kind::Stroke, m_path.bounds().inset(-width / 2), colour_index(m_state.stroke), width, true, false);
        }
        if (m_clip_pending) {
            m_state.clip = m_state.clip.intersection(m_path.bounds());
            m_state.clip_is_rect = m_state.clip_is_rect && rectangular;
            if (m_path.outline()) m_state.clip_outline = std::make_shared<const Path>(*m_path.outline());
            m_clip_pending = false;
        }
        m_path = PathBounds(m_detail.paths);
    }

    void shade() {
        const size_t colour = m_book.enter_shading(resource(m_resources, "/Shading", word(0)), m_resources);
        if (m_state.clip_outline && !m_book.mask_prefix) m_facts.paths.push_back(*m_state.clip_outline);
        const size_t index = m_facts.paths.empty() ? 0 : m_facts.paths.size() - 1;
        mark(Kind::Shading, m_state.clip, colour, 0, false, true, index);
    }

    void draw_object(QPDFObjectHandle object) {
        if (!object.isStream()) return;
        QPDFObjectHandle dict = object.getDict();
        QPDFObjectHandle kind = dict.getKey("/Subtype");
        if (kind.isNameAndEquals("/Image")) return draw_image(object);
        if (kind.isNameAndEquals("/PS")) push_distinct(m_facts.forbidden, "PostScript");
        if (!kind.isNameAndEquals("/Form")) return;
        if (dict.hasKey("/OPI")) push_distinct(m_facts.forbidden, "OPI");
        if (dict.hasKey("/Ref")) push_distinct(m_facts.forbidden, "Ref");
        draw_form(object);
    }

    // A form or a tile.
    void draw_form(QPDFObjectHandle stream) {
        const State saved = m_state;
        QPDFObjectHandle dict = stream.getDict();
        group(dict);
        QPDFObjectHandle matrix = dict.getKey("/Matrix"), box = dict.getKey("/BBox");
        if (matrix.isMatrix()) {
            const auto m = matrix.getArrayAsMatrix();
            m_state.to_mm = m_state.to_mm.after({m.a, m.b, m.c, m.d, m.e, m.f});
        }
        if (box.isRectangle() && !dict.hasKey("/PatternType")) {
            const auto b = box.getArrayAsRectangle();
            const Point p = m_state.to_mm.apply({b.llx, b.lly}), q = m_state.to_mm.apply({b.urx, b.ury});
            m_state.clip = m_state.clip.intersection(
                {std::min(p.x, q.x), std::min(p.y, q.y), std::abs(p.x - q.x), std::abs(p.y - q.y)});
        }
        const std::vector<Token> operands = std::move(m_operands);
        QPDFObjectHandle own = dict.getKey("/Resources");
        run(bytes_of(stream), own.isDictionary() ? own : m_resources, m_depth + 1);
        m_operands = operands;
        m_state = saved;
    }

    void draw_image(QPDFObjectHandle object) {
        const std::pair<int, int> id{object.getObjectID(), object.getGeneration()};
        auto known = m_images.find(id);
        if (known == m_images.end()) {
            m_facts.images.push_back(image_facts(object, m_resources, m_detail.image_pixels));
            known = m_images.emplace(id, m_facts.images.size() - 1).first;
            if (m_facts.images.back().soft_mask) m_facts.transparency = true;
            if (object.getDict().hasKey("/OPI")) push_distinct(m_facts.forbidden, "OPI");
            if (object.getDict().hasKey("/Alternates")) push_distinct(m_facts.forbidden, "Alternates");
        }
        place_image(known->second);
    }

    void place_image(size_t index) {
        const PdfImage& image = m_facts.images[index];
        const Transform& t = m_state.to_mm;
        const double across = std::hypot(t.a, t.b) / 25.4, down = std::hypot(t.c, t.d) / 25.4;
        const double ppi = std::min(across > 0 ? image.width / across : 0, down > 0 ? image.height / down : 0);
        PathBounds square;
        square.rect({t.apply({0, 0}), t.apply({1, 0}), t.apply({1, 1}), t.apply({0, 1})});
        const bool stencil = image.colour_space == "stencil";
        const size_t colour = stencil ? colour_index(m_state.fill) : m_book.enter(image.colour_space, {}, std::nullopt);
        const bool covers = !stencil && !image.soft_mask && (t.b == 0 || t.a == 0);
        mark(Kind::Image, square.bounds(), colour, 0, false, covers, index, ppi);
    }

    void inline_image() {
        m_facts.images.push_back(inline_image_facts(m_operands, m_resources));
        const std::string& filter = m_facts.images.back().filter;
        if (filter == "inline /LZW" || filter == "inline /LZWDecode") push_distinct(m_facts.forbidden, "LZW");
        place_image(m_facts.images.size() - 1);
    }

    PdfFacts& m_facts;
    const PdfDetail& m_detail;
    Transform m_base;
    State m_state;
    std::vector<State> m_stack;
    QPDFObjectHandle m_resources;
    int m_depth = 0;
    std::vector<Token> m_operands;
    PathBounds m_path;
    Point m_current;
    bool m_clip_pending = false;
    PaintBook m_book;
    std::map<std::pair<int, int>, size_t> m_images;
    TextReader m_text;
    std::set<std::pair<int, int>> m_tiles, m_masks;
};

}  // namespace

void read_page(QPDFObjectHandle page, PdfFacts& facts, const PdfDetail& detail) {
    PageReader(facts, detail).page(page);
}

}  // namespace codong::reading
