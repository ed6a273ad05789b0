#include "ui/compose/compare/comparehead.h"

#include "ui/common/theme.h"
#include "ui/common/themedicon.h"

#include <QIcon>
#include <QPainter>

namespace limner {

using namespace Qt::StringLiterals;

namespace {
constexpr int side = 10;
constexpr int arrow = 12;
constexpr int gap = 9;
} // namespace

CompareHead::CompareHead(const QString &name, QWidget *parent)
    : QAbstractButton{parent}
{
    setText(name);
    setObjectName(u"compareHead"_s);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    setToolTip(name);
    tell();
}

void CompareHead::setWords(const QString &provider, const QString &values)
{
    m_provider = provider;
    m_values = values;
    tell();
}

void CompareHead::setPrice(const QString &price)
{
    m_price = price;
    tell();
}

void CompareHead::setTroubled(bool isTroubled)
{
    m_isTroubled = isTroubled;
    update();
}

void CompareHead::setRoom(int pixels)
{
    m_room = pixels;
    update();
}

void CompareHead::tell()
{
    QStringList parts{text(), m_provider, m_values, m_price};
    parts.removeAll(QString{});
    setAccessibleName(parts.join(u", "_s));
    setAccessibleDescription(tr("Opens the values that only this model is told"));
    update();
}

void CompareHead::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(*this);
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus()) {
        painter.setPen(tokens.accent);
        painter.drawRoundedRect(QRectF{rect()}.adjusted(1.5, 1.5, -1.5, -1.5), 5, 5);
    }
    const QRect mark{side, (height() - arrow) / 2, arrow, arrow};
    themedIcon(isChecked() ? u"chevron-down"_s : u"chevron-right"_s,
               underMouse() ? tokens.text : tokens.dim)
        .paint(&painter, mark);

    QFont small = font();
    small.setPixelSize(12);
    const QFontMetrics smallMetrics{small};
    const int priceWidth = smallMetrics.horizontalAdvance(m_price);
    QRect price = rect().adjusted(0, 0, -side - m_room, 0);
    painter.setFont(small);
    painter.setPen(tokens.dim);
    painter.drawText(price, Qt::AlignRight | Qt::AlignVCenter, m_price);

    QRect words = rect().adjusted(side + arrow + gap, 5, -side - m_room - priceWidth - gap, -5);
    QFont firm = font();
    firm.setWeight(QFont::DemiBold);
    painter.setFont(firm);
    painter.setPen(m_isTroubled ? tokens.error : tokens.text);
    painter.drawText(words, Qt::AlignTop,
                     QFontMetrics{firm}.elidedText(text(), Qt::ElideMiddle, words.width()));
    const QString below = m_values.isEmpty() || isChecked() ? m_provider
                          : m_provider.isEmpty()            ? m_values
                                                            : m_provider + u" · "_s + m_values;
    painter.setFont(small);
    painter.setPen(tokens.quiet);
    painter.drawText(words, Qt::AlignBottom,
                     smallMetrics.elidedText(below, Qt::ElideRight, words.width()));
}

} // namespace limner
