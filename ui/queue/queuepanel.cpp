#include "ui/queue/queuepanel.h"

#include "core/base/clock.h"
#include "ui/common/focusreturn.h"
#include "ui/common/theme.h"
#include "ui/queue/queuefoot.h"
#include "ui/queue/queuehead.h"
#include "ui/queue/queuejobs.h"

#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int tickMs = 500;
} // namespace

QueuePanel::QueuePanel(std::unique_ptr<QueueModel> model, Clock &clock, QWidget *parent)
    : QFrame{parent}
    , m_model{std::move(model)}
    , m_clock{clock}
    , m_head{new QueueHead{this}}
    , m_jobs{new QueueJobs{*m_model, clock, this}}
    , m_empty{new QLabel{tr("Nothing runs and nothing waits."), this}}
    , m_foot{new QueueFoot{this}}
{
    setObjectName(u"queuePanel"_s);
    setAccessibleName(tr("Queue"));
    setProperty("surface", u"popover"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_empty->setProperty("role", u"body-dim"_s);
    m_empty->setAlignment(Qt::AlignCenter);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins(metrics::margin, 10, metrics::margin, 12);
    column->setSpacing(8);
    column->addWidget(m_head);
    column->addWidget(m_jobs, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_foot);
    new FocusReturn{*this};
    connect(m_head, &QueueHead::closeWanted, this, &QueuePanel::closeWanted);
    connect(m_foot, &QueueFoot::focusLeft, this, &QueuePanel::takeFocus);

    m_countdown.setInterval(tickMs);
    connect(&m_countdown, &QTimer::timeout, this, &QueuePanel::tick);
    m_recount.setSingleShot(true);
    m_recount.setInterval(0);
    connect(&m_recount, &QTimer::timeout, this, &QueuePanel::showCounts);
    const auto later = [this] {
        if (!m_recount.isActive())
            m_recount.start();
    };
    connect(m_model.get(), &QAbstractItemModel::rowsInserted, this, later);
    connect(m_model.get(), &QAbstractItemModel::rowsRemoved, this, later);
    connect(m_model.get(), &QAbstractItemModel::dataChanged, this, later);
    showCounts();
}

QueuePanel::~QueuePanel() = default;

void QueuePanel::setStand(const QueueStand &stand)
{
    m_stand = stand;
    m_head->showStand(stand, m_clock.now());
    showCounts();
}

void QueuePanel::showCounts()
{
    int running = 0;
    int waiting = 0;
    int failed = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const JobTile &tile = m_model->tile(row);
        running += QueueModel::groupOf(tile) == QueueModel::Group::Running;
        waiting += QueueModel::groupOf(tile) == QueueModel::Group::Waiting;
        failed += tile.state == JobState::Failed;
    }
    m_head->showCounts(running, waiting);
    m_foot->showCounts(running, waiting, failed);
    m_empty->setVisible(m_model->rowCount() == 0 && m_model->isKnown());
    m_jobs->setVisible(m_model->rowCount() > 0);
    tick();
}

void QueuePanel::takeFocus()
{
    if (m_jobs->isHidden())
        setFocus();
    else
        m_jobs->setFocus();
}

void QueuePanel::tick()
{
    const bool waits = std::any_of(m_stand.providers.begin(), m_stand.providers.end(),
                                   [](const ProviderStand &one) { return one.until.isValid(); });
    const bool counts = (waits || m_model->countsDown()) && isVisible() && !window()->isMinimized();
    if (counts && !m_countdown.isActive())
        m_countdown.start();
    else if (!counts)
        m_countdown.stop();
    if (!counts)
        return;
    m_head->showStand(m_stand, m_clock.now());
    m_jobs->repaintRows();
}

void QueuePanel::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    tick();
}

void QueuePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closeWanted();
    else
        QFrame::keyPressEvent(event);
}

} // namespace limner
