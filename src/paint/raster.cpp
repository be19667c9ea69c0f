#include "paint/raster.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <new>
#include <optional>
#include <thread>

#include "paint/tile.h"

namespace codong {
namespace {

// Keeps three bands (two threads) of the widest picture well within the memory a render may take.
constexpr int64_t k_band_bytes = 10 << 20;
constexpr int k_row_step = 16;
// A smaller picture is painted before a second thread has warmed up.
constexpr int64_t k_pixels_for_threads = 4'000'000;

Status draw_band(TilePainter& painter, const RasterSpec& spec, PixelBand& band) {
    const size_t pixel = static_cast<size_t>(bytes_per_pixel(spec.plates));
    const size_t stride = static_cast<size_t>(spec.width) * pixel;
    band.pixels.resize(stride * static_cast<size_t>(band.count));
    for (int x = 0; x < spec.width; x += k_tile_columns) {
        const int w = std::min(k_tile_columns, spec.width - x);
        TRY_STATUS(painter.draw(x, band.row, w, band.count, &band.pixels[static_cast<size_t>(x) * pixel], stride));
    }
    return Done{};
}

// Hands out bands to workers and takes them back in order. Buffers go round.
class BandQueue {
public:
    BandQueue(const RasterSpec& spec, int most) : m_spec(spec), m_rows(band_rows(spec.width)), m_most(most) {}

    int bands() const { return (m_spec.height + m_rows - 1) / m_rows; }
    int most_alive() const { return m_most_alive; }

