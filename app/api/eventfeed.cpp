#include "app/api/eventfeed.h"

namespace limner {

void EventFeed::put(const QByteArray &event)
{
    const std::lock_guard lock{m_mutex};
    if (m_isClosed)
        return;
    if (m_events.size() < most)
        m_events.push_back(event);
    else
        m_isClosed = true;
    m_came.notify_all();
}

void EventFeed::close()
{
    const std::lock_guard lock{m_mutex};
    m_isClosed = true;
    m_came.notify_all();
}

std::optional<QByteArray> EventFeed::take(std::chrono::milliseconds patience)
{
    std::unique_lock lock{m_mutex};
    m_came.wait_for(lock, patience, [this] { return m_isClosed || !m_events.empty(); });
    if (!m_events.empty()) {
        QByteArray event = std::move(m_events.front());
        m_events.pop_front();
        return event;
    }
    return m_isClosed ? std::nullopt : std::optional{QByteArray{}};
}

} // namespace limner
