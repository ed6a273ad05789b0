#include "tests/app/silentkeychain.h"
#include "tests/app/trial.h"

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

//! A keychain that is there and does not answer: what needs no key of it does not wait for it, and
//! what waits can be ended.
class TestSilentKeychain : public QObject {
    Q_OBJECT
private slots:
    void whatNeedsNoKeyDoesNotAsk_data();
    void whatNeedsNoKeyDoesNotAsk();
    void keysOfTheEnvironmentAreEnough_data();
    void keysOfTheEnvironmentAreEnough();
    void aCommandThatWaitsCanBeInterrupted();
    void aWindowThatIsClosedMeanwhileEnds_data();
    void aWindowThatIsClosedMeanwhileEnds();
};

namespace {

//! On a desktop with such a keychain.
struct Desk {
    Trial trial;
    SilentKeychain keychain;

    Desk()
    {
        trial.program.set(u"DBUS_SESSION_BUS_ADDRESS"_s, keychain.address());
        trial.program.set(u"XDG_CURRENT_DESKTOP"_s, u"KDE"_s);
        trial.program.set(u"KDE_SESSION_VERSION"_s, u"5"_s);
    }
    //! The keys are in the keychain, if anywhere.
    void takeKeys()
    {
        trial.program.set(u"REPLICATE_API_TOKEN"_s, {});
        trial.program.set(u"MINIO_SECRET_KEY"_s, {});
    }
    void giveKeys()
    {
        trial.program.set(u"REPLICATE_API_TOKEN"_s,
                          QString::fromLatin1(trial.provider.options.token));
        trial.program.set(u"MINIO_SECRET_KEY"_s,
                          QString::fromLatin1(trial.store.options.secretKey));
    }
};

} // namespace

void TestSilentKeychain::whatNeedsNoKeyDoesNotAsk_data()
{
    QTest::addColumn<QStringList>("command");
    for (const QString &name : {u"list"_s, u"jobs"_s, u"spend"_s})
        QTest::newRow(qPrintable(name)) << QStringList{name, u"--json"_s};
    QTest::newRow("model") << QStringList{u"model"_s, u"cagliostrolab/animagine-xl-4.0"_s,
                                          u"--json"_s};
}

void TestSilentKeychain::whatNeedsNoKeyDoesNotAsk()
{
    QFETCH(QStringList, command);
    Desk desk;
    if (command.front() == u"model") {
        QVERIFY(desk.trial.generate(u"so that the model is known"_s).exitCode == 0);
        command[1] = textAt(desk.trial.list().at(0), "model");
    }
    desk.takeKeys();
    const ProgramRun run = desk.trial.program.run(command);
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QVERIFY2(!run.json().is_null(), told(run).constData());
    QCOMPARE(desk.keychain.asked(), 0);
}

void TestSilentKeychain::keysOfTheEnvironmentAreEnough_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("generate") << CliRig::generating(u"nobody is asked"_s);
    QTest::newRow("resume") << QStringList{u"resume"_s, u"--json"_s};
    QTest::newRow("check") << QStringList{u"check"_s, u"--json"_s};
}

void TestSilentKeychain::keysOfTheEnvironmentAreEnough()
{
    QFETCH(QStringList, command);
    Desk desk;
    const ProgramRun run = desk.trial.program.run(command);
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(desk.keychain.asked(), 0);
    const bool isPaid = command.front() == u"generate";
    QCOMPARE(desk.trial.provider.creates, isPaid ? 1 : 0);
    QCOMPARE(desk.trial.list().size(), size_t{isPaid ? 1U : 0U});
}

void TestSilentKeychain::aCommandThatWaitsCanBeInterrupted()
{
    Desk desk;
    desk.takeKeys();
    const auto command = desk.trial.program.start(desk.trial.asking(u"later"_s));
    QTRY_VERIFY_WITH_TIMEOUT(desk.keychain.asked() > 0, 30'000); // so it is a keychain, and waits
    CliRig::send(*command, SIGINT);
    const ProgramRun run = Program::finish(*command);
    QVERIFY2(!run.crashed && run.exitCode == 130, told(run).constData());
    QCOMPARE(desk.trial.provider.creates, 0);
    QCOMPARE(desk.trial.jobs().size(), size_t{0});
}

void TestSilentKeychain::aWindowThatIsClosedMeanwhileEnds_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("asked to end") << SIGTERM;
    QTest::newRow("interrupted") << SIGINT;
}

void TestSilentKeychain::aWindowThatIsClosedMeanwhileEnds()
{
    QFETCH(int, signal);
    Desk desk;
    // A job that the queue would start with.
    desk.trial.killRefused(u"left over"_s);
    const qsizetype before = desk.trial.count(isCreate);
    desk.takeKeys();
    const auto window = desk.trial.program.start({});
    QTRY_VERIFY_WITH_TIMEOUT(desk.keychain.asked() > 0, 30'000);
    CliRig::send(*window, signal);
    const ProgramRun closed = Program::finish(*window);
    QVERIFY2(!closed.crashed && closed.exitCode == 0, told(closed).constData());
    QCOMPARE(desk.trial.count(isCreate), before); // the queue never began
    QCOMPARE(textAt(desk.trial.jobs().at(0), "state"), u"queued"_s);
    desk.giveKeys();
    const ProgramRun run = desk.trial.resume();
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(run.json().at("urls").size(), size_t{1});
    QCOMPARE(desk.trial.provider.creates, 1);
}

QTEST_GUILESS_MAIN(TestSilentKeychain)
#include "tst_silentkeychain.moc"
