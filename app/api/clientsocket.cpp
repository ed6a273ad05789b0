#include "app/api/clientsocket.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr std::chrono::milliseconds farewell = 2s;
constexpr std::chrono::milliseconds shortFarewell = 200ms;
constexpr int sendBuffer = 256 << 10;    // a larger one hides for long whether anybody reads
constexpr qint64 mostIgnored = 32 << 20; // bytes of a body that nobody wants
constexpr size_t block = 16 << 10;

void set(int descriptor, int level, int option)
{
    const int yes = 1;
    ::setsockopt(descriptor, level, option, &yes, sizeof yes);
}

} // namespace

ClientSocket::ClientSocket(int descriptor, const ApiLimits &limits)
    : m_descriptor{descriptor}
    , m_limits{limits}
    , m_patience{limits.answer}
    , m_farewell{farewell}
{
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    set(descriptor, IPPROTO_TCP, TCP_NODELAY);
    set(descriptor, SOL_SOCKET, SO_KEEPALIVE); // an answer may take minutes
    ::setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &sendBuffer, sizeof sendBuffer);
}

ClientSocket::~ClientSocket()
{
    // With bytes unread a close is a reset, and the client never sees why it was refused.
    ::shutdown(m_descriptor, SHUT_WR);
    const Time until = std::chrono::steady_clock::now() + m_farewell;
    char ignored[block];
    for (qint64 got = 0; got < mostIgnored && waitFor(POLLIN, until);) {
        const ssize_t now = ::recv(m_descriptor, ignored, sizeof ignored, MSG_DONTWAIT);
        if (now <= 0)
            break;
        got += now;
    }
    ::close(m_descriptor);
}

bool ClientSocket::waitFor(short what, Time until) const
{
    pollfd one{.fd = m_descriptor, .events = what, .revents = 0};
    for (;;) {
        // Up: a wait that ends too early is taken for a client that went away.
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        const int ready = ::poll(&one, 1, static_cast<int>(std::max<qint64>(0, left.count())));
        if (ready >= 0 || errno != EINTR)
            return ready > 0;
    }
}

bool ClientSocket::fill(Time until)
{
    // A client that always has one more byte ready never waits.
    if (std::chrono::steady_clock::now() >= until || !waitFor(POLLIN, until))
        return false;
    char bytes[block];
    const ssize_t got = ::recv(m_descriptor, bytes, sizeof bytes, 0);
    if (got <= 0)
        return false;
    m_buffer.append(bytes, got);
    return true;
}

ClientSocket::Arrival ClientSocket::readHead(QByteArray &head)
{
    m_failure = 0;
    m_owesContinue = false;
    m_left = 0;
    m_patience = m_limits.answer;
    if (m_buffer.isEmpty() && !fill(std::chrono::steady_clock::now() + m_limits.idle))
        return Arrival::Gone;
    m_until = std::chrono::steady_clock::now() + m_limits.request;
    for (;;) {
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        if (end >= 0 && end + 4 <= RequestHead::largest) {
            head = m_buffer.first(end + 4);
            m_buffer.remove(0, end + 4);
            return Arrival::Head;
        }
        if (end >= 0 || m_buffer.size() > RequestHead::largest)
            return Arrival::TooLarge;
        if (!fill(m_until))
            return std::chrono::steady_clock::now() >= m_until ? Arrival::Late : Arrival::Gone;
    }
}

qint64 ClientSocket::read(char *into, qint64 most)
{
    if (!m_replay.isEmpty()) {
        const qint64 now = std::min<qint64>(most, m_replay.size());
        std::memcpy(into, m_replay.constData(), static_cast<size_t>(now));
        m_replay.remove(0, now);
        return now;
    }
    if (m_left <= 0) {
        m_failure = 413;
        return -1;
    }
    if (m_buffer.isEmpty()) {
        if (std::exchange(m_owesContinue, false)) {
            static constexpr char goOn[] = "HTTP/1.1 100 Continue\r\n\r\n";
            if (write(goOn, sizeof goOn - 1) < 0)
                return -1;
        }
        if (!fill(m_until)) {
            m_failure = std::chrono::steady_clock::now() >= m_until ? 408 : 400;
            return -1;
        }
    }
    const qint64 now = std::min({most, qint64{m_buffer.size()}, m_left});
    std::memcpy(into, m_buffer.constData(), static_cast<size_t>(now));
    m_buffer.remove(0, now);
    m_left -= now;
    return now;
}

qint64 ClientSocket::write(const char *from, qint64 size)
{
    for (qint64 done = 0; done < size;) {
        const ssize_t now = ::send(m_descriptor, from + done, static_cast<size_t>(size - done),
                                   MSG_NOSIGNAL | MSG_DONTWAIT);
        if (now >= 0) {
            done += now;
            const std::chrono::nanoseconds earned =
                std::chrono::nanoseconds{1s} * now / m_limits.pace;
            m_patience = std::min<std::chrono::nanoseconds>(m_patience + earned, m_limits.answer);
        } else if (errno != EINTR && (errno != EAGAIN || !awaitReader())) {
            return -1;
        }
    }
    return size;
}

bool ClientSocket::awaitReader()
{
    const Time begun = std::chrono::steady_clock::now();
    const bool isReady = waitFor(POLLOUT, begun + m_patience);
    m_patience -= std::chrono::steady_clock::now() - begun;
    return isReady && m_patience > 0ns;
}

void ClientSocket::hurry()
{
    m_farewell = shortFarewell;
}

QByteArray ClientSocket::address() const
{
    sockaddr_storage peer = {};
    socklen_t length = sizeof peer;
    char text[INET6_ADDRSTRLEN] = {};
    if (::getpeername(m_descriptor, reinterpret_cast<sockaddr *>(&peer), &length) != 0)
        return {};
    if (peer.ss_family == AF_INET)
        ::inet_ntop(AF_INET, &reinterpret_cast<sockaddr_in *>(&peer)->sin_addr, text, sizeof text);
    else
        ::inet_ntop(AF_INET6, &reinterpret_cast<sockaddr_in6 *>(&peer)->sin6_addr, text,
                    sizeof text);
    return text;
}

} // namespace limner
