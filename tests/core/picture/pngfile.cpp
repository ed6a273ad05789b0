#include "tests/core/picture/pngfile.h"

#include <QtEndian>

#include <png.h>
#include <zlib.h>

#include <cstdlib>
#include <cstring>
#include <vector>

namespace limner::test {
namespace {

int guess(int filter, int left, int above, int corner)
{
    const int p = left + above - corner;
    const int a = std::abs(p - left);
    const int b = std::abs(p - above);
    const int c = std::abs(p - corner);
    const int paeth = a <= b && a <= c ? left : b <= c ? above : corner;
    return filter == 1   ? left
           : filter == 2 ? above
           : filter == 3 ? (left + above) / 2
           : filter == 4 ? paeth
                         : 0;
}

QByteArray deflated(const QByteArray &content, int level, int strategy)
{
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, 15, 8, strategy) != Z_OK)
        qFatal("no zlib");
    QByteArray out(qsizetype(deflateBound(&stream, uLong(content.size()))) + 64, '\0');
    QByteArray in = content;
    stream.next_in = reinterpret_cast<Bytef *>(in.data());
    stream.avail_in = uInt(in.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        qFatal("zlib did not finish");
    out.resize(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

struct Source {
    const QByteArray &bytes;
    qsizetype at = 0;
};

void readFrom(png_structp png, png_bytep to, size_t size)
{
    auto *const source = static_cast<Source *>(png_get_io_ptr(png));
    if (qsizetype(size) > source->bytes.size() - source->at)
        png_error(png, "no more");
    std::memcpy(to, source->bytes.constData() + source->at, size);
    source->at += qsizetype(size);
}

void refuse(png_structp png, png_const_charp)
{
    png_longjmp(png, 1);
}

void ignore(png_structp, png_const_charp) {}

//! Nothing with a destructor lives in here: libpng jumps out of it.
bool read(png_structp png, png_infop info, Source *source, QImage *image,
          std::vector<png_bytep> *rows)
{
    if (setjmp(png_jmpbuf(png)))
        return false;
    png_set_read_fn(png, source, &readFrom);
    png_read_info(png, info);
    png_set_expand(png);
    png_set_strip_16(png);
    png_set_gray_to_rgb(png);
    png_set_filler(png, 0xff, PNG_FILLER_AFTER);
    png_set_bgr(png);
    const bool hasAlpha = (png_get_color_type(png, info) & PNG_COLOR_MASK_ALPHA) != 0;
    png_set_interlace_handling(png);
    png_read_update_info(png, info);
    *image = QImage{int(png_get_image_width(png, info)), int(png_get_image_height(png, info)),
                    hasAlpha ? QImage::Format_ARGB32 : QImage::Format_RGB32};
    if (image->isNull())
        return false;
    for (int y = 0; y < image->height(); ++y)
        rows->push_back(image->scanLine(y));
    png_read_image(png, rows->data());
    png_read_end(png, nullptr);
    return true;
}

} // namespace

QByteArray pngChunk(const char *kind, const QByteArray &content)
{
    const QByteArray body = QByteArray{kind, 4} + content;
    const auto checksum =
        quint32(crc32(0, reinterpret_cast<const Bytef *>(body.constData()), uInt(body.size())));
    char number[4];
    qToBigEndian(quint32(content.size()), number);
    QByteArray out{number, 4};
    out += body;
    qToBigEndian(checksum, number);
    return out + QByteArray{number, 4};
}

QByteArray pngHead(quint32 width, quint32 height, int depth, int kind, int interlace)
{
    QByteArray head(13, '\0');
    qToBigEndian(width, head.data());
    qToBigEndian(height, head.data() + 4);
    head[8] = char(depth);
    head[9] = char(kind);
    head[12] = char(interlace);
    return QByteArray::fromHex("89504e470d0a1a0a") + pngChunk("IHDR", head);
}

QByteArray PngFile::bytes() const
{
    const bool hasAlpha = image.format() == QImage::Format_ARGB32;
    const int channels = hasAlpha ? 4 : 3;
    const auto channel = [&](int x, int y, int c) -> int {
        if (x < 0 || y < 0)
            return 0;
        const QRgb pixel = reinterpret_cast<const QRgb *>(image.constScanLine(y))[x];
        return c == 0   ? qRed(pixel)
               : c == 1 ? qGreen(pixel)
               : c == 2 ? qBlue(pixel)
                        : qAlpha(pixel);
    };
    QByteArray raw;
    for (int y = 0; y < image.height(); ++y) {
        const int rule = filter ? filter(y) : 0;
        raw += char(rule);
        for (int x = 0; x < image.width(); ++x) {
            for (int c = 0; c < channels; ++c)
                raw +=
                    char(channel(x, y, c) - guess(rule, channel(x - 1, y, c), channel(x, y - 1, c),
                                                  channel(x - 1, y - 1, c)));
        }
    }
    QByteArray stream = deflated(raw, level, strategy);
    if (spoil)
        spoil(stream);
    QByteArray out = pngHead(quint32(image.width()), quint32(image.height()), 8, hasAlpha ? 6 : 2);
    out += beforePixels;
    const qsizetype step = part > 0 ? part : std::max<qsizetype>(stream.size(), 1);
    for (qsizetype at = 0; at < stream.size(); at += step)
        out += pngChunk("IDAT", stream.mid(at, step));
    return out + behindPixels + pngChunk("IEND", {});
}

QImage byLibpng(const QByteArray &bytes)
{
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, &refuse, &ignore);
    png_infop info = png_create_info_struct(png);
    Source source{bytes};
    QImage image;
    std::vector<png_bytep> rows;
    const bool isRead = read(png, info, &source, &image, &rows);
    png_destroy_read_struct(&png, &info, nullptr);
    return isRead ? image : QImage{};
}

} // namespace limner::test
