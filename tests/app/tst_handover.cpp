#include "core/net/httpclient.h"
#include "tests/app/clirig.h"

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

//! Commands that change hands between processes, and those that meet on one job.
class TestHandover : public QObject {
    Q_OBJECT
private slots:
    void aWindowOpensBesideTenJobs();
    void theWindowThatRunsTenJobsIsAskedToEnd();
    void onlyTheMakerTakesAJobBack_data();
    void onlyTheMakerTakesAJobBack();
    void theFirstOfTwoCommandsEnds();
    void anInterruptCancelsWhatTheOwnerRunsForIt();
    void aRunThatTheProviderCancelsHasFailed();
    void anOwnerOfAnotherMindRefuses_data();
    void anOwnerOfAnotherMindRefuses();
    void whatOnlyReadsIsNotRefused();
    void practiceAndPaidRunsDoNotMix_data();
    void practiceAndPaidRunsDoNotMix();
};

namespace {

const QStringList tenJobs{u"-p"_s, u"batch_size=1"_s, u"--count"_s, u"10"_s};

void verifyTen(const ProgramRun &run, const CliRig &rig)
{
    QVERIFY2(run.exitCode == 0, (run.err + run.out).constData());
    QCOMPARE(run.json().at("images").size(), size_t{10});
    QCOMPARE(run.json().at("urls").size(), size_t{10});
    QCOMPARE(run.json().at("jobs").size(), size_t{10});
    QCOMPARE(rig.provider.creates, 10);
}

} // namespace

