#include "app/commands/callstand.h"

#include "app/commands/jobwait.h"
#include "core/base/eitherstop.h"
#include "core/jobs/batch.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr std::chrono::milliseconds lookEvery = 500ms;

std::vector<Job> jobsOfCall(Application &application, const QString &id)
{
    std::vector<Job> jobs;
    for (int number = 1; number <= mostJobsOfBatch; ++number) {
        const QString name = number == 1 ? id : id + u'#' + QString::number(number);
        std::optional<Job> job = application.jobs().board().job(name);
        if (!job)
            break;
        jobs.push_back(std::move(*job));
    }
    return jobs;
}

int percentOf(Application &application, const Job &job)
{
    switch (job.state) {
    case JobState::Done:
        return 100;
    case JobState::Fetching:
        return 95;
    case JobState::Running: {
        const double fraction = application.jobs().board().progress(job.id).progress.fraction;
        return 5 + static_cast<int>(85 * std::clamp(fraction, 0.0, 1.0));
    }
    case JobState::Submitting:
        return 1;
    default:
        return 0;
    }
}

JobState stateOf(const std::vector<Job> &jobs)
{
    const auto any = [&jobs](auto is) { return std::any_of(jobs.begin(), jobs.end(), is); };
    const auto at = [](JobState state) {
        return [state](const Job &job) { return job.state == state; };
    };
    if (jobs.size() == 1)
        return jobs.front().state;
    if (any([](const Job &job) { return isUnderWay(job.state); }))
        return JobState::Running;
    for (const JobState state : {JobState::Queued, JobState::Uncertain, JobState::Done}) {
        if (any(at(state)))
            return state;
    }
    return jobs.front().state;
}

QCoro::Task<> stopAfter(Clock *clock, std::chrono::milliseconds patience, std::stop_source done)
{
    co_await clock->sleep(patience, done.get_token());
    done.request_stop();
}

bool isOver(Application &application, const QString &id)
{
    const std::vector<Job> jobs = jobsOfCall(application, id);
    return std::all_of(jobs.begin(), jobs.end(), [](const Job &job) {
        return isFinished(job.state) || job.state == JobState::Uncertain;
    });
}

} // namespace

QStringList CallStand::urls() const
{
    QStringList out;
    for (const ReportedArtwork &image : images) {
        if (!image.url.isEmpty())
            out.append(image.url);
    }
    return out;
}

bool CallStand::isLinked() const
{
    return std::none_of(images.begin(), images.end(),
                        [](const ReportedArtwork &image) { return image.url.isEmpty(); });
}

std::optional<CallStand> callStand(Application &application, const QString &id)
{
    CallStand stand;
    stand.jobs = jobsOfCall(application, id);
    if (stand.jobs.empty())
        return std::nullopt;
    RunAnswer answer;
    for (const Job &job : stand.jobs) {
        addJob(answer, application, job);
        stand.isHeld = stand.isHeld || application.jobs().board().isHeld(job.id);
    }
    stand.state = stateOf(stand.jobs);
    stand.percent = percentOf(application, stand.jobs);
    stand.images = std::move(answer.images);
    stand.error = std::move(answer.error);
    const auto any = [&stand](auto is) {
        return std::any_of(stand.images.begin(), stand.images.end(), is);
    };
    stand.isRefused = any([](const ReportedArtwork &one) {
        return one.url.isEmpty() && (!one.upload || one.upload->state == UploadState::Rejected ||
                                     one.upload->state == UploadState::Stored);
    });
    stand.isTrashed = !stand.images.empty() && !any([](const ReportedArtwork &one) {
        return !one.artwork.trashedAt.isValid();
    });
    if (stand.isHeld && !stand.error)
        stand.error = application.jobs().caps().held()->why.error();
    if (!stand.error && !stand.isOver())
        stand.error = stand.jobs.front().error; // why it waits
    return stand;
}

int percentOf(Application &application, const std::vector<Job> &jobs)
{
    int percents = 0;
    for (const Job &job : jobs)
        percents += percentOf(application, job);
    return jobs.empty() ? 0 : percents / static_cast<int>(jobs.size());
}

OrderedJson toJson(const CallStand &stand)
{
    OrderedJson out = jobJson(stand.jobs.front(), static_cast<int>(stand.images.size()));
    out["state"] = toString(stand.state).toStdString();
    out["error"] = stand.error ? errorJson(*stand.error) : OrderedJson(nullptr);
    out["progress"] = stand.percent;
    out["images"] = OrderedJson::array();
    for (const ReportedArtwork &image : stand.images)
        out["images"].push_back(imageJson(image));
    if (stand.jobs.size() > 1) {
        for (const Job &job : stand.jobs)
            out["jobs"].push_back(job.id.toStdString());
    }
    return out;
}

QCoro::Task<> awaitCall(Application *application, QString id, std::chrono::milliseconds patience,
                        std::stop_token stop)
{
    std::stop_source late;
    const EitherStop either{stop, late.get_token()};
    QCoro::Task<> ringing = stopAfter(&application->clock(), patience, late);
    while (!either.token().stop_requested() && !isOver(*application, id)) {
        for (const Job &job : jobsOfCall(*application, id))
            co_await awaitJob(application, job.id, either.token());
        // One that a cap holds back, or that cannot be sent, may go on.
        if (!isOver(*application, id))
            co_await application->clock().sleep(lookEvery, either.token());
    }
    late.request_stop();
    co_await ringing;
}

} // namespace limner
