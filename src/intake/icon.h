#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "scene/scene.h"

namespace codong {

// A sign of one colour: filled shapes in the units of its viewBox from the top left corner.
struct Icon {
    struct Shape {
        Path path;
        FillRule rule = FillRule::NonZero;
    };
    Size size;
    std::vector<Shape> shapes;
    Rect ink;  // bounds of the shapes
};

// Reads an icon: svg with a viewBox, holding only g and path, all filled with the current colour. Anything else is an
// error at its line (art/...), so that recolouring never changes a picture unseen.
Result<Icon> parse_icon(std::string_view text, const std::string& name);
Result<Icon> read_icon(const std::string& path);

// The icons of a folder, read when first asked for and kept.
class IconShelf {
public:
    explicit IconShelf(std::string dir) : m_dir(std::move(dir)) {}
    // Errors: icon/unknown names the nearest; what the reader says.
    Result<std::shared_ptr<const Icon>> icon(const std::string& id);

private:
    std::string m_dir;
    std::map<std::string, std::shared_ptr<const Icon>> m_icons;
};

}  // namespace codong
