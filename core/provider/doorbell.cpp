#include "core/provider/doorbell.h"

using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr std::chrono::milliseconds countsFor = 1min;
constexpr size_t mostMissed = 1000; // a look too few is made up for by the next usual one

} // namespace

void Doorbell::ring(const QString &remoteId)
{
    m_last = m_clock.elapsed();
    if (remoteId.isEmpty())
        return;
    if (const auto waiting = m_waiting.find(remoteId); waiting != m_waiting.end()) {
        std::stop_source source = waiting->second;
        m_waiting.erase(waiting);
        source.request_stop();
        return;
    }
    if (m_missed.size() >= mostMissed)
        m_missed.clear();
    m_missed.insert(remoteId);
}

std::stop_token Doorbell::waitFor(const QString &remoteId)
{
    std::stop_source source;
    if (m_missed.erase(remoteId) > 0)
        source.request_stop();
    else
        m_waiting[remoteId] = source;
    return source.get_token();
}

bool Doorbell::isHeard() const
{
    return m_last && m_clock.elapsed() - *m_last < countsFor;
}

} // namespace limner
