#include "app/commands/localtrouble.h"

#include "ui/common/errortext.h"
#include "ui/common/madesmallertext.h"
#include "ui/queue/jobtile.h"

namespace limner {
namespace {

constexpr qint64 quietSeconds = 60;

} // namespace

QString localTroubleText(Application &application, const Job &job)
{
    const JobTile tile = jobTile(job, application.jobs().board().progress(job.id));
    if (!tile.deadline.isValid() || !job.error)
        return {};
    return errorText(*job.error, ErrorPlace::Library).sentence() + QLatin1Char{' '} +
           deadlineText(tile.deadline, application.clock().now());
}

LocalTrouble::LocalTrouble(Application &application, CommandClient &client)
    : m_application{application}
    , m_client{client}
{
    const JobBoard *const board = &application.jobs().board();
    connect(board, &JobBoard::jobChanged, this, &LocalTrouble::tell);
    connect(
        board, &JobBoard::inputMadeSmaller, this,
        [this](const QString &, const MadeSmaller &done) { m_client.tell(madeSmallerText(done)); });
}

void LocalTrouble::tell(const Job &job)
{
    const QString text = localTroubleText(m_application, job);
    const QDateTime now = m_application.clock().now();
    const QDateTime last = m_told.value(job.id);
    if (text.isEmpty() || (last.isValid() && last.secsTo(now) < quietSeconds))
        return;
    m_told.insert(job.id, now);
    m_client.tell(text);
}

} // namespace limner
