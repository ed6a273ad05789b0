#include "core/sandbox/fakehttpserver.h"

#include "core/sandbox/httpconnection.h"

namespace limner {

QByteArray ServedRequest::path() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? target : target.first(mark);
}

QByteArray ServedRequest::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (name.compare(key, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

FakeHttpServer::FakeHttpServer(QObject *parent)
    : QObject{parent}
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *const socket = m_server.nextPendingConnection())
            new Connection{*this, socket}; // owned by m_connections, ends with its socket
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no loopback port to listen on: %s", qPrintable(m_server.errorString()));
    m_port = m_server.serverPort();
}

FakeHttpServer::~FakeHttpServer() = default;

quint16 FakeHttpServer::port() const
{
    return m_port;
}

QByteArray FakeHttpServer::origin() const
{
    return "http://127.0.0.1:" + QByteArray::number(port());
}

QByteArray FakeHttpServer::url(const QByteArray &target) const
{
    return origin() + target;
}

void FakeHttpServer::on(const QByteArray &method, const QByteArray &target, ServedReply reply)
{
    m_scripted[{method, target}].push_back(std::move(reply));
}

void FakeHttpServer::setHandler(Handler handler)
{
    m_handler = std::move(handler);
}

void FakeHttpServer::setFault(
    std::function<std::optional<ServedReply>(const ServedRequest &)> fault)
{
    m_fault = std::move(fault);
}

void FakeHttpServer::setSpoiler(std::function<void(const ServedRequest &, ServedReply &)> spoiler)
{
    m_spoiler = std::move(spoiler);
}

void FakeHttpServer::setDoorkeeper(
    std::function<std::optional<ServedReply>(const ServedRequest &)> doorkeeper)
{
    m_doorkeeper = std::move(doorkeeper);
}

void FakeHttpServer::setDoor(Door door)
{
    if (door == Door::Shut) {
        m_server.close();
        for (QTcpSocket *const line : m_connections.findChildren<QTcpSocket *>())
            line->abort();
    } else if (!m_server.isListening() && !m_server.listen(QHostAddress::LocalHost, m_port)) {
        qFatal("port %d was taken meanwhile: %s", m_port, qPrintable(m_server.errorString()));
    }
}

ServedReply FakeHttpServer::answer(const ServedRequest &request)
{
    // Copies, because a handler may replace itself.
    if (const auto fault = m_fault) {
        if (std::optional<ServedReply> reply = fault(request)) {
            if (reply->dropAfter && !reply->dropBefore)
                static_cast<void>(realAnswer(request));
            return *std::move(reply);
        }
    }
    return realAnswer(request);
}

ServedReply FakeHttpServer::realAnswer(const ServedRequest &request)
{
    ServedReply reply = usualAnswer(request);
    if (const auto spoiler = m_spoiler)
        spoiler(request, reply);
    return reply;
}

ServedReply FakeHttpServer::usualAnswer(const ServedRequest &request)
{
    auto found = m_scripted.find({request.method, request.target});
    if (found == m_scripted.end())
        found = m_scripted.find({request.method, request.path()});
    if (found != m_scripted.end()) {
        std::deque<ServedReply> &replies = found->second;
        ServedReply reply = replies.front();
        if (replies.size() > 1)
            replies.pop_front();
        return reply;
    }
    if (const Handler handler = m_handler)
        return handler(request);
    return {.status = 404};
}

} // namespace limner
