#pragma once

#include "core/base/clock.h"
#include "core/base/taskscope.h"
#include "core/jobs/jobstore.h"
#include "core/money/caphold.h"

#include <QObject>

namespace limner {

//! Where the artist's caps stop the queue: that job and all behind it wait until the cap is raised,
//! the day changes or something ends up cheaper than was set aside for it.
class CapGate final : public QObject {
    Q_OBJECT
public:
    CapGate(Clock &clock, JobStore &jobs, Budget &budget, QObject *parent = nullptr);

    [[nodiscard]] Budget &budget() { return m_budget; }
    void configure(Rates rates, Caps caps);
    [[nodiscard]] const std::optional<CapHold> &held() const { return m_hold; }
    //! What the caps leave for now; nothing without a cap.
    [[nodiscard]] std::optional<double> room() { return m_budget.room(m_clock.now()); }
    //! Of the job that holds the queue, if a cap still stands against it.
    [[nodiscard]] std::optional<qint64> standing();
    //! After a round of starts: the first job that a cap stopped in it, if any.
    void settle(const std::optional<QString> &stopped);
    //! A waiting job that a cap keeps waiting.
    [[nodiscard]] bool isHeld(const Job &job) const
    {
        return m_hold && job.state == JobState::Queued && !job.overCap &&
               job.position >= m_hold->position;
    }
    [[nodiscard]] QCoro::Task<> shutdown();

signals:
    void heldChanged(const std::optional<limner::CapHold> &hold);
    //! Prices or caps.
    void budgetChanged();
    //! It may have made room.
    void opened();

private:
    [[nodiscard]] std::optional<CapHold> holdOf(const QString &jobId);
    void setHold(std::optional<CapHold> hold);
    [[nodiscard]] QCoro::Task<> awaitRenewal(std::stop_token stop);

    Clock &m_clock;
    JobStore &m_jobs;
    Budget &m_budget;
    TaskScope m_scope;
    std::optional<CapHold> m_hold;
    std::stop_source m_renewal;
};

} // namespace limner
