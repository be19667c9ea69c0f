#include "job/check_files.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <optional>

#include "intake/yaml.h"
#include "job/data.h"
#include "job/report.h"
#include "readback/pdf.h"
#include "text/display.h"
#include "text/unicode.h"

namespace codong {
namespace {

namespace fs = std::filesystem;

// The ring of a usual eyelet reaches this far from its centre; a fold may fall this far from where it should.
constexpr double k_eyelet_ring_mm = 15;
constexpr double k_fold_tolerance_mm = 3;

bool is_checkable(const fs::path& path) {
    const std::string type = to_lower(path.extension().string());
    return type == ".pdf" || type == ".png" || type == ".jpg" || type == ".jpeg" || type == ".tif" || type == ".tiff";
}
bool is_print_picture(const fs::path& path) {
    const std::string type = to_lower(path.extension().string());
    return type == ".tif" || type == ".tiff" || path.string().ends_with("-cmyk.jpg");
}

std::optional<double> positive(std::string_view text) {
    double value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc() || end != text.data() + text.size() || !(value >= 0) || value > 1e5) return std::nullopt;
    return value;
}

std::vector<Rect> frame_strips(Size trim, double width) {
    return {{0, 0, width, trim.height},
            {trim.width - width, 0, width, trim.height},
            {0, 0, trim.width, width},
            {0, trim.height - width, trim.width, width}};
}

// What is to be looked at: a file, and its manifest's entry when there is one.
struct Target {
    std::string path;
    const ManifestEntry* entry = nullptr;
    FileState state = FileState::Present;
};

class Checker {
public:
    explicit Checker(const CheckRequest& request) : m_request(request) {}

    Result<std::vector<CheckedFile>> run() {
        TRY_STATUS(settle());
        for (const std::string& path : m_request.paths) TRY_STATUS(collect(path));
        if (m_targets.empty()) return error("check/nothing-to-check", {m_request.paths.front()});
        std::vector<CheckedFile> out;
        for (const Target& target : m_targets) {
            auto checked = check(target);
            if (!checked) return checked.diagnostics();
            out.push_back(*std::move(checked));
        }
        return out;
    }

private:
    Result<DataFiles*> data() {
        if (!m_data) {
            TRY_ASSIGN(const std::string root, find_data(m_request.data));
            m_data.emplace(root);
        }
        return &*m_data;
    }

    // What the caller said, before any file is opened.
    Status settle() {
        if (m_request.paths.empty()) return error("check/no-path");
        TRY_ASSIGN(const auto covered, covered_by(m_request.finish, {1000, 1000}));
        if (!m_request.format.empty()) {
            TRY_ASSIGN(DataFiles * files, data());
            TRY_ASSIGN(m_sheet, files->sheet(m_request.format));
        }
        if (m_request.message.empty()) return Done{};
        if (m_request.message.find(' ') != std::string::npos) {
            m_words = nfc(m_request.message);
            return Done{};
        }
        TRY_ASSIGN(DataFiles * files, data());
        TRY_ASSIGN(const Campaign campaign, read_campaign(files->default_campaign()));
        TRY_ASSIGN(const Catalogue catalogue, read_catalogue(campaign.catalogue));
        const Message* message = catalogue.find(m_request.message);
        if (!message)
            return error("job/unknown-message", {m_request.message, nearest_name(m_request.message, catalogue.ids())});
        m_words = message->text;
        return Done{};
    }

    Result<const Results*> manifest_in(const fs::path& folder) {
        const std::string key = fs::absolute(folder).lexically_normal().string();
        auto known = m_manifests.find(key);
        if (known == m_manifests.end()) {
            std::error_code failed;
            std::optional<Results> results;
            if (fs::exists(folder / "manifest.json", failed)) {
                TRY_ASSIGN(results, read_results(folder.string()));
            }
            known = m_manifests.emplace(key, std::move(results)).first;
        }
        return known->second ? &*known->second : nullptr;
    }

