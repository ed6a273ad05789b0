#include "ui/queue/queueflow.h"

#include "core/queue/jobqueue.h"
#include "ui/queue/queueacts.h"
#include "ui/queue/queuefoot.h"
#include "ui/queue/queuehead.h"
#include "ui/queue/queuejobs.h"
#include "ui/queue/queuepanel.h"
#include "ui/queue/queueproviderrow.h"
#include "ui/queue/queuewords.h"

#include <QEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr int gap = 8;

//! How many jobs, by the provider's name.
using PickedUp = std::vector<std::pair<QString, int>>;

PickedUp namedPickedUp(JobQueue &queue)
{
    PickedUp out;
    const QueueStand stand = queue.board().stand();
    for (const auto &[id, jobs] : queue.board().pickedUp()) {
        const ProviderStand *provider = stand.find(id);
        out.emplace_back(provider ? provider->name : id, jobs);
    }
    return out;
}

} // namespace

QueueFlow::QueueFlow(const Services &services, JobTiles &jobs, QueueActs &acts, QWidget &window,
                     int inset)
    : QObject{&window}
    , m_services{services}
    , m_jobs{jobs}
    , m_acts{acts}
    , m_window{window}
    , m_inset{inset}
{
    window.installEventFilter(this);
    const Remote<JobQueue> &queue = services.queue;
    connect(&queue.source()->board(), &JobBoard::countsChanged, this, &QueueFlow::takeCounts);
    queue.ask(
        [](JobQueue &asked) {
            asked.board().tellStand(); // so that every change from here on is told
            return asked.board().counts();
        },
        this, [this](const QueueCounts &counts) { takeCounts(counts); });
}

void QueueFlow::takeCounts(const QueueCounts &counts)
{
    m_counts = counts;
    emit countsChanged(counts);
}

void QueueFlow::toggle()
{
    if (!close())
        open();
}

void QueueFlow::open()
{
    if (!m_panel) {
        m_panel = new QueuePanel{std::make_unique<QueueModel>(m_jobs, m_services.clock),
                                 m_services.clock, &m_window};
        connectPanel();
    }
    place();
    m_panel->show();
    m_panel->raise();
    m_panel->takeFocus();
}

bool QueueFlow::close()
{
    if (!m_panel)
        return false;
    // Built anew when it is wanted again: a closed panel costs nothing.
    m_panel->hide();
    m_panel->deleteLater();
    m_panel.clear();
    return true;
}

void QueueFlow::connectPanel()
{
    QueuePanel *panel = m_panel;
    panel->setStand(m_jobs.stand());
    connect(&m_jobs, &JobTiles::standChanged, panel,
            [panel, jobs = &m_jobs] { panel->setStand(jobs->stand()); });
    connect(panel, &QueuePanel::closeWanted, this, &QueueFlow::close);
    const QueueHead *const head = &panel->head();
    connect(head, &QueueHead::pauseWanted, &m_acts, &QueueActs::pause);
    connect(head, &QueueHead::resumeWanted, &m_acts, &QueueActs::resume);
    connect(head, &QueueHead::parallelChosen, this, &QueueFlow::parallelChosen);
    const QueueJobs *const list = &panel->jobs();
    connect(list, &QueueJobs::retryWanted, &m_acts, &QueueActs::retry);
    connect(list, &QueueJobs::cancelWanted, &m_acts, &QueueActs::cancel);
    connect(list, &QueueJobs::dismissWanted, &m_acts, &QueueActs::dismiss);
    connect(list, &QueueJobs::runNextWanted, &m_acts, &QueueActs::runNext);
    connect(list, &QueueJobs::runLastWanted, &m_acts, &QueueActs::runLast);
    connect(list, &QueueJobs::moveWanted, &m_acts, &QueueActs::move);
    const QueueFoot *const foot = &panel->foot();
    connect(foot, &QueueFoot::cancelWaitingWanted, &m_acts, &QueueActs::cancelWaiting);
    connect(foot, &QueueFoot::cancelAllWanted, &m_acts, &QueueActs::cancelAll);
    connect(foot, &QueueFoot::retryAllWanted, &m_acts, &QueueActs::retryAllFailed);
}

void QueueFlow::serve(QueueWords &words)
{
    connect(&words, &QueueWords::openWanted, this, &QueueFlow::toggle);
    connect(&words, &QueueWords::resumeWanted, &m_acts, &QueueActs::resume);
}

void QueueFlow::place()
{
    const QSize room = m_window.size() - QSize{2 * gap, m_inset + 2 * gap};
    const QSize size{std::min(QueuePanel::bestWidth, room.width()),
                     std::min(QueuePanel::bestHeight, room.height())};
    m_panel->setGeometry(m_window.width() - gap - size.width(),
                         m_window.height() - m_inset - gap - size.height(), size.width(),
                         size.height());
}

bool QueueFlow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window && event->type() == QEvent::Resize && m_panel)
        place();
    return QObject::eventFilter(watched, event);
}

void QueueFlow::askPickedUp()
{
    m_services.queue.ask(namedPickedUp, this, [this](const PickedUp &picked) {
        QStringList parts;
        for (const auto &[name, jobs] : picked)
            parts.append(
                jobs == 1
                    ? tr("1 job went on at %1 while Limner was closed; it has been picked up.")
                          .arg(name)
                    : tr("%1 jobs went on at %2 while Limner was closed; they have been picked up.")
                          .arg(jobs)
                          .arg(name));
        if (!parts.isEmpty())
            emit pickedUp(parts.join(u' '));
    });
}

QString QueueFlow::farewell() const
{
    return closingText(m_counts.running, m_counts.waiting);
}

} // namespace limner
