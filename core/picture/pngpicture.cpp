#include "core/picture/pngpicture.h"

#include "core/picture/pnginflater.h"
#include "core/picture/pngcolours.h"
#include "core/picture/pnglayout.h"
#include "core/picture/pngrows.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// What is inflated at once: it shall stay in the cache until it is filtered.
constexpr qsizetype pieceSize = 384 * 1024;
// Deflate packs 258 bytes into two bits at best.
constexpr qint64 mostPacked = 1032;

tl::unexpected<Error> other(const char *what)
{
    return fail(ErrorKind::NotImplemented, QString::fromLatin1(what));
}

} // namespace

Result<> pngPicture(QByteArrayView bytes, PictureTarget &target)
{
    const std::optional<PngLayout> layout = pngLayout(bytes);
    if (!layout)
        return other("not a plain PNG");
    const QSize size = layout->size;
    const Alpha alpha = layout->channels == 4 ? Alpha::Straight : Alpha::None;
    if (!isWithin(target.limits(), size)) // before its checksums are counted
        return fail(ErrorKind::ImageTooLarge, u"%1 × %2"_s.arg(size.width()).arg(size.height()));
    PngRows rows{size.width(), layout->channels};
    const qint64 whole = rows.stride() * size.height();
    if (whole / mostPacked > bytes.size())
        return fail(ErrorKind::Truncated, u"fewer bytes than the pixels need"_s);
    if (!areSound(*layout))
        return other("a checksum is wrong");
    if (Result<> begun = target.begin(size, alpha); !begun)
        return begun;
    target.setColours(pngColours(*layout));
    PngInflater content{layout->pixels, whole};
    const int atOnce =
        std::max<int>(1, static_cast<int>(pieceSize / rows.stride()) / PngRows::atOnce) *
        PngRows::atOnce;
    QByteArray piece{std::min(atOnce, size.height()) * rows.stride() + PngRows::readBehind, '\0'};
    auto *const raw = reinterpret_cast<uchar *>(piece.data());
    for (int y = 0; y < size.height(); y += atOnce) {
        const int count = std::min(atOnce, size.height() - y);
        if (!content.fill(raw, count * rows.stride()))
            return other("its pixels end too early");
        for (int at = 0; at < count; at += PngRows::atOnce) {
            const int few = std::min(PngRows::atOnce, count - at);
            if (!rows.add(raw + at * rows.stride(), few))
                return other("a filter that nobody knows");
            for (int row = 0; row < few; ++row)
                target.add(rows.row(row));
        }
    }
    if (!content.isDone())
        return other("there is more than its pixels");
    return {};
}

} // namespace limner
