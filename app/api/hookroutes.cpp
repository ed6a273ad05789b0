#include "app/api/hookroutes.h"

#include "app/api/apicommand.h"
#include "app/hooks/hooks.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype mostBytes = 4 << 20; // a prediction with its logs

int statusFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidInput:
        return 400;
    case ErrorKind::Unauthorized:
    case ErrorKind::ClockSkew:
        return 401;
    case ErrorKind::Unavailable:
        return 503;
    default:
        return httpStatusFor(kind);
    }
}

ApiReply refused(ErrorKind kind, const QString &message)
{
    return refuse(Dialect::Native, refusal(statusFor(kind), kind, message));
}

} // namespace

ApiAnswer webhookAnswer(ApiContext *context, ApiCall call)
{
    if (call.request.body.size() > mostBytes)
        co_return refused(ErrorKind::TooLarge, u"a call has at most 4 MiB"_s);
    WebhookHead head;
    head.id = call.request.header("webhook-id");
    head.timestamp = call.request.header("webhook-timestamp");
    head.signature = call.request.header("webhook-signature");
    const Result<> taken = co_await context->application.hooks().calls().take(
        call.names.value(0), std::move(head), call.request.body, call.stop);
    if (!taken)
        co_return refused(taken.error().kind, taken.error().message);
    co_return jsonReply(OrderedJson::object());
}

} // namespace limner