void TestHandover::aWindowOpensBesideTenJobs()
{
    CliRig rig{0.6};
    const auto command = rig.program.start(CliRig::generating(u"ten of a kind"_s, tenJobs));
    QTRY_COMPARE_WITH_TIMEOUT(rig.provider.creates, 5, 30'000);
    const auto window = rig.program.start({});
    verifyTen(Program::finish(*command, 90), rig);
    QCOMPARE(rig.cancels(), 0);
    CliRig::send(*window, SIGTERM);
    QCOMPARE(Program::finish(*window).exitCode, 0);
}

void TestHandover::theWindowThatRunsTenJobsIsAskedToEnd()
{
    CliRig rig{0.6};
    const auto window = rig.openWindow();
    const auto command = rig.program.start(CliRig::generating(u"ten more"_s, tenJobs));
    QTRY_COMPARE_WITH_TIMEOUT(rig.provider.creates, 5, 30'000);
    CliRig::send(*window, SIGTERM);
    QCOMPARE(Program::finish(*window).exitCode, 0);
    verifyTen(Program::finish(*command, 90), rig);
    QCOMPARE(rig.cancels(), 0);
}

void TestHandover::onlyTheMakerTakesAJobBack_data()
{
    QTest::addColumn<QStringList>("whatMakesThemOne");
    QTest::newRow("the same id") << QStringList{u"--id"_s, u"tonight"_s};
    QTest::newRow("the same fixed seed") << QStringList{u"-p"_s, u"seed=5"_s};
}

void TestHandover::onlyTheMakerTakesAJobBack()
{
    QFETCH(QStringList, whatMakesThemOne);
    CliRig rig{1};
    const QStringList same = CliRig::generating(u"shared"_s, whatMakesThemOne);
    const auto maker = rig.program.start(same);
    QTRY_COMPARE_WITH_TIMEOUT(rig.provider.creates, 1, 30'000);
    const auto joiner = rig.program.start(same);
    joiner->setReadChannel(QProcess::StandardError);
    QTRY_VERIFY_WITH_TIMEOUT(joiner->peek(10'000).contains("waiting for that"), 30'000);
    CliRig::send(*joiner, SIGINT);
    const ProgramRun gone = Program::finish(*joiner);
    QVERIFY2(gone.exitCode == 130, (gone.err + gone.out).constData());
    const ProgramRun made = Program::finish(*maker);
    QVERIFY2(made.exitCode == 0, (made.err + made.out).constData());
    QCOMPARE(made.json().at("urls").size(), size_t{1});
    QCOMPARE(rig.cancels(), 0);
    QCOMPARE(rig.provider.creates, 1);
}

void TestHandover::theFirstOfTwoCommandsEnds()
{
    CliRig rig{0.5};
    const auto first =
        rig.program.start(CliRig::generating(u"the short one"_s, {u"-p"_s, u"steps=5"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(rig.provider.creates, 1, 30'000);
    const auto second =
        rig.program.start(CliRig::generating(u"the long one"_s, {u"-p"_s, u"steps=60"_s}));
    const ProgramRun one = Program::finish(*first);
    QVERIFY2(one.exitCode == 0, (one.err + one.out).constData());
    const ProgramRun two = Program::finish(*second);
    QVERIFY2(two.exitCode == 0, (two.err + two.out).constData());
    QCOMPARE(two.json().at("urls").size(), size_t{1});
    QVERIFY2(two.err.isEmpty(), two.err.constData());
    QCOMPARE(rig.provider.creates, 2);
}

void TestHandover::anInterruptCancelsWhatTheOwnerRunsForIt()
{
    CliRig rig{2};
    const auto window = rig.openWindow();
    const auto command = rig.program.start(CliRig::generating(u"not wanted any more"_s));
    QTRY_COMPARE_WITH_TIMEOUT(rig.provider.creates, 1, 30'000);
    CliRig::send(*command, SIGINT);
    const ProgramRun run = Program::finish(*command);
    QVERIFY2(run.exitCode == 130, (run.err + run.out).constData());
    QCOMPARE(kindOf(run), u"cancelled"_s);
    QVERIFY(rig.cancels() >= 1);
    CliRig::send(*window, SIGTERM);
    QCOMPARE(Program::finish(*window).exitCode, 0);
}

void TestHandover::aRunThatTheProviderCancelsHasFailed()
{
    CliRig rig{1};
    const auto command = rig.program.start(CliRig::generating(u"stopped from afar"_s));
    const auto polled = [&rig]() -> QByteArray {
        for (const ServedRequest &seen : rig.provider.server().requests) {
            if (seen.method == "GET" && seen.target.startsWith("/v1/predictions/"))
                return seen.target;
        }
        return {};
    };
    QTRY_VERIFY_WITH_TIMEOUT(!polled().isEmpty(), 30'000);
    // Long enough that it has begun, which is what is billed.
    QTRY_VERIFY_WITH_TIMEOUT(
        std::count_if(rig.provider.server().requests.begin(), rig.provider.server().requests.end(),
                      [](const ServedRequest &one) { return one.method == "GET"; }) > 3,
        30'000);
    HttpClient http;
    HttpRequest cancel;
    cancel.method = "POST";
    cancel.url = rig.provider.baseUrl() + polled() + "/cancel";
    cancel.headers = {{"Authorization", "Bearer " + rig.provider.options.token}};
    QVERIFY(QCoro::waitFor(http.send(std::move(cancel), {})));
    const ProgramRun run = Program::finish(*command);
    QVERIFY2(run.exitCode == 1, (run.err + run.out).constData());
    QCOMPARE(kindOf(run), u"cancelled"_s);
    QVERIFY2(run.err.contains("billed"), run.err.constData());
    const Json jobs = rig.program.run({u"jobs"_s, u"--json"_s}).json();
    QCOMPARE(jobs.at(0).at("billed"), Json(true));
}

void TestHandover::anOwnerOfAnotherMindRefuses_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::newRow("a cap") << u"LIMNER_DAILY_CAP"_s << u"0.0001"_s;
    QTest::newRow("a cap that is generous") << u"LIMNER_MONTHLY_CAP"_s << u"500"_s;
    QTest::newRow("a bucket") << u"MINIO_BUCKET"_s << u"elsewhere"_s;
    QTest::newRow("a store") << u"MINIO_ENDPOINT"_s << u"http://127.0.0.1:9"_s;
    QTest::newRow("a store's key") << u"MINIO_SECRET_KEY"_s << u"another-secret-key"_s;
    QTest::newRow("a provider") << u"REPLICATE_API_BASE_URL"_s << u"http://127.0.0.1:9"_s;
    QTest::newRow("a provider's key")
        << u"REPLICATE_API_TOKEN"_s << u"r8_otherotherotherotherotherotherotherot"_s;
    QTest::newRow("links") << u"LIMNER_LINKS"_s << u"presigned"_s;
    QTest::newRow("nonsense") << u"LIMNER_DAILY_CAP"_s << u"lots"_s;
}

void TestHandover::anOwnerOfAnotherMindRefuses()
{
    QFETCH(QString, variable);
    QFETCH(QString, value);
    CliRig rig;
    const auto window = rig.openWindow();
    rig.program.set(variable, value);
    const ProgramRun run = rig.generate(u"as I say"_s);
    QVERIFY2(run.exitCode == 2, (run.err + run.out).constData());
    QVERIFY2(run.err.contains(variable.toUtf8()), run.err.constData());
    if (variable.contains(u"KEY"_s) || variable.contains(u"TOKEN"_s))
        QVERIFY2(!(run.err + run.out).contains(value.toUtf8()), run.err.constData());
    QCOMPARE(rig.provider.creates, 0);
    rig.program.set(variable, {});
    const ProgramRun agreed = rig.generate(u"as you say"_s); // less is no disagreement
    QVERIFY2(agreed.exitCode == 0, (agreed.err + agreed.out).constData());
    CliRig::send(*window, SIGTERM);
    QCOMPARE(Program::finish(*window).exitCode, 0);
}

void TestHandover::whatOnlyReadsIsNotRefused()
{
    CliRig rig;
    const auto window = rig.openWindow();
    rig.program.set(u"LIMNER_DAILY_CAP"_s, u"0.0001"_s);
    for (const QString &command : {u"list"_s, u"jobs"_s, u"spend"_s})
        QCOMPARE(rig.program.run({command}).exitCode, 0);
    CliRig::send(*window, SIGTERM);
    QCOMPARE(Program::finish(*window).exitCode, 0);
}

void TestHandover::practiceAndPaidRunsDoNotMix_data()
{
    QTest::addColumn<QStringList>("owner");
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QByteArray>("named");
    const QStringList practice{u"--sandbox"_s};
    QTest::newRow("practice beside a paid window")
        << QStringList{} << practice << QByteArray{"--sandbox"};
    QTest::newRow("paid beside a practice window")
        << practice << QStringList{} << QByteArray{"practice run"};
}

void TestHandover::practiceAndPaidRunsDoNotMix()
{
    QFETCH(QStringList, owner);
    QFETCH(QStringList, command);
    QFETCH(QByteArray, named);
    CliRig rig;
    const QStringList library{u"--library"_s, rig.program.library()};
    const auto window = rig.openWindow(owner + library);
    const ProgramRun run = rig.generate(u"is this real?"_s, command + library);
    QVERIFY2(run.exitCode == 2, (run.err + run.out).constData());
    QVERIFY2(run.err.contains(named), run.err.constData());
    QCOMPARE(rig.program.run(QStringList{u"jobs"_s} + command + library).exitCode, 2);
    QCOMPARE(rig.provider.creates, 0);
    CliRig::send(*window, SIGTERM);
    QCOMPARE(Program::finish(*window).exitCode, 0);
}

QTEST_GUILESS_MAIN(TestHandover)
#include "tst_handover.moc"
