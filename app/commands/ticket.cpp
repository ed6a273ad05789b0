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

Result<std::vector<Ticket>> takeTickets(JobQueue &queue, const std::vector<JobDraft> &drafts,
                                        const GenerateCommand &command)
{
    Result<std::vector<Ticket>> tickets = queue.intake().submit(drafts);
    if (!tickets)
        return tickets;
    for (Ticket &ticket : *tickets) {
        if (isOwn(command, ticket.jobId))
            ticket.kind = Ticket::Kind::Made;
    }
    return tickets;
}

} // namespace limner
