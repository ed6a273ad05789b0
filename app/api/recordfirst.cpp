#include "app/api/recordfirst.h"

#include "app/api/picturewish.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

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

} // namespace

ApiAnswer beginRecordAnswer(ApiContext *context, ApiCall call)
{
    const Result<Json> body = bodyOf(call.request);
    if (!body)
        co_return refuse(Dialect::RecordFirst, body.error());
    BodyReader reader(*body);
    PictureWish wish = wishIn(reader);
    wish.count = reader.integer("n", 1, mostOfCall(Dialect::RecordFirst)).value_or(1);
    wish.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (const std::optional<Error> wrong = reader.error())
        co_return refuse(Dialect::RecordFirst, *wrong);
    const Result<QString> id = co_await begun(context, wish, call.stop);
    if (!id)
        co_return refuse(Dialect::RecordFirst, id.error());
    co_return jsonReply({{"id", id->toStdString()}, {"status", "processing"}});
}

ApiReply tellRecord(const Poll &poll)
{
    const WishStand how = wishStand(poll.stand);
    const QStringList urls = poll.stand.urls();
    OrderedJson out{{"id", poll.id.toStdString()}, {"status", statusOf(how)}};
    out["url"] = textOrNull(urls.value(0));
    out["urls"] = OrderedJson::array();
    for (const QString &url : urls)
        out["urls"].push_back(url.toStdString());
    out["error"] = how == WishStand::Failed
                       ? OrderedJson(sentenceOf(poll.stand.error).toStdString())
                       : OrderedJson(nullptr);
    return jsonReply(out);
}

ApiAnswer recordAnswer(ApiContext *context, ApiCall call)
{
    const QString id = call.names.value(0);
    const std::optional<CallStand> stand = context->stands.ask(id);
    if (!stand) {
        Refusal missing = refusal(404, ErrorKind::NotFound, u"There is no such record."_s);
        co_return refuse(Dialect::RecordFirst, missing);
    }
    const Poll poll{
        .stand = *stand, .id = id, .request = call.request, .token = context->config.token};
    co_return tellRecord(poll);
}

} // namespace limner
