#include "job/run.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "base/sha256.h"
#include "base/version.h"
#include "check/ink_limit.h"
#include "check/scene_check.h"
#include "export/raster.h"
#include "intake/file.h"
#include "job/crops.h"
#include "job/deck.h"
#include "job/delivery.h"
#include "job/judge.h"
#include "job/kit.h"
#include "job/panel_files.h"
#include "job/prepare.h"
#include "job/print_marks.h"
#include "job/proof.h"
#include "job/shop.h"
#include "job/stopwatch.h"
#include "job/ticket.h"
#include "scene/digest.h"

namespace codong {
namespace {

constexpr int k_retina = 2;

// What the workers of a run share; read-only but for the parts under the mutex.
class Runner {
public:
    Runner(const JobOptions& options, const Observer& observer, const JobPlan& plan, const World& world,
           std::shared_ptr<const OutputIntent> intent, const Judges& judges, Delivery& delivery, Stopwatch& watch)
        : m_options(options),
          m_observer(observer),
          m_plan(plan),
          m_world(world),
          m_intent(std::move(intent)),
          m_judges(judges),
          m_delivery(delivery),
          m_watch(watch),
          m_curves(options.curves || plan.campaign.options.curves),
          m_done(plan.pieces.size()),
          m_failures(plan.pieces.size()),
          m_companions(plan.pieces.size()),
          m_judged(plan.pieces.size()),
          m_phone(plan.pieces.size()) {
        for (const Piece& piece : plan.pieces) m_all += piece.types.size() + extra(piece);
        m_slides.resize(plan.pieces.size());
        choose_witnessed();
    }

    void work(int workers) {
        m_threads_each = workers > static_cast<int>(m_plan.pieces.size()) ? workers : 1;
        const int count = std::min(workers, static_cast<int>(m_plan.pieces.size()));
        std::vector<std::jthread> threads;
        for (int i = 1; i < count; ++i) threads.emplace_back([this] { loop(); });
        loop();
    }

    void finish(Report& report) {
        for (auto& entries : m_done)
            for (ManifestEntry& entry : entries) report.manifest.files.push_back(std::move(entry));
        for (auto& failures : m_failures)
            for (Failure& failure : failures) report.failures.push_back(std::move(failure));
        for (auto& companions : m_companions)
            for (Companion& one : companions) report.manifest.companions.push_back(std::move(one));
        Findings findings;
        for (size_t i = 0; i < m_judged.size(); ++i) {
            findings.add(m_plan.pieces[i], m_judged[i].findings);
            findings.add(m_plan.pieces[i], m_phone[i]);
        }
        append(report.notes, findings.take());
        report.shape_calls = m_shape_calls;
        report.cancelled = cancelled();
    }

    // Pages for decks, in the plan's order.
    std::vector<Slide> take_slides() {
        std::vector<Slide> slides;
        for (std::optional<Slide>& slide : m_slides)
            if (slide) slides.push_back(*std::move(slide));
        return slides;
    }

private:
    // Every PDF is read back by the reader of this program. The first page of each layout on each print sheet is read
    // by pdftotext too, which would tell on a fault of that reader; starting it takes as long as all else for a page.
    void choose_witnessed() {
        std::set<std::pair<std::string, std::string>> seen;
        for (size_t i = 0; i < m_plan.pieces.size(); ++i) {
            const Piece& piece = m_plan.pieces[i];
            if (std::find(piece.types.begin(), piece.types.end(), "pdf") == piece.types.end()) continue;
            if (!piece.sheet->is_screen && seen.insert({piece.layout->id, piece.sheet->id}).second)
                m_witnessed.insert(i);
        }
    }

