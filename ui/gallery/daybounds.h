#pragma once

#include <QDate>

#include <map>

namespace limner {

//! The local day of a moment. Days that were asked for are remembered: the time zone is slow to
//! ask, and a gallery asks about hundreds of days whenever a row comes or goes.
class DayBounds {
public:
    struct Day {
        QDate date = {};
        qint64 from = 0; //!< its first moment, ms since 1970 UTC
    };
    [[nodiscard]] Day of(qint64 ms);
    //! Another time zone may hold now.
    void forget() { m_days.clear(); }

private:
    struct Known {
        QDate date = {};
        qint64 end = 0; //!< the first moment of the next day
    };
    std::map<qint64, Known, std::greater<>> m_days; // by their first moments
};

} // namespace limner
