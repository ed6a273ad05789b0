#include "core/provider/bundledmodels.h"
#include "tests/core/queue/looprun.h"

#include "core/sandbox/replicate/simreplicate.h"
#include "core/sandbox/sims3.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner::test {

S3Config sandboxStore(const QByteArray &endpoint)
{
    const SimS3Options defaults;
    S3Config config;
    config.endpoint = QString::fromLatin1(endpoint);
    config.bucket = defaults.bucket;
    config.accessKey = QString::fromLatin1(defaults.accessKey);
    config.secretKey = Secret{defaults.secretKey};
    return config;
}

Loop::Loop(const QString &folder, const QByteArray &replicate, const QByteArray &endpoint)
{
    ProviderConfig config;
    config.key = Secret{SimReplicateOptions{}.token};
    config.baseUrl = QString::fromLatin1(replicate);
    m_catalog.add(std::make_unique<Replicate>(m_http, m_clock, config));
    m_library = std::move(*Library::open(folder, m_clock));
    m_store = std::make_unique<S3Client>(m_http, m_clock, sandboxStore(endpoint));
    m_outbox = std::make_unique<Outbox>(*m_library, *m_store, m_clock);
    m_queue = std::make_unique<JobQueue>(m_http, m_clock, m_catalog, *m_library);
    QObject::connect(&m_queue->board(), &JobBoard::artworkKept, m_outbox.get(),
                     [this] { m_outbox->wake(); });
}

//! Made once, however often the program dies.
qint64 Loop::album()
{
    for (const Album &one : m_library->albums().all().value_or(std::vector<Album>{}))
        return one.id;
    const Result<Album> made = m_library->albums().add(u"loop"_s);
    return made ? made->id : 0;
}

QCoro::Task<bool> Loop::run(QString prompt)
{
    m_queue->start();
    m_outbox->start();
    JobDraft draft;
    draft.id = QString::fromUtf16(loopJob);
    draft.album = album();
    draft.request.provider = u"replicate"_s;
    draft.request.model = bundledModel().model;
    draft.request.version = bundledModel().version;
    draft.request.parameters = Json{{"prompt", prompt.toStdString()},
                                    {"seed", -1},
                                    {"width", 64},
                                    {"height", 64},
                                    {"steps", 2},
                                    {"batch_size", 2}};
    const Result<Ticket> id = m_queue->intake().submit(draft);
    if (!id)
        co_return false;
    co_await m_queue->board().settled(id->jobId, std::stop_token{});
    const std::optional<Job> job = m_queue->board().job(id->jobId);
    if (!job || job->state != JobState::Done)
        co_return false;
    for (const Artwork &artwork : m_library->artworksOfJob(id->jobId)) {
        co_await m_outbox->settled(artwork.id, 20min, std::stop_token{});
        if (!m_outbox->link(artwork.id))
            co_return false;
    }
    co_return true;
}

QCoro::Task<> Loop::shutdown()
{
    co_await m_queue->shutdown();
    co_await m_outbox->shutdown();
}

} // namespace limner::test
