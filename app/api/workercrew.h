#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace limner {

//! Threads that come when there is work for them, up to a number.
class WorkerCrew {
public:
    //! `waiting` pieces of work may lie there when every thread has one.
    WorkerCrew(size_t most, size_t waiting)
        : m_most{most}
        , m_mostWaiting{waiting}
    {}
    WorkerCrew(const WorkerCrew &) = delete;
    WorkerCrew &operator=(const WorkerCrew &) = delete;
    ~WorkerCrew() { finish(); }

    //! Waits for room.
    void add(std::function<void()> work);
    //! Everything that was added is done; waits.
    void finish();

private:
    void labour();

    const size_t m_most;
    const size_t m_mostWaiting;
    std::mutex m_mutex;
    std::condition_variable m_came;
    std::condition_variable m_taken;
    std::deque<std::function<void()>> m_work;
    std::vector<std::thread> m_threads;
    size_t m_resting = 0;
    bool m_isOver = false;
};

} // namespace limner
