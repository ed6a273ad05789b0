#pragma once

#include "core/base/result.h"
#include "core/net/http.h"

#include <QNetworkAccessManager>
#include <QSslConfiguration>

#include <map>
#include <set>
#include <stop_token>

namespace limner {

class Transfer;

//! The only class that touches QNetworkReply. Outlives every task it hands out.
//!
//! Redirects are never followed, cookies never kept, HTTP/2 is off, TLS is always verified. Bodies
//! are asked for as they are, and unpacked when a server packs them all the same. A POST is sent at
//! most once, whatever Qt would like to do with a dropped connection.
//!
//! Errors: Cancelled (the token), Offline (never left), Tls, NotEncrypted (with the address that
//! would do), ProxyUnreachable and ProxyRefused (with its name), Timeout, Dropped (ended early),
//! TooLarge, DiskFull / ReadOnly / Io (for `saveTo` and `bodyFile`), InvalidInput (an address that
//! would not go out as given, a header with a line break).
class HttpClient {
public:
    HttpClient();
    HttpClient(const HttpClient &) = delete;
    HttpClient &operator=(const HttpClient &) = delete;

    [[nodiscard]] AsyncResult<HttpResponse> send(HttpRequest request, std::stop_token stop);
    //! Gives up every connection, used or idle: what is under way ends as Dropped, because it may
    //! have arrived. After a sleep, or another network, they would only hang until they time out.
    //! Requests that outlast changes stay.
    void dropConnections();
    //! Caps what requests allow themselves; for tests of servers that never answer.
    void setMostPatience(std::chrono::milliseconds idle, std::chrono::milliseconds total);

private:
    [[nodiscard]] Result<QSslConfiguration> tlsFor(const QString &caFile);
    void separateLines(const HttpRequest &request);

    QNetworkAccessManager m_network;
    //! Of requests that outlast changes: forgetting the connections of a manager ends what uses
    //! them.
    QNetworkAccessManager m_lasting;
    std::set<Transfer *> m_underWay; //!< each lives in the frame of a `send`
    std::map<QString, QSslConfiguration> m_tls;
    std::map<QByteArray, QString> m_authorities; //!< CA file by origin
    std::chrono::milliseconds m_mostIdle = std::chrono::milliseconds::max();
    std::chrono::milliseconds m_mostTotal = std::chrono::milliseconds::max();
};

} // namespace limner
