#include "core/library/preparedpicture.h"

#include "core/library/inputtrouble.h"
#include "core/picture/cameradata.h"
#include "core/picture/imagecheck.h"
#include "core/picture/orientation.h"
#include "core/picture/picturedecoder.h"
#include "core/picture/rasters.h"
#include "core/picture/reducer.h"
#include "core/picture/strips.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>
#include <QImageWriter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qint64 mostPixels = 200'000'000;
// What has to be written anew is held twice while it is turned.
constexpr double mostRewritten = 50e6;
constexpr int jpegQuality = 95;
constexpr int pngQuality = 80; // of zlib the first level: a large one takes seconds, not a minute

//! What its header tells.
struct Look {
    bool isReadable = false; //!< here
    QSize size = {};         //!< as it is stored
    bool isAnimated = false;
    bool isCmyk = false;
};

//! The frame header of a JPEG counts its colours.
bool isCmykJpeg(QByteArrayView bytes)
{
    for (qsizetype at = 2; at + 10 <= bytes.size();) {
        if (bytes[at] != '\xff')
            return false;
        const auto marker = static_cast<uchar>(bytes[at + 1]);
        if (marker == 0xff) {
            ++at;
            continue;
        }
        const bool isFrame =
            marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (isFrame)
            return bytes[at + 9] == 4;
        if (marker == 0xda)
            return false;
        at += 2 + (static_cast<uchar>(bytes[at + 2]) << 8 | static_cast<uchar>(bytes[at + 3]));
    }
    return false;
}

Look lookAt(const QByteArray &bytes, const QString &mediaType)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader{&buffer};
    Look look;
    look.isReadable = reader.canRead() && isRaster(reader.format());
    if (!look.isReadable)
        return look;
    look.size = reader.size();
    look.isAnimated = reader.supportsAnimation() && reader.imageCount() > 1;
    look.isCmyk = mediaType == u"image/jpeg" && isCmykJpeg(bytes);
    return look;
}

int longest(QSize size)
{
    return std::max(size.width(), size.height());
}

QSize scaledBy(QSize size, double pixels)
{
    const double edge = std::sqrt(pixels);
    return {std::max(1, static_cast<int>(size.width() * edge)),
            std::max(1, static_cast<int>(size.height() * edge))};
}

//! As it is stored; `size` empty = in full.
Result<QImage> decoded(const QByteArray &bytes, QSize size)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader{&buffer};
    reader.setAutoTransform(false);
    if (!size.isEmpty())
        reader.setScaledSize(size);
    QImage image = reader.read();
    if (image.isNull())
        return fail(inputError(InputTrouble::Damaged, reader.errorString()));
    return image;
}

QImage likenessOf(const QImage &image)
{
    QImage small = image;
    if (std::max(image.width(), image.height()) > likenessEdge)
        small = reduced(image, image.size()
                                   .scaled(likenessEdge, likenessEdge, Qt::KeepAspectRatio)
                                   .expandedTo({1, 1}));
    if (small.colorSpace().isValid() && small.colorSpace() != QColorSpace{QColorSpace::SRgb})
        small.convertToColorSpace(QColorSpace::SRgb);
    return small.convertToFormat(small.hasAlphaChannel() ? QImage::Format_ARGB32
                                                         : QImage::Format_RGB32);
}

//! Pixels and colours alone: the texts of a picture may hold what its camera noted.
QImage withoutTexts(const QImage &image)
{
    const QImage::Format format =
        image.hasAlphaChannel() ? QImage::Format_ARGB32 : QImage::Format_RGB32;
    const QImage plain = inFormat(image, format);
    QImage out{plain.constBits(), plain.width(), plain.height(), plain.bytesPerLine(), format};
    out = out.copy();
    out.setColorSpace(image.colorSpace());
    return out;
}

Result<QByteArray> written(const QImage &image, const QString &mediaType)
{
    const bool isJpeg = mediaType == u"image/jpeg" && !image.hasAlphaChannel();
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer{&buffer, isJpeg ? "jpeg" : "png"};
    writer.setQuality(isJpeg ? jpegQuality : pngQuality);
    if (!writer.write(image))
        return fail(ErrorKind::Internal, writer.errorString());
    return bytes;
}

Result<PreparedPicture> rewritten(PreparedPicture out, const Look &look, int orientation)
{
    const double pixels = double(look.size.width()) * look.size.height();
    QSize size;
    if (pixels > mostRewritten) {
        size = scaledBy(look.size, mostRewritten / pixels);
        out.changes.push_back(InputChange::MadeSmaller);
    }
    const Result<QImage> stored = decoded(out.bytes, size);
    if (!stored)
        return propagate(stored);
    const QImage image = withoutTexts(turnedUpright(*stored, orientation));
    Result<QByteArray> bytes = written(image, out.mediaType);
    if (!bytes)
        return propagate(bytes);
    out.bytes = std::move(*bytes);
    out.mediaType = pictureTypeOf(out.bytes);
    out.size = image.size();
    out.likeness = likenessOf(image);
    return out;
}

