#include "core/database/columns.h"
#include "core/database/database.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

qint64 numberFrom(Database &database, const QString &sql)
{
    Result<QSqlQuery> query = database.run(sql);
    return query && query->next() ? query->value(0).toLongLong() : -1;
}

const QString putFact = u"INSERT INTO facts (name, value) VALUES (?, ?)"_s;
const QString countFacts = u"SELECT count(*) FROM facts"_s;

} // namespace

class TestDatabase : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void aFullDiskIsSaidSoAndNothingIsHalfWritten();
    void uniqueViolationsAreConflicts();
    void valuesKeepTheirKind();
    void aTransactionWithoutCommitIsRolledBack();
    void nestedTransactionsJoinTheOuter();
    void aRolledBackInnerOneSpoilsTheOuter();
    void aConflictDoesNotSpoilTheTransaction();
    void theHookHearsDurableCommitsOnly();
    void aQueryThatIsStillReadIsNotReset();
    void aSecondConnectionWaitsItsTurn();
    void errorsSurviveTheirColumn();
    void foreignKeysAreEnforced();
    void numbersAreCountedOnce();

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(u"library.sqlite"_s); }
    [[nodiscard]] std::unique_ptr<Database> opened()
    {
        Result<std::unique_ptr<Database>> database = Database::open(file());
        return database ? std::move(*database) : nullptr;
    }

    std::optional<QTemporaryDir> m_folder;
};

void TestDatabase::initTestCase()
{
    // "Connection still in use" and its kin are our faults.
    QTest::failOnWarning(QRegularExpression{u".*"_s});
}

void TestDatabase::init()
{
    QTest::failOnWarning(QRegularExpression{u".*"_s});
    m_folder.emplace();
    QVERIFY(m_folder->isValid());
}

void TestDatabase::cleanup()
{
    Database::setCommitHook({});
    QCOMPARE(QSqlDatabase::connectionNames(), QStringList{});
}

