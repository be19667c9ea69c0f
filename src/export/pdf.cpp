#include "export/file_sink.h"
#include "export/targets.h"
#include "paint/vector.h"
#include "press/press.h"

namespace codong {
namespace {

Result<Exported> write(const ExportRequest& request, TextAs text) {
    const double scale = pdf_scale(request.sheet);
    TRY_ASSIGN(const PaintedPdf painted, paint_pdf(request.scene, {scale, text}));
    PressSpec spec;
    spec.trim = request.scene.trim;
    spec.bleed = request.scene.bleed;
    spec.scale = scale;
    spec.user_unit = request.user_unit && scale < 1;
    spec.title = request.provenance.title;
    spec.subject = request.provenance.text;
    spec.source = request.provenance.source;
    spec.message_id = request.provenance.message_id;
    spec.text_sha256 = request.provenance.text_sha256;
    spec.date = request.provenance.date;
    spec.producer = request.provenance.producer;
    spec.content_id = request.provenance.content_id + (text == TextAs::Curves ? "-curves" : "");
    spec.expected_images = painted.images;
    spec.intent = request.intent;
    TRY_ASSIGN(const std::string pressed, press_pdf(painted.bytes, painted.keys, spec));
    TRY_ASSIGN(FileSink sink, FileSink::create(request.path));
    sink.write(pressed);
    TRY_STATUS(sink.close());
    return Exported{request.path, 0, 0, 0, scale, {}};
}

}  // namespace

Result<Exported> write_pdf(const ExportRequest& request) {
    return write(request, TextAs::Live);
}
Result<Exported> write_pdf_curves(const ExportRequest& request) {
    return write(request, TextAs::Curves);
}

}  // namespace codong
