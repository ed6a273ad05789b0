#include "ui/queue/queueflow.h"

#include "core/queue/jobqueue.h"
#include "ui/queue/queuepanel.h"
#include "ui/queue/queueproviderrow.h"
#include "ui/queue/queuewords.h"

#include <QEvent>
#include <QListView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int gap = 8;
} // namespace

QueueFlow::QueueFlow(const Services &services, QWidget &window, int inset)
    : QObject{&window}
    , m_services{services}
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
        m_panel = new QueuePanel{std::make_unique<QueueModel>(m_services.queue, m_services.outbox,
                                                              m_services.library, m_services.clock),
                                 m_services.clock, &m_window};
        connectPanel();
    }
    place();
    m_panel->show();
    m_panel->raise();
    if (auto *list = m_panel->findChild<QListView *>(); !list->isHidden())
        list->setFocus();
    else
        m_panel->setFocus();
}

bool QueueFlow::close()
{
    if (!m_panel)
        return false;
    const bool hadFocus = m_panel->isAncestorOf(m_window.focusWidget());
    // Built anew when it is wanted again: a closed panel costs nothing.
    m_panel->hide();
    m_panel->deleteLater();
    m_panel.clear();
    if (hadFocus) {
        if (auto *gallery = m_window.findChild<QWidget *>(u"gallery"_s))
            gallery->setFocus();
    }
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
    connect(panel, &QueuePanel::pauseWanted, this, &QueueFlow::pause);
    connect(panel, &QueuePanel::cancelWaitingWanted, &queue.canceller(),
            &JobCanceller::cancelWaiting);
    connect(panel, &QueuePanel::cancelAllWanted, &queue.canceller(), &JobCanceller::cancelAll);
    connect(panel, &QueuePanel::retryAllWanted, this, &QueueFlow::retryAll);
    connect(panel, &QueuePanel::retryWanted, this, &QueueFlow::retry);
    connect(panel, &QueuePanel::closeWanted, this, &QueueFlow::close);
    connect(panel, &QueuePanel::parallelChosen, this, &QueueFlow::parallelChosen);
    connect(panel, &QueuePanel::cancelWanted, this, [&queue](const QStringList &ids) {
        for (const QString &id : ids)
            queue.canceller().cancel(id);
    });
    connect(panel, &QueuePanel::dismissWanted, this, [&queue](const QStringList &ids) {
        for (const QString &id : ids)
            queue.canceller().dismiss(id);
    });
    connect(panel, &QueuePanel::runNextWanted, this,
            [this](const QStringList &ids) { report(m_services.queue.order().runNext(ids)); });
    connect(panel, &QueuePanel::runLastWanted, this,
            [this](const QStringList &ids) { report(m_services.queue.order().runLast(ids)); });
    connect(panel, &QueuePanel::moveWanted, this,
            [this](const QStringList &ids, const QString &before) {
                report(m_services.queue.order().moveBefore(ids, before));
            });
}

void QueueFlow::serve(QueueWords &words)
{
    connect(&words, &QueueWords::openWanted, this, &QueueFlow::toggle);
    connect(&words, &QueueWords::resumeWanted, this, [this] { pause(false); });
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

void QueueFlow::pause(bool paused)
{
    report(m_services.queue.pause().setPaused(paused));
}

void QueueFlow::report(const Result<> &done)
{
    if (!done)
        emit failed(done.error(), ErrorPlace::Library);
}

void QueueFlow::retry(const QStringList &jobIds)
{
    for (const QString &id : jobIds) {
        const std::optional<Job> job = m_services.queue.board().job(id);
        // An uncertain one may have been billed: the artist decides about each alone.
        if (jobIds.size() > 1 && job && job->state == JobState::Uncertain)
            continue;
        if (const Result<QString> again = m_services.queue.intake().retry(id); !again)
            emit failed(again.error(), ErrorPlace::Provider);
    }
}

void QueueFlow::retryAll()
{
    const Result<QStringList> fresh = m_services.queue.intake().retryAllFailed();
    if (!fresh)
        emit failed(fresh.error(), ErrorPlace::Provider);
    else if (!fresh->isEmpty())
        emit told(fresh->size() == 1 ? tr("1 failed job is tried again")
                                     : tr("%1 failed jobs are tried again").arg(fresh->size()));
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
