#include "app/api/jobroutes.h"

#include "app/api/apibody.h"
#include "app/api/apicommand.h"
#include "app/commands/callstand.h"

#include <QUrl>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr int mostRows = 200;
constexpr int usualRows = 50;
constexpr int longestWait = 600; // seconds
constexpr qsizetype longestId = 200;

ApiReply unknownJob(const QString &id)
{
    return refuse(404, ErrorKind::NotFound, u"no job is called “%1”"_s.arg(id.left(80)));
}

bool isPrintable(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint(); });
}

//! As the command line takes them.
void readParameters(BodyReader &reader, GenerateCommand &command)
{
    const Json parameters = reader.object("parameters");
    if (!parameters.is_object())
        return;
    for (const auto &[name, value] : parameters.items()) {
        if (!value.is_null())
            command.parameters.emplace_back(QString::fromStdString(name), toText(value));
    }
}

GenerateCommand commandIn(BodyReader &reader, const ApiRequest &request)
{
    GenerateCommand command;
    command.prompt = reader.text("prompt", BodyReader::Need::Required);
    command.negativePrompt = reader.text("negative_prompt");
    command.model = reader.text("model");
    command.provider = reader.text("provider");
    const QString version = reader.text("version");
    if (!version.isEmpty() && command.model.isEmpty())
        reader.complain("model", Problem::Kind::Required);
    else if (!version.isEmpty())
        command.model += u':' + version;
    command.count = reader.integer("count", 1, mostOfCall(Dialect::Native));
    readParameters(reader, command);
    command.id = reader.text("id", BodyReader::Need::Optional, longestId);
    if (command.id.isEmpty())
        command.id = QString::fromUtf8(request.header("idempotency-key")).left(longestId);
    if (!isPrintable(command.id))
        reader.complain("id", Problem::Kind::Pattern, u"printable characters"_s);
    command.idIsOwn = command.id.isEmpty();
    if (command.idIsOwn)
        command.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    return command;
}

ApiReply ticketReply(KnownStands &stands, const Ticket &ticket)
{
    const std::optional<CallStand> stand = stands.ask(ticket.jobId);
    const std::string self = "/v1/jobs/" + QUrl::toPercentEncoding(ticket.jobId).toStdString();
    OrderedJson body{{"id", ticket.jobId.toStdString()}};
    body["state"] = stand ? toString(stand->state).toStdString() : "queued";
    body["cached"] = ticket.kind == Ticket::Kind::Cached;
    body["links"] = {{"self", self}, {"events", "/v1/events"}};
    ApiReply reply = jsonReply(body, 202);
    reply.headers.emplace_back("Idempotency-Key", QUrl::toPercentEncoding(ticket.jobId, " #"));
    reply.headers.emplace_back("Location", QByteArray::fromStdString(self));
    return reply;
}

ApiReply standReply(KnownStands &stands, const QString &id, int status = 200)
{
    const std::optional<CallStand> stand = stands.ask(id);
    return stand ? jsonReply(toJson(*stand), status) : unknownJob(id);
}

//! Nothing where it is no such number.
std::optional<int> numberIn(const ApiRequest &request, const QString &name, int usual, int least,
                            int most)
{
    const QHash<QString, QString> query = queryOf(request);
    if (!query.contains(name))
        return usual;
    bool isNumber = false;
    const int value = query.value(name).toInt(&isNumber);
    return isNumber && value >= least && value <= most ? std::optional{value} : std::nullopt;
}

} // namespace

ApiAnswer submitAnswer(ApiContext *context, ApiCall call)
{
    const Result<Json> body = bodyOf(call.request);
    if (!body)
        co_return refuse(Dialect::Native, body.error());
    BodyReader reader(*body);
    const GenerateCommand command = commandIn(reader, call.request);
    if (const std::optional<Error> wrong = reader.error()) {
        Refusal refusal = refusalFor(*wrong);
        refusal.status = 400;
        refusal.problems = reader.problems();
        co_return refuse(Dialect::Native, refusal);
    }
    const Result<std::vector<Ticket>> tickets = co_await submitted(context, command, call.stop);
    if (!tickets) {
        const Refusal why = co_await explained(context, tickets.error(), command, call.stop);
        co_return refuse(Dialect::Native, why);
    }
    co_return ticketReply(context->stands, tickets->front());
}

ApiAnswer jobsAnswer(ApiContext *context, ApiCall call)
{
    const QHash<QString, QString> query = queryOf(call.request);
    const std::optional<int> limit = numberIn(call.request, u"limit"_s, usualRows, 1, mostRows);
    if (!limit)
        co_return refuse(400, ErrorKind::Usage, u"limit is 1 to %1"_s.arg(mostRows));
    JobsCommand command;
    command.after = query.value(u"after"_s);
    command.state = query.value(u"state"_s);
    command.limit = *limit;
    const AnyCommand any = command;
    const OrderedJson answer = co_await askRows(context, any, call.stop);
    co_return replyOf(answer);
}

ApiReply tellJob(const Poll &poll)
{
    return jsonReply(toJson(poll.stand));
}

ApiAnswer jobAnswer(ApiContext *context, ApiCall call)
{
    co_return standReply(context->stands, call.names.value(0));
}

ApiAnswer waitAnswer(ApiContext *context, ApiCall call)
{
    const QString id = call.names.value(0);
    const std::optional<int> seconds = numberIn(call.request, u"seconds"_s, 60, 0, longestWait);
    if (!seconds)
        co_return refuse(400, ErrorKind::Usage, u"seconds is 0 to %1"_s.arg(longestWait));
    if (!callStand(context->application, id))
        co_return unknownJob(id);
    const std::chrono::milliseconds patience = *seconds * 1s;
    co_await awaitCall(&context->application, id, patience, call.stop);
    co_return standReply(context->stands, id);
}

ApiAnswer cancelAnswer(ApiContext *context, ApiCall call)
{
    const QString id = call.names.value(0);
    const std::optional<CallStand> stand = callStand(context->application, id);
    if (!stand)
        co_return unknownJob(id);
    if (isFinished(stand->state))
        co_return refuse(409, ErrorKind::Conflict, u"the job is finished"_s);
    for (const Job &job : stand->jobs) {
        if (!isFinished(job.state))
            context->application.jobs().canceller().cancel(job.id);
    }
    co_return standReply(context->stands, id, 202);
}

ApiAnswer retryAnswer(ApiContext *context, ApiCall call)
{
    const QString id = call.names.value(0);
    const std::optional<Job> job = context->application.jobs().board().job(id);
    if (!job)
        co_return unknownJob(id);
    if (job->state == JobState::Done)
        co_return refuse(409, ErrorKind::Conflict, u"the job is finished"_s);
    const Result<QString> again = context->application.jobs().intake().retry(id);
    if (!again)
        co_return refuse(Dialect::Native, again.error());
    co_return standReply(context->stands, *again, 202);
}

} // namespace limner