Result<PreparedPicture> asItIs(PreparedPicture out, const Look &look, int orientation)
{
    const bool isLarge = std::max(look.size.width(), look.size.height()) > likenessEdge;
    const QSize small =
        isLarge
            ? look.size.scaled(likenessEdge, likenessEdge, Qt::KeepAspectRatio).expandedTo({1, 1})
            : QSize{};
    const Result<QImage> image = decoded(out.bytes, small);
    if (!image)
        return propagate(image);
    out.size = seenSize(look.size.isEmpty() ? image->size() : look.size, orientation);
    out.likeness = likenessOf(turnedUpright(*image, orientation));
    return out;
}

//! AVIF, HEIC, JPEG XL, which stand upright by themselves, and kinds that nobody here can read. The
//! first ones lose a position by being written anew.
Result<PreparedPicture> unreadByQt(PreparedPicture out, bool isTold)
{
    const Result<ImageFacts> facts = checkImageBytes(out.bytes);
    if (!facts && isTold)
        return fail(inputError(InputTrouble::PositionStays, out.mediaType));
    if (!facts)
        return out;
    int edge = likenessEdge;
    const QSize size = facts->size;
    const double pixels = double(size.width()) * size.height();
    if (pixels > mostPixels)
        return fail(inputError(InputTrouble::TooManyPixels,
                               u"%1 × %2"_s.arg(size.width()).arg(size.height())));
    if (isTold)
        edge = pixels > mostRewritten ? longest(scaledBy(size, mostRewritten / pixels)) : 0;
    const Result<DecodedPictures> seen = decodedPictures(out.bytes, {.edges = {edge}});
    if (!seen)
        return fail(inputError(InputTrouble::Damaged, seen.error().message));
    const QImage &image = seen->images.front();
    out.size = seen->size;
    out.likeness = likenessOf(image);
    if (!isTold)
        return out;
    Result<QByteArray> bytes = written(image, u"image/jpeg"_s);
    if (!bytes)
        return propagate(bytes);
    out.bytes = std::move(*bytes);
    out.mediaType = pictureTypeOf(out.bytes);
    out.size = image.size();
    if (edge > 0)
        out.changes.push_back(InputChange::MadeSmaller);
    out.changes.push_back(InputChange::PositionRemoved);
    return out;
}

Result<> sound(const QByteArray &bytes, const Look &look)
{
    if (look.isReadable && !pictureTypeOf(bytes).isEmpty()) {
        if (const Result<ImageFacts> facts = checkImageBytes(bytes); !facts)
            return fail(inputError(InputTrouble::Damaged, facts.error().message));
    }
    if (qint64{look.size.width()} * look.size.height() > mostPixels)
        return fail(inputError(InputTrouble::TooManyPixels,
                               u"%1 × %2"_s.arg(look.size.width()).arg(look.size.height())));
    return {};
}

} // namespace

Result<PreparedPicture> preparedPicture(const QByteArray &bytes, const QString &mediaType,
                                        const InputWish &wish)
{
    const Look look = lookAt(bytes, mediaType);
    if (const Result<> whole = sound(bytes, look); !whole)
        return propagate(whole);
    const CameraData camera = cameraDataOf(bytes);
    PreparedPicture out{.bytes = bytes, .mediaType = mediaType};
    if (!look.isReadable)
        return unreadByQt(std::move(out), camera.hasPosition && !wish.keepsCameraData);
    const bool isTurned = camera.orientation != 1 && !wish.keepsCameraData;
    const bool isTold = camera.hasPosition && !wish.keepsCameraData;
    bool isWrittenAnew = isTurned || look.isCmyk || (look.isAnimated && !wish.takesAnimation);
    if (isTold && !isWrittenAnew) {
        if (const std::optional<QByteArray> clean = withoutPosition(bytes))
            out.bytes = *clean;
        else
            isWrittenAnew = true;
    }
    if (isTurned)
        out.changes.push_back(InputChange::TurnedUpright);
    if (isTold)
        out.changes.push_back(InputChange::PositionRemoved);
    if (look.isCmyk)
        out.changes.push_back(InputChange::MadeRgb);
    if (look.isAnimated && !wish.takesAnimation)
        out.changes.push_back(InputChange::FirstFrame);
    // Whoever keeps the camera's note has a model that follows it.
    const int turn = camera.orientation;
    return isWrittenAnew ? rewritten(std::move(out), look, isTurned ? turn : 1)
                         : asItIs(std::move(out), look, turn);
}

} // namespace limner
