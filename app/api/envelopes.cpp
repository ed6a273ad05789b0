#include "app/api/envelopes.h"

#include "app/api/picturewish.h"
#include "core/base/digest.h"
#include "core/schema/inputname.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype shownDigits = 24; // of a uuid, with its dashes, before the last group
constexpr qsizetype markDigits = 12;

//! The dialect's own words, in its two languages.
struct Word {
    const char *chinese;
    const char *english;
};
constexpr Word created{"任务已创建", "Task created"};
constexpr Word working{"处理中", "Processing"};
constexpr Word good{"成功", "Succeeded"};
constexpr Word bad{"失败", "Failed"};
constexpr Word unknown{"任务不存在", "There is no such task"};
constexpr Word notYours{"无权访问该任务", "This task is of another token"};

//! Chinese unless the caller wants another language more.
bool wantsEnglish(const ApiRequest &request)
{
    const QByteArray first = request.header("accept-language").split(',').first().trimmed();
    return !first.isEmpty() && first != "*" && !first.toLower().startsWith("zh");
}

std::string said(const Word &word, const ApiRequest &request)
{
    return wantsEnglish(request) ? word.english : word.chinese;
}

ApiReply envelope(int code, const std::string &message)
{
    return jsonReply({{"code", code}, {"message", message}}, code);
}

//! The last digits tell whose token made it, for as long as ids are kept, and hold no secret.
QString markOf(const Secret &token, const QString &shown)
{
    return QString::fromLatin1(hmacSha256(token.reveal(), "limner envelope " + shown.toLatin1())
                                   .toHex()
                                   .first(markDigits));
}

QString newJobId(const Secret &token)
{
    const QString shown = QUuid::createUuid().toString(QUuid::WithoutBraces).first(shownDigits);
    return shown + markOf(token, shown);
}

QString isoTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

QStringList picturesIn(BodyReader &reader)
{
    QStringList out;
    const Json references = reader.array("subject_reference");
    for (const Json &one : references.is_array() ? references : Json::array()) {
        const QString file = textAt(one, "image_file");
        const bool isPicture = isInlineFile(file) || isInputName(file) ||
                               file.startsWith(u"https://"_s) || file.startsWith(u"http://"_s);
        if (!one.is_object() || !isPicture)
            reader.complain("subject_reference", Problem::Kind::WrongType,
                            u"[{\"type\",\"image_file\": an address or data:image/…;base64,…}]"_s);
        out.append(file);
    }
    return out;
}

const char *statusOf(WishStand stand)
{
    switch (stand) {
    case WishStand::Waiting:
        return "PENDING";
    case WishStand::Working:
        return "PROCESSING";
    case WishStand::Done:
        return "COMPLETED";
    case WishStand::Failed:
        break;
    }
    return "FAILED";
}

OrderedJson dataOf(const CallStand &stand, const QString &id)
{
    const WishStand how = wishStand(stand);
    OrderedJson data{{"job_id", id.toStdString()}, {"status", statusOf(how)}};
    data["progress"] = percentOf(stand);
    if (how == WishStand::Done) {
        data["images"] = OrderedJson::array();
        for (const QString &url : stand.urls())
            data["images"].push_back(url.toStdString());
    }
    if (how == WishStand::Failed)
        data["error_msg"] = sentenceOf(stand.error).toStdString();
    data["created_at"] = isoTime(stand.jobs.front().createdAt).toStdString();
    const QDateTime finished = stand.jobs.back().finishedAt;
    if (finished.isValid() && (how == WishStand::Done || how == WishStand::Failed))
        data["completed_at"] = isoTime(finished).toStdString();
    return data;
}

} // namespace

ApiAnswer beginEnvelopeAnswer(ApiContext *context, ApiCall call)
{
    const Result<Json> body = bodyOf(call.request);
    if (!body)
        co_return refuse(Dialect::Envelopes, body.error());
    BodyReader reader(*body);
    PictureWish wish;
    wish.model = reader.text("model", BodyReader::Need::Required);
    wish.prompt = reader.text("prompt", BodyReader::Need::Required);
    wish.aspectRatio = reader.text("aspect_ratio");
    wish.pictures = picturesIn(reader);
    wish.count = reader.integer("n", 1, mostOfCall(Dialect::Envelopes)).value_or(1);
    wish.provider = providerOfDoor(u"envelopes"_s);
    wish.id = newJobId(context->config.token);
    if (const std::optional<Error> wrong = reader.error())
        co_return refuse(Dialect::Envelopes, *wrong);
    const Result<QString> id = co_await begun(context, wish, call.stop);
    if (!id)
        co_return refuse(Dialect::Envelopes, id.error());
    OrderedJson data{{"job_id", id->toStdString()}};
    data["status"] = "PROCESSING";
    data["created_at"] = isoTime(context->application.clock().now()).toStdString();
    OrderedJson out{{"code", 202}, {"message", said(created, call.request)}};
    out["data"] = std::move(data);
    co_return jsonReply(out, 202);
}

ApiReply tellEnvelope(const Poll &poll)
{
    const qsizetype shown = std::min(shownDigits, poll.id.size());
    if (poll.id.sliced(shown) != markOf(poll.token, poll.id.first(shown)))
        return envelope(403, said(notYours, poll.request));
    const WishStand how = wishStand(poll.stand);
    const Word &word = how == WishStand::Done ? good : how == WishStand::Failed ? bad : working;
    OrderedJson out{{"code", 200}, {"message", said(word, poll.request)}};
    out["data"] = dataOf(poll.stand, poll.id);
    return jsonReply(out);
}

ApiAnswer envelopeAnswer(ApiContext *context, ApiCall call)
{
    const QString id = call.names.value(0);
    const std::optional<CallStand> stand = context->stands.ask(id);
    if (!stand)
        co_return envelope(404, said(unknown, call.request));
    const Poll poll{
        .stand = *stand, .id = id, .request = call.request, .token = context->config.token};
    co_return tellEnvelope(poll);
}

} // namespace limner
