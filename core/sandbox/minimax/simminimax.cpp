#include "core/sandbox/minimax/simminimax.h"

#include "core/base/digest.h"
#include "core/net/retry.h"
#include "core/sandbox/minimax/simminimaxrules.h"
#include "core/sandbox/paint/painter.h"
#include "core/sandbox/promptmarker.h"
#include "core/sandbox/simpictures.h"

#include <QBuffer>
#include <QImage>
#include <QRandomGenerator>

namespace limner {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int prompted = 1026;
constexpr int withheldAll = 1027;
constexpr int timedOut = 1001;
constexpr size_t mostStored = 500;

ServedReply jsonReply(const OrderedJson &body)
{
    return {.status = 200,
            .headers = {{"Content-Type", "application/json; charset=utf-8"}},
            .body = toBytes(body)};
}

ServedReply page(int status)
{
    return {.status = status,
            .headers = {{"Content-Type", "text/html"}},
            .body = "<html><head><title>Gateway</title></head><body>Sorry.</body></html>"};
}

bool asks(const QString &prompt, QLatin1StringView marker)
{
    return promptMarker(prompt, marker).has_value();
}

//! The code that a marker in the prompt names; 0 = none.
int markedCode(const QString &prompt)
{
    if (asks(prompt, "sensitive"_L1))
        return prompted;
    for (qsizetype at = prompt.indexOf(u"[["_s); at >= 0; at = prompt.indexOf(u"[["_s, at + 2)) {
        const int code = QStringView{prompt}.mid(at + 2, 4).toInt();
        if (QStringView{prompt}.mid(at + 6, 2) == u"]]" && simminimax::isKnownCode(code))
            return code;
    }
    return 0;
}

} // namespace

struct SimMiniMax::Plan {
    Json body = nullptr;
    QString prompt = {};
    qint64 seed = 0;
    QSize size = {};
    int asked = 1;
    int withheld = 0;
    bool asUrls = false;
};

SimMiniMax::SimMiniMax(SimMiniMaxOptions given, QObject *parent)
    : SimProvider{parent}
    , options{std::move(given)}
{
    m_pictures.setMaxCost(64 << 10);
    m_world.setHandler([this](const ServedRequest &request) { return handle(request, m_world); });
    m_china.setHandler([this](const ServedRequest &request) { return handle(request, m_china); });
}

QDateTime SimMiniMax::now() const
{
    return QDateTime::currentDateTimeUtc().addMSecs(options.clockOffset.count());
}

ServedReply SimMiniMax::handle(const ServedRequest &request, FakeHttpServer &at)
{
    ServedReply reply;
    if (request.path().startsWith("/oss/"))
        reply = download(request);
    else if (request.path() == "/v1/image_generation" && request.method == "POST")
        reply = generate(request, at);
    else
        reply = {.status = 404, .headers = {{"Content-Type", "text/plain"}}, .body = "404"};
    reply.headers.emplace_back("Date", httpDate(now()));
    reply.headers.emplace_back("Trace-Id", "05" + QByteArray::number(++m_answers));
    return reply;
}

int SimMiniMax::keyCode(const ServedRequest &request, const FakeHttpServer &at) const
{
    const bool isChina = &at == &m_china;
    const QByteArray sent = request.header("Authorization");
    if (!sent.startsWith("Bearer ") || sent.size() == 7)
        return 1004;
    const QByteArray key = sent.mid(7);
    if (key == (isChina ? options.keyOfChina : options.key))
        return 0;
    return key == (isChina ? options.key : options.keyOfChina) ? options.wrongRegionCode : 2049;
}

bool SimMiniMax::isTooFast(const QByteArray &key)
{
    std::deque<QDateTime> &lately = m_lately[key];
    while (!lately.empty() && lately.front().secsTo(now()) >= 60)
        lately.pop_front();
    if (options.perMinute <= 0 || static_cast<int>(lately.size()) < options.perMinute) {
        lately.push_back(now());
        return false;
    }
    return true;
}

