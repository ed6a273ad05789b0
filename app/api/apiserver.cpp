#include "app/api/apiserver.h"

#include "app/api/clientsocket.h"
#include "app/api/eventfeed.h"
#include "app/api/workercrew.h"

#include <QFile>

#include <map>
#include <mutex>

#include <httplib.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr std::chrono::milliseconds quiet = 15s; // between two signs of life of an event stream
constexpr int backlog =
    1024; // before the door they cost no descriptor, and beyond it they are lost
constexpr size_t keptAlive = 10'000; // requests of one connection, as far as anybody asks
constexpr size_t refusers = 16;    // threads beyond the connections, to say that there are too many
constexpr size_t mostWaiting = 16; // for a thread; whoever else comes waits before the door
constexpr qint64 chunkHeads = 1 << 20;

using Handle = SystemSocket::Handle;

//! What is under way on one connection, and so on one thread.
struct Exchange {
    RequestHead head = {};
    ApiRequest request = {};
    ClientSocket *client = nullptr;
    bool isAnswered = false;
    bool mustClose = false;
};
thread_local Exchange *exchange = nullptr;

//! A client as the library sees it.
class Wire final : public httplib::Stream {
public:
    explicit Wire(ClientSocket &client)
        : m_client{client}
    {}
    bool is_readable() const override { return true; }
    bool is_writable() const override { return true; } // whether it is, a write finds out
    ssize_t read(char *ptr, size_t size) override
    {
        return m_client.read(ptr, static_cast<qint64>(size));
    }
    ssize_t write(const char *ptr, size_t size) override
    {
        return m_client.write(ptr, static_cast<qint64>(size));
    }
    void get_remote_ip_and_port(std::string &, int &) const override {}
    void get_local_ip_and_port(std::string &, int &) const override {}
    socket_t socket() const override { return static_cast<socket_t>(m_client.handle()); }

private:
    ClientSocket &m_client;
};

//! The code says it shortly, for those who have words of their own.
Error refusalOf(int number, const QString &host, int port)
{
    Error error{.kind = ErrorKind::Io};
    error.code = number == EADDRINUSE      ? u"taken"_s
                 : number == EACCES        ? u"not_allowed"_s
                 : number == EADDRNOTAVAIL ? u"no_such_address"_s
                                           : QString{};
    error.message = u"nothing can listen on %1 port %2: %3"_s.arg(host).arg(port).arg(
        QString::fromLocal8Bit(std::strerror(number)));
    return error;
}

class Crew final : public httplib::TaskQueue {
public:
    explicit Crew(size_t most)
        : m_crew{most, mostWaiting}
    {}
    void enqueue(std::function<void()> work) override { m_crew.add(std::move(work)); }
    void shutdown() override { m_crew.finish(); }

private:
    WorkerCrew m_crew;
};

//! The library reads the framing of the body and nothing else: its own reading of heads takes
//! endless lines, the first of two lengths, and runs regular expressions over ranges.
QByteArray framingOf(const RequestHead &head)
{
    QByteArray text = head.method + " / HTTP/1.1\r\n";
    const bool mayHaveBody =
        head.method != "GET" && head.method != "HEAD" && head.method != "OPTIONS";
    if (head.isChunked)
        text += "Transfer-Encoding: chunked\r\n";
    else if (mayHaveBody) // without a length it reads until the client goes away
        text += "Content-Length: " + QByteArray::number(head.length) + "\r\n";
    if (!head.keepsAlive)
        text += "Connection: close\r\n";
    return text + "\r\n";
}

void putFile(const ApiReply &reply, httplib::Response &out)
{
    auto file = std::make_shared<QFile>(reply.file);
    if (!file->open(QIODevice::ReadOnly) || !file->seek(reply.offset)) {
        out.status = 500;
        return;
    }
    const auto length = static_cast<size_t>(reply.length);
    out.set_content_provider(
        length, reply.type.toStdString(), [file](size_t, size_t left, httplib::DataSink &sink) {
            char bytes[64 << 10];
            const auto most = static_cast<qint64>(std::min(sizeof bytes, left));
            const qint64 got = file->read(bytes, most);
            return got > 0 && sink.write(bytes, static_cast<size_t>(got));
        });
}

void putFeed(const ApiReply &reply, httplib::Response &out)
{
    out.set_chunked_content_provider(
        reply.type.toStdString(), [feed = reply.feed](size_t, httplib::DataSink &sink) {
            const std::optional<QByteArray> event = feed->take(quiet);
            if (!event) {
                sink.done();
                return true;
            }
            const QByteArray text = event->isEmpty() ? QByteArray{": still here\n\n"} : *event;
            return sink.write(text.constData(), static_cast<size_t>(text.size()));
        });
}

