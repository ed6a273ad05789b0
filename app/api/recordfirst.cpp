#include "app/api/recordfirst.h"

#include "app/api/picturewish.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int mostOfCall = 10;

ApiReply refused(const Error &error)
{
    Refusal refusal = refusalFor(error);
    if (refusal.status == 422)
        refusal.status = 400;
    if (error.kind == ErrorKind::BudgetCap)
        refusal.status = 403;
    return refuse(Dialect::RecordFirst, refusal);
}

const char *statusOf(WishStand stand)
{
    switch (stand) {
    case WishStand::Done:
        return "completed";
    case WishStand::Failed:
        return "failed";
    case WishStand::Waiting:
    case WishStand::Working:
        break;
    }
    return "processing";
}

OrderedJson recordJson(const CallStand &stand, const QString &id)
{
    const WishStand how = wishStand(stand);
    const QStringList urls = stand.urls();
    OrderedJson out{{"id", id.toStdString()}, {"status", statusOf(how)}};
    out["url"] = textOrNull(urls.value(0));
    out["urls"] = OrderedJson::array();
    for (const QString &url : urls)
        out["urls"].push_back(url.toStdString());
    out["error"] = how == WishStand::Failed ? OrderedJson(sentenceOf(stand.error).toStdString())
                                            : OrderedJson(nullptr);
    return out;
}

} // namespace

ApiAnswer beginRecordAnswer(ApiContext *context, ApiCall call)
{
    const Result<Json> body = bodyOf(call.request);
    if (!body)
        co_return refused(body.error());
    BodyReader reader(*body);
    PictureWish wish = wishIn(reader);
    wish.count = reader.integer("n", 1, mostOfCall).value_or(1);
    wish.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (const std::optional<Error> wrong = reader.error())
        co_return refused(*wrong);
    const Result<FittedWish> fit = co_await fitted(context, wish, call.stop);
    if (!fit)
        co_return refused(fit.error());
    const Result<std::vector<Ticket>> tickets =
        co_await submitted(context, fit->command, call.stop);
    if (!tickets)
        co_return refused(tickets.error());
    co_return jsonReply({{"id", tickets->front().jobId.toStdString()}, {"status", "processing"}});
}

ApiAnswer recordAnswer(ApiContext *context, ApiCall call)
{
    const QString id = call.names.value(0);
    const std::optional<CallStand> stand = callStand(context->application, id);
    if (!stand) {
        Refusal missing = refusal(404, ErrorKind::NotFound, u"There is no such record."_s);
        co_return refuse(Dialect::RecordFirst, missing);
    }
    co_return jsonReply(recordJson(*stand, id));
}

} // namespace limner
