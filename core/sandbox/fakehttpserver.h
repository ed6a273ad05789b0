#pragma once

#include "core/net/http.h"

#include <QObject>
#include <QTcpServer>

#include <deque>
#include <functional>
#include <map>
#include <optional>

namespace limner {

//! What arrived: raw target (never decoded) and raw head, so signatures can be recomputed.
struct ServedRequest {
    QByteArray method = {};
    QByteArray target = {};
    HttpHeaders headers = {};
    QByteArray body = {};
    [[nodiscard]] QByteArray path() const; //!< target without the query
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

//! What goes back, with the faults a test can ask for.
struct ServedReply {
    int status = 200;
    HttpHeaders headers = {};
    QByteArray body = {};
    std::chrono::milliseconds delay{0};
    bool hang = false;                     //!< read everything, answer nothing, keep the line open
    bool dropBefore = false;               //!< close at once, before the request is acted on
    bool dropAfter = false;                //!< act, then close without an answer
    std::optional<qint64> truncateAt = {}; //!< send so many body bytes, then close
    std::optional<qint64> announceLength = {}; //!< a wrong Content-Length
    int trickle = 0;                           //!< body bytes a tick of 10 ms; 0 = all at once
    //! What follows `body`, made piece by piece as the line takes it, so that it is never in memory
    //! as a whole; an empty piece ends it. `sourceBytes` in all. Does not go with `trickle`.
    std::function<QByteArray()> source = {};
    qint64 sourceBytes = 0;
    //! How the end of the body is told: by Content-Length, by chunks, by chunks whose end never
    //! comes (the line stays open), or by closing.
    enum class Framing { Length, Chunked, ChunkedOpen, UntilClose } framing = Framing::Length;
};

//! Loopback HTTP/1.1 server on the caller's event loop: keep-alive, HEAD, Expect: 100-continue,
//! chunked request bodies, scripted replies. A wrong announced length or a cut body ends with a
//! close. Powers the sandbox and the tests.
class FakeHttpServer final : public QObject {
    Q_OBJECT
public:
    using Handler = std::function<ServedReply(const ServedRequest &)>;

    explicit FakeHttpServer(QObject *parent = nullptr);
    ~FakeHttpServer() override;

    //! 127.0.0.1, a free port.
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QByteArray origin() const; //!< http://127.0.0.1:PORT
    [[nodiscard]] QByteArray url(const QByteArray &target) const;

    //! Replies for one method and raw target (or path when the target has no '?'), first in first
    //! out; the last one stays.
    void on(const QByteArray &method, const QByteArray &target, ServedReply reply);
    //! Everything not matched by `on`; 404 without one.
    void setHandler(Handler handler);
    //! Consulted before both: a reply here replaces the real one; with `dropAfter`, the real
    //! handler still acts first. Return nothing to let the request pass.
    void setFault(std::function<std::optional<ServedReply>(const ServedRequest &)> fault);
    //! Changes the real answer on its way back: what was asked for has happened.
    void setSpoiler(std::function<void(const ServedRequest &, ServedReply &)> spoiler);
    //! Consulted when only the head has arrived, and more is to come: a reply goes out at once and
    //! the line is closed with the body unread, as servers do with what is too large or not
    //! allowed.
    void setDoorkeeper(std::function<std::optional<ServedReply>(const ServedRequest &)> doorkeeper);
    enum class Door { Open, Shut };
    //! Shut: nobody listens and every line is cut, as when the server is down. Open brings it back
    //! on the same port.
    void setDoor(Door door);

    std::vector<ServedRequest> requests; //!< everything received, in order
    bool isRecording = true;             //!< off for long runs: `requests` keeps every body
    int closedByClient = 0;              //!< connections the peer closed before its answer was sent

private:
    class Connection;
    [[nodiscard]] ServedReply answer(const ServedRequest &request);
    [[nodiscard]] ServedReply realAnswer(const ServedRequest &request);
    [[nodiscard]] ServedReply usualAnswer(const ServedRequest &request);

    QTcpServer m_server;
    Handler m_handler;
    std::function<std::optional<ServedReply>(const ServedRequest &)> m_fault;
    std::function<void(const ServedRequest &, ServedReply &)> m_spoiler;
    std::function<std::optional<ServedReply>(const ServedRequest &)> m_doorkeeper;
    std::map<std::pair<QByteArray, QByteArray>, std::deque<ServedReply>> m_scripted;
    quint16 m_port = 0;    //!< kept while the door is shut
    QObject m_connections; //!< owns them; last, so that no line outlives what it looks at
};

} // namespace limner
