#include "core/jobs/jobmachine.h"

namespace limner {
namespace {

constexpr int pair(JobState state, JobEvent event)
{
    return static_cast<int>(state) * 16 + static_cast<int>(event);
}

} // namespace

std::optional<JobState> next(JobState state, JobEvent event)
{
    if (isFinished(state))
        return event == JobEvent::FetchAgain ? std::optional{JobState::Fetching} : std::nullopt;
    if (event == JobEvent::Failed)
        return JobState::Failed;
    if (event == JobEvent::Cancelled)
        return JobState::Cancelled;
    switch (pair(state, event)) {
    case pair(JobState::Queued, JobEvent::Submit):
        return JobState::Submitting;
    case pair(JobState::Submitting, JobEvent::NotCreated):
    case pair(JobState::Uncertain, JobEvent::NotCreated):
    case pair(JobState::Uncertain, JobEvent::Resubmit):
        return JobState::Queued;
    // A create that was thought lost may be found from each of these.
    case pair(JobState::Queued, JobEvent::Created):
    case pair(JobState::Submitting, JobEvent::Created):
    case pair(JobState::Uncertain, JobEvent::Created):
        return JobState::Running;
    case pair(JobState::Queued, JobEvent::AnswerLost):
    case pair(JobState::Submitting, JobEvent::AnswerLost):
        return JobState::Uncertain;
    case pair(JobState::Running, JobEvent::Succeeded):
        return JobState::Fetching;
    case pair(JobState::Fetching, JobEvent::Kept):
        return JobState::Done;
    default:
        return std::nullopt;
    }
}

} // namespace limner
