#include "app/commands/ticket.h"

#include "app/commands/generate.h"

namespace limner {
namespace {

//! A call that gave itself an id is the only one that knows it.
bool isOwn(const GenerateCommand &command, const QString &jobId)
{
    if (command.made.contains(jobId))
        return true;
    return command.idIsOwn &&
           (jobId == command.id || jobId.startsWith(command.id + QLatin1Char{'#'}));
}

} // namespace

Result<Ticket> takeTicket(JobQueue &queue, const JobDraft &draft, const GenerateCommand &command)
{
    const std::optional<QString> existing = queue.existing(draft);
    const std::optional<Job> before = existing ? queue.job(*existing) : std::nullopt;
    const Result<QString> id = queue.submit(draft); // an old one is let past the window's pause
    if (!id)
        return propagate(id);
    Ticket ticket{.jobId = *id};
    if (before && !isOwn(command, *id))
        ticket.kind = before->state == JobState::Done ? Ticket::Kind::Cached : Ticket::Kind::Joined;
    return ticket;
}

} // namespace limner