ServedReply SimMiniMax::generate(const ServedRequest &request, FakeHttpServer &at)
{
    if (const int code = keyCode(request, at); code != 0)
        return refuse(code);
    if (isTooFast(request.header("Authorization"))) {
        ServedReply reply = refuse(1002);
        reply.status = options.limitsByStatus ? 429 : 200;
        return reply;
    }
    const Json body = parseJson(request.body).value_or(Json{});
    if (const auto wrong = simminimax::refusalOf(body))
        return refuse(wrong->code, options.speaksChinese ? QString{} : wrong->message);
    const QString prompt = textAt(body, "prompt");
    if (std::optional<ServedReply> reply = askedForRefusal(prompt))
        return *std::move(reply);
    return make(body, at);
}

std::optional<ServedReply> SimMiniMax::askedForRefusal(const QString &prompt)
{
    const bool isFirst = ++m_attempts[prompt] == 1;
    if (const auto status = promptMarker(prompt, "http"_L1); status && isFirst)
        return page(status->toInt());
    if (asks(prompt, "hang"_L1))
        return ServedReply{.hang = true};
    if (asks(prompt, "html"_L1))
        return page(200);
    const int code = markedCode(prompt);
    // What the provider gave up, and what it shows nothing of, it has worked on.
    if (code == 0 || code == timedOut || code == withheldAll)
        return std::nullopt;
    if (simminimax::isPassing(code) && !isFirst)
        return std::nullopt;
    return refuse(code);
}

ServedReply SimMiniMax::make(const Json &body, FakeHttpServer &at)
{
    Plan plan{.body = body, .prompt = textAt(body, "prompt"), .size = simminimax::sizeOf(body)};
    plan.seed =
        integerAt(body, "seed").value_or(qint64{QRandomGenerator::global()->bounded(1U << 31)});
    plan.asked = static_cast<int>(integerAt(body, "n").value_or(1));
    if (const auto some = promptMarker(plan.prompt, "withheld"_L1))
        plan.withheld = std::clamp(some->toInt(), 0, plan.asked);
    plan.asUrls = asks(plan.prompt, "url"_L1) || asks(plan.prompt, "expire"_L1) ||
                  textAt(body, "response_format") != u"base64";
    const int code = markedCode(plan.prompt);
    const bool isWithheld = code == withheldAll || options.withheldSeeds.contains(plan.seed);
    if (isWithheld || code == timedOut) {
        note(plan, isWithheld ? 0 : plan.asked);
        return refuse(isWithheld ? withheldAll : timedOut);
    }
    note(plan, plan.asked - plan.withheld);
    ServedReply reply = answerOf(plan, at);
    const auto time = options.thinking + plan.asked * options.perPicture;
    reply.delay = std::chrono::milliseconds{
        static_cast<qint64>(static_cast<double>(time.count()) * std::max(0.0, options.timeScale))};
    reply.dropAfter = asks(plan.prompt, "lost"_L1);
    if (asks(plan.prompt, "cut"_L1))
        reply.truncateAt = reply.body.size() / 2;
    if (asks(plan.prompt, "slow"_L1))
        reply.trickle = 16 << 10;
    return reply;
}

std::vector<SimSale> SimMiniMax::sales()
{
    std::vector<SimSale> out;
    for (const Create &one : created) {
        const QString prompt = textAt(one.input, "prompt");
        SimSale &sale = out.emplace_back(SimSale{.prompt = prompt, .amount = one.amount});
        const qint64 seed = integerAt(one.input, "seed").value_or(0);
        for (int i = 0; i < one.pictures; ++i)
            sale.pictures.append(jpeg(prompt, seed + i, simminimax::sizeOf(one.input)));
    }
    return out;
}

void SimMiniMax::note(const Plan &plan, int pictures)
{
    const double amount = pictures * options.pricePerPicture;
    created.push_back({.time = now(),
                       .model = textAt(plan.body, "model"),
                       .input = plan.body,
                       .pictures = pictures,
                       .amount = amount,
                       .billed = pictures > 0});
    ++creates;
    charged += amount;
}

