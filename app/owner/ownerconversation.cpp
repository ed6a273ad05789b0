#include "app/owner/ownerconversation.h"

#include "core/base/json.h"

namespace limner {
namespace {

// A `list` of a large library is one line; nothing honest is longer.
constexpr qint64 longestLine = 256LL << 20;

} // namespace

OwnerConversation::OwnerConversation(QLocalSocket &socket, CommandOutput output)
    : m_socket{socket}
    , m_output{std::move(output)}
{
    connect(&m_socket, &QLocalSocket::readyRead, this, &OwnerConversation::readLines);
    connect(&m_socket, &QLocalSocket::disconnected, this, &OwnerConversation::ended);
}

void OwnerConversation::readLines()
{
    while (m_socket.canReadLine()) {
        const Result<Json> line = parseJson(m_socket.readLine(longestLine));
        if (!line)
            continue;
        if (const QString text = textAt(*line, "out"); !text.isEmpty())
            m_output.out(text.toUtf8());
        if (const QString text = textAt(*line, "err"); !text.isEmpty())
            m_output.err(text.toUtf8());
        if (const auto code = integerAt(*line, "exit")) {
            m_exitCode = static_cast<int>(*code);
            m_socket.disconnectFromServer();
            return;
        }
    }
}

} // namespace limner
