#pragma once

#include <functional>

#include "compose/figure.h"
#include "compose/figure_text.h"

namespace codong {

// How a text of a figure is set: `part` names its face and its ink.
struct FigureTextStyle {
    std::string part;
    std::string ink = {};  // the part's ink unless given
    int most_lines = 1;
    double leading = 1.3;
    bool centred = false;
    Role role = Role::Caption;
    std::string face = {};  // the part's face unless given
};

// What composers of figures share: their texts, and the boxes they have drawn, back to front.
class FigureCanvas {
public:
    FigureCanvas(const Node& node, const FigureNode& figure, const Rect& box, const TextContext& context)
        : m_node(node), m_figure(figure), m_box(box), m_context(context) {}

    const FigureNode& figure() const { return m_figure; }
    const Rect& box() const { return m_box; }
    size_t count() const { return m_figure.items.size(); }

    // A text of item `index`, kept by the canvas; null when there are no words or they cannot be set (finish() says).
    FigureText* text(const std::string& words, size_t index, const FigureTextStyle& style);
    // Largest em of the items' text that the layout allows, mm.
    double most_size() const;
    // Between items at text size `u`, mm.
    double gap(double u, double share) const;
    double radius(double u) const;

    void shape(Path path, const std::string& ink, size_t index, Role role = Role::Ground);
    void icon(const std::shared_ptr<const Icon>& icon, const Rect& rect, const std::string& ink, size_t index);
    void place(const FigureText& text, const TextWay& way, double size, double x, double width, double baseline);

    // The figure, when its words are legible: `least_cap` is the cap height of the smallest, mm.
    Result<ComposedFigure> finish(Size extent, double least_cap);
    Diagnostics no_room() const;

private:
    const Node& m_node;
    const FigureNode& m_figure;
    const Rect m_box;
    const TextContext& m_context;
    std::vector<std::unique_ptr<FigureText>> m_texts;
    std::vector<std::unique_ptr<Node>> m_nodes;
    std::vector<Placed> m_children;
    Diagnostics m_problems;
};

// The largest size up to `most` at which `fits` holds; 0 when it never does. `fits` asks numbers only.
double largest_size(double most, const std::function<bool(double)>& fits);

// The composers: one for each family of kinds.
Result<ComposedFigure> compose_cells(FigureCanvas& canvas);
Result<ComposedFigure> compose_bars(FigureCanvas& canvas);
Result<ComposedFigure> compose_columns(FigureCanvas& canvas);
Result<ComposedFigure> compose_comparison(FigureCanvas& canvas);
Result<ComposedFigure> compose_table(FigureCanvas& canvas);

}  // namespace codong
