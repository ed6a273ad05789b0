#include "tests/support/program.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

//! Caps and spending through the real binary, in the sandbox: its prices and caps are real.
class TestSpendCli : public QObject {
    Q_OBJECT
private slots:
    void init();
    void spendTellsWhatGenerateCost();
    void aCapRefusesAndLeavesNothingBehind();
    void theSameIdMayBeTriedAgain();
    void whatIsThereCostsNothingMore();
    void severalPicturesAreOneDecision();
    void resumeSaysWhatACapKeepsWaiting();
    void theCsvHasOneEntryALine();
    void aMistypedCapIsNoCap();
    void theOwnerRefusesToo();

private:
    [[nodiscard]] ProgramRun generate(const QStringList &more = {})
    {
        return m_program->run(QStringList{u"generate"_s, u"--sandbox"_s, u"--json"_s, u"--prompt"_s,
                                          u"a boat"_s, u"-p"_s, u"width=64"_s, u"-p"_s,
                                          u"height=64"_s} +
                              more);
    }
    [[nodiscard]] ProgramRun run(const QString &command, const QStringList &more = {})
    {
        return m_program->run(QStringList{command, u"--sandbox"_s} + more);
    }
    [[nodiscard]] Json jobs() { return run(u"jobs"_s, {u"--json"_s}).json(); }

    std::unique_ptr<Program> m_program;
};

namespace {

QString kindOf(const ProgramRun &run)
{
    return textAt(memberAt(run.json(), "error"), "kind");
}

} // namespace

void TestSpendCli::init()
{
    m_program = std::make_unique<Program>();
}

void TestSpendCli::spendTellsWhatGenerateCost()
{
    const Json empty = run(u"spend"_s, {u"--json"_s}).json();
    QCOMPARE(QString::fromUtf8(toBytes(empty)),
             u"{\"by_model\":[],\"currency\":\"USD\",\"entries\":0,\"month\":0.0,"
             "\"reserved\":0.0,\"today\":0.0}"_s);
    const ProgramRun made = generate();
    QVERIFY2(made.exitCode == 0, made.err.constData());
    const double cost = numberAt(memberAt(made.json(), "cost"), "amount").value_or(-1);
    QVERIFY(cost > 0);
    const ProgramRun told = run(u"spend"_s, {u"--json"_s});
    QCOMPARE(told.exitCode, 0);
    const Json spend = told.json();
    QCOMPARE(numberAt(spend, "today"), std::optional{cost});
    QCOMPARE(numberAt(spend, "month"), std::optional{cost});
    QCOMPARE(numberAt(spend, "reserved"), std::optional{0.0});
    QCOMPARE(integerAt(spend, "entries"), std::optional<qint64>{2}); // reserve and settle
    const Json models = memberAt(spend, "by_model");
    QCOMPARE(models.size(), size_t(1));
    QCOMPARE(textAt(models.at(0), "model"), u"aisha-ai-official/animagine-xl-4.0"_s);
    QCOMPARE(numberAt(models.at(0), "amount"), std::optional{cost});
    QCOMPARE(integerAt(models.at(0), "pictures"), std::optional<qint64>{1});
    const ProgramRun words = run(u"spend"_s);
    QVERIFY(words.out.contains("Today"));
    QVERIFY(words.out.contains("animagine"));
}

void TestSpendCli::aCapRefusesAndLeavesNothingBehind()
{
    m_program->set(u"LIMNER_MONTHLY_CAP"_s, u"0.0001"_s);
    const ProgramRun refused = generate();
    QCOMPARE(refused.exitCode, 5);
    QCOMPARE(kindOf(refused), u"budget_cap"_s);
    const QString hint = textAt(memberAt(refused.json(), "error"), "hint");
    QVERIFY2(hint.contains(u"LIMNER_MONTHLY_CAP"), qPrintable(hint));
    QVERIFY2(refused.err.contains("0.0001 USD"), refused.err.constData());
    QCOMPARE(jobs().size(), size_t(0));
    m_program->set(u"LIMNER_MONTHLY_CAP"_s, {});
    QCOMPARE(integerAt(run(u"spend"_s, {u"--json"_s}).json(), "entries"), std::optional<qint64>{0});
}

