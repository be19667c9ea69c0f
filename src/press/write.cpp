#include "press/write.h"

#include "press/deflate.h"
#include "press/qpdf.h"

namespace codong::pressing {
namespace {

constexpr int k_level = 6;

// Is this zlib stream wrapped only: its first block stored (RFC 1950, 2.2; RFC 1951, 3.2.4)?
bool is_stored(const Buffer& stream) {
    return stream.getSize() > 2 && (stream.getBuffer()[0] & 15) == 8 && (stream.getBuffer()[2] & 6) == 0;
}

// What the painter stored and no step of the press wrote anew: fonts and their maps, masks of images.
void compress_stored(QPDF& pdf) {
    for (QPDFObjectHandle& object : pdf.getAllObjects()) {
        if (!object.isStream() || !object.getDict().getKey("/Filter").isNameAndEquals("/FlateDecode")) continue;
        QPDFObjectHandle parameters = object.getDict().getKey("/DecodeParms");
        if (!parameters.isNull() || !is_stored(*object.getRawStreamData())) continue;
        const auto data = object.getStreamData(qpdf_dl_generalized);
        object.replaceStreamData(deflated({reinterpret_cast<const char*>(data->getBuffer()), data->getSize()}, k_level),
                                 QPDFObjectHandle::newName("/FlateDecode"), QPDFObjectHandle::newNull());
    }
}

}  // namespace

std::string write_pdf(QPDF& pdf) {
    compress_stored(pdf);
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setCompressStreams(false);
    writer.setDecodeLevel(qpdf_dl_none);
    writer.setPreserveUnreferencedObjects(false);
    writer.forcePDFVersion("1.6");
    writer.setDeterministicID(true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace codong::pressing
