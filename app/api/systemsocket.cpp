#include "app/api/systemsocket.h"

#include <algorithm>

#ifdef Q_OS_WIN
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <arpa/inet.h>
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace limner {
namespace {

constexpr int sendBuffer = 256 << 10; // a larger one hides for long whether anybody reads

#ifdef Q_OS_WIN

using Descriptor = SOCKET;
using Length = int;
constexpr int endOfWriting = SD_SEND, endOfBoth = SD_BOTH;
constexpr int noSignal = 0;
constexpr int onePortOneServer = SO_EXCLUSIVEADDRUSE; // SO_REUSEADDR lets two share it there

bool isInterrupted()
{
    return WSAGetLastError() == WSAEINTR;
}

bool isBusy()
{
    return WSAGetLastError() == WSAEWOULDBLOCK;
}

void prepare(Descriptor descriptor)
{
    u_long yes = 1;
    ::ioctlsocket(descriptor, FIONBIO, &yes);
    ::SetHandleInformation(reinterpret_cast<HANDLE>(descriptor), HANDLE_FLAG_INHERIT, 0);
}

int poll(pollfd *one, int count, int milliseconds)
{
    return ::WSAPoll(one, static_cast<ULONG>(count), milliseconds);
}

void closeSocket(Descriptor descriptor)
{
    ::closesocket(descriptor);
}

#else

using Descriptor = int;
using Length = socklen_t;
constexpr int endOfWriting = SHUT_WR, endOfBoth = SHUT_RDWR;
constexpr int noSignal = MSG_NOSIGNAL;
constexpr int onePortOneServer = SO_REUSEADDR;

bool isInterrupted()
{
    return errno == EINTR;
}

bool isBusy()
{
    return errno == EAGAIN || errno == EWOULDBLOCK;
}

void prepare(Descriptor descriptor)
{
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
}

void closeSocket(Descriptor descriptor)
{
    ::close(descriptor);
}

#endif

Descriptor native(SystemSocket::Handle handle)
{
    return static_cast<Descriptor>(handle);
}

void set(SystemSocket::Handle handle, int level, int option, int value)
{
    // As bytes: what Windows wants, and POSIX takes.
    ::setsockopt(native(handle), level, option, reinterpret_cast<const char *>(&value),
                 sizeof value);
}

bool waitFor(SystemSocket::Handle handle, short what, SystemSocket::Time until)
{
    pollfd one{};
    one.fd = native(handle);
    one.events = what;
    for (;;) {
        // Up: a wait that ends too early is taken for a client that went away.
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        const int ready = poll(&one, 1, static_cast<int>(std::max<qint64>(0, left.count())));
        if (ready >= 0 || !isInterrupted())
            return ready > 0;
    }
}

} // namespace

SystemSocket::SystemSocket(Handle handle)
    : m_handle{handle}
{
    prepare(native(handle));
    set(handle, IPPROTO_TCP, TCP_NODELAY, 1);
    set(handle, SOL_SOCKET, SO_KEEPALIVE, 1); // an answer may take minutes
    set(handle, SOL_SOCKET, SO_SNDBUF, sendBuffer);
}

SystemSocket::~SystemSocket()
{
    closeSocket(native(m_handle));
}

bool SystemSocket::waitToRead(Time until) const
{
    return waitFor(m_handle, POLLIN, until);
}

bool SystemSocket::waitToWrite(Time until) const
{
    return waitFor(m_handle, POLLOUT, until);
}

std::optional<qint64> SystemSocket::receive(char *into, qint64 most)
{
    const qint64 got = ::recv(native(m_handle), into, static_cast<size_t>(most), 0);
    if (got > 0)
        return got;
    if (got < 0 && (isInterrupted() || isBusy()))
        return 0;
    return std::nullopt;
}

std::optional<qint64> SystemSocket::send(const char *from, qint64 size)
{
    const qint64 sent = ::send(native(m_handle), from, static_cast<size_t>(size), noSignal);
    if (sent >= 0)
        return sent;
    if (isInterrupted() || isBusy())
        return 0;
    return std::nullopt;
}

void SystemSocket::endWriting()
{
    ::shutdown(native(m_handle), endOfWriting);
}

QByteArray SystemSocket::address() const
{
    sockaddr_storage peer = {};
    Length length = sizeof peer;
    char text[INET6_ADDRSTRLEN] = {};
    if (::getpeername(native(m_handle), reinterpret_cast<sockaddr *>(&peer), &length) != 0)
        return {};
    const void *number = &reinterpret_cast<const sockaddr_in6 *>(&peer)->sin6_addr;
    if (peer.ss_family == AF_INET)
        number = &reinterpret_cast<const sockaddr_in *>(&peer)->sin_addr;
    ::inet_ntop(peer.ss_family, number, text, sizeof text);
    return text;
}

void SystemSocket::cut(Handle handle)
{
    ::shutdown(native(handle), endOfBoth);
}

void SystemSocket::claimPort(Handle handle)
{
    set(handle, SOL_SOCKET, onePortOneServer, 1);
}

} // namespace limner
