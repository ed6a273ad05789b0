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
} // namespace

QueueFlow::QueueFlow(const Services &services, QueueActs &acts, QWidget &window, int inset)
    : QObject{&window}
    , m_services{services}
    , m_acts{acts}
    , m_window{window}
    , m_inset{inset}
{
    window.installEventFilter(this);
}

void QueueFlow::toggle()
{
    if (!close())
        open();
}

void QueueFlow::open()
{
    if (!m_panel) {
        m_panel = new QueuePanel{std::make_unique<QueueModel>(m_services.queue, m_services.clock),
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
    JobQueue &queue = m_services.queue;
    QueuePanel *panel = m_panel;
    panel->setStand(queue.board().stand());
    const auto showStand = [panel, &queue] { panel->setStand(queue.board().stand()); };
    connect(&queue.board(), &JobBoard::standChanged, panel, showStand);
    connect(&queue.board(), &JobBoard::countsChanged, panel, showStand);
    connect(panel, &QueuePanel::closeWanted, this, &QueueFlow::close);
    const QueueHead *const head = &panel->head();
    connect(head, &QueueHead::pauseWanted, &m_acts, &QueueActs::pause);
    connect(head, &QueueHead::resumeWanted, &m_acts, &QueueActs::resume);
    connect(head, &QueueHead::parallelChosen, this, &QueueFlow::parallelChosen);
    const QueueJobs *const jobs = &panel->jobs();
    connect(jobs, &QueueJobs::retryWanted, &m_acts, &QueueActs::retry);
    connect(jobs, &QueueJobs::cancelWanted, &m_acts, &QueueActs::cancel);
    connect(jobs, &QueueJobs::dismissWanted, &m_acts, &QueueActs::dismiss);
    connect(jobs, &QueueJobs::runNextWanted, &m_acts, &QueueActs::runNext);
    connect(jobs, &QueueJobs::runLastWanted, &m_acts, &QueueActs::runLast);
    connect(jobs, &QueueJobs::moveWanted, &m_acts, &QueueActs::move);
    const QueueFoot *const foot = &panel->foot();
    connect(foot, &QueueFoot::cancelWaitingWanted, &queue.canceller(),
            &JobCanceller::cancelWaiting);
    connect(foot, &QueueFoot::cancelAllWanted, &queue.canceller(), &JobCanceller::cancelAll);
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

QString QueueFlow::pickedUpText() const
{
    QStringList parts;
    for (const auto &[id, jobs] : m_services.queue.board().pickedUp()) {
        const QueueStand stand = m_services.queue.board().stand();
        const ProviderStand *provider = stand.find(id);
        const QString name = provider ? provider->name : id;
        parts.append(
            jobs == 1
                ? tr("1 job went on at %1 while Limner was closed; it has been picked up.")
                      .arg(name)
                : tr("%1 jobs went on at %2 while Limner was closed; they have been picked up.")
                      .arg(jobs)
                      .arg(name));
    }
    return parts.join(u' ');
}

QString QueueFlow::farewell() const
{
    const QueueCounts counts = m_services.queue.board().counts();
    return closingText(counts.running, counts.waiting);
}

} // namespace limner
