#include "app/api/servicemeter.h"

#include "app/application.h"

namespace limner {
namespace {

//! Jobs wait and models draw for seconds, sometimes for minutes.
const std::vector<double> longTimes{0.1, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800};
//! A store nearby takes milliseconds.
const std::vector<double> shortTimes{0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60};

} // namespace

ServiceMeter::ServiceMeter(Application &application, QObject *parent)
    : QObject{parent}
    , m_application{application}
    , m_stores{shortTimes}
{
    m_pool.setMaxThreadCount(1);
    const JobBoard *const board = &application.jobs().board();
    connect(board, &JobBoard::jobChanged, this, &ServiceMeter::noteJob);
    connect(board, &JobBoard::jobFinished, this, &ServiceMeter::noteEnd);
    connect(&application.outbox(), &Outbox::uploadChanged, this, &ServiceMeter::noteUpload);
}

double ServiceMeter::secondsSince(Time begun) const
{
    return std::chrono::duration<double>(m_application.clock().elapsed() - begun).count();
}

void ServiceMeter::noteJob(const Job &job)
{
    const QString &provider = job.request.provider;
    const auto sent = m_sent.constFind(job.id);
    if (job.state == JobState::Submitting && sent == m_sent.cend()) {
        m_sent.insert(job.id, m_application.clock().elapsed());
        const qint64 waited = job.createdAt.msecsTo(m_application.clock().now());
        m_waits.try_emplace(provider, longTimes)
            .first->second.add(static_cast<double>(waited) / 1000);
    } else if (job.state == JobState::Fetching && sent != m_sent.cend()) {
        m_runs.try_emplace(provider, longTimes).first->second.add(secondsSince(*sent));
        m_sent.erase(sent);
    }
}

void ServiceMeter::noteEnd(const Job &job)
{
    m_sent.remove(job.id);
    ++m_ends[{job.request.provider, toString(job.state)}];
}

void ServiceMeter::noteUpload(ArtworkId id, const Upload &upload)
{
    if (upload.state == UploadState::Uploading) {
        if (!m_uploading.contains(id)) // progress changes it, too
            m_uploading.insert(id, m_application.clock().elapsed());
        return;
    }
    const auto begun = m_uploading.constFind(id);
    if (begun == m_uploading.cend())
        return;
    if (upload.state == UploadState::Stored)
        m_stores.add(secondsSince(*begun));
    else
        ++m_failedUploads;
    m_uploading.erase(begun);
}

void ServiceMeter::countCall(const QByteArray &method, const QByteArray &route, int status)
{
    const std::lock_guard lock{m_mutex};
    ++m_calls[{method, route, status}];
}

void ServiceMeter::write(MetricsText &out) const
{
    out.begin("limner_queue_wait_seconds", "histogram", "From the click to the provider.");
    for (const auto &[provider, times] : m_waits)
        out.add({{"provider", provider}}, times);
    out.begin("limner_provider_seconds", "histogram", "From the provider's call to its outputs.");
    for (const auto &[provider, times] : m_runs)
        out.add({{"provider", provider}}, times);
    out.begin("limner_store_seconds", "histogram", "To put a picture into the store and look.");
    out.add({}, m_stores);
    out.begin("limner_upload_failures_total", "counter", "Tries of uploads that failed.");
    out.add({}, static_cast<double>(m_failedUploads));
    out.begin("limner_jobs_finished_total", "counter", "Jobs that ended, by how.");
    for (const auto &[key, count] : m_ends)
        out.add({{"provider", key.first}, {"state", key.second}}, static_cast<double>(count));
    out.begin("limner_http_requests_total", "counter", "Calls that were answered.");
    const std::lock_guard lock{m_mutex};
    for (const auto &[key, count] : m_calls) {
        const auto &[method, route, status] = key;
        out.add({{"method", QString::fromLatin1(method)},
                 {"route", QString::fromLatin1(route)},
                 {"status", QString::number(status)}},
                static_cast<double>(count));
    }
}

} // namespace limner
