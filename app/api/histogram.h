#pragma once

#include <QtGlobal>

#include <vector>

namespace limner {

//! How often something took how long.
class Histogram {
public:
    //! Upper bounds of the buckets, in seconds, rising; one more without a bound follows them.
    explicit Histogram(std::vector<double> bounds);

    void add(double seconds);

    [[nodiscard]] const std::vector<double> &bounds() const { return m_bounds; }
    //! How many took no longer than the bound at this place; all of them behind the last one.
    [[nodiscard]] qint64 upTo(size_t place) const;
    [[nodiscard]] qint64 count() const { return upTo(m_bounds.size()); }
    [[nodiscard]] double sum() const { return m_sum; }

private:
    std::vector<double> m_bounds;
    std::vector<qint64> m_counts; //!< of each bucket alone
    double m_sum = 0;
};

} // namespace limner
