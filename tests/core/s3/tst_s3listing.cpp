#include "core/s3/s3listing.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestS3Listing : public QObject {
    Q_OBJECT
private slots:
    void objectsAreRead();
    void encodedKeysAreDecoded();
    void plainKeysStayAsTheyAre();
    void pagesSayHowToGoOn();
    void webPagesAreNoListing();
    void aCutListingIsNoListing();
};

void TestS3Listing::objectsAreRead()
{
    const Result<ObjectPage> listing = parseListing(
        "<?xml version=\"1.0\"?><ListBucketResult "
        "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
        "<Name>b</Name><KeyCount>1</KeyCount><IsTruncated>false</IsTruncated><Contents>"
        "<Key>a.png</Key><LastModified>2026-02-14T09:15:00.250Z</LastModified>"
        "<ETag>&quot;d41d8cd98f00b204e9800998ecf8427e&quot;</ETag><Size>5000000000</Size>"
        "<Owner><ID>x</ID></Owner></Contents></ListBucketResult>");
    QVERIFY(listing.has_value());
    QCOMPARE(listing->objects.size(), size_t{1});
    const ObjectInfo &object = listing->objects.front();
    QCOMPARE(object.key, u"a.png"_s);
    QCOMPARE(object.bytes, 5'000'000'000LL);
    QCOMPARE(object.etag, QByteArray{"d41d8cd98f00b204e9800998ecf8427e"});
    QCOMPARE(object.modified, QDateTime(QDate{2026, 2, 14}, QTime{9, 15, 0, 250}, Qt::UTC));
    QVERIFY(listing->next.isEmpty());
}

void TestS3Listing::encodedKeysAreDecoded()
{
    const Result<ObjectPage> listing = parseListing(
        "<ListBucketResult><Contents><Key>a%2Fb+c%2Bd%25/%C3%A9%09.png</Key></Contents>"
        "<EncodingType>url</EncodingType></ListBucketResult>");
    QVERIFY(listing.has_value());
    QCOMPARE(listing->objects.front().key, u"a/b c+d%/é\t.png"_s);
}

void TestS3Listing::plainKeysStayAsTheyAre()
{
    const Result<ObjectPage> listing = parseListing(
        "<ListBucketResult><Contents><Key>a+b%20c</Key></Contents></ListBucketResult>");
    QCOMPARE(listing->objects.front().key, u"a+b%20c"_s);
}

void TestS3Listing::pagesSayHowToGoOn()
{
    const Result<ObjectPage> listing =
        parseListing("<ListBucketResult><IsTruncated>true</IsTruncated>"
                     "<NextContinuationToken>1/x+y==</NextContinuationToken></ListBucketResult>");
    QCOMPARE(listing->next, u"1/x+y=="_s);
    QVERIFY(listing->objects.empty());
    const Result<ObjectPage> last =
        parseListing("<ListBucketResult><IsTruncated>false</IsTruncated>"
                     "<NextContinuationToken>1</NextContinuationToken></ListBucketResult>");
    QVERIFY(last->next.isEmpty());
}

void TestS3Listing::webPagesAreNoListing()
{
    for (const char *body : {"", "<!doctype html><html><body>hi", "{}", "<Error/>"})
        QCOMPARE(toString(parseListing(body).error().kind), toString(ErrorKind::NotAnObjectStore));
}

void TestS3Listing::aCutListingIsNoListing()
{
    const Result<ObjectPage> listing =
        parseListing("<ListBucketResult><Contents><Key>a</Key></Contents><Conte");
    QCOMPARE(toString(listing.error().kind), toString(ErrorKind::InvalidAnswer));
}

QTEST_GUILESS_MAIN(TestS3Listing)
#include "tst_s3listing.moc"
