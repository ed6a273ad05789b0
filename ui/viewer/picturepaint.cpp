#include "ui/viewer/picturepaint.h"

#include "ui/common/checkers.h"

#include <QPainter>

#include <cmath>

namespace limner {

namespace {

constexpr double squaresFrom = 3; // times its size: somebody looks at pixels
constexpr int checker = 16;

//! The smallest that has enough pixels for so many.
const QImage &enoughFor(const StagePicture &picture, const QRectF &place)
{
    constexpr double nearly = 1.01;
    for (const QImage *const image : {&picture.fitted, &picture.whole}) {
        if (!image->isNull() && image->width() * nearly >= place.width())
            return *image;
    }
    return picture.best();
}

void paintAt(QPainter &painter, const StagePicture &picture, const QRectF &place, const QRect &part)
{
    const QImage &image = enoughFor(picture, place);
    if (image.isNull() || place.isEmpty())
        return;
    const QRect whole = place.toAlignedRect();
    const QRectF seen = place & QRectF{part};
    if (seen.isEmpty())
        return;
    painter.save();
    painter.setClipRect(part & whole, Qt::IntersectClip);
    if (image.hasAlphaChannel()) {
        painter.setBrushOrigin(whole.topLeft());
        painter.fillRect(part & whole, checkers(checker));
    }
    const QSize rounded{int(std::lround(place.width())), int(std::lround(place.height()))};
    if (image.size() == rounded) {
        painter.drawImage(QPoint{int(std::lround(place.left())), int(std::lround(place.top()))},
                          image);
    } else {
        const double across = image.width() / place.width();
        const double down = image.height() / place.height();
        const QRectF from{(seen.left() - place.left()) * across, (seen.top() - place.top()) * down,
                          seen.width() * across, seen.height() * down};
        painter.setRenderHint(QPainter::SmoothPixmapTransform, 1 / across < squaresFrom);
        painter.drawImage(seen, image, from);
    }
    painter.restore();
}

} // namespace

void paintPicture(QPainter &painter, const StagePicture &picture, const ViewZoom &zoom,
                  const QRect &part)
{
    paintAt(painter, picture, zoom.place(), part);
}

void paintTurned(QPainter &painter, const StagePicture &picture, const QRectF &place, int turns,
                 const QRect &part)
{
    if (turns == 0)
        return paintAt(painter, picture, place, part);
    const QPointF centre = place.center();
    QTransform turn;
    turn.translate(centre.x(), centre.y()).rotate(90.0 * turns).translate(-centre.x(), -centre.y());
    QRectF upright = place;
    if (turns % 2 == 1) {
        upright.setSize(place.size().transposed());
        upright.moveCenter(centre);
    }
    painter.save();
    painter.setTransform(turn, true);
    paintAt(painter, picture, upright, turn.inverted().mapRect(QRectF{part}).toAlignedRect());
    painter.restore();
}

} // namespace limner
