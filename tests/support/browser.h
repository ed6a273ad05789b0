#pragma once

#include "core/base/json.h"

#include <QHash>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace limner::test {

//! One tab of a headless Chromium, steered over a pipe (DevTools), so that no port is open. It is
//! killed with its object, and with a test that crashes. The event loop of the test goes on.
class Browser {
public:
    Browser();
    Browser(const Browser &) = delete;
    Browser &operator=(const Browser &) = delete;
    ~Browser();

    //! Goes there, and waits for the page and all it needs at first.
    void open(const QString &url);
    //! The value of an expression; a promise is waited for, what it throws is the text "threw: …".
    [[nodiscard]] Json value(const QString &expression);
    //! Asks until it is true, at most a minute.
    [[nodiscard]] bool becomes(const QString &expression);
    //! As somebody would: the element is scrolled to and hit with the mouse.
    void click(const QString &selector);
    //! Into what has the focus.
    void type(const QString &text);
    //! Any command of the tab.
    Json tell(const QString &method, const Json &parameters = Json::object());
    //! With every request from now on.
    void setHeaders(const QHash<QString, QString> &headers);
    //! What pages complained about since the last call: exceptions, policies, failed loads.
    [[nodiscard]] QStringList takeComplaints();

private:
    [[nodiscard]] Json ask(const QString &method, const Json &parameters, const QString &session);
    void read();
    void take(const Json &message);

    QTemporaryDir m_profile;
    QProcess m_process;
    int m_to = -1;
    int m_from = -1;
    QByteArray m_buffer;
    QHash<int, Json> m_answers;
    int m_last = 0;
    QString m_session;
    QStringList m_complaints;
    int m_loaded = 0;
};

} // namespace limner::test
