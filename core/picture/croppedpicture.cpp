#include "core/picture/croppedpicture.h"

#include "core/picture/imagecheck.h"
#include "core/picture/picturedecoder.h"

#include <QBuffer>
#include <QImageWriter>

using namespace Qt::StringLiterals;

namespace limner {
namespace {
constexpr int quality = 95;
} // namespace

Result<QByteArray> croppedPicture(const QByteArray &bytes, QRect part)
{
    const Result<QImage> whole = decodedPicture(bytes);
    if (!whole)
        return propagate(whole);
    const bool isPhoto = pictureTypeOf(bytes) == u"image/jpeg";
    const QRect inside = part & whole->rect();
    if (inside.isEmpty())
        return fail(ErrorKind::InvalidInput, u"nothing is left of the picture"_s);
    const QImage cropped = whole->copy(inside);
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