    bool cancelled() const { return m_observer.cancelled && m_observer.cancelled(); }
    // Files besides one of each type.
    size_t extra(const Piece& piece) const {
        size_t count = 0;
        for (const std::string& type : piece.types) count += (m_curves && type == "pdf") + with_retina(piece, type);
        return count;
    }
    bool with_retina(const Piece& piece, std::string_view type) const {
        return m_options.retina && piece.sheet->is_screen && is_picture(type);
    }
    static bool is_picture(std::string_view type) { return type == "png" || type == "jpg" || type == "webp"; }

    void loop() {
        auto shaper = Shaper::create(m_world.fonts->faces());
        for (size_t i = m_next++; i < m_plan.pieces.size() && !cancelled(); i = m_next++) {
            if (!shaper)
                fail(i, "", shaper.diagnostics());
            else
                make(i, **shaper);
        }
        if (shaper) m_shape_calls += (*shaper)->shape_calls();
    }

    // `files` of the deliverables are given up with it.
    void fail(size_t index, std::string_view type, Diagnostics reasons, size_t files = 1) {
        const Piece& piece = m_plan.pieces[index];
        const std::lock_guard lock(m_mutex);
        m_failures[index].push_back({piece.name() + (type.empty() ? "" : "." + std::string(type)), std::move(reasons)});
        count(type.empty() ? piece.types.size() + extra(piece) : files);
    }

    // Under the mutex.
    void count(size_t files) {
        m_finished += files;
        if (m_observer.progress) m_observer.progress(m_finished, m_all);
    }

    void make(size_t index, Shaper& shaper) {
        const Piece& piece = m_plan.pieces[index];
        if (const auto refused = m_plan.refused.find(piece.message->id); refused != m_plan.refused.end())
            return fail(index, "", refused->second);
        const Fields fields = fields_of(piece.unit, m_plan, *piece.message);
        ComposeRequest request = compose_request(piece, m_plan, fields);
        request.debug_boxes = m_options.guides;
        auto composed = [&] {
            const Stopwatch::Lap lap(m_watch, "compose");
            return compose(m_world, shaper, request);
        }();
        if (!composed) return fail(index, "", composed.diagnostics());
        {
            const Stopwatch::Lap lap(m_watch, "check");
            Diagnostics findings = check_scene(*composed, *piece.sheet);
            if (has_errors(findings)) return fail(index, "", std::move(findings));
            if (m_intent) {
                auto inks = check_total_ink(composed->scene, PressSpec{}.ink_limit, separator(m_intent));
                if (!inks.empty()) return fail(index, "", std::move(inks));
            }
            auto judged = judge_page(piece, *composed, m_judges);
            if (!judged) return fail(index, "", judged.diagnostics());
            m_judged[index] = *std::move(judged);
        }
        Provenance provenance;
        for (const SetText& text : composed->texts)
            if (text.role == Role::Slogan) provenance.text = text.shown;
        provenance.title = provenance.text;
        provenance.message_id = piece.message->id;
        provenance.source = piece.message->source.document +
                            (piece.message->source.section.empty() ? "" : ", " + piece.message->source.section);
        provenance.text_sha256 = sha256_hex(piece.message->text);
        provenance.date = m_plan.campaign.issued;
        provenance.producer = k_producer;
        {
            const Stopwatch::Lap lap(m_watch, "content id");
            provenance.content_id = digest(composed->scene);
        }
        for (const std::string& type : piece.types) {
            write(index, *find_target(type), *composed, provenance, shaper);
            if (type == "pdf" && m_curves) write(index, *find_target(type, true), *composed, provenance, shaper);
            if (with_retina(piece, type)) write(index, *find_target(type), *composed, provenance, shaper, k_retina);
        }
        if (m_options.tickets && !cancelled()) write_tickets(index, *composed, provenance, shaper);
        if (m_options.series && piece.sheet->is_screen && piece.sheet->allows("pdf") && m_failures[index].empty())
            m_slides[index] = Slide{&piece, *std::move(composed)};
    }

