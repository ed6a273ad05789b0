#include "core/picture/picturesize.h"

#include "core/picture/imagecheck.h"
#include "core/picture/orientation.h"
#include "core/picture/rasters.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>

namespace limner {

QSize pictureSize(QByteArrayView bytes)
{
    if (!pictureTypeOf(bytes).isEmpty()) {
        const Result<ImageFacts> facts = checkImageBytes(bytes);
        return facts ? facts->size : QSize{};
    }
    QByteArray content = QByteArray::fromRawData(bytes.data(), bytes.size());
    QBuffer buffer{&content};
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader{&buffer};
    reader.setDecideFormatFromContent(true);
    if (!reader.canRead() || !isRaster(reader.format()))
        return {};
    return seenSize(reader.size(), orientationOf(bytes));
}

QSize pictureSizeOfFile(const QString &path)
{
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly) || file.size() == 0)
        return {};
    const uchar *const mapped = file.map(0, file.size());
    return mapped ? pictureSize({mapped, file.size()}) : QSize{};
}

} // namespace limner
