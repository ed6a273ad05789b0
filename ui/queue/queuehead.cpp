#include "ui/queue/queuehead.h"

#include "ui/common/controls.h"
#include "ui/common/iconbutton.h"
#include "ui/queue/queueproviderrow.h"

#include <QHBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

QueueHead::QueueHead(QWidget *parent)
    : QWidget{parent}
    , m_summary{makeLabel({}, u"dim"_s, this)}
    , m_pause{makeButton({}, "queuePause", u"small"_s, this)}
    , m_column{new QVBoxLayout{this}}
{
    m_summary->setObjectName(u"queueSummary"_s);
    m_summary->setWordWrap(true);
    auto *const close = new IconButton{u"close"_s, tr("Close the queue (Esc)"), this};
    close->setObjectName(u"queueClose"_s);
    auto *const row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(makeLabel(tr("Queue"), u"strong"_s, this));
    row->addStretch(1);
    row->addWidget(m_pause);
    row->addWidget(close);
    m_column->setContentsMargins({});
    m_column->setSpacing(4);
    m_column->addLayout(row);
    m_column->addWidget(m_summary);
    connect(close, &QToolButton::clicked, this, &QueueHead::closeWanted);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_paused)
            emit resumeWanted();
        else
            emit pauseWanted();
    });
    showSummary();
}

void QueueHead::showCounts(int running, int waiting)
{
    m_running = running;
    m_waiting = waiting;
    showSummary();
}

void QueueHead::showSummary()
{
    QStringList parts;
    if (m_paused)
        parts.append(tr("paused: nothing new is started"));
    if (m_running > 0)
        parts.append(tr("%1 running").arg(m_running));
    if (m_waiting > 0)
        parts.append(tr("%1 waiting").arg(m_waiting));
    m_summary->setText(parts.join(u" · "_s));
    m_summary->setVisible(!parts.isEmpty());
    m_pause->setText(m_paused ? tr("Resume") : tr("Pause"));
    m_pause->setAccessibleName(m_paused ? tr("Resume the queue") : tr("Pause the queue"));
    m_pause->setToolTip(m_paused ? tr("Start the waiting jobs")
                                 : tr("Start nothing new; what runs at the provider goes on"));
}

void QueueHead::showStand(const QueueStand &stand, const QDateTime &now)
{
    m_paused = stand.paused;
    showSummary();
    for (const ProviderStand &one : stand.providers) {
        QueueProviderRow &row = rowOf(one.id);
        row.showStand(one, now);
        // One that has nothing to do says nothing, unless it is the only one.
        row.setVisible(stand.providers.size() == 1 || one.running + one.waiting > 0);
    }
}

QueueProviderRow &QueueHead::rowOf(const QString &provider)
{
    const auto known = std::find_if(m_providers.begin(), m_providers.end(),
                                    [&](auto *row) { return row->provider() == provider; });
    if (known != m_providers.end())
        return **known;
    auto *const added = new QueueProviderRow{provider, this};
    connect(added, &QueueProviderRow::parallelChosen, this, &QueueHead::parallelChosen);
    m_column->addWidget(added);
    m_providers.push_back(added);
    return *added;
}

} // namespace limner