    void write_tickets(size_t index, const Composed& composed, const Provenance& provenance, Shaper& shaper) {
        std::vector<ManifestEntry> files;
        std::copy_if(m_done[index].begin(), m_done[index].end(), std::back_inserter(files), is_print_file);
        if (files.empty()) return;
        const Stopwatch::Lap lap(m_watch, "tickets");
        auto made =
            make_tickets({m_plan.pieces[index], composed, files, provenance, m_world, shaper, m_intent}, m_delivery);
        if (!made) return fail(index, "phieu-in", made.diagnostics(), 0);
        append_to(m_companions[index], *std::move(made));
        if (!m_options.shop) return;
        auto packed = make_shop_packs(m_plan.pieces[index], files, m_companions[index], provenance.date,
                                      static_cast<uint64_t>(m_options.shop_mb) * 1'000'000, m_delivery);
        if (!packed) return fail(index, "gui-nha-in", packed.diagnostics(), 0);
        append_to(m_companions[index], std::move(packed->files));
        append(m_judged[index].findings, std::move(packed->notes));
    }

    static void append_to(std::vector<Companion>& list, std::vector<Companion> more) {
        for (Companion& one : more) list.push_back(std::move(one));
    }

    void write(size_t index, const ExportTarget& target, const Composed& composed, const Provenance& provenance,
               Shaper& shaper, int pixel_ratio = 1) {
        const Piece& piece = m_plan.pieces[index];
        const TemporaryFile temporary(m_delivery.temporary());
        ExportRequest request{composed.scene,   *piece.sheet,  provenance,
                              temporary.path(), m_options.dpi, m_options.user_unit,
                              m_threads_each,   m_intent,      [this] { return cancelled(); },
                              pixel_ratio};
        request.cmyk = m_options.cmyk;
        if (m_options.marks && target.type == "pdf") {
            auto marks = print_marks(request, m_world, shaper);
            if (!marks) return fail(index, target.type, marks.diagnostics());
            request.marks = *std::move(marks);
        }
        auto exported = [&] {
            const Stopwatch::Lap lap(m_watch, target.type.data());
            return target.write(request);
        }();
        if (!exported) return fail(index, target.type, exported.diagnostics());
        auto proved = [&] {
            const Stopwatch::Lap lap(m_watch, "proof");
            return prove(
                *exported, target, composed, *piece.sheet,
                {m_options.user_unit, piece.unit ? piece.unit->qr : std::string(), m_witnessed.contains(index)});
        }();
        if (!proved) return fail(index, target.type, proved.diagnostics());
        ManifestEntry entry = describe(piece, target, composed, *exported, pixel_ratio);
        entry.proved = *std::move(proved);
        entry.legibility = m_judged[index];
        const Stopwatch::Lap lap(m_watch, "deliver");
        const auto bytes = read_file(temporary.path(), std::numeric_limits<size_t>::max());
        if (!bytes) return fail(index, target.type, bytes.diagnostics());
        entry.sha256 = sha256_hex(*bytes);
        entry.bytes = bytes->size();
        if (cancelled()) return;
        if (auto delivered = m_delivery.deliver(temporary.path(), entry.path); !delivered)
            return fail(index, target.type, delivered.diagnostics());
        if (m_options.proofs && is_picture(target.type) && pixel_ratio == 1) {
            auto views = make_views(m_delivery.dir() + "/" + entry.path, entry, composed.scene, *piece.sheet,
                                    m_judges.platforms, m_delivery);
            if (!views) return fail(index, target.type, views.diagnostics());
            append_to(m_companions[index], std::move(views->files));
            entry.legibility.phone = views->phone;
            if (views->phone && views->phone->lost > 0)
                m_phone[index].push_back(
                    warning("check/lost-on-phone", {piece.sheet->id, views->phone->letter, views->phone->line}));
        }
        std::vector<ManifestEntry> panels;
        if (m_options.panel_width > 0 && target.type == "pdf") {
            PanelSpec spec;
            spec.machine_width = m_options.panel_width;
            auto cut = deliver_panels(request, entry, target.curves ? TextAs::Curves : TextAs::Live, spec, m_delivery);
            if (!cut) return fail(index, target.type, cut.diagnostics());
            panels = *std::move(cut);
        }
        const std::lock_guard lock(m_mutex);
        m_done[index].push_back(std::move(entry));
        for (ManifestEntry& panel : panels) m_done[index].push_back(std::move(panel));
        count(1);
    }

