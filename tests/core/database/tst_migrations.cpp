#include "core/database/migrations.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestMigrations : public QObject {
    Q_OBJECT
private slots:
    void textIsSplitIntoStatements_data();
    void textIsSplitIntoStatements();
    void theBundledStepsAreThere();
};

void TestMigrations::textIsSplitIntoStatements_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QStringList>("statements");
    const auto row = [](const char *name, const QString &sql, const QStringList &statements) {
        QTest::newRow(name) << sql << statements;
    };
    row("empty", u" \n -- nothing\n"_s, {});
    row("two", u"A; B;"_s, {u"A"_s, u"B"_s});
    row("last one open", u"A;B"_s, {u"A"_s, u"B"_s});
    row("empty ones vanish", u";;A;;"_s, {u"A"_s});
    row("comment with semicolon", u"A -- x; y\nB; /* ; */C"_s, {u"A  B"_s, u"C"_s});
    row("comment without end", u"A; /* B;"_s, {u"A"_s});
    row("string with semicolon", u"A ';'; B"_s, {u"A ';'"_s, u"B"_s});
    row("string with quotes", u"A 'it''s;' ; B"_s, {u"A 'it''s;'"_s, u"B"_s});
    row("dashes in a string", u"A '--'; B"_s, {u"A '--'"_s, u"B"_s});
    row("quoted names", u"A \";\" [;] `;`; B"_s, {u"A \";\" [;] `;`"_s, u"B"_s});
    row("arithmetic is no comment", u"A - B / C; D"_s, {u"A - B / C"_s, u"D"_s});
    const QString trigger = u"CREATE TRIGGER t AFTER INSERT ON a BEGIN\n X; Y;\nEND"_s;
    row("trigger", trigger + u"; Z"_s, {trigger, u"Z"_s});
    const QString temporary = u"create temp trigger t BEGIN SELECT CASE x WHEN 1 THEN 2 END; END"_s;
    row("trigger with case", temporary + u" ;\nZ"_s, {temporary, u"Z"_s});
    const QString exists = u"CREATE TRIGGER IF NOT EXISTS t BEGIN X; END"_s;
    row("trigger if not exists", exists + u";Z;"_s, {exists, u"Z"_s});
    row("table named end", u"CREATE TABLE trigger_end (x); END; Z"_s,
        {u"CREATE TABLE trigger_end (x)"_s, u"END"_s, u"Z"_s});
}

void TestMigrations::textIsSplitIntoStatements()
{
    QFETCH(QString, sql);
    QFETCH(QStringList, statements);
    QCOMPARE(splitStatements(sql), statements);
}

void TestMigrations::theBundledStepsAreThere()
{
    const QStringList steps = bundledMigrations();
    QVERIFY(!steps.isEmpty());
    const QStringList first = splitStatements(steps.first());
    QCOMPARE(first.filter(u"CREATE TRIGGER"_s).size(), 3);
    for (const QString &statement : first)
        QVERIFY2(statement.startsWith("CREATE "_L1), qUtf8Printable(statement));
}

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
