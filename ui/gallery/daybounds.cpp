#include "ui/gallery/daybounds.h"

#include <QDateTime>

namespace limner {

DayBounds::Day DayBounds::of(qint64 ms)
{
    const auto known = m_days.lower_bound(ms);
    if (known != m_days.end() && ms < known->second.end)
        return {.date = known->second.date, .from = known->first};
    const QDate date = QDateTime::fromMSecsSinceEpoch(ms).date();
    const qint64 from = date.startOfDay().toMSecsSinceEpoch();
    const qint64 end = date.addDays(1).startOfDay().toMSecsSinceEpoch();
    m_days[from] = {.date = date, .end = end};
    return {.date = date, .from = from};
}

} // namespace limner
