#include "ui/common/switch.h"

#include "ui/common/theme.h"

#include <QPainter>

namespace limner {

Switch::Switch(QWidget *parent)
    : QCheckBox{parent}
{
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Switch::sizeHint() const
{
    return {36, 22};
}

void Switch::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(*this);
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    if (!isEnabled())
        painter.setOpacity(0.45);
    const QRectF track{2, (height() - 18) / 2.0, 32, 18};
    painter.setPen(Qt::NoPen);
    painter.setBrush(isChecked() ? tokens.accent : mixed(tokens.line, tokens.faint, 0.35));
    painter.drawRoundedRect(track, 9, 9);
    QRectF knob{0, 0, 14, 14};
    knob.moveCenter({isChecked() ? track.right() - 9 : track.left() + 9, track.center().y()});
    painter.setBrush(isChecked() ? tokens.accentText : tokens.text);
    painter.drawEllipse(knob);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen{isChecked() ? tokens.text : tokens.accent, 1.5});
        painter.drawRoundedRect(track.adjusted(-1, -1, 1, 1), 10, 10);
    }
}

} // namespace limner
