#pragma once

#include "ui/compose/pictures/maskfiles.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace limner {

//! How the mask editor looks; all places in pixels of its canvas.

//! The picture with the mask over it. `smooth` = false shows pixels as squares.
void paintShown(QPainter &painter, const QRectF &place, const ShownPicture &shown,
                const QImage &overlay, bool smooth);
//! Draws a part of a mask (8-bit grey) into the overlay, of the same size, in a colour.
void tintMask(QImage &overlay, const QImage &mask, QRect part, QColor colour);
//! Lays `shade` on what is cut off; with `handles`, the frame can be taken hold of.
void paintCropFrame(QPainter &painter, const QRectF &whole, const QRectF &frame, QColor shade,
                    bool handles);
//! Its outline, and the line inside which it is solid; dashed while it erases.
void paintBrush(QPainter &painter, QPointF middle, double radius, double feather, bool erases);

} // namespace limner
