#include "tests/app/servedhouse.h"

#include <QFile>
#include <QTcpSocket>
#include <QtTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace limner::test {
namespace {

constexpr int startPatience = 60'000;
constexpr int answerPatience = 120'000;

QByteArray fileText(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray{};
}

QByteArray unchunked(QByteArray text)
{
    QByteArray out;
    for (qsizetype end = text.indexOf("\r\n"); end > 0; end = text.indexOf("\r\n")) {
        const qsizetype size = text.first(end).toLongLong(nullptr, 16);
        if (size == 0)
            break;
        out += text.mid(end + 2, size);
        text.remove(0, end + 2 + size + 2);
    }
    return out;
}

} // namespace

ServedAnswer parseAnswer(const QByteArray &bytes)
{
    ServedAnswer out;
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0 || !bytes.startsWith("HTTP/1.1 "))
        return out;
    const QList<QByteArray> lines = bytes.first(end).split('\n');
    out.status = lines.front().mid(9, 3).toInt();
    for (const QByteArray &line : lines.mid(1))
        out.headers[line.first(line.indexOf(':')).toLower()] =
            line.sliced(line.indexOf(':') + 1).trimmed();
    out.body = bytes.sliced(end + 4);
    if (out.headers.value("transfer-encoding") == "chunked")
        out.body = unchunked(out.body);
    return out;
}

ServedHouse::ServedHouse(Program &program, QStringList arguments)
    : m_program{program}
    , m_arguments{std::move(arguments)}
{
    m_program.set(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    m_program.set(u"LIMNER_API_PER_MINUTE"_s, u"100000"_s);
    m_program.set(u"LIMNER_API_GENERATE_PER_MINUTE"_s, u"10000"_s);
}

ServedHouse::~ServedHouse()
{
    if (m_process && m_process->state() != QProcess::NotRunning)
        kill();
}

void ServedHouse::start()
{
    const QString ready = m_program.home() + u"/ready"_s;
    QFile::remove(ready);
    m_process = m_program.start(
        QStringList{u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--ready-file"_s, ready} +
        m_arguments);
    const bool isReady = QTest::qWaitFor(
        [&] { return !fileText(ready).isEmpty() || m_process->state() == QProcess::NotRunning; },
        startPatience);
    m_port = fileText(ready).split(':').last().toInt();
    if (!isReady || m_port == 0)
        qFatal("limner serve did not start: %s", m_process->readAllStandardError().constData());
}

void ServedHouse::kill()
{
    m_process->kill();
    static_cast<void>(Program::finish(*m_process));
}

ProgramRun ServedHouse::stop()
{
    ::kill(static_cast<pid_t>(m_process->processId()), SIGTERM);
    return Program::finish(*m_process);
}

void ServedHouse::hangUp()
{
    ::kill(static_cast<pid_t>(m_process->processId()), SIGHUP);
}

QByteArray ServedHouse::token() const
{
    return fileText(m_program.home() + u"/api-token"_s);
}

QByteArray ServedHouse::raw(const QByteArray &bytes, int milliseconds) const
{
    QTcpSocket socket;
    QByteArray got;
    socket.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(m_port));
    QObject::connect(&socket, &QTcpSocket::connected, &socket, [&] { socket.write(bytes); });
    static_cast<void>(QTest::qWaitFor(
        [&] {
            got += socket.readAll();
            return socket.state() == QAbstractSocket::UnconnectedState;
        },
        milliseconds));
    return got + socket.readAll();
}

ServedAnswer ServedHouse::call(const QByteArray &method, const QByteArray &path,
                               const QByteArray &body, const Headers &headers) const
{
    QByteArray text = method + ' ' + path + " HTTP/1.1\r\nConnection: close\r\n";
    QHash<QByteArray, QByteArray> all{
        {"Host", "127.0.0.1:" + QByteArray::number(m_port)},
        {"Authorization", "Bearer " + token()},
        {"Content-Type", "application/json"},
    };
    for (const auto &[name, value] : headers)
        all[name] = value;
    for (auto one = all.cbegin(); one != all.cend(); ++one) {
        if (!one.value().isEmpty())
            text += one.key() + ": " + one.value() + "\r\n";
    }
    if (method != "GET" && method != "HEAD" && method != "OPTIONS")
        text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return parseAnswer(raw(text + "\r\n" + body, answerPatience));
}

ServedAnswer ServedHouse::getUntil(const QByteArray &path,
                                   const std::function<bool(const Json &)> &isSo) const
{
    ServedAnswer answer;
    QElapsedTimer timer;
    timer.start();
    do {
        answer = get(path);
    } while (!isSo(answer.json()) && timer.elapsed() < 60'000);
    return answer;
}

QStringList membersOf(const Json &object)
{
    QStringList out;
    for (const auto &[name, value] : object.items())
        out.append(QString::fromStdString(name));
    return out;
}

Json small(const QString &prompt)
{
    return {{"prompt", prompt.toStdString()}, {"width", 64}, {"height", 64}};
}

Json booked(const QString &prompt)
{
    Json body = small(prompt);
    body["model"] = bookedModel;
    return body;
}

Json bookedJob(const QString &prompt)
{
    return {{"prompt", prompt.toStdString()},
            {"model", bookedModel},
            {"parameters", {{"width", 64}, {"height", 64}}}};
}

} // namespace limner::test
