#include "ui/common/colourdot.h"

#include <QPainter>

namespace limner {

QIcon colourDot(const QColor &colour)
{
    QPixmap pixmap{28, 28};
    pixmap.fill(Qt::transparent);
    QPainter painter{&pixmap};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(5, 5, 18, 18);
    return QIcon{pixmap};
}

} // namespace limner
