#include "core/library/library.h"
#include "core/upload/uploadstore.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestUploadStore : public QObject {
    Q_OBJECT
private slots:
    void init();
    void aPendingUploadIsFoundAgain();
    void insertingTwiceKeepsTheFirst();
    void everyFieldSurvives();
    void emptyFieldsSurvive();
    void aChosenKeyNeverChanges();
    void savingWhatWasNeverInsertedFails();
    void anUploadNeedsItsArtwork();
    void openOnesComeOldestFirst();

private:
    [[nodiscard]] ArtworkId artwork();

    ManualClock m_clock;
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    std::optional<UploadStore> m_store;
    int m_made = 0;
};

void TestUploadStore::init()
{
    m_store.reset();
    m_library.reset();
    m_folder.emplace();
    auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(library);
    m_library = std::move(*library);
    m_store.emplace(m_library->database());
}

ArtworkId TestUploadStore::artwork()
{
    Artwork made;
    made.jobId = u"job"_s;
    made.outputIndex = ++m_made;
    made.createdAt = m_clock.now();
    made.path = QString::number(m_made);
    const Result<ArtworkId> id = m_library->insert(made);
    return id ? *id : 0;
}

void TestUploadStore::aPendingUploadIsFoundAgain()
{
    const ArtworkId id = artwork();
    QVERIFY(!m_store->upload(id));
    QVERIFY(m_store->insertPending(id));
    const std::optional<Upload> upload = m_store->upload(id);
    QVERIFY(upload);
    QCOMPARE(upload->artworkId, id);
    QCOMPARE(toString(upload->state), u"pending"_s);
    QVERIFY(upload->objectKey.isEmpty());
    QVERIFY(!upload->error);
}

void TestUploadStore::insertingTwiceKeepsTheFirst()
{
    const ArtworkId id = artwork();
    QVERIFY(m_store->insertPending(id));
    Upload upload = *m_store->upload(id);
    upload.state = UploadState::Stored;
    QVERIFY(m_store->save(upload));
    QVERIFY(m_store->insertPending(id));
    QCOMPARE(toString(m_store->upload(id)->state), u"stored"_s);
}

void TestUploadStore::everyFieldSurvives()
{
    const ArtworkId id = artwork();
    QVERIFY(m_store->insertPending(id));
    Upload upload;
    upload.artworkId = id;
    upload.state = UploadState::Waiting;
    upload.location = u"minio.example.com/gallery"_s;
    upload.objectKey = u"2026/11/图 %.png"_s;
    upload.attempts = 3;
    upload.retryAt = m_clock.now().addSecs(60);
    upload.etag = "0123abc-2";
    upload.storedAt = m_clock.now();
    upload.error = Error{.kind = ErrorKind::StoreFull, .message = u"full"_s, .httpStatus = 507};
    QVERIFY(m_store->save(upload));
    const std::optional<Upload> read = m_store->upload(id);
    QVERIFY(read);
    QCOMPARE(toString(read->state), toString(upload.state));
    QCOMPARE(read->location, upload.location);
    QCOMPARE(read->objectKey, upload.objectKey);
    QCOMPARE(read->attempts, upload.attempts);
    QCOMPARE(read->retryAt, upload.retryAt);
    QCOMPARE(read->etag, upload.etag);
    QCOMPARE(read->storedAt, upload.storedAt);
    QVERIFY(read->error == upload.error);
}

void TestUploadStore::emptyFieldsSurvive()
{
    const ArtworkId id = artwork();
    QVERIFY(m_store->insertPending(id));
    Upload upload = *m_store->upload(id);
    upload.state = UploadState::Uploading;
    upload.location = QString{};
    upload.objectKey = QString{};
    QVERIFY(m_store->save(upload));
    const std::optional<Upload> read = m_store->upload(id);
    QVERIFY(read->retryAt.isNull());
    QVERIFY(read->storedAt.isNull());
    QVERIFY(read->etag.isEmpty());
    QVERIFY(!read->error);
}

void TestUploadStore::aChosenKeyNeverChanges()
{
    const ArtworkId id = artwork();
    QVERIFY(m_store->insertPending(id));
    Upload upload = *m_store->upload(id);
    upload.objectKey = u"first.png"_s;
    QVERIFY(m_store->save(upload));
    upload.state = UploadState::Uploading;
    QVERIFY(m_store->save(upload));
    upload.objectKey = u"second.png"_s;
    const Result<> refused = m_store->save(upload);
    QVERIFY(!refused);
    QCOMPARE(toString(refused.error().kind), toString(ErrorKind::Conflict));
    QCOMPARE(m_store->upload(id)->objectKey, u"first.png"_s);
}

void TestUploadStore::savingWhatWasNeverInsertedFails()
{
    const Result<> saved = m_store->save(Upload{.artworkId = artwork()});
    QVERIFY(!saved);
    QCOMPARE(toString(saved.error().kind), toString(ErrorKind::NotFound));
}

void TestUploadStore::anUploadNeedsItsArtwork()
{
    QVERIFY(!m_store->insertPending(12345));
}

void TestUploadStore::openOnesComeOldestFirst()
{
    std::vector<ArtworkId> expected;
    for (const UploadState state : {UploadState::Pending, UploadState::Stored, UploadState::Waiting,
                                    UploadState::Rejected, UploadState::Uploading}) {
        const ArtworkId id = artwork();
        QVERIFY(m_store->insertPending(id));
        Upload upload = *m_store->upload(id);
        upload.state = state;
        QVERIFY(m_store->save(upload));
        if (state != UploadState::Stored)
            expected.push_back(id);
    }
    std::vector<ArtworkId> found;
    for (const Upload &upload : m_store->open())
        found.push_back(upload.artworkId);
    QCOMPARE(found, expected);
}

QTEST_GUILESS_MAIN(TestUploadStore)
#include "tst_uploadstore.moc"
