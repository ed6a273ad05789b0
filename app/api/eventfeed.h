#pragma once

#include <QByteArray>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace limner {

//! What one listener still has to hear, handed from the main thread to the one that writes. A
//! listener that is too slow is let go: it comes back with the last id it has seen.
class EventFeed {
public:
    static constexpr size_t most = 2000;

    void put(const QByteArray &event);
    //! Nothing more comes; what is there is still taken.
    void close();
    //! The next one; "" when none came in time; nothing at the end. Blocks: for the server's
    //! threads.
    [[nodiscard]] std::optional<QByteArray> take(std::chrono::milliseconds patience);

private:
    std::mutex m_mutex;
    std::condition_variable m_came;
    std::deque<QByteArray> m_events;
    bool m_isClosed = false;
};

} // namespace limner
