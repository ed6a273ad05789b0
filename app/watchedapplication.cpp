#include "app/watchedapplication.h"

#include <QAbstractEventDispatcher>
#include <QThread>

#ifdef Q_OS_UNIX
#include <ctime>
#endif
#ifdef Q_OS_LINUX
#include <QFile>
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

//! How long this thread could have worked, and others were on the processors; 0 where nobody
//! counts it.
std::chrono::microseconds delayOfThread()
{
#ifdef Q_OS_LINUX
    QFile file{u"/proc/thread-self/schedstat"_s}; // worked, delayed, times: nanoseconds
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    const std::chrono::nanoseconds delayed{file.readLine(100).split(' ').value(1).toLongLong()};
    return std::chrono::duration_cast<std::chrono::microseconds>(delayed);
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
    const std::chrono::microseconds delayed = delayOfThread();
    const auto late = std::chrono::round<std::chrono::milliseconds>(delayed - m_delayed);
    m_delayed = delayed;
    if (stall) // the rest of it was waiting for a lock or a disk
        trace::record("window", "stall", stall->duration,
                      stall->what +
                          u"; at work %1 ms, kept from a processor %2 ms"_s.arg(own.count())
                              .arg(late.count()));
}

} // namespace limner
