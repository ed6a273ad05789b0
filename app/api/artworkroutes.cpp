#include "app/api/artworkroutes.h"

#include "app/api/apibody.h"
#include "app/api/apicommand.h"
#include "app/api/byterange.h"
#include "core/library/artworkcalled.h"

#include <QBuffer>
#include <QCoroSignal>
#include <QFileInfo>
#include <QImage>

#include <set>
#include <utility>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int mostRows = 200;
constexpr int usualRows = 50;
constexpr int leastEdge = 16;
constexpr int mostTags = 100;
constexpr int quality = 85;

ApiReply unknownPicture(const QString &id)
{
    return refuse(404, ErrorKind::NotFound,
                  u"no picture of the library is called “%1”"_s.arg(id.left(80)));
}

std::optional<Artwork> artworkOf(ApiContext &context, const QString &id)
{
    const auto known = artworkCalled(context.application.library().database(), id);
    return known ? context.application.library().artwork(*known) : std::nullopt;
}

ApiReply artworkReply(ApiContext &context, const QString &id)
{
    std::optional<Artwork> artwork = artworkOf(context, id);
    if (!artwork)
        return unknownPicture(id);
    return jsonReply(listJson(reported(context.application, std::move(*artwork))));
}

//! What a browser may do with bytes that a model made: show a picture, run nothing.
void addSafety(ApiReply &reply)
{
    reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
    reply.headers.emplace_back("Content-Security-Policy", "default-src 'none'; sandbox");
}

ApiReply fileReply(const Artwork &artwork, const QString &path, const ApiRequest &request)
{
    ApiReply reply{.type = artwork.mediaType.toLatin1(), .file = path};
    const QByteArray tag = '"' + artwork.sha256.toHex() + '"';
    addSafety(reply);
    reply.headers.emplace_back("ETag", tag);
    reply.headers.emplace_back("Accept-Ranges", "bytes");
    reply.headers.emplace_back("Cache-Control", "private, max-age=31536000, immutable");
    if (request.header("if-none-match").contains(tag)) {
        reply.status = 304;
        reply.file.clear();
        return reply;
    }
    const qint64 size = QFileInfo{path}.size();
    const QByteArray onlyIf = request.header("if-range");
    const QByteArray wanted =
        onlyIf.isEmpty() || onlyIf == tag ? request.header("range") : QByteArray{};
    ByteRange range;
    switch (readRange(wanted, size, range)) {
    case RangeKind::Whole:
        break;
    case RangeKind::Part:
        reply.status = 206;
        reply.headers.emplace_back("Content-Range",
                                   "bytes " + QByteArray::number(range.offset) + '-' +
                                       QByteArray::number(range.offset + range.length - 1) + '/' +
                                       QByteArray::number(size));
        break;
    case RangeKind::Impossible:
        reply = refuse(416, ErrorKind::InvalidInput, u"the file has %1 bytes"_s.arg(size));
        reply.headers.emplace_back("Content-Range", "bytes */" + QByteArray::number(size));
        return reply;
    }
    reply.offset = range.offset;
    reply.length = range.length;
    return reply;
}

//! One thumbnail on its way from the pool.
QCoro::Task<QImage> thumbnailOf(Application *application, ArtworkId id, int edge,
                                std::stop_token stop)
{
    Sleeper wait;
    QImage found;
    Thumbnails &thumbnails = application->thumbnails();
    QObject::connect(&thumbnails, &Thumbnails::ready, &wait,
                     [&](ArtworkId which, int size, QImage image) {
                         if (which != id || size != edge)
                             return;
                         found = std::move(image);
                         wait.finish();
                     });
    QObject::connect(&thumbnails, &Thumbnails::failed, &wait, [&](ArtworkId which, int size) {
        if (which == id && size == edge)
            wait.finish();
    });
    const std::stop_callback onStop{stop, [target = &wait] { target->finish(); }};
    thumbnails.request(id, edge);
    if (!wait.isDone())
        co_await qCoro(&wait, &Sleeper::done);
    co_return found;
}

ApiReply imageReply(const QImage &image)
{
    const bool isClear = image.hasAlphaChannel();
    ApiReply reply{.type = isClear ? "image/png" : "image/jpeg"};
    QBuffer out{&reply.body};
    image.save(&out, isClear ? "PNG" : "JPEG", isClear ? -1 : quality);
    addSafety(reply);
    reply.headers.emplace_back("Cache-Control", "private, max-age=86400");
    return reply;
}

//! What a body says of a picture.
struct Marking {
    std::optional<int> rating = {};
    std::optional<bool> favourite = {};
    std::optional<QStringList> tags = {};
};

Marking markingIn(BodyReader &reader)
{
    Marking out;
    out.rating = reader.integer("rating", 0, 5);
    out.favourite = reader.boolean("favourite");
    const Json tags = reader.array("tags");
    if (!tags.is_array())
        return out;
    QStringList names;
    for (const Json &one : tags) {
        if (!one.is_string() || toText(one).trimmed().isEmpty())
            reader.complain("tags", Problem::Kind::WrongType, u"words"_s);
        names.append(toText(one));
    }
    if (names.size() > mostTags)
        reader.complain("tags", Problem::Kind::TooMany, QString::number(mostTags));
    out.tags = names;
    return out;
}

//! It has these tags and no others.
Result<> setTags(Tags &tags, ArtworkId id, const QStringList &names)
{
    std::set<qint64> wanted;
    for (const QString &name : names) {
        const Result<Tag> tag = tags.called(name);
        if (!tag)
            return propagate(tag);
        wanted.insert(tag->id);
        if (const auto given = tags.give(tag->id, {id}); !given)
            return propagate(given);
    }
    const Result<std::vector<Tag>> all = tags.of(id);
    if (!all)
        return propagate(all);
    for (const Tag &one : *all) {
        if (wanted.contains(one.id))
            continue;
        if (const auto taken = tags.take(one.id, {id}); !taken)
            return propagate(taken);
    }
    return {};
}

