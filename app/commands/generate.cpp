#include "app/commands/generate.h"

#include "app/commands/drafts.h"
#include "app/commands/jobwait.h"
#include "app/commands/localtrouble.h"
#include "app/commands/manyprompts.h"
#include "app/commands/severalmodels.h"
#include "app/commands/submit.h"
#include "core/base/eitherstop.h"

#include <QCoreApplication>

using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr std::chrono::milliseconds uploadPatience = 30s; // DESIGN §4

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Generate)
};

RunAnswer failed(const Error &error)
{
    RunAnswer answer;
    answer.error = error;
    return answer;
}

RunAnswer planned(Application &application, const Plan &plan)
{
    RunAnswer answer;
    answer.plan = planJson(application, plan);
    return answer;
}

//! Takes back a job of this call that a cap keeps waiting, as if the call had never been made: a
//! script may repeat it with the same id once the cap is raised. Another's waits on.
bool reportHeld(RunAnswer &answer, Application &application, const Ticket &ticket)
{
    JobQueue &queue = application.jobs();
    if (!queue.board().isHeld(ticket.jobId))
        return false;
    const Error error = queue.caps().held()->why.error();
    if (ticket.isMade() && !queue.canceller().withdraw(ticket.jobId))
        queue.canceller().cancel(ticket.jobId); // it was sent once, and refused: its record stays
    if (!answer.error)
        answer.error = error;
    return true;
}

//! After the wait: what is still open and why, as the command reports it.
void blameOpenJob(RunAnswer &answer, Application &application, const Ticket &ticket,
                  const std::stop_token &interrupt)
{
    const std::optional<Job> job = application.jobs().board().job(ticket.jobId);
    if (!job || isFinished(job->state) || job->state == JobState::Uncertain)
        return;
    Error error = job->error.value_or(Error{ErrorKind::Uncertain});
    if (interrupt.stop_requested() && !ticket.isMade())
        error = Error{ErrorKind::Cancelled, Text::tr("The job goes on for whoever asked first.")};
    else if (job->state != JobState::Queued)
        error.kind = ErrorKind::Uncertain;
    else if (ticket.isMade()) // nothing was paid; a script must not find it running later
        application.jobs().canceller().cancel(ticket.jobId);
    answer.error = error;
}

QCoro::Task<> cancelAndAwait(Application *application, std::vector<Ticket> tickets,
                             std::stop_token abandon)
{
    for (const Ticket &ticket : tickets) {
        if (ticket.isMade())
            application->jobs().canceller().cancel(ticket.jobId);
    }
    for (const Ticket &ticket : tickets) {
        if (ticket.isMade())
            co_await awaitJob(application, ticket.jobId, abandon);
    }
}

std::vector<ArtworkId> picturesOf(Application &application, const std::vector<Ticket> &tickets)
{
    std::vector<ArtworkId> kept;
    for (const Ticket &ticket : tickets) {
        for (const Artwork &artwork : application.library().artworksOfJob(ticket.jobId))
            kept.push_back(artwork.id);
    }
    return kept;
}

RunAnswer answerFor(Application &application, const std::vector<Ticket> &tickets,
                    const std::stop_token &interrupt)
{
    RunAnswer answer;
    answer.cost = {.amount = 0, .estimated = false}; // what it joins, others pay for
    for (const Ticket &ticket : tickets) {
        answer.cached = answer.cached || ticket.kind == Ticket::Kind::Cached;
        if (reportHeld(answer, application, ticket))
            continue;
        addJob(answer, application, ticket.jobId);
        if (ticket.isMade())
            addCost(answer, application, ticket.jobId);
        blameOpenJob(answer, application, ticket, interrupt);
    }
    return answer;
}

//! Whoever asked hears of jobs that are not its own.
void announce(const std::vector<Ticket> &tickets, CommandClient &client)
{
    for (const Ticket &ticket : tickets) {
        if (ticket.isMade())
            client.made(ticket.jobId);
        else if (ticket.kind == Ticket::Kind::Joined)
            client.tell(Text::tr("This is on its way already as job %1; waiting for that.")
                            .arg(ticket.jobId));
    }
}

} // namespace

QCoro::Task<std::optional<RunAnswer>> generate(Application *application, GenerateCommand command,
                                               Attendance attendance)
{
    const EitherStop either{attendance.interrupt, attendance.abandon};
    const LocalTrouble trouble{*application, attendance.client};
    Result<Plan> plan = co_await planForAll(application, command, attendance, either.token());
    if (attendance.abandon.stop_requested())
        co_return std::nullopt;
    if (!plan)
        co_return failed(plan.error());
    if (const Result<> placed = addressTo(*application, *plan, command.album); !placed)
        co_return failed(placed.error());
    if (command.dryRun)
        co_return planned(*application, *plan);
    const Result<std::vector<Ticket>> tickets = submitPlan(*application, *plan, command);
    if (!tickets)
        co_return failed(tickets.error());
    announce(*tickets, attendance.client);

    for (const Ticket &ticket : *tickets)
        co_await awaitJob(application, ticket.jobId, either.token());
    if (attendance.interrupt.stop_requested())
        co_await cancelAndAwait(application, *tickets, attendance.abandon);
    co_await awaitUploads(application, picturesOf(*application, *tickets), uploadPatience,
                          either.token());
    if (attendance.abandon.stop_requested())
        co_return std::nullopt; // nothing is taken back: the next process goes on with them
    const RunAnswer answer = answerFor(*application, *tickets, attendance.interrupt);
    tellDoubts(answer, attendance.client);
    if (!command.otherModels.isEmpty())
        tellFailures(*application, answer, attendance.client);
    co_return answer;
}

} // namespace limner
