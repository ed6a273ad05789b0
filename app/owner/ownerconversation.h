#pragma once

#include "app/owner/instance.h"

#include <QLocalSocket>
#include <QObject>

#include <optional>

namespace limner {

//! This side of a command that runs in the owner: hands every line to the output; ends when the
//! connection does.
class OwnerConversation final : public QObject {
    Q_OBJECT
public:
    OwnerConversation(QLocalSocket &socket, CommandOutput output);

    //! Nothing = the owner went away without a last word.
    [[nodiscard]] const std::optional<int> &exitCode() const { return m_exitCode; }
    //! Takes what has arrived; also after the end, when the last words came together with it.
    void readLines();

signals:
    void ended();

private:
    QLocalSocket &m_socket;
    CommandOutput m_output;
    std::optional<int> m_exitCode;
};

} // namespace limner
