#include "job/gallery.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <filesystem>
#include <map>
#include <mutex>
#include <thread>

#include "check/scene_check.h"
#include "codec/encode.h"
#include "job/prepare.h"
#include "job/whole_file.h"
#include "paint/raster.h"

namespace codong {
namespace {

constexpr double k_thumb_area = 190.0 * 190.0;  // pixels; every page has the same, whatever its shape
constexpr int k_longest_side = 640;
constexpr int k_picture_width = 1640;
constexpr int k_gap = 10;
constexpr uint8_t k_wall[] = {0xE9, 0xE6, 0xDF};

struct Thumb {
    GalleryPage page;
    std::vector<uint8_t> pixels;
};

void size_thumb(const Sheet& sheet, GalleryPage& page) {
    const double aspect = sheet.aspect();
    double width = std::sqrt(k_thumb_area * aspect), height = width / aspect;
    const double shrink = std::min(1.0, k_longest_side / std::max(width, height));
    page.width = std::max(1, static_cast<int>(std::lround(width * shrink)));
    page.height = std::max(1, static_cast<int>(std::lround(height * shrink)));
}

double slogan_share(const Composed& composed, const Sheet& sheet) {
    double share = 0;
    for (const SetText& text : composed.texts)
        if (text.role == Role::Slogan)
            share += text.ink.width * text.ink.height / (sheet.text_area.width * sheet.text_area.height);
    return share;
}

// Pages in rows from left to right, like heights together; gives the picture's height.
int arrange(std::vector<Thumb>& thumbs) {
    std::stable_sort(thumbs.begin(), thumbs.end(),
                     [](const Thumb& a, const Thumb& b) { return a.page.height < b.page.height; });
    int x = k_gap, y = k_gap, row = 0;
    for (Thumb& thumb : thumbs) {
        if (x + thumb.page.width + k_gap > k_picture_width) {
            y += row + k_gap;
            x = k_gap;
            row = 0;
        }
        thumb.page.x = x;
        thumb.page.y = y;
        x += thumb.page.width + k_gap;
        row = std::max(row, thumb.page.height);
    }
    return y + row + k_gap;
}

Result<std::string> picture_of(const std::vector<Thumb>& thumbs, int height) {
    std::vector<uint8_t> pixels(static_cast<size_t>(k_picture_width) * static_cast<size_t>(height) * 3);
    for (size_t i = 0; i < pixels.size(); ++i) pixels[i] = k_wall[i % 3];
    for (const Thumb& thumb : thumbs) {
        if (thumb.pixels.empty()) continue;
        const size_t bytes = static_cast<size_t>(thumb.page.width) * 3;
        for (int row = 0; row < thumb.page.height; ++row)
            std::copy_n(thumb.pixels.begin() + static_cast<std::ptrdiff_t>(bytes) * row, bytes,
                        pixels.begin() +
                            (static_cast<std::ptrdiff_t>(thumb.page.y + row) * k_picture_width + thumb.page.x) * 3);
    }
    ImageHeader header;
    header.width = k_picture_width;
    header.height = height;
    std::string png;
    TRY_ASSIGN(const auto encoder, png_encoder(header, [&](std::span<const uint8_t> bytes) {
                   png.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
                   return true;
               }));
    TRY_STATUS(encoder->write(pixels, height));
    TRY_STATUS(encoder->finish());
    return png;
}

class GalleryMaker {
public:
    GalleryMaker(const Observer& observer, const JobPlan& plan, const World& world, std::string dir)
        : m_observer(observer), m_plan(plan), m_world(world), m_dir(std::move(dir)) {
        for (const Piece& piece : plan.pieces) {
            auto& pieces = m_by_layout[piece.layout->id];
            if (pieces.empty()) m_order.push_back(piece.layout->id);
            pieces.push_back(&piece);
        }
        m_layouts.resize(m_order.size());
    }

    void work(int workers) {
        std::vector<std::jthread> threads;
        for (int i = 1; i < std::min(workers, static_cast<int>(m_order.size())); ++i)
            threads.emplace_back([this] { loop(); });
        loop();
    }

    Result<std::vector<GalleryLayout>> take() {
        if (!m_problems.empty()) return m_problems;
        return std::move(m_layouts);
    }

private:
    bool cancelled() const { return m_observer.cancelled && m_observer.cancelled(); }

    void loop() {
        auto shaper = Shaper::create(m_world.fonts->faces());
        if (!shaper) return tell(shaper.diagnostics());
        for (size_t i = m_next++; i < m_order.size() && !cancelled(); i = m_next++)
            if (auto made = make(i, **shaper); !made) tell(made.diagnostics());
    }

    void tell(const Diagnostics& problems) {
        const std::lock_guard lock(m_mutex);
        append(m_problems, problems);
    }

