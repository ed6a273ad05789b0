#include "app/api/apicommand.h"

#include "app/api/doorclient.h"
#include "app/commands/run.h"
#include "app/commands/submit.h"

namespace limner {
ApiReply jsonReply(const OrderedJson &body, int status)
{
    ApiReply reply{.status = status};
    reply.body = toBytes(body);
    return reply;
}

QCoro::Task<OrderedJson> ask(ApiContext *context, AnyCommand command, std::stop_token stop)
{
    DoorClient client;
    const Attendance attendance{.client = client, .abandon = stop};
    std::optional<OrderedJson> answer =
        co_await run(&context->application, std::move(command), attendance);
    if (answer)
        co_return *answer;
    co_return OrderedJson{{"error", errorJson(Error{ErrorKind::Cancelled})}};
}

QCoro::Task<OrderedJson> askRows(ApiContext *context, AnyCommand command, std::stop_token stop)
{
    OrderedJson rows = OrderedJson::array();
    std::optional<AnyCommand> next = std::move(command);
    OrderedJson last = nullptr;
    while (next) {
        const AnyCommand now = *next;
        const OrderedJson page = co_await ask(context, now, stop);
        if (page.contains("error"))
            co_return page;
        for (const OrderedJson &row : page.at("rows"))
            rows.push_back(row);
        last = page.contains("next") ? page.at("next") : OrderedJson(nullptr);
        next = nextPage(now, page);
    }
    OrderedJson out;
    out["rows"] = std::move(rows);
    out["next"] = std::move(last);
    co_return out;
}

ApiReply replyOf(const OrderedJson &answer)
{
    const auto error = answer.find("error");
    if (error == answer.end() || !error->is_object())
        return jsonReply(answer);
    return refuse(Dialect::Native, refusalFor(*error));
}

AsyncResult<std::vector<Ticket>> submitted(ApiContext *context, GenerateCommand command,
                                           std::stop_token stop)
{
    DoorClient client;
    const Attendance attendance{.client = client, .abandon = stop};
    const AnyCommand any = command;
    const Result<> may = co_await mayRun(&context->application, any, attendance);
    if (!may)
        co_return propagate(may);
    co_return co_await submit(&context->application, std::move(command), stop);
}

QCoro::Task<Refusal> explained(ApiContext *context, Error error, GenerateCommand command,
                               std::stop_token stop)
{
    Refusal refusal = refusalFor(error);
    if (error.kind != ErrorKind::InvalidInput)
        co_return refusal;
    const Result<ReadyModel> model =
        co_await readyModel(&context->application, command.model, command.provider, stop);
    if (model)
        refusal.problems = valuesOf(model->schema, command).problems;
    co_return refusal;
}

} // namespace limner
