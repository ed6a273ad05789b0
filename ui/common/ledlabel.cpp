#include "ui/common/ledlabel.h"

#include "ui/common/controls.h"
#include "ui/common/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int lamp = 7;
constexpr int textIndent = lamp + 7;
} // namespace

LedLabel::LedLabel(const QString &name, QWidget *parent)
    : ElidedLabel{parent}
{
    setObjectName(name);
    setProperty("role", u"status"_s);
    setContentsMargins(textIndent, 0, 0, 0);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    hide();
}

void LedLabel::setLed(const QString &text, Health health, const QString &reason)
{
    m_health = health;
    setText(text);
    setToolTip(plainToolTip(reason));
    setAccessibleName(health == Health::Good  ? tr("%1: connected").arg(text)
                      : health == Health::Bad ? tr("%1: not connected").arg(text)
                                              : text);
    setAccessibleDescription(reason);
    setVisible(!text.isEmpty());
    update();
}

QSize LedLabel::sizeHint() const
{
    return ElidedLabel::sizeHint() + QSize{2, 0};
}

void LedLabel::paintEvent(QPaintEvent *event)
{
    ElidedLabel::paintEvent(event);
    const Tokens &tokens = tokensOf(*this);
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF place{0.5, (height() - lamp) / 2.0, double(lamp), double(lamp)};
    if (m_health == Health::Unknown) { // off: a ring
        painter.setPen(QPen{tokens.faint, 1.5});
        painter.drawEllipse(place.adjusted(0.5, 0.5, -0.5, -0.5));
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_health == Health::Good ? tokens.ok : tokens.error);
    painter.drawEllipse(place);
}

} // namespace limner
