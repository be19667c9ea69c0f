#include "readback/state.h"

#include "readback/paint_book.h"
#include "readback/qpdf.h"

namespace codong::reading {

void apply_graphics_state(QPDFObjectHandle dict, State& state, PdfFacts& facts) {
    const auto number = [&](const char* key, double& to) {
        QPDFObjectHandle value = dict.getKey(key);
        if (value.isNumber()) to = value.getNumericValue();
    };
    number("/ca", state.fill_opacity);
    number("/CA", state.stroke_opacity);
    number("/LW", state.line_width);
    if (state.fill_opacity < 1 || state.stroke_opacity < 1) facts.transparency = true;

    QPDFObjectHandle blend = dict.getKey("/BM");
    if (blend.isArray() && blend.getArrayNItems() > 0) blend = blend.getArrayItem(0);
    if (blend.isName()) {
        state.multiply = blend.getName() == "/Multiply";
        if (blend.getName() != "/Normal" && blend.getName() != "/Compatible") facts.transparency = true;
    }

    QPDFObjectHandle stroke = dict.getKey("/OP"), fill = dict.getKey("/op");
    if (stroke.isBool()) state.stroke_overprint = state.fill_overprint = stroke.getBoolValue();
    if (fill.isBool()) state.fill_overprint = fill.getBoolValue();

    for (const char* key : {"/TR", "/TR2"})
        if (dict.hasKey(key) && !dict.getKey(key).isNameAndEquals("/Default")) push_distinct(facts.forbidden, "TR");
    if (dict.hasKey("/HT") && !dict.getKey("/HT").isNameAndEquals("/Default")) push_distinct(facts.forbidden, "HT");

    QPDFObjectHandle mask = dict.getKey("/SMask");
    if (mask.isName()) state.soft_mask = false;
    if (mask.isDictionary()) state.soft_mask = facts.transparency = true;
}

}  // namespace codong::reading
