#pragma once

#include "ui/common/theme.h"

#include <QRectF>

class QPainter;

namespace limner {

//! The progress ring of a job tile: 5 px thick at 56 px, starting at twelve o'clock, `fraction` 0
//! to 1 (below 0 = only the track), with a short text in its middle.
void paintRing(QPainter &painter, const QRectF &rect, double fraction, const Tokens &tokens,
               const QString &centerText);

} // namespace limner
