// The same behind checksums that are right: four bytes of size and kind, then the stream.
#include "core/picture/pngpicture.h"
#include "tests/core/picture/pngfile.h"
#include "tests/fuzz/fuzzed.h"

using namespace limner;
using namespace limner::test;

namespace {

//! What is fuzzed is the content of the stream, or the stream itself.
QByteArray streamOf(const QByteArray &content, bool isPacked)
{
    return isPacked ? content : qCompress(content, 1).mid(4);
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 4)
        return 0;
    const quint32 width = 1 + data[0];
    const quint32 height = 1 + data[1];
    const bool hasAlpha = (data[2] & 1) != 0;
    const qsizetype part = 1 + data[3];
    QByteArray content{reinterpret_cast<const char *>(data + 4), static_cast<qsizetype>(size - 4)};
    const bool isPacked = (data[2] & 2) != 0;
    if (!isPacked) // as long as it has to be, with filters that are known more often than not
        content.resize(qsizetype(height) * (1 + qsizetype(width) * (hasAlpha ? 4 : 3)), '\3');
    const QByteArray stream = streamOf(content, isPacked);
    QByteArray bytes = pngHead(width, height, 8, hasAlpha ? 6 : 2);
    for (qsizetype at = 0; at < stream.size(); at += part * 16)
        bytes += pngChunk("IDAT", stream.mid(at, part * 16));
    bytes += pngChunk("IEND", {});
    PictureTarget target{{.edges = {0, 12}}};
    if (!pngPicture(bytes, target))
        return 0;
    const QImage ours = target.pictures()->images.front().convertToFormat(QImage::Format_ARGB32);
    if (ours != byLibpng(bytes).convertToFormat(QImage::Format_ARGB32))
        std::abort();
    return 0;
}
