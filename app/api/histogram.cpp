#include "app/api/histogram.h"

#include <algorithm>
#include <numeric>

namespace limner {

Histogram::Histogram(std::vector<double> bounds)
    : m_bounds{std::move(bounds)}
    , m_counts(m_bounds.size() + 1)
{}

void Histogram::add(double seconds)
{
    const double value = std::max(0.0, seconds); // a clock may have been set back
    const auto bucket = std::lower_bound(m_bounds.begin(), m_bounds.end(), value);
    ++m_counts[static_cast<size_t>(bucket - m_bounds.begin())];
    m_sum += value;
}

qint64 Histogram::upTo(size_t place) const
{
    const auto end = m_counts.begin() + static_cast<std::ptrdiff_t>(place) + 1;
    return std::accumulate(m_counts.begin(), end, qint64{0});
}

} // namespace limner
