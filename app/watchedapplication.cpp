#include "app/watchedapplication.h"

#include <QAbstractEventDispatcher>
#include <QThread>

#ifdef Q_OS_UNIX
#include <ctime>
#endif

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! What this thread has worked, waiting for a core or a lock aside; 0 where nobody counts it.
std::chrono::microseconds workOfThread()
{
#ifdef Q_OS_UNIX
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec});
#else
    return std::chrono::microseconds{0};
#endif
}

} // namespace

WatchedApplication::WatchedApplication(int &argc, char *argv[])
    : QApplication{argc, argv}
    , m_isWatching{trace::isOn()}
{
    if (!m_isWatching)
        return;
    // Qt's dispatcher over glib sends its events between these two, the other one between the
    // second and the first: either way a turn ends at each.
    const QAbstractEventDispatcher *const loop = QAbstractEventDispatcher::instance();
    connect(loop, &QAbstractEventDispatcher::aboutToBlock, this, &WatchedApplication::turn);
    connect(loop, &QAbstractEventDispatcher::awake, this, &WatchedApplication::turn);
}

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    const bool isOurs = m_isWatching && QThread::currentThread() == thread();
    return isOurs ? watched(receiver, event) : QApplication::notify(receiver, event);
}

bool WatchedApplication::watched(QObject *receiver, QEvent *event)
{
    const bool isFrame = event->type() == QEvent::UpdateRequest && receiver->isWidgetType();
    m_watch.begin(*receiver, event->type());
    const auto began = std::chrono::steady_clock::now();
    const bool isTaken = QApplication::notify(receiver, event);
    const auto took = std::chrono::steady_clock::now() - began;
    m_watch.end();
    if (isFrame)
        trace::record("window", "frame",
                      std::chrono::duration_cast<std::chrono::microseconds>(took));
    return isTaken;
}

void WatchedApplication::turn()
{
    const std::optional<Stall> stall = m_watch.turn(trace::takeLongest());
    const std::chrono::microseconds worked = workOfThread();
    const auto own = std::chrono::round<std::chrono::milliseconds>(worked - m_worked);
    m_worked = worked;
    if (stall) // the rest of it was waiting for a core or a lock
        trace::record("window", "stall", stall->duration,
                      stall->what + u"; at work %1 ms"_s.arg(own.count()));
}

} // namespace limner
