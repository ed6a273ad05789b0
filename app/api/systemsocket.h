#pragma once

#include <QByteArray>

#include <chrono>
#include <optional>

namespace limner {

//! A stream socket of the system, open as long as this: what POSIX and Windows say differently, in
//! one place. Nothing here blocks but the waits.
class SystemSocket {
public:
    //! What the system calls a socket, on whichever system.
    using Handle = qintptr;
    using Time = std::chrono::steady_clock::time_point;

    explicit SystemSocket(Handle handle);
    SystemSocket(const SystemSocket &) = delete;
    SystemSocket &operator=(const SystemSocket &) = delete;
    ~SystemSocket();

    [[nodiscard]] Handle handle() const { return m_handle; }
    //! Until there is something to read, the other side's end included; false when it took longer.
    [[nodiscard]] bool waitToRead(Time until) const;
    [[nodiscard]] bool waitToWrite(Time until) const;
    //! In bytes: 0 = nothing at this moment; nothing at all when the connection has ended.
    [[nodiscard]] std::optional<qint64> receive(char *into, qint64 most);
    [[nodiscard]] std::optional<qint64> send(const char *from, qint64 size);
    //! The other side reads what was sent and then an end.
    void endWriting();
    //! The other side's, without its port; empty when it is gone.
    [[nodiscard]] QByteArray address() const;

    //! Both ways; whoever waits for it is woken. From any thread, while the socket is open.
    static void cut(Handle handle);
    //! Before it is bound: the port of a server that just ended may be taken, one in use never.
    static void claimPort(Handle handle);

private:
    const Handle m_handle;
};

} // namespace limner
