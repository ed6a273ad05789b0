#include "core/jobs/remoteresult.h"

#include "core/jobs/jobmachine.h"
#include "core/money/rates.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

void end(Job &job, JobEvent event, std::optional<Error> error, std::optional<bool> billed)
{
    if (const std::optional<JobState> state = next(job.state, event))
        job.state = *state;
    job.error = std::move(error);
    job.billed = billed;
}

Error made(ErrorKind kind, const QString &message)
{
    Error error;
    error.kind = kind;
    error.message = message;
    return error;
}

void applySuccess(Job &job, const RemoteJob &remote, const QDateTime &succeededAt)
{
    job.succeededAt = succeededAt;
    const std::optional<bool> billed = remote.billed.value_or(true);
    if (!remote.outputs.isEmpty()) {
        job.outputs = remote.outputs;
        job.billed = billed;
        job.error.reset();
        if (const std::optional<JobState> state = next(job.state, JobEvent::Succeeded))
            job.state = *state;
    } else if (remote.dataRemoved) {
        end(job, JobEvent::Failed,
            made(ErrorKind::OutputExpired, u"the provider has removed its output"_s), billed);
    } else {
        end(job, JobEvent::Failed,
            made(ErrorKind::NoImage,
                 remote.text.isEmpty() ? u"the output is empty"_s : remote.text.left(200)),
            billed);
    }
}

} // namespace

QDateTime endOf(const Job &job, const RemoteJob &remote, const QDateTime &now)
{
    if (!remote.completedAt.isValid() || remote.completedAt >= now)
        return now;
    return job.submittedAt.isValid() ? std::min(now, std::max(remote.completedAt, job.submittedAt))
                                     : remote.completedAt;
}

void applyTerminal(Job &job, const RemoteJob &remote, const QDateTime &succeededAt)
{
    // What nobody could have run for is no measurement: it would break every sum and cap.
    if (const double seconds = soundSeconds(remote.predictSeconds); seconds >= 0)
        job.predictSeconds = seconds;
    job.retryAt = {};
    job.attempts = 0;
    switch (remote.status) {
    case RemoteStatus::Succeeded:
        applySuccess(job, remote, succeededAt);
        break;
    case RemoteStatus::Failed:
        end(job, JobEvent::Failed, remote.failure.value_or(made(ErrorKind::ModelFailed, {})),
            remote.billed);
        break;
    case RemoteStatus::Cancelled:
        // Nobody here asked: a deadline, or a hand on the provider's own page. That needs saying.
        end(job, JobEvent::Cancelled,
            job.cancelAsked ? std::nullopt
                            : std::optional{remote.failure.value_or(
                                  made(ErrorKind::Cancelled, u"cancelled at the provider"_s))},
            remote.billed);
        break;
    case RemoteStatus::Aborted:
        if (job.cancelAsked)
            end(job, JobEvent::Cancelled, std::nullopt, remote.billed.value_or(false));
        else
            end(job, JobEvent::Failed, remote.failure.value_or(made(ErrorKind::Aborted, {})),
                remote.billed.value_or(false));
        break;
    case RemoteStatus::Starting:
    case RemoteStatus::Processing:
    case RemoteStatus::Unknown:
        Q_ASSERT_X(false, "applyTerminal", "the provider is not done");
        break;
    }
}

} // namespace limner
