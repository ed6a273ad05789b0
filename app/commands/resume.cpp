#include "app/commands/resume.h"

#include "app/commands/jobwait.h"
#include "app/commands/localtrouble.h"
#include "core/base/eitherstop.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace limner {
namespace {

bool isGoingOn(JobQueue &queue, const QString &id)
{
    const std::optional<Job> job = queue.board().job(id);
    return job && !isFinished(job->state) && job->state != JobState::Uncertain &&
           !queue.board().isHeld(id);
}

bool isAnyGoingOn(JobQueue &queue, const QStringList &ids)
{
    return std::any_of(ids.begin(), ids.end(),
                       [&queue](const QString &id) { return isGoingOn(queue, id); });
}

QCoro::Task<> awaitJobs(Application *application, QStringList ids, std::stop_token stop)
{
    // One that a cap holds back may go on once another has turned out cheaper.
    for (bool again = true; again && !stop.stop_requested();) {
        for (const QString &id : ids)
            co_await application->jobs().board().settled(id, stop);
        co_await application->clock().sleep(0ms, stop);
        again = isAnyGoingOn(application->jobs(), ids);
    }
}

RunAnswer answerFor(Application &application, const QStringList &jobs,
                    const std::vector<ArtworkId> &uploads)
{
    RunAnswer answer;
    QStringList all = jobs;
    for (const ArtworkId id : uploads) {
        if (const std::optional<Artwork> artwork = application.library().artwork(id))
            all.append(artwork->jobId);
    }
    all.removeDuplicates();
    for (const QString &id : all) {
        addJob(answer, application, id);
        addCost(answer, application, id);
    }
    const std::optional<CapHold> &held = application.jobs().caps().held();
    if (held && !answer.error)
        answer.error = held->why.error();
    return answer;
}

} // namespace

QStringList openJobs(Application &application)
{
    QStringList ids;
    for (const Job &job : application.jobs().jobs().unfinished())
        ids.append(job.id);
    return ids;
}

QCoro::Task<std::optional<RunAnswer>> resume(Application *application, ResumeCommand,
                                             Attendance attendance)
{
    const EitherStop either{attendance.interrupt, attendance.abandon};
    const LocalTrouble trouble{*application, attendance.client};

    QStringList jobs = attendance.leftOver + openJobs(*application);
    jobs.removeDuplicates();
    for (const QString &id : jobs) // the pause is the window's; this was asked for by name
        application->jobs().pause().exempt(id);
    std::vector<ArtworkId> uploads;
    for (const Upload &upload : application->outbox().uploads().open())
        uploads.push_back(upload.artworkId);
    application->outbox().retryAll(); // no waiting for retry times that are not due yet

    co_await awaitJobs(application, jobs, either.token());
    for (const QString &id : jobs) {
        for (const Artwork &artwork : application->library().artworksOfJob(id))
            uploads.push_back(artwork.id);
    }
    co_await awaitUploads(application, uploads, 30s, either.token());
    if (attendance.abandon.stop_requested())
        co_return std::nullopt;
    const RunAnswer answer = answerFor(*application, jobs, uploads);
    tellDoubts(answer, attendance.client);
    co_return answer;
}

} // namespace limner
