#include "ui/compose/form/ratiochip.h"

#include "ui/common/theme.h"

#include <QPainter>

#include <cmath>

namespace limner {

using namespace Qt::StringLiterals;

namespace {
constexpr int chipHeight = 50;
constexpr int widestWords = 96;
} // namespace

RatioChip::RatioChip(const QString &name, Outline outline, QSizeF shape, QWidget *parent)
    : QPushButton{name, parent}
    , m_outline{outline}
    , m_shape{shape}
{
    setCheckable(true);
    setProperty("kind", u"choice"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(chipHeight);
}

QFont RatioChip::small() const
{
    QFont small = font();
    small.setPixelSize(11);
    return small;
}

QSize RatioChip::sizeHint() const
{
    const int words = QFontMetrics{small()}.horizontalAdvance(text()) + 8;
    // Words alone may stand in two lines.
    const int wanted = m_outline == Outline::None && words > 48 ? words / 2 + 12 : words;
    return {std::clamp(wanted, 44, widestWords), chipHeight};
}

void RatioChip::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(*this);
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF{rect()}.adjusted(0.5, 0.5, -0.5, -0.5);
    QColor tint = tokens.accent;
    tint.setAlphaF(0.12F);
    painter.setPen(QPen{property("invalid") == u"true"_s ? tokens.error
                        : isChecked() || hasFocus()      ? tokens.accent
                        : underMouse()                   ? tokens.faint
                                                         : tokens.line,
                        hasFocus() ? 2.0 : 1.0});
    painter.setBrush(isChecked() ? QBrush{tint} : Qt::NoBrush);
    painter.drawRoundedRect(hasFocus() ? box.adjusted(0.5, 0.5, -0.5, -0.5) : box, 7, 7);

    const QColor ink = isChecked() || underMouse() ? tokens.text : tokens.dim;
    const QFontMetrics metrics{small()};
    painter.setFont(small());
    if (m_outline == Outline::None) {
        painter.setPen(ink);
        const QRect room = rect().adjusted(3, 3, -3, -3);
        const bool fits =
            metrics.horizontalAdvance(text()) <= room.width() ||
            (text().contains(u' ') &&
             metrics.boundingRect(room, Qt::TextWordWrap, text()).width() <= room.width() &&
             metrics.boundingRect(room, Qt::TextWordWrap, text()).height() <= room.height());
        painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap,
                         fits ? text() : metrics.elidedText(text(), Qt::ElideRight, room.width()));
        return;
    }
    paintOutline(painter, ink);
    painter.setPen(ink);
    const QRect words{1, height() - 20, width() - 2, 16};
    painter.drawText(words, Qt::AlignCenter,
                     metrics.elidedText(text(), Qt::ElideRight, words.width()));
}

void RatioChip::paintOutline(QPainter &painter, const QColor &ink) const
{
    QPen pen{ink, 1.5};
    if (m_outline == Outline::Dashed) {
        pen.setDashPattern({2, 1.6});
        pen.setCapStyle(Qt::FlatCap);
    }
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    // Equal areas look like equal pictures.
    const QSizeF shape = m_outline == Outline::Dashed ? QSizeF{1, 1} : m_shape;
    const double area = std::sqrt(shape.width() * shape.height());
    const double unit = std::min({(m_outline == Outline::Dashed ? 15.0 : 17.0) / area,
                                  20.0 / shape.height(), 26.0 / shape.width()});
    QRectF icon{0, 0, std::max(3.0, shape.width() * unit), std::max(3.0, shape.height() * unit)};
    icon.moveCenter({width() / 2.0, 18});
    painter.drawRoundedRect(icon, 2, 2);
}

} // namespace limner
