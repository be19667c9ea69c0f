#include "compose/set_text.h"

#include <algorithm>

namespace codong {
namespace {

// Lines of a translation are read one after the other, as in a book: an even rhythm counts for more than close lines.
constexpr double k_translation_gap = 0.6;

// The part of a sheet's text area that the slogan's ink box takes, least and most; the most is a little under the 80 %
// that a page may show. What it stands beside, a picture, data or a translation, takes its own room.
constexpr double k_least_share = 0.31, k_least_beside = 0.125, k_most_share = 0.795;
constexpr double k_translation_leaves = 0.5;

double least_share(const ComposeRequest& request) {
    const std::string& kind = request.layout.kind;
    const bool beside = kind == "infographic" || kind == "photo" || kind == "leaflet";
    return (beside ? k_least_beside : k_least_share) *
           (request.fields.contains("translation") ? k_translation_leaves : 1);
}

FillMode mode_of(const TextNode& text) {
    if (text.mode == "measure") return FillMode::Measure;
    return text.mode == "voices" ? FillMode::Voices : FillMode::Even;
}

Align align_of(const TextNode& text) {
    if (text.align == "centre") return Align::Centre;
    return text.align == "right" ? Align::Right : Align::Left;
}

Result<TextFaceRef> resolve_face(const std::string& name, const Node& node, const TextContext& context) {
    const auto find = [&](const std::map<std::string, std::string>& faces) -> const std::string* {
        const auto at = faces.find(name);
        return at == faces.end() ? nullptr : &at->second;
    };
    const std::string* id = find(context.variant.faces);
    if (!id) id = find(context.request.layout.faces);
    const TextFaceRef face = context.world.face(id ? *id : name);
    if (!face) return error("compose/unknown-face", {id ? *id : name, context.request.layout.id}, node.place);
    return face;
}

BreakHints hints_of(const Message& message) {
    BreakHints hints;
    hints.keeps = message.words;
    hints.breaks = message.breaks;
    hints.keeps.insert(hints.keeps.end(), message.keeps.begin(), message.keeps.end());
    return hints;
}

// Where the layout asks for it, a key phrase has lines of its own.
void lead_with_keys(Paragraph& paragraph, const std::vector<KeyPhrase>& keys) {
    for (const KeyPhrase& key : keys) {
        const auto force = [&](size_t site) {
            if (site < paragraph.sites.size() && !paragraph.sites[site].forbidden) paragraph.sites[site].forced = true;
        };
        if (key.first > 0) force(key.first - 1);
        force(key.last);
    }
}

std::vector<KeyPhrase> keys_of(const Paragraph& paragraph, const std::vector<std::string>& phrases) {
    std::vector<KeyPhrase> keys;
    for (const std::string& phrase : phrases)
        for (const KeyPhrase& key : find_phrase(paragraph, phrase)) keys.push_back(key);
    std::sort(keys.begin(), keys.end(), [](const KeyPhrase& a, const KeyPhrase& b) { return a.first < b.first; });
    return keys;
}

// The glyphs of a line in one face each.
void add_runs(const TextSetting& setting, const FitLine& line, Point corner, InkPaint paint,
              std::vector<GlyphRun>& out) {
    const MeasuredText& measured = line.key ? setting.hero : setting.carrier;
    const ShapedText& shaped = *measured.shaped;
    const MeasuredToken& first = measured.tokens[line.first];
    const MeasuredToken& last = measured.tokens[line.last];
    const uint32_t line_end = setting.paragraph.tokens[line.last].end;
    double tracked = 0;
    for (uint32_t g = first.first_glyph; g < last.last_glyph;) {
        GlyphRun run;
        run.info = {setting.text->role, setting.node->id};
        const uint16_t face = shaped.glyphs[g].face;
        run.face = shaped.faces[face];
        run.size = line.size;
        run.fill = paint;
        run.language = setting.language;
        const double base = shaped.glyphs[g].pen - first.pen + tracked;
        run.origin = {corner.x + line.x + base * line.size, corner.y + line.baseline};
        const uint32_t text_begin = shaped.glyphs[g].byte;
        while (g < last.last_glyph && shaped.glyphs[g].face == face) {
            const uint32_t byte = shaped.glyphs[g].byte;
            Cluster cluster;
            for (; g < last.last_glyph && shaped.glyphs[g].byte == byte; ++g, ++cluster.glyph_count)
                run.glyphs.push_back(
                    {shaped.glyphs[g].id, shaped.glyphs[g].x - first.pen + tracked - base, shaped.glyphs[g].y});
            cluster.byte_count = (g < last.last_glyph ? shaped.glyphs[g].byte : line_end) - byte;
            run.clusters.push_back(cluster);
            tracked += line.tracking;
        }
        const uint32_t text_end = g < last.last_glyph ? shaped.glyphs[g].byte : line_end;
        run.text = shaped.text.substr(text_begin, text_end - text_begin);
        out.push_back(std::move(run));
    }
}

}  // namespace

std::string text_of(const TextNode& text, const ComposeRequest& request) {
    if (!text.literal.empty()) return text.literal;
    if (text.field == "message") return request.message.text;
    const auto at = request.fields.find(text.field);
    return at == request.fields.end() ? std::string() : at->second;
}

DisplayRule display_rule(const TextNode& text, const TextContext& context) {
    const Layout& layout = context.request.layout;
    const auto first_of = [](const std::string& a, const std::string& b, const std::string& c) {
        return !a.empty() ? a : !b.empty() ? b : c;
    };
    DisplayRule rule;
    if (text.role == Role::Translation) {
        if (text.letter_case == "capitals") rule.letter_case = LetterCase::Capitals;
        if (first_of(context.request.final_stop, context.variant.final_stop, layout.final_stop) == "drop")
            rule.final_stop = FinalStop::Dropped;
    } else if (text.role == Role::Slogan) {
        const std::string& asked = context.request.letter_case;
        if ((asked.empty() ? first_of(text.letter_case, context.variant.letter_case, layout.letter_case) : asked) ==
            "capitals")
            rule.letter_case = LetterCase::Capitals;
        if (first_of(context.request.final_stop, context.variant.final_stop, layout.final_stop) == "drop")
            rule.final_stop = FinalStop::Dropped;
    } else if (text.letter_case == "capitals") {
        rule.letter_case = LetterCase::Capitals;
    }
    return rule;
}

Result<std::shared_ptr<TextSetting>> set_text(const Node& node, const TextNode& text, Size box,
                                              const TextContext& context, double most_size) {
    if (box.width <= 0 || box.height <= 0)
        return error("compose/no-room", {node.id, context.request.layout.id}, node.place);
    auto setting = std::make_shared<TextSetting>();
    setting->node = &node;
    setting->text = &text;
    setting->box = box;
    const bool slogan = text.role == Role::Slogan;
    const std::string words = text_of(text, context.request);
    const DisplayRule rule = display_rule(text, context);
    if (text.role == Role::Translation) setting->language = context.request.second_language;
    setting->paragraph = setting->language == "vi" ? analyse(words, rule, context.world.lexicon,
                                                             slogan ? hints_of(context.request.message) : BreakHints{})
                                                   : analyse_in(words, rule, setting->language);
    std::vector<KeyPhrase> keys;
    if (slogan) keys = keys_of(setting->paragraph, context.request.keys);
    if (text.lead) lead_with_keys(setting->paragraph, keys);
    TRY_ASSIGN(const TextFaceRef asked, resolve_face(text.face, node, context));
    setting->face = setting->language == "vi" ? asked : context.world.fonts->face_for(asked, setting->paragraph.shown);
    const TextFaceRef second = setting->face == asked ? nullptr : asked;
    const double tracking = text.tracking + (slogan ? context.request.tracking : 0);
    TRY_ASSIGN(setting->carrier,
               measure(setting->paragraph, {setting->face, tracking, setting->language, second}, context.shaper));
    setting->hero = setting->carrier;
    if (!text.key_face.empty()) {
        TRY_ASSIGN(const TextFaceRef key_face, resolve_face(text.key_face, node, context));
        TRY_ASSIGN(setting->hero, measure(setting->paragraph, {key_face, tracking}, context.shaper));
    }
    const LengthFrame frame{context.request.sheet.trim, box.height};
    FitRequest fitting{setting->paragraph, setting->carrier, setting->hero, box};
    fitting.mode = mode_of(text);
    fitting.align = align_of(text);
    fitting.least_lines = text.least_lines;
    fitting.most_lines = text.most_lines;
    fitting.most_size = text.size.empty() ? most_size : std::min(most_size, text.size.resolve(frame));
    if (slogan) {
        const Rect& area = context.request.sheet.text_area;
        fitting.least_size = context.request.sheet.least_cap_mm() / setting->face->cap_height();
        fitting.least_area = least_share(context.request) * area.width * area.height;
        fitting.most_area = k_most_share * area.width * area.height;
    }
    fitting.clearance = text.clearance;
    if (text.role == Role::Translation) fitting.most_gap = k_translation_gap;
    fitting.cost_weight *= text.pauses;
    fitting.least_ratio = text.least_ratio;
    fitting.most_ratio = text.most_ratio;
    fitting.two_sizes = text.sizes == "two";
    fitting.key_spread = text.spread;
    fitting.keys = keys;
    std::vector<Fit> fits = fit(fitting);
    if (fits.empty() && fitting.least_lines > 1) {  // a text too short for the lines asked for takes fewer
        fitting.most_lines = fitting.least_lines - 1;
        fitting.least_lines = 1;
        fits = fit(fitting);
    }
    if (fits.empty())
        return error("compose/cannot-break",
                     {node.id, std::to_string(text.least_lines), std::to_string(text.most_lines)}, node.place);
    setting->counts = compare_line_counts(fits);
    setting->reason = reason_for(setting->counts, fitting.least_size);
    setting->fit = std::move(fits.front());
    return setting;
}

std::vector<GlyphRun> runs_of(const TextSetting& setting, Point corner, double frame_width, InkPaint ink,
                              InkPaint key_ink) {
    const Align align = align_of(*setting.text);
    const double slack = frame_width - setting.fit.ink.width;
    if (align == Align::Centre)
        corner.x += std::clamp(frame_width / 2 - setting.fit.axis, std::min(0.0, slack), std::max(0.0, slack));
    if (align == Align::Right) corner.x += slack;
    std::vector<GlyphRun> runs;
    for (const FitLine& line : setting.fit.lines) add_runs(setting, line, corner, line.raised ? key_ink : ink, runs);
    return runs;
}

}  // namespace codong
