#pragma once

#include "app/commands/attendance.h"
#include "app/commands/command.h"

#include <QLocalSocket>
#include <QObject>

#include <optional>

namespace limner {

//! The process that owns the library, as a command of this one sees it. Lives in the frame of
//! whoever asks.
class OwnerConversation final : public QObject {
    Q_OBJECT
public:
    //! `client` hears what comes before an answer.
    OwnerConversation(const Launch &launch, CommandClient &client);

    //! Nothing = nobody listens, or the owner went away without a last word: try to own the library
    //! now. May be asked again, for the next page.
    [[nodiscard]] QCoro::Task<std::optional<OrderedJson>> ask(AnyCommand command,
                                                              std::stop_token interrupt);

    //! Somebody listens.
    [[nodiscard]] bool isConnected() const
    {
        return m_socket.state() == QLocalSocket::ConnectedState;
    }
    //! What comes of it is told by `next`. From now on this process is started as `launch` says.
    void send(const AnyCommand &command, const Launch &launch);
    //! The next answer; nothing = the owner went away, or this process hung up.
    [[nodiscard]] QCoro::Task<std::optional<OrderedJson>> next();
    void hangUp() { m_socket.abort(); }

signals:
    //! Lines came, or the end.
    void moved();

private:
    void readLines();
    void send(const OrderedJson &line);
    void connectTo(const QStringList &paths);

    OrderedJson m_environment;
    CommandClient &m_client;
    QLocalSocket m_socket;
    std::optional<OrderedJson> m_answer;
};

} // namespace limner
