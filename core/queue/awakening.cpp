#include "core/queue/awakening.h"

#include "core/base/log.h"

namespace limner {

void connectAwakening(WorldWatch &watch, HttpClient &http, JobQueue &queue, Outbox &outbox)
{
    QObject::connect(&watch, &WorldWatch::happened, &queue,
                     [&http, &queue, &outbox](WorldWatch::Event event) {
                         qCInfo(lcNet) << "the world is back:" << static_cast<int>(event);
                         if (event != WorldWatch::Event::ClockSet)
                             http.dropConnections();
                         // Posted behind the end of those connections, so that what they end as
                         // wakes up, too.
                         QMetaObject::invokeMethod(
                             &queue,
                             [&queue, &outbox] {
                                 queue.wake();
                                 outbox.retryAll();
                             },
                             Qt::QueuedConnection);
                     });
}

} // namespace limner
