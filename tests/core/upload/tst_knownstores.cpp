#include "core/upload/knownstores.h"

#include "core/upload/uploadstore.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestKnownStores : public QObject {
    Q_OBJECT
private slots:
    void init();
    void everyFieldSurvives();
    void aNewNameIsANewStore();
    void joinedNamesAreOneStore();
    void uploadsGoByTheNewestName();
    void anOlderLibraryIsTakenOver();

private:
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::optional<KnownStores> m_stores;
};

void TestKnownStores::init()
{
    m_stores.reset();
    m_database.reset();
    m_folder.emplace();
    m_database = *Database::open(m_folder->filePath(u"library.sqlite"_s));
    m_stores.emplace(*m_database);
}

void TestKnownStores::everyFieldSurvives()
{
    QVERIFY(!m_stores->find(u"one/bucket"_s));
    KnownStore store = *m_stores->have(u"one/bucket"_s);
    QCOMPARE(*m_stores->find(u"one/bucket"_s), store);
    QVERIFY(!store.publicOpens && !store.signedOpens && !store.linkError);
    store.region = u"eu-north-7"_s;
    store.publicUrl = u"https://cdn.example.com/"_s;
    store.publicOpens = false;
    store.signedOpens = true;
    store.linkError = Error{ErrorKind::Timeout, u"nothing moved"_s};
    QVERIFY(m_stores->save(store));
    QCOMPARE(*m_stores->find(u"one/bucket"_s), store);
    QCOMPARE(*m_stores->have(u"one/bucket"_s), store);
}

void TestKnownStores::aNewNameIsANewStore()
{
    const KnownStore one = *m_stores->have(u"one/bucket"_s);
    const KnownStore two = *m_stores->have(u"two/bucket"_s);
    QVERIFY(one.id != two.id);
    QCOMPARE(m_stores->nameOf(u"one/bucket"_s), u"one/bucket"_s);
    QCOMPARE(m_stores->nameOf(u"never seen"_s), u"never seen"_s);
}

void TestKnownStores::joinedNamesAreOneStore()
{
    QVERIFY(m_stores->join(u"first/b"_s, u"second/b"_s));
    QCOMPARE(m_stores->nameOf(u"first/b"_s), u"second/b"_s);
    QVERIFY(m_stores->join(u"second/b"_s, u"third/b"_s));
    for (const QString &name : {u"first/b"_s, u"second/b"_s, u"third/b"_s})
        QCOMPARE(m_stores->nameOf(name), u"third/b"_s);
    QVERIFY(m_stores->join(u"first/b"_s, u"third/b"_s)); // again
    QVERIFY(m_stores->join(u"third/b"_s, u"first/b"_s)); // and back
    QCOMPARE(m_stores->find(u"first/b"_s)->id, m_stores->find(u"second/b"_s)->id);
}

void TestKnownStores::uploadsGoByTheNewestName()
{
    QVERIFY(m_database->run(
        u"INSERT INTO artworks (uuid, job_id, output_index, created_at, provider, model, version,"
        " prompt, parameters, path, sha256, md5, media_type, width, height, bytes)"
        " VALUES ('u', 'j', 0, 1, '', '', '', '', '{}', 'p', '', '', '', 1, 1, 1)"_s));
    UploadStore uploads{*m_database};
    QVERIFY(uploads.insertPending(1));
    Upload upload = *uploads.upload(1);
    upload.location = u"home:9000/b"_s;
    upload.objectKey = u"k"_s;
    upload.state = UploadState::Stored;
    QVERIFY(uploads.save(upload));
    QVERIFY(m_stores->join(u"home:9000/b"_s, u"minio.example.com/b"_s));
    QCOMPARE(uploads.upload(1)->location, u"minio.example.com/b"_s);
    QVERIFY(uploads.save(*uploads.upload(1)));
    QCOMPARE(uploads.upload(1)->location, u"minio.example.com/b"_s);
}

void TestKnownStores::anOlderLibraryIsTakenOver()
{
    const QString file = m_folder->filePath(u"old.sqlite"_s);
    {
        const std::unique_ptr<Database> old = *Database::open(file, bundledMigrations().first(2));
        for (int i = 0; i < 4; ++i) {
            QVERIFY(old->run(
                u"INSERT INTO artworks (id, uuid, job_id, output_index, created_at, provider, "
                u"model,"
                " version, prompt, parameters, path, sha256, md5, media_type, width, height, bytes)"
                " VALUES (?, ?, 'j', ?, 1, '', '', '', '', '{}', ?, '', '', '', 1, 1, 70)"_s,
                {i, QString::number(i), i, QString::number(i)}));
        }
        const QStringList locations{u"minio.example.com/b"_s, u"127.0.0.1:41111/limner-sandbox"_s,
                                    u"127.0.0.1:42222/limner-sandbox"_s, u""_s};
        for (int i = 0; i < 4; ++i)
            QVERIFY(
                old->run(u"INSERT INTO uploads (artwork_id, state, location) VALUES (?, ?, ?)"_s,
                         {i, i < 3 ? u"stored"_s : u"pending"_s, locations[i]}));
        QVERIFY(old->run(u"INSERT INTO facts VALUES ('public:minio.example.com/b', '1'),"
                         " ('public:other/b', '0'), ('adopt:3', '1'), ('mine', 'stays')"_s));
    }
    const std::unique_ptr<Database> now = *Database::open(file);
    UploadStore uploads{*now};
    KnownStores stores{*now};
    QCOMPARE(uploads.upload(0)->location, u"minio.example.com/b"_s);
    // The sandbox has one store, whatever its port was.
    QCOMPARE(uploads.upload(1)->location, u"sandbox/limner-sandbox"_s);
    QCOMPARE(uploads.upload(2)->location, u"sandbox/limner-sandbox"_s);
    QVERIFY(uploads.upload(3)->location.isEmpty());
    QCOMPARE(stores.find(u"minio.example.com/b"_s)->publicOpens, std::optional{true});
    QCOMPARE(stores.find(u"other/b"_s)->publicOpens, std::optional{false});
    QVERIFY(uploads.sendable(0, 10).empty()); // looked for first
    Result<QSqlQuery> facts = now->run(u"SELECT group_concat(name) FROM facts"_s);
    QVERIFY(facts && facts->next());
    QCOMPARE(facts->value(0).toString(), u"mine"_s);
}

QTEST_GUILESS_MAIN(TestKnownStores)
#include "tst_knownstores.moc"
