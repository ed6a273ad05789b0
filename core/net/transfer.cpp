#include "core/net/transfer.h"

#include "core/base/file.h"
#include "core/base/secret.h"

#include <cerrno>

namespace limner {

Transfer::Transfer(const HttpRequest &request, QNetworkReply &reply,
                   std::shared_ptr<const bool> hasLeft)
    : m_request{request}
    , m_reply{reply}
    , m_hasLeft{std::move(hasLeft)}
{
    m_since.start();
    // Back-pressure: a fast server must not fill the memory while the disk writes.
    m_reply.setReadBufferSize(4 << 20);
    connect(&m_reply, &QNetworkReply::readyRead, this, &Transfer::receive);
    connect(&m_reply, &QNetworkReply::metaDataChanged, this, &Transfer::moved);
    connect(&m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 done, qint64 total) {
        moved();
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

bool Transfer::savesToFile() const
{
    const int status = m_reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    return !m_request.saveTo.isEmpty() && status >= 200 && status < 300;
}

void Transfer::receive()
{
    moved();
    while (!m_failure && m_reply.bytesAvailable() > 0) {
        const QByteArray chunk = m_reply.read(1 << 20);
        if (chunk.isEmpty())
            break;
        m_response.bytes += chunk.size();
        if (m_response.bytes > m_request.maxBytes)
            return giveUp(Error{ErrorKind::TooLarge,
                                QStringLiteral("more than %1 bytes").arg(m_request.maxBytes)});
        store(chunk);
    }
    if (m_request.onDownload) {
        const QVariant length = m_reply.header(QNetworkRequest::ContentLengthHeader);
        m_request.onDownload(m_response.bytes, length.isValid() ? length.toLongLong() : -1);
    }
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

Error Transfer::networkError() const
{
    using Code = QNetworkReply::NetworkError;
    Error error;
    error.message = redacted(m_reply.errorString());
    if (error.message == QStringLiteral("Unknown error"))
        error.message.clear();
    switch (m_reply.error()) {
    case Code::ConnectionRefusedError:
    case Code::HostNotFoundError:
    case Code::TemporaryNetworkFailureError:
    case Code::ProxyConnectionRefusedError:
    case Code::ProxyNotFoundError:
    case Code::ProxyAuthenticationRequiredError:
        error.kind = ErrorKind::Offline;
        break;
    case Code::SslHandshakeFailedError:
        error.kind = ErrorKind::Tls;
        break;
    case Code::TimeoutError:
    case Code::OperationCanceledError:
        error.kind = ErrorKind::Timeout;
        break;
    case Code::ProtocolFailure:
    case Code::ProtocolUnknownError:
    case Code::ProtocolInvalidOperationError:
        error.kind = ErrorKind::InvalidAnswer;
        break;
    default:
        error.kind = ErrorKind::Dropped;
    }
    const bool neverLeft = error.kind == ErrorKind::Offline || error.kind == ErrorKind::Tls;
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
