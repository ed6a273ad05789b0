#include "core/net/httpclient.h"
#include "core/s3/s3client.h"
#include "core/upload/links.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! Links are made without the network, so the real client serves.
class TestLinks : public QObject {
    Q_OBJECT
private slots:
    void init();
    void modesHaveNames();
    void theModeDecides_data();
    void theModeDecides();
    void presignedOnesEndInTime();
    void onlyStoredPicturesHaveOne();
    void withoutASetUpStoreThereIsNone();
    void thePublicAddressIsUsed();

private:
    HttpClient m_http;
    ManualClock m_clock;
    S3Config m_config;
    Upload m_upload;
};

void TestLinks::init()
{
    m_config = {};
    m_config.endpoint = u"http://127.0.0.1:9000"_s;
    m_config.bucket = u"gallery"_s;
    m_config.accessKey = u"AKIDEXAMPLE"_s;
    m_config.secretKey = Secret{u"a-secret-of-links"_s};
    m_upload = {};
    m_upload.state = UploadState::Stored;
    m_upload.objectKey = u"2026/11/a b.png"_s;
}

void TestLinks::modesHaveNames()
{
    for (const LinkMode mode : {LinkMode::Automatic, LinkMode::Public, LinkMode::Presigned})
        QVERIFY(linkModeFromString(toString(mode)) == mode);
    QVERIFY(linkModeFromString(u" PUBLIC "_s) == LinkMode::Public);
    QVERIFY(!linkModeFromString(u"private"_s));
    QVERIFY(!linkModeFromString({}));
}

void TestLinks::theModeDecides_data()
{
    QTest::addColumn<LinkMode>("mode");
    QTest::addColumn<int>("known"); // -1 unknown
    QTest::addColumn<bool>("isPublic");
    QTest::newRow("auto, unknown") << LinkMode::Automatic << -1 << false;
    QTest::newRow("auto, private") << LinkMode::Automatic << 0 << false;
    QTest::newRow("auto, public") << LinkMode::Automatic << 1 << true;
    QTest::newRow("public, unknown") << LinkMode::Public << -1 << true;
    QTest::newRow("public, private") << LinkMode::Public << 0 << true;
    QTest::newRow("presigned, public") << LinkMode::Presigned << 1 << false;
}

void TestLinks::theModeDecides()
{
    QFETCH(const LinkMode, mode);
    QFETCH(const int, known);
    QFETCH(const bool, isPublic);
    const S3Client store{m_http, m_clock, m_config};
    const std::optional<bool> knowledge =
        known < 0 ? std::optional<bool>{} : std::optional<bool>{known == 1};
    const Result<Link> link = makeLink(store, m_upload, mode, knowledge, 3600s, m_clock.now());
    QVERIFY(link.has_value());
    QCOMPARE(link->isPublic, isPublic);
    QVERIFY(link->url.startsWith(u"http://127.0.0.1:9000/gallery/2026/11/a%20b.png"_s));
    QCOMPARE(link->url.contains(u"X-Amz-Signature"_s), !isPublic);
    QCOMPARE(link->validUntil.isNull(), isPublic);
    QVERIFY(!link->url.contains(u"a-secret-of-links"_s));
}

void TestLinks::presignedOnesEndInTime()
{
    const S3Client store{m_http, m_clock, m_config};
    const auto make = [&](std::chrono::seconds lifetime) {
        return makeLink(store, m_upload, LinkMode::Presigned, {}, lifetime, m_clock.now());
    };
    QCOMPARE(make(604'800s)->validUntil, m_clock.now().addDays(7));
    QCOMPARE(toString(make(604'801s).error().kind), toString(ErrorKind::InvalidInput));
    QCOMPARE(toString(make(0s).error().kind), toString(ErrorKind::InvalidInput));
}

void TestLinks::onlyStoredPicturesHaveOne()
{
    const S3Client store{m_http, m_clock, m_config};
    for (const UploadState state : {UploadState::Pending, UploadState::Uploading,
                                    UploadState::Waiting, UploadState::Rejected}) {
        m_upload.state = state;
        const auto link = makeLink(store, m_upload, LinkMode::Public, true, 60s, m_clock.now());
        QCOMPARE(toString(link.error().kind), toString(ErrorKind::NotUploaded));
    }
}

void TestLinks::withoutASetUpStoreThereIsNone()
{
    m_config.secretKey = {};
    const S3Client store{m_http, m_clock, m_config};
    for (const LinkMode mode : {LinkMode::Public, LinkMode::Presigned}) {
        const auto link = makeLink(store, m_upload, mode, true, 60s, m_clock.now());
        QCOMPARE(toString(link.error().kind), toString(ErrorKind::NotConfigured));
    }
}

void TestLinks::thePublicAddressIsUsed()
{
    m_config.publicUrl = u"https://cdn.example.com/pics/"_s;
    const S3Client cdn{m_http, m_clock, m_config};
    QCOMPARE(makeLink(cdn, m_upload, LinkMode::Public, {}, 60s, m_clock.now())->url,
             u"https://cdn.example.com/pics/2026/11/a%20b.png"_s);
    QVERIFY(makeLink(cdn, m_upload, LinkMode::Presigned, {}, 60s, m_clock.now())
                ->url.startsWith(u"http://127.0.0.1:9000/gallery/"_s));
    // The same API behind another name: recipients cannot reach the inner one.
    m_config.publicUrl = u"https://s3.example.com/gallery"_s;
    const S3Client proxied{m_http, m_clock, m_config};
    QVERIFY(makeLink(proxied, m_upload, LinkMode::Presigned, {}, 60s, m_clock.now())
                ->url.startsWith(u"https://s3.example.com/gallery/2026/11/a%20b.png?"_s));
}

QTEST_GUILESS_MAIN(TestLinks)
#include "tst_links.moc"
