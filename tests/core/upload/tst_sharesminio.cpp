// Share pages in a real MinIO, opened as anybody would.
#include "core/net/httpclient.h"
#include "core/s3/s3bucket.h"
#include "core/upload/outbox.h"
#include "tests/core/jobs/fakes.h"
#include "tests/support/realminio.h"

#include <QRegularExpression>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestSharesMinio : public QObject {
    Q_OBJECT
private slots:
    void aPageAndItsPicturesOpenUntilItIsTakenBack_data();
    void aPageAndItsPicturesOpenUntilItIsTakenBack();

private:
    [[nodiscard]] HttpResponse open(const QString &url)
    {
        HttpRequest request;
        request.url = url.toLatin1();
        request.exactTarget = false;
        return QCoro::waitFor(m_http.send(std::move(request), {})).value_or(HttpResponse{});
    }
    HttpClient m_http;
};

void TestSharesMinio::aPageAndItsPicturesOpenUntilItIsTakenBack_data()
{
    QTest::addColumn<bool>("isPublic");
    QTest::newRow("a bucket for everybody") << true;
    QTest::newRow("a bucket for nobody") << false;
}

void TestSharesMinio::aPageAndItsPicturesOpenUntilItIsTakenBack()
{
    QFETCH(const bool, isPublic);
    RealMinio minio;
    minio.start();
    S3Config config;
    config.endpoint = minio.endpoint();
    config.bucket = u"gallery"_s;
    config.accessKey = minio.accessKey();
    config.secretKey = Secret{minio.secretKey()};
    const QTemporaryDir folder;
    ManualClock clock{QDateTime::currentDateTimeUtc()}; // the server's clock is real
    S3Client client{m_http, clock, config};
    QVERIFY(QCoro::waitFor(S3Bucket{client}.create({})));
    if (isPublic)
        QVERIFY(QCoro::waitFor(S3Bucket{client}.makePublic({}, {})));
    const auto library = *Library::open(folder.path(), clock);
    Outbox outbox{*library, client, clock};
    const std::vector<ArtworkId> ids{keepPicture(*library, clock, 1),
                                     keepPicture(*library, clock, 2)};
    outbox.start();
    QVERIFY(driveUntil(clock, [&] { return outbox.openCount() == 0; }));
    QVERIFY(driveUntil(clock, [&] { return outbox.bucketIsPublic().has_value(); }));

    ShareOrder order;
    order.title = u"Lights"_s;
    order.artworks = ids;
    const Result<SharedPage> made = QCoro::waitFor(outbox.shares().publish(order, {}));
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    QVERIFY(!made->link.doubt); // it serves pages as pages
    QCOMPARE(made->link.isPublic, isPublic);
    QCOMPARE(made->link.url.contains(u"X-Amz-Signature"_s), !isPublic);
    const HttpResponse page = open(made->link.url);
    QCOMPARE(page.status, 200);
    QCOMPARE(page.header("content-type"), "text/html; charset=utf-8"_ba);
    QVERIFY(page.body.contains("<title>Lights</title>"));
    static const QRegularExpression source{u"<img src=\"([^\"]+)\""_s};
    auto each = source.globalMatch(QString::fromUtf8(page.body));
    int pictures = 0;
    while (each.hasNext()) {
        const QString address = each.next().captured(1).replace(u"&amp;"_s, u"&"_s);
        QCOMPARE(address.startsWith(u"http"_s), !isPublic);
        const QUrl whole = QUrl{made->link.url}.resolved(QUrl{address});
        QCOMPARE(open(whole.toString(QUrl::FullyEncoded)).status, 200);
        ++pictures;
    }
    QCOMPARE(pictures, 2);

    const Result<TakenBack> gone = QCoro::waitFor(outbox.shares().takeBack(made->share.uuid, {}));
    QVERIFY(gone);
    QCOMPARE(*gone, TakenBack::Gone);
    QCOMPARE(open(made->link.url).status, 404);
    QVERIFY(outbox.shares().all().empty());
    QCoro::waitFor(outbox.shutdown());
}

QTEST_GUILESS_MAIN(TestSharesMinio)
#include "tst_sharesminio.moc"
