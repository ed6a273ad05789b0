// Kills the program at every named moment and at random, and audits what is left.
//
//     tst_soak                                       what ctest runs: some 40 kills
//     tst_soak --kills N [--seed S] [--point NAME] [--situation NAME]
//                                                    as many as you like, with a table

#include "tests/soak/soak.h"
#include "tests/support/support.h"

#include <QtTest>

#include <cstdio>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

quint32 freshSeed()
{
    return QRandomGenerator::global()->bounded(1'000'000u);
}

} // namespace

class TestSoak : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void everySituationIsInTheFile();
    void nothingIsLostOrPaidTwice_data();
    void nothingIsLostOrPaidTwice();
    void enoughKillsCameInTime();

private:
    std::unique_ptr<Soak> m_soak;
};

void TestSoak::initTestCase()
{
    SoakOptions options;
    options.seed = freshSeed();
    std::printf("seed %u\n", options.seed); // also when it never comes to an end
    std::fflush(stdout);
    m_soak = std::make_unique<Soak>(options);
    m_soak->run();
    std::fputs(qUtf8Printable(m_soak->table()), stdout);
}

void TestSoak::everySituationIsInTheFile()
{
    QStringList expected;
    for (const Situation situation : allSituations())
        expected.append(toString(situation));
    QStringList written;
    bool isOurs = false;
    for (const QString &line : QString::fromUtf8(data(u"faults.md"_s)).split(u'\n')) {
        if (line.startsWith(u"# "))
            isOurs = line.contains(u"killed");
        const QStringList cells = line.split(u'|');
        if (isOurs && cells.size() == 5 && !line.startsWith(u"|---"))
            written.append(cells.at(1).trimmed());
    }
    QCOMPARE(written.value(0), u"situation"_s);
    QCOMPARE(written.mid(1), expected);
}

void TestSoak::nothingIsLostOrPaidTwice_data()
{
    QTest::addColumn<QString>("point");
    for (const auto &[point, verdict] : m_soak->verdicts())
        QTest::newRow(qUtf8Printable(point)) << point;
}

void TestSoak::nothingIsLostOrPaidTwice()
{
    QFETCH(QString, point);
    const Verdict &verdict = m_soak->verdicts().at(point);
    QVERIFY2(verdict.findings.isEmpty(), qUtf8Printable(verdict.findings.join(u'\n')));
    QCOMPARE(verdict.lost, 0);
    QCOMPARE(verdict.doubleCreates, 0);
    QCOMPARE(verdict.stored, verdict.pictures);
}

void TestSoak::enoughKillsCameInTime()
{
    QVERIFY(m_soak->isGood());
}

int main(int argc, char **argv)
{
    QCoreApplication application{argc, argv};
    const QStringList words = application.arguments();
    const auto option = [&words](const QString &name) {
        const qsizetype at = words.indexOf(name);
        return at < 0 ? QString{} : words.value(at + 1);
    };
    if (option(u"--kills"_s).isEmpty()) {
        TestSoak test;
        return QTest::qExec(&test, argc, argv);
    }
    SoakOptions options;
    options.kills = option(u"--kills"_s).toInt();
    options.point = option(u"--point"_s);
    options.situation = option(u"--situation"_s);
    options.seed = words.contains(u"--seed"_s) ? option(u"--seed"_s).toUInt() : freshSeed();
    std::printf("seed %u\n", options.seed);
    Soak soak{options};
    soak.run();
    std::fputs(qUtf8Printable(soak.table()), stdout);
    return soak.isGood() ? 0 : 1;
}

#include "tst_soak.moc"
