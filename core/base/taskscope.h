#pragma once

#include <QCoroTask>

#include <list>
#include <stop_token>

namespace limner {

//! Owns the tasks that nobody awaits. Dropping a QCoro task detaches it, so every task is either
//! awaited or given to a scope, and a scope is drained before what its tasks use goes away.
class TaskScope {
public:
    TaskScope() = default;
    TaskScope(const TaskScope &) = delete;
    TaskScope &operator=(const TaskScope &) = delete;
    //! The scope must have been drained.
    ~TaskScope();

    void spawn(QCoro::Task<> task);
    [[nodiscard]] std::stop_token stopToken() const { return m_stop.get_token(); }
    void requestStop() { m_stop.request_stop(); }
    //! Tasks that have not finished yet.
    [[nodiscard]] int active() const;
    //! Asks every task to stop and waits until all have.
    [[nodiscard]] QCoro::Task<> drain();

private:
    std::stop_source m_stop;
    std::list<QCoro::Task<>> m_tasks;
};

} // namespace limner
