#include "app/owner/ownerconversation.h"

#include "app/owner/carriedenvironment.h"
#include "app/owner/ownersocket.h"

#include <QCoroSignal>

#include <utility>

namespace limner {
namespace {

constexpr qint64 longestLine = 64 << 20; // the schema of a model, the ledger as CSV

OrderedJson lineOf(const AnyCommand &command, const OrderedJson &environment)
{
    return {{"command", toJson(command)}, {"environment", environment}};
}

} // namespace

OwnerConversation::OwnerConversation(const Launch &launch, CommandClient &client)
    : m_environment(carriedEnvironment(launch)) // in braces it would be a list of one
    , m_client{client}
{
    connectTo(ownerSockets(launch.library));
    connect(&m_socket, &QLocalSocket::readyRead, this, &OwnerConversation::moved);
    connect(&m_socket, &QLocalSocket::disconnected, this, &OwnerConversation::moved);
}

void OwnerConversation::connectTo(const QStringList &paths)
{
    for (const QString &path : paths) {
        m_socket.connectToServer(path); // connects, or fails, at once
        if (isConnected() && isSameUser(m_socket))
            return;
        m_socket.abort();
    }
}

QCoro::Task<std::optional<OrderedJson>> OwnerConversation::ask(AnyCommand command,
                                                               std::stop_token interrupt)
{
    send(lineOf(command, m_environment));
    const std::stop_callback onInterrupt{interrupt, [this] {
                                             QMetaObject::invokeMethod(
                                                 this,
                                                 [this] {
                                                     send(OrderedJson{{"interrupt", true}});
                                                 },
                                                 Qt::QueuedConnection);
                                         }};
    co_return co_await next();
}

QCoro::Task<std::optional<OrderedJson>> OwnerConversation::next()
{
    m_answer.reset();
    while (!m_answer && isConnected()) {
        co_await qCoro(this, &OwnerConversation::moved);
        readLines(); // also the last words, which may arrive together with the end
    }
    co_return std::exchange(m_answer, {});
}

void OwnerConversation::readLines()
{
    while (m_socket.canReadLine()) {
        const Result<OrderedJson> line = parseOrderedJson(m_socket.readLine(longestLine));
        if (!line || !line->is_object())
            continue;
        if (const auto told = line->find("tell"); told != line->end() && told->is_string())
            m_client.tell(QString::fromStdString(told->get_ref<const std::string &>()));
        if (const auto made = line->find("made"); made != line->end() && made->is_string())
            m_client.made(QString::fromStdString(made->get_ref<const std::string &>()));
        if (const auto answer = line->find("answer"); answer != line->end())
            m_answer = *answer;
    }
}

void OwnerConversation::send(const AnyCommand &command, const Launch &launch)
{
    m_environment = carriedEnvironment(launch);
    send(lineOf(command, m_environment));
}

void OwnerConversation::send(const OrderedJson &line)
{
    if (isConnected())
        m_socket.write(toBytes(line) + '\n');
}

} // namespace limner
