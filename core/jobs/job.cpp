#include "core/jobs/job.h"

#include <array>
#include <utility>

namespace limner {
namespace {

using Row = std::pair<JobState, const char *>;
constexpr std::array names{
    Row{JobState::Queued, "queued"},       Row{JobState::Submitting, "submitting"},
    Row{JobState::Running, "running"},     Row{JobState::Fetching, "fetching"},
    Row{JobState::Uncertain, "uncertain"}, Row{JobState::Done, "done"},
    Row{JobState::Failed, "failed"},       Row{JobState::Cancelled, "cancelled"},
};

} // namespace

QString toString(JobState state)
{
    for (const auto &[value, name] : names) {
        if (value == state)
            return QString::fromLatin1(name);
    }
    return {};
}

std::optional<JobState> jobStateFromString(const QString &name)
{
    for (const auto &[value, text] : names) {
        if (name == QLatin1StringView(text))
            return value;
    }
    return std::nullopt;
}

bool isFinished(JobState state)
{
    return state == JobState::Done || state == JobState::Failed || state == JobState::Cancelled;
}

bool isUnderWay(JobState state)
{
    return state == JobState::Submitting || state == JobState::Running ||
           state == JobState::Fetching;
}

bool hasTrouble(const Job &job)
{
    const bool endedWithWords =
        (job.state == JobState::Cancelled && (job.error || job.billed == true)) ||
        (job.state == JobState::Done && job.error);
    return job.state == JobState::Failed || job.state == JobState::Uncertain || endedWithWords;
}

bool wantsAttention(const Job &job)
{
    return !job.dismissed && hasTrouble(job);
}

JobDraft draftOf(const ModelSchema &schema, Request request)
{
    JobDraft draft;
    draft.roles = rolesOf(schema);
    for (const QString &name : draft.roles.secrets) {
        const auto value = request.parameters.find(name.toStdString());
        if (value == request.parameters.end())
            continue;
        if (const QString text = toText(*value); !text.isEmpty())
            draft.secrets.emplace(name, Secret{text});
        request.parameters.erase(value);
    }
    draft.request = std::move(request);
    return draft;
}

} // namespace limner
