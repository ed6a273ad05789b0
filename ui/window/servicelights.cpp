#include "ui/window/servicelights.h"

#include "core/upload/outbox.h"
#include "ui/common/errortext.h"
#include "ui/queue/jobtiles.h"
#include "ui/queue/jobwords.h"
#include "ui/window/statusline.h"

namespace limner {

namespace {

//! Says something about the provider or the way there, and not only about this one request.
bool isAboutTheProvider(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
    case ErrorKind::Dropped:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
    case ErrorKind::ServerError:
    case ErrorKind::Unavailable:
    case ErrorKind::InvalidAnswer:
    case ErrorKind::Redirected:
    case ErrorKind::Unauthorized:
    case ErrorKind::NoCredit:
    case ErrorKind::QuotaUsedUp:
    case ErrorKind::OtherRegion:
        return true;
    default:
        return false;
    }
}

} // namespace

ServiceLights::ServiceLights(const JobTiles &jobs, Remote<Outbox> outbox, StatusLine &line)
    : QObject{&line}
    , m_line{line}
{
    connect(&jobs, &JobTiles::seen, this, &ServiceLights::noteJob);
    connect(outbox.source(), &Outbox::linkReady, this, [this] { noteStore({}); });
    connect(outbox.source(), &Outbox::storeStateChanged, this, &ServiceLights::noteStore);
    setStore({});
}

void ServiceLights::setProvider(const QString &id, const QString &name, Health health,
                                const QString &reason)
{
    m_providerId = id;
    m_providerName = name;
    m_line.provider().setLed(name, health, reason);
}

void ServiceLights::noteJob(const Job &job)
{
    if (job.request.provider != m_providerId)
        return;
    // What is fetched may come from elsewhere.
    const bool isAsked = job.state == JobState::Queued || job.state == JobState::Submitting ||
                         job.state == JobState::Running || job.state == JobState::Failed;
    if (isAsked && job.error && isAboutTheProvider(job.error->kind))
        m_line.provider().setLed(m_providerName, Health::Bad, jobErrorText(job).sentence());
    else if (!job.error && (job.state == JobState::Running || job.state == JobState::Fetching))
        m_line.provider().setLed(m_providerName, Health::Good);
}

void ServiceLights::setStore(const QString &name)
{
    if (name == m_storeName && !name.isEmpty())
        return; // what is known of it stays known
    m_storeName = name;
    m_line.store().setLed(name.isEmpty() ? tr("No storage") : name, Health::Unknown);
}

void ServiceLights::noteStore(const std::optional<Error> &error)
{
    if (m_storeName.isEmpty())
        return;
    m_line.store().setLed(m_storeName, error ? Health::Bad : Health::Good,
                          error ? errorText(*error, ErrorPlace::Store).sentence() : QString{});
}

} // namespace limner
