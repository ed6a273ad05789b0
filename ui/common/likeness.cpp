#include "ui/common/likeness.h"

#include "core/picture/reducer.h"
#include "ui/common/checkers.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace limner {

QImage coverCropped(const QImage &image, QSize size, qreal radius)
{
    const QSize cover = image.size().scaled(size, Qt::KeepAspectRatioByExpanding);
    const QImage source = reduced(image, cover); // itself where it has to grow: the brush does that
    QImage tile{size, QImage::Format_ARGB32_Premultiplied};
    tile.fill(Qt::transparent);
    if (source.isNull() || tile.isNull())
        return tile;
    QPainter painter{&tile};
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath shape;
    shape.addRoundedRect(QRectF{tile.rect()}, radius, radius);
    QBrush brush{source};
    QTransform placed;
    const int left = (size.width() - cover.width()) / 2;
    const int top = (size.height() - cover.height()) / 2;
    placed.translate(left, top);
    placed.scale(double(cover.width()) / source.width(), double(cover.height()) / source.height());
    brush.setTransform(placed);
    // More than 95 lines at once are drawn with a pool, for which a window would have to wait.
    constexpr int rows = 64;
    for (int y = 0; y < tile.height(); y += rows) {
        painter.setClipRect(0, y, tile.width(), rows);
        if (image.hasAlphaChannel())
            painter.fillPath(shape, checkers(std::max(1, int(radius))));
        painter.fillPath(shape, brush);
    }
    return tile;
}

QPixmap squareLikeness(const QImage &image, int edge, qreal pixelRatio, int radius)
{
    const int side = int(edge * pixelRatio);
    QPixmap out = QPixmap::fromImage(coverCropped(image, {side, side}, radius * pixelRatio));
    out.setDevicePixelRatio(pixelRatio);
    return out;
}

} // namespace limner
