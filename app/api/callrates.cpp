#include "app/api/callrates.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr std::chrono::milliseconds window = 60s;
constexpr qsizetype mostCallers = 10'000; // before those who stay away are forgotten

} // namespace

std::optional<std::chrono::seconds> CallRates::take(const QByteArray &who, int most)
{
    if (m_calls.size() > mostCallers)
        forgetOld();
    const std::chrono::milliseconds now = m_clock.elapsed();
    std::deque<std::chrono::milliseconds> &calls = m_calls[who];
    while (!calls.empty() && now - calls.front() >= window)
        calls.pop_front();
    if (static_cast<int>(calls.size()) < most) {
        calls.push_back(now);
        return std::nullopt;
    }
    const std::chrono::milliseconds left = calls.empty() ? window : calls.front() + window - now;
    return std::max(1s, std::chrono::ceil<std::chrono::seconds>(left));
}

void CallRates::forgetOld()
{
    const std::chrono::milliseconds now = m_clock.elapsed();
    m_calls.removeIf(
        [now](const auto &one) { return one->empty() || now - one->back() >= window; });
}

} // namespace limner
