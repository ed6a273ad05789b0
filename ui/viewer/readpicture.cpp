#include "ui/viewer/readpicture.h"

#include "core/picture/picturedecoder.h"
#include "core/picture/strips.h"

#include <QFileInfo>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

int longer(QSize size)
{
    return std::max(size.width(), size.height());
}

//! The longer side of the picture in the view, whichever way it will be turned.
int fittedEdge(QSize size, QSize view)
{
    const QSize upright = size.scaled(view, Qt::KeepAspectRatio);
    const QSize turned = size.transposed().scaled(view, Qt::KeepAspectRatio);
    return std::clamp(std::max(longer(upright), longer(turned)), 1, longer(size));
}

//! 0 = as it is.
int wholeEdge(QSize size)
{
    const double pixels = double(size.width()) * size.height();
    if (pixels <= double(mostShownPixels))
        return 0;
    return int(longer(size) * std::sqrt(double(mostShownPixels) / pixels));
}

//! Of a file whose head says nothing the decoder finds out.
int edgeFor(const QString &path, PictureDetail detail, QSize view)
{
    const Result<ImageFacts> head = readImageHeader(path);
    const QSize size = head ? head->size : QSize{};
    if (size.isEmpty())
        return longer(view);
    return detail == PictureDetail::Fitted ? fittedEdge(size, view) : wholeEdge(size);
}

QImage forPainting(const QImage &image)
{
    const bool seesThrough = image.hasAlphaChannel();
    return inFormat(image,
                    seesThrough ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
}

} // namespace

FileStamp stampOf(const QString &path)
{
    const QFileInfo file{path};
    if (!file.isFile())
        return {};
    return {.bytes = file.size(), .changed = file.lastModified()};
}

ReadPicture readPicture(const QString &path, PictureDetail detail, QSize view)
{
    ReadPicture out{.stamp = stampOf(path)};
    if (out.stamp.bytes < 0) {
        out.error = Error{.kind = ErrorKind::Io, .message = path};
        return out;
    }
    PictureWish wish{.edges = {edgeFor(path, detail, view)}};
    Result<DecodedPictures> read = picturesOfFile(path, wish);
    if (!read) {
        // Decoders do not tell a picture that is still being written from no picture.
        const Result<ImageFacts> checked = checkImage(path);
        const bool isCut = !checked && checked.error().kind == ErrorKind::Truncated;
        out.error = isCut ? checked.error() : read.error();
        return out;
    }
    out.size = read->size;
    QImage image = std::move(read->images.front());
    // Which way it is turned is known only now.
    const QSize fitted = image.size().scaled(view, Qt::KeepAspectRatio);
    if (detail == PictureDetail::Fitted && longer(fitted) < longer(image.size()))
        image = reduced(image, fitted);
    out.image = forPainting(image);
    if (out.image.isNull())
        out.error = Error{.kind = ErrorKind::ImageTooLarge};
    return out;
}

} // namespace limner
