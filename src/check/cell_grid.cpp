#include "check/cell_grid.h"

#include <algorithm>
#include <cmath>

#include "paint/raster.h"

namespace codong {
namespace {

constexpr size_t k_black = 0, k_first_channel = 1;  // inks of a picture of masks

Scene mask_scene(const Rect& window) {
    Scene scene;
    scene.trim = {window.width, window.height};
    scene.inks = {
        {"k", {}, {0, 0, 0}, {}}, {"r", {}, {1, 0, 0}, {}}, {"g", {}, {0, 1, 0}, {}}, {"b", {}, {0, 0, 1}, {}}};
    scene.items.push_back(FilledPath{{Role::Ground, {}}, Path::rect(window.inset(-window.width)), InkPaint{k_black}});
    return scene;
}

Result<std::vector<uint8_t>> painted(const Scene& scene, const CellGrid& grid, const PictureFrame& frame) {
    RasterSpec spec;
    spec.window = grid.on_page(frame);
    spec.width = grid.columns;
    spec.height = grid.rows;
    std::vector<uint8_t> pixels;
    pixels.reserve(grid.count() * 3);
    const auto done = paint_raster(scene, spec, 1, [&](const PixelBand& band) {
        pixels.insert(pixels.end(), band.pixels.begin(), band.pixels.end());
        return true;
    });
    if (!done) return done.diagnostics();
    return pixels;
}

// Parts whose boxes keep apart may share a channel.
std::vector<size_t> share_channels(const std::vector<PartMask>& parts) {
    std::vector<size_t> channel(parts.size());
    for (size_t i = 0; i < parts.size(); ++i) {
        std::vector<bool> taken(i + 1);
        for (size_t j = 0; j < i; ++j) {
            const PartMask &a = parts[i], &b = parts[j];
            const bool meet =
                a.x < b.x + b.columns && b.x < a.x + a.columns && a.y < b.y + b.rows && b.y < a.y + a.rows;
            if (meet) taken[channel[j]] = true;
        }
        while (taken[channel[i]]) ++channel[i];
    }
    return channel;
}

}  // namespace

CellGrid CellGrid::around(const Rect& box, double pad, int factor, const PictureFrame& frame) {
    const double sx = frame.width / frame.window.width, sy = frame.height / frame.window.height;
    const auto clipped = [](double v, int most) {
        return static_cast<int>(std::clamp(v, 0.0, static_cast<double>(most)));
    };
    const int left = clipped(std::floor((box.x - frame.window.x) * sx - pad), frame.width);
    const int top = clipped(std::floor((box.y - frame.window.y) * sy - pad), frame.height);
    const int right = clipped(std::ceil((box.right() - frame.window.x) * sx + pad), frame.width);
    const int bottom = clipped(std::ceil((box.bottom() - frame.window.y) * sy + pad), frame.height);
    return {left, top, factor, (right - left) / factor, (bottom - top) / factor};
}

Rect CellGrid::on_page(const PictureFrame& frame) const {
    const double sx = frame.window.width / frame.width, sy = frame.window.height / frame.height;
    return {frame.window.x + x * sx, frame.window.y + y * sy, columns * factor * sx, rows * factor * sy};
}

void CellSums::feed(int row, std::span<const uint8_t> rgb) {
    const int down = row - m_grid.y;
    if (down < 0 || down >= m_grid.rows * m_grid.factor) return;
    uint32_t* sum = &m_sums[static_cast<size_t>(down / m_grid.factor) * static_cast<size_t>(m_grid.columns) * 3];
    const uint8_t* from = &rgb[static_cast<size_t>(m_grid.x) * 3];
    for (int column = 0; column < m_grid.columns; ++column, sum += 3)
        for (int i = 0; i < m_grid.factor; ++i, from += 3) {
            sum[0] += from[0];
            sum[1] += from[1];
            sum[2] += from[2];
        }
}

double CellSums::mean(size_t cell, size_t channel) const {
    return static_cast<double>(m_sums[cell * 3 + channel]) / (m_grid.factor * m_grid.factor);
}

std::vector<uint8_t> CellSums::pixels() const {
    std::vector<uint8_t> out(m_sums.size());
    for (size_t i = 0; i < out.size(); ++i) out[i] = static_cast<uint8_t>(std::lround(mean(i / 3, i % 3)));
    return out;
}

Result<LineMasks> paint_masks(const InkLine& line, const std::vector<InkLine>& all, const CellGrid& grid,
                              const PictureFrame& frame) {
    LineMasks masks;
    const Rect window = grid.on_page(frame);
    const double per_x = grid.columns / window.width, per_y = grid.rows / window.height;
    for (const InkPart& part : line.parts) {
        const int left = std::max(0, static_cast<int>(std::floor((part.box.x - window.x) * per_x)) - 1);
        const int top = std::max(0, static_cast<int>(std::floor((part.box.y - window.y) * per_y)) - 1);
        const int right =
            std::min(grid.columns, static_cast<int>(std::ceil((part.box.right() - window.x) * per_x)) + 1);
        const int bottom = std::min(grid.rows, static_cast<int>(std::ceil((part.box.bottom() - window.y) * per_y)) + 1);
        masks.parts.push_back({left, top, std::max(0, right - left), std::max(0, bottom - top), {}});
    }
    masks.line.assign(grid.count(), 0);
    masks.others.assign(grid.count(), 0);
    const std::vector<size_t> channels = share_channels(masks.parts);
    const size_t most = channels.empty() ? 0 : *std::max_element(channels.begin(), channels.end()) + 1;
    for (size_t first = 0; first < most; first += 3) {
        Scene scene = mask_scene(window);
        for (size_t i = 0; i < channels.size(); ++i)
            if (channels[i] >= first && channels[i] < first + 3)
                scene.items.push_back(FilledPath{
                    {Role::Slogan, {}}, line.parts[i].path, InkPaint{k_first_channel + channels[i] - first}});
        TRY_ASSIGN(const std::vector<uint8_t> pixels, painted(scene, grid, frame));
        for (size_t i = 0; i < channels.size(); ++i) {
            if (channels[i] < first || channels[i] >= first + 3) continue;
            PartMask& mask = masks.parts[i];
            for (int row = 0; row < mask.rows; ++row)
                for (int column = 0; column < mask.columns; ++column) {
                    const size_t cell = static_cast<size_t>(mask.y + row) * static_cast<size_t>(grid.columns) +
                                        static_cast<size_t>(mask.x + column);
                    mask.cover.push_back(static_cast<float>(pixels[cell * 3 + channels[i] - first]) / 255);
                }
        }
        for (size_t cell = 0; cell < grid.count(); ++cell) {
            const int sum = pixels[cell * 3] + pixels[cell * 3 + 1] + pixels[cell * 3 + 2];
            masks.line[cell] = std::min(1.0f, masks.line[cell] + static_cast<float>(sum) / 255);
        }
    }
    Scene others = mask_scene(window);
    for (const InkLine& other : all) {
        if (&other == &line || !other.box.intersects(window)) continue;
        for (const InkPart& part : other.parts)
            if (part.box.intersects(window))
                others.items.push_back(FilledPath{{Role::Slogan, {}}, part.path, InkPaint{k_first_channel}});
    }
    if (others.items.size() > 1) {
        TRY_ASSIGN(const std::vector<uint8_t> pixels, painted(others, grid, frame));
        for (size_t cell = 0; cell < grid.count(); ++cell)
            masks.others[cell] = static_cast<float>(pixels[cell * 3]) / 255;
    }
    return masks;
}

}  // namespace codong