void TestDatabase::aFullDiskIsSaidSoAndNothingIsHalfWritten()
{
    const auto database = opened();
    QVERIFY(database->run(putFact, {u"first"_s, u"1"_s}));
    const qint64 pages = numberFrom(*database, u"PRAGMA page_count"_s);
    QVERIFY(numberFrom(*database, u"PRAGMA max_page_count = %1"_s.arg(pages + 2)) > 0);
    {
        Database::Transaction transaction{*database};
        QVERIFY(database->run(putFact, {u"second"_s, u"2"_s}));
        const auto full = database->run(putFact, {u"big"_s, QString(100'000, u'x')});
        QVERIFY(!full);
        QCOMPARE(toString(full.error().kind), toString(ErrorKind::DiskFull));
        // What follows is not committed piece by piece.
        const auto after = database->run(putFact, {u"third"_s, u"3"_s});
        QVERIFY(!after);
        const Result<> committed = transaction.commit();
        QVERIFY(!committed);
        QCOMPARE(toString(committed.error().kind), toString(ErrorKind::DiskFull));
    }
    QCOMPARE(numberFrom(*database, countFacts), 1);
    QVERIFY(database->run(putFact, {u"small"_s, u"4"_s}));
    QCOMPARE(numberFrom(*database, countFacts), 2);
}

void TestDatabase::uniqueViolationsAreConflicts()
{
    const auto database = opened();
    QVERIFY(database->run(putFact, {u"a"_s, u"1"_s}));
    const auto again = database->run(putFact, {u"a"_s, u"2"_s});
    QVERIFY(!again);
    QCOMPARE(toString(again.error().kind), toString(ErrorKind::Conflict));
    const auto null = database->run(putFact, {u"b"_s, QVariant{}});
    QVERIFY(!null);
    QCOMPARE(toString(null.error().kind), toString(ErrorKind::Database));
    const auto nonsense = database->run(u"SELECT nonsense"_s);
    QVERIFY(!nonsense);
    QVERIFY(nonsense.error().message.contains("nonsense"_L1));
}

void TestDatabase::valuesKeepTheirKind()
{
    const auto database = opened();
    // A null QString is text, not NULL: the column would refuse NULL.
    QVERIFY(database->run(putFact, {u"empty"_s, QString{}}));
    Result<QSqlQuery> query = database->run(
        u"SELECT ?, ?, ?, ?"_s, {nullableText(QString{}), nullableText(u""_s),
                                 nullableTime(QDateTime{}), qint64{9'007'199'254'740'993}});
    QVERIFY(query && query->next());
    QVERIFY(query->value(0).isNull());
    QVERIFY(!query->value(1).isNull());
    QVERIFY(query->value(2).isNull());
    QVERIFY(!timeFrom(query->value(2)).isValid());
    QCOMPARE(query->value(3).toLongLong(), 9'007'199'254'740'993);
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
    QCOMPARE(timeFrom(nullableTime(time)), time);
    QCOMPARE(numberFrom(*database, u"SELECT count(*) FROM facts WHERE value = ''"_s), 1);
}

void TestDatabase::aTransactionWithoutCommitIsRolledBack()
{
    const auto database = opened();
    {
        const Database::Transaction transaction{*database};
        QVERIFY(database->run(putFact, {u"a"_s, u"1"_s}));
    }
    QCOMPARE(numberFrom(*database, countFacts), 0);
}

void TestDatabase::nestedTransactionsJoinTheOuter()
{
    const auto database = opened();
    {
        const Database::Transaction outer{*database};
        Database::Transaction inner{*database};
        QVERIFY(database->run(putFact, {u"a"_s, u"1"_s}));
        QVERIFY(inner.commit());
    }
    QCOMPARE(numberFrom(*database, countFacts), 0);
    Database::Transaction outer{*database};
    {
        Database::Transaction inner{*database};
        QVERIFY(database->run(putFact, {u"a"_s, u"1"_s}));
        QVERIFY(inner.commit());
    }
    QVERIFY(outer.commit());
    QCOMPARE(numberFrom(*database, countFacts), 1);
}

void TestDatabase::aRolledBackInnerOneSpoilsTheOuter()
{
    const auto database = opened();
    Database::Transaction outer{*database};
    QVERIFY(database->run(putFact, {u"a"_s, u"1"_s}));
    {
        const Database::Transaction inner{*database};
        QVERIFY(database->run(putFact, {u"b"_s, u"1"_s}));
    }
    QVERIFY(!outer.commit());
    QCOMPARE(numberFrom(*database, countFacts), 0);
    QVERIFY(database->run(putFact, {u"c"_s, u"1"_s}));
}

void TestDatabase::aConflictDoesNotSpoilTheTransaction()
{
    const auto database = opened();
    Database::Transaction transaction{*database};
    QVERIFY(database->run(putFact, {u"a"_s, u"1"_s}));
    QVERIFY(!database->run(putFact, {u"a"_s, u"2"_s}));
    QVERIFY(database->run(putFact, {u"b"_s, u"1"_s}));
    QVERIFY(transaction.commit());
    QCOMPARE(numberFrom(*database, countFacts), 2);
}

void TestDatabase::theHookHearsDurableCommitsOnly()
{
    const auto database = opened();
    QList<int> heard;
    Database::setCommitHook([&](int number) { heard.append(number); });
    QVERIFY(database->run(putFact, {u"a"_s, u"1"_s}));
    QCOMPARE(heard, QList<int>{1});
    QCOMPARE(numberFrom(*database, countFacts), 1);
    QVERIFY(database->run(u"DELETE FROM facts WHERE name = 'none'"_s));
    QCOMPARE(heard, QList<int>{1});
    {
        const Database::Transaction dropped{*database};
        QVERIFY(database->run(putFact, {u"b"_s, u"1"_s}));
    }
    QCOMPARE(heard, QList<int>{1});
    Database::Transaction outer{*database};
    Database::Transaction inner{*database};
    QVERIFY(database->run(putFact, {u"c"_s, u"1"_s}));
    QVERIFY(inner.commit());
    QCOMPARE(heard, QList<int>{1});
    QVERIFY(outer.commit());
    QCOMPARE(heard, (QList<int>{1, 2}));
}

void TestDatabase::aQueryThatIsStillReadIsNotReset()
{
    const auto database = opened();
    for (int i = 0; i < 4; ++i)
        QVERIFY(database->run(putFact, {QString::number(i), QString::number(i)}));
    const QString all = u"SELECT name FROM facts ORDER BY name"_s;
    Result<QSqlQuery> first = database->run(all);
    QVERIFY(first && first->next());
    Result<QSqlQuery> second = database->run(all);
    QVERIFY(second && second->next());
    QVERIFY(first->next());
    QCOMPARE(first->value(0).toString(), u"1"_s);
    QVERIFY(second->next());
    QCOMPARE(second->value(0).toString(), u"1"_s);
    // Writing in between is fine as well.
    Database::Transaction transaction{*database};
    QVERIFY(database->run(u"DELETE FROM facts WHERE name = '3'"_s));
    QVERIFY(transaction.commit());
    QVERIFY(first->next());
    QCOMPARE(first->value(0).toString(), u"2"_s);
}

void TestDatabase::aSecondConnectionWaitsItsTurn()
{
    const auto one = opened();
    const auto two = opened();
    QVERIFY(one && two);
    QVERIFY(one->run(putFact, {u"a"_s, u"1"_s}));
    QCOMPARE(numberFrom(*two, countFacts), 1);
    Database::Transaction transaction{*one};
    QVERIFY(one->run(putFact, {u"b"_s, u"1"_s}));
    QCOMPARE(numberFrom(*two, countFacts), 1);
    QVERIFY(transaction.commit());
    QCOMPARE(numberFrom(*two, countFacts), 2);
}

void TestDatabase::errorsSurviveTheirColumn()
{
    Error error;
    error.kind = ErrorKind::RateLimited;
    error.message = u"slow \"down\" 慢"_s;
    error.httpStatus = 429;
    error.code = u"SlowDown"_s;
    for (const Error::Effect effect :
         {Error::Effect::Unknown, Error::Effect::None, Error::Effect::Possible}) {
        error.effect = effect;
        QCOMPARE(errorFrom(errorColumn(error)), std::optional{error});
    }
    QVERIFY(errorColumn(std::nullopt).isNull());
    QVERIFY(!errorFrom(QVariant{}));
    QCOMPARE(errorFrom(u"no json"_s)->message, u"no json"_s);
}

void TestDatabase::foreignKeysAreEnforced()
{
    const auto database = opened();
    QVERIFY(!database->run(u"INSERT INTO uploads (artwork_id, state) VALUES (77, 'pending')"_s));
}

void TestDatabase::numbersAreCountedOnce()
{
    const auto database = opened();
    QVERIFY(database);
    const QString numbers =
        u" FROM (SELECT value, key / 6 AS half FROM json_each('[5, 1, 5, 0, null, 64, "
        "63, 9000000000000000000, -3, 9000000000000000000, 16777216, 1]'))"_s;
    QCOMPARE(numberFrom(*database, u"SELECT count_ids(value)"_s + numbers), 8);
    QCOMPARE(numberFrom(*database, u"SELECT count_ids(value) - count(DISTINCT value)"_s + numbers),
             0);
    QCOMPARE(numberFrom(*database, u"SELECT sum(ids) FROM (SELECT count_ids(value) AS ids"_s +
                                       numbers + u" GROUP BY half)"_s),
             9);
    QCOMPARE(numberFrom(*database, u"SELECT count_ids(value)"_s + numbers + u" WHERE false"_s), 0);
    // Whoever only reads counts by the same views.
    const auto reading = Database::openForReading(file());
    QVERIFY(reading);
    QCOMPARE(numberFrom(**reading, u"SELECT count_ids(value)"_s + numbers), 8);
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
