#include "core/notify/notifier.h"

#include "core/base/eitherstop.h"
#include "core/base/log.h"
#include "core/net/httpclient.h"
#include "core/net/privatenetwork.h"
#include "core/net/retry.h"
#include "core/notify/webhook.h"

#include <QRandomGenerator>
#include <QUrl>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr int parallel = 4;
constexpr std::chrono::hours owedFor{24};
constexpr qint64 mostAnswer = 64 << 10;
// Short, because monotonic time stands still while a computer sleeps.
constexpr std::chrono::milliseconds longestNap = 5min;
constexpr Backoff backoff{.first = 2s,
                          .shortest = 200ms,
                          .longest = 15min,
                          .attempts = std::numeric_limits<int>::max(),
                          .longestAsked = 15min};

std::chrono::milliseconds delayAfter(int failures, const Error &error)
{
    return retryDelay(backoff, std::max(1, failures), error,
                      QRandomGenerator::global()->generateDouble());
}

//! Of the receiver as a whole: the next notice would fare no better.
bool isOfReceiver(const Error &error)
{
    return error.httpStatus == 0 || error.httpStatus == 408 || error.httpStatus == 429 ||
           error.httpStatus >= 500;
}

Error refusalIn(const HttpResponse &response, const QDateTime &now)
{
    Error error;
    error.httpStatus = response.status;
    error.kind = response.status == 429       ? ErrorKind::RateLimited
                 : response.status >= 500     ? ErrorKind::ServerError
                 : response.status / 100 == 3 ? ErrorKind::Redirected
                                              : ErrorKind::InvalidAnswer;
    error.message = u"it answered %1"_s.arg(response.status);
    error.retryAfter = parseRetryAfter(response.header("Retry-After"), now).value_or(-1ms);
    return error;
}

HttpRequest requestFor(const NotifierConfig &config, const Notice &notice, const QByteArray &body,
                       const QDateTime &now)
{
    const QByteArray id = notice.message.toLatin1();
    const QByteArray timestamp = QByteArray::number(now.toSecsSinceEpoch());
    HttpRequest request;
    request.method = "POST";
    request.url = config.url;
    request.exactTarget = false;
    request.headers = {
        {"User-Agent", "Limner/" LIMNER_VERSION},
        {"Content-Type", "application/json"},
        {"webhook-id", id},
        {"webhook-timestamp", timestamp},
        {"webhook-signature", webhookSignature(webhookKey(config.secret), id, timestamp, body)}};
    request.body = body;
    request.maxBytes = mostAnswer;
    request.idleTimeout = 10s;
    request.totalTimeout = 20s;
    return request;
}

} // namespace

Notifier::Notifier(HttpClient &http, Clock &clock, Database &database, Words words, QObject *parent)
    : QObject{parent}
    , m_http{http}
    , m_clock{clock}
    , m_notices{database}
    , m_words{std::move(words)}
{}

Notifier::~Notifier() = default;

void Notifier::configure(NotifierConfig config)
{
    if (config == m_config && m_hasStarted)
        return;
    m_config = std::move(config);
    if (const Result<> set = m_notices.setOn(!m_config.url.isEmpty()); !set)
        qCWarning(lcApp) << "whether notices are wanted cannot be noted:" << set.error().message;
    m_failures = 0;
    m_quietUntil = 0ms;
    m_trouble.reset();
    if (m_hasStarted && !m_config.url.isEmpty())
        static_cast<void>(m_notices.hurry()); // another receiver, another chance
    wake();
}

void Notifier::start()
{
    if (!std::exchange(m_hasStarted, true))
        m_scope.spawn(run());
}

void Notifier::wake()
{
    m_isWoken = true;
    m_wake.request_stop();
}

void Notifier::owe(const QString &event, const QString &subject, const OrderedJson &data)
{
    const Result<> owed = m_notices.owe(event, subject, toBytes(data), m_clock.now());
    if (!owed)
        qCWarning(lcApp) << "a notice cannot be written down:" << owed.error().message;
    wake();
}

NotifierStand Notifier::stand()
{
    return {.owed = m_notices.count(), .trouble = m_trouble};
}

QCoro::Task<> Notifier::shutdown()
{
    return m_scope.drain();
}

