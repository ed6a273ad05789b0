#include "app/commands/run.h"

#include "app/neededkeys.h"
#include "app/rebuildwords.h"
#include "core/base/eitherstop.h"

namespace limner {
namespace {

template <typename Answer>
OrderedJson answerOrError(const Result<Answer> &answer)
{
    if (answer)
        return toJson(*answer);
    return {{"error", errorJson(answer.error())}};
}

using Answered = QCoro::Task<std::optional<OrderedJson>>;

Answered answer(Application *, WindowCommand, Attendance)
{
    co_return OrderedJson::object(); // whoever has a window raised it
}

Answered answer(Application *, DoorCommand, Attendance)
{
    co_return OrderedJson::object(); // whoever has doors opened one
}

Answered answer(Application *application, GenerateCommand command, Attendance attendance)
{
    const std::optional<RunAnswer> done =
        co_await generate(application, std::move(command), attendance);
    co_return done ? std::optional{toJson(*done)} : std::nullopt;
}

Answered answer(Application *application, ResumeCommand command, Attendance attendance)
{
    const std::optional<RunAnswer> done = co_await resume(application, command, attendance);
    co_return done ? std::optional{toJson(*done)} : std::nullopt;
}

Answered answer(Application *application, ListCommand command, Attendance)
{
    co_return answerOrError(list(*application, command));
}

Answered answer(Application *application, JobsCommand command, Attendance)
{
    co_return answerOrError(jobs(*application, command));
}

Answered answer(Application *application, SpendCommand command, Attendance)
{
    co_return answerOrError(spend(*application, command));
}

Answered answer(Application *application, LinkCommand command, Attendance)
{
    co_return answerOrError(link(*application, command));
}

Answered answer(Application *application, TrashCommand command, Attendance)
{
    co_return answerOrError(trash(*application, command));
}

Answered answer(Application *application, RestoreCommand command, Attendance)
{
    co_return answerOrError(restore(*application, command));
}

Answered answer(Application *application, ModelCommand command, Attendance attendance)
{
    const EitherStop either{attendance.interrupt, attendance.abandon};
    const Result<ModelSchema> found =
        co_await model(application, std::move(command), either.token());
    if (attendance.abandon.stop_requested())
        co_return std::nullopt;
    if (!found)
        co_return OrderedJson{{"error", errorJson(found.error())}};
    co_return modelJson(*found);
}

Answered answer(Application *application, ModelsCommand command, Attendance attendance)
{
    const EitherStop either{attendance.interrupt, attendance.abandon};
    const Result<FoundModels> found =
        co_await models(application, std::move(command), either.token());
    if (attendance.abandon.stop_requested())
        co_return std::nullopt;
    co_return answerOrError(found);
}

Answered answer(Application *application, CheckCommand command, Attendance attendance)
{
    const EitherStop either{attendance.interrupt, attendance.abandon};
    const Result<CheckAnswer> checked = co_await check(application, command, either.token());
    if (attendance.abandon.stop_requested())
        co_return std::nullopt;
    co_return answerOrError(checked);
}

Answered answer(Application *application, ImportCommand command, Attendance attendance)
{
    const std::optional<ImportStand> done =
        co_await importFiles(application, std::move(command), attendance);
    co_return done ? std::optional{toJson(*done)} : std::nullopt;
}

Answered answer(Application *application, ShareCommand command, Attendance attendance)
{
    co_return co_await share(application, std::move(command), attendance);
}

Answered answer(Application *application, SettingsCommand command, Attendance)
{
    const Result<OrderedJson> carried = carrySettings(*application, command);
    co_return carried ? *carried : OrderedJson{{"error", errorJson(carried.error())}};
}

Answered answerAny(Application *application, AnyCommand command, const Attendance &attendance)
{
    return std::visit([&](auto &one) { return answer(application, std::move(one), attendance); },
                      command);
}

//! What is not found yet could be paid for again; no command is worth that.
QCoro::Task<> awaitRebuild(Application *application, Attendance attendance)
{
    if (!application->rebuild().isNews())
        co_return;
    const EitherStop either{attendance.interrupt, attendance.abandon};
    co_await application->rebuild().finished(either.token());
    static_cast<void>(application->rebuild().isNews());
    attendance.client.tell(rebuildText(*application->rebuild().progress()).sentence());
}

} // namespace

AsyncResult<> mayRun(Application *application, AnyCommand command, Attendance attendance)
{
    const std::vector<SecretName> keys = keysFor(*application, command);
    const EitherStop either{attendance.interrupt, attendance.abandon};
    co_await application->loadSecrets(keys, either.token());
    co_await awaitRebuild(application, attendance);
    if (attendance.abandon.stop_requested())
        co_return fail(ErrorKind::Cancelled);
    const std::optional<Error> objection = application->objection();
    if (objection && !keys.empty())
        co_return fail(*objection);
    co_return Result<>();
}

QCoro::Task<std::optional<OrderedJson>> run(Application *application, AnyCommand command,
                                            Attendance attendance)
{
    const Result<> may = co_await mayRun(application, command, attendance);
    if (attendance.abandon.stop_requested())
        co_return std::nullopt;
    if (!may)
        co_return OrderedJson{{"error", errorJson(may.error())}};
    co_return co_await answerAny(application, std::move(command), attendance);
}

bool worksJobsOff(const AnyCommand &command)
{
    return std::holds_alternative<GenerateCommand>(command) ||
           std::holds_alternative<ResumeCommand>(command);
}

} // namespace limner