    Status make(size_t index, Shaper& shaper) {
        const std::vector<const Piece*>& pieces = m_by_layout.at(m_order[index]);
        std::vector<Thumb> thumbs;
        for (const Piece* piece : pieces) {
            if (cancelled()) return Done{};
            thumbs.push_back(make(*piece, shaper));
            count();
        }
        GalleryLayout& layout = m_layouts[index];
        layout.id = pieces.front()->layout->id;
        layout.vi = pieces.front()->layout->vi;
        layout.en = pieces.front()->layout->en;
        layout.width = k_picture_width;
        layout.height = arrange(thumbs);
        TRY_ASSIGN(const std::string png, picture_of(thumbs, layout.height));
        TRY_STATUS(write_whole_file(m_dir + "/" + layout.id + ".png", png, IfExists::Replace));
        for (Thumb& thumb : thumbs) layout.pages.push_back(std::move(thumb.page));
        return Done{};
    }

    Thumb make(const Piece& piece, Shaper& shaper) {
        Thumb thumb;
        GalleryPage& page = thumb.page;
        page.sheet = piece.sheet->id;
        page.message = piece.message->id;
        page.theme = piece.theme->id;
        size_thumb(*piece.sheet, page);
        const Fields fields = fields_of(piece.unit, m_plan, *piece.message);
        const auto composed = compose(m_world, shaper, compose_request(piece, m_plan, fields));
        if (!composed) {
            page.faults = composed.diagnostics();
            return thumb;
        }
        page.variant = composed->variant;
        page.slogan_share = slogan_share(*composed, *piece.sheet);
        page.faults = check_scene(*composed, *piece.sheet);
        const RasterSpec spec{composed->scene.trim_rect(), page.width, page.height, Plates::Rgb, {}};
        auto pixels = paint_window(composed->scene, spec, 0, 0, page.width, page.height);
        if (pixels)
            thumb.pixels = *std::move(pixels);
        else
            append(page.faults, pixels.diagnostics());
        return thumb;
    }

    void count() {
        const std::lock_guard lock(m_mutex);
        ++m_done;
        if (m_observer.progress) m_observer.progress(m_done, m_plan.pieces.size());
    }

    const Observer& m_observer;
    const JobPlan& m_plan;
    const World& m_world;
    std::string m_dir;
    std::map<std::string, std::vector<const Piece*>> m_by_layout;
    std::vector<std::string> m_order;
    std::vector<GalleryLayout> m_layouts;
    std::atomic<size_t> m_next{0};
    std::mutex m_mutex;
    Diagnostics m_problems;
    size_t m_done = 0;
};

// What was not asked for takes turns: of each layout and sheet one message, the next sheet the next, and its themes.
void take_turns(JobPlan& plan, const JobOptions& asked, DataFiles& data) {
    std::map<std::string, size_t> layouts;
    std::map<std::string, std::map<std::string, size_t>> sheets;  // by layout
    std::vector<Piece> kept;
    const size_t messages = plan.catalogue.messages.size();
    for (Piece& piece : plan.pieces) {
        if (!suits(*piece.layout, *piece.sheet)) continue;
        const size_t layout = layouts.emplace(piece.layout->id, layouts.size()).first->second;
        auto& known = sheets[piece.layout->id];
        const size_t sheet = known.emplace(piece.sheet->id, known.size()).first->second;
        if (asked.messages.empty() && piece.message_index != (layout * 2 + sheet) % messages) continue;
        if (asked.themes.empty() && !piece.layout->themes.empty()) {
            const std::vector<std::string>& themes = piece.layout->themes;
            if (const auto theme = data.theme(themes[(sheet + piece.message_index) % themes.size()]))
                piece.theme = *theme;
        }
        kept.push_back(std::move(piece));
    }
    plan.pieces = std::move(kept);
}

}  // namespace

size_t Gallery::pages() const {
    size_t count = 0;
    for (const GalleryLayout& layout : layouts) count += layout.pages.size();
    return count;
}

size_t Gallery::faults() const {
    size_t count = 0;
    for (const GalleryLayout& layout : layouts)
        for (const GalleryPage& page : layout.pages) count += page.faults.size();
    return count;
}

Result<Gallery> make_gallery(const JobOptions& asked, const Observer& observer, Language language) {
    TRY_ASSIGN(const std::string root, find_data(asked.data));
    DataFiles data(root);
    JobOptions options = asked;
    if (options.layouts.empty()) options.layouts = {"all"};
    if (options.formats.empty()) options.formats = {"all"};
    TRY_ASSIGN(const auto plan, make_plan(options, data));
    take_turns(*plan, asked, data);
    if (plan->pieces.empty()) return error("job/nothing-to-do");
    TRY_ASSIGN(const auto world, prepare_world(*plan, data));
    std::error_code failed;
    std::filesystem::create_directories(asked.out, failed);
    if (failed) return error("file/unwritable", {asked.out, failed.message()});
    GalleryMaker maker(observer, *plan, *world, asked.out);
    const int processors = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    maker.work(asked.jobs > 0 ? asked.jobs : processors);
    Gallery gallery;
    gallery.dir = asked.out;
    gallery.cancelled = observer.cancelled && observer.cancelled();
    TRY_ASSIGN(gallery.layouts, maker.take());
    if (!gallery.cancelled)
        TRY_STATUS(write_whole_file(asked.out + "/index.html", gallery_html(gallery, language), IfExists::Replace));
    return gallery;
}

}  // namespace codong