ServedReply SimMiniMax::answerOf(const Plan &plan, FakeHttpServer &at)
{
    if (asks(plan.prompt, "bare"_L1))
        return jsonReply(OrderedJson::object());
    OrderedJson pictures = OrderedJson::array();
    for (int i = 0; i < plan.asked - plan.withheld; ++i) {
        const QByteArray bytes = jpeg(plan.prompt, plan.seed + i, plan.size);
        QByteArray text = plan.asUrls ? store(bytes, plan.prompt, at) : bytes.toBase64();
        if (!plan.asUrls && options.prefixesData)
            text.prepend("data:image/jpeg;base64,");
        if (asks(plan.prompt, "rotten"_L1))
            text.replace('A', '*');
        pictures.push_back(text.toStdString());
    }
    const auto count = [this](int number) {
        return options.counts == SimMiniMaxOptions::Counts::Text
                   ? OrderedJson(std::to_string(number))
                   : OrderedJson(number);
    };
    const OrderedJson counts{{"success_count", count(plan.asked - plan.withheld)},
                             {"failed_count", count(plan.withheld)}};
    OrderedJson body;
    const QByteArray id = sha256Hex(QByteArray::number(m_answers) + plan.prompt.toUtf8()).left(32);
    body["id"] = id.toStdString();
    body["data"] = {{plan.asUrls ? "image_urls" : "image_base64", std::move(pictures)}};
    if (options.counts == SimMiniMaxOptions::Counts::InData)
        body["data"].update(counts);
    else
        body["metadata"] = counts;
    body["base_resp"] = {
        {"status_code", 0},
        {"status_msg", simminimax::wordsFor(0, options.speaksChinese).toStdString()}};
    return jsonReply(body);
}

ServedReply SimMiniMax::refuse(int code, const QString &words) const
{
    OrderedJson body;
    body["id"] = sha256Hex(QByteArray::number(m_answers)).left(32).toStdString();
    switch (options.noData) {
    case SimMiniMaxOptions::NoData::Null:
        body["data"] = nullptr;
        body["metadata"] = nullptr;
        break;
    case SimMiniMaxOptions::NoData::Object:
        body["data"] = OrderedJson::object();
        break;
    case SimMiniMaxOptions::NoData::Absent:
        break;
    }
    const QString text =
        words.isEmpty() ? simminimax::wordsFor(code, options.speaksChinese) : words;
    body["base_resp"] = {{"status_code", code}, {"status_msg", text.toStdString()}};
    return jsonReply(body);
}

QByteArray SimMiniMax::jpeg(const QString &prompt, qint64 seed, QSize size)
{
    const QString key = u"%1x%2 %3 %4"_s.arg(size.width()).arg(size.height()).arg(seed).arg(prompt);
    if (const QByteArray *const known = m_pictures.object(key))
        return *known;
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    paintSandboxPicture(prompt, seed, size).save(&buffer, "JPG", 90);
    m_pictures.insert(key, new QByteArray{bytes}, bytes.size() / 1024 + 1);
    return bytes;
}

QByteArray SimMiniMax::store(const QByteArray &bytes, const QString &prompt,
                             const FakeHttpServer &at)
{
    const double lifetime = static_cast<double>(options.outputLifetime.count()) * 1000 *
                            (options.timeScale > 0 ? options.timeScale : 1);
    const bool isOver = asks(prompt, "expire"_L1);
    // As object storage signs: these escapes mean something, and must come back as they are.
    const QByteArray name = sha256Hex(bytes + QByteArray::number(m_stored.size())).left(20);
    Stored stored{.target = "/oss/prompt%2Foutput/" + name +
                            "_0.jpeg?Expires=1790000000&Signature=" + name.left(6) + "%2B" +
                            name.mid(6, 6) + "%2F%3D",
                  .bytes = bytes,
                  .until = isOver ? now() : now().addMSecs(static_cast<qint64>(lifetime))};
    m_stored.push_back(stored);
    if (m_stored.size() > mostStored)
        m_stored.pop_front();
    return "http://localhost:" + QByteArray::number(at.port()) + stored.target;
}

ServedReply SimMiniMax::download(const ServedRequest &request)
{
    if (!request.header("Authorization").isEmpty())
        ++tokensLeaked;
    for (const Stored &one : m_stored) {
        if (one.target == request.target && one.until > now())
            return deliver(request, one.bytes, "image/jpeg");
    }
    return {.status = 403,
            .headers = {{"Content-Type", "application/xml"}},
            .body = "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>"};
}

} // namespace limner
