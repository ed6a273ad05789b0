#include "core/net/worldwatch.h"

#include "core/base/log.h"

#include <QNetworkInformation>
#include <QSocketNotifier>

#include <limits>
#include <utility>

#ifdef Q_OS_LINUX
#include <ctime>
#include <sys/timerfd.h>
#include <unistd.h>
#endif

using namespace std::chrono_literals;

namespace limner {
namespace {

#ifdef Q_OS_LINUX
std::chrono::milliseconds reading(clockid_t clock)
{
    timespec now{};
    ::clock_gettime(clock, &now);
    return std::chrono::seconds{now.tv_sec} + std::chrono::duration_cast<std::chrono::milliseconds>(
                                                  std::chrono::nanoseconds{now.tv_nsec});
}

//! How long the computer has slept since it started: only one of the two clocks goes on meanwhile.
std::chrono::milliseconds sleptSoFar()
{
    return reading(CLOCK_BOOTTIME) - reading(CLOCK_MONOTONIC);
}
#endif

} // namespace

WorldWatch::Event eventOfJump(std::chrono::milliseconds sleptBefore,
                              std::chrono::milliseconds sleptNow)
{
    return sleptNow - sleptBefore > 1s ? WorldWatch::Event::Slept : WorldWatch::Event::ClockSet;
}

SystemWatch::SystemWatch(QObject *parent)
    : WorldWatch{parent}
{}

SystemWatch::~SystemWatch()
{
    m_notifier.reset();
#ifdef Q_OS_LINUX
    if (m_timer >= 0)
        ::close(m_timer);
#endif
}

void SystemWatch::start()
{
    watchClock();
    watchNetwork();
}

void SystemWatch::watchClock()
{
#ifdef Q_OS_LINUX
    m_timer = ::timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
    if (m_timer < 0) {
        qCWarning(lcNet) << "the end of a sleep will not be noticed";
        return;
    }
    m_slept = sleptSoFar();
    armClock();
    m_notifier = std::make_unique<QSocketNotifier>(m_timer, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &SystemWatch::clockJumped);
#endif
}

void SystemWatch::armClock()
{
#ifdef Q_OS_LINUX
    // It never runs out; all that is wanted is that a jump cancels it.
    itimerspec never{};
    never.it_value.tv_sec = std::numeric_limits<time_t>::max() / 2'000'000'000;
    ::timerfd_settime(m_timer, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, nullptr);
#endif
}

void SystemWatch::clockJumped()
{
#ifdef Q_OS_LINUX
    quint64 ticks = 0;
    [[maybe_unused]] const auto cancelled = ::read(m_timer, &ticks, sizeof ticks); // fails
    armClock();
    const std::chrono::milliseconds before = std::exchange(m_slept, sleptSoFar());
    emit happened(eventOfJump(before, m_slept));
#endif
}

void SystemWatch::watchNetwork()
{
    if (!QNetworkInformation::loadDefaultBackend())
        return;
    QNetworkInformation *const network = QNetworkInformation::instance();
    if (network == nullptr || !network->supports(QNetworkInformation::Feature::Reachability))
        return;
    using Reachability = QNetworkInformation::Reachability;
    m_wasOffline = network->reachability() == Reachability::Disconnected;
    connect(network, &QNetworkInformation::reachabilityChanged, this, [this](Reachability now) {
        const bool wasOffline = std::exchange(m_wasOffline, now == Reachability::Disconnected);
        if (wasOffline && !m_wasOffline)
            emit happened(Event::NetworkBack);
    });
}

} // namespace limner
