#include "app/commands/localtrouble.h"
#include "app/commands/runreport.h"

#include "core/base/eitherstop.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace limner {
namespace {

bool isGoingOn(JobQueue &queue, const QString &id)
{
    const std::optional<Job> job = queue.board().job(id);
    return job && !isFinished(job->state) && job->state != JobState::Uncertain && !queue.board().isHeld(id);
}

} // namespace

QCoro::Task<int> runResume(Application &application, CommandLine line, CommandOutput output,
                           CommandStops stops)
{
    const EitherStop either{stops.interrupt, stops.abandon};
    const LocalTrouble trouble{application, output};

    QStringList jobs;
    for (const Job &job : application.jobs().jobs().unfinished())
        jobs.append(job.id);
    for (const QString &id : jobs) // the pause is the window's; this was asked for by name
        application.jobs().pause().exempt(id);
    std::vector<ArtworkId> uploads;
    for (const Upload &upload : application.outbox().uploads().open())
        uploads.push_back(upload.artworkId);
    application.outbox().retryAll(); // no waiting for retry times that are not due yet

    // One that a cap holds back may go on once another has turned out cheaper.
    for (bool again = true; again && !either.token().stop_requested();) {
        for (const QString &id : jobs)
            co_await application.jobs().board().settled(id, either.token());
        co_await application.clock().sleep(0ms, either.token());
        again = std::any_of(jobs.begin(), jobs.end(),
                            [&](const QString &id) { return isGoingOn(application.jobs(), id); });
    }
    for (const QString &id : jobs) {
        for (const Artwork &artwork : application.library().artworksOfJob(id))
            uploads.push_back(artwork.id);
    }
    co_await awaitUploads(application, uploads, 30s, either.token());

    RunReport report;
    for (const QString &id : jobs)
        addJob(report, application, id);
    for (const ArtworkId id : uploads) {
        if (const std::optional<Artwork> artwork = application.library().artwork(id))
            addJob(report, application, artwork->jobId);
    }
    const std::optional<CapHold> &held = application.jobs().caps().held();
    if (held && !report.error)
        report.error = held->why.error();
    // A job that failed for good is settled: the contract asks only for what is left.
    const bool somethingLeft = report.error && (report.error->kind == ErrorKind::NotUploaded ||
                                                report.error->kind == ErrorKind::BudgetCap ||
                                                report.error->kind == ErrorKind::Uncertain);
    const int code = printReport(report, output, line.json);
    if (stops.interrupt.stop_requested())
        co_return static_cast<int>(ExitCode::Interrupted);
    co_return somethingLeft ? code : static_cast<int>(ExitCode::Good);
}

} // namespace limner
