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
    void aPublicLinkNeedsNoKey();
    void aLinkThatNobodyCouldOpenSaysSo_data();
    void aLinkThatNobodyCouldOpenSaysSo();
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
    KnownStore knowledge;
    if (known >= 0)
        knowledge.publicOpens = known == 1;
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
        const auto link = makeLink(store, m_upload, LinkMode::Public, {}, 60s, m_clock.now());
        QCOMPARE(toString(link.error().kind), toString(ErrorKind::NotUploaded));
    }
}

void TestLinks::withoutASetUpStoreThereIsNone()
{
    m_config.bucket.clear();
    const S3Client store{m_http, m_clock, m_config};
    for (const LinkMode mode : {LinkMode::Public, LinkMode::Presigned}) {
        const auto link = makeLink(store, m_upload, mode, {}, 60s, m_clock.now());
        QCOMPARE(toString(link.error().kind), toString(ErrorKind::NotConfigured));
    }
}

void TestLinks::aPublicLinkNeedsNoKey()
{
    m_config.accessKey.clear();
    m_config.secretKey = {};
    const S3Client store{m_http, m_clock, m_config};
    const auto open = makeLink(store, m_upload, LinkMode::Public, {}, 60s, m_clock.now());
    QVERIFY(open.has_value());
    QCOMPARE(open->url, u"http://127.0.0.1:9000/gallery/2026/11/a%20b.png"_s);
    KnownStore known;
    known.publicOpens = true;
    QVERIFY(makeLink(store, m_upload, LinkMode::Automatic, known, 60s, m_clock.now()).has_value());
    const auto signedOne = makeLink(store, m_upload, LinkMode::Presigned, {}, 60s, m_clock.now());
    QCOMPARE(toString(signedOne.error().kind), toString(ErrorKind::NotConfigured));
    QVERIFY(!store.isConfigured());
}

void TestLinks::aLinkThatNobodyCouldOpenSaysSo_data()
{
    QTest::addColumn<LinkMode>("mode");
    QTest::addColumn<int>("publicOpens"); // -1 unknown
    QTest::addColumn<int>("signedOpens");
    QTest::addColumn<bool>("isAnswered"); // by whatever was asked last
    QTest::addColumn<bool>("isDoubted");
    QTest::newRow("nothing known") << LinkMode::Automatic << -1 << -1 << true << false;
    QTest::newRow("public and open") << LinkMode::Public << 1 << -1 << true << false;
    QTest::newRow("public and shut") << LinkMode::Public << 0 << -1 << true << true;
    QTest::newRow("public, no answer") << LinkMode::Public << -1 << -1 << false << true;
    QTest::newRow("auto, private") << LinkMode::Automatic << 0 << 1 << true << false;
    QTest::newRow("auto, a key that only writes") << LinkMode::Automatic << 0 << 0 << true << true;
    QTest::newRow("was open, no answer") << LinkMode::Automatic << 1 << -1 << false << true;
    QTest::newRow("signed and shut") << LinkMode::Presigned << 1 << 0 << true << true;
}

void TestLinks::aLinkThatNobodyCouldOpenSaysSo()
{
    QFETCH(const LinkMode, mode);
    QFETCH(const int, publicOpens);
    QFETCH(const int, signedOpens);
    QFETCH(const bool, isAnswered);
    QFETCH(const bool, isDoubted);
    KnownStore known;
    if (publicOpens >= 0)
        known.publicOpens = publicOpens == 1;
    if (signedOpens >= 0)
        known.signedOpens = signedOpens == 1;
    if (!isAnswered)
        known.linkError = Error{ErrorKind::Timeout, u"nothing moved"_s};
    const S3Client store{m_http, m_clock, m_config};
    const auto link = makeLink(store, m_upload, mode, known, 60s, m_clock.now());
    QVERIFY(link.has_value());
    QCOMPARE(link->doubt.has_value(), isDoubted);
    if (isDoubted)
        QCOMPARE(toString(link->doubt->kind), toString(ErrorKind::LinkUnopened));
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
