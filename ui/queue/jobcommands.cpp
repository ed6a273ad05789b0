#include "ui/queue/jobcommands.h"

#include "ui/queue/jobtiles.h"

#include <QAction>
#include <QMenu>
#include <QWidget>

namespace limner {

namespace {

//! What is true of at least one of the chosen jobs.
struct Traits {
    bool uncertain = false;
    bool troubled = false;
    bool expired = false;
    bool fetchable = false; //!< paid for, and still kept by the provider
    bool waits = false;     //!< for a next try that can be now
    bool queued = false;
    bool stopped = false; //!< as the artist wanted it
    bool cancellable = false;
};

void note(Traits &traits, const Job &job, const QueueStand &stand)
{
    const bool isTroubled = hasTrouble(job);
    const bool isOpen = !isFinished(job.state);
    const bool isQueued = job.state == JobState::Queued && !job.cancelAsked;
    const ProviderStand *provider = stand.find(job.request.provider);
    const bool isHeld = isQueued && provider != nullptr && provider->why == Throttle::Why::Refused;
    traits.uncertain |= job.state == JobState::Uncertain;
    traits.troubled |= isTroubled;
    traits.expired |= job.error && job.error->kind == ErrorKind::OutputExpired;
    traits.waits |= (isOpen && job.retryAt.isValid()) || isHeld;
    traits.queued |= isQueued;
    traits.stopped |= job.state == JobState::Cancelled && !job.error;
    // What is finished at the provider is paid for, and fetched in any case.
    traits.cancellable |=
        isOpen && !job.cancelAsked && !isTroubled && job.state != JobState::Fetching;
}

} // namespace

JobCommands::JobCommands(Remote<JobQueue> queue, const JobTiles &jobs, QWidget &window)
    : QObject{&window}
    , m_tiles{jobs}
    , m_window{window}
    , m_acts{queue}
{
    using C = JobCommand;
    add(C::Retry, tr("Retry"), "actionRetryJob", &QueueActs::retry);
    add(C::Cancel, tr("Cancel"), "actionCancelJob", &QueueActs::cancel);
    add(C::Dismiss, tr("Dismiss"), "actionDismissJob", &QueueActs::dismiss);
    add(C::RunNext, tr("Run next"), "actionRunNext", &QueueActs::runNext);
    add(C::RunLast, tr("Run last"), "actionRunLast", &QueueActs::runLast);
    auto *const resume = new QAction{tr("Resume the queue"), this};
    resume->setObjectName(QStringLiteral("actionResumeQueue"));
    connect(resume, &QAction::triggered, &m_acts, &QueueActs::resume);
    window.addAction(resume);
    m_actions[C::Resume] = resume;
    // What can be done with chosen jobs depends on the pause, too.
    connect(&jobs, &JobTiles::standChanged, this, &JobCommands::refresh);
}

void JobCommands::add(JobCommand command, const QString &text, const char *name,
                      void (QueueActs::*act)(const QStringList &ids))
{
    auto *const action = new QAction{text, this};
    action->setObjectName(QLatin1StringView{name});
    m_window.addAction(action);
    connect(action, &QAction::triggered, this, [this, act] {
        const QStringList ids = m_jobs; // what follows may change the choice
        (m_acts.*act)(ids);
    });
    m_actions[command] = action;
}

void JobCommands::setJobs(const QStringList &ids)
{
    m_jobs = ids;
    refresh();
}

void JobCommands::refresh()
{
    using C = JobCommand;
    const QueueStand &stand = m_tiles.stand();
    Traits any;
    for (const QString &id : m_jobs)
        if (const Job *job = m_tiles.job(id)) {
            note(any, *job, stand);
            any.fetchable |= m_tiles.at(m_tiles.indexOf(id)).isFetchable;
        }
    const bool tryNow = any.waits && !stand.paused && !any.troubled;
    const bool one = m_jobs.size() == 1;
    action(C::Retry)->setEnabled(any.troubled || tryNow);
    action(C::Retry)->setText(tryNow                 ? tr("Try now")
                              : one && any.uncertain ? tr("Resubmit")
                              : one && any.fetchable ? tr("Fetch again")
                              : one && any.expired   ? tr("Repeat with the same seed")
                              : one && any.stopped   ? tr("Run again")
                                                     : tr("Retry"));
    action(C::Dismiss)->setEnabled(any.troubled);
    action(C::Cancel)->setEnabled(any.cancellable);
    action(C::RunNext)->setEnabled(any.queued);
    action(C::RunLast)->setEnabled(any.queued);
    action(C::Resume)->setEnabled(any.queued && stand.paused);
}

void JobCommands::fill(QMenu &menu) const
{
    using C = JobCommand;
    for (const C command : {C::Resume, C::RunNext, C::RunLast, C::Retry, C::Cancel, C::Dismiss})
        if (action(command)->isEnabled())
            menu.addAction(action(command));
}

} // namespace limner