void put(const ApiReply &reply, httplib::Response &out)
{
    out.status = reply.status;
    for (const auto &[name, value] : reply.headers)
        out.set_header(name.toStdString(), value.toStdString());
    if (reply.feed)
        putFeed(reply, out);
    else if (!reply.file.isEmpty() && reply.length > 0)
        putFile(reply, out);
    else if (reply.status != 204 && reply.status != 304)
        out.set_content(reply.body.toStdString(), reply.type.toStdString());
}

//! Where no library has begun to read.
QByteArray plain(const ApiReply &reply)
{
    return "HTTP/1.1 " + QByteArray::number(reply.status) +
           " Refused\r\nConnection: close\r\nContent-Type: " + reply.type +
           "\r\nContent-Length: " + QByteArray::number(reply.body.size()) + "\r\n\r\n" + reply.body;
}

} // namespace

class ApiServer::Engine final : public httplib::Server {
public:
    Engine(ApiAnswerer &answerer, ApiLimits limits)
        : m_answerer{answerer}
        , m_limits{limits}
    {
        new_task_queue = [this] {
            return new Crew{static_cast<size_t>(m_limits.connections) + refusers};
        };
        set_keep_alive_max_count(keptAlive); // what it tells clients; ClientSocket does it
        set_keep_alive_timeout(m_limits.idle.count() / 1000);
        // Not the library's own, which lets two servers share a port.
        set_socket_options(
            [](socket_t socket) { SystemSocket::claimPort(static_cast<Handle>(socket)); });
        set_pre_routing_handler([this](const httplib::Request &, httplib::Response &out) {
            return turnAway(out) ? HandlerResponse::Handled : HandlerResponse::Unhandled;
        });
        set_error_handler(
            Handler{[this](const httplib::Request &, httplib::Response &out) { explain(out); }});
        const Handler handler = [this](const httplib::Request &in, httplib::Response &out) {
            answer(in, out);
        };
        Get(".*", handler).Post(".*", handler).Put(".*", handler);
        Patch(".*", handler).Delete(".*", handler).Options(".*", handler);
    }

    Result<int> open(const QString &host, int port)
    {
        const std::string name = host.toStdString();
        const int bound = port == 0 ? bind_to_any_port(name) : bind_to_port(name, port) ? port : -1;
        if (bound < 0)
            return fail(refusalOf(errno, host, port));
        ::listen(svr_sock_, backlog); // five are the library's own
        m_thread = std::thread{[this] { listen_after_bind(); }};
        return bound;
    }
    void close()
    {
        const std::lock_guard lock{m_mutex};
        // Its own stop() would cut off files that are being sent.
        if (!std::exchange(m_isClosing, true) && m_thread.joinable())
            SystemSocket::cut(static_cast<Handle>(svr_sock_));
        for (const auto &[handle, isIdle] : m_clients) {
            if (isIdle)
                SystemSocket::cut(handle);
        }
    }
    [[nodiscard]] int count()
    {
        const std::lock_guard lock{m_mutex};
        return static_cast<int>(m_clients.size());
    }
    void finish()
    {
        close();
        {
            const std::lock_guard lock{m_mutex};
            m_isCut = true;
            for (const auto &[handle, isIdle] : m_clients)
                SystemSocket::cut(handle);
        }
        if (m_thread.joinable())
            m_thread.join();
    }

private:
    enum class Stand { Idle, Busy };
    //! False when there are too many, or the end has come.
    bool note(Handle handle, Stand stand)
    {
        const std::lock_guard lock{m_mutex};
        const bool isIdle = stand == Stand::Idle;
        const bool isKnown = m_clients.contains(handle);
        const bool isFull = !isKnown && static_cast<int>(m_clients.size()) >= m_limits.connections;
        if (isFull || m_isCut || (isIdle && m_isClosing))
            return false;
        m_clients[handle] = isIdle;
        return true;
    }
    void forget(Handle handle)
    {
        const std::lock_guard lock{m_mutex};
        m_clients.erase(handle);
    }
    [[nodiscard]] bool isClosing()
    {
        const std::lock_guard lock{m_mutex};
        return m_isClosing;
    }

    bool process_and_close_socket(socket_t socket) override
    {
        ClientSocket client{static_cast<Handle>(socket), m_limits};
        if (!note(client.handle(), Stand::Idle)) {
            client.hurry();
            if (!isClosing())
                refuse(client, 503, u"too many connections; come back in a moment"_s);
            return false;
        }
        while (converse(client)) {
        }
        forget(client.handle());
        return true;
    }

