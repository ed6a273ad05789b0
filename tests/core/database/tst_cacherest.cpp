#include "core/database/cacherest.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include <sqlite3.h>

#include <thread>

using namespace limner;

//! What a connection has read is not kept for good.
class TestCacheRest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { sqlite3_close(m_connection); }
    void whatWasReadIsLetGo();
    void aThreadWithoutALoopIsLeftAlone();

private:
    [[nodiscard]] int held() const
    {
        int now = 0;
        int most = 0;
        sqlite3_db_status(m_connection, SQLITE_DBSTATUS_CACHE_USED, &now, &most, 0);
        return now;
    }
    void run(const char *sql)
    {
        QCOMPARE(sqlite3_exec(m_connection, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    }

    QTemporaryDir m_folder;
    sqlite3 *m_connection = nullptr;
};

namespace {

constexpr int much = 3 << 20; // bytes

} // namespace

void TestCacheRest::init()
{
    const QByteArray file = m_folder.filePath(QStringLiteral("some.sqlite")).toUtf8();
    QFile::remove(QString::fromUtf8(file));
    QCOMPARE(sqlite3_open(file.constData(), &m_connection), SQLITE_OK);
    run("PRAGMA cache_size = -16000");
    run("CREATE TABLE words (word TEXT);"
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
        " INSERT INTO words SELECT hex(randomblob(2048)) FROM n");
    run("SELECT count(*) FROM words WHERE word LIKE '%x%'");
    QVERIFY(held() > much);
}

void TestCacheRest::whatWasReadIsLetGo()
{
    CacheRest rest{m_connection};
    rest.noteUse();
    QTRY_VERIFY_WITH_TIMEOUT(held() < much, 15'000);
    run("SELECT count(*) FROM words WHERE word LIKE '%x%'"); // and is read again
    QVERIFY(held() > much);
    rest.noteUse();
    QTRY_VERIFY_WITH_TIMEOUT(held() < much, 15'000);
}

void TestCacheRest::aThreadWithoutALoopIsLeftAlone()
{
    QTest::failOnWarning(QRegularExpression{QStringLiteral(".")});
    std::thread{[this] {
        CacheRest rest{m_connection};
        rest.noteUse();
    }}.join();
    QVERIFY(held() > much);
}

QTEST_GUILESS_MAIN(TestCacheRest)
#include "tst_cacherest.moc"
