#include "app/api/synclinks.h"

#include "app/api/picturewish.h"
#include "app/commands/jobwait.h"

#include <QUuid>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr int usualSteps = 28;
constexpr int usualSide = 1024;
constexpr std::chrono::milliseconds lookEvery = 5s; // a cap, or the end of the server
constexpr std::chrono::milliseconds uploadPatience = 30s;

OrderedJson urlsJson(const CallStand &stand)
{
    OrderedJson urls = OrderedJson::array();
    for (const QString &url : stand.urls())
        urls.push_back(url.toStdString());
    return urls;
}

ApiReply ended(const CallStand &stand, bool isStopped)
{
    Error error = stand.error.value_or(Error{ErrorKind::NoImage});
    if (!stand.isOver() && isStopped) {
        error = {};
        error.kind = ErrorKind::Cancelled;
        error.message = u"the server stops; the job goes on, and its pictures are kept"_s;
    }
    const bool isGood = stand.state == JobState::Done && stand.isLinked() && !stand.images.empty();
    if (isGood && !stand.error)
        return jsonReply({{"urls", urlsJson(stand)}});
    OrderedJson body{{"error", doorErrorJson(error)}};
    body["urls"] = urlsJson(stand);
    body["job"] = stand.jobs.front().id.toStdString();
    return jsonReply(body, httpStatusFor(Dialect::SyncLinks, error.kind));
}

std::vector<ArtworkId> picturesOf(const CallStand &stand)
{
    std::vector<ArtworkId> out;
    out.reserve(stand.images.size());
    for (const ReportedArtwork &image : stand.images)
        out.push_back(image.artwork.id);
    return out;
}

} // namespace

ApiAnswer syncLinksAnswer(ApiContext *context, ApiCall call)
{
    const Result<Json> body = bodyOf(call.request);
    if (!body)
        co_return refuse(Dialect::SyncLinks, body.error());
    BodyReader reader(*body);
    PictureWish wish = wishIn(reader);
    wish.model.clear(); // not a word of this dialect
    wish.usualSteps = usualSteps;
    wish.width = wish.width.value_or(usualSide);
    wish.height = wish.height.value_or(usualSide);
    wish.count = reader.integer("batch_size", 1, mostOfCall(Dialect::SyncLinks)).value_or(1);
    wish.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (const std::optional<Error> wrong = reader.error())
        co_return refuse(Dialect::SyncLinks, *wrong);
    Application &application = context->application;
    const Result<QString> begin = co_await begun(context, wish, call.stop);
    if (!begin)
        co_return refuse(Dialect::SyncLinks, begin.error());

    const QString &id = *begin;
    std::optional<CallStand> stand = callStand(application, id);
    while (stand && !stand->isOver() && !stand->isHeld && !call.stop.stop_requested()) {
        co_await awaitCall(&application, id, lookEvery, call.stop);
        stand = callStand(application, id);
    }
    if (!stand)
        co_return refuse(Dialect::SyncLinks, Error{ErrorKind::NotFound});
    const std::vector<ArtworkId> pictures = picturesOf(*stand);
    co_await awaitUploads(&application, pictures, uploadPatience, call.stop);
    stand = callStand(application, id);
    co_return stand ? ended(*stand, call.stop.stop_requested())
                    : refuse(Dialect::SyncLinks, Error{ErrorKind::NotFound});
}

} // namespace limner