    // Waits for room; none when all bands are taken or the work is off.
    std::optional<PixelBand> take() {
        std::unique_lock lock(m_mutex);
        m_room.wait(lock, [&] { return m_off || m_next == bands() || m_alive < m_most; });
        if (m_off || m_next == bands()) return std::nullopt;
        m_most_alive = std::max(m_most_alive, ++m_alive);
        PixelBand band{m_next * m_rows, std::min(m_rows, m_spec.height - m_next * m_rows), {}};
        ++m_next;
        if (!m_spare.empty()) {
            band.pixels = std::move(m_spare.back());
            m_spare.pop_back();
        }
        return band;
    }
    void put(PixelBand band) {
        const std::lock_guard lock(m_mutex);
        m_ready.emplace(band.row, std::move(band));
        m_done.notify_all();
    }
    // The band that starts at `row`; none when the work is off.
    std::optional<PixelBand> wait_for(int row) {
        std::unique_lock lock(m_mutex);
        m_done.wait(lock, [&] { return m_off || m_ready.count(row) > 0; });
        if (m_off) return std::nullopt;
        auto node = m_ready.extract(row);
        return std::move(node.mapped());
    }
    void give_back(PixelBand band) {
        const std::lock_guard lock(m_mutex);
        --m_alive;
        m_spare.push_back(std::move(band.pixels));
        m_room.notify_all();
    }
    // The first reason is kept, whatever thread it comes from.
    void stop(Diagnostics why) {
        const std::lock_guard lock(m_mutex);
        if (!m_off) m_why = std::move(why);
        m_off = true;
        m_room.notify_all();
        m_done.notify_all();
    }
    Diagnostics why() const { return m_why; }

private:
    const RasterSpec& m_spec;
    const int m_rows;
    const int m_most;
    std::mutex m_mutex;
    std::condition_variable m_room, m_done;
    std::map<int, PixelBand> m_ready;
    std::vector<std::vector<uint8_t>> m_spare;
    Diagnostics m_why;
    int m_next = 0;
    int m_alive = 0;
    int m_most_alive = 0;
    bool m_off = false;
};

void work(const Picture& picture, BandQueue& queue) {
    try {
        TilePainter painter(picture);
        while (std::optional<PixelBand> band = queue.take()) {
            if (const Status status = draw_band(painter, picture.spec, *band); !status)
                return queue.stop(status.diagnostics());
            queue.put(std::move(*band));
        }
    } catch (const std::bad_alloc&) {
        queue.stop({error("paint/out-of-memory")});
    }
}

RasterCounts counts_of(const RasterSpec& spec, int bands, int most) {
    const int64_t columns = (spec.width + k_tile_columns - 1) / k_tile_columns;
    return {columns * bands, bands, most};
}

Result<RasterCounts> paint_alone(const Picture& picture, const std::function<bool(const PixelBand&)>& sink) {
    const RasterSpec& spec = picture.spec;
    TilePainter painter(picture);
    PixelBand band;
    int bands = 0;
    for (int row = 0; row < spec.height; row += band.count, ++bands) {
        band.row = row;
        band.count = std::min(band_rows(spec.width), spec.height - row);
        TRY_STATUS(draw_band(painter, spec, band));
        if (!sink(band)) return error("paint/stopped");
    }
    return counts_of(spec, bands, 1);
}

Result<RasterCounts> paint_together(const Picture& picture, int threads,
                                    const std::function<bool(const PixelBand&)>& sink) {
    BandQueue queue(picture.spec, threads + 1);
    bool stopped = false;
    {
        std::vector<std::jthread> workers;
        struct StopOnLeaving {
            BandQueue& queue;
            ~StopOnLeaving() { queue.stop({}); }
        };
        for (int i = 0; i < threads; ++i) workers.emplace_back([&] { work(picture, queue); });
        const StopOnLeaving stop{queue};  // before the workers join, also when the sink throws
        for (int i = 0, rows = band_rows(picture.spec.width); i < queue.bands() && !stopped; ++i) {
            std::optional<PixelBand> band = queue.wait_for(i * rows);
            if (!band) break;
            if (!sink(*band)) {
                queue.stop({error("paint/stopped")});
                stopped = true;
            }
            queue.give_back(std::move(*band));
        }
    }
    if (Diagnostics why = queue.why(); !why.empty()) return why;
    return counts_of(picture.spec, queue.bands(), queue.most_alive());
}

}  // namespace

int band_rows(int width) {
    const int64_t rows = k_band_bytes / (int64_t{3} * std::max(width, 1)) / k_row_step * k_row_step;
    return static_cast<int>(std::clamp<int64_t>(rows, k_row_step, k_band_rows));
}

Result<RasterCounts> paint_raster(const Scene& scene, const RasterSpec& spec, int threads,
                                  const std::function<bool(const PixelBand&)>& sink) try {
    TRY_ASSIGN(const Picture picture, make_picture(scene, spec));
    const int bands = (spec.height + band_rows(spec.width) - 1) / band_rows(spec.width);
    const bool small = int64_t{spec.width} * spec.height < k_pixels_for_threads;
    const int useful = small ? 1 : std::min(threads, bands);
    return useful > 1 ? paint_together(picture, useful, sink) : paint_alone(picture, sink);
} catch (const std::bad_alloc&) {
    return error("paint/out-of-memory");
}

Result<std::vector<uint8_t>> paint_window(const Scene& scene, const RasterSpec& spec, int x, int y, int w, int h) try {
    const bool inside = x >= 0 && y >= 0 && w > 0 && h > 0 && w <= spec.width && h <= spec.height &&
                        x <= spec.width - w && y <= spec.height - h;
    if (!inside) return error("paint/bad-size", {std::to_string(w), std::to_string(h)});
    TRY_ASSIGN(const Picture picture, make_picture(scene, spec));
    const size_t pixel = static_cast<size_t>(bytes_per_pixel(spec.plates));
    std::vector<uint8_t> pixels(static_cast<size_t>(w) * static_cast<size_t>(h) * pixel), tile;
    TilePainter painter(picture);
    const int rows = band_rows(spec.width);
    for (int top = y - y % rows; top < y + h; top += rows)
        for (int left = x - x % k_tile_columns; left < x + w; left += k_tile_columns) {
            const int width = std::min(k_tile_columns, spec.width - left), height = std::min(rows, spec.height - top);
            tile.resize(static_cast<size_t>(width) * static_cast<size_t>(height) * pixel);
            TRY_STATUS(painter.draw(left, top, width, height, tile.data(), static_cast<size_t>(width) * pixel));
            const int from_x = std::max(x, left), to_x = std::min(x + w, left + width);
            for (int row = std::max(y, top); row < std::min(y + h, top + height); ++row) {
                const size_t from =
                    (static_cast<size_t>(row - top) * static_cast<size_t>(width) + static_cast<size_t>(from_x - left)) *
                    pixel;
                const size_t to =
                    (static_cast<size_t>(row - y) * static_cast<size_t>(w) + static_cast<size_t>(from_x - x)) * pixel;
                std::copy_n(&tile[from], static_cast<size_t>(to_x - from_x) * pixel, &pixels[to]);
            }
        }
    return pixels;
} catch (const std::bad_alloc&) {
    return error("paint/out-of-memory");
}

}  // namespace codong
