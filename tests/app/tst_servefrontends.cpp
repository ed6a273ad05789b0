// The four dialects spoken by front ends that are not ours: a page of another origin in Chromium, a
// script in Python and one of curl. Each goes from the prompt to the picture behind the link.

#include "tests/app/servedhouse.h"
#include "tests/app/windowrig.h"
#include "tests/support/browser.h"

#include <QFile>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

const QString token = u"a token that is long enough"_s;

enum class Client { Page, Python, Curl };
enum class Servers { Sandbox, RealStore };

QString scriptOf(const QString &name)
{
    return QStringLiteral(LIMNER_TEST_DATA) + u"/frontends/frontend."_s + name;
}

QByteArray textOf(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

} // namespace

class TestServeFrontends : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { m_rig.reset(); }
    void speaksEveryDialect_data();
    void speaksEveryDialect();
    void aPageThatIsNotInvitedMakesNothing();

private:
    [[nodiscard]] Program program(Servers servers) const;
    [[nodiscard]] static Json seenByPage(const FakeHttpServer &page, const QString &base);
    [[nodiscard]] static Json seenByScript(Client client, const QString &base,
                                           const QString &folder);
    //! What api.md says of each answer.
    static void check(const Json &seen, const char *member, int status, const QStringList &members);
    [[nodiscard]] int creates() const
    {
        return m_rig.replicate->creates + m_rig.together->creates + m_rig.minimax->creates;
    }

    WindowRig m_rig;
    FakeHttpServer m_invited;
    FakeHttpServer m_stranger;
};

void TestServeFrontends::initTestCase()
{
    m_rig.start();
    for (FakeHttpServer *const one : {&m_invited, &m_stranger}) {
        one->on("GET", "/",
                {.headers = {{"Content-Type", "text/html"}},
                 .body = "<script src='frontend.js'></script>"});
        one->on(
            "GET", "/frontend.js",
            {.headers = {{"Content-Type", "text/javascript"}}, .body = textOf(scriptOf(u"js"_s))});
    }
}

Program TestServeFrontends::program(Servers servers) const
{
    Program out;
    if (servers == Servers::RealStore) {
        for (auto one = m_rig.environment.begin(); one != m_rig.environment.end(); ++one)
            out.set(one.key(), one.value());
    }
    out.set(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    out.set(u"LIMNER_API_TOKEN"_s, token);
    out.set(u"LIMNER_API_ORIGINS"_s, QString::fromLatin1(m_invited.origin()));
    return out;
}

Json TestServeFrontends::seenByPage(const FakeHttpServer &page, const QString &base)
{
    Browser browser;
    browser.open(QString::fromLatin1(page.url("/")));
    return browser.value(u"speak('%1', '%2')"_s.arg(base, token));
}

Json TestServeFrontends::seenByScript(Client client, const QString &base, const QString &folder)
{
    const bool isPython = client == Client::Python;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"BASE"_s, base);
    environment.insert(u"TOKEN"_s, token);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder);
    process.start(isPython ? u"python3"_s : u"sh"_s, {scriptOf(isPython ? u"py"_s : u"sh"_s)});
    const ProgramRun run = Program::finish(process, 240);
    if (run.exitCode != 0)
        qWarning("%s", (run.err + run.out).constData());
    return run.json();
}

void TestServeFrontends::check(const Json &seen, const char *member, int status,
                               const QStringList &members)
{
    const Json &answer = memberAt(seen, member);
    QVERIFY2(integerAt(answer, "status") == status, toBytes(seen).constData());
    QCOMPARE(membersOf(memberAt(answer, "body")), members);
}

void TestServeFrontends::speaksEveryDialect_data()
{
    QTest::addColumn<Client>("client");
    QTest::addColumn<Servers>("servers");
    const auto rows = [](const char *name, Client client) {
        QTest::addRow("%s, sandbox", name) << client << Servers::Sandbox;
        QTest::addRow("%s, real store", name) << client << Servers::RealStore;
    };
    rows("a page in Chromium", Client::Page);
    rows("Python", Client::Python);
    rows("curl", Client::Curl);
}

void TestServeFrontends::speaksEveryDialect()
{
    QFETCH(Client, client);
    QFETCH(Servers, servers);
    Program program = this->program(servers);
    ServedHouse house{program,
                      servers == Servers::Sandbox ? QStringList{u"--sandbox"_s} : QStringList{}};
    house.start();
    const QString base = u"http://127.0.0.1:%1"_s.arg(house.port());
    const Json seen = client == Client::Page ? seenByPage(m_invited, base)
                                             : seenByScript(client, base, program.home());
    check(seen, "links", 200, {u"urls"_s});
    check(seen, "begunTask", 200, {u"cached"_s, u"message"_s, u"success"_s, u"taskId"_s});
    check(seen, "task", 200, {u"data"_s, u"status"_s, u"success"_s});
    check(seen, "begunEnvelope", 202, {u"code"_s, u"data"_s, u"message"_s});
    check(seen, "envelope", 200, {u"code"_s, u"data"_s, u"message"_s});
    check(seen, "begunRecord", 200, {u"id"_s, u"status"_s});
    check(seen, "record", 200, {u"error"_s, u"id"_s, u"status"_s, u"url"_s, u"urls"_s});
    const Json &opened = memberAt(seen, "opened");
    QCOMPARE(opened.size(), size_t{4});
    for (const Json &one : opened)
        QVERIFY2(one.get<int>() > 0, toBytes(seen).constData());
    if (servers == Servers::RealStore)
        QCOMPARE(creates(), 4); // each was paid for, once
}

void TestServeFrontends::aPageThatIsNotInvitedMakesNothing()
{
    Program program = this->program(Servers::RealStore);
    ServedHouse house{program};
    house.start();
    const QString base = u"http://127.0.0.1:%1"_s.arg(house.port());
    QVERIFY(toText(seenByPage(m_stranger, base)).startsWith(u"threw: "_s));
    QCOMPARE(creates(), 0);
    const ServedAnswer jobs =
        house.get("/v1/jobs", {{"Authorization", "Bearer " + token.toLatin1()}});
    QVERIFY2(jobs.status == 200, jobs.body.constData());
    QCOMPARE(memberAt(jobs.json(), "rows").size(), size_t{0});
}

QTEST_MAIN(TestServeFrontends)
#include "tst_servefrontends.moc"
