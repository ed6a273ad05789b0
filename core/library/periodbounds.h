#pragma once

#include "core/library/galleryorder.h"

#include <QDate>

#include <map>

namespace limner {

//! The local day, week (from Monday on) or month of a moment. Those that were asked for are
//! remembered: the time zone is slow to ask, and a gallery asks about every picture.
class PeriodBounds {
public:
    //! One that is no period is taken for the day.
    explicit PeriodBounds(GroupBy kind = GroupBy::Day)
        : m_kind{kind}
    {}

    //! The first date of the period, which holds this moment: ms since 1970 UTC.
    [[nodiscard]] QDate of(qint64 ms);

private:
    struct Period {
        QDate date = {};
        qint64 from = 0; //!< its first moment
        qint64 end = 0;  //!< the first moment of the next
        [[nodiscard]] bool holds(qint64 ms) const { return ms >= from && ms < end; }
    };
    [[nodiscard]] Period find(qint64 ms) const;

    GroupBy m_kind;
    Period m_last;                                    // neighbours ask for the same
    std::map<qint64, Period, std::greater<>> m_known; // by their first moments
};

} // namespace limner
