#include "tests/app/saboteur.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner::test {
namespace {

// What a server says that wants to be left alone for a while.
constexpr int askedSeconds = 7;

struct Problem {
    int status = 0;
    const char *code = "";   // an S3 server's
    const char *detail = ""; // both
};

constexpr Problem problems[] = {
    {401, "InvalidToken", "You did not pass a valid authentication token"},
    {402, "PaymentRequired", "You have insufficient credit to run this model"},
    {403, "AccessDenied", "You do not have permission to perform this action"},
    {404, "NoSuchBucket", "The requested resource could not be found"},
    {408, "RequestTimeout", "The request took too long"},
    {422, "UnprocessableEntity", "The request does not fit"},
    {500, "InternalError", "Something broke here"},
};

ServedReply told(Operation operation, const Problem &problem)
{
    const bool toAStore = isAboutTheStore(operation);
    ServedReply reply;
    reply.status = problem.status;
    reply.headers = {{"Content-Type", toAStore ? "application/xml" : "application/problem+json"}};
    reply.body = toAStore ? QByteArray{"<?xml version=\"1.0\"?><Error><Code>"} + problem.code +
                                "</Code><Message>" + problem.detail + "</Message></Error>"
                          : QByteArray{"{\"detail\":\""} + problem.detail + "\"}";
    if (operation == Operation::Generate)
        reply.body = QByteArray{"{\"error\":{\"message\":\""} + problem.detail + "\"}}";
    return reply;
}

ServedReply throttled(const QString &form)
{
    ServedReply reply;
    reply.status = 429;
    reply.headers = {{"Content-Type", "application/json"}};
    const QByteArray seconds = QByteArray::number(askedSeconds);
    if (form.endsWith(u"header"))
        reply.headers.emplace_back("Retry-After", seconds);
    if (form.endsWith(u"body"))
        reply.body = "{\"detail\":\"Request was throttled.\",\"retry_after\":" + seconds + "}";
    else if (form.endsWith(u"words"))
        reply.body = "{\"detail\":\"Request was throttled. Expected available in " + seconds +
                     " seconds.\"}";
    return reply;
}

bool isPage(const QString &fault)
{
    return fault.startsWith(u"502");
}

} // namespace

QString toString(Operation operation)
{
    switch (operation) {
    case Operation::Create:
        return u"create"_s;
    case Operation::Poll:
        return u"poll"_s;
    case Operation::Cancel:
        return u"cancel"_s;
    case Operation::Download:
        return u"download"_s;
    case Operation::List:
        return u"list"_s;
    case Operation::Generate:
        return u"generate"_s;
    case Operation::Put:
        return u"put"_s;
    case Operation::Head:
        return u"head"_s;
    case Operation::Listing:
        return u"list the bucket"_s;
    }
    return {};
}

const std::vector<Operation> &allOperations()
{
    static const std::vector<Operation> all{
        Operation::Create,   Operation::Poll, Operation::Cancel,
        Operation::Download, Operation::List, Operation::Generate,
        Operation::Put,      Operation::Head, Operation::Listing};
    return all;
}

bool isAboutTheStore(Operation operation)
{
    return operation == Operation::Put || operation == Operation::Head ||
           operation == Operation::Listing;
}

const QStringList &allFaults()
{
    static const QStringList all{u"refused"_s,
                                 u"dropped before"_s,
                                 u"dropped after"_s,
                                 u"hang"_s,
                                 u"truncated"_s,
                                 u"trickle"_s,
                                 u"429 with a time in the header"_s,
                                 u"429 with a time in the body"_s,
                                 u"429 with a time in words"_s,
                                 u"429 bare"_s,
                                 u"401"_s,
                                 u"402"_s,
                                 u"403"_s,
                                 u"404"_s,
                                 u"408"_s,
                                 u"422"_s,
                                 u"500"_s,
                                 u"502 HTML"_s,
                                 u"503 + Retry-After"_s,
                                 u"malformed JSON"_s,
                                 u"empty"_s,
                                 u"redirect to another host"_s,
                                 u"wrong length"_s,
                                 u"wrong hash"_s};
    return all;
}

QString whyNot(Operation operation, const QString &fault)
{
    const bool isHashed = operation == Operation::Download || operation == Operation::Put;
    if (fault == u"wrong hash" && !isHashed)
        return u"nothing with a hash is exchanged here"_s;
    static const QStringList ofABody{u"truncated"_s, u"trickle"_s, u"malformed JSON"_s,
                                     u"wrong length"_s};
    if (operation == Operation::Head && ofABody.contains(fault))
        return u"the answer to a HEAD has no body"_s;
    return {};
}

Saboteur::Saboteur(FakeHttpServer &server, FakeHttpServer &elsewhere, ManualClock &clock,
                   Operation operation, QString fault)
    : m_server{server}
    , m_elsewhere{elsewhere}
    , m_clock{clock}
    , m_operation{operation}
    , m_fault{std::move(fault)}
{}

bool Saboteur::isSlow() const
{
    return m_fault == u"hang" || m_fault == u"trickle";
}

