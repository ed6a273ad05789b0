#pragma once

#include "core/base/json.h"
#include "tests/support/program.h"

#include <QHash>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace limner::test {

//! What came back over a socket.
struct ServedAnswer {
    int status = 0;                             //!< 0 = none
    QHash<QByteArray, QByteArray> headers = {}; //!< names in lower case
    QByteArray body = {};
    [[nodiscard]] Json json() const { return parseJson(body).value_or(Json{}); }
};

//! `limner serve` as a process, and a client that says exactly what the test wants. The event loop
//! of the test goes on, since providers live in it.
class ServedHouse {
public:
    using Headers = std::vector<std::pair<QByteArray, QByteArray>>;

    //! `arguments` besides `serve`, an address that is free and the file that tells it.
    explicit ServedHouse(Program &program, QStringList arguments = {});
    ~ServedHouse();

    void start();
    //! As a pulled plug.
    void kill();
    //! SIGTERM; what it printed and ended with.
    [[nodiscard]] ProgramRun stop();

    //! SIGHUP.
    void hangUp();
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] QByteArray token() const;
    //! With the token, unless the headers bring an Authorization of their own ("" = none).
    [[nodiscard]] ServedAnswer call(const QByteArray &method, const QByteArray &path,
                                    const QByteArray &body = {}, const Headers &headers = {}) const;
    [[nodiscard]] ServedAnswer post(const QByteArray &path, const Json &body,
                                    const Headers &headers = {}) const
    {
        return call("POST", path, toBytes(body), headers);
    }
    [[nodiscard]] ServedAnswer get(const QByteArray &path, const Headers &headers = {}) const
    {
        return call("GET", path, {}, headers);
    }
    //! These bytes, and all that comes until the server closes, or for so long.
    [[nodiscard]] QByteArray raw(const QByteArray &bytes, int milliseconds = 20'000) const;
    //! Asks until it is so, at most a minute.
    [[nodiscard]] ServedAnswer getUntil(const QByteArray &path,
                                        const std::function<bool(const Json &)> &isSo) const;

private:
    Program &m_program;
    QStringList m_arguments;
    std::unique_ptr<QProcess> m_process;
    int m_port = 0;
};

[[nodiscard]] ServedAnswer parseAnswer(const QByteArray &bytes);

//! Their names, sorted.
[[nodiscard]] QStringList membersOf(const Json &object);

//! A model of the simulated provider that keeps books.
inline const std::string bookedModel = "replicate:aisha-ai-official/animagine-xl-4.0";
//! Where dialect C lives.
inline const QByteArray envelopes = "/api/v1/assets/mints/image/generation";

//! What asks for a small picture, of whichever provider a dialect has.
[[nodiscard]] Json small(const QString &prompt);
//! The same of `bookedModel`.
[[nodiscard]] Json booked(const QString &prompt);
//! The same in the native dialect.
[[nodiscard]] Json bookedJob(const QString &prompt);

} // namespace limner::test
