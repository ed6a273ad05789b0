#pragma once

#include <QCoroTask>
#include <QDateTime>
#include <QObject>

#include <chrono>
#include <stop_token>
#include <vector>

namespace limner {

//! The only source of time and of waiting in core, so that tests can move it.
class Clock {
public:
    enum class Woken { InTime, Stopped };

    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    //! Wall clock, UTC, milliseconds.
    [[nodiscard]] virtual QDateTime now() const = 0;
    //! Monotonic time since an arbitrary start; never jumps with the wall clock.
    [[nodiscard]] virtual std::chrono::milliseconds elapsed() const = 0;
    //! Waits; returns early with Stopped when the token fires. A duration <= 0 still yields once.
    [[nodiscard]] virtual QCoro::Task<Woken> sleep(std::chrono::milliseconds duration,
                                                   std::stop_token stop) = 0;
};

//! The real thing.
class SystemClock final : public Clock {
public:
    [[nodiscard]] QDateTime now() const override;
    [[nodiscard]] std::chrono::milliseconds elapsed() const override;
    [[nodiscard]] QCoro::Task<Woken> sleep(std::chrono::milliseconds duration,
                                           std::stop_token stop) override;
};

//! One pending sleep; emits `done` once.
class Sleeper final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    bool isDone() const { return m_done; }
    //! May be called from any thread and any number of times.
    void finish();

signals:
    void done();

private:
    bool m_done = false;
};

//! A clock that stands still until a test moves it. Sleeping coroutines wake in order of their
//! time.
class ManualClock final : public Clock {
public:
    explicit ManualClock(QDateTime start = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000,
                                                                          Qt::UTC));

    [[nodiscard]] QDateTime now() const override;
    [[nodiscard]] std::chrono::milliseconds elapsed() const override { return m_elapsed; }
    [[nodiscard]] QCoro::Task<Woken> sleep(std::chrono::milliseconds duration,
                                           std::stop_token stop) override;

    //! Moves both clocks and wakes every sleeper whose time has come.
    void advance(std::chrono::milliseconds by);
    //! Moves to the next sleeper's time and wakes it; false when nobody sleeps.
    bool advanceToNext();
    //! Only the wall clock jumps, as when someone sets the date.
    void jumpWallClock(std::chrono::milliseconds by) { m_now = m_now.addMSecs(by.count()); }
    [[nodiscard]] int sleepers() const { return static_cast<int>(m_pending.size()); }

private:
    struct Pending {
        std::chrono::milliseconds due{0};
        Sleeper *sleeper = nullptr;
    };
    void wakeDue();

    QDateTime m_now;
    std::chrono::milliseconds m_elapsed{0};
    std::vector<Pending> m_pending;
};

} // namespace limner
