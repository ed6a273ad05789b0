#include "tests/support/serverprocess.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QtTest>

#include <csignal>
#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace limner::test {

namespace {

constexpr int readyWithin =
    120'000; // ms; MinIO needs 350 and Ceph 1000, a busy machine many times that
constexpr int endsWithin = 3'000; // ms

QProcessEnvironment cleanEnvironment(const QHash<QString, QString> &values)
{
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, qEnvironmentVariable("PATH") + u":/usr/sbin:/sbin"_s);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    for (auto it = values.begin(); it != values.end(); ++it)
        environment.insert(it.key(), it.value());
    return environment;
}

// Runs between fork and exec, so it may only make system calls.
void dieWithParent()
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
}

} // namespace

quint16 freePort()
{
    // Below what Linux gives to connections (32768 to 60999), or a test beside this one may be
    // given the port before the server takes it.
    for (int tries = 0; tries < 1'000; ++tries) {
        const auto port = static_cast<quint16>(QRandomGenerator::system()->bounded(10'000, 32'000));
        QTcpServer server;
        if (server.listen(QHostAddress::LocalHost, port))
            return port;
    }
    qFatal("no free port on 127.0.0.1");
}

QByteArray runTool(const QString &program, const QStringList &arguments,
                   const QHash<QString, QString> &environment)
{
    QProcess process;
    process.setProcessEnvironment(cleanEnvironment(environment));
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setChildProcessModifier(dieWithParent);
    process.start(program, arguments);
    const bool ended = process.waitForFinished(readyWithin);
    QByteArray output = process.readAll();
    if (!ended || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        qFatal("%s %s failed: %s\n%s", qUtf8Printable(program),
               qUtf8Printable(arguments.join(QLatin1Char(' '))),
               qUtf8Printable(process.errorString()), output.constData());
    return output;
}

ServerProcess::~ServerProcess()
{
    stop();
}

void ServerProcess::start(const QString &program, const QStringList &arguments,
                          const QHash<QString, QString> &environment, const QString &logFile)
{
    m_logFile = logFile;
    m_process.setProcessEnvironment(cleanEnvironment(environment));
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(logFile, QIODevice::Append);
    m_process.setChildProcessModifier(dieWithParent);
    m_process.start(program, arguments);
    if (!m_process.waitForStarted())
        qFatal("cannot start %s: %s", qUtf8Printable(program),
               qUtf8Printable(m_process.errorString()));
}

bool ServerProcess::waitUntil(const std::function<bool()> &isReady)
{
    bool ready = false;
    const bool settled = QTest::qWaitFor(
        [&] {
            ready = isRunning() && isReady();
            return ready || !isRunning();
        },
        readyWithin);
    return settled && ready;
}

void ServerProcess::stop()
{
    if (!isRunning())
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(endsWithin))
        kill();
}

void ServerProcess::kill()
{
    if (!isRunning())
        return;
    m_process.kill();
    m_process.waitForFinished(endsWithin);
}

QByteArray ServerProcess::log() const
{
    QFile file{m_logFile};
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().right(4000);
}

int httpStatus(const QString &url, const QString &caFile)
{
    QNetworkAccessManager network;
    network.setProxy(QNetworkProxy::NoProxy);
    QNetworkRequest request{QUrl{url}};
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setHeader(QNetworkRequest::UserAgentHeader, u"limner-test"_s);
    if (!caFile.isEmpty()) {
        QSslConfiguration tls = request.sslConfiguration();
        tls.addCaCertificates(caFile);
        request.setSslConfiguration(tls);
    }
    const std::unique_ptr<QNetworkReply> reply{network.get(request)};
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, readyWithin))
        return 0;
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

} // namespace limner::test
