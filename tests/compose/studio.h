#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

#include "compose/compose.h"
#include "support/scratch.h"
#include "text/unicode.h"

namespace codong::test {

// A place to compose pages of a test's own: its layouts are texts, its sheets and messages small.
class Studio {
public:
    Studio() {
        m_world.fonts = must(FontLibrary::open(CODONG_SOURCE_DIR "/fonts"));
        for (const char* id : {"be-vietnam-pro-600", "be-vietnam-pro-700", "be-vietnam-pro-900"})
            must(m_world.fonts->face(id));
        m_shaper = must(Shaper::create(m_world.fonts->faces()));
        m_theme = must(read_theme(CODONG_SOURCE_DIR "/layouts/themes/son.yaml"));
        m_sheet = sheet("{id: a5, vi: A5, en: A5, size_mm: [148, 210]}");
        m_message = message("Toàn xã hội cùng chung tay chăm lo, bảo vệ toàn diện trẻ em.");
    }

    template <class T>
    static T must(Result<T> result) {
        if (!result) throw std::runtime_error(format_diagnostic(result.diagnostics().front(), Language::English));
        return *std::move(result);
    }

    // One sheet of a group with 3 mm bleed and 10 mm safe margin, read at half a metre.
    static Sheet sheet(const std::string& yaml) {
        const std::string text =
            "checked_on: 2026-01-01\ntypes: [pdf, png]\nsource: test\ngroups:\n  - id: thu\n    vi: Thử\n    en: "
            "Test\n    bleed_mm: 3\n"
            "    safe_mm: 10\n    dpi: 100\n    distance_m: 0.5\n    sheets:\n      - " +
            yaml + "\n";
        return must(parse_sheets(text, "test")).front();
    }
    static Message message(const std::string& text) {
        Message out;
        out.id = "m1";
        out.text = nfc(text);
        return out;
    }

    // Variants of a layout that suits everything, under its head.
    Layout layout(const std::string& body, const std::string& head = "") {
        const std::string path = m_folder / "thu.yaml";
        std::ofstream(path)
            << "id: thu\nvi: Thử\nen: Test\nkind: typographic\nthemes: [son]\n"
               "faces: {slogan: be-vietnam-pro-700, key: be-vietnam-pro-900, label: be-vietnam-pro-600}\n"
            << head << body;
        return must(read_layout(path));
    }
    // One variant whose root this is, indented by six blanks.
    Layout one(const std::string& root, const std::string& head = "") {
        return layout("variants:\n  - id: v\n    root:\n" + root, head);
    }

    Result<Composed> compose(const Layout& layout, const std::function<void(ComposeRequest&)>& change = {}) {
        ComposeRequest request{m_message, 0, layout, m_theme, m_sheet, m_fields};
        if (change) change(request);
        return codong::compose(m_world, *m_shaper, request);
    }
    Composed composed(const Layout& layout, const std::function<void(ComposeRequest&)>& change = {}) {
        return must(compose(layout, change));
    }

    World& world() { return m_world; }
    Shaper& shaper() { return *m_shaper; }

    Theme m_theme;
    Sheet m_sheet;
    Message m_message;
    Fields m_fields;

private:
    World m_world;
    std::unique_ptr<Shaper> m_shaper;
    Scratch m_folder;
};

inline const FilledPath* filled(const Composed& composed, const std::string& source) {
    const FilledPath* found = nullptr;
    for_each_leaf(composed.scene, [&](const Item& item, const Transform&) {
        if (const auto* path = std::get_if<FilledPath>(&item); path && path->info.source == source) found = path;
    });
    return found;
}

inline std::vector<const GlyphRun*> runs(const Composed& composed, Role role) {
    std::vector<const GlyphRun*> found;
    for_each_leaf(composed.scene, [&](const Item& item, const Transform&) {
        if (const auto* run = std::get_if<GlyphRun>(&item); run && run->info.role == role) found.push_back(run);
    });
    return found;
}

inline const SetText* text_with(const Composed& composed, Role role) {
    for (const SetText& text : composed.texts)
        if (text.role == role) return &text;
    return nullptr;
}

}  // namespace codong::test
