#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/program.h"
#include "text/unicode.h"

namespace codong::test {

// The default sheets as this test knows them, from the plan of the product, not from its data files.
struct ExpectedSheet {
    const char* id;
    const char* type;
    double width, height;  // mm of a print sheet, pixels of a screen
    double bleed;          // mm
    int scale;             // 10: drawn 1:10
};

inline const std::vector<ExpectedSheet>& expected_sheets() {
    static const std::vector<ExpectedSheet> sheets = {
        {"bang-ron-ngang-600x100", "pdf", 6000, 1000, 20, 10},
        {"bang-ron-ngang-1000x200", "pdf", 10000, 2000, 20, 10},
        {"phuon-80x240", "pdf", 800, 2400, 20, 1},
        {"pano-300x200", "pdf", 3000, 2000, 50, 1},
        {"pano-1000x500", "pdf", 10000, 5000, 50, 10},
        {"ap-phich-a3", "pdf", 297, 420, 3, 1},
        {"ap-phich-54x79", "pdf", 540, 790, 3, 1},
        {"standee-80x180", "pdf", 800, 1800, 5, 1},
        {"backdrop-600x300", "pdf", 6000, 3000, 50, 10},
        {"to-roi-a5", "pdf", 148, 210, 3, 1},
        {"fb-square", "png", 1080, 1080, 0, 1},
        {"fb-portrait", "png", 1080, 1350, 0, 1},
        {"fb-cover", "png", 1640, 624, 0, 1},
        {"story", "png", 1080, 1920, 0, 1},
        {"og", "png", 1200, 630, 0, 1},
        {"zalo-post", "png", 1080, 1080, 0, 1},
        {"zalo-article", "png", 1280, 720, 0, 1},
        {"web-hero", "png", 1920, 600, 0, 1},
        {"slide", "png", 1920, 1080, 0, 1},
    };
    return sheets;
}

// The nine slogans, from a copy of their own.
inline std::vector<std::string> slogans() {
    std::istringstream in(bytes_of(CODONG_SOURCE_DIR "/tests/corpus/plans/bao-ve-tre-em.slogans.txt"));
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);)
        if (!line.empty()) lines.push_back(nfc(line));
    return lines;
}

// What the run of this build makes: all nine messages, fewer where every instruction is checked.
inline std::vector<int> rendered_messages() {
    return k_sanitized ? std::vector<int>{1, 4, 8} : std::vector<int>{1, 2, 3, 4, 5, 6, 7, 8, 9};
}

inline std::string message_list() {
    std::string list;
    for (const int number : rendered_messages()) list += (list.empty() ? "m" : ",m") + std::to_string(number);
    return list;
}

inline std::string file_of(const ExpectedSheet& sheet, int message) {
    return std::string(sheet.id) + "/m" + std::to_string(message) + (sheet.scale == 10 ? "-tyle-1-10." : ".") +
           sheet.type;
}

// The project's fonts, layouts and messages; a copy of them when CODONG_DATA names one, so that they may be edited
// meanwhile.
inline std::string data_dir() {
    const char* copy = std::getenv("CODONG_DATA");
    return copy && *copy ? copy : CODONG_SOURCE_DIR;
}

// codong with these words, its data found through the environment.
inline std::vector<std::string> codong(std::vector<std::string> words) {
    words.insert(words.begin(), CODONG_PROGRAM);
    return words;
}
struct Codong : Program {
    explicit Codong(std::vector<std::string> words) : Program(codong(std::move(words))) {
        set("CODONG_DATA", data_dir());
    }
};

inline std::vector<std::string> render_words(const std::string& folder, std::vector<std::string> more = {}) {
    std::vector<std::string> words{"render", "-o", folder, "--message", message_list()};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

// The default campaign, rendered once for all tests of this program.
struct Reference {
    Scratch scratch;
    std::string folder = scratch / "ra";
    Outcome outcome;
    nlohmann::json manifest;

    Reference() {
        outcome = Codong(render_words(folder, {"--jobs", "2"})).run();
        if (outcome.exit != 0) throw std::runtime_error("the default campaign failed: " + outcome.err);
        manifest = nlohmann::json::parse(bytes_of(folder + "/manifest.json"));
    }
    const nlohmann::json& entry(const std::string& path) const {
        for (const auto& file : manifest["files"])
            if (file["path"] == path) return file;
        throw std::runtime_error("not in the manifest: " + path);
    }
};

inline const Reference& reference() {
    static const Reference once;
    return once;
}

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
    return text;
}

// D(slogan) worked out again: capitals or not, final stop or not, an en dash for a spaced hyphen.
inline std::string displayed(std::string slogan, bool capitals, bool stop) {
    slogan = replaced(slogan, " - ", " – ");
    if (!stop && slogan.ends_with(".")) slogan.pop_back();
    return capitals ? to_upper(slogan) : slogan;
}

// Line ends and page ends as one blank, none at the ends; NFC.
inline std::string folded(const std::string& text) {
    std::istringstream in(nfc(text));
    std::string out, word;
    while (in >> word) out += (out.empty() ? "" : " ") + word;
    return out;
}

inline std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

// Names in a folder's top level that begin so.
inline std::vector<std::string> names_starting(const std::string& folder, const std::string& start) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().filename().string().starts_with(start)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

inline bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

// What differs between two folders' files, as one line a file; empty when all bytes are the same.
inline std::string differences(const std::string& a, const std::string& b) {
    const auto in_a = files_below(a), in_b = files_below(b);
    std::string out;
    for (const auto& [name, path] : in_a)
        if (!in_b.contains(name))
            out += "only in the first: " + name + "\n";
        else if (bytes_of(path) != bytes_of(in_b.at(name)))
            out += "other bytes: " + name + "\n";
    for (const auto& [name, path] : in_b)
        if (!in_a.contains(name)) out += "only in the second: " + name + "\n";
    return out;
}

}  // namespace codong::test
