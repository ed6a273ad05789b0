#include "core/s3/s3exchange.h"

#include "core/base/digest.h"
#include "core/base/log.h"
#include "core/base/secret.h"
#include "core/net/httpclient.h"
#include "core/net/retry.h"

#include <QRandomGenerator>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

// Seconds, not minutes: whoever waits longer is the outbox.
constexpr Backoff inCall{.first = 300ms, .longest = 3s, .attempts = 3, .longestAsked = 5s};
// A large picture on a slow line; byte by byte is moving, too, and shall end some day.
constexpr auto longestCall = 1h;
constexpr auto smallestOffset = 60s;
// Servers allow 15 minutes; a bare 403 with a clock this far off needs no other explanation.
constexpr auto suspiciousOffset = 5min;

S3Failure fromTransport(const Error &error)
{
    S3Failure out;
    out.error = error;
    // Everything S3 does here may be repeated; a dead idle connection is the common case.
    out.reaction = error.kind == ErrorKind::Dropped ? S3Reaction::Retry : S3Reaction::Tell;
    return out;
}

//! The server's words may repeat what it was told.
Error cleaned(S3Failure failure, const S3Config &config)
{
    Error out = std::move(failure.error);
    const bool isCryptic = out.kind == ErrorKind::InvalidInput || out.kind == ErrorKind::Internal ||
                           out.kind == ErrorKind::ServerError;
    if (isCryptic && !failure.requestId.isEmpty())
        out.message += u" (request %1)"_s.arg(failure.requestId);
    for (const QString &hidden :
         {config.accessKey.trimmed(), QString::fromUtf8(config.secretKey.reveal()),
          QString::fromUtf8(config.sessionToken.reveal())}) {
        if (!hidden.isEmpty())
            out.message.replace(hidden, u"…"_s);
    }
    out.message = redacted(out.message);
    return out;
}

QString locationConstraint(const QByteArray &body)
{
    QXmlStreamReader xml{body};
    if (!xml.readNextStartElement() || xml.name() != u"LocationConstraint")
        return {};
    const QString text = xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed();
    return text.isEmpty() ? u"us-east-1"_s : text == u"EU" ? u"eu-west-1"_s : text;
}

} // namespace

void S3Exchange::recallRegion(const S3Target &target, const QString &region)
{
    m_regions.try_emplace(target.place(), region);
}

QString S3Exchange::region(const S3Target &target) const
{
    if (const auto learned = m_regions.find(target.place()); learned != m_regions.end())
        return learned->second;
    if (!target.config.region.isEmpty())
        return target.config.region;
    const QString ofHost = regionOfHost(target.endpoint.host);
    return ofHost.isEmpty() ? u"us-east-1"_s : ofHost;
}

std::chrono::seconds S3Exchange::clockOffset(const S3Target &target) const
{
    const auto found = m_offsets.find(target.endpoint.authority());
    return found == m_offsets.end() ? 0s : found->second;
}

S3Address S3Exchange::address(const S3Target &target, const QString &key) const
{
    S3Endpoint endpoint = target.endpoint;
    // The host of the right region, built by us: an address in an answer is never trusted.
    if (isAmazonHost(endpoint.host) && m_regions.contains(target.place())) {
        const bool isChina = endpoint.host.endsWith(".cn");
        endpoint.host =
            "s3." + region(target).toLatin1() + ".amazonaws.com" + (isChina ? ".cn" : "");
    }
    return objectAddress(endpoint, target.config.bucket, key, target.config.addressing);
}

QByteArray S3Exchange::timestamp(const S3Target &target) const
{
    return sigv4::timestamp(m_clock.now().addSecs(clockOffset(target).count()));
}

sigv4::Scope S3Exchange::scope(const S3Target &target, const QByteArray &timestamp) const
{
    sigv4::Scope out;
    out.day = timestamp.left(8);
    out.region = region(target).toLatin1();
    return out;
}