    Status collect(const std::string& path) {
        std::error_code failed;
        if (!fs::exists(path, failed)) return error("file/not-found", {path});
        if (!fs::is_directory(path, failed)) return add_file(path);
        TRY_ASSIGN(const Results* results, manifest_in(path));
        if (results) {
            for (size_t i = 0; i < results->states.size(); ++i) {
                const ManifestEntry& entry = results->manifest.files[i];
                if (is_checkable(entry.path) || results->states[i] != FileState::Present)
                    m_targets.push_back({(fs::path(path) / entry.path).string(), &entry, results->states[i]});
            }
            return Done{};
        }
        std::vector<std::string> files;
        for (const auto& entry : fs::recursive_directory_iterator(path, failed))
            if (entry.is_regular_file(failed) && is_checkable(entry.path())) files.push_back(entry.path().string());
        std::sort(files.begin(), files.end());
        for (const std::string& file : files) TRY_STATUS(add_file(file));
        return Done{};
    }

    // A file lies in <campaign>/<format>/ when codong delivered it.
    Status add_file(const std::string& path) {
        Target target{path, nullptr, FileState::Present};
        const fs::path whole = fs::absolute(path).lexically_normal();
        const fs::path campaign = whole.parent_path().parent_path();
        TRY_ASSIGN(const Results* results, manifest_in(campaign));
        const std::string relative = whole.lexically_relative(campaign).generic_string();
        for (size_t i = 0; results && i < results->states.size(); ++i)
            if (results->manifest.files[i].path == relative) {
                target.entry = &results->manifest.files[i];
                target.state = results->states[i];
            }
        m_targets.push_back(std::move(target));
        return Done{};
    }

    Result<CheckedFile> check(const Target& target) {
        CheckedFile out{target.path, {}, {}};
        if (target.state == FileState::Missing) {
            out.findings.push_back(error("file/not-found", {target.path}));
            return out;
        }
        if (target.state == FileState::Changed) out.findings.push_back(error("check/changed", {}, {target.path, 0, 0}));
        // Of a delivered file of another kind the manifest has said all; a stranger's is asked what it is.
        if (!is_checkable(target.path) && target.entry) return out;
        TRY_ASSIGN(const std::optional<Sheet> sheet, sheet_of(target));
        PreflightSpec spec = sheet ? spec_of(*sheet) : PreflightSpec{};
        if (sheet) out.format = sheet->id;
        if (target.entry) TRY_STATUS(tell(*target.entry, spec));
        if (!sheet && !target.entry) spec.for_screen = !is_print_picture(target.path);
        // A picture of a print sheet that is no CMYK file is for looking at, on a screen.
        if (sheet && !sheet->is_screen && !is_print_picture(target.path)) spec.for_screen = true;
        TRY_STATUS(finish(target.path, sheet, spec));
        append(out.findings, findings_of(target, spec));
        return out;
    }

    Result<std::optional<Sheet>> sheet_of(const Target& target) {
        if (m_sheet) return std::optional<Sheet>(*m_sheet);
        if (!target.entry || target.entry->format.empty()) return std::optional<Sheet>();
        TRY_ASSIGN(DataFiles * files, data());
        // A campaign may be older than the formats at hand: then its size is what the manifest says.
        auto sheet = files->sheet(target.entry->format);
        return sheet ? std::optional<Sheet>(*std::move(sheet)) : std::optional<Sheet>();
    }

    // What the manifest adds to the sheet.
    Status tell(const ManifestEntry& entry, PreflightSpec& spec) {
        if (!m_sheet && entry.width_mm > 0) spec.trim = Size{entry.width_mm, entry.height_mm};
        if (entry.scale > 0) spec.scale = 1 / entry.scale;
        spec.text = entry.text;
        spec.curves = entry.path.ends_with("-curves.pdf");
        if (entry.width_px > 0 && entry.type != "pdf") {
            spec.pixel_width = entry.width_px;
            spec.pixel_height = entry.height_px;
        }
        if (entry.type == "png") spec.max_bytes.reset();
        // A strip shows a part of the words and has no bleed where it meets its neighbour.
        if (entry.path.find("-tam-") != std::string::npos) {
            spec.text.reset();
            spec.bleed.reset();
            spec.text_areas.clear();
            spec.part = true;
        }
        TRY_ASSIGN(DataFiles * files, data());
        if (const auto theme = files->theme(entry.theme))
            for (const Ink& ink : (*theme)->inks)
                if (ink.spot) spec.spots.push_back(*ink.spot);
        return Done{};
    }

