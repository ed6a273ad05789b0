#include "core/net/httpclient.h"

#include "core/base/secret.h"
#include "core/base/trace.h"
#include "core/net/transfer.h"

#include <QBuffer>
#include <QCoroNetworkReply>
#include <QCoroSignal>
#include <QFile>
#include <QNetworkRequest>
#include <QSslCertificate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

struct LaterDelete {
    void operator()(QNetworkReply *reply) const
    {
        reply->deleteLater();
    } // style: never inside finished
};
using ReplyPtr = std::unique_ptr<QNetworkReply, LaterDelete>;

//! A body that can be read once. Qt 6.4 repeats a request, even a POST, when the connection closes
//! before the first byte of the answer (seen: two creates for one); a body that cannot be rewound
//! ends that with ContentReSendError. QBuffer would not do: Qt rewinds it behind its back.
class OneShotBody final : public QIODevice {
public:
    OneShotBody(QByteArray bytes, std::shared_ptr<bool> hasLeft)
        : m_bytes{std::move(bytes)}
        , m_hasLeft{std::move(hasLeft)}
    {}
    bool isSequential() const override { return true; }
    qint64 size() const override { return m_bytes.size(); }
    qint64 bytesAvailable() const override
    {
        return m_bytes.size() - m_at + QIODevice::bytesAvailable();
    }
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 count = std::min(most, m_bytes.size() - m_at);
        if (count == 0)
            return most > 0 ? -1 : 0;
        *m_hasLeft = true;
        std::copy_n(m_bytes.constData() + m_at, count, data);
        m_at += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    std::shared_ptr<bool> m_hasLeft; //!< shared: Qt reads on when nobody waits any more
    qint64 m_at = 0;
};

//! What goes out, and whether it did.
struct Outgoing {
    QNetworkRequest request = {};
    std::unique_ptr<QIODevice> body = {};
    std::shared_ptr<bool> hasLeft = std::make_shared<bool>(true);
};

QByteArray targetOf(const QByteArray &url)
{
    const qsizetype authority = url.indexOf("://") + 3;
    const qsizetype path = url.indexOf('/', authority);
    const qsizetype query = url.indexOf('?', authority);
    if (path < 0 || (query >= 0 && query < path))
        return query < 0 ? QByteArray{"/"} : "/" + url.sliced(query);
    return url.sliced(path);
}

Result<QUrl> parseUrl(const HttpRequest &request)
{
    const QUrl url = QUrl::fromEncoded(request.url, QUrl::StrictMode);
    if (!url.isValid() || originOf(request.url).isEmpty() || !url.userInfo().isEmpty())
        return fail(ErrorKind::InvalidInput, u"not a usable http address"_s);
    if (!request.exactTarget)
        return url;
    QByteArray sent = url.toEncoded(QUrl::FullyEncoded | QUrl::RemoveScheme |
                                    QUrl::RemoveAuthority | QUrl::RemoveFragment);
    if (!sent.startsWith('/'))
        sent.prepend('/');
    // Qt resolves dot segments only when it sends, after this could be seen.
    const QByteArray path = sent.left(sent.indexOf('?'));
    const QByteArray ended = (sent.contains('?') ? path : sent) + '/';
    if (sent != targetOf(request.url) || ended.contains("/../") || ended.contains("/./"))
        return fail(ErrorKind::InvalidInput, u"the address would change on the way"_s);
    return url;
}

bool hasLineBreak(const HttpHeaders &headers)
{
    for (const auto &[name, value] : headers) {
        for (const char bad : {'\r', '\n', '\0'}) {
            if (name.contains(bad) || value.contains(bad))
                return true;
        }
    }
    return false;
}

QNetworkRequest toQtRequest(const HttpRequest &request, const QUrl &url)
{
    QNetworkRequest out{url};
    // Qt 6.4 re-sends Authorization to whatever host a redirect names.
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                     QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    // An explicit value also stops Qt from unpacking what was never asked for.
    out.setRawHeader("Accept-Encoding", "identity");
    out.setRawHeader("User-Agent", "Limner/" LIMNER_VERSION);
    for (const auto &[name, value] : request.headers)
        out.setRawHeader(name, value);
    return out;
}

