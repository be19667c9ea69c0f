#pragma once

#include <string>
#include <vector>

#include "job/options.h"
#include "job/run.h"

namespace codong {

// A page of a contact sheet: where it stands on its layout's picture, and what the checks say of it.
struct GalleryPage {
    std::string sheet, message, theme, variant;
    int x = 0, y = 0, width = 0, height = 0;  // pixels
    double slogan_share = 0;                  // of the text area, by the slogan's ink box
    Diagnostics faults;
};

struct GalleryLayout {
    std::string id, vi, en;
    int width = 0, height = 0;  // of the picture
    std::vector<GalleryPage> pages;
};

struct Gallery {
    std::string dir;
    std::vector<GalleryLayout> layouts;
    bool cancelled = false;

    size_t pages() const;
    size_t faults() const;
};

// Contact sheets of layouts x sheets x themes: a PNG for each layout and one index.html. What the options leave open is
// every layout, every sheet it suits, its themes in turn, and the messages in turn so that each layout shows all.
// Nothing is a deliverable: pages are painted small, straight from their scenes. Errors: those of a plan, file/*.
Result<Gallery> make_gallery(const JobOptions& options, const Observer& observer, Language language);

std::string gallery_html(const Gallery& gallery, Language language);

}  // namespace codong
