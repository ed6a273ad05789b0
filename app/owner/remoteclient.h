#pragma once

#include "core/base/json.h"

#include <QLocalSocket>
#include <QObject>

#include <stop_token>

namespace limner {

//! Another process that wants something of the owner: one JSON object a line, each way. It sends
//! `{"command":{…},"environment":{…}}`, again for each further page, and `{"interrupt":true}` for
//! Ctrl+C; it gets
//! `{"tell":"…"}` and `{"made":"…"}` on the way and `{"answer":{…}}` at the end.
class RemoteClient final : public QObject {
    Q_OBJECT
public:
    explicit RemoteClient(QLocalSocket *socket, QObject *parent = nullptr);

    [[nodiscard]] bool isThere() const;
    void tell(const QString &sentence);
    void made(const QString &jobId);
    void answer(const OrderedJson &answer);
    //! Ctrl+C over there. One that merely goes away interrupts nothing.
    [[nodiscard]] std::stop_token interrupted() const { return m_interrupt.get_token(); }

signals:
    //! A line with a command.
    void asked(const limner::Json &line);
    void closed();

private:
    void readLines();
    void send(const OrderedJson &line);

    QLocalSocket *m_socket;
    std::stop_source m_interrupt;
};

} // namespace limner
