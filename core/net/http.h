#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>
#include <utility>
#include <vector>

namespace limner {

using HttpHeader = std::pair<QByteArray, QByteArray>;
using HttpHeaders = std::vector<HttpHeader>;
//! Bytes so far and in all; total is -1 while unknown.
using ProgressFunction = std::function<void(qint64 done, qint64 total)>;

//! One HTTP exchange as a value.
struct HttpRequest {
    QByteArray method = "GET";
    //! The already percent-encoded address.
    QByteArray url = {};
    //! The target goes on the wire byte for byte or the request is refused (QUrl would quietly turn
    //! `%7E` into `~`): what a signature over the raw path needs. False lets equivalent forms pass.
    bool exactTarget = true;
    HttpHeaders headers = {};
    QByteArray body = {};
    QString bodyFile = {};      //!< streamed from disk instead of `body`
    QString saveTo = {};        //!< a 2xx body goes to this file, which is created or overwritten
    QString caFile = {};        //!< PEM file of additional authorities
    qint64 maxBytes = 16 << 20; //!< a longer answer ends as TooLarge
    std::chrono::milliseconds idleTimeout{30'000}; //!< without a byte in either direction
    std::chrono::milliseconds totalTimeout{0};     //!< 0 = none
    //! `HttpClient::dropConnections` leaves it alone: nobody could ask what became of it.
    bool outlastsChanges = false;
    ProgressFunction onUpload = {};
    ProgressFunction onDownload = {};
};

//! What came back. Any status, 3xx and 5xx too, is an answer, not an error.
struct HttpResponse {
    int status = 0;
    HttpHeaders headers = {};
    QByteArray body = {};   //!< empty when it went to `saveTo`
    qint64 bytes = 0;       //!< length of the body, wherever it went
    QByteArray sha256 = {}; //!< raw, only when it went to `saveTo`
    QByteArray md5 = {};    //!< raw, only when it went to `saveTo`
    std::chrono::milliseconds timeToFirstByte{0};

    //! Case-insensitive; the first one, or empty.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
};

//! `scheme://host[:port]`, lower case, default ports left out; empty when the text is no http(s)
//! address. Two addresses have the same origin when these are equal.
[[nodiscard]] QByteArray originOf(const QByteArray &url);

//! Plain http may carry a secret, or be fetched, only here: loopback, private and link-local
//! addresses (RFC 1918, RFC 4193), `localhost` and single-label names.
[[nodiscard]] bool isPrivateHost(const QString &host);
//! Plain http on a public host, which is fetched by https instead.
[[nodiscard]] bool isInsecure(const QByteArray &url);
//! The same by https where it is insecure; else as it is.
[[nodiscard]] QByteArray secured(const QByteArray &url);

} // namespace limner
