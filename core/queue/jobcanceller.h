#pragma once

#include "core/library/library.h"
#include "core/queue/jobrunner.h"
#include "core/queue/queuepause.h"

#include <QObject>

namespace limner {

//! Takes jobs back: what was never sent ends at once, what runs is cancelled at the provider.
class JobCanceller final : public QObject {
    Q_OBJECT
public:
    JobCanceller(Clock &clock, Library &library, JobStore &jobs, QueuePause &pause,
                 JobRunner &runner, QObject *parent = nullptr);

    void cancel(const QString &id);
    void cancelWaiting(); //!< in one commit, as far as nothing of them was ever sent
    void cancelAll();
    //! Takes a waiting job back as if it had never been asked for; false once it is under way.
    bool withdraw(const QString &id);
    //! Puts the tile of a failed, cancelled or uncertain job away. Its record stays.
    void dismiss(const QString &id);

signals:
    void changed(const limner::Job &job);
    void finished(const limner::Job &job); //!< without ever having run
    void removed(const QString &id);       //!< no tile any more
    void opened();                         //!< somebody may be able to start

private:
    [[nodiscard]] std::vector<Job> cancelUnsent();

    Clock &m_clock;
    Library &m_library;
    JobStore &m_jobs;
    QueuePause &m_pause;
    JobRunner &m_runner;
};

} // namespace limner
