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
    void albumsAndTagsKeepTheirPictures();
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

// Rows that refer to others come after them, whatever their tables are called.
void TestSalvage::albumsAndTagsKeepTheirPictures()
{
    const QTemporaryDir folder;
    {
        const auto old = Database::open(folder.filePath(u"old"_s));
        QVERIFY(old);
        for (const QString &sql :
             {u"INSERT INTO jobs (id, position, state, provider, model, version, parameters, "
              u"prompt,"
              " fingerprint, created_at) VALUES ('one', 1, 'done', 'p', 'm', 'v', '{\"steps\":28}',"
              " '', '', 1)"_s,
              u"INSERT INTO artworks (uuid, job_id, output_index, created_at, provider, model,"
              " version, prompt, parameters, path, sha256, md5, media_type, width, height, bytes)"
              " VALUES ('u', 'one', 0, 1, 'p', 'm', 'v', 'fox', '', 'x', '', '', '', 1, 1, 1)"_s,
              u"INSERT INTO tags (name, folded) VALUES ('T', 't')"_s,
              u"INSERT INTO albums (name, folded, cover, created_at) VALUES ('A', 'a', 1, 1)"_s,
              u"INSERT INTO artwork_tags VALUES (1, 1)"_s,
              u"INSERT INTO album_artworks VALUES (1, 1, 0)"_s})
            QVERIFY((*old)->run(sql));
    }
    const auto fresh = Database::open(folder.filePath(u"fresh"_s));
    QVERIFY(fresh && salvage(**fresh, folder.filePath(u"old"_s)));
    for (const QString &sql :
         {u"SELECT count(*) FROM artwork_tags JOIN tags ON tags.id = tag_id WHERE name = 'T'"_s,
          u"SELECT count(*) FROM album_artworks JOIN albums ON albums.id = album_id"_s,
          u"SELECT cover FROM albums"_s,
          u"SELECT count(*) FROM artworks JOIN parameter_values ON set_id = parameter_set"
          " WHERE folded = 'steps' AND number = 28"_s,
          u"SELECT count(*) FROM artwork_search WHERE artwork_search MATCH 'fox'"_s}) {
        Result<QSqlQuery> row = (*fresh)->run(sql);
        QVERIFY(row && row->next());
        QCOMPARE(row->value(0).toInt(), 1);
    }
}

QTEST_GUILESS_MAIN(TestSalvage)
#include "tst_salvage.moc"
