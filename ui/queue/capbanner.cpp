#include "ui/queue/capbanner.h"

#include "core/queue/jobqueue.h"
#include "ui/common/banner.h"
#include "ui/common/formats.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace limner {

CapBanner::CapBanner(Remote<JobQueue> queue, Banner &banner, QObject *parent)
    : QObject{parent}
    , m_queue{queue}
    , m_banner{banner}
{
    banner.setObjectName(u"capBanner"_s);
    connect(&queue.source()->board(), &JobBoard::heldChanged, this, &CapBanner::take);
    connect(&banner, &Banner::closed, this, [this] {
        if (m_hold)
            m_closedFor = m_hold->jobId;
    });
    queue.ask([](JobQueue &asked) { return asked.caps().held(); }, this,
              [this](const std::optional<CapHold> &hold) { take(hold); });
}

void CapBanner::take(const std::optional<CapHold> &hold)
{
    m_hold = hold;
    if (!m_hold || m_hold->jobId != m_closedFor)
        m_closedFor.clear();
    if (m_hold && m_closedFor.isEmpty())
        show(*m_hold);
    else
        m_banner.hide();
}

void CapBanner::show(const CapHold &hold)
{
    const CapRefusal &why = hold.why;
    const auto money = [&why](double amount) { return formatMoney(amount, why.currency); };
    const bool day = why.cap == CapRefusal::Cap::Day;
    const QString what = day ? tr("The daily cap of %1 stops the queue").arg(money(why.limit))
                             : tr("The monthly cap of %1 stops the queue").arg(money(why.limit));
    const QString spent = day ? tr("Spent today: %1.").arg(money(why.spent))
                              : tr("Spent this month: %1.").arg(money(why.spent));
    const QString reserved = why.reserved > 0
                                 ? tr(" Set aside for jobs under way: %1.").arg(money(why.reserved))
                                 : QString{};
    m_banner.showMessage(
        Banner::Tone::Note, what,
        spent + reserved +
            tr(" The next job would add about %1. It and all behind it wait; nothing was sent.")
                .arg(money(why.adds)));
    QPushButton *const raise = m_banner.addButton(tr("Raise the cap…"), "capRaise");
    QPushButton *const run = m_banner.addButton(tr("Run this one"), "capRunThis");
    QPushButton *const cancel = m_banner.addButton(tr("Cancel it"), "capCancel");
    connect(raise, &QPushButton::clicked, this, &CapBanner::raiseWanted);
    connect(run, &QPushButton::clicked, this, [this, id = hold.jobId] {
        m_queue.tell([id](JobQueue &queue) { queue.intake().runOverCap(id); });
    });
    connect(cancel, &QPushButton::clicked, this, [this, id = hold.jobId] {
        m_queue.tell([id](JobQueue &queue) { queue.canceller().cancel(id); });
    });
}

} // namespace limner
