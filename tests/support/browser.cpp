#include "tests/support/browser.h"

#include <QtTest>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace limner::test {
namespace {

constexpr int patience = 60'000; // ms; a busy machine
constexpr int lowestOwn = 10;    // descriptors of ours stay out of the way of 3 and 4

struct Pipe {
    int read = -1;
    int write = -1;
};

Pipe highPipe()
{
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        qFatal("no pipe");
    const Pipe high{.read = ::fcntl(ends[0], F_DUPFD_CLOEXEC, lowestOwn),
                    .write = ::fcntl(ends[1], F_DUPFD_CLOEXEC, lowestOwn)};
    ::close(ends[0]);
    ::close(ends[1]);
    return high;
}

} // namespace

Browser::Browser()
{
    const Pipe there = highPipe();
    const Pipe back = highPipe();
    m_to = there.write;
    m_from = back.read;
    ::fcntl(m_from, F_SETFL, O_NONBLOCK);
    // Runs between fork and exec, so it may only make system calls.
    m_process.setChildProcessModifier([there, back] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::dup2(there.read, 3);
        ::dup2(back.write, 4);
    });
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(u"chromium"_s,
                    {u"--headless=new"_s, u"--no-sandbox"_s, u"--disable-gpu"_s,
                     u"--disable-dev-shm-usage"_s, u"--no-first-run"_s, u"--disable-extensions"_s,
                     u"--disable-background-networking"_s, u"--disable-component-update"_s,
                     u"--disable-sync"_s, u"--password-store=basic"_s, u"--no-proxy-server"_s,
                     u"--remote-debugging-pipe"_s, u"--user-data-dir="_s + m_profile.path(),
                     u"about:blank"_s});
    if (!m_process.waitForStarted(patience))
        qFatal("chromium does not start: install it (./dev test does)");
    ::close(there.read);
    ::close(back.write);
    const Json target = ask(u"Target.createTarget"_s, {{"url", "about:blank"}}, {});
    const Json attached =
        ask(u"Target.attachToTarget"_s,
            {{"targetId", textAt(target, "targetId").toStdString()}, {"flatten", true}}, {});
    m_session = textAt(attached, "sessionId");
    for (const auto *method : {"Page.enable", "Runtime.enable", "Log.enable", "Network.enable"})
        tell(QString::fromLatin1(method));
    tell(u"Emulation.setFocusEmulationEnabled"_s, {{"enabled", true}});
}

Browser::~Browser()
{
    // Its own way out: what it starts beside itself writes into the profile to the last.
    const QByteArray close = R"({"id":1000000,"method":"Browser.close"})" + QByteArray(1, '\0');
    const bool isTold = ::write(m_to, close.constData(), static_cast<size_t>(close.size())) > 0;
    if (!isTold || !m_process.waitForFinished(patience / 4)) {
        m_process.kill();
        m_process.waitForFinished();
    }
    ::close(m_to);
    ::close(m_from);
}

void Browser::read()
{
    std::array<char, 1 << 16> bytes{};
    for (ssize_t got = 0; (got = ::read(m_from, bytes.data(), bytes.size())) > 0;)
        m_buffer.append(bytes.data(), got);
    for (qsizetype end = m_buffer.indexOf('\0'); end >= 0; end = m_buffer.indexOf('\0')) {
        take(parseJson(m_buffer.first(end)).value_or(Json::object()));
        m_buffer.remove(0, end + 1);
    }
}

void Browser::take(const Json &message)
{
    const Json &parameters = memberAt(message, "params");
    const QString method = textAt(message, "method");
    if (message.contains("id"))
        m_answers.insert(static_cast<int>(integerAt(message, "id").value_or(0)), message);
    else if (method == "Page.loadEventFired"_L1)
        ++m_loaded;
    else if (method == "Runtime.exceptionThrown"_L1)
        m_complaints.append(toText(memberAt(parameters, "exceptionDetails")));
    else if (method == "Log.entryAdded"_L1)
        m_complaints.append(toText(memberAt(parameters, "entry")));
}

Json Browser::ask(const QString &method, const Json &parameters, const QString &session)
{
    const int id = ++m_last;
    Json message{{"id", id}, {"method", method.toStdString()}, {"params", parameters}};
    if (!session.isEmpty())
        message["sessionId"] = session.toStdString();
    const QByteArray text = toBytes(message) + '\0';
    if (::write(m_to, text.constData(), static_cast<size_t>(text.size())) != text.size())
        qFatal("chromium does not listen: %s", m_process.readAll().constData());
    const bool came = QTest::qWaitFor(
        [&] {
            read();
            return m_answers.contains(id) || m_process.state() == QProcess::NotRunning;
        },
        patience);
    const Json answer = m_answers.take(id);
    if (!came || answer.is_null() || answer.contains("error"))
        qFatal("chromium: %s: %s\n%s", qPrintable(method), toBytes(answer).constData(),
               m_process.readAll().constData());
    return memberAt(answer, "result");
}

Json Browser::tell(const QString &method, const Json &parameters)
{
    return ask(method, parameters, m_session);
}

void Browser::open(const QString &url)
{
    const int before = m_loaded;
    tell(u"Page.navigate"_s, {{"url", url.toStdString()}});
    static_cast<void>(QTest::qWaitFor(
        [&] {
            read();
            return m_loaded > before;
        },
        patience));
}

Json Browser::value(const QString &expression)
{
    const Json answer = tell(u"Runtime.evaluate"_s, {{"expression", expression.toStdString()},
                                                     {"awaitPromise", true},
                                                     {"returnByValue", true},
                                                     {"userGesture", true}});
    if (answer.contains("exceptionDetails"))
        return "threw: " + toText(memberAt(answer, "exceptionDetails")).toStdString();
    return memberAt(memberAt(answer, "result"), "value");
}

bool Browser::becomes(const QString &expression)
{
    return QTest::qWaitFor([&] { return value(expression) == Json(true); }, patience);
}

void Browser::click(const QString &selector)
{
    const Json place = value(
        u"(() => { const one = document.querySelector(%1); one.scrollIntoView({block: 'center'}); "
        "const at = one.getBoundingClientRect(); "
        "return {x: at.x + at.width / 2, y: at.y + at.height / 2}; })()"_s.arg(
            QString::fromUtf8(toBytes(toJson(selector)))));
    for (const auto *kind : {"mousePressed", "mouseReleased"})
        tell(u"Input.dispatchMouseEvent"_s, {{"type", kind},
                                             {"x", memberAt(place, "x")},
                                             {"y", memberAt(place, "y")},
                                             {"button", "left"},
                                             {"clickCount", 1}});
}

void Browser::type(const QString &text)
{
    tell(u"Input.insertText"_s, {{"text", text.toStdString()}});
}

void Browser::setHeaders(const QHash<QString, QString> &headers)
{
    Json all = Json::object();
    for (auto one = headers.cbegin(); one != headers.cend(); ++one)
        all[one.key().toStdString()] = one.value().toStdString();
    tell(u"Network.setExtraHTTPHeaders"_s, {{"headers", all}});
}

QStringList Browser::takeComplaints()
{
    read();
    return std::exchange(m_complaints, {});
}

} // namespace limner::test
