#include "core/picture/picturedecoder.h"

#include "core/base/filesteps.h"
#include "core/picture/avifpicture.h"
#include "core/picture/filefacts.h"
#include "core/picture/heicpicture.h"
#include "core/picture/jpegpicture.h"
#include "core/picture/jxlpicture.h"
#include "core/picture/orientation.h"
#include "core/picture/otherpicture.h"
#include "core/picture/pngpicture.h"
#include "core/picture/webppicture.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! NotImplemented = Qt may try.
using Decode = Result<> (*)(QByteArrayView bytes, PictureTarget &target);

struct Kind {
    QLatin1StringView mediaType;
    Decode decode;
};
constexpr Kind kinds[] = {
    {"image/png"_L1, &pngPicture},   {"image/jpeg"_L1, &jpegPicture},
    {"image/webp"_L1, &webpPicture}, {"image/avif"_L1, &avifPicture},
    {"image/jxl"_L1, &jxlPicture},   {"image/heic"_L1, &heicPicture},
};

Decode decoderFor(QByteArrayView bytes)
{
    const QString mediaType = mediaTypeOf(bytes);
    for (const Kind &kind : kinds) {
        if (mediaType == kind.mediaType)
            return kind.decode;
    }
    return &otherPicture;
}

Result<QImage> single(Result<DecodedPictures> pictures)
{
    if (!pictures)
        return propagate(pictures);
    return std::move(pictures->images.front());
}

} // namespace

Result<DecodedPictures> decodedPictures(QByteArrayView bytes, const PictureWish &wish)
{
    if (bytes.isEmpty())
        return fail(ErrorKind::NotAnImage, u"empty"_s);
    if (bytes.size() > wish.limits.bytes)
        return fail(ErrorKind::ImageTooLarge, u"%1 bytes"_s.arg(bytes.size()));
    PictureTarget target{wish};
    Result<> read = decoderFor(bytes)(bytes, target);
    if (!read && read.error().kind == ErrorKind::NotImplemented)
        read = otherPicture(bytes, target);
    if (!read)
        return propagate(read);
    return target.pictures(orientationOf(bytes));
}

Result<QImage> decodedPicture(QByteArrayView bytes, int edge)
{
    return single(decodedPictures(bytes, {.edges = {edge}}));
}

Result<DecodedPictures> picturesOfFile(const QString &path, const PictureWish &wish)
{
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, path + u": "_s + file.errorString());
    if (file.size() > wish.limits.bytes)
        return fail(ErrorKind::ImageTooLarge, u"%1 bytes"_s.arg(file.size()));
    // Read, not mapped: a file that another program cuts short meanwhile would end this one.
    return decodedPictures(readInSteps(file, wish.limits.bytes), wish);
}

Result<QImage> pictureOfFile(const QString &path, int edge)
{
    return single(picturesOfFile(path, {.edges = {edge}}));
}

} // namespace limner
