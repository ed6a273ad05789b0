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
    explicit WorkerCrew(size_t most)
        : m_most{most}
    {}
    WorkerCrew(const WorkerCrew &) = delete;
    WorkerCrew &operator=(const WorkerCrew &) = delete;
    ~WorkerCrew() { finish(); }

    void add(std::function<void()> work);
    //! Everything that was added is done; waits.
    void finish();

private:
    void labour();

    const size_t m_most;
    std::mutex m_mutex;
    std::condition_variable m_came;
    std::deque<std::function<void()>> m_work;
    std::vector<std::thread> m_threads;
    size_t m_resting = 0;
    bool m_isOver = false;
};

} // namespace limner
