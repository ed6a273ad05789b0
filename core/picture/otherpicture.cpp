#include "core/picture/otherpicture.h"

#include "core/picture/rasters.h"

#include <QBuffer>
#include <QImageReader>

using namespace Qt::StringLiterals;

namespace limner {

Result<> otherPicture(QByteArrayView bytes, PictureTarget &target)
{
    QByteArray content = QByteArray::fromRawData(bytes.data(), bytes.size());
    QBuffer buffer{&content};
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader{&buffer};
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(false); // the target turns it, as all kinds
    if (!reader.canRead() || !isRaster(reader.format()))
        return fail(ErrorKind::NotAnImage, u"a kind of picture nobody here can read"_s);
    const QSize size = reader.size();
    if (size.isValid() && !isWithin(target.limits(), size))
        return fail(ErrorKind::ImageTooLarge, u"%1 × %2"_s.arg(size.width()).arg(size.height()));
    QSize whole;                                    // where the image is not
    if (size.isValid() && target.isTooMuch(size)) { // Qt gives no single rows
        reader.setScaledSize(target.enough(size));
        whole = size;
    }
    const QImage image = reader.read();
    if (image.isNull())
        return fail(ErrorKind::NotAnImage, reader.errorString());
    return target.take(image, whole);
}

} // namespace limner
