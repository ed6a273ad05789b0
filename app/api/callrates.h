#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QHash>

#include <deque>
#include <optional>

namespace limner {

//! How often somebody may come in a minute, for each of many somebodies.
class CallRates {
public:
    explicit CallRates(const Clock &clock)
        : m_clock{clock}
    {}

    //! Counts one call of `who`, unless there were `most` in the last minute: then it is not
    //! counted, and the answer is when to come again.
    [[nodiscard]] std::optional<std::chrono::seconds> take(const QByteArray &who, int most);

private:
    void forgetOld();

    const Clock &m_clock;
    QHash<QByteArray, std::deque<std::chrono::milliseconds>> m_calls;
};

} // namespace limner
