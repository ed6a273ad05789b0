#include "core/jobs/outputfetch.h"

#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/base/pool.h"
#include "core/net/httpclient.h"
#include "core/net/retry.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr int mostRedirects = 5;

bool isPrivate(const QByteArray &url)
{
    return isPrivateHost(QUrl::fromEncoded(url).host());
}

//! As it can be sent: by https where it must be, in QUrl's spelling (`~` for `%7E`), which every
//! server takes for the same, because a paid picture is not lost over a spelling.
QByteArray sendable(const QByteArray &url)
{
    return QUrl::fromEncoded(secured(url)).toEncoded(QUrl::FullyEncoded | QUrl::RemoveFragment);
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

void dropAuthorization(HttpRequest &request)
{
    std::erase_if(request.headers, [](const HttpHeader &header) {
        return header.first.toLower() == "authorization";
    });
}

Error statusError(const HttpResponse &response)
{
    Error error;
    error.httpStatus = response.status;
    error.message = u"the download answered %1"_s.arg(response.status);
    switch (response.status) {
    case 401:
    case 403:
    case 404:
    case 410:
        error.kind = ErrorKind::OutputExpired;
        break;
    case 408:
        error.kind = ErrorKind::Timeout;
        break;
    case 429:
        error.kind = ErrorKind::RateLimited;
        break;
    case 503:
        error.kind = ErrorKind::Unavailable;
        break;
    default:
        error.kind = response.status >= 500 ? ErrorKind::ServerError : ErrorKind::InvalidAnswer;
    }
    const auto after =
        parseRetryAfter(response.header("Retry-After"), parseHttpDate(response.header("Date")));
    if (after)
        error.retryAfter = *after;
    return error;
}

Result<FetchedFile> checked(const HttpResponse &response)
{
    bool announced = false;
    const qint64 length = response.header("Content-Length").toLongLong(&announced);
    const bool isEncoded = !response.header("Content-Encoding").isEmpty();
    if (announced && !isEncoded && length != response.bytes)
        return fail(ErrorKind::Truncated,
                    u"%1 of %2 bytes arrived"_s.arg(response.bytes).arg(length));
    FetchedFile file;
    file.bytes = response.bytes;
    file.sha256 = response.sha256;
    file.md5 = response.md5;
    return file;
}

Result<QByteArray> decodeDataUri(const QString &uri)
{
    const qsizetype comma = uri.indexOf(u',');
    if (comma < 0)
        return fail(ErrorKind::NotAnImage, u"a data address without data"_s);
    const QByteArray payload =
        QByteArray::fromPercentEncoding(QStringView{uri}.sliced(comma + 1).toLatin1());
    if (!QStringView{uri}.first(comma).endsWith(u";base64"_s, Qt::CaseInsensitive))
        return payload;
    const auto decoded =
        QByteArray::fromBase64Encoding(payload, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return fail(ErrorKind::NotAnImage, u"the base64 of a data address is broken"_s);
    return *decoded;
}

Result<FetchedFile> writeDataUri(const QString &uri, const QString &path)
{
    const Result<QByteArray> bytes = decodeDataUri(uri);
    if (!bytes)
        return propagate(bytes);
    if (const Result<> written = writeFileDurably(path, *bytes); !written)
        return propagate(written);
    FetchedFile file;
    file.bytes = bytes->size();
    file.sha256 = sha256(*bytes);
    file.md5 = md5(*bytes);
    return file;
}

} // namespace

Result<QByteArray> redirectTarget(const QByteArray &from, const HttpResponse &response)
{
    const QByteArray location = response.header("Location");
    QByteArray target = location;
    if (originOf(target).isEmpty())
        target = QUrl::fromEncoded(from).resolved(QUrl::fromEncoded(location)).toEncoded();
    if (location.isEmpty() || originOf(target).isEmpty())
        return fail(ErrorKind::Redirected, u"the redirect names no address"_s);
    if (isPrivate(target) && !isPrivate(from))
        return fail(Error{.kind = ErrorKind::PrivateNetwork,
                          .message = QString::fromLatin1(originOf(target)),
                          .httpStatus = response.status});
    return sendable(target);
}

bool isDataUri(const QString &output)
{
    return output.startsWith(u"data:"_s, Qt::CaseInsensitive);
}

AsyncResult<FetchedFile> fetchOutput(HttpClient *http, HttpRequest request, QString file,
                                     std::stop_token stop)
{
    request.url = sendable(request.url);
    request.saveTo = file;
    // Byte by byte is moving, too, but the provider deletes what is never fetched.
    request.totalTimeout = 20min;
    for (int redirects = 0;; ++redirects) {
        Result<HttpResponse> response = co_await http->send(request, stop);
        if (!response)
            co_return propagate(response);
        if (response->isSuccess())
            co_return checked(*response);
        if (!isRedirect(response->status))
            co_return fail(statusError(*response));
        if (redirects == mostRedirects)
            co_return fail(ErrorKind::Redirected, u"redirected too often"_s);
        Result<QByteArray> target = redirectTarget(request.url, *response);
        if (!target)
            co_return propagate(target);
        request.url = std::move(*target);
        dropAuthorization(request);
    }
}

AsyncResult<FetchedFile> saveDataUri(QString uri, QString file)
{
    co_return co_await onPool(&workPool(), &writeDataUri, std::move(uri), std::move(file));
}

} // namespace limner
