#include "core/database/facts.h"
#include "core/database/rescue.h"
#include "core/database/salvage.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <sys/resource.h>

using namespace limner;
using namespace Qt::StringLiterals;

//! A damaged database is saved on a disk that has no room for what it holds.
class TestSalvage : public QObject {
    Q_OBJECT
private slots:
    void whatDoesNotFitIsSaid();
    void aRescueWithoutRoomIsDoneAgain();
};

namespace {

constexpr int many = 2000;
const QString longText(1000, u'x');
const QDateTime now{QDate{2026, 11, 28}, QTime{12, 0}, Qt::UTC};

//! Two megabytes of rows, and the last page overwritten.
void makeDamaged(const QString &file)
{
    {
        const Result<std::unique_ptr<Database>> database = Database::open(file);
        QVERIFY(database);
        Database::Transaction transaction{**database};
        for (int i = 0; i < many; ++i)
            QVERIFY(Facts{**database}.set(u"fact %1"_s.arg(i), longText));
        QVERIFY(transaction.commit());
    }
    QFile bytes{file};
    QVERIFY(bytes.open(QIODevice::ReadWrite));
    QVERIFY(bytes.seek(bytes.size() - 4096));
    QCOMPARE(bytes.write(QByteArray(4096, '\xff')), qint64{4096});
}

int factsIn(Database &database)
{
    Result<QSqlQuery> row = database.run(u"SELECT count(*) FROM facts WHERE name LIKE 'fact %'"_s);
    return row && row->next() ? row->value(0).toInt() : -1;
}

//! No file may become larger than this while it lives: what a full disk is to whoever writes.
class SmallDisk {
public:
    explicit SmallDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit small = m_before;
        small.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    ~SmallDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace

void TestSalvage::whatDoesNotFitIsSaid()
{
    const QTemporaryDir folder;
    makeDamaged(folder.filePath(u"old"_s));
    const Result<std::unique_ptr<Database>> fresh = Database::open(folder.filePath(u"fresh"_s));
    QVERIFY(fresh);
    Result<QSqlQuery> pages = (*fresh)->run(u"PRAGMA page_count"_s);
    QVERIFY(pages && pages->next());
    const int room = pages->value(0).toInt() + 20;
    pages->finish();
    QVERIFY((*fresh)->run(u"PRAGMA max_page_count = %1"_s.arg(room)));
    const Result<RescueNote> note = salvage(**fresh, folder.filePath(u"old"_s));
    QVERIFY(!note);
    QCOMPARE(toString(note.error().kind), u"disk_full"_s);
    QCOMPARE(factsIn(**fresh), 0); // all of a table, or nothing
}

void TestSalvage::aRescueWithoutRoomIsDoneAgain()
{
    const QTemporaryDir folder;
    makeDamaged(folder.filePath(u"library.sqlite"_s));
    for (int start = 0; start < 2; ++start) {
        const SmallDisk full{300 << 10};
        const auto database = openOrRescue(folder.path(), now);
        QVERIFY(!database);
        QVERIFY(!database.error().message.isEmpty());
    }
    const auto database = openOrRescue(folder.path(), now);
    QVERIFY(database);
    QVERIFY(factsIn(**database) > many - 50); // all but those of the page that is gone
    QVERIFY(rescueNote(**database));
}

QTEST_GUILESS_MAIN(TestSalvage)
#include "tst_salvage.moc"
