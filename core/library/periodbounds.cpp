#include "core/library/periodbounds.h"

#include <QDateTime>

namespace limner {

PeriodBounds::Period PeriodBounds::find(qint64 ms) const
{
    QDate first = QDateTime::fromMSecsSinceEpoch(ms).date();
    QDate next = first.addDays(1);
    if (m_kind == GroupBy::Week) {
        first = first.addDays(1 - first.dayOfWeek());
        next = first.addDays(7);
    } else if (m_kind == GroupBy::Month) {
        first = {first.year(), first.month(), 1};
        next = first.addMonths(1);
    }
    return {.date = first,
            .from = first.startOfDay().toMSecsSinceEpoch(),
            .end = next.startOfDay().toMSecsSinceEpoch()};
}

QDate PeriodBounds::of(qint64 ms)
{
    if (m_last.holds(ms))
        return m_last.date;
    const auto known = m_known.lower_bound(ms);
    if (known != m_known.end() && known->second.holds(ms)) {
        m_last = known->second;
    } else {
        m_last = find(ms);
        m_known[m_last.from] = m_last;
    }
    return m_last.date;
}

} // namespace limner