    Status finish(const std::string& path, const std::optional<Sheet>& sheet, PreflightSpec& spec) const {
        if (m_request.finish.empty()) return Done{};
        if (sheet) spec.text_areas = {Rect{0, 0, sheet->trim.width, sheet->trim.height}.inset(sheet->safe)};
        std::optional<Size> trim = spec.trim;
        if (!trim && to_lower(fs::path(path).extension().string()) == ".pdf")
            if (const auto facts = read_pdf_file(path)) trim = Size{facts->trim.width, facts->trim.height};
        if (!trim) return Done{};
        TRY_ASSIGN(spec.keep_clear, covered_by(m_request.finish, *trim));
        return Done{};
    }

    Diagnostics findings_of(const Target& target, PreflightSpec spec) const {
        if (m_words.empty()) return preflight(target.path, spec);
        // Whether a stranger set the message in capitals or kept its final stop is theirs to say.
        Diagnostics first;
        for (const LetterCase letter_case : {LetterCase::AsWritten, LetterCase::Capitals}) {
            spec.text = display_text(m_words, {letter_case, FinalStop::Dropped});
            Diagnostics findings = preflight(target.path, spec);
            const bool matches = std::none_of(findings.begin(), findings.end(), [](const Diagnostic& d) {
                return d.code == "preflight/text-missing" || d.code == "preflight/text-differs";
            });
            if (matches) return findings;
            if (letter_case == LetterCase::AsWritten) {
                first = std::move(findings);
                continue;
            }
            const bool differs = std::any_of(findings.begin(), findings.end(),
                                             [](const Diagnostic& d) { return d.code == "preflight/text-differs"; });
            if (differs) return findings;  // in capitals, with a slip
        }
        return first;
    }

    const CheckRequest& m_request;
    std::optional<DataFiles> m_data;
    std::optional<Sheet> m_sheet;
    std::string m_words;
    std::map<std::string, std::optional<Results>> m_manifests;
    std::vector<Target> m_targets;
};

}  // namespace

PreflightSpec spec_of(const Sheet& sheet) {
    PreflightSpec spec;
    spec.trim = sheet.trim;
    spec.bleed = sheet.bleed;
    spec.text_areas = sheet.panels;
    spec.for_screen = sheet.is_screen;
    if (sheet.is_screen) {
        spec.pixel_width = sheet.pixels.width;
        spec.pixel_height = sheet.pixels.height;
    }
    if (sheet.max_kb) spec.max_bytes = static_cast<long long>(*sheet.max_kb) * 1024;
    return spec;
}

Result<std::vector<Rect>> covered_by(const std::vector<std::string>& finish, Size trim) {
    std::vector<Rect> out;
    const auto add = [&](const std::vector<Rect>& strips) { out.insert(out.end(), strips.begin(), strips.end()); };
    for (const std::string& word : finish) {
        if (word == "none") continue;
        const size_t colon = std::min(word.find(':'), word.size());
        const std::string kind = word.substr(0, colon);
        std::vector<double> values;
        for (size_t at = colon + 1; at <= word.size();) {
            const size_t end = std::min(word.find('/', at), word.size());
            const auto value = positive(std::string_view(word).substr(at, end - at));
            if (!value) return error("check/bad-finish", {word});
            values.push_back(*value);
            at = end + 1;
        }
        const bool one = values.size() == 1;
        if (kind == "hem" && one)
            add(frame_strips(trim, values[0]));
        else if (kind == "eyelets" && one)
            add(frame_strips(trim, values[0] + k_eyelet_ring_mm));
        else if (kind == "pockets" && one)
            add({{0, 0, trim.width, values[0]}, {0, trim.height - values[0], trim.width, values[0]}});
        else if (kind == "base" && one)
            add({{0, trim.height - values[0], trim.width, values[0]}});
        else if (kind == "folds" && !values.empty())
            for (const double x : values) add({{x - k_fold_tolerance_mm, 0, 2 * k_fold_tolerance_mm, trim.height}});
        else
            return error("check/bad-finish", {word});
    }
    return out;
}

Result<std::vector<CheckedFile>> check_files(const CheckRequest& request) {
    return Checker(request).run();
}

}  // namespace codong
