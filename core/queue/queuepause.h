#pragma once

#include "core/jobs/jobstore.h"

#include <QObject>

#include <set>

namespace limner {

//! Whether new jobs may start. While paused none does, but for those that were asked for by name;
//! what was sent goes on. Survives the program.
class QueuePause final : public QObject {
    Q_OBJECT
public:
    explicit QueuePause(JobStore &jobs, QObject *parent = nullptr)
        : QObject{parent}
        , m_jobs{jobs}
        , m_paused{jobs.isPaused()}
    {}

    [[nodiscard]] bool isPaused() const { return m_paused; }
    //! Holds even when it could not be written down.
    [[nodiscard]] Result<> setPaused(bool paused);
    //! This one starts even while the queue is paused.
    void exempt(const QString &jobId);
    void forget(const QString &jobId) { m_exempt.erase(jobId); }
    [[nodiscard]] bool lets(const QString &jobId) const
    {
        return !m_paused || m_exempt.contains(jobId);
    }
    [[nodiscard]] const std::set<QString> &exempted() const { return m_exempt; }

signals:
    void changed();

private:
    JobStore &m_jobs;
    bool m_paused;
    std::set<QString> m_exempt;
};

} // namespace limner
