#include "core/queue/throttle.h"

#include "core/net/retry.h"

#include <algorithm>
#include <limits>

using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr std::chrono::milliseconds minute = 60s;
// What a provider asks for is obeyed, but an answer gone wild shall not stop the queue for days.
constexpr Backoff refusalBackoff{.first = 1s,
                                 .shortest = 500ms,
                                 .longest = 60s,
                                 .attempts = std::numeric_limits<int>::max(),
                                 .longestAsked = 1h};

} // namespace

void Throttle::setPerMinute(const QString &provider, int creates)
{
    m_lanes[provider].perMinute = std::clamp(creates, 1, mostPerMinute);
}

Throttle::Wait Throttle::wait(const QString &provider)
{
    Lane &lane = m_lanes[provider];
    const std::chrono::milliseconds now = m_clock.elapsed();
    if (now < lane.heldUntil)
        return {Why::Refused, lane.heldUntil - now};
    if (!lane.trial.isEmpty())
        return {Why::Trial, -1ms};
    while (!lane.sent.empty() && now - lane.sent.front() >= minute)
        lane.sent.pop_front();
    const auto most = static_cast<std::size_t>(lane.perMinute);
    if (lane.sent.size() < most)
        return {};
    // With a lowered limit more than one has to grow old.
    return {Why::OwnLimit, lane.sent[lane.sent.size() - most] + minute - now};
}

int Throttle::creates(const QString &provider)
{
    if (wait(provider).why != Why::Nothing)
        return 0;
    const Lane &lane = m_lanes[provider];
    // After a refusal one goes first.
    return lane.refusals > 0 ? 1 : lane.perMinute - static_cast<int>(lane.sent.size());
}

void Throttle::take(const QString &provider, const QString &jobId)
{
    Lane &lane = m_lanes[provider];
    lane.sent.push_back(m_clock.elapsed());
    if (lane.refusals > 0)
        lane.trial = jobId;
}

void Throttle::remember(const QString &provider, std::chrono::milliseconds ago)
{
    // A clock that was set back makes the past look like the future.
    if (ago < 0ms || ago >= minute)
        return;
    std::deque<std::chrono::milliseconds> &sent = m_lanes[provider].sent;
    const std::chrono::milliseconds at = m_clock.elapsed() - ago;
    sent.insert(std::upper_bound(sent.begin(), sent.end(), at), at);
}

std::chrono::milliseconds Throttle::refused(const QString &provider, const Error &error,
                                            double random)
{
    Lane &lane = m_lanes[provider];
    lane.trial.clear();
    // Several that were out together are one refusal.
    if (m_clock.elapsed() >= lane.heldUntil || lane.refusals == 0)
        ++lane.refusals;
    hold(provider, retryDelay(refusalBackoff, lane.refusals, error, random));
    return lane.heldUntil - m_clock.elapsed();
}

void Throttle::accepted(const QString &provider)
{
    Lane &lane = m_lanes[provider];
    lane.trial.clear();
    // An answer that was under way before the refusal does not end it.
    if (m_clock.elapsed() >= lane.heldUntil)
        lane.refusals = 0;
}

void Throttle::gaveUp(const QString &provider, const QString &jobId)
{
    Lane &lane = m_lanes[provider];
    if (lane.trial == jobId)
        lane.trial.clear();
}

void Throttle::hold(const QString &provider, std::chrono::milliseconds delay)
{
    Lane &lane = m_lanes[provider];
    lane.heldUntil = std::max(lane.heldUntil, m_clock.elapsed() + delay);
    lane.refusals = std::max(lane.refusals, 1);
}

void Throttle::holdAsking(const QString &provider, std::chrono::milliseconds delay)
{
    Lane &lane = m_lanes[provider];
    lane.quietUntil = std::max(lane.quietUntil, m_clock.elapsed() + delay);
    hold(provider, delay);
}

std::chrono::milliseconds Throttle::askingWait(const QString &provider) const
{
    const auto lane = m_lanes.find(provider);
    return lane == m_lanes.end() ? 0ms
                                 : std::max<std::chrono::milliseconds>(
                                       0ms, lane->second.quietUntil - m_clock.elapsed());
}

void Throttle::release(const QString &provider)
{
    Lane &lane = m_lanes[provider];
    lane.heldUntil = 0ms;
    lane.quietUntil = 0ms;
}

} // namespace limner
