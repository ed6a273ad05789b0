#include "app/api/contenttasks.h"

#include "app/api/picturewish.h"
#include "app/commands/drafts.h"
#include "core/base/digest.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int mostRuns = 1000;
constexpr qsizetype idDigits = 20;

//! Equal whatever was left to the model's defaults, and whatever the order.
QString taskIdOf(const FittedWish &fit)
{
    Json canonical{{"provider", fit.provider.toStdString()},
                   {"model", fit.model.model.toStdString()},
                   {"pictures", fit.command.count.value_or(1)}};
    canonical["values"] = valuesOf(fit.model, fit.command).values;
    return QString::fromLatin1(sha256Hex(toBytes(canonical)).first(idDigits));
}

//! A task that failed runs again under the next of these.
QString jobIdOf(const QString &task, int run)
{
    return u"task-"_s + task + (run == 1 ? QString{} : u'~' + QString::number(run));
}

//! The number of the last run; 0 = none.
int lastRun(Application &application, const QString &task)
{
    int run = 0;
    while (run < mostRuns && application.jobs().board().job(jobIdOf(task, run + 1)))
        ++run;
    return run;
}

//! What may have been paid for is for a person to decide; the same again is not.
bool wantsAnotherRun(const CallStand &stand)
{
    return stand.state == JobState::Failed || stand.state == JobState::Cancelled ||
           (stand.state == JobState::Done && (stand.isTrashed || stand.images.empty()));
}

ApiReply begun(const QString &task, bool isCached, const QString &message)
{
    OrderedJson body{{"success", true}, {"taskId", task.toStdString()}};
    body["cached"] = isCached;
    body["message"] = message.toStdString();
    return jsonReply(body);
}

OrderedJson standJson(const CallStand &stand)
{
    OrderedJson body{{"success", true}};
    switch (wishStand(stand)) {
    case WishStand::Done:
        body["status"] = "completed";
        body["data"] = OrderedJson::array();
        for (const QString &url : stand.urls())
            body["data"].push_back({{"url", url.toStdString()}});
        return body;
    case WishStand::Failed:
        body["status"] = "failed";
        body["message"] = sentenceOf(stand.error).toStdString();
        return body;
    case WishStand::Waiting:
    case WishStand::Working:
        break;
    }
    body["status"] = "processing";
    body["progress"] = percentOf(stand);
    body["message"] = stand.error ? sentenceOf(stand.error).toStdString() : "The task is running.";
    return body;
}

} // namespace

ApiAnswer beginTaskAnswer(ApiContext *context, ApiCall call)
{
    const Result<Json> body = bodyOf(call.request);
    if (!body)
        co_return refuse(Dialect::ContentTasks, body.error());
    BodyReader reader(*body);
    PictureWish wish = wishIn(reader);
    wish.negativePrompt.clear(); // not a word of this dialect
    wish.provider = providerOfDoor(u"tasks"_s);
    wish.count = reader.integer("n", 1, mostOfCall(Dialect::ContentTasks)).value_or(1);
    if (const std::optional<Error> wrong = reader.error())
        co_return refuse(Dialect::ContentTasks, *wrong);
    Result<FittedWish> fit = co_await fitted(context, wish, call.stop);
    if (!fit)
        co_return refuse(Dialect::ContentTasks, fit.error());

    const QString task = taskIdOf(*fit);
    int run = lastRun(context->application, task);
    const std::optional<CallStand> stand =
        run > 0 ? callStand(context->application, jobIdOf(task, run)) : std::nullopt;
    if (stand && !wantsAnotherRun(*stand)) {
        const bool isDone = wishStand(*stand) == WishStand::Done;
        co_return begun(task, isDone,
                        isDone ? u"The pictures are there."_s : u"The task is running."_s);
    }
    fit->command.id = jobIdOf(task, ++run);
    const Result<std::vector<Ticket>> tickets =
        co_await submitted(context, fit->command, call.stop);
    if (!tickets)
        co_return refuse(Dialect::ContentTasks, tickets.error());
    co_return begun(task, false, u"The task has begun."_s);
}

ApiAnswer taskAnswer(ApiContext *context, ApiCall call)
{
    static const QRegularExpression form{u"^[0-9a-f]{20}$"_s};
    const QString task = call.names.value(0);
    const int run = form.match(task).hasMatch() ? lastRun(context->application, task) : 0;
    const std::optional<CallStand> stand =
        run > 0 ? callStand(context->application, jobIdOf(task, run)) : std::nullopt;
    if (!stand)
        co_return refuse(Dialect::ContentTasks,
                         refusal(404, ErrorKind::NotFound, u"There is no such task."_s));
    co_return jsonReply(standJson(*stand));
}

} // namespace limner
