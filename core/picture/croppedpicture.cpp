#include "core/picture/croppedpicture.h"

#include "core/picture/imagecheck.h"
#include "core/picture/rasters.h"

#include <QBuffer>
#include <QImageReader>
#include <QImageWriter>

using namespace Qt::StringLiterals;

namespace limner {
namespace {
constexpr int quality = 95;
} // namespace

Result<QByteArray> croppedPicture(const QByteArray &bytes, QRect part)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader{&buffer};
    reader.setAutoTransform(true);
    if (!reader.canRead() || !isRaster(reader.format()))
        return fail(ErrorKind::NotAnImage, u"a kind of picture nobody here can read"_s);
    const QSize size = reader.size();
    if (size.isValid() && !isWithin(ImageLimits{}, size))
        return fail(ErrorKind::ImageTooLarge, u"%1 x %2"_s.arg(size.width()).arg(size.height()));
    const bool isPhoto = reader.format() == "jpeg";
    const QImage whole = reader.read();
    if (whole.isNull())
        return fail(ErrorKind::NotAnImage, reader.errorString());
    const QRect inside = part & whole.rect();
    if (inside.isEmpty())
        return fail(ErrorKind::InvalidInput, u"nothing is left of the picture"_s);
    QImage cropped = whole.copy(inside);
    for (const QString &key : cropped.textKeys())
        cropped.setText(key, {}); // notes of the whole picture, which this is not
    QByteArray out;
    QBuffer written{&out};
    written.open(QIODevice::WriteOnly);
    QImageWriter writer{&written, isPhoto ? "jpeg" : "png"};
    if (isPhoto)
        writer.setQuality(quality);
    if (!writer.write(cropped))
        return fail(ErrorKind::Internal, writer.errorString());
    return out;
}

} // namespace limner