void TestSpendCli::theSameIdMayBeTriedAgain()
{
    m_program->set(u"LIMNER_DAILY_CAP"_s, u"0.0001"_s);
    QCOMPARE(generate({u"--id"_s, u"night-7"_s}).exitCode, 5);
    QCOMPARE(generate({u"--id"_s, u"night-7"_s}).exitCode, 5);
    m_program->set(u"LIMNER_DAILY_CAP"_s, u"5"_s);
    const ProgramRun made = generate({u"--id"_s, u"night-7"_s});
    QVERIFY2(made.exitCode == 0, made.err.constData());
    QCOMPARE(textAt(made.json(), "job"), u"night-7"_s);
    QCOMPARE(jobs().size(), size_t(1));
}

void TestSpendCli::whatIsThereCostsNothingMore()
{
    QCOMPARE(generate({u"--id"_s, u"a"_s, u"-p"_s, u"seed=7"_s}).exitCode, 0);
    m_program->set(u"LIMNER_DAILY_CAP"_s, u"0.0001"_s);
    // By its id, and by its seed: the stored picture. (The sandbox's store moves house with every
    // process, so its link may have to be made anew: 6.)
    for (const QStringList &again :
         {QStringList{u"--id"_s, u"a"_s}, QStringList{u"-p"_s, u"seed=7"_s}}) {
        const ProgramRun there = generate(again);
        QVERIFY2(there.exitCode == 0 || there.exitCode == 6, there.err.constData());
        QCOMPARE(memberAt(there.json(), "images").size(), size_t(1));
    }
    QCOMPARE(generate({u"-p"_s, u"seed=8"_s}).exitCode, 5);
    QCOMPARE(jobs().size(), size_t(1));
}

void TestSpendCli::severalPicturesAreOneDecision()
{
    // Twelve are three jobs; a cap that only one of them fits below refuses the call as a whole.
    m_program->set(u"LIMNER_DAILY_CAP"_s, u"0.03"_s);
    QCOMPARE(generate({u"--count"_s, u"12"_s}).exitCode, 5);
    QCOMPARE(jobs().size(), size_t(0));
}

void TestSpendCli::resumeSaysWhatACapKeepsWaiting()
{
    QCOMPARE(run(u"resume"_s).exitCode, 0);
    m_program->set(u"LIMNER_DAILY_CAP"_s, u"0.0001"_s);
    QCOMPARE(run(u"resume"_s).exitCode, 0); // nothing waits, so nothing is held
}

void TestSpendCli::theCsvHasOneEntryALine()
{
    QCOMPARE(generate().exitCode, 0);
    const ProgramRun csv = run(u"spend"_s, {u"--csv"_s});
    QCOMPARE(csv.exitCode, 0);
    const QList<QByteArray> lines = csv.out.split('\n');
    QCOMPARE(lines.size(), 4); // header, reserve, settle, and nothing
    QVERIFY(lines[1].contains(",reserve,"));
    QVERIFY(lines[2].contains(",settle,"));
    QCOMPARE(run(u"spend"_s, {u"--csv"_s, u"--json"_s}).exitCode, 2);
    QCOMPARE(run(u"list"_s, {u"--csv"_s}).exitCode, 2);
}

void TestSpendCli::aMistypedCapIsNoCap()
{
    for (const QString &wrong : {u"2,50"_s, u"-1"_s, u"inf"_s, u"nan"_s, u"five"_s}) {
        m_program->set(u"LIMNER_DAILY_CAP"_s, wrong);
        const ProgramRun run = generate();
        QVERIFY2(run.exitCode == 2, qPrintable(wrong));
        QVERIFY2(run.err.contains("LIMNER_DAILY_CAP"), run.err.constData());
    }
}

void TestSpendCli::theOwnerRefusesToo()
{
    // A long wait at the provider keeps the first process in the house; the second talks to it.
    m_program->set(u"LIMNER_DAILY_CAP"_s, u"0.008"_s);
    const auto owner = m_program->start({u"generate"_s, u"--sandbox"_s, u"--json"_s, u"--prompt"_s,
                                         u"a slow boat [[hang]]"_s, u"-p"_s, u"width=64"_s, u"-p"_s,
                                         u"height=64"_s});
    QTRY_COMPARE_WITH_TIMEOUT(jobs().size(), size_t(1), 30'000);
    const ProgramRun refused = generate({u"--id"_s, u"second"_s});
    QCOMPARE(refused.exitCode, 5);
    QCOMPARE(jobs().size(), size_t(1));
    owner->terminate();
    static_cast<void>(Program::finish(*owner));
}

QTEST_GUILESS_MAIN(TestSpendCli)
#include "tst_spendcli.moc"
