#pragma once

#include "core/base/json.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace limner::test {

//! What a run of the real binary came to.
struct ProgramRun {
    int exitCode = -1;
    bool crashed = false;
    QByteArray out = {};
    QByteArray err = {};
    //! stdout as JSON; null when it is none.
    [[nodiscard]] Json json() const;
};

//! The real `limner`, without a display, with settings, library and log in a folder of its own.
class Program {
public:
    Program();

    //! Added to the environment of every run from now on; empty removes.
    void set(const QString &name, const QString &value);
    //! What is told on stderr goes to this file, of every run from now on.
    void sendErrorsTo(const QString &file) { m_errors = file; }
    //! Starts it, or another program of this build; the event loop of the test goes on serving.
    [[nodiscard]] std::unique_ptr<QProcess>
    start(const QStringList &arguments, const QString &name = QStringLiteral("limner")) const;
    //! Waits for a started one, at most `seconds`; kills it then.
    [[nodiscard]] static ProgramRun finish(QProcess &process, int seconds = 60);
    [[nodiscard]] ProgramRun run(const QStringList &arguments) const;
    //! The same with standard output going to this file.
    [[nodiscard]] ProgramRun runInto(const QString &file, const QStringList &arguments) const;

    [[nodiscard]] QString home() const { return m_home.path(); }
    [[nodiscard]] QString library() const;
    [[nodiscard]] QString database() const { return library() + QStringLiteral("/library.sqlite"); }

private:
    [[nodiscard]] std::unique_ptr<QProcess> prepared() const;

    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    QString m_errors = {}; //!< a file; empty = they are kept
};

} // namespace limner::test
