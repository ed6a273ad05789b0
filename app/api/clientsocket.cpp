#include "app/api/clientsocket.h"

#include <algorithm>
#include <cstring>

using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr std::chrono::milliseconds farewell = 2s;
constexpr std::chrono::milliseconds shortFarewell = 200ms;
constexpr qint64 mostIgnored = 32 << 20; // bytes of a body that nobody wants
constexpr size_t block = 16 << 10;

} // namespace

ClientSocket::ClientSocket(SystemSocket::Handle handle, const ApiLimits &limits)
    : m_socket{handle}
    , m_limits{limits}
    , m_patience{limits.answer}
    , m_farewell{farewell}
{}

ClientSocket::~ClientSocket()
{
    // With bytes unread a close is a reset, and the client never sees why it was refused.
    m_socket.endWriting();
    const Time until = std::chrono::steady_clock::now() + m_farewell;
    char ignored[block];
    for (qint64 got = 0; got < mostIgnored && m_socket.waitToRead(until);) {
        const std::optional<qint64> now = m_socket.receive(ignored, sizeof ignored);
        if (!now)
            break;
        got += *now;
    }
}

bool ClientSocket::fill(Time until)
{
    char bytes[block];
    for (;;) {
        // A client that always has one more byte ready never waits.
        if (std::chrono::steady_clock::now() >= until || !m_socket.waitToRead(until))
            return false;
        const std::optional<qint64> got = m_socket.receive(bytes, sizeof bytes);
        if (!got)
            return false;
        if (*got == 0)
            continue;
        m_buffer.append(bytes, *got);
        return true;
    }
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
        const std::optional<qint64> now = m_socket.send(from + done, size - done);
        if (!now || (*now == 0 && !awaitReader()))
            return -1;
        done += *now;
        const std::chrono::nanoseconds earned = std::chrono::nanoseconds{1s} * *now / m_limits.pace;
        m_patience = std::min<std::chrono::nanoseconds>(m_patience + earned, m_limits.answer);
    }
    return size;
}

bool ClientSocket::awaitReader()
{
    const Time begun = std::chrono::steady_clock::now();
    const bool isReady = m_socket.waitToWrite(begun + m_patience);
    m_patience -= std::chrono::steady_clock::now() - begun;
    return isReady && m_patience > 0ns;
}

void ClientSocket::hurry()
{
    m_farewell = shortFarewell;
}

} // namespace limner
