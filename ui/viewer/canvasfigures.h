#pragma once

#include <QColor>
#include <QRectF>
#include <QString>

class QPainter;
class QWidget;

namespace limner {

//! What lies behind pictures that are looked at: a shade darker than the window, so that they are
//! louder than it.
[[nodiscard]] QColor viewerGround(const QWidget &widget);
//! The line between two pictures that lie over each other, with its handle; `part` is what is seen
//! of them.
void paintDividerAt(QPainter &painter, const QRectF &part, int x);
//! Words in the upper corner of a picture, on no more than this share of its width.
void paintTag(QPainter &painter, const QRectF &part, const QString &words, Qt::Alignment side,
              double share);
//! In the middle of what is empty, or over the foot of a picture.
void paintSentence(QPainter &painter, const QRect &room, const QString &words, bool isEmpty,
                   const QWidget &widget);

} // namespace limner
