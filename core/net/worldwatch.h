#pragma once

#include <QObject>

#include <chrono>
#include <memory>

class QSocketNotifier;

namespace limner {

//! What can make everything that waits worth another try at once.
class WorldWatch : public QObject {
    Q_OBJECT
public:
    enum class Event {
        Slept,       //!< the computer was suspended: connections are most likely dead
        ClockSet,    //!< the wall clock jumped: times of retries mean something else now
        NetworkBack, //!< there was none for a while
    };
    using QObject::QObject;

signals:
    void happened(limner::WorldWatch::Event event);
};

//! The real thing. It costs nothing while nothing happens: the kernel tells of a jump of the clock,
//! which every suspend ends with, and the desktop of the network. Where neither is to be had
//! nothing is told, and what waits is tried when its time has come.
class SystemWatch final : public WorldWatch {
    Q_OBJECT
public:
    explicit SystemWatch(QObject *parent = nullptr);
    ~SystemWatch() override;
    void start();

private:
    void watchClock();
    void armClock();
    void clockJumped();
    void watchNetwork();

    int m_timer = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::chrono::milliseconds m_slept{0}; //!< in all, since the computer started
    bool m_wasOffline = false;
};

//! From how much longer the boot clock has run than the monotonic one, before and after.
[[nodiscard]] WorldWatch::Event eventOfJump(std::chrono::milliseconds sleptBefore,
                                            std::chrono::milliseconds sleptNow);

} // namespace limner
