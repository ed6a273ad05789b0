#pragma once

#include "core/base/clock.h"

namespace limner {

//! How much of a long answer is read at once: the owner paints and answers others in between.
class PageBounds {
public:
    static constexpr size_t mostRows = 50;

    explicit PageBounds(const Clock &clock)
        : m_clock{clock}
        , m_until{clock.elapsed() + std::chrono::milliseconds{8}}
    {}
    //! Time for the next page, though never before the first row.
    [[nodiscard]] bool isFull() const { return m_clock.elapsed() >= m_until; }

private:
    const Clock &m_clock;
    std::chrono::milliseconds m_until;
};

} // namespace limner
