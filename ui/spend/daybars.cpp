#include "ui/spend/daybars.h"

#include "ui/common/formats.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int lineHeight = 20;
constexpr int mostBarWidth = 28;

} // namespace

DayBars::DayBars(QWidget *parent)
    : QWidget{parent}
{
    setObjectName(u"dayBars"_s);
    setAccessibleName(tr("Spent by day"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void DayBars::setDays(std::vector<DaySpend> days, const QString &currency, QDate today)
{
    m_days = std::move(days);
    m_currency = currency;
    m_today = today;
    if (m_marked >= count())
        m_marked = -1;
    double sum = 0;
    for (const DaySpend &one : m_days)
        sum += one.amount;
    setAccessibleDescription(
        m_marked >= 0 ? textOf(m_marked)
                      : tr("%1 in %2 days").arg(formatMoney(sum, currency)).arg(count()));
    update();
}

QRect DayBars::bars() const
{
    return rect().adjusted(1, lineHeight, -1, -lineHeight);
}

QRect DayBars::columnOf(int index) const
{
    if (index < 0 || index >= count())
        return {};
    const QRect area = bars();
    // From the right end of the one before, so that rounding leaves no gap and no overlap.
    const int left = area.left() + area.width() * index / count();
    const int right = area.left() + area.width() * (index + 1) / count();
    const QRect column{left, area.top(), std::max(1, right - left), area.height()};
    return QStyle::visualRect(layoutDirection(), area, column);
}

QString DayBars::textOf(int index) const
{
    if (index < 0 || index >= count())
        return {};
    const DaySpend &one = m_days[static_cast<size_t>(index)];
    const QString amount = formatMoney(one.amount, m_currency);
    const QString day = formatDay(one.day, m_today);
    if (one.pictures == 0)
        return tr("%1: %2").arg(day, amount);
    return one.pictures == 1
               ? tr("%1: %2, 1 picture").arg(day, amount)
               : tr("%1: %2, %3 pictures").arg(day, amount, formatCount(one.pictures));
}

double DayBars::largest() const
{
    double out = 0;
    for (const DaySpend &one : m_days)
        out = std::max(out, one.amount);
    return out;
}

void DayBars::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &tokens = tokensOf(*this);
    const QRect area = bars();
    const double most = largest();
    for (int i = 0; i < count(); ++i) {
        const QRect column = columnOf(i);
        const double amount = m_days[static_cast<size_t>(i)].amount;
        const int width = std::clamp(column.width() - 3, 1, mostBarWidth);
        // A day with anything at all is seen, however much another cost.
        const int height =
            amount > 0 ? std::max(2, static_cast<int>(column.height() * (amount / most))) : 1;
        const QRect bar{column.center().x() - width / 2, column.bottom() + 1 - height, width,
                        height};
        painter.setPen(Qt::NoPen);
        painter.setBrush(amount <= 0     ? tokens.line
                         : i == m_marked ? tokens.accent
                                         : mixed(tokens.panel, tokens.accent, 0.65));
        painter.drawRoundedRect(bar, amount > 0 ? 2 : 0, amount > 0 ? 2 : 0);
    }
    painter.setPen(tokens.dim);
    const QRect above{0, 0, width(), lineHeight};
    const QString said = m_marked >= 0
                             ? textOf(m_marked)
                             : tr("Most on one day: %1").arg(formatMoney(most, m_currency));
    painter.drawText(above, Qt::AlignLeft | Qt::AlignTop,
                     fontMetrics().elidedText(said, Qt::ElideRight, width()));
    if (count() > 0) {
        painter.setPen(tokens.quiet);
        const QRect below{0, area.bottom() + 1, width(), lineHeight};
        painter.drawText(below, Qt::AlignLeft | Qt::AlignBottom,
                         formatShortDay(m_days.front().day, m_days.back().day));
        painter.drawText(below, Qt::AlignRight | Qt::AlignBottom,
                         formatShortDay(m_days.back().day, m_days.back().day));
    }
    if (hasFocus()) {
        painter.setPen(tokens.accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF{rect()}.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
}

void DayBars::mark(int index)
{
    if (index == m_marked)
        return;
    m_marked = index;
    if (index >= 0) {
        setAccessibleDescription(textOf(index));
        QAccessibleEvent said{this, QAccessible::DescriptionChanged};
        QAccessible::updateAccessibility(&said);
    }
    update();
}

void DayBars::mouseMoveEvent(QMouseEvent *event)
{
    int under = -1;
    for (int i = 0; i < count(); ++i) {
        const QRect column = columnOf(i);
        const int x = static_cast<int>(event->position().x());
        if (x >= column.left() && x <= column.right())
            under = i;
    }
    mark(under);
}

void DayBars::leaveEvent(QEvent *)
{
    mark(-1);
}

void DayBars::keyPressEvent(QKeyEvent *event)
{
    const int last = count() - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return mark(m_marked < 0 ? last : std::max(0, m_marked - 1));
    case Qt::Key_Right:
        return mark(m_marked < 0 ? last : std::min(last, m_marked + 1));
    case Qt::Key_Home:
        return mark(std::min(0, last));
    case Qt::Key_End:
        return mark(last);
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace limner