void Saboteur::begin(Span span)
{
    m_span = span;
    m_active = true;
    m_tries.clear();
    if (m_fault == u"refused")
        return m_server.setDoor(FakeHttpServer::Door::Shut);
    m_server.setFault([this](const ServedRequest &request) { return refusal(request); });
    m_server.setSpoiler([this](const ServedRequest &request, ServedReply &reply) {
        if (strikes(request))
            spoil(reply);
    });
}

void Saboteur::end()
{
    m_active = false;
    m_server.setFault({});
    m_server.setSpoiler({});
    m_server.setDoor(FakeHttpServer::Door::Open);
}

void Saboteur::noteTry()
{
    if (!m_active)
        return;
    // What is sent again at the very same moment is one try: the network stack repeats by itself.
    if (m_tries.empty() || m_tries.back() != m_clock.elapsed())
        m_tries.push_back(m_clock.elapsed());
    if (m_span == Span::Once && m_fault == u"refused")
        end();
}

bool Saboteur::strikes(const ServedRequest &request)
{
    const QByteArray path = request.path();
    const bool isApi = path.startsWith("/v1/predictions");
    const auto isIt = [&] {
        switch (m_operation) {
        case Operation::Create:
            return request.method == "POST" && path == "/v1/predictions";
        case Operation::Poll:
            return request.method == "GET" && isApi && path.count('/') == 3;
        case Operation::Cancel:
            return path.endsWith("/cancel");
        case Operation::Download:
            return path.startsWith("/delivery/");
        case Operation::List:
            return request.method == "GET" && path == "/v1/predictions";
        case Operation::Generate:
            return request.method == "POST" && path == "/v1/images/generations";
        case Operation::Put:
            return request.method == "PUT";
        case Operation::Head:
            return request.method == "HEAD";
        case Operation::Listing:
            return request.method == "GET" && request.target.contains("list-type=2");
        }
        return false;
    };
    if (!m_active || !isIt())
        return false;
    if (m_span == Span::Once && !m_tries.empty())
        return false;
    noteTry();
    return true;
}

//! The faults of a server that did not do what it was asked for.
std::optional<ServedReply> Saboteur::refusal(const ServedRequest &request)
{
    std::optional<ServedReply> reply;
    if (m_fault == u"dropped before") {
        reply.emplace();
        reply->dropBefore = true;
    } else if (m_fault.startsWith(u"429")) {
        reply = throttled(m_fault);
    } else if (m_fault.startsWith(u"503")) {
        reply = told(m_operation, {503, "SlowDown", "Please come back later"});
        reply->headers.emplace_back("Retry-After", QByteArray::number(askedSeconds));
    } else if (m_fault.startsWith(u"redirect")) {
        reply.emplace();
        reply->status = 307;
        reply->headers = {{"Location", m_elsewhere.url(request.target)}};
    } else {
        const int status = m_fault.toInt();
        for (const Problem &problem : problems) {
            if (problem.status == status)
                reply = told(m_operation, problem);
        }
    }
    return reply && strikes(request) ? reply : std::nullopt;
}

//! The faults of a server that did it, and whose answer is damaged on the way.
void Saboteur::spoil(ServedReply &reply) const
{
    if (m_fault == u"dropped after") {
        reply.dropAfter = true;
    } else if (m_fault == u"hang") {
        reply.hang = true;
    } else if (isPage(m_fault)) {
        reply.status = 502;
        reply.headers = {{"Content-Type", "text/html"}};
        reply.body = "<html><head><title>502 Bad Gateway</title></head></html>";
    } else if (m_fault == u"empty") {
        reply.headers.clear();
        reply.body.clear();
    } else if (m_fault == u"malformed JSON") {
        reply.body = isAboutTheStore(m_operation) ? "<ListBucketResult><Contents><Key>a</Ke"
                                                  : "{\"id\":\"k3v9w2m7\",\"status\":";
    } else {
        spoilBody(reply);
    }
}

void Saboteur::spoilBody(ServedReply &reply) const
{
    if (reply.body.isEmpty())
        reply.body = QByteArray(40, ' ');
    const qsizetype size = reply.body.size();
    if (m_fault == u"truncated") {
        reply.truncateAt = size / 2;
    } else if (m_fault == u"wrong length") {
        reply.announceLength = size + 20;
    } else if (m_fault == u"trickle") {
        // A slow answer comes to its end; one that lasts never does.
        reply.trickle = static_cast<int>(std::max<qsizetype>(1, size / 4));
        if (m_span == Span::Lasting)
            reply.announceLength = size + 1'000'000;
        if (m_span == Span::Lasting)
            reply.body += QByteArray(1'000'000, ' ');
        if (m_span == Span::Lasting)
            reply.trickle = 1;
    } else if (m_fault == u"wrong hash" && m_operation == Operation::Put) {
        for (auto &[name, value] : reply.headers) {
            if (name == "ETag")
                value = '"' + QByteArray(32, '0') + '"';
        }
    } else if (m_fault == u"wrong hash") {
        std::reverse(reply.body.begin() + size / 2, reply.body.end());
    }
}

} // namespace limner::test
