#include "press/press.h"

#include <exception>

#include "press/boxes.h"
#include "press/marks.h"
#include "press/qpdf.h"
#include "press/recolour.h"
#include "press/write.h"
#include "press/xmp.h"

namespace codong {
namespace {

using namespace pressing;

Status check_spec(const PressSpec& spec) {
    if (!spec.intent) return error("press/no-profile");
    const std::string& d = spec.date;
    const auto digit = [&](size_t i) { return d[i] >= '0' && d[i] <= '9'; };
    bool date = d.size() == 10 && d[4] == '-' && d[7] == '-';
    for (size_t i = 0; date && i < 10; ++i) date = i == 4 || i == 7 || digit(i);
    if (!date) return error("press/bad-date", {d});
    return Done{};
}

Result<std::string> press_document(QPDF& pdf, const KeyTable& keys, const PressSpec& spec) {
    const auto& pages = pdf.getAllPages();
    if (pages.size() != 1) return error("press/damaged-pdf", {"pages: " + std::to_string(pages.size())});
    QPDFObjectHandle page = pages[0];

    Diagnostics problems;
    Recipes recipes(keys, spec.ink_limit);
    const RecolourFacts facts = recolour_page(pdf, page, recipes, *spec.intent, spec.ink_limit, problems);
    append(problems, recipes.over_limit());
    if (facts.images > spec.expected_images)
        problems.push_back(
            error("press/raster-fallback", {std::to_string(facts.images), std::to_string(spec.expected_images)}));
    if (!problems.empty()) return problems;

    const PageBoxes boxes = page_boxes(spec, spec.marks ? marks_margin(*spec.marks) : 0);
    TRY_STATUS(set_boxes(page, spec, boxes));
    if (spec.marks) add_marks(pdf, page, *spec.marks, boxes);
    describe(pdf, spec);
    return write_pdf(pdf);
}

}  // namespace

Result<std::string> press_pdf(const std::string& painted, const KeyTable& keys, const PressSpec& spec) {
    TRY_STATUS(check_spec(spec));
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.setAttemptRecovery(false);
        pdf.processMemoryFile("painted", painted.data(), painted.size());
        Result<std::string> out = press_document(pdf, keys, spec);
        if (out && pdf.anyWarnings()) return error("press/damaged-pdf", {pdf.getWarnings().front().getMessageDetail()});
        return out;
    } catch (const std::exception& problem) {
        return error("press/damaged-pdf", {problem.what()});
    }
}

}  // namespace codong
