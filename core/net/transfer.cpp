#include "core/net/transfer.h"

#include "core/base/file.h"
#include "core/base/secret.h"

#include <QNetworkProxy>

#include <cerrno>

namespace limner {
namespace {

constexpr qint64 readBuffer = 4 << 20;

} // namespace

Transfer::Transfer(const HttpRequest &request, QNetworkReply &reply,
                   std::shared_ptr<const bool> hasLeft)
    : m_request{request}
    , m_reply{reply}
    , m_hasLeft{std::move(hasLeft)}
{
    m_since.start();
    connect(&m_reply, &QNetworkReply::readyRead, this, &Transfer::receive);
    connect(&m_reply, &QNetworkReply::metaDataChanged, this, [this] {
        // Back-pressure: a fast server must not fill the memory while the disk writes. Qt 6.4 does
        // not hear of it before the headers are there.
        m_reply.setReadBufferSize(readBuffer);
        moved();
    });
    connect(&m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 done, qint64 total) {
        moved();
        m_sent = done;
        if (m_request.onUpload && total > 0)
            m_request.onUpload(done, total);
    });

    m_idle.setSingleShot(true);
    m_idle.setInterval(m_request.idleTimeout);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        giveUp(Error{ErrorKind::Timeout, QStringLiteral("nothing moved for too long")});
    });
    m_idle.start();
    if (m_request.totalTimeout.count() > 0) {
        m_total.setSingleShot(true);
        connect(&m_total, &QTimer::timeout, this, [this] {
            giveUp(Error{ErrorKind::Timeout, QStringLiteral("took too long")});
        });
        m_total.start(m_request.totalTimeout);
    }
}

void Transfer::moved()
{
    m_idle.start();
    if (m_response.timeToFirstByte.count() == 0)
        m_response.timeToFirstByte = std::chrono::milliseconds{m_since.elapsed()};
}

void Transfer::giveUp(Error error)
{
    if (m_failure)
        return;
    m_failure = std::move(error);
    m_reply.abort();
}

void Transfer::lose()
{
    giveUp(Error{ErrorKind::Dropped, QStringLiteral("the network changed meanwhile")});
}

