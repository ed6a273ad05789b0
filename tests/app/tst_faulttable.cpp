#include "tests/app/faultbench.h"
#include "tests/support/support.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

//! `tests/data/faults.md` says what follows when an operation meets a fault; every row of it is run
//! here against the simulated servers, with the real queue, outbox and panels.
class TestFaultTable : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void everyCombinationIsInTheFile();
    void row_data();
    void row();
    void noSecretWentElsewhere();

private:
    std::unique_ptr<FaultWorld> m_world;
    FaultTable m_table;
    QStringList m_complaints;
    bool m_isVerbose = false;
};

void TestFaultTable::initTestCase()
{
    m_table = readFaultTable(data(u"faults.md"_s), m_complaints);
    m_world = std::make_unique<FaultWorld>();
    for (const QString &argument : QCoreApplication::arguments())
        m_isVerbose = m_isVerbose || argument == u"-v1" || argument == u"-v2";
}

void TestFaultTable::everyCombinationIsInTheFile()
{
    QCOMPARE(m_complaints, QStringList{});
    QStringList expected;
    QStringList written;
    for (const Operation operation : allOperations()) {
        for (const QString &fault : allFaults())
            expected.append(toString(operation) + u": "_s + fault);
    }
    for (const auto &[operation, rows] : m_table) {
        for (const auto &[fault, row] : rows)
            written.append(operation + u": "_s + fault);
    }
    for (const QString &name : expected)
        QVERIFY2(written.contains(name), qPrintable(u"missing in faults.md: "_s + name));
    QCOMPARE(written.size(), expected.size());
}

void TestFaultTable::row_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<QString>("fault");
    for (const Operation operation : allOperations()) {
        for (const QString &fault : allFaults())
            QTest::addRow("%s: %s", qUtf8Printable(toString(operation)), qUtf8Printable(fault))
                << operation << fault;
    }
}

void TestFaultTable::row()
{
    QFETCH(Operation, operation);
    QFETCH(QString, fault);
    FaultRow seen;
    seen.absent = whyNot(operation, fault);
    if (seen.absent.isEmpty()) {
        seen = FaultRun{*m_world, operation, fault, Saboteur::Span::Lasting}.whileItLasts();
        seen.once = FaultRun{*m_world, operation, fault, Saboteur::Span::Once}.endOfOne();
    }
    const QString line = toMarkdown(fault, seen);
    if (m_isVerbose)
        qInfo().noquote() << toString(operation) + u" "_s + line;
    QCOMPARE(line, toMarkdown(fault, m_table[toString(operation)][fault]));
}

void TestFaultTable::noSecretWentElsewhere()
{
    QVERIFY(!m_world->elsewhere.requests.empty()); // redirected downloads are followed
    for (const ServedRequest &request : m_world->elsewhere.requests) {
        QCOMPARE(request.method, QByteArray{"GET"});
        QVERIFY(request.path().startsWith("/delivery/"));
        QCOMPARE(request.header("Authorization"), QByteArray{});
    }
    QCOMPARE(m_world->provider.tokensLeaked, 0);
}

QTEST_MAIN(TestFaultTable)
#include "tst_faulttable.moc"
