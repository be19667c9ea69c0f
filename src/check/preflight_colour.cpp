#include <algorithm>
#include <cmath>

#include "check/preflight_rules.h"
#include "layout/sheet.h"

namespace codong {
namespace {

bool starts(const std::string& text, const char* with) {
    return text.rfind(with, 0) == 0;
}

bool is_rgb(const std::string& space) {
    return space == "DeviceRGB" || space == "CalRGB" || space == "ICCBased 3" || space == "Indexed DeviceRGB" ||
           space == "Indexed ICCBased 3" || space == "Indexed CalRGB";
}

// First place of a mark that wears a colour, and how many do.
struct Use {
    const PdfMark* first = nullptr;
    int count = 0;
};

std::vector<Use> uses(const PdfFacts& facts) {
    std::vector<Use> out(facts.colours.size());
    for (const PdfMark& mark : facts.marks) {
        if (mark.colour >= out.size()) continue;
        Use& use = out[mark.colour];
        if (!use.first) use.first = &mark;
        ++use.count;
    }
    return out;
}

std::string place_of(const Use& use, double scale) {
    return use.first ? place_text(use.first->bounds, scale) : std::string("-");
}

void check_spaces(const PdfFacts& facts, double scale, Diagnostics& findings) {
    const std::vector<Use> used = uses(facts);
    std::vector<std::string> named;
    for (size_t i = 0; i < facts.colours.size(); ++i) {
        const std::string& space = facts.colours[i].space;
        const bool picture = used[i].first && used[i].first->kind == PdfMark::Kind::Image;
        if (!is_rgb(space) || picture) continue;
        if (std::find(named.begin(), named.end(), space) != named.end()) continue;
        named.push_back(space);
        int count = 0;
        const Use* first = nullptr;
        for (size_t j = i; j < facts.colours.size(); ++j)
            if (facts.colours[j].space == space) {
                count += used[j].count;
                if (!first && used[j].first) first = &used[j];
            }
        findings.push_back(
            error("preflight/rgb", {space, std::to_string(count), first ? place_of(*first, scale) : "-"}));
    }
    for (const std::string& space : facts.blend_spaces)
        if (is_rgb(space)) findings.push_back(error("preflight/rgb-blend", {space}));
    for (const std::string& space : facts.blend_spaces)
        if (starts(space, "mask ") && space != "mask DeviceGray")
            findings.push_back(error("preflight/mask-space", {space.substr(5)}));
    const auto in_masks = [&](const std::string& space) {
        return is_rgb(space) && std::find(named.begin(), named.end(), space) == named.end();
    };
    for (const std::string& space : facts.colour_spaces)
        if (in_masks(space) && std::none_of(facts.colours.begin(), facts.colours.end(),
                                            [&](const PdfColour& c) { return c.space == space; }))
            findings.push_back(error("preflight/rgb", {space, "1", "-"}));
}

void check_inks(const PdfFacts& facts, const PreflightSpec& spec, double scale, Diagnostics& findings) {
    const std::vector<Use> used = uses(facts);
    for (size_t i = 0; i < facts.colours.size(); ++i) {
        const PdfColour& colour = facts.colours[i];
        if (!colour.cmyk || colour.space == "Separation All" || colour.cmyk->total() <= spec.ink_limit + 0.05) continue;
        const Cmyk& c = *colour.cmyk;
        const std::string recipe = in_mm(c.c) + "/" + in_mm(c.m) + "/" + in_mm(c.y) + "/" + in_mm(c.k);
        findings.push_back(
            error("preflight/ink-limit", {recipe, in_mm(c.total()), in_mm(spec.ink_limit), place_of(used[i], scale)}));
    }
    for (const std::string& plate : facts.separations) {
        static constexpr const char* process[] = {"All", "None", "Cyan", "Magenta", "Yellow", "Black"};
        const bool known =
            std::any_of(std::begin(process), std::end(process), [&](const char* p) { return plate == p; }) ||
            std::find(spec.spots.begin(), spec.spots.end(), plate) != spec.spots.end();
        if (!known) findings.push_back(error("preflight/undeclared-spot", {plate}));
    }
}

// Photos at true size: by how near people come to a sheet of this size.
double least_ppi(const PdfFacts& facts, const PreflightSpec& spec, double scale) {
    if (spec.least_ppi) return *spec.least_ppi;
    const double longest = std::max(facts.trim.width, facts.trim.height) / scale;
    return least_photo_ppi(longest);
}

void check_images(const PdfFacts& facts, const PreflightSpec& spec, double scale, Diagnostics& findings) {
    const double least = least_ppi(facts, spec, scale);
    std::vector<bool> named(facts.images.size(), false);
    for (const PdfMark& mark : facts.marks) {
        if (mark.kind != PdfMark::Kind::Image || mark.index >= facts.images.size()) continue;
        const PdfImage& image = facts.images[mark.index];
        const std::string size = std::to_string(image.width) + " x " + std::to_string(image.height),
                          place = place_text(mark.bounds, scale);
        const double ppi = mark.ppi * scale;
        if (ppi > 0 && ppi < least) {
            const std::vector<std::string> args = {size, in_mm(std::round(ppi)), in_mm(least), place};
            findings.push_back(ppi < least * 0.67 ? error("preflight/low-resolution", args)
                                                  : warning("preflight/low-resolution", args));
        }
        if (named[mark.index]) continue;
        named[mark.index] = true;
        if (is_rgb(image.colour_space))
            findings.push_back(error("preflight/rgb-image", {size, image.colour_space, place}));
        if (image.max_ink && *image.max_ink > spec.ink_limit + 2)
            findings.push_back(error("preflight/image-ink-limit",
                                     {size, in_mm(std::round(*image.max_ink)), in_mm(spec.ink_limit), place}));
    }
}

}  // namespace

void check_colours(const PdfFacts& facts, const PreflightSpec& spec, double scale, Diagnostics& findings) {
    check_spaces(facts, scale, findings);
    check_inks(facts, spec, scale, findings);
    check_images(facts, spec, scale, findings);
}

}  // namespace codong