int Transfer::status() const
{
    return m_reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

bool Transfer::savesToFile() const
{
    return !m_request.saveTo.isEmpty() && status() >= 200 && status() < 300;
}

void Transfer::receive()
{
    moved();
    while (!m_failure && m_reply.bytesAvailable() > 0) {
        const QByteArray packed = m_reply.read(std::min<qint64>(m_reply.bytesAvailable(), 1 << 20));
        if (packed.isEmpty())
            break;
        const QByteArray chunk = unpacked(packed);
        if (m_failure)
            return;
        m_response.bytes += chunk.size();
        if (m_response.bytes > m_request.maxBytes)
            return giveUp(
                Error{.kind = ErrorKind::TooLarge,
                      .message = QStringLiteral("more than %1 bytes").arg(m_request.maxBytes),
                      .httpStatus = status()});
        store(chunk);
    }
    if (m_request.onDownload) {
        const QVariant length = m_reply.header(QNetworkRequest::ContentLengthHeader);
        m_request.onDownload(m_response.bytes, length.isValid() ? length.toLongLong() : -1);
    }
}

QByteArray Transfer::unpacked(const QByteArray &chunk)
{
    if (!m_inflater && Inflater::knows(m_reply.rawHeader("Content-Encoding")))
        m_inflater = std::make_unique<Inflater>();
    if (!m_inflater)
        return chunk;
    Result<QByteArray> out = m_inflater->add(chunk, m_request.maxBytes - m_response.bytes);
    if (!out) {
        giveUp(out.error());
        return {};
    }
    return *out;
}

void Transfer::store(const QByteArray &chunk)
{
    if (!savesToFile()) {
        m_response.body += chunk;
        return;
    }
    errno = 0;
    if (!m_file) {
        m_file = std::make_unique<QFile>(m_request.saveTo);
        if (!m_file->open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
            return giveUp(ioError(errno != 0 ? errno : EIO, m_request.saveTo));
    }
    if (m_file->write(chunk) != chunk.size())
        return giveUp(ioError(errno != 0 ? errno : EIO, m_request.saveTo));
    m_sha256.add(chunk);
    m_md5.add(chunk);
}

//! The one that would be used for this address; empty = none.
QString Transfer::proxy() const
{
    const QList<QNetworkProxy> proxies =
        QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery{m_reply.url()});
    const QNetworkProxy first = proxies.isEmpty() ? QNetworkProxy{} : proxies.first();
    return first.hostName().isEmpty() ? QString{}
                                      : first.hostName() + u':' + QString::number(first.port());
}

ErrorKind Transfer::networkErrorKind(const QString &via) const
{
    using Code = QNetworkReply::NetworkError;
    switch (m_reply.error()) {
    case Code::ConnectionRefusedError:
    case Code::HostNotFoundError:
    case Code::TemporaryNetworkFailureError:
        return via.isEmpty() ? ErrorKind::Offline : ErrorKind::ProxyUnreachable;
    case Code::UnknownNetworkError:
        // What Qt calls a proxy that refuses the tunnel; with a part of the body sent it is not.
        return via.isEmpty() || m_sent > 0 ? ErrorKind::Dropped : ErrorKind::ProxyUnreachable;
    case Code::ProxyConnectionRefusedError:
    case Code::ProxyConnectionClosedError:
    case Code::ProxyNotFoundError:
    case Code::ProxyTimeoutError:
        return ErrorKind::ProxyUnreachable;
    case Code::ProxyAuthenticationRequiredError:
        return ErrorKind::ProxyRefused;
    case Code::SslHandshakeFailedError:
        // OpenSSL's words for the first bytes of a plain answer, which nobody translates.
        return m_reply.errorString().contains(QStringLiteral("wrong version number"))
                   ? ErrorKind::NotEncrypted
                   : ErrorKind::Tls;
    case Code::TimeoutError:
    case Code::OperationCanceledError:
        return ErrorKind::Timeout;
    case Code::ProtocolFailure:
    case Code::ProtocolUnknownError:
    case Code::ProtocolInvalidOperationError:
        return ErrorKind::InvalidAnswer;
    default:
        return ErrorKind::Dropped;
    }
}

Error Transfer::networkError() const
{
    const QString via = proxy();
    Error error;
    error.kind = networkErrorKind(via);
    error.message = redacted(m_reply.errorString());
    if (error.message == QStringLiteral("Unknown error"))
        error.message.clear();
    const bool isProxy =
        error.kind == ErrorKind::ProxyUnreachable || error.kind == ErrorKind::ProxyRefused;
    if (isProxy)
        error.message = via + QStringLiteral(": ") + error.message;
    if (error.kind == ErrorKind::NotEncrypted)
        error.message = QStringLiteral("http://") + m_reply.url().authority();
    // What a proxy refuses it does not pass on.
    const bool neverLeft = isProxy || error.kind == ErrorKind::Offline ||
                           error.kind == ErrorKind::Tls || error.kind == ErrorKind::NotEncrypted;
    error.effect = neverLeft ? Error::Effect::None : effect();
    return error;
}

Error::Effect Transfer::effect() const
{
    return *m_hasLeft ? Error::Effect::Possible : Error::Effect::None;
}

Result<HttpResponse> Transfer::result(bool stopped)
{
    m_idle.stop();
    m_total.stop();
    if (!m_failure)
        receive();
    if (m_file)
        m_file->close();
    if (stopped)
        return fail(ErrorKind::Cancelled, QStringLiteral("stopped"));
    if (m_failure) {
        m_failure->effect = effect();
        return fail(*m_failure);
    }

    m_response.status = m_reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // Errors from 201 on restate the HTTP status, which is data here. Below are broken transports,
    // and those count even behind a status 200: a body cut short arrives that way.
    const QNetworkReply::NetworkError code = m_reply.error();
    const bool transportFailed =
        code != QNetworkReply::NoError &&
        (m_response.status == 0 ||
         // Qt wants to send the body again before it hands out a redirect, which it shall not.
         (code == QNetworkReply::ContentReSendError && m_response.status / 100 != 3) ||
         (code < QNetworkReply::ContentAccessDenied &&
          code != QNetworkReply::ProxyAuthenticationRequiredError));
    if (transportFailed)
        return fail(networkError());
    if (m_inflater && !m_inflater->isWhole())
        return fail(ErrorKind::Truncated, QStringLiteral("the packed body ends early"));
    if (m_response.status == 407 && !proxy().isEmpty())
        return fail(Error{
            .kind = ErrorKind::ProxyRefused, .message = proxy(), .effect = Error::Effect::None});
    for (const auto &pair : m_reply.rawHeaderPairs())
        m_response.headers.emplace_back(pair.first, pair.second);
    if (savesToFile() && !m_file && !QFile{m_request.saveTo}.open(QIODevice::WriteOnly))
        return fail(ioError(errno != 0 ? errno : EIO, m_request.saveTo));
    if (savesToFile()) {
        m_response.sha256 = m_sha256.finish();
        m_response.md5 = m_md5.finish();
    }
    return std::move(m_response);
}

} // namespace limner
