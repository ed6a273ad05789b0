#pragma once

#include "core/base/result.h"
#include "core/net/http.h"

#include <QByteArray>
#include <QString>

#include <stop_token>

namespace limner {

class HttpClient;

//! One output on disk, not yet judged as a picture.
struct FetchedFile {
    qint64 bytes = 0;
    QByteArray sha256 = {}; //!< raw
    QByteArray md5 = {};    //!< raw
};

//! Downloads to `file`. Plain http to a public host becomes https; redirects are followed by hand,
//! at most five, without a key, never from a public host to a private one.
//!
//! Errors beside the client's: OutputExpired (401, 403, 404, 410), Truncated (shorter or longer
//! than announced), Redirected (too often, or to nowhere), PrivateNetwork (with the status of the
//! redirect), Timeout (408), RateLimited, Unavailable, ServerError, InvalidAnswer.
[[nodiscard]] AsyncResult<FetchedFile> fetchOutput(HttpClient *http, HttpRequest request,
                                                   QString file, std::stop_token stop);

//! Where a redirect leads, ready to be sent. Redirected when it names no address, PrivateNetwork
//! when a server outside points into a private network.
[[nodiscard]] Result<QByteArray> redirectTarget(const QByteArray &from,
                                                const HttpResponse &response);

[[nodiscard]] bool isDataUri(const QString &output);
//! Decodes, hashes and writes off the GUI thread. NotAnImage when it is no readable data: URI.
[[nodiscard]] AsyncResult<FetchedFile> saveDataUri(QString uri, QString file);

} // namespace limner
