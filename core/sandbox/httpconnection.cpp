#include "core/sandbox/httpconnection.h"

#include <utility>

namespace limner {

namespace {

constexpr qint64 mostWaiting = 1 << 20; // bytes of a source that the system has not taken yet

// None for others, as real edges do with 520 or 529.
constexpr std::pair<int, const char *> reasons[] = {
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {402, "Payment Required"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {409, "Conflict"},
    {413, "Content Too Large"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {500, "Internal Server Error"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
};

QByteArrayView reason(int status)
{
    for (const auto &[known, text] : reasons) {
        if (known == status)
            return text;
    }
    return "";
}

bool hasHeader(const HttpHeaders &headers, QByteArrayView name)
{
    return std::any_of(headers.begin(), headers.end(), [name](const HttpHeader &header) {
        return name.compare(header.first, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

FakeHttpServer::Connection::Connection(FakeHttpServer &server, QTcpSocket *socket)
    : QObject{&server.m_connections}
    , m_server{server}
    , m_socket{socket}
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, [this] { read(); });
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this] { finishWhenWritten(); });
    connect(m_socket, &QTcpSocket::disconnected, this, [this] { lost(); });
    read();
    if (m_socket->state() == QAbstractSocket::UnconnectedState) // gone before we were told of it
        deleteLater();
}

void FakeHttpServer::Connection::read()
{
    m_parser.add(m_socket->readAll());
    serveNext();
}

void FakeHttpServer::Connection::serveNext()
{
    while (!m_answering && !m_closing) {
        switch (m_parser.next()) {
        case HttpParser::Event::NeedMore:
            if (!isTurnedAway())
                return;
            break;
        case HttpParser::Event::Continue:
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
            break;
        case HttpParser::Event::Bad:
            m_method = "GET";
            return refuse({.status = m_parser.errorStatus()});
        case HttpParser::Event::Complete: {
            const ServedRequest request = m_parser.take();
            m_method = request.method;
            m_answering = true;
            if (m_server.isRecording)
                m_server.requests.push_back(request);
            begin(m_server.answer(request));
            break;
        }
        }
    }
}

void FakeHttpServer::Connection::refuse(ServedReply reply)
{
    m_answering = true;
    m_closing = true;
    reply.headers.emplace_back("Connection", "close");
    begin(std::move(reply));
}

bool FakeHttpServer::Connection::isTurnedAway()
{
    const ServedRequest *const head = m_parser.head();
    const auto doorkeeper = m_server.m_doorkeeper;
    std::optional<ServedReply> reply = head && doorkeeper ? doorkeeper(*head) : std::nullopt;
    if (!reply)
        return false;
    if (m_server.isRecording)
        m_server.requests.push_back(*head);
    m_method = head->method;
    // What is not read any more makes the system reset the line when it is closed.
    m_socket->setReadBufferSize(1);
    refuse(*std::move(reply));
    return true;
}

void FakeHttpServer::Connection::begin(ServedReply reply)
{
    m_reply = std::move(reply);
    m_allQueued = false;
    if (m_reply.dropBefore || m_reply.dropAfter)
        return close();
    if (m_reply.hang)
        return;
    if (m_reply.delay.count() > 0)
        QTimer::singleShot(m_reply.delay, this, [this] { send(); });
    else
        send();
}

bool FakeHttpServer::Connection::hasBody() const
{
    return m_method != "HEAD" && m_reply.status != 204 && m_reply.status != 304;
}

bool FakeHttpServer::Connection::closesAfterwards() const
{
    const bool isBroken = hasBody() && (m_reply.truncateAt || m_reply.announceLength);
    return m_closing || isBroken || m_parser.wantsClose() ||
           m_reply.framing == ServedReply::Framing::UntilClose;
}

QByteArray FakeHttpServer::Connection::head() const
{
    using Framing = ServedReply::Framing;
    QByteArray text = "HTTP/1.1 " + QByteArray::number(m_reply.status) + ' ';
    text.append(reason(m_reply.status)).append("\r\n");
    for (const auto &[name, value] : m_reply.headers)
        text.append(name + ": " + value + "\r\n");
    if (isChunked())
        text.append("Transfer-Encoding: chunked\r\n");
    else if (m_reply.framing == Framing::Length && m_reply.status != 204 && m_reply.status != 304 &&
             !hasHeader(m_reply.headers, "Content-Length"))
        text.append("Content-Length: " +
                    QByteArray::number(m_reply.announceLength.value_or(m_reply.body.size() +
                                                                       m_reply.sourceBytes)) +
                    "\r\n");
    if (closesAfterwards() && !hasHeader(m_reply.headers, "Connection"))
        text.append("Connection: close\r\n");
    return text.append("\r\n");
}

bool FakeHttpServer::Connection::isChunked() const
{
    return m_reply.framing == ServedReply::Framing::Chunked ||
           m_reply.framing == ServedReply::Framing::ChunkedOpen;
}

QByteArray FakeHttpServer::Connection::framed(const QByteArray &piece) const
{
    return isChunked() && !piece.isEmpty()
               ? QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n"
               : piece;
}

void FakeHttpServer::Connection::send()
{
    m_socket->write(head());
    m_sent = 0;
    m_out = hasBody() ? m_reply.body : QByteArray{};
    if (hasBody() && m_reply.truncateAt)
        m_out.truncate(std::max<qint64>(0, *m_reply.truncateAt));
    m_isSourcing = hasBody() && m_reply.source;
    if (m_isSourcing)
        m_sourceLeft =
            m_reply.truncateAt.value_or(m_out.size() + m_reply.sourceBytes) - m_out.size();
    m_out = framed(m_out);
    if (hasBody() && m_reply.framing == ServedReply::Framing::Chunked && !m_reply.truncateAt &&
        !m_isSourcing)
        m_out += "0\r\n\r\n";
    if (m_reply.trickle <= 0 || m_out.isEmpty() || m_isSourcing) {
        m_socket->write(m_out);
        return m_isSourcing ? sendSource() : bodyWritten();
    }
    m_timer.disconnect(this);
    connect(&m_timer, &QTimer::timeout, this, [this] { sendSome(); });
    m_timer.start(std::chrono::milliseconds{10});
}

// Called again whenever something was written, so that little of it waits in memory.
void FakeHttpServer::Connection::sendSource()
{
    while (m_isSourcing && m_socket->bytesToWrite() < mostWaiting) {
        QByteArray piece = m_sourceLeft > 0 ? m_reply.source() : QByteArray{};
        piece.truncate(m_sourceLeft);
        m_sourceLeft -= piece.size();
        m_isSourcing = !piece.isEmpty() && m_socket->write(framed(piece)) >= 0;
    }
    if (m_isSourcing)
        return;
    if (m_reply.framing == ServedReply::Framing::Chunked && !m_reply.truncateAt)
        m_socket->write("0\r\n\r\n");
    bodyWritten();
}

void FakeHttpServer::Connection::sendSome()
{
    const qsizetype count = std::min<qsizetype>(m_reply.trickle, m_out.size() - m_sent);
    m_socket->write(m_out.constData() + m_sent, count);
    m_sent += count;
    if (m_sent < m_out.size())
        return;
    m_timer.stop();
    bodyWritten();
}

void FakeHttpServer::Connection::bodyWritten()
{
    m_allQueued = true;
    finishWhenWritten();
}

void FakeHttpServer::Connection::finishWhenWritten()
{
    if (m_isSourcing)
        return sendSource();
    if (!m_answering || !m_allQueued || m_socket->bytesToWrite() > 0)
        return;
    // A chunked body without its end is a promise of more: the line stays open, unanswered.
    const bool isOpenEnd =
        hasBody() && m_reply.framing == ServedReply::Framing::ChunkedOpen && !m_reply.truncateAt;
    if (isOpenEnd)
        return;
    m_answering = false;
    m_out.clear();
    if (closesAfterwards())
        return close();
    m_reply = {};
    // Posted, so that a pipelining client cannot make the stack grow.
    QMetaObject::invokeMethod(
        this, [this] { serveNext(); }, Qt::QueuedConnection);
}

void FakeHttpServer::Connection::close()
{
    m_answering = false;
    m_closing = true;
    m_socket->disconnectFromHost();
}

void FakeHttpServer::Connection::lost()
{
    m_timer.stop();
    m_isSourcing = false;
    if (!m_closing && (m_answering || m_parser.isMidRequest()))
        ++m_server.closedByClient;
    m_closing = true;
    deleteLater();
}

} // namespace limner
