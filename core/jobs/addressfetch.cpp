#include "core/jobs/addressfetch.h"

#include "core/library/inputtrouble.h"
#include "core/net/httpclient.h"
#include "core/net/privatenetwork.h"
#include "core/picture/filefacts.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr int mostRedirects = 5;

//! As it goes over the wire; empty when it is no address of the web. A name and a password in it
//! stay here.
QByteArray encoded(const QUrl &url)
{
    const bool isWeb = url.scheme() == u"https" || url.scheme() == u"http";
    if (!url.isValid() || !isWeb || url.host().isEmpty())
        return {};
    return url.toEncoded(QUrl::FullyEncoded | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
}

const OwnPlace *placeOf(const std::vector<OwnPlace> &places, const QByteArray &url)
{
    const QByteArray origin = originOf(url);
    const auto found = std::find_if(places.begin(), places.end(), [&origin](const OwnPlace &one) {
        return !origin.isEmpty() && one.origin == origin;
    });
    return found == places.end() ? nullptr : &*found;
}

HttpRequest requestFor(const QByteArray &url, const OwnPlace *own, qint64 most,
                       const ProgressFunction &progress)
{
    HttpRequest request;
    request.url = own != nullptr ? url : secured(url);
    request.exactTarget = false;
    request.headers.emplace_back("Accept", "image/*,*/*;q=0.5");
    request.maxBytes = most;
    request.totalTimeout = 10min; // byte by byte is moving, too
    request.onDownload = progress;
    if (own != nullptr)
        request.caFile = own->caFile;
    return request;
}

Result<FetchedAddress> judged(HttpResponse response, const QByteArray &url)
{
    bool isAnnounced = false;
    const qint64 length = response.header("Content-Length").toLongLong(&isAnnounced);
    if (isAnnounced && response.header("Content-Encoding").isEmpty() &&
        length != response.body.size())
        return fail(ErrorKind::Truncated,
                    u"%1 of %2 bytes arrived"_s.arg(response.body.size()).arg(length));
    if (response.body.isEmpty())
        return fail(inputError(InputTrouble::Empty));
    // By the bytes: names and types are what a server says, and a sign-in says "picture.png".
    if (mediaTypeOf(response.body) == u"text/html")
        return fail(inputError(InputTrouble::WebPage, QUrl::fromEncoded(url).host()));
    FetchedAddress fetched;
    fetched.fileName = QUrl::fromEncoded(url).fileName(QUrl::FullyDecoded);
    fetched.bytes = std::move(response.body);
    return fetched;
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Error refusal(const HttpResponse &response)
{
    Error error = inputError(InputTrouble::Refused, QString::number(response.status));
    error.httpStatus = response.status;
    return error;
}

Error privateError(const QByteArray &url)
{
    return inputError(InputTrouble::PrivateAddress, QUrl::fromEncoded(url).host());
}

} // namespace

AsyncResult<FetchedAddress> fetchAddress(HttpClient *http, QString address,
                                         std::vector<OwnPlace> ownPlaces, qint64 most,
                                         ProgressFunction progress, std::stop_token stop)
{
    QByteArray url = encoded(QUrl{address.trimmed()});
    if (url.isEmpty())
        co_return fail(inputError(InputTrouble::NotAnAddress, address.left(200)));
    const OwnPlace *own = placeOf(ownPlaces, url);
    for (int redirects = 0;; ++redirects) {
        if (own == nullptr) {
            const QString host = QUrl::fromEncoded(url).host();
            const bool isPrivate = co_await leadsIntoPrivateNetwork(host, stop);
            if (stop.stop_requested())
                co_return fail(ErrorKind::Cancelled);
            if (isPrivate)
                co_return fail(privateError(url));
        }
        HttpRequest request = requestFor(url, own, most, progress);
        Result<HttpResponse> response = co_await http->send(std::move(request), stop);
        if (!response && response.error().kind == ErrorKind::TooLarge)
            co_return fail(inputError(InputTrouble::TooManyBytes, QString::number(most)));
        if (!response)
            co_return propagate(response);
        if (response->isSuccess())
            co_return judged(std::move(*response), url);
        if (!isRedirect(response->status))
            co_return fail(refusal(*response));
        if (redirects == mostRedirects)
            co_return fail(inputError(InputTrouble::TooManyRedirects));
        const QUrl target = QUrl::fromEncoded(response->header("Location"));
        const QByteArray next = encoded(QUrl::fromEncoded(url).resolved(target));
        if (next.isEmpty())
            co_return fail(inputError(InputTrouble::NotAnAddress,
                                      target.toDisplayString(QUrl::RemoveUserInfo).left(200)));
        // What the artist named may lead to another place of theirs; a stranger may not.
        own = own != nullptr ? placeOf(ownPlaces, next) : nullptr;
        url = next;
    }
}

} // namespace limner
