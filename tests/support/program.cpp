#include "tests/support/program.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace limner::test {

Json ProgramRun::json() const
{
    const Result<Json> parsed = parseJson(out);
    return parsed ? *parsed : Json(nullptr);
}

Program::Program()
    : m_environment{QProcessEnvironment::systemEnvironment()}
{
    for (const QString &name : m_environment.keys()) {
        if (name.startsWith(u"REPLICATE_"_s) || name.startsWith(u"MINIO_"_s) ||
            name.startsWith(u"LIMNER_"_s))
            m_environment.remove(name);
    }
    m_environment.remove(u"DISPLAY"_s);
    m_environment.remove(u"QT_QPA_PLATFORM"_s);
    m_environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s); // no keychain of the one who tests
    m_environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    set(u"LIMNER_HOME"_s, m_home.path());
}

void Program::set(const QString &name, const QString &value)
{
    if (value.isEmpty())
        m_environment.remove(name);
    else
        m_environment.insert(name, value);
}

std::unique_ptr<QProcess> Program::prepared() const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
    if (!m_errors.isEmpty())
        process->setStandardErrorFile(m_errors, QIODevice::Append);
    process->setWorkingDirectory(m_home.path()); // no .env of the one who tests
    return process;
}

std::unique_ptr<QProcess> Program::start(const QStringList &arguments, const QString &name) const
{
    std::unique_ptr<QProcess> process = prepared();
    process->start(QStringLiteral(LIMNER_BIN "/") + name, arguments);
    return process;
}

ProgramRun Program::finish(QProcess &process, int seconds)
{
    const bool ended =
        QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, seconds * 1000);
    if (!ended) {
        process.kill();
        process.waitForFinished();
    }
    ProgramRun run;
    run.exitCode = process.exitCode();
    run.crashed = process.exitStatus() == QProcess::CrashExit;
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    return run;
}

ProgramRun Program::run(const QStringList &arguments) const
{
    const std::unique_ptr<QProcess> process = start(arguments);
    return finish(*process);
}

ProgramRun Program::runInto(const QString &file, const QStringList &arguments) const
{
    const std::unique_ptr<QProcess> process = prepared();
    process->setStandardOutputFile(file);
    process->start(QStringLiteral(LIMNER_BIN "/limner"), arguments);
    return finish(*process);
}

QString Program::library() const
{
    return m_home.filePath(u"library"_s);
}

} // namespace limner::test
