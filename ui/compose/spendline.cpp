#include "ui/compose/spendline.h"

#include "ui/common/formats.h"

#include <QStyleOptionButton>
#include <QStylePainter>

using namespace Qt::StringLiterals;

namespace limner {

SpendLine::SpendLine(QWidget *parent)
    : QPushButton{parent}
{
    setObjectName(u"spend"_s);
    setProperty("kind", u"plain"_s);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setState({});
}

void SpendLine::setState(const BudgetState &state)
{
    const auto money = [&state](double amount) { return formatMoney(amount, state.currency); };
    const QString today = money(state.spend.today);
    const QString month = money(state.spend.month);
    // The cap that is nearest to the click: the day's, else the month's.
    if (state.caps.day > 0)
        setText(tr("Today %1 of %2").arg(today, money(state.caps.day)));
    else if (state.caps.month > 0)
        setText(tr("This month %1 of %2").arg(month, money(state.caps.month)));
    else
        setText(tr("Today %1").arg(today));
    QStringList lines{tr("Today: %1").arg(today), tr("This month: %1").arg(month)};
    if (state.spend.reserved > 0)
        lines << tr("Set aside for jobs under way: %1").arg(money(state.spend.reserved));
    setToolTip(lines.join(u'\n'));
    setAccessibleName(text());
    setAccessibleDescription(lines.join(u", "_s));
}

QSize SpendLine::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 6, QPushButton::minimumSizeHint().height()};
}

void SpendLine::paintEvent(QPaintEvent *)
{
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text = fontMetrics().elidedText(text(), Qt::ElideRight, width() - 2);
    QStylePainter painter{this};
    painter.drawControl(QStyle::CE_PushButton, option);
}

} // namespace limner
