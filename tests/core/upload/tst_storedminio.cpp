// Originals that go, come back and are deleted, with a real MinIO behind them.
#include "core/base/file.h"
#include "core/net/httpclient.h"
#include "core/s3/s3bucket.h"
#include "core/upload/outbox.h"
#include "tests/core/jobs/fakes.h"
#include "tests/support/realminio.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

S3Config configOf(const RealMinio &minio)
{
    S3Config out;
    out.endpoint = minio.endpoint();
    out.bucket = u"gallery"_s;
    out.accessKey = minio.accessKey();
    out.secretKey = Secret{minio.secretKey()};
    return out;
}

//! A picture that is in the library and in the bucket.
struct Rig {
    QTemporaryDir folder;
    ManualClock clock{QDateTime::currentDateTimeUtc()}; // the server's clock is real
    HttpClient http;
    S3Client client;
    std::unique_ptr<Library> library;
    std::unique_ptr<Outbox> outbox;
    ArtworkId id = 0;
    QString file;
    QByteArray bytes;

    explicit Rig(const RealMinio &minio)
        : client{http, clock, configOf(minio)}
    {
        library = *Library::open(folder.path(), clock);
        outbox = std::make_unique<Outbox>(*library, client, clock);
        if (!QCoro::waitFor(S3Bucket{client}.create({})))
            qFatal("no bucket");
        id = keepPicture(*library, clock, 1);
        outbox->start();
        if (!driveUntil(clock, [this] { return outbox->openCount() == 0; }))
            qFatal("the picture is not stored");
        file = library->originals().absolutePath(*library->artwork(id));
        bytes = onDisk();
    }
    ~Rig() { QCoro::waitFor(outbox->shutdown()); }

    QByteArray onDisk() const { return readFile(file, 1 << 20).value_or(QByteArray{}); }
    QString key() { return outbox->upload(id)->objectKey; }
    Result<> release() { return QCoro::waitFor(outbox->originals().releaseOne(id, {})); }
    Result<> bring() { return QCoro::waitFor(outbox->originals().bring(id, {})); }
};

} // namespace

class TestStoredMinio : public QObject {
    Q_OBJECT
private slots:
    void aReleasedOriginalComesBackByteForByte();
    void aLostOriginalComesBack();
    void nothingIsReleasedThatIsNotThere();
    void whileTheServerIsDownNothingGoesAndNothingComes();
    void theCopyGoesWithThePictureOrStays_data();
    void theCopyGoesWithThePictureOrStays();
};

void TestStoredMinio::aReleasedOriginalComesBackByteForByte()
{
    RealMinio minio;
    minio.start();
    Rig rig{minio};
    QVERIFY(rig.release());
    QVERIFY(!QFile::exists(rig.file));
    QVERIFY(rig.library->artwork(rig.id)->released);
    QVERIFY(rig.bring());
    QCOMPARE(rig.onDisk(), rig.bytes);
    QVERIFY(!rig.library->artwork(rig.id)->released);
}

void TestStoredMinio::aLostOriginalComesBack()
{
    RealMinio minio;
    minio.start();
    Rig rig{minio};
    QVERIFY(QFile::remove(rig.file));
    QVERIFY(QDir{}.rmdir(QFileInfo{rig.file}.path())); // with its month
    QVERIFY(rig.bring());
    QCOMPARE(rig.onDisk(), rig.bytes);
}

void TestStoredMinio::nothingIsReleasedThatIsNotThere()
{
    RealMinio minio;
    minio.start();
    Rig rig{minio};
    QVERIFY(QCoro::waitFor(rig.client.remove(rig.key(), {})));
    const Result<> gone = rig.release();
    QVERIFY(!gone);
    QCOMPARE(toString(gone.error().kind), toString(ErrorKind::NotFound));
    QCOMPARE(rig.onDisk(), rig.bytes);
    // Something else under its name, as long as it.
    QByteArray other = rig.bytes;
    other.back() = static_cast<char>(other.back() ^ 1);
    QVERIFY(QCoro::waitFor(rig.client.putBytes(rig.key(), other, "image/png", {})));
    QVERIFY(!rig.release());
    QCOMPARE(rig.onDisk(), rig.bytes);
    QVERIFY(QFile::remove(rig.file));
    const Result<> brought = rig.bring();
    QVERIFY(!brought);
    QCOMPARE(toString(brought.error().kind), toString(ErrorKind::BadDigest));
    QVERIFY(!QFile::exists(rig.file));
}

void TestStoredMinio::whileTheServerIsDownNothingGoesAndNothingComes()
{
    RealMinio minio;
    minio.start();
    Rig rig{minio};
    minio.kill();
    std::optional<Result<>> released;
    connect(&rig.outbox->originals(), &StoredOriginals::released, this,
            [&](int, const std::optional<Error> &error) {
                released = error ? Result<>{fail(*error)} : Result<>{};
            });
    rig.outbox->originals().release({rig.id});
    QVERIFY(driveUntil(rig.clock, [&] { return released.has_value(); }));
    QVERIFY(!*released);
    QCOMPARE(rig.onDisk(), rig.bytes);
    QVERIFY(!rig.library->artwork(rig.id)->released);
    minio.start();
    QVERIFY(rig.release());
    QVERIFY(rig.bring());
    QCOMPARE(rig.onDisk(), rig.bytes);
}

void TestStoredMinio::theCopyGoesWithThePictureOrStays_data()
{
    QTest::addColumn<bool>("goes");
    QTest::newRow("it goes") << true;
    QTest::newRow("it stays") << false;
}

void TestStoredMinio::theCopyGoesWithThePictureOrStays()
{
    QFETCH(bool, goes);
    RealMinio minio;
    minio.start();
    Rig rig{minio};
    const QString key = rig.key();
    rig.library->trash().put({rig.id});
    minio.kill(); // the duty outlasts that
    rig.library->emptier().empty({}, goes ? RemoteCopy::Removed : RemoteCopy::Kept);
    QTRY_VERIFY(!rig.library->artwork(rig.id));
    QVERIFY(!QFile::exists(rig.file));
    QCOMPARE(rig.outbox->removals().waiting, goes ? 1 : 0);
    minio.start();
    rig.outbox->retryAll();
    QVERIFY(driveUntil(rig.clock, [&] { return rig.outbox->removals().waiting == 0; }));
    QCOMPARE(QCoro::waitFor(rig.client.head(key, {})).has_value(), !goes);
}

QTEST_GUILESS_MAIN(TestStoredMinio)
#include "tst_storedminio.moc"
