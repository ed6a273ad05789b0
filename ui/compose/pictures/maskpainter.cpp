#include "ui/compose/pictures/maskpainter.h"

#include "ui/common/checkers.h"

#include <QPainter>
#include <QPainterPath>

#include <array>

namespace limner {

namespace {
constexpr double tintShare = 0.62; // what lies below is still seen
} // namespace

void paintShown(QPainter &painter, const QRectF &place, const ShownPicture &shown,
                const QImage &overlay, bool smooth)
{
    // Of the prepared sizes the smallest that is not enlarged: quick, and nothing flickers.
    const double wanted = place.width() * painter.device()->devicePixelRatioF();
    size_t level = 0;
    while (level + 1 < shown.levels.size() && shown.levels[level + 1].width() >= wanted)
        ++level;
    const QImage &picture = shown.levels[level];
    if (picture.hasAlphaChannel())
        painter.fillRect(place, checkers(8));
    painter.setRenderHint(QPainter::SmoothPixmapTransform, smooth);
    painter.drawImage(place, picture);
    painter.drawImage(place, overlay);
}

void tintMask(QImage &overlay, const QImage &mask, QRect part, QColor colour)
{
    std::array<QRgb, 256> table;
    for (int grey = 0; grey < 256; ++grey)
        table[size_t(grey)] =
            qPremultiply(qRgba(colour.red(), colour.green(), colour.blue(), int(grey * tintShare)));
    for (int y = part.top(); y <= part.bottom(); ++y) {
        const uchar *const painted = mask.constScanLine(y);
        auto *const line = reinterpret_cast<QRgb *>(overlay.scanLine(y));
        for (int x = part.left(); x <= part.right(); ++x)
            line[x] = table[painted[x]];
    }
}

void paintCropFrame(QPainter &painter, const QRectF &whole, const QRectF &frame, QColor shade,
                    bool handles)
{
    QPainterPath away;
    away.addRect(whole);
    away.addRect(frame);
    shade.setAlphaF(0.72F);
    painter.fillPath(away, shade);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen{QColor{0, 0, 0, 110}, 3});
    painter.drawRect(frame);
    painter.setPen(QPen{Qt::white, 1});
    painter.drawRect(frame);
    if (!handles)
        return;
    painter.setPen(QPen{QColor{255, 255, 255, 90}, 1});
    for (const double third : {1 / 3.0, 2 / 3.0}) {
        const double x = frame.left() + frame.width() * third;
        const double y = frame.top() + frame.height() * third;
        painter.drawLine(QPointF{x, frame.top()}, QPointF{x, frame.bottom()});
        painter.drawLine(QPointF{frame.left(), y}, QPointF{frame.right(), y});
    }
    painter.setPen(QPen{QColor{0, 0, 0, 130}, 1});
    painter.setBrush(Qt::white);
    for (const double x : {frame.left(), frame.center().x(), frame.right()})
        for (const double y : {frame.top(), frame.center().y(), frame.bottom()})
            if (QPointF{x, y} != frame.center())
                painter.drawRoundedRect(QRectF{x - 4.5, y - 4.5, 9, 9}, 2, 2);
}

void paintBrush(QPainter &painter, QPointF middle, double radius, double feather, bool erases)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen{QColor{0, 0, 0, 130}, 3});
    painter.drawEllipse(middle, radius, radius);
    painter.setPen(QPen{Qt::white, 1.2, erases ? Qt::DashLine : Qt::SolidLine});
    painter.drawEllipse(middle, radius, radius);
    const double solid = radius * (1 - feather);
    if (radius - solid > 4 && solid > 2) {
        painter.setPen(QPen{QColor{255, 255, 255, 110}, 1});
        painter.drawEllipse(middle, solid, solid);
    }
}

} // namespace limner
