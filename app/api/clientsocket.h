#pragma once

#include "app/api/apiserver.h"
#include "app/api/requesthead.h"
#include "app/api/systemsocket.h"

#include <QByteArray>

#include <chrono>

namespace limner {

//! The connection of one client, which may send anything at any pace: reads heads and bodies within
//! their bounds of bytes and time. Blocks: for the server's threads. Time is the sockets' own here,
//! since nobody waits for a test to move it.
class ClientSocket {
public:
    enum class Arrival { Head, Gone, Late, TooLarge };

    ClientSocket(SystemSocket::Handle handle, const ApiLimits &limits);
    ClientSocket(const ClientSocket &) = delete;
    ClientSocket &operator=(const ClientSocket &) = delete;
    ~ClientSocket(); //!< closed, once the client has had time to read what it was told

    //! The next head, with its empty line; Gone also when nothing came for long.
    [[nodiscard]] Arrival readHead(QByteArray &head);
    //! Of the body that follows, in bytes on the wire.
    void allow(qint64 bytes) { m_left = bytes; }
    //! What `read` gives before anything else.
    void prepend(const QByteArray &text) { m_replay = text; }
    //! Say it before the first byte of the body is waited for.
    void promiseContinue() { m_owesContinue = true; }

    //! As `recv`: 0 at the end, -1 with `failure` when a bound was met.
    [[nodiscard]] qint64 read(char *into, qint64 most);
    //! -1 also when the client took too little of it, counted over the whole answer.
    [[nodiscard]] qint64 write(const char *from, qint64 size);
    //! It was turned away, and others wait to be: it has less time to read that.
    void hurry();
    //! The status that tells it: 408 or 413; 0 = none.
    [[nodiscard]] int failure() const { return m_failure; }

    [[nodiscard]] SystemSocket::Handle handle() const { return m_socket.handle(); }
    [[nodiscard]] QByteArray address() const { return m_socket.address(); }

private:
    using Time = SystemSocket::Time;
    //! More bytes into the buffer; false at the end, or too late.
    [[nodiscard]] bool fill(Time until);
    [[nodiscard]] bool awaitReader();

    SystemSocket m_socket;
    const ApiLimits m_limits;
    QByteArray m_replay;
    QByteArray m_buffer;
    Time m_until;
    std::chrono::nanoseconds m_patience; //!< with a client that reads slowly
    std::chrono::milliseconds m_farewell;
    qint64 m_left = 0;
    int m_failure = 0;
    bool m_owesContinue = false;
};

} // namespace limner
