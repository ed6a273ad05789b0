#include "core/queue/jobrunner.h"

#include "core/base/eitherstop.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr std::chrono::milliseconds closingPatience = 2min;

} // namespace

JobRunner::JobRunner(HttpClient &http, Clock &clock, Catalog &catalog, Library &library,
                     ProviderGate &gate, QObject *parent)
    : QObject{parent}
    , m_clock{clock}
    , m_pipeline{http, clock, catalog, library, *this, gate}
{}

void JobRunner::launch(const Job &job)
{
    const auto [active, isNew] = m_active.try_emplace(job.id);
    if (!isNew)
        return;
    active->second.job = job;
    m_scope.spawn(work(job.id, active->second.stop.get_token(), active->second.cancel.get_token()));
}

void JobRunner::cancel(const Job &job)
{
    if (const auto active = m_active.find(job.id); active != m_active.end()) {
        std::stop_source source = active->second.cancel; // outlives the entry, whatever follows
        source.request_stop();
        return;
    }
    // The pipeline finishes it without a create, so it must know before it starts.
    Active &active = m_active[job.id];
    active.cancel.request_stop();
    active.job = job;
    m_scope.spawn(work(job.id, active.stop.get_token(), active.cancel.get_token()));
}

QCoro::Task<> JobRunner::settle(std::stop_token hurry)
{
    m_closing = true;
    stopWhatMayBe();
    noteSettled();
    const EitherStop either{m_settled.get_token(), hurry};
    co_await m_clock.sleep(closingPatience, either.token());
}

int JobRunner::uncuttable() const
{
    return static_cast<int>(std::count_if(m_active.begin(), m_active.end(), [&](const auto &one) {
        return m_pipeline.mustNotBeCut(one.second.job);
    }));
}

void JobRunner::stopWhatMayBe()
{
    std::vector<std::stop_source> stops; // they outlive the entries, whatever follows
    for (const auto &[id, active] : m_active) {
        if (!m_pipeline.mustNotBeCut(active.job))
            stops.push_back(active.stop);
    }
    for (std::stop_source &stop : stops)
        stop.request_stop();
}

//! What is kept of an answer is kept at once, so a job counts until its pipeline is over.
void JobRunner::noteSettled()
{
    const bool isLeft = std::any_of(m_active.begin(), m_active.end(), [](const auto &one) {
        return !one.second.stop.stop_requested();
    });
    if (m_closing && !isLeft)
        m_settled.request_stop();
}

QCoro::Task<> JobRunner::shutdown()
{
    m_closing = true;
    for (auto &[id, active] : m_active)
        active.stop.request_stop();
    return m_scope.drain();
}

QCoro::Task<> JobRunner::work(QString id, std::stop_token stop, std::stop_token cancel)
{
    co_await m_pipeline.run(id, std::move(stop), std::move(cancel));
    const auto active = m_active.find(id);
    if (active == m_active.end())
        co_return;
    const Job last = active->second.job;
    m_active.erase(active);
    emit ended(last);
    noteSettled();
}

const Job *JobRunner::job(const QString &id) const
{
    const auto active = m_active.find(id);
    return active == m_active.end() ? nullptr : &active->second.job;
}

std::optional<Job> JobRunner::job(const QString &id, JobStore &stored) const
{
    if (const Job *active = job(id))
        return *active;
    return stored.job(id);
}

JobProgress JobRunner::progress(const QString &id) const
{
    const auto active = m_active.find(id);
    return active == m_active.end() ? JobProgress{} : active->second.progress;
}

int JobRunner::activeOf(const QString &provider) const
{
    return static_cast<int>(std::count_if(m_active.begin(), m_active.end(), [&](const auto &one) {
        return one.second.job.request.provider == provider;
    }));
}

int JobRunner::underWay(const QString &provider) const
{
    return static_cast<int>(std::count_if(m_active.begin(), m_active.end(), [&](const auto &one) {
        const Job &job = one.second.job;
        return isUnderWay(job.state) && (provider.isNull() || job.request.provider == provider);
    }));
}

void JobRunner::jobChanged(const Job &job)
{
    if (const auto active = m_active.find(job.id); active != m_active.end())
        active->second.job = job;
    emit changed(job);
}

void JobRunner::jobProgressed(const QString &jobId, const JobProgress &progress)
{
    if (const auto active = m_active.find(jobId); active != m_active.end())
        active->second.progress = progress;
    emit progressed(jobId, progress);
}

void JobRunner::artworkKept(const QString &jobId, ArtworkId id)
{
    emit kept(jobId, id);
}

void JobRunner::inputMadeSmaller(const QString &jobId, const MadeSmaller &done)
{
    if (m_toldSmaller.insert({jobId, done.file}).second) // every try makes it anew
        emit madeSmaller(jobId, done);
}

} // namespace limner
