#include "core/sandbox/together/simtogether.h"

#include "core/net/retry.h"
#include "core/sandbox/hugebase64.h"

#include <QBuffer>
#include <QImage>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

using namespace simtogether;

constexpr qint64 megabyte = 1'000'000;

QByteArray lastSegment(const QByteArray &path)
{
    return path.mid(path.lastIndexOf('/') + 1);
}

QByteArray codeOf(size_t number, int index)
{
    return "sim" + QByteArray::number(number) + '-' + QByteArray::number(index);
}

ServedReply expiredReply(int status)
{
    return {.status = status,
            .headers = {{"Content-Type", "application/xml"}},
            .body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>AccessDenied</Code>"
                    "<Message>Request has expired</Message></Error>"};
}

//! The key that is not meant stands there, too, and holds nothing.
void addTwin(OrderedJson &entry, bool isBase64)
{
    entry[isBase64 ? "url" : "b64_json"] = nullptr;
}

} // namespace

SimTogether::SimTogether(SimTogetherOptions given, QObject *parent)
    : SimProvider{parent}
    , options{std::move(given)}
{
    m_server.setHandler([this](const ServedRequest &request) { return handle(request); });
}

SimTogether::~SimTogether() = default;

QByteArray SimTogether::pictureUrl() const
{
    return "http://localhost:" + QByteArray::number(m_server.port());
}

QDateTime SimTogether::now() const
{
    return QDateTime::currentDateTimeUtc().addMSecs(options.clockOffset.count());
}

ServedReply SimTogether::handle(const ServedRequest &request)
{
    const QByteArray path = request.path();
    ServedReply reply;
    if (request.header("User-Agent").trimmed().isEmpty())
        reply = pageReply(403, "403 Forbidden");
    else if (path.startsWith("/shrt/") || path.startsWith("/imgproxy/"))
        reply = download(request, lastSegment(path));
    else
        reply = api(request);
    reply.headers.emplace_back("Date", httpDate(now()));
    return reply;
}

ServedReply SimTogether::api(const ServedRequest &request)
{
    if (request.header("Authorization") != "Bearer " + options.key)
        return errorReply(401, "invalid_request_error", u"Invalid API key provided"_s, {},
                          u"invalid_api_key"_s);
    const QByteArray path = request.path();
    const bool isGet = request.method == "GET";
    if (path == "/v1/images/generations" && request.method == "POST")
        return generate(request);
    if (path == "/v2/supported-models" && isGet && options.hasNewerList)
        return newerList(request);
    if (path == "/v1/models" && isGet)
        return olderList();
    return errorReply(404, "invalid_request_error", u"Unknown path"_s);
}

ServedReply SimTogether::olderList() const
{
    OrderedJson list = OrderedJson::array();
    for (const SimTogetherModel &model : simTogetherModels())
        list.push_back(olderEntry(model));
    return jsonReply(200, options.wrapsOlderList ? OrderedJson{{"data", list}} : list);
}

ServedReply SimTogether::newerList(const ServedRequest &request) const
{
    const QUrlQuery query{QString::fromUtf8(request.target.mid(request.path().size() + 1))};
    const int after = query.queryItemValue(u"after"_s, QUrl::FullyDecoded).section(u'=', 1).toInt();
    const int limit = std::clamp(query.queryItemValue(u"limit"_s).toInt(), 1, options.listPageSize);
    const std::vector<SimTogetherModel> &models = simTogetherModels();
    const int count = static_cast<int>(models.size());
    const int end = std::min(after + limit, count);
    OrderedJson list = OrderedJson::array();
    for (int i = after; i < end; ++i)
        list.push_back(newerEntry(models[static_cast<size_t>(i)]));
    OrderedJson body{{"object", "list"}, {"data", list}, {"next_cursor", nullptr}};
    if (end < count)
        body["next_cursor"] = "at=" + std::to_string(end);
    return jsonReply(200, body);
}

ServedReply SimTogether::generate(const ServedRequest &request)
{
    tl::expected<SimTogetherRun, ServedReply> taken = intake.take(request);
    if (!taken)
        return std::move(taken.error());
    taken->time = now();
    ++creates;
    charged += taken->amount;
    runs.push_back(std::move(*taken));
    const SimTogetherRun &run = runs.back();
    ServedReply reply = answerOf(run, runs.size() - 1);
    const double scaled = options.timeScale * static_cast<double>(options.perPicture.count());
    reply.delay = std::chrono::milliseconds{static_cast<qint64>(scaled * run.pictures)};
    spoil(run, reply);
    return reply;
}

std::vector<SimSale> SimTogether::sales()
{
    std::vector<SimSale> out;
    for (const SimTogetherRun &run : runs) {
        SimSale &sale = out.emplace_back(SimSale{.prompt = run.prompt(), .amount = run.amount});
        for (int index = 0; index < run.pictures; ++index)
            sale.pictures.append(picture(run, index));
    }
    return out;
}

