#include "app/commands/generate.h"

#include "app/commands/drafts.h"
#include "app/commands/jobwait.h"
#include "app/commands/localtrouble.h"
#include "core/base/eitherstop.h"

using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr std::chrono::milliseconds uploadPatience = 30s; // DESIGN §4

RunAnswer failed(const Error &error)
{
    RunAnswer answer;
    answer.error = error;
    return answer;
}

//! Why a cap stands against the whole call; nothing when it may go. What exists already costs
//! nothing more.
std::optional<Error> capRefusal(Application &application, const std::vector<JobDraft> &drafts)
{
    std::vector<Request> fresh;
    for (const JobDraft &draft : drafts) {
        if (!application.jobs().existing(draft))
            fresh.push_back(draft.request);
    }
    const std::optional<CapRefusal> refusal =
        application.jobs().budget().refusal(fresh, application.clock().now());
    return refusal ? std::optional{refusal->error()} : std::nullopt;
}

//! Takes back a job that a cap keeps waiting, as if the call had never been made: a script may
//! repeat it with the same id once the cap is raised.
bool withdrawHeld(RunAnswer &answer, Application &application, const QString &id)
{
    JobQueue &queue = application.jobs();
    if (!queue.isHeld(id))
        return false;
    const Error error = queue.held()->why.error();
    if (!queue.withdraw(id))
        queue.cancel(id); // it was sent once, and refused: its record stays
    if (!answer.error)
        answer.error = error;
    return true;
}

//! After the wait: what is still open and why, as the command reports it.
void blameOpenJob(RunAnswer &answer, Application &application, const QString &id)
{
    const std::optional<Job> job = application.jobs().job(id);
    if (!job || isFinished(job->state) || job->state == JobState::Uncertain)
        return;
    Error error = job->error.value_or(Error{ErrorKind::Uncertain});
    if (job->state == JobState::Queued)
        application.jobs().cancel(id); // nothing was paid; a script must not find it running later
    else
        error.kind = ErrorKind::Uncertain;
    answer.error = error;
}

QCoro::Task<> cancelAndAwait(Application &application, QStringList ids, std::stop_token abandon)
{
    for (const QString &id : ids)
        application.jobs().cancel(id);
    for (const QString &id : ids)
        co_await awaitJob(application, id, abandon);
}

std::vector<ArtworkId> picturesOf(Application &application, const QStringList &ids)
{
    std::vector<ArtworkId> kept;
    for (const QString &id : ids) {
        for (const Artwork &artwork : application.library().artworksOfJob(id))
            kept.push_back(artwork.id);
    }
    return kept;
}

RunAnswer answerFor(Application &application, const QStringList &ids)
{
    RunAnswer answer;
    for (const QString &id : ids) {
        if (withdrawHeld(answer, application, id))
            continue;
        addJob(answer, application, id);
        blameOpenJob(answer, application, id);
    }
    return answer;
}

} // namespace

QCoro::Task<std::optional<RunAnswer>> generate(Application &application, GenerateCommand command,
                                               Attendance attendance)
{
    const EitherStop either{attendance.interrupt, attendance.abandon};
    const LocalTrouble trouble{application, attendance.client};
    const Result<std::vector<JobDraft>> drafts =
        co_await draftsFor(application, command, either.token());
    if (attendance.abandon.stop_requested())
        co_return std::nullopt;
    if (!drafts)
        co_return failed(drafts.error());
    if (const std::optional<Error> capped = capRefusal(application, *drafts))
        co_return failed(*capped);

    const QDateTime before = application.clock().now();
    QStringList ids;
    for (const JobDraft &draft : *drafts) {
        const Result<QString> id = application.jobs().submit(draft);
        if (!id)
            co_return failed(id.error());
        ids.append(*id);
    }
    bool cached = false;
    for (const QString &id : ids) {
        const std::optional<Job> job = application.jobs().job(id);
        cached = cached || (job && job->state == JobState::Done && job->createdAt < before);
        co_await awaitJob(application, id, either.token());
    }
    if (attendance.interrupt.stop_requested())
        co_await cancelAndAwait(application, ids, attendance.abandon);
    co_await awaitUploads(application, picturesOf(application, ids), uploadPatience,
                          either.token());
    if (attendance.abandon.stop_requested())
        co_return std::nullopt; // nothing is taken back: the next process goes on with them
    RunAnswer answer = answerFor(application, ids);
    answer.cached = cached;
    co_return answer;
}

} // namespace limner
