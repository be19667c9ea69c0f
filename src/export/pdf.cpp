#include "export/file_sink.h"
#include "export/press_spec.h"
#include "export/targets.h"

namespace codong {
namespace {

Result<Exported> write(const ExportRequest& request, TextAs text) {
    PressSpec spec = press_spec(request, text);
    TRY_ASSIGN(const PaintedPdf painted, paint_pdf(request.scene, {spec.scale, text}));
    spec.expected_images = painted.images;
    TRY_ASSIGN(const std::string pressed, press_pdf(painted.bytes, painted.keys, spec));
    TRY_ASSIGN(FileSink sink, FileSink::create(request.path));
    sink.write(pressed);
    TRY_STATUS(sink.close());
    return Exported{request.path, 0, 0, 0, spec.scale, {}, false};
}

}  // namespace

PressSpec press_spec(const ExportRequest& request, TextAs text) {
    PressSpec spec;
    spec.trim = request.scene.trim;
    spec.bleed = request.scene.bleed;
    spec.scale = pdf_scale(request.sheet);
    spec.user_unit = request.user_unit && spec.scale < 1;
    spec.title = request.provenance.title;
    spec.subject = request.provenance.text;
    spec.source = request.provenance.source;
    spec.message_id = request.provenance.message_id;
    spec.text_sha256 = request.provenance.text_sha256;
    spec.date = request.provenance.date;
    spec.producer = request.provenance.producer;
    spec.content_id = request.provenance.content_id + (text == TextAs::Curves ? "-curves" : "");
    spec.intent = request.intent;
    spec.marks = request.marks;
    return spec;
}

Result<Exported> write_pdf(const ExportRequest& request) {
    return write(request, TextAs::Live);
}
Result<Exported> write_pdf_curves(const ExportRequest& request) {
    return write(request, TextAs::Curves);
}

}  // namespace codong