HttpRequest S3Exchange::signedRequest(const S3Call &call, const S3Target &target)
{
    const S3Address where = address(target, call.key);
    const QByteArray time = timestamp(target);
    const QByteArray query = sigv4::canonicalQuery(call.query);
    const QByteArray hash = call.payloadHash.isEmpty() ? sha256Hex(call.body) : call.payloadHash;

    HttpHeaders headers = call.headers;
    headers.emplace_back("x-amz-content-sha256", hash);
    headers.emplace_back("x-amz-date", time);
    if (!target.config.sessionToken.isEmpty())
        headers.emplace_back("x-amz-security-token", target.config.sessionToken.reveal());
    HttpHeaders toSign = headers;
    toSign.emplace_back("host", where.host); // the stack writes it

    const sigv4::Scope inScope = scope(target, time);
    const QByteArray canonical =
        sigv4::canonicalRequest(call.method, where.path, query, toSign, hash);
    const QByteArray signature =
        sigv4::signature(m_keys.key(target.config.secretKey.reveal(), inScope),
                         sigv4::stringToSign(time, inScope, canonical));
    headers.emplace_back("Authorization",
                         sigv4::authorization(target.config.accessKey.toLatin1(), inScope,
                                              sigv4::signedHeaders(toSign), signature));
    HttpRequest out;
    out.method = call.method;
    out.url = where.url(query);
    out.headers = std::move(headers);
    out.body = call.body;
    out.bodyFile = call.bodyFile;
    out.caFile = target.config.caFile;
    out.maxBytes = call.maxBytes;
    out.totalTimeout = longestCall;
    out.saveTo = call.saveTo;
    out.onUpload = call.onUpload;
    out.onDownload = call.onDownload;
    return out;
}

QByteArray S3Exchange::presigned(const S3Target &target, const S3Address &address,
                                 std::chrono::seconds lifetime)
{
    sigv4::Presign presign;
    presign.accessKey = target.config.accessKey.toLatin1();
    presign.timestamp = timestamp(target);
    presign.scope = scope(target, presign.timestamp);
    presign.expires = lifetime;
    presign.sessionToken = target.config.sessionToken.reveal();
    const QByteArray query = sigv4::canonicalQuery(sigv4::presignQuery(presign, {}));
    const HttpHeaders headers{{"host", address.host}};
    const QByteArray canonical =
        sigv4::canonicalRequest("GET", address.path, query, headers, sigv4::unsignedPayload);
    const QByteArray signature =
        sigv4::signature(m_keys.key(target.config.secretKey.reveal(), presign.scope),
                         sigv4::stringToSign(presign.timestamp, presign.scope, canonical));
    return address.url(sigv4::presignedQuery(presign, query, signature));
}

void S3Exchange::note(const HttpResponse &answer)
{
    m_facts.server = QString::fromLatin1(answer.header("server").left(100)).simplified();
    m_facts.requestId = QString::fromLatin1(answer.header("x-amz-request-id").left(100));
    m_facts.firstByte = answer.timeToFirstByte;
    m_facts.date = parseHttpDate(answer.header("date"));
    m_facts.offset.reset();
    if (m_facts.date.isValid())
        m_facts.offset = std::chrono::seconds{m_clock.now().secsTo(m_facts.date)};
}

S3Failure S3Exchange::judge(const S3Call &call, const Result<HttpResponse> &answer) const
{
    if (!answer)
        return fromTransport(answer.error());
    S3Failure out;
    if (answer->isSuccess()) { // only asked when it is a web page
        out.error.kind = ErrorKind::NotAnObjectStore;
        out.error.httpStatus = answer->status;
        return out;
    }
    out = readFailure(*answer);
    if (const auto wait = parseRetryAfter(answer->header("retry-after"), m_clock.now()))
        out.error.retryAfter = *wait;
    // A HEAD cannot say why.
    const bool isBare = call.method == "HEAD" && out.error.code.isEmpty() &&
                        out.error.kind != ErrorKind::NotAnObjectStore;
    if (isBare && answer->status == 403 && m_facts.offset &&
        std::chrono::abs(*m_facts.offset) > suspiciousOffset) {
        out.error.kind = ErrorKind::ClockSkew;
        out.reaction = S3Reaction::FixClock;
    }
    if (isBare && (answer->status == 400 || answer->status == 301)) {
        out.error.kind = ErrorKind::WrongRegion;
        out.reaction = S3Reaction::FixRegion;
    }
    return out;
}

bool S3Exchange::learnClock(const S3Target &target)
{
    if (!m_facts.offset)
        return false;
    const auto better = *m_facts.offset;
    if (std::chrono::abs(better - clockOffset(target)) < smallestOffset)
        return false;
    m_offsets[target.endpoint.authority()] = better;
    qCInfo(lcStore, "the object store's clock differs by %lld s",
           static_cast<long long>(better.count()));
    return true;
}