    //! One request and its answer; false when that was the last one.
    bool converse(ClientSocket &client)
    {
        QByteArray text;
        switch (client.readHead(text)) {
        case ClientSocket::Arrival::Gone:
            return false;
        case ClientSocket::Arrival::Late:
            return refuse(client, 408, u"the request took too long"_s);
        case ClientSocket::Arrival::TooLarge:
            return refuse(client, 431, u"the head of the request is larger than 32 KiB"_s);
        case ClientSocket::Arrival::Head:
            break;
        }
        Result<RequestHead> head = parseRequestHead(text);
        if (!head)
            return refuse(client, head.error().httpStatus, head.error().message);
        if (!note(client.handle(), Stand::Busy))
            return false;
        Exchange now{.head = std::move(*head)};
        now.request = {.method = now.head.method,
                       .path = now.head.target.split('?').first(),
                       .query = now.head.target.mid(now.head.target.indexOf('?') + 1),
                       .headers = now.head.headers,
                       .address = client.address()};
        if (!now.head.target.contains('?'))
            now.request.query.clear();
        return exchangeOn(client, now) && note(client.handle(), Stand::Idle);
    }

    bool exchangeOn(ClientSocket &client, Exchange &now)
    {
        client.prepend(framingOf(now.head));
        client.allow(now.head.isChunked ? m_limits.body + chunkHeads : now.head.length);
        if (now.head.awaitsContinue)
            client.promiseContinue();
        now.client = &client;
        exchange = &now;
        Wire wire{client};
        bool isLast = false;
        const bool isGood = process_request(wire, !now.head.keepsAlive, isLast, nullptr);
        exchange = nullptr;
        return isGood && !isLast && !now.mustClose && now.head.keepsAlive;
    }

    bool refuse(ClientSocket &client, int status, const QString &why)
    {
        const QByteArray text = plain(m_answerer.unreadable(ApiRequest{}, status, why));
        static_cast<void>(client.write(text.constData(), text.size()));
        return false;
    }

    bool turnAway(httplib::Response &out)
    {
        std::optional<ApiReply> reply = m_answerer.refusal(exchange->request);
        if (!reply && exchange->head.length > m_limits.body)
            reply = m_answerer.unreadable(exchange->request, 413, tooLarge());
        if (!reply)
            return false;
        exchange->isAnswered = true;
        exchange->mustClose = exchange->head.hasBody();
        if (exchange->mustClose)
            reply->headers.emplace_back("Connection", "close");
        put(*reply, out);
        return true;
    }

    void answer(const httplib::Request &in, httplib::Response &out)
    {
        exchange->isAnswered = true;
        exchange->request.body = QByteArray::fromStdString(in.body);
        if (exchange->request.body.size() > m_limits.body)
            put(m_answerer.unreadable(exchange->request, 413, tooLarge()), out);
        else
            put(m_answerer.answer(exchange->request), out);
    }

    //! The body could not be read.
    void explain(httplib::Response &out)
    {
        if (exchange->isAnswered)
            return;
        exchange->mustClose = true;
        const int failure = exchange->client->failure();
        const int status = failure != 0 ? failure : 400;
        const QString why = status == 413   ? tooLarge()
                            : status == 408 ? u"the body took too long"_s
                                            : u"the body is not written as HTTP asks"_s;
        put(m_answerer.unreadable(exchange->request, status, why), out);
    }

    [[nodiscard]] QString tooLarge() const
    {
        return u"a body has at most %1 MiB"_s.arg(m_limits.body >> 20);
    }

    ApiAnswerer &m_answerer;
    const ApiLimits m_limits;
    std::thread m_thread;
    std::mutex m_mutex;
    std::map<Handle, bool> m_clients; //!< by socket: whether nothing is asked
    bool m_isClosing = false;
    bool m_isCut = false;
};

ApiServer::ApiServer(ApiAnswerer &answerer, ApiLimits limits)
    : m_engine{std::make_unique<Engine>(answerer, limits)}
{}

ApiServer::~ApiServer()
{
    stop();
}

Result<int> ApiServer::listen(const QString &host, int port)
{
    return m_engine->open(host, port);
}

void ApiServer::close()
{
    m_engine->close();
}

int ApiServer::connections() const
{
    return m_engine->count();
}

void ApiServer::stop()
{
    m_engine->finish();
}

} // namespace limner
