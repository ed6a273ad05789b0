#pragma once

#include "core/base/remote.h"
#include "core/money/caphold.h"

#include <QObject>

#include <optional>

namespace limner {

class Banner;
class JobQueue;

//! Says in a banner that a cap stops the queue, and offers what can be done about it.
class CapBanner final : public QObject {
    Q_OBJECT
public:
    CapBanner(Remote<JobQueue> queue, Banner &banner, QObject *parent = nullptr);

signals:
    void raiseWanted();

private:
    void take(const std::optional<CapHold> &hold);
    void show(const CapHold &hold);

    Remote<JobQueue> m_queue;
    Banner &m_banner;
    std::optional<CapHold> m_hold;
    QString m_closedFor; //!< the person has put this job's message away
};

} // namespace limner
