#include "core/base/taskscope.h"

#include <QtGlobal>

#include <algorithm>

namespace limner {

TaskScope::~TaskScope()
{
    Q_ASSERT_X(active() == 0, "TaskScope", "drain() before the end");
}

void TaskScope::spawn(QCoro::Task<> task)
{
    m_tasks.remove_if([](const QCoro::Task<> &old) { return old.isReady(); });
    if (!task.isReady())
        m_tasks.push_back(std::move(task));
}

int TaskScope::active() const
{
    return static_cast<int>(std::count_if(m_tasks.begin(), m_tasks.end(),
                                          [](const QCoro::Task<> &t) { return !t.isReady(); }));
}

QCoro::Task<> TaskScope::drain()
{
    m_stop.request_stop();
    while (!m_tasks.empty()) {
        QCoro::Task<> task = std::move(m_tasks.front());
        m_tasks.pop_front();
        if (!task.isReady())
            co_await task;
    }
}

} // namespace limner
