#include "app/api/standroutes.h"

#include "app/api/apibody.h"
#include "app/api/apicommand.h"
#include "app/commands/namedmodel.h"
#include "app/servercheck.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

std::string providerStand(Application &application)
{
    if (application.objection())
        return "refused";
    const Provider *const used = application.catalog().find(application.settings().provider);
    return used && used->isConfigured() ? "ok" : "unconfigured";
}

//! As this server was started.
ServerSetup setupOf(const ApiContext &context)
{
    const Launch &launch = context.application.launch();
    const QString host = context.config.host.contains(u':') ? u'[' + context.config.host + u']'
                                                            : context.config.host;
    return {.serve = {.listen = u"%1:%2"_s.arg(host).arg(context.config.port),
                      .noToken = context.config.token.isEmpty()},
            .environment = launch.environment,
            .folders = launch.folders,
            .library = launch.library};
}

} // namespace

ApiAnswer healthAnswer(ApiContext *context, ApiCall)
{
    Application &application = context->application;
    const QueueCounts counts = application.jobs().board().counts();
    OrderedJson out{{"status", "ok"}, {"version", LIMNER_VERSION}};
    out["provider"] = providerStand(application);
    out["store"] = application.store().isConfigured() ? "ok" : "unconfigured";
    out["queue"] = {
        {"running", counts.running}, {"waiting", counts.waiting}, {"paused", counts.paused}};
    co_return jsonReply(out);
}

ApiAnswer modelsAnswer(ApiContext *context, ApiCall call)
{
    const QHash<QString, QString> query = queryOf(call.request);
    ModelsCommand command;
    command.query = query.value(u"q"_s);
    command.provider = query.value(u"provider"_s);
    const AnyCommand any = command;
    OrderedJson answer = co_await ask(context, any, call.stop);
    // What a job without a model is made by.
    const Result<NamedModel> usual = namedModel(context->application, {}, command.provider);
    if (usual && answer.contains("models"))
        answer["usual"] = {{"provider", usual->provider.toStdString()},
                           {"model", usual->name.toStdString()}};
    co_return replyOf(answer);
}

ApiAnswer modelAnswer(ApiContext *context, ApiCall call)
{
    ModelCommand command;
    command.name = call.names.join(u'/');
    command.provider = queryOf(call.request).value(u"provider"_s);
    const AnyCommand any = command;
    const OrderedJson answer = co_await ask(context, any, call.stop);
    co_return replyOf(answer);
}

ApiAnswer spendAnswer(ApiContext *context, ApiCall call)
{
    const AnyCommand any = SpendCommand();
    const OrderedJson answer = co_await ask(context, any, call.stop);
    co_return replyOf(answer);
}

ApiAnswer checkAnswer(ApiContext *context, ApiCall call)
{
    const AnyCommand any = CheckCommand();
    OrderedJson answer = co_await ask(context, any, call.stop);
    if (answer.contains("ok"))
        addServerCheck(answer, setupOf(*context));
    // What is wrong is the answer, not a failure of the call.
    co_return answer.contains("ok") ? jsonReply(answer) : replyOf(answer);
}

ApiAnswer eventsAnswer(ApiContext *context, ApiCall call)
{
    ApiReply reply{.type = "text/event-stream"};
    reply.headers.emplace_back("Cache-Control", "no-store");
    reply.headers.emplace_back("X-Accel-Buffering",
                               "no"); // a proxy in front passes them on at once
    reply.feed = context->events.listen(call.request.header("last-event-id"));
    co_return reply;
}

} // namespace limner
