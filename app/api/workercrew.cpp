#include "app/api/workercrew.h"

namespace limner {

void WorkerCrew::add(std::function<void()> work)
{
    std::unique_lock lock{m_mutex};
    m_taken.wait(lock, [this] {
        return m_work.size() < m_mostWaiting || m_resting > 0 || m_threads.size() < m_most;
    });
    m_work.push_back(std::move(work));
    if (m_resting < m_work.size() && m_threads.size() < m_most)
        m_threads.emplace_back([this] { labour(); });
    m_came.notify_one();
}

void WorkerCrew::labour()
{
    std::unique_lock lock{m_mutex};
    for (;;) {
        ++m_resting;
        m_came.wait(lock, [this] { return m_isOver || !m_work.empty(); });
        --m_resting;
        if (m_work.empty())
            return;
        const std::function<void()> work = std::move(m_work.front());
        m_work.pop_front();
        m_taken.notify_one();
        lock.unlock();
        work();
        lock.lock();
    }
}

void WorkerCrew::finish()
{
    {
        const std::lock_guard lock{m_mutex};
        m_isOver = true;
        m_came.notify_all();
    }
    for (std::thread &one : m_threads)
        one.join();
    m_threads.clear();
}

} // namespace limner