QCoro::Task<QString> S3Exchange::askForRegion(S3TargetPtr target, std::stop_token stop)
{
    S3Call call;
    call.query = {{"location", {}}};
    HttpRequest request = signedRequest(call, *target);
    const Result<HttpResponse> answer = co_await m_http.send(std::move(request), stop);
    if (!answer)
        co_return QString{};
    if (answer->isSuccess())
        co_return locationConstraint(answer->body);
    co_return readFailure(*answer).region;
}

//! Before it is sent again; nothing when it is not.
std::optional<std::chrono::milliseconds> S3Exchange::waitAfter(const Error &error,
                                                               const S3Call &call, Tried &tried)
{
    const bool isDropped = error.kind == ErrorKind::Dropped;
    if (isDropped && call.drops == S3Call::Drops::Report)
        return std::nullopt;
    if (++tried.attempts >= inCall.attempts || error.retryAfter > inCall.longestAsked)
        return std::nullopt;
    if (isDropped && tried.attempts == 1)
        return 0ms; // an idle line that was closed meanwhile
    return retryDelay(inCall, tried.attempts, error, QRandomGenerator::global()->generateDouble());
}

//! Fine = send it again.
AsyncResult<> S3Exchange::recover(S3Failure failure, S3Call call, S3TargetPtr target,
                                  std::shared_ptr<Tried> tried, std::stop_token stop)
{
    switch (failure.reaction) {
    case S3Reaction::FixClock:
        if (!std::exchange(tried->clock, true) &&
            (learnClock(*target) || clockOffset(*target) != tried->signedOffset))
            co_return Result<>{};
        break;
    case S3Reaction::FixRegion: {
        if (std::exchange(tried->region, true))
            break;
        QString wanted = failure.region;
        if (wanted.isEmpty())
            wanted = regionOfHost(failure.endpoint);
        if (wanted.isEmpty() && call.method == "HEAD")
            wanted = co_await askForRegion(target, stop);
        if (!wanted.isEmpty() && wanted != tried->signedRegion) {
            m_regions[target->place()] = wanted;
            co_return Result<>{};
        }
        if (failure.region.isEmpty() && !failure.endpoint.isEmpty()) {
            failure.error.kind = ErrorKind::Redirected;
            failure.error.message = QString::fromLatin1(failure.endpoint);
        }
        break;
    }
    case S3Reaction::Retry: {
        const std::optional<std::chrono::milliseconds> wait =
            waitAfter(failure.error, call, *tried);
        if (!wait)
            break;
        if (co_await m_clock.sleep(*wait, stop) == Clock::Woken::Stopped)
            co_return fail(ErrorKind::Cancelled, u"stopped while waiting"_s);
        co_return Result<>{};
    }
    case S3Reaction::Tell:
    case S3Reaction::Rehash:
    case S3Reaction::Accept:
        break;
    }
    co_return fail(cleaned(std::move(failure), target->config));
}

AsyncResult<HttpResponse> S3Exchange::send(S3Call call, S3TargetPtr target, std::stop_token stop)
{
    const auto tried = std::make_shared<Tried>();
    for (;;) {
        tried->signedRegion = region(*target);
        tried->signedOffset = clockOffset(*target);
        HttpRequest request = signedRequest(call, *target);
        Result<HttpResponse> answer = co_await m_http.send(std::move(request), stop);
        if (answer)
            note(*answer);
        // An object may be a web page; a bucket never is.
        const bool isAboutPages = call.key.isEmpty() || call.method == "PUT";
        if (answer && answer->isSuccess() && !(isAboutPages && isWebPage(*answer)))
            co_return answer;
        S3Failure failure = judge(call, answer);
        if (failure.reaction == S3Reaction::Accept)
            co_return answer;
        const Result<> again = co_await recover(std::move(failure), call, target, tried, stop);
        if (!again)
            co_return propagate(again);
    }
}

AsyncResult<HttpResponse> S3Exchange::sendAnonymous(HttpRequest request, std::stop_token stop)
{
    Result<HttpResponse> answer = co_await m_http.send(std::move(request), stop);
    if (answer)
        note(*answer);
    co_return answer;
}

} // namespace limner
