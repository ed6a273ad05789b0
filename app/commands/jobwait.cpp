#include "app/commands/jobwait.h"

using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr std::chrono::milliseconds lostPatience = 60s;
constexpr std::chrono::milliseconds lookEvery = 500ms;

QCoro::Task<> alarm(Clock *clock, std::stop_source done)
{
    co_await clock->sleep(lookEvery, done.get_token());
    done.request_stop();
}

} // namespace

QCoro::Task<> awaitJob(Application *application, QString id, std::stop_token stop)
{
    JobQueue &queue = application->jobs();
    std::optional<std::chrono::milliseconds> troubledSince;
    while (!stop.stop_requested()) {
        std::stop_source round;
        const std::stop_callback forward{stop, [&round] { round.request_stop(); }};
        QCoro::Task<> ringing = alarm(&application->clock(), round);
        co_await queue.board().settled(id, round.get_token());
        round.request_stop();
        co_await ringing;

        const std::optional<Job> job = queue.board().job(id);
        if (!job || isFinished(job->state) || job->state == JobState::Uncertain ||
            queue.board().isHeld(id))
            co_return;
        const bool unsent = job->state == JobState::Queued && job->error &&
                            job->error->kind != ErrorKind::RateLimited;
        const bool lost = job->state == JobState::Submitting && job->error;
        if (!unsent && !lost)
            troubledSince.reset();
        else if (!troubledSince)
            troubledSince = application->clock().elapsed();
        else if (application->clock().elapsed() - *troubledSince > lostPatience)
            co_return;
    }
}

QCoro::Task<> awaitUploads(Application *application, std::vector<ArtworkId> ids,
                           std::chrono::milliseconds patience, std::stop_token stop)
{
    const std::chrono::milliseconds until = application->clock().elapsed() + patience;
    for (const ArtworkId id : ids) {
        const auto left = until - application->clock().elapsed();
        if (left.count() > 0 && !stop.stop_requested())
            co_await application->outbox().settled(id, left, stop);
    }
}

} // namespace limner
