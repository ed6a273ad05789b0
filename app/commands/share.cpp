#include "app/commands/share.h"

#include "app/commands/answerjson.h"
#include "app/commands/link.h"
#include "core/base/eitherstop.h"
#include "ui/common/errortext.h"
#include "ui/common/sharetext.h"
#include "ui/common/sharewords.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

OrderedJson timeJson(const QDateTime &time)
{
    return time.isValid() ? OrderedJson(time.toUTC().toString(Qt::ISODate).toStdString())
                          : OrderedJson(nullptr);
}

OrderedJson shareJson(const Share &share, const Result<Link> &link)
{
    OrderedJson out{{"id", share.uuid.toStdString()}};
    out["url"] = link ? OrderedJson(link->url.toStdString()) : OrderedJson(nullptr);
    out["title"] = share.title.toStdString();
    out["state"] = toString(share.state).toStdString();
    out["public"] = link ? OrderedJson(link->isPublic) : OrderedJson(nullptr);
    out["valid_until"] = timeJson(share.validUntil);
    out["created"] = timeJson(share.createdAt);
    out["pictures"] = OrderedJson::array();
    for (const QString &one : share.artworks)
        out["pictures"].push_back(one.toStdString());
    return out;
}

OrderedJson errorAnswer(const Error &error)
{
    return {{"error", errorJson(error)}};
}

OrderedJson listed(Application &application)
{
    OrderedJson rows = OrderedJson::array();
    for (const Share &one : application.outbox().shares().all()) {
        const Result<Link> link = application.outbox().shares().link(one);
        OrderedJson row = shareJson(one, link);
        const std::optional<Error> error = link ? link->doubt : std::optional{link.error()};
        if (one.error || error)
            row["error"] = errorJson(one.error ? *one.error : *error);
        rows.push_back(std::move(row));
    }
    return {{"shares", std::move(rows)}};
}

QCoro::Task<OrderedJson> removed(Application *application, QStringList ids, std::stop_token stop)
{
    Shares &shares = application->outbox().shares();
    for (const QString &id : ids) {
        if (!shares.find(id))
            co_return errorAnswer(
                {.kind = ErrorKind::Usage,
                 .message = u"there is no page “%1”; share --list tells them"_s.arg(id.left(80))});
    }
    OrderedJson gone = OrderedJson::array();
    bool isWaiting = false;
    ids.removeDuplicates();
    for (const QString &id : ids) {
        const Result<TakenBack> how = co_await shares.takeBack(id, stop);
        if (!how)
            co_return errorAnswer(how.error());
        isWaiting = isWaiting || *how == TakenBack::Later;
        gone.push_back(id.toStdString());
    }
    co_return OrderedJson{{"removed", std::move(gone)}, {"waiting", isWaiting}};
}

Result<ShareOrder> orderOf(Application &application, const ShareCommand &command)
{
    const Result<QStringList> fields = shareFieldsOf(command);
    const Result<std::optional<std::chrono::seconds>> lifetime = lifetimeOf(command.lifetime);
    const Result<std::vector<Artwork>> pictures = namedArtworks(application, command.ids);
    if (!fields || !lifetime || !pictures)
        return fail(!fields ? fields.error() : !lifetime ? lifetime.error() : pictures.error());
    ShareOrder order;
    order.title = command.title;
    order.options = {.shown = *fields, .language = shareLanguage(), .words = shareWords()};
    order.lifetime = *lifetime;
    for (const Artwork &one : *pictures)
        order.artworks.push_back(one.id);
    return order;
}

} // namespace

Result<QStringList> shareFieldsOf(const ShareCommand &command)
{
    if (command.noSettings)
        return QStringList{};
    if (command.settings.isNull())
        return usualShareFields();
    QStringList out;
    for (const QString &word : command.settings.split(u',', Qt::SkipEmptyParts)) {
        const QString field = word.trimmed().toLower();
        if (!shareFields().contains(field))
            return fail(ErrorKind::Usage, u"--settings takes %1, not “%2”"_s.arg(
                                              shareFields().join(u", "_s), field.left(40)));
        out.append(field);
    }
    return out;
}

QCoro::Task<std::optional<OrderedJson>> share(Application *application, ShareCommand command,
                                              Attendance attendance)
{
    if (command.list)
        co_return listed(*application);
    const EitherStop either{attendance.interrupt, attendance.abandon};
    if (command.remove) {
        OrderedJson answer = co_await removed(application, command.ids, either.token());
        co_return attendance.abandon.stop_requested() ? std::nullopt
                                                      : std::optional{std::move(answer)};
    }
    Result<ShareOrder> order = orderOf(*application, command);
    if (!order)
        co_return errorAnswer(order.error());
    const Result<SharedPage> made =
        co_await application->outbox().shares().publish(*std::move(order), either.token());
    if (attendance.abandon.stop_requested())
        co_return std::nullopt;
    if (!made)
        co_return errorAnswer(made.error());
    if (made->link.doubt)
        attendance.client.tell(shareDoubtText(*made->link.doubt).sentence());
    OrderedJson answer = shareJson(made->share, made->link);
    if (made->link.doubt)
        answer["doubt"] = errorJson(*made->link.doubt);
    co_return answer;
}

} // namespace limner