QByteArray SimTogether::picture(const SimTogetherRun &run, int index)
{
    QByteArray png = m_pictures.png(run.prompt(), run.seed + index, run.size);
    if (run.isPng)
        return png;
    QByteArray jpeg;
    QBuffer buffer{&jpeg};
    buffer.open(QIODevice::WriteOnly);
    QImage::fromData(png).save(&buffer, "JPEG", 90);
    return jpeg;
}

OrderedJson SimTogether::entry(const SimTogetherRun &run, size_t number, int index)
{
    OrderedJson one{{"index", index}};
    if (!options.isSparse)
        one["type"] = run.isBase64 ? "b64_json" : "url";
    if (run.isBase64)
        one["b64_json"] = run.marker("bad64") ? "this is *no* base64!"
                                              : picture(run, index).toBase64().toStdString();
    else
        one["url"] = (baseUrl() + "/shrt/" + codeOf(number, index)).toStdString();
    if (run.marker("twin"))
        addTwin(one, run.isBase64);
    if (!options.isSparse)
        one["timings"] = {{"inference", 0.81}};
    return one;
}

ServedReply SimTogether::answerOf(const SimTogetherRun &run, size_t number)
{
    OrderedJson body{{"id", "oSandbox-" + std::to_string(number)},
                     {"model", run.model.toStdString()}};
    if (!options.isSparse)
        body["object"] = "list";
    std::vector<OrderedJson> entries;
    const bool isHuge = run.marker("huge") && run.isBase64;
    for (int i = 0; i < run.pictures && !isHuge; ++i)
        entries.push_back(entry(run, number, i));
    if (run.marker("shuffled"))
        std::reverse(entries.begin(), entries.end());
    body["data"] = entries;
    ServedReply reply = jsonReply(200, body);
    if (isHuge) {
        reply.body.chop(2); // `]}`
        reply.body += R"({"index":0,"type":"b64_json","b64_json":")";
        appendHugeBase64(reply, picture(run, 0), run.marker("huge")->toLongLong() * megabyte,
                         R"(","timings":{"inference":0.81}}]})");
    }
    return reply;
}

//! What goes wrong after the pictures were made, and paid.
void SimTogether::spoil(const SimTogetherRun &run, ServedReply &reply)
{
    for (const int status : {504, 520, 524, 529}) {
        if (!run.marker(QByteArray::number(status).constData()))
            continue;
        const std::chrono::milliseconds delay = reply.delay;
        reply = pageReply(status, QByteArray::number(status) + ": a timeout occurred");
        reply.delay = delay;
        if (status == 524)
            reply.delay = std::chrono::milliseconds{static_cast<qint64>(
                options.timeScale * static_cast<double>(options.stall.count()))};
    }
    if (run.marker("html"))
        reply = pageReply(200, "Sign in");
    if (const auto late = run.marker("late"))
        reply.delay = std::chrono::milliseconds{late->toInt()};
    if (const auto percent = run.marker("cut"))
        reply.truncateAt = (reply.body.size() + reply.sourceBytes) *
                           (percent->isEmpty() ? 50 : percent->toInt()) / 100;
    if (const auto bytes = run.marker("bytewise"))
        reply.trickle = bytes->isEmpty() ? static_cast<int>(reply.body.size() / 200 + 1)
                                         : std::max(1, bytes->toInt());
    reply.hang = run.marker("hang").has_value();
    reply.dropAfter = run.marker("lost").has_value();
}

const SimTogetherRun *SimTogether::find(const QByteArray &code, int &index) const
{
    if (!code.startsWith("sim") || !code.contains('-'))
        return nullptr;
    const qsizetype dash = code.indexOf('-');
    bool isNumber = false;
    bool isIndex = false;
    const size_t number = code.sliced(3, dash - 3).toULongLong(&isNumber);
    index = code.sliced(dash + 1).toInt(&isIndex);
    const bool isThere = isNumber && isIndex && number < runs.size() && index >= 0 &&
                         index < runs[number].pictures && !runs[number].isBase64;
    return isThere ? &runs[number] : nullptr;
}

ServedReply SimTogether::shortened(const QByteArray &code)
{
    return {.status = 302,
            .headers = {{"Location", pictureUrl() + "/imgproxy/c2lnbmF0dXJl/format:jpeg/" + code}}};
}

ServedReply SimTogether::download(const ServedRequest &request, const QByteArray &code)
{
    if (!request.header("Authorization").isEmpty())
        ++keysLeaked;
    int index = 0;
    const SimTogetherRun *const run = find(code, index);
    if (!run || run->marker("404"))
        return {.status = 404, .headers = {{"Content-Type", "text/plain"}}, .body = "Not Found"};
    if (run->marker("expire") || run->time.addSecs(options.outputLifetime.count()) < now())
        return expiredReply(options.expiredStatus);
    if (request.path().startsWith("/shrt/"))
        return shortened(code);
    return deliver(request, picture(*run, index), run->isPng ? "image/png" : "image/jpeg");
}

} // namespace limner
