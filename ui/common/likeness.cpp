#include "ui/common/likeness.h"

#include "ui/common/checkers.h"

#include <QPainter>
#include <QPainterPath>

namespace limner {

namespace {
constexpr int radius = 5;
} // namespace

QPixmap squareLikeness(const QImage &image, int edge, qreal pixelRatio)
{
    const int side = int(edge * pixelRatio);
    QPixmap out{side, side};
    out.fill(Qt::transparent);
    QPainter painter{&out};
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath shape;
    shape.addRoundedRect(QRectF{out.rect()}, radius * pixelRatio, radius * pixelRatio);
    painter.setClipPath(shape);
    if (image.hasAlphaChannel())
        painter.fillRect(out.rect(), checkers(side / 8));
    const QImage fitted =
        image.scaled(side, side, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    painter.drawImage((side - fitted.width()) / 2, (side - fitted.height()) / 2, fitted);
    painter.end();
    out.setDevicePixelRatio(pixelRatio);
    return out;
}

} // namespace limner
