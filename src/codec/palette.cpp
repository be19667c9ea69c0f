#include "codec/palette.h"

#include <algorithm>
#include <limits>

namespace codong {
namespace {

using Colour = std::array<uint8_t, 3>;
using Mean = std::array<double, 3>;

// A colour that fills this share of a picture is an ink of it, not the edge of a letter.
constexpr double k_flat_share = 0.002;
constexpr int k_rounds = 4;

struct Counted {
    Colour colour;
    uint32_t count = 0;
};

uint32_t key_of(const uint8_t* p) {
    return static_cast<uint32_t>(p[0]) << 16 | static_cast<uint32_t>(p[1]) << 8 | p[2];
}

// Distinct colours in the order of their numbers.
std::vector<Counted> histogram(std::span<const uint8_t> rgb) {
    std::vector<uint32_t> keys;
    keys.reserve(rgb.size() / 3);
    for (size_t i = 0; i + 2 < rgb.size(); i += 3) keys.push_back(key_of(&rgb[i]));
    std::sort(keys.begin(), keys.end());
    std::vector<Counted> out;
    for (size_t i = 0; i < keys.size();) {
        const size_t first = i;
        while (i < keys.size() && keys[i] == keys[first]) ++i;
        const uint32_t k = keys[first];
        out.push_back({{static_cast<uint8_t>(k >> 16), static_cast<uint8_t>(k >> 8), static_cast<uint8_t>(k)},
                       static_cast<uint32_t>(i - first)});
    }
    return out;
}

// A stretch of the colours: mean, and the axis along which it spreads most.
struct Box {
    size_t first = 0, last = 0;  // [first, last)
    Mean mean{};
    size_t axis = 0;
    double spread = 0;  // sum of squares along the axis
};

Box measure(const std::vector<Counted>& colours, size_t first, size_t last) {
    Box box{first, last, {}, 0, 0};
    double weight = 0;
    Mean sum{}, squares{};
    for (size_t i = first; i < last; ++i) {
        weight += colours[i].count;
        for (size_t c = 0; c < 3; ++c) {
            const double v = colours[i].colour[c], n = colours[i].count;
            sum[c] += n * v;
            squares[c] += n * v * v;
        }
    }
    for (size_t c = 0; c < 3; ++c) {
        box.mean[c] = sum[c] / weight;
        const double spread = squares[c] - sum[c] * box.mean[c];
        if (spread > box.spread) {
            box.spread = spread;
            box.axis = c;
        }
    }
    return box;
}

// Cuts the box that spreads most at its mean until there are `most` boxes.
std::vector<Mean> cut(std::vector<Counted> colours, size_t most) {
    std::vector<Box> boxes = {measure(colours, 0, colours.size())};
    while (boxes.size() < most) {
        const auto widest = std::max_element(boxes.begin(), boxes.end(),
                                             [](const Box& a, const Box& b) { return a.spread < b.spread; });
        if (widest->spread <= 0) break;
        const Box box = *widest;
        const auto at = [&](size_t i) { return colours.begin() + static_cast<std::ptrdiff_t>(i); };
        const auto middle = std::stable_partition(at(box.first), at(box.last), [&](const Counted& c) {
            return static_cast<double>(c.colour[box.axis]) <= box.mean[box.axis];
        });
        const auto half = static_cast<size_t>(middle - colours.begin());
        *widest = measure(colours, box.first, half);
        boxes.push_back(measure(colours, half, box.last));
    }
    std::vector<Mean> means;
    for (const Box& box : boxes) means.push_back(box.mean);
    return means;
}

size_t nearest(const Colour& colour, const std::vector<Mean>& palette) {
    size_t best = 0;
    double least = std::numeric_limits<double>::max();
    for (size_t i = 0; i < palette.size(); ++i) {
        double distance = 0;
        for (size_t c = 0; c < 3; ++c) {
            const double d = palette[i][c] - colour[c];
            distance += d * d;
        }
        if (distance < least) {
            least = distance;
            best = i;
        }
    }
    return best;
}

// Moves the colours from `fixed` on to the means of what they stand for.
void refine(const std::vector<Counted>& colours, std::vector<Mean>& palette, size_t fixed) {
    for (int round = 0; round < k_rounds; ++round) {
        std::vector<Mean> sums(palette.size());
        std::vector<double> weights(palette.size());
        for (const Counted& c : colours) {
            const size_t to = nearest(c.colour, palette);
            weights[to] += c.count;
            for (size_t i = 0; i < 3; ++i) sums[to][i] += static_cast<double>(c.count) * c.colour[i];
        }
        for (size_t i = fixed; i < palette.size(); ++i)
            for (size_t c = 0; c < 3 && weights[i] > 0; ++c) palette[i][c] = sums[i][c] / weights[i];
    }
}

std::vector<Colour> choose(const std::vector<Counted>& colours, size_t pixels, size_t most) {
    std::vector<Counted> flat, rest;
    std::vector<Counted> by_count = colours;
    std::stable_sort(by_count.begin(), by_count.end(),
                     [](const Counted& a, const Counted& b) { return a.count > b.count; });
    for (const Counted& c : by_count) {
        const bool keeps = c.count >= k_flat_share * static_cast<double>(pixels) && flat.size() < most / 2;
        (keeps ? flat : rest).push_back(c);
    }
    std::vector<Mean> palette;
    for (const Counted& c : flat)
        palette.push_back(
            {static_cast<double>(c.colour[0]), static_cast<double>(c.colour[1]), static_cast<double>(c.colour[2])});
    for (const Mean& mean : cut(std::move(rest), most - flat.size())) palette.push_back(mean);
    refine(colours, palette, flat.size());
    std::vector<Colour> out;
    for (const Mean& mean : palette)
        out.push_back({static_cast<uint8_t>(mean[0] + 0.5), static_cast<uint8_t>(mean[1] + 0.5),
                       static_cast<uint8_t>(mean[2] + 0.5)});
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace

IndexedPicture to_palette(std::span<const uint8_t> rgb, int width, int height, size_t most) {
    IndexedPicture picture{width, height, {}, {}, false};
    const std::vector<Counted> colours = histogram(rgb);
    picture.exact = colours.size() <= most;
    if (picture.exact)
        for (const Counted& c : colours) picture.colours.push_back(c.colour);
    else
        picture.colours = choose(colours, rgb.size() / 3, most);
    std::vector<Mean> palette;
    for (const Colour& c : picture.colours)
        palette.push_back({static_cast<double>(c[0]), static_cast<double>(c[1]), static_cast<double>(c[2])});
    std::vector<uint8_t> index(colours.size());
    for (size_t i = 0; i < colours.size(); ++i)
        index[i] = static_cast<uint8_t>(picture.exact ? i : nearest(colours[i].colour, palette));
    picture.indices.reserve(rgb.size() / 3);
    for (size_t i = 0; i + 2 < rgb.size(); i += 3) {
        const Colour colour{rgb[i], rgb[i + 1], rgb[i + 2]};
        const auto at = std::lower_bound(colours.begin(), colours.end(), colour,
                                         [](const Counted& c, const Colour& wanted) { return c.colour < wanted; });
        picture.indices.push_back(index[static_cast<size_t>(at - colours.begin())]);
    }
    return picture;
}

}  // namespace codong
