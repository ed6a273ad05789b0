#include "core/picture/keptthumbnail.h"

#include "core/picture/picturedecoder.h"
#include "core/picture/pixelpool.h"

#include <turbojpeg.h>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Decoder = std::unique_ptr<void, decltype(&tjDestroy)>;

constexpr int longest = 1024; // pixels
constexpr auto pixelFormat = Q_BYTE_ORDER == Q_LITTLE_ENDIAN ? TJPF_BGRA : TJPF_ARGB;
constexpr int flags = TJFLAG_ACCURATEDCT | TJFLAG_FASTUPSAMPLE | TJFLAG_LIMITSCANS;

Result<QImage> ofJpeg(QByteArrayView bytes, PixelPool &pool)
{
    thread_local const Decoder decoder{tjInitDecompress(), &tjDestroy}; // a tenth of the time
    const auto *const data = reinterpret_cast<const uchar *>(bytes.data());
    const auto length = static_cast<unsigned long>(bytes.size());
    const auto trouble = [&] {
        return fail(ErrorKind::NotAnImage, QString::fromLocal8Bit(tjGetErrorStr2(decoder.get())));
    };
    int width = 0;
    int height = 0;
    int sampling = 0;
    int colours = 0;
    if (tjDecompressHeader3(decoder.get(), data, length, &width, &height, &sampling, &colours) != 0)
        return trouble();
    if (std::max(width, height) > longest)
        return fail(ErrorKind::ImageTooLarge, u"%1 × %2"_s.arg(width).arg(height));
    QImage image = pool.image({width, height});
    if (image.isNull())
        return fail(ErrorKind::ImageTooLarge, u"no memory for it"_s);
    if (tjDecompress2(decoder.get(), data, length, image.bits(), width,
                      static_cast<int>(image.bytesPerLine()), height, pixelFormat, flags) != 0)
        return trouble();
    return image;
}

} // namespace

Result<QImage> keptThumbnail(QByteArrayView bytes, PixelPool &pool)
{
    return bytes.startsWith("\xff\xd8") ? ofJpeg(bytes, pool) : decodedPicture(bytes);
}

} // namespace limner
