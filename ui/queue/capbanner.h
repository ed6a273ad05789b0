#pragma once

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
    CapBanner(JobQueue &queue, Banner &banner, QObject *parent = nullptr);

signals:
    void raiseWanted();

private:
    void refresh();
    void show(const CapHold &hold);

    JobQueue &m_queue;
    Banner &m_banner;
    QString m_closedFor; //!< the person has put this job's message away
};

} // namespace limner
