#include "core/picture/cutcopy.h"

#include "core/picture/picturedecoder.h"
#include "core/picture/sharewriter.h"

#include <QTransform>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int longestHeld = 7'000; // along a side, pixels: the whole is decoded before it is cut

int quarters(int turns)
{
    return ((turns % 4) + 4) % 4;
}

//! Where a part lies in a picture of another size.
QRect scaledPart(const QRect &part, QSize from, QSize to)
{
    if (from == to)
        return part;
    const double across = double(to.width()) / from.width();
    const double down = double(to.height()) / from.height();
    const QPoint first{int(std::lround(part.x() * across)), int(std::lround(part.y() * down))};
    const QSize size{std::max(1, int(std::lround(part.width() * across))),
                     std::max(1, int(std::lround(part.height() * down)))};
    return {first, size};
}

} // namespace

PictureCut turnedBy(const PictureCut &cut, int by, QSize size)
{
    PictureCut out = cut;
    for (int i = 0; i < quarters(by); ++i) {
        out.turns = quarters(out.turns + 1);
        if (!out.part.isNull())
            out.part = {size.height() - out.part.y() - out.part.height(), out.part.x(),
                        out.part.height(), out.part.width()};
        size.transpose();
    }
    return out;
}

Result<ShareCopy> cutCopy(const QString &file, const ShareWish &wish, const PictureCut &cut)
{
    const Result<DecodedPictures> decoded = picturesOfFile(file, {.edges = {longestHeld}});
    if (!decoded)
        return propagate(decoded);
    QImage image = decoded->images.front();
    QSize whole = decoded->size;
    if (const int turns = quarters(cut.turns); turns != 0)
        image = image.transformed(QTransform{}.rotate(90.0 * turns));
    if (quarters(cut.turns) % 2 == 1)
        whole.transpose();
    if (!cut.part.isNull()) {
        const QRect part = scaledPart(cut.part, whole, image.size()) & image.rect();
        if (part.isEmpty())
            return fail(ErrorKind::InvalidInput, u"nothing is left of the picture"_s);
        image = image.copy(part);
    }
    if (wish.edge > 0 && std::max(image.width(), image.height()) > wish.edge)
        image = image.scaled(wish.edge, wish.edge, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return writtenCopy(std::move(image), wish);
}

} // namespace limner
