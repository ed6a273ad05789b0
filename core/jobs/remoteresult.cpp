#include "core/jobs/remoteresult.h"

#include "core/jobs/jobmachine.h"
#include "core/money/rates.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr QLatin1StringView wordsStart{"data:text/plain"};
constexpr QLatin1StringView valuesStart{"data:application/json"};

//! A text is an output, too, alone or beside files: as a data address, which is kept like any
//! other.
QStringList outputsOf(const RemoteJob &remote)
{
    if (remote.text.trimmed().isEmpty())
        return remote.outputs;
    QString text = remote.text;
    text.replace(QChar::Null, QChar::ReplacementCharacter); // or it would be no text
    return remote.outputs + QStringList{u"data:text/plain;charset=utf-8;base64,"_s +
                                        QString::fromLatin1(text.toUtf8().toBase64())};
}

//! What a failed or cancelled run left is fetched first; it was paid for.
void end(Job &job, JobEvent event, std::optional<Error> error, const RemoteJob &remote,
         const QDateTime &at, std::optional<bool> billed)
{
    job.billed = billed;
    const QStringList outputs = outputsOf(remote);
    if (!outputs.isEmpty() && job.state == JobState::Running) {
        job.succeededAt = at;
        job.outputs = outputs;
        job.ending = Ending{.state = *next(job.state, event), .error = std::move(error)};
        job.error.reset();
        job.state = JobState::Fetching;
        return;
    }
    if (const std::optional<JobState> state = next(job.state, event))
        job.state = *state;
    job.error = std::move(error);
}

Error made(ErrorKind kind, const QString &message)
{
    Error error;
    error.kind = kind;
    error.message = message;
    return error;
}

void applySuccess(Job &job, const RemoteJob &remote, const QDateTime &at)
{
    job.succeededAt = at;
    const std::optional<bool> billed = remote.billed.value_or(true);
    const QStringList outputs = outputsOf(remote);
    if (!outputs.isEmpty()) {
        job.outputs = outputs;
        job.billed = billed;
        job.error.reset();
        job.ending.reset();
        if (remote.withheld > 0 || remote.isCut)
            job.ending =
                Ending{.state = JobState::Done,
                       .error = Error{.kind = ErrorKind::FewerOutputs,
                                      .code = remote.isCut ? QString{answerCut}
                                                           : QString::number(remote.withheld)}};
        if (const std::optional<JobState> state = next(job.state, JobEvent::Succeeded))
            job.state = *state;
    } else if (remote.dataRemoved) {
        end(job, JobEvent::Failed,
            made(ErrorKind::OutputExpired, u"the provider has removed its output"_s), remote, at,
            billed);
    } else {
        end(job, JobEvent::Failed, made(ErrorKind::NoImage, u"the output is empty"_s), remote, at,
            billed);
    }
}

} // namespace

int picturesIn(const QStringList &outputs)
{
    return static_cast<int>(std::count_if(outputs.begin(), outputs.end(), [](const QString &one) {
        return !one.startsWith(wordsStart) && !one.startsWith(valuesStart);
    }));
}

int paidPictures(const Job &job)
{
    const std::optional<Error> ended = job.ending ? job.ending->error : std::nullopt;
    if (ended && ended->kind == ErrorKind::FewerOutputs && ended->code == answerCut)
        return std::max(picturesIn(job.outputs), pictureCount(job.request));
    return picturesIn(job.outputs);
}

QString keptAddress(const QString &dataAddress)
{
    for (const QLatin1StringView start : {wordsStart, valuesStart}) {
        if (dataAddress.startsWith(start))
            return start + u","_s;
    }
    return u"data:,"_s;
}

QDateTime endOf(const Job &job, const RemoteJob &remote, const QDateTime &now)
{
    if (!remote.completedAt.isValid() || remote.completedAt >= now)
        return now;
    return job.submittedAt.isValid() ? std::min(now, std::max(remote.completedAt, job.submittedAt))
                                     : remote.completedAt;
}

void applyTerminal(Job &job, const RemoteJob &remote, const QDateTime &at)
{
    // What nobody could have run for is no measurement: it would break every sum and cap.
    if (const double seconds = soundSeconds(remote.predictSeconds); seconds >= 0)
        job.predictSeconds = seconds;
    job.retryAt = {};
    job.attempts = 0;
    switch (remote.status) {
    case RemoteStatus::Succeeded:
        applySuccess(job, remote, at);
        break;
    case RemoteStatus::Failed:
        end(job, JobEvent::Failed, remote.failure.value_or(made(ErrorKind::ModelFailed, {})),
            remote, at, remote.billed);
        break;
    case RemoteStatus::Cancelled:
        // Nobody here asked: a deadline, or a hand on the provider's own page. That needs saying.
        end(job, JobEvent::Cancelled,
            job.cancelAsked ? std::nullopt
                            : std::optional{remote.failure.value_or(
                                  made(ErrorKind::Cancelled, u"cancelled at the provider"_s))},
            remote, at, remote.billed);
        break;
    case RemoteStatus::Aborted:
        if (job.cancelAsked)
            end(job, JobEvent::Cancelled, std::nullopt, remote, at, remote.billed.value_or(false));
        else
            end(job, JobEvent::Failed, remote.failure.value_or(made(ErrorKind::Aborted, {})),
                remote, at, remote.billed.value_or(false));
        break;
    case RemoteStatus::Starting:
    case RemoteStatus::Processing:
    case RemoteStatus::Unknown:
        Q_ASSERT_X(false, "applyTerminal", "the provider is not done");
        break;
    }
}

} // namespace limner
