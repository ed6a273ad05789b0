#include "core/queue/jobqueue.h"

namespace limner {

JobQueue::JobQueue(HttpClient &http, Clock &clock, Catalog &catalog, Library &library,
                   QObject *parent)
    : QObject{parent}
    , m_catalog{catalog}
    , m_jobs{library.database()}
    , m_pause{m_jobs}
    , m_lanes{clock, m_pause}
    , m_runner{http, clock, catalog, library, m_lanes}
    , m_caps{clock, m_jobs, m_runner.pipeline().budget()}
    , m_order{m_jobs}
    , m_dispatcher{m_jobs, m_pause, m_lanes, m_caps, m_runner}
    , m_intake{clock, library, m_jobs, m_pause, m_lanes, m_runner}
    , m_canceller{clock, library, m_jobs, m_pause, m_runner}
    , m_board{clock, catalog, m_jobs, m_pause, m_lanes, m_caps, m_runner}
{
    connectParts();
}

void JobQueue::connectParts()
{
    connect(&m_runner, &JobRunner::ended, this, [this](const Job &job) {
        m_lanes.gaveUp(job);
        if (isFinished(job.state) || job.state == JobState::Uncertain)
            m_pause.forget(job.id);
    });
    connect(&m_order, &QueueOrder::changed, &m_dispatcher, &Dispatcher::dispatchLater);
    connect(&m_intake, &JobIntake::added, &m_board, &JobBoard::jobAdded);
    connect(&m_intake, &JobIntake::changed, &m_board, &JobBoard::jobChanged);
    connect(&m_intake, &JobIntake::removed, &m_board, &JobBoard::jobRemoved);
    connect(&m_intake, &JobIntake::asked, &m_board, &JobBoard::tellStand);
    connect(&m_intake, &JobIntake::asked, &m_dispatcher, &Dispatcher::dispatchLater);
    connect(&m_canceller, &JobCanceller::changed, &m_board, &JobBoard::jobChanged);
    connect(&m_canceller, &JobCanceller::finished, &m_board, &JobBoard::jobFinished);
    connect(&m_canceller, &JobCanceller::removed, &m_board, &JobBoard::jobRemoved);
    connect(&m_canceller, &JobCanceller::removed, &m_board, &JobBoard::tellStand);
    connect(&m_canceller, &JobCanceller::opened, &m_dispatcher, &Dispatcher::dispatchLater);
}

void JobQueue::start()
{
    m_lanes.recall(m_jobs);
    m_runner.pipeline().dropUselessAnswers();
    for (const Job &job : m_jobs.unfinished()) {
        const Provider *provider = m_catalog.find(job.request.provider);
        const bool canFind = provider != nullptr && provider->traits().canFindLost;
        // An Uncertain one may only have lacked a key: what can be looked up is looked up again.
        const bool isPaid = job.state != JobState::Queued &&
                            (job.state != JobState::Uncertain || (canFind && !job.dismissed));
        if (!isPaid || m_runner.isActive(job.id))
            continue;
        m_board.notePickedUp(job);
        m_runner.launch(job);
    }
    m_dispatcher.dispatch();
}

QCoro::Task<> JobQueue::shutdown()
{
    co_await m_runner.shutdown();
    co_await m_lanes.shutdown();
    co_await m_caps.shutdown();
}

} // namespace limner
