#include "ui/desktop/endedjobs.h"

namespace limner {

std::optional<EndedJobs> endedJobs(const QString &id, const std::vector<Job> &jobs)
{
    EndedJobs out;
    out.id = id;
    for (const Job &job : jobs) {
        if (!isFinished(job.state) && job.state != JobState::Uncertain)
            return {};
        if (out.prompt.isEmpty())
            out.prompt = job.promptTemplate.isEmpty() ? job.request.prompt() : job.promptTemplate;
        if (job.state == JobState::Done) {
            ++out.done;
        } else if (job.state != JobState::Cancelled || !job.cancelAsked) {
            ++out.failed;
            if (!out.trouble)
                out.trouble = job;
        }
    }
    if (out.done == 0 && out.failed == 0)
        return {};
    return out;
}

} // namespace limner
