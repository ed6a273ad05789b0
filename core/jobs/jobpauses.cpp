#include "core/jobs/jobpauses.h"

using namespace std::chrono_literals;

namespace limner {

QCoro::Task<Clock::Woken> JobPauses::sleep(JobRun *run, std::chrono::milliseconds delay,
                                           QDateTime askedUntil, std::stop_token wake)
{
    const bool isDue = run->wakesSeen != m_wakes && !askedUntil.isValid();
    const std::chrono::milliseconds wait = isDue ? 0ms : delay;
    Nap nap;
    nap.jobId = run->job.id;
    nap.askedUntil = std::move(askedUntil);
    const EitherStop either{wake, nap.over.get_token()};
    m_naps.push_back(&nap);
    const Clock::Woken woken = co_await m_clock.sleep(wait, either.token());
    m_naps.remove(&nap);
    run->wakesSeen = m_wakes;
    co_return isDue ? Clock::Woken::Stopped : woken;
}

void JobPauses::wake(const QString &jobId)
{
    for (Nap *nap : m_naps) {
        if (nap->jobId == jobId)
            nap->over.request_stop();
    }
}

void JobPauses::wakeAll()
{
    const QDateTime now = m_clock.now();
    ++m_wakes;
    for (Nap *nap : m_naps) {
        if (!nap->askedUntil.isValid() || nap->askedUntil <= now)
            nap->over.request_stop();
    }
}

} // namespace limner