QCoro::Task<> Notifier::run()
{
    const std::stop_token stop = m_scope.stopToken();
    while (!stop.stop_requested()) {
        const QDateTime now = m_clock.now();
        if (const int late =
                m_notices.dropOlderThan(now.addMSecs(-std::chrono::milliseconds{owedFor}.count()));
            late > 0)
            qCWarning(lcApp) << late << "notices were heard by nobody for a day";
        tellStand();
        std::vector<Notice> batch;
        if (!m_config.url.isEmpty() && m_clock.elapsed() >= m_quietUntil)
            batch = m_notices.due(now, m_failures > 0 ? 1 : parallel);
        if (batch.empty()) {
            co_await rest();
            continue;
        }
        std::vector<QCoro::Task<>> calls;
        calls.reserve(batch.size());
        for (Notice &one : batch)
            calls.push_back(deliver(std::move(one)));
        for (QCoro::Task<> &call : calls)
            co_await call;
    }
}

QCoro::Task<> Notifier::rest()
{
    std::chrono::milliseconds nap = longestNap;
    const QDateTime due = m_config.url.isEmpty() ? QDateTime{} : m_notices.nextDue();
    if (due.isValid()) {
        const std::chrono::milliseconds left{m_clock.now().msecsTo(due)};
        nap = std::clamp<std::chrono::milliseconds>(
            std::max(left, m_quietUntil - m_clock.elapsed()), 1ms, longestNap);
    }
    if (std::exchange(m_isWoken, false))
        co_return;
    m_wake = {};
    const EitherStop either{m_scope.stopToken(), m_wake.get_token()};
    co_await m_clock.sleep(nap, either.token());
    m_isWoken = false;
}

QCoro::Task<> Notifier::deliver(Notice notice)
{
    std::optional<OrderedJson> data = m_words(notice);
    if (!data) {
        noteHeard(notice);
        co_return;
    }
    const Result<> heard = co_await post(notice, *std::move(data), m_config);
    if (m_scope.stopToken().stop_requested() && !heard)
        co_return; // still owed, as it was
    if (heard)
        noteHeard(notice);
    else
        noteFailure(std::move(notice), heard.error());
}

AsyncResult<> Notifier::post(Notice notice, OrderedJson data, NotifierConfig config)
{
    const std::stop_token stop = m_scope.stopToken();
    const QString host = QUrl::fromEncoded(config.url).host();
    if (!config.mayBePrivate) {
        const bool isPrivate = co_await leadsIntoPrivateNetwork(host, stop);
        if (stop.stop_requested())
            co_return fail(ErrorKind::Cancelled);
        if (isPrivate)
            co_return fail(ErrorKind::PrivateNetwork, host);
    }
    const OrderedJson said{
        {"type", notice.event.toStdString()},
        {"timestamp", notice.createdAt.toUTC().toString(Qt::ISODateWithMs).toStdString()},
        {"data", std::move(data)}};
    HttpRequest request = requestFor(config, notice, toBytes(said), m_clock.now());
    const Result<HttpResponse> answer = co_await m_http.send(std::move(request), stop);
    if (answer && !answer->isSuccess())
        co_return fail(refusalIn(*answer, m_clock.now()));
    // Whoever says too much has heard it all the same.
    if (!answer &&
        !(answer.error().kind == ErrorKind::TooLarge && answer.error().httpStatus / 100 == 2))
        co_return propagate(answer);
    co_return Result<>();
}

void Notifier::noteHeard(const Notice &notice)
{
    if (const Result<> done = m_notices.done(notice.id); !done) {
        // It is told again: the receiver knows it by its id.
        qCWarning(lcApp) << "a notice that was heard cannot be put away:" << done.error().message;
        m_quietUntil = m_clock.elapsed() + longestNap;
    }
    m_trouble.reset();
    if (std::exchange(m_failures, 0) > 0)
        static_cast<void>(m_notices.hurry());
}

void Notifier::noteFailure(Notice notice, const Error &error)
{
    notice.attempts += 1;
    notice.error = error;
    notice.retryAt = m_clock.now().addMSecs(delayAfter(notice.attempts, error).count());
    if (const Result<> noted = m_notices.noteFailure(notice); !noted)
        m_quietUntil = m_clock.elapsed() + longestNap; // or it would be tried at once, for ever
    m_trouble = error;
    // Several that fail side by side are one failure.
    if (isOfReceiver(error) && m_clock.elapsed() >= m_quietUntil) {
        ++m_failures;
        m_quietUntil = m_clock.elapsed() + delayAfter(m_failures, error);
    }
    if (notice.attempts == 1)
        qCWarning(lcApp) << "a notice was not heard:" << toString(error.kind) << error.message;
}

void Notifier::tellStand()
{
    const NotifierStand now = stand();
    if (now == m_told)
        return;
    m_told = now;
    emit standChanged(now);
}

} // namespace limner
