#include "ui/queue/jobwords.h"

#include "core/jobs/remoteresult.h"
#include "core/provider/providertable.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(JobWords)
};

//! Of the way there and of the moment, not of what was asked for.
bool passes(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
    case ErrorKind::Dropped:
    case ErrorKind::Timeout:
    case ErrorKind::InvalidAnswer:
    case ErrorKind::TooLarge:
    case ErrorKind::ServerError:
    case ErrorKind::Unavailable:
    case ErrorKind::RateLimited:
    case ErrorKind::Conflict:
        return true;
    default:
        return false;
    }
}

//! Refused although the job is there: the key and the account changed, or the address did.
void tellRefusedLook(ErrorText &text, ErrorKind kind, bool isCancel)
{
    const bool isAboutTheKey = kind == ErrorKind::Unauthorized || kind == ErrorKind::Redirected;
    if (isCancel && !isAboutTheKey) {
        text.what = Text::tr("The provider refuses to cancel it");
        text.why = Text::tr("The job goes on there.");
        text.next = Text::tr("Limner asks again to cancel it by itself.");
        return;
    }
    switch (kind) {
    case ErrorKind::NotFound:
        text.what = Text::tr("The provider does not know this job any more");
        text.why = Text::tr("It was deleted there, or it belongs to another account.");
        text.next = Text::tr("Look at the provider's own list of jobs before you retry.");
        break;
    case ErrorKind::Forbidden:
        text.what = Text::tr("The key may not look at this job");
        text.why = Text::tr("The job goes on at the provider.");
        text.next = Text::tr("Enter the key it was made with in Settings, Providers.");
        break;
    case ErrorKind::Unauthorized:
        text.why = Text::tr("The job goes on at the provider, and is fetched with a valid key.");
        break;
    case ErrorKind::NoCredit:
        text.why = Text::tr("The job was accepted, but it is not shown without credit.");
        text.next = Text::tr("Add credit at the provider's billing page; Limner asks again by "
                             "itself.");
        break;
    case ErrorKind::InvalidInput:
        text.what = Text::tr("The provider refuses to say how the job is");
        text.why = Text::tr("The job goes on there.");
        text.next = Text::tr("Limner asks again by itself.");
        break;
    default:
        break;
    }
}

//! What is true of every failure that passes, at this stage.
void tellStage(ErrorText &text, const Job &job)
{
    switch (job.state) {
    case JobState::Queued:
        if (job.error->mayHaveArrived())
            text.why = Text::tr("The request did not arrive, so nothing was billed.");
        if (job.error->kind != ErrorKind::RateLimited)
            text.next = Text::tr("Limner sends it again by itself.");
        break;
    case JobState::Submitting:
        text.why = Text::tr("The request may have arrived.");
        text.next = Text::tr("Limner looks for it before it sends anything again.");
        break;
    case JobState::Running:
        text.why = Text::tr("The job goes on at the provider.");
        text.next = job.cancelAsked ? Text::tr("Limner asks again to cancel it by itself.")
                                    : Text::tr("Limner asks again by itself.");
        break;
    case JobState::Fetching:
        text.why = Text::tr("The picture is finished and waits at the provider.");
        text.next = Text::tr("Limner fetches it again by itself.");
        break;
    case JobState::Uncertain:
    case JobState::Done:
    case JobState::Failed:
    case JobState::Cancelled:
        break;
    }
}

//! Nobody could look for it: what is true of a refused request is not true of the lost one.
void tellUncertain(ErrorText &text, const Job &job)
{
    const ErrorKind kind = job.error->kind;
    const ProviderSpec *const spec = findProvider(job.request.provider);
    if (spec && !spec->traits.canFindLost) {
        text.what = Text::tr("It may have been billed");
        text.why = Text::tr("The answer was lost, and the provider keeps no list of jobs.");
        text.next = Text::tr("Look at your usage there before you send it again.");
        return;
    }
    if (kind == ErrorKind::Uncertain)
        return;
    const bool isAboutTheKey = kind == ErrorKind::Unauthorized || kind == ErrorKind::Redirected;
    if (!isAboutTheKey)
        text.what = Text::tr("It may have been billed");
    text.why = Text::tr("An answer was lost, and the provider's list of jobs cannot be read.");
    if (!isAboutTheKey)
        text.next = Text::tr("Resubmit looks for it once more before it sends anything again.");
}

//! A download that the delivery host does not allow, for whatever reason.
bool isRefusal(const Error &error)
{
    return (error.kind == ErrorKind::OutputExpired || error.kind == ErrorKind::InvalidAnswer) &&
           error.httpStatus >= 400 && error.httpStatus < 500;
}

//! "2 of 4", as the pipeline counts them.
void tellFewer(ErrorText &text, const QString &count)
{
    const QStringList numbers = count.split(u" of "_s);
    if (numbers.size() == 2)
        text.what = Text::tr("%1 of %2 pictures came").arg(numbers.front(), numbers.back());
}

} // namespace

ErrorText jobErrorText(const Job &job)
{
    if (!job.error)
        return {};
    const Error &error = *job.error;
    ErrorText text = errorText(error, ErrorPlace::Provider);
    if (error.kind == ErrorKind::FewerOutputs) {
        text = errorText(Error{.kind = error.kind}, ErrorPlace::Provider);
        tellFewer(text, error.message);
        if (error.code == answerCut)
            text.why = Text::tr("The answer broke off; what came whole is kept. All that were "
                                "asked for count as paid.");
        else if (!error.code.isEmpty())
            text.why = Text::tr("The filter withheld %1; what came is kept.").arg(error.code);
        return text;
    }
    // Something else in the picture's place is looked at again, so it is not the last word yet.
    const bool isFetching = job.state == JobState::Fetching;
    const bool isRefused = isFetching && isRefusal(error);
    if (isRefused)
        text.what =
            Text::tr("The provider refuses to hand out the picture (%1)").arg(error.httpStatus);
    else if (isFetching && error.kind == ErrorKind::NotAnImage)
        text.what = errorText(Error{.kind = ErrorKind::InvalidAnswer}, ErrorPlace::Provider).what;
    const bool isDoubted = isFetching && (error.kind == ErrorKind::OutputExpired ||
                                          error.kind == ErrorKind::NotAnImage ||
                                          error.kind == ErrorKind::PrivateNetwork);
    const bool isPassing = isDoubted || passes(error.kind) || error.kind == ErrorKind::Truncated;
    const QString general = text.why;
    const QString said = isRefused ? QString{} : serverWords(error);
    if (job.state == JobState::Uncertain) {
        tellUncertain(text, job);
    } else if (isPassing && isFinished(job.state) && job.state != JobState::Done) {
        text.why.clear();
        text.next = Text::tr("Retry starts it again.");
    } else if (isPassing) {
        tellStage(text, job);
    } else if (!job.remoteId.isEmpty() && job.outputs.isEmpty()) {
        tellRefusedLook(text, error.kind, job.cancelAsked);
    }
    if (text.why != general && !said.isEmpty())
        text.why = (text.why + u' ' + said).trimmed();
    return text;
}

} // namespace limner
