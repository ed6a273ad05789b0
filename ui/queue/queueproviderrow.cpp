#include "ui/queue/queueproviderrow.h"

#include "ui/common/formats.h"

#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int mostParallel = 20;
} // namespace

QueueProviderRow::QueueProviderRow(const QString &provider, QWidget *parent)
    : QWidget{parent}
    , m_provider{provider}
    , m_words{new QLabel{this}}
    , m_wait{new QLabel{this}}
    , m_parallel{new QSpinBox{this}}
{
    m_words->setObjectName(u"queueRunning-%1"_s.arg(provider));
    m_words->setProperty("role", u"body-dim"_s);
    m_wait->setObjectName(u"queueWait-%1"_s.arg(provider));
    m_wait->setProperty("role", u"dim"_s);
    m_wait->hide();
    m_parallel->setObjectName(u"queueParallel-%1"_s.arg(provider));
    m_parallel->setRange(1, mostParallel);
    m_parallel->setKeyboardTracking(false);
    m_parallel->setFixedWidth(64);
    auto *grid = new QGridLayout{this};
    grid->setContentsMargins({});
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_words, 0, 0);
    grid->addWidget(m_parallel, 0, 1);
    grid->addWidget(m_wait, 1, 0, 1, 2);
    connect(m_parallel, &QSpinBox::valueChanged, this,
            [this](int jobs) { emit parallelChosen(m_provider, jobs); });
}

void QueueProviderRow::showStand(const ProviderStand &stand, const QDateTime &now)
{
    m_words->setText(
        tr("%1 of %2 running on %3").arg(stand.running).arg(stand.parallel).arg(stand.name));
    m_words->setTextFormat(Qt::PlainText);
    const QString name = tr("Jobs at a time on %1").arg(stand.name);
    m_parallel->setAccessibleName(name);
    m_parallel->setToolTip(name);
    if (!m_parallel->hasFocus()) {
        const QSignalBlocker quiet{m_parallel};
        m_parallel->setValue(stand.parallel);
    }
    const QString wait = waitText(stand, now);
    m_wait->setText(wait);
    m_wait->setVisible(!wait.isEmpty());
}

QString waitText(const ProviderStand &stand, const QDateTime &now)
{
    if (!stand.until.isValid() || stand.until <= now || stand.waiting == 0)
        return {};
    const qint64 seconds = (now.msecsTo(stand.until) + 999) / 1000; // whole ones count down best
    const QString left =
        seconds < 60 ? QueueProviderRow::tr("%1 s").arg(seconds) : formatSeconds(double(seconds));
    if (stand.why == Throttle::Why::Refused)
        return QueueProviderRow::tr("%1 asks to wait: %2").arg(stand.name, left);
    if (stand.running >= stand.parallel)
        return {};
    return QueueProviderRow::tr("Your limit a minute is reached: %1").arg(left);
}

QString closingText(int running, int waiting)
{
    if (running == 0 && waiting == 0)
        return {};
    if (running == 0)
        return waiting == 1
                   ? QueueProviderRow::tr("Safe to close: 1 waiting job stays in the queue.")
                   : QueueProviderRow::tr("Safe to close: %1 waiting jobs stay in the queue.")
                         .arg(waiting);
    if (waiting > 0)
        return QueueProviderRow::tr(
                   "Safe to close: what runs (%1) goes on at the provider and is picked up "
                   "next time; what waits (%2) stays in the queue.")
            .arg(running)
            .arg(waiting);
    return running == 1
               ? QueueProviderRow::tr(
                     "Safe to close: 1 job goes on at the provider and is picked up "
                     "next time.")
               : QueueProviderRow::tr("Safe to close: %1 jobs go on at the provider and are picked "
                                      "up next time.")
                     .arg(running);
}

} // namespace limner
