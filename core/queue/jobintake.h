#pragma once

#include "core/jobs/jobstore.h"
#include "core/library/library.h"
#include "core/queue/jobrunner.h"
#include "core/queue/lanes.h"

#include <QObject>

#include <set>

namespace limner {

//! What is asked of the queue: new jobs, the same again, once more. Every answer is durable before
//! it is given.
class JobIntake final : public QObject {
    Q_OBJECT
public:
    JobIntake(Clock &clock, Library &library, JobStore &jobs, QueuePause &pause, Lanes &lanes,
              JobRunner &runner, QObject *parent = nullptr);

    //! All in one transaction, or none. The same `--id` again gives the existing job; so does a
    //! fixed seed whose twin is Done or under way. The seed is drawn here when the model has one
    //! and the artist did not choose; no two of one call get the same.
    [[nodiscard]] Result<std::vector<Ticket>> submit(std::vector<JobDraft> drafts);
    [[nodiscard]] Result<Ticket> submit(JobDraft draft);
    //! The job that `submit` would answer with instead of a new one: same request, same fixed seed.
    [[nodiscard]] std::optional<Job> twin(JobDraft draft);
    //! The same, or the job of its id.
    [[nodiscard]] std::optional<QString> existing(const JobDraft &draft);

    //! A new job with the same request (a Failed, Cancelled job); Resubmit for an Uncertain one,
    //! which is looked up once more first where the provider can; and for one that waits for its
    //! next try, that try now.
    [[nodiscard]] Result<QString> retry(const QString &id);
    //! Each Failed job that was not put away, once, all in one transaction. Uncertain ones are the
    //! artist's to decide, one by one. The ids of the new jobs.
    [[nodiscard]] Result<QStringList> retryAllFailed();
    //! The jobs of a group once more as a new group, all in one transaction: one new seed for all
    //! within what every model allows, as far as there is one, and nothing else is changed. A job
    //! that was retried is repeated once. The id of the new group; NotFound where there is no such
    //! group.
    [[nodiscard]] Result<QString> repeatGroup(const QString &group);
    //! Outputs of an ended job that were given up, while the provider keeps them: another try.
    //! OutputExpired when it does not any more.
    [[nodiscard]] Result<> fetchAgain(const QString &id);
    [[nodiscard]] bool canFetchAgain(const Job &job);
    //! Lets this one pass the caps; durable.
    void runOverCap(const QString &id);

signals:
    void added(const limner::Job &job);
    void changed(const limner::Job &job);
    void removed(const QString &id); //!< no tile any more
    void asked();                    //!< somebody may be able to start

private:
    struct Admission;
    [[nodiscard]] std::optional<Ticket> joined(const JobDraft &draft, const Job &job);
    [[nodiscard]] Result<Ticket> admit(JobDraft draft, Admission &admission);
    [[nodiscard]] Result<> enqueue(Job &job);
    [[nodiscard]] Result<> settle(Admission &&admission, Database::Transaction &transaction);
    [[nodiscard]] std::optional<Job> twinOf(const Job &job);
    [[nodiscard]] Result<QString> repeat(const Job &old, Admission &admission);
    [[nodiscard]] Result<QString> resubmit(Job job);
    [[nodiscard]] QString tryNow(const Job &job);

    Clock &m_clock;
    Library &m_library;
    JobStore &m_jobs;
    QueuePause &m_pause;
    Lanes &m_lanes;
    JobRunner &m_runner;
};

} // namespace limner