    ManifestEntry describe(const Piece& piece, const ExportTarget& target, const Composed& composed,
                           const Exported& exported, int pixel_ratio) const {
        ManifestEntry e;
        const bool tenth = target.type == "pdf" && exported.scale < 1 && !m_options.user_unit;
        const bool plates = target.type == "jpg" && m_options.cmyk && !piece.sheet->is_screen;
        e.path = piece.name() + (tenth ? "-tyle-1-10" : "") + (target.curves ? "-curves" : "") +
                 (plates ? "-cmyk" : "") + (pixel_ratio > 1 ? "-2x" : "") + "." + std::string(target.type);
        e.pixel_ratio = pixel_ratio;
        e.type = target.type;
        e.message = piece.message->id;
        for (const SetText& text : composed.texts) {
            if (text.role != Role::Slogan) continue;
            e.text = text.shown;
            e.derivation = text.derivation;
            e.lines = text.lines;
            e.line_counts = text.counts;
            e.line_reason = to_string(text.reason);
            e.cap_height_mm = text.least_cap;
        }
        for (const SetText& text : composed.texts)
            if (text.role == Role::Translation)
                e.second = SecondText{text.language, text.shown, text.derivation, text.lines};
        e.format = piece.sheet->id;
        e.width_mm = piece.sheet->trim.width;
        e.height_mm = piece.sheet->trim.height;
        e.bleed_mm = piece.sheet->bleed.left;
        e.width_px = exported.width_px;
        e.height_px = exported.height_px;
        e.scale = tenth ? 10 : 1;
        e.dpi = exported.dpi;
        std::set<size_t> used;
        collect_inks(composed.scene.items, used);
        for (const size_t ink : used) e.inks.push_back(composed.scene.inks[ink].name);
        e.layout = piece.layout->id;
        e.variant = composed.variant;
        e.theme = piece.theme->id;
        e.art = composed.art;
        if (piece.unit) e.unit = piece.unit->id;
        e.note = exported.note;
        return e;
    }

    static void collect(const Paint& paint, std::set<size_t>& used) {
        if (const auto* flat = std::get_if<InkPaint>(&paint)) {
            used.insert(flat->ink);
            return;
        }
        for (const GradientStop& stop : std::get<Gradient>(paint).stops) used.insert(stop.paint.ink);
    }

    static void collect_inks(const std::vector<Item>& items, std::set<size_t>& used) {
        for (const Item& item : items) {
            if (const auto* group = std::get_if<std::unique_ptr<Group>>(&item)) collect_inks((*group)->items, used);
            if (const auto* run = std::get_if<GlyphRun>(&item)) collect(run->fill, used);
            if (const auto* filled = std::get_if<FilledPath>(&item)) collect(filled->fill, used);
            if (const auto* stroked = std::get_if<StrokedPath>(&item)) collect(stroked->stroke.paint, used);
        }
    }

