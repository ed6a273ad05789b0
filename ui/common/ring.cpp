#include "ui/common/ring.h"

#include <QPainter>
#include <QPen>

#include <algorithm>
#include <cmath>

namespace limner {

void paintRing(QPainter &painter, const QRectF &rect, double fraction, const Tokens &tokens,
               const QString &centerText)
{
    const double side = std::min(rect.width(), rect.height());
    const double width = side * 5.0 / 56.0;
    QRectF circle{0, 0, side - width, side - width};
    circle.moveCenter(rect.center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen{tokens.line, width});
    painter.drawEllipse(circle);
    const double share = std::isfinite(fraction) ? std::clamp(fraction, 0.0, 1.0) : 0.0;
    if (share > 0) {
        painter.setPen(QPen{tokens.accent, width, Qt::SolidLine, Qt::FlatCap});
        painter.drawArc(circle, 90 * 16, -static_cast<int>(std::lround(share * 360 * 16)));
    }
    QFont font = painter.font();
    font.setPixelSize(std::max(8, static_cast<int>(std::lround(side * 12.0 / 56.0))));
    painter.setFont(font);
    painter.setPen(tokens.text);
    painter.drawText(rect, Qt::AlignCenter | Qt::TextDontClip, centerText);
    painter.restore();
}

} // namespace limner
