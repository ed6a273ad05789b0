#include "tests/app/clirig.h"
#include "tests/app/servedhouse.h"

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

//! `limner serve` beside another process that has the library open.
class TestServedByWindow : public QObject {
    Q_OBJECT
private slots:
    void theWindowAnswersForTheServer();
    void theServerGoesOnWithoutTheWindow();
    void aCommandHandsTheLibraryOver();
    void aWindowOfAnotherMindRefuses_data();
    void aWindowOfAnotherMindRefuses();
    void aNewTokenHoldsAlsoWithoutTheWindow();
};

namespace {

//! With SIGTERM, as a session ends it.
void closeWindow(QProcess &window)
{
    CliRig::send(window, SIGTERM);
    QCOMPARE(Program::finish(window).exitCode, 0);
}

} // namespace

void TestServedByWindow::theWindowAnswersForTheServer()
{
    CliRig rig;
    const auto window = rig.openWindow();
    ServedHouse house{rig.program};
    house.start();
    const ServedAnswer made = house.post("/generate", small(u"a boat"_s));
    QVERIFY2(made.status == 200, made.body.constData());
    QCOMPARE(memberAt(made.json(), "urls").size(), size_t{1});
    QCOMPARE(house.get("/v1/jobs", {{"Authorization", "Bearer of another"}}).status, 401);
    QCOMPARE(house.stop().exitCode, 0);
    // The door is shut, the window and its picture are there.
    QTRY_COMPARE(house.get("/healthz").status, 0);
    const ProgramRun list = rig.program.run({u"list"_s, u"--json"_s});
    QCOMPARE(list.json().size(), size_t{1});
    QCOMPARE(rig.creates(), 1);
    closeWindow(*window);
}

void TestServedByWindow::theServerGoesOnWithoutTheWindow()
{
    CliRig rig{0.6};
    const auto window = rig.openWindow();
    ServedHouse house{rig.program};
    house.start();
    const QByteArray job =
        textAt(house.post("/v1/jobs", bookedJob(u"a mill"_s)).json(), "id").toUtf8();
    QTRY_COMPARE_WITH_TIMEOUT(rig.creates(), 1, 30'000);
    closeWindow(*window);
    // On the same port; who asks in between is refused by the system, and asks again.
    QTRY_COMPARE_WITH_TIMEOUT(house.get("/healthz").status, 200, 30'000);
    const Json done = house.get("/v1/jobs/" + job + "/wait?seconds=100").json();
    QCOMPARE(textAt(done, "state"), u"done"_s);
    QCOMPARE(rig.creates(), 1);
    QCOMPARE(house.stop().exitCode, 0);
}

void TestServedByWindow::aCommandHandsTheLibraryOver()
{
    CliRig rig{0.6};
    const auto command = rig.program.start(CliRig::generating(u"on its way"_s));
    QTRY_COMPARE_WITH_TIMEOUT(rig.creates(), 1, 30'000);
    ServedHouse house{rig.program};
    house.start();
    const ProgramRun run = Program::finish(*command, 90);
    QVERIFY2(run.exitCode == 0, (run.err + run.out).constData());
    QCOMPARE(house.get("/v1/jobs").json().at("rows").size(), size_t{1});
    QCOMPARE(house.stop().exitCode, 0);
    QCOMPARE(rig.creates(), 1);
}

void TestServedByWindow::aWindowOfAnotherMindRefuses_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::newRow("a bucket") << u"MINIO_BUCKET"_s << u"elsewhere"_s;
    QTest::newRow("a cap") << u"LIMNER_DAILY_CAP"_s << u"0.5"_s;
    QTest::newRow("a hook") << u"LIMNER_NOTIFY_URL"_s << u"http://127.0.0.1:9/told"_s;
}

void TestServedByWindow::aWindowOfAnotherMindRefuses()
{
    QFETCH(QString, variable);
    QFETCH(QString, value);
    CliRig rig;
    const auto window = rig.openWindow();
    rig.program.set(variable, value);
    const ProgramRun run = rig.program.run({u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s});
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.contains(variable.toLatin1()), run.err.constData());
    closeWindow(*window);
}

void TestServedByWindow::aNewTokenHoldsAlsoWithoutTheWindow()
{
    CliRig rig;
    const auto window = rig.openWindow();
    ServedHouse house{rig.program};
    house.start();
    const ServedHouse::Headers before{{"Authorization", "Bearer " + house.token()}};
    QCOMPARE(house.get("/v1/jobs").status, 200);
    QFile file{rig.program.home() + u"/api-token"_s};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("another token that is long enough\n");
    file.close();
    house.hangUp();
    QTRY_COMPARE(house.get("/v1/jobs", before).status, 401);
    QCOMPARE(house.get("/v1/jobs").status, 200); // with that of the file
    closeWindow(*window);
    QTRY_COMPARE_WITH_TIMEOUT(house.get("/v1/jobs").status, 200, 30'000);
    QCOMPARE(house.get("/v1/jobs", before).status, 401);
    QCOMPARE(house.stop().exitCode, 0);
}

QTEST_GUILESS_MAIN(TestServedByWindow)
#include "tst_servedbywindow.moc"