    const JobOptions& m_options;
    const Observer& m_observer;
    const JobPlan& m_plan;
    const World& m_world;
    std::shared_ptr<const OutputIntent> m_intent;
    const Judges& m_judges;
    Delivery& m_delivery;
    Stopwatch& m_watch;
    bool m_curves;
    std::set<size_t> m_witnessed;  // pieces whose PDF is read by pdftotext too
    std::atomic<size_t> m_next{0};
    std::atomic<int> m_shape_calls{0};
    int m_threads_each = 1;
    std::mutex m_mutex;
    std::vector<std::vector<ManifestEntry>> m_done;  // by piece, so that the order never depends on threads
    std::vector<std::vector<Failure>> m_failures;    // likewise
    std::vector<std::vector<Companion>> m_companions;
    std::vector<Legibility> m_judged;
    std::vector<Diagnostics> m_phone;
    std::vector<std::optional<Slide>> m_slides;
    size_t m_finished = 0;
    size_t m_all = 0;
};

bool needs_intent(const JobPlan& plan, const JobOptions& options) {
    for (const Piece& piece : plan.pieces)
        for (const std::string& type : piece.types)
            if (type == "pdf" || type == "tiff" || (type == "jpg" && options.cmyk)) return true;
    return false;
}

// Files of the earlier run that are not part of this one go aside. What failed this time keeps its earlier file only
// there too.
Status retire(Delivery& delivery, Report& report) {
    std::set<std::string> now;
    for (const ManifestEntry& entry : report.manifest.files) now.insert(entry.path);
    for (const Companion& companion : report.manifest.companions) now.insert(companion.path);
    for (const std::string& path : delivery.earlier()) {
        if (now.contains(path)) continue;
        TRY_ASSIGN(const std::string aside, delivery.set_aside(path));
        if (!aside.empty()) report.set_aside.push_back(aside);
    }
    return Done{};
}

}  // namespace

Result<Report> run(const JobOptions& options, const Observer& observer) {
    Stopwatch watch;
    Report report;
    report.dir = options.out;
    TRY_ASSIGN(const std::string root, find_data(options.data));
    DataFiles data(root);
    auto plan = [&] {
        const Stopwatch::Lap lap(watch, "plan");
        return make_plan(options, data);
    }();
    if (!plan) return plan.diagnostics();
    report.notes = (*plan)->notes;
    if (options.tickets || options.marks) (*plan)->faces = ticket_faces();
    auto world = [&] {
        const Stopwatch::Lap lap(watch, "fonts and art");
        return prepare_world(**plan, data);
    }();
    if (!world) return world.diagnostics();
    std::shared_ptr<const OutputIntent> intent;
    if (needs_intent(**plan, options)) {
        TRY_ASSIGN(intent, load_intent(data));
    }
    TRY_ASSIGN(const Platforms platforms, read_platforms(data.platforms_dir()));
    TRY_ASSIGN(const std::vector<Sheet>* sheets, data.sheets());
    const Judges judges{(*plan)->campaign, platforms, *sheets};
    TRY_ASSIGN(const auto delivery, Delivery::open(options.out));
    Runner runner(options, observer, **plan, **world, intent, judges, *delivery, watch);
    const int processors = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    runner.work(options.jobs > 0 ? options.jobs : processors);
    runner.finish(report);
    report.manifest.title = (*plan)->campaign.title;
    report.manifest.issued = (*plan)->campaign.issued;
    report.manifest.tool = k_producer;
    // After a signal the old manifest stays with the old files; what was replaced is whole.
    if (!report.cancelled) {
        if (options.kit || options.zip) {
            const KitRequest kit{**plan, platforms, (*world)->art_index, report.manifest.files,
                                 options.zip ? KitForm::FolderAndZip : KitForm::Folder};
            auto made = make_kit(kit, *delivery);
            if (!made) report.failures.push_back({"dang-bai", made.diagnostics()});
            for (size_t i = 0; made && i < made->size(); ++i) report.manifest.companions.push_back((*made)[i]);
        }
        auto decks = make_decks(**plan, runner.take_slides(), *delivery);
        if (!decks) report.failures.push_back({"dang-bai", decks.diagnostics()});
        for (size_t i = 0; decks && i < decks->size(); ++i) report.manifest.companions.push_back((*decks)[i]);
        auto listed = retire(*delivery, report);
        if (listed) listed = delivery->deliver_manifest(to_json(report.manifest));
        if (!listed) report.failures.push_back({"manifest.json", listed.diagnostics()});
    }
    report.timings = watch.take();
    return report;
}

}  // namespace codong