Result<> apply(Library &library, ArtworkId id, const Marking &marking)
{
    std::optional<Error> trouble;
    QObject listener;
    QObject::connect(&library.marks(), &Marks::failed, &listener,
                     [&trouble](const Error &error) { trouble = error; });
    if (marking.rating)
        library.marks().setRating({id}, *marking.rating);
    if (marking.favourite)
        library.marks().setFavourite({id}, *marking.favourite);
    if (trouble)
        return fail(std::move(*trouble));
    return marking.tags ? setTags(library.tags(), id, *marking.tags) : Result<>{};
}

} // namespace

ApiAnswer artworksAnswer(ApiContext *context, ApiCall call)
{
    const QHash<QString, QString> query = queryOf(call.request);
    bool isNumber = true;
    const int limit =
        query.contains(u"limit"_s) ? query.value(u"limit"_s).toInt(&isNumber) : usualRows;
    if (!isNumber || limit < 1 || limit > mostRows)
        co_return refuse(400, ErrorKind::Usage, u"limit is 1 to %1"_s.arg(mostRows));
    ListCommand command;
    command.query = query.value(u"q"_s);
    command.limit = limit;
    command.after = query.value(u"after"_s);
    const AnyCommand any = command;
    const OrderedJson answer = co_await askRows(context, any, call.stop);
    co_return replyOf(answer);
}

ApiAnswer artworkAnswer(ApiContext *context, ApiCall call)
{
    co_return artworkReply(*context, call.names.value(0));
}

ApiAnswer fileAnswer(ApiContext *context, ApiCall call)
{
    const std::optional<Artwork> artwork = artworkOf(*context, call.names.value(0));
    if (!artwork)
        co_return unknownPicture(call.names.value(0));
    const QString path = context->application.library().originals().absolutePath(*artwork);
    if (!QFileInfo::exists(path)) {
        const Result<> brought =
            co_await context->application.outbox().originals().bring(artwork->id, call.stop);
        if (!brought)
            co_return refuse(Dialect::Native, brought.error());
    }
    co_return fileReply(*artwork, path, call.request);
}

ApiAnswer thumbnailAnswer(ApiContext *context, ApiCall call)
{
    const std::optional<Artwork> artwork = artworkOf(*context, call.names.value(0));
    if (!artwork)
        co_return unknownPicture(call.names.value(0));
    const QString text = queryOf(call.request).value(u"edge"_s, u"256"_s);
    bool isNumber = false;
    const int edge = text.toInt(&isNumber);
    if (!isNumber || edge < leastEdge || edge > Thumbnails::largeEdge)
        co_return refuse(400, ErrorKind::Usage,
                         u"edge is %1 to %2"_s.arg(leastEdge).arg(Thumbnails::largeEdge));
    const int made = edge <= Thumbnails::smallEdge ? Thumbnails::smallEdge : Thumbnails::largeEdge;
    QImage image = co_await thumbnailOf(&context->application, artwork->id, made, call.stop);
    if (image.isNull())
        co_return refuse(404, ErrorKind::NotAnImage, u"nobody here can draw this file"_s);
    if (std::max(image.width(), image.height()) > edge)
        image = image.scaled(edge, edge, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    co_return imageReply(image);
}

ApiAnswer linkAnswer(ApiContext *context, ApiCall call)
{
    const QHash<QString, QString> query = queryOf(call.request);
    if (!artworkOf(*context, call.names.value(0)))
        co_return unknownPicture(call.names.value(0));
    LinkCommand command;
    command.ids = call.names;
    command.format = query.value(u"format"_s);
    command.lifetime = query.value(u"lifetime"_s);
    bool isSeconds = false;
    static_cast<void>(command.lifetime.toLongLong(&isSeconds));
    if (isSeconds)
        command.lifetime += u's';
    const AnyCommand any = command;
    const OrderedJson answer = co_await ask(context, any, call.stop);
    const auto links = answer.find("links");
    if (answer.contains("error") || links == answer.end() || links->empty())
        co_return replyOf(answer);
    co_return jsonReply(links->front());
}

ApiAnswer markAnswer(ApiContext *context, ApiCall call)
{
    const std::optional<Artwork> artwork = artworkOf(*context, call.names.value(0));
    if (!artwork)
        co_return unknownPicture(call.names.value(0));
    const Result<Json> body = bodyOf(call.request);
    if (!body)
        co_return refuse(Dialect::Native, body.error());
    BodyReader reader(*body);
    const Marking marking = markingIn(reader);
    if (const std::optional<Error> wrong = reader.error()) {
        Refusal refusal = refusalFor(*wrong);
        refusal.status = 400;
        refusal.problems = reader.problems();
        co_return refuse(Dialect::Native, refusal);
    }
    const Result<> applied = apply(context->application.library(), artwork->id, marking);
    if (!applied)
        co_return refuse(Dialect::Native, applied.error());
    co_return artworkReply(*context, call.names.value(0));
}

ApiAnswer trashAnswer(ApiContext *context, ApiCall call)
{
    if (!artworkOf(*context, call.names.value(0)))
        co_return unknownPicture(call.names.value(0));
    TrashCommand command;
    command.ids = call.names;
    const AnyCommand any = command;
    const OrderedJson answer = co_await ask(context, any, call.stop);
    if (answer.contains("error"))
        co_return replyOf(answer);
    ApiReply reply;
    reply.status = 204;
    co_return reply;
}

} // namespace limner