//! Everything but a POST may be repeated, and Qt rewinds the body before it hands out a redirect.
//! Io when the file cannot be read.
Result<> addBody(Outgoing &out, const HttpRequest &request)
{
    if (!request.bodyFile.isEmpty()) {
        out.body = std::make_unique<QFile>(request.bodyFile);
    } else if (request.method == "POST" && !request.body.isEmpty()) {
        *out.hasLeft = false;
        out.body = std::make_unique<OneShotBody>(request.body, out.hasLeft);
    } else if (!request.body.isEmpty()) {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(request.body);
        out.body = std::move(buffer);
    }
    if (out.body && !out.body->open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, request.bodyFile + u": "_s + out.body->errorString());
    if (out.body)
        out.request.setHeader(QNetworkRequest::ContentLengthHeader, out.body->size());
    else if (request.method == "POST" || request.method == "PUT")
        out.request.setRawHeader("Content-Length", "0");
    return {};
}

Result<Outgoing> outgoing(const HttpRequest &request)
{
    const Result<QUrl> url = parseUrl(request);
    if (!url)
        return propagate(url);
    if (hasLineBreak(request.headers))
        return fail(ErrorKind::InvalidInput, u"a header contains a line break"_s);
    Outgoing out;
    out.request = toQtRequest(request, *url);
    if (Result<> added = addBody(out, request); !added)
        return propagate(added);
    return out;
}

tl::unexpected<Error> neverSent(Error error)
{
    error.effect = Error::Effect::None;
    return fail(std::move(error));
}

} // namespace

HttpClient::HttpClient()
{
    m_network.setAutoDeleteReplies(false);
    m_lasting.setAutoDeleteReplies(false);
}

Result<QSslConfiguration> HttpClient::tlsFor(const QString &caFile)
{
    if (const auto known = m_tls.find(caFile); known != m_tls.end())
        return known->second;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!caFile.isEmpty()) {
        const QList<QSslCertificate> extra = QSslCertificate::fromPath(caFile);
        if (extra.isEmpty())
            return fail(ErrorKind::Tls, u"no certificate in "_s + caFile);
        tls.addCaCertificates(extra);
    }
    return m_tls.emplace(caFile, tls).first->second;
}

//! Qt would reuse a line that another authority vouched for.
void HttpClient::separateLines(const HttpRequest &request)
{
    const auto [known, isNew] = m_authorities.try_emplace(originOf(request.url), request.caFile);
    if (isNew || known->second == request.caFile)
        return;
    known->second = request.caFile;
    m_network.clearConnectionCache();
}

void HttpClient::dropConnections()
{
    // Posted: abort() resumes the coroutine from inside itself.
    for (Transfer *transfer : m_underWay) {
        if (!transfer->outlastsChanges())
            QMetaObject::invokeMethod(transfer, &Transfer::lose, Qt::QueuedConnection);
    }
    m_network.clearConnectionCache();
}

void HttpClient::setMostPatience(std::chrono::milliseconds idle, std::chrono::milliseconds total)
{
    m_mostIdle = idle;
    m_mostTotal = total;
}

AsyncResult<HttpResponse> HttpClient::send(HttpRequest request, std::stop_token stop)
{
    request.idleTimeout = std::min(request.idleTimeout, m_mostIdle);
    request.totalTimeout = std::min(request.totalTimeout, m_mostTotal);
    if (stop.stop_requested())
        co_return fail(ErrorKind::Cancelled, u"stopped before sending"_s);
    Result<Outgoing> out = outgoing(request);
    if (!out)
        co_return neverSent(out.error());
    const Result<QSslConfiguration> tls = tlsFor(request.caFile);
    if (!tls)
        co_return neverSent(tls.error());
    out->request.setSslConfiguration(*tls);
    QNetworkAccessManager &network = request.outlastsChanges ? m_lasting : m_network;
    if (!request.outlastsChanges)
        separateLines(request);

    const trace::Span span{"net", "http",
                           QString::fromLatin1(request.method) + u' ' +
                               out->request.url().toString(QUrl::RemoveQuery)};
    // As a custom verb Qt would wait for the body that a HEAD announces and never sends.
    const ReplyPtr reply{
        request.method == "HEAD"
            ? network.head(out->request)
            : network.sendCustomRequest(out->request, request.method, out->body.get())};
    // Qt reads on until the reply is gone, which is later than the end of this coroutine.
    if (out->body)
        out->body.release()->setParent(reply.get());
    Transfer transfer{request, *reply, out->hasLeft};
    const std::stop_callback abortOnStop{
        stop, [target = reply.get()] {
            // Posted: abort() resumes the coroutine from inside itself.
            QMetaObject::invokeMethod(target, &QNetworkReply::abort, Qt::QueuedConnection);
        }};
    m_underWay.insert(&transfer);
    if (!reply->isFinished())
        co_await qCoro(reply.get(), &QNetworkReply::finished);
    m_underWay.erase(&transfer);
    co_return transfer.result(stop.stop_requested());
}

} // namespace limner
