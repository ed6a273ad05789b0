#include "app/commands/localtrouble.h"

#include "ui/common/errortext.h"
#include "ui/queue/jobtile.h"

namespace limner {
namespace {

constexpr qint64 quietSeconds = 60;

} // namespace

QString localTroubleText(Application &application, const Job &job)
{
    const JobTile tile = jobTile(job, application.jobs().progress(job.id), {});
    if (!tile.deadline.isValid() || !job.error)
        return {};
    return errorText(*job.error, ErrorPlace::Library).sentence() + QLatin1Char{' '} +
           deadlineText(tile.deadline, application.clock().now());
}

LocalTrouble::LocalTrouble(Application &application, CommandClient &client)
    : m_application{application}
    , m_client{client}
{
    connect(&application.jobs(), &JobQueue::jobChanged, this, &LocalTrouble::tell);
}

void LocalTrouble::tell(const QString &jobId)
{
    const std::optional<Job> job = m_application.jobs().job(jobId);
    const QString text = job ? localTroubleText(m_application, *job) : QString{};
    const QDateTime now = m_application.clock().now();
    const QDateTime last = m_told.value(jobId);
    if (text.isEmpty() || (last.isValid() && last.secsTo(now) < quietSeconds))
        return;
    m_told.insert(jobId, now);
    m_client.tell(text);
}

} // namespace limner
