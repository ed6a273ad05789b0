#pragma once

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/net/http.h"
#include "core/net/inflater.h"

#include <QElapsedTimer>
#include <QFile>
#include <QNetworkReply>
#include <QTimer>

#include <memory>
#include <optional>

namespace limner {

//! One reply on its way: takes bytes off as they come, watches limits and times, and at the end
//! tells what it was. Lives in the frame of `HttpClient::send`.
class Transfer final : public QObject {
    Q_OBJECT
public:
    //! `hasLeft` becomes true once the wire asks for the body: no server acts on a POST without it.
    Transfer(const HttpRequest &request, QNetworkReply &reply, std::shared_ptr<const bool> hasLeft);

    //! Call once, after `finished`.
    [[nodiscard]] Result<HttpResponse> result(bool stopped);
    //! Its connection is not to be trusted any more: ends it as Dropped.
    void lose();
    [[nodiscard]] bool outlastsChanges() const { return m_request.outlastsChanges; }

private:
    void receive();
    void moved();
    void giveUp(Error error);
    [[nodiscard]] int status() const;
    [[nodiscard]] bool savesToFile() const;
    //! As it is kept: unpacked, where it came packed. Gives up on what cannot be.
    [[nodiscard]] QByteArray unpacked(const QByteArray &chunk);
    void store(const QByteArray &chunk);
    [[nodiscard]] QString proxy() const;
    //! `via`: the proxy, empty = none.
    [[nodiscard]] ErrorKind networkErrorKind(const QString &via) const;
    [[nodiscard]] Error networkError() const;
    [[nodiscard]] Error::Effect effect() const;

    const HttpRequest &m_request;
    QNetworkReply &m_reply;
    HttpResponse m_response;
    std::optional<Error> m_failure;
    std::shared_ptr<const bool> m_hasLeft;
    qint64 m_sent = 0; //!< bytes of the body
    std::unique_ptr<QFile> m_file;
    std::unique_ptr<Inflater> m_inflater;
    Digest m_sha256{Digest::Kind::Sha256};
    Digest m_md5{Digest::Kind::Md5};
    QElapsedTimer m_since;
    QTimer m_idle;
    QTimer m_total;
};

} // namespace limner
