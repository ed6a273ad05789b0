#include "ui/compose/form/disclosure.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace limner {

Disclosure::Disclosure(const QString &title, const QString &name, QWidget *parent)
    : QPushButton{title, parent}
{
    setObjectName(name);
    setCheckable(true);
    setProperty("kind", u"plain"_s);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Disclosure::setHidden(const QString &text)
{
    m_hidden = text;
    setAccessibleDescription(text);
    update();
}

void Disclosure::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(*this);
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus()) {
        painter.setPen(tokens.accent);
        painter.drawRoundedRect(QRectF{rect()}.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    const QColor ink = underMouse() ? tokens.text : tokens.dim;
    const double middle = height() / 2.0;
    QPainterPath arrow;
    if (isChecked())
        arrow.addPolygon(QPolygonF{{{1, middle - 2}, {8, middle - 2}, {4.5, middle + 3}}});
    else
        arrow.addPolygon(QPolygonF{{{2, middle - 3.5}, {2, middle + 3.5}, {7, middle}}});
    painter.fillPath(arrow, ink);
    QFont small = font();
    small.setPixelSize(12);
    painter.setFont(small);
    const QFontMetrics metrics{small};
    QRect area = rect().adjusted(13, 0, 0, 0);
    painter.setPen(ink);
    painter.drawText(area, Qt::AlignVCenter, text());
    if (isChecked())
        return;
    area.setLeft(area.left() + metrics.horizontalAdvance(text()) + 8);
    painter.setPen(tokens.quiet);
    painter.drawText(area, Qt::AlignVCenter,
                     metrics.elidedText(m_hidden, Qt::ElideRight, area.width()));
}

} // namespace limner
