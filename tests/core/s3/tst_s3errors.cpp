#include "core/s3/s3errors.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

HttpResponse answer(int status, const QByteArray &body, HttpHeaders headers = {})
{
    HttpResponse out;
    out.status = status;
    out.body = body;
    out.headers = std::move(headers);
    return out;
}

} // namespace

class TestS3Errors : public QObject {
    Q_OBJECT
private slots:
    void everyCodeHasItsReaction_data();
    void everyCodeHasItsReaction();
    void bareAnswersAreUnderstood_data();
    void bareAnswersAreUnderstood();
    void theDocumentIsRead();
    void nameSpacesAndExtraElementsDoNotMatter();
    void aCutDocumentStillNamesItsCode();
    void regionsComeFromWhereverTheyAre_data();
    void regionsComeFromWhereverTheyAre();
    void aHeadIsReadFromMiniosHeaders();
    void theConsoleNamesTheRightPort();
    void hostileDocumentsAreShortened();
    void webPagesAreRecognised();
};

void TestS3Errors::everyCodeHasItsReaction_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("reaction");
    const auto row = [](const char *code, int status, const char *kind, const char *reaction) {
        QTest::newRow(code) << status << QString::fromLatin1(kind) << QString::fromLatin1(reaction);
    };
    row("SignatureDoesNotMatch", 403, "bad_signature", "Tell");
    row("InvalidAccessKeyId", 403, "bad_access_key", "Tell");
    row("AccessDenied", 403, "forbidden", "Tell");
    row("AllAccessDisabled", 403, "forbidden", "Tell");
    row("AccountProblem", 403, "forbidden", "Tell");
    row("ExpiredToken", 400, "unauthorized", "Tell");
    row("InvalidToken", 400, "unauthorized", "Tell");
    row("InvalidTokenId", 403, "unauthorized", "Tell");
    row("RequestTimeTooSkewed", 403, "clock_skew", "FixClock");
    row("AuthorizationHeaderMalformed", 400, "wrong_region", "FixRegion");
    row("InvalidRegion", 400, "wrong_region", "FixRegion");
    row("IllegalLocationConstraintException", 400, "wrong_region", "FixRegion");
    row("InvalidLocationConstraint", 400, "wrong_region", "FixRegion");
    row("AuthorizationQueryParametersError", 400, "invalid_input", "Tell");
    row("NoSuchBucket", 404, "bucket_missing", "Tell");
    row("NoSuchKey", 404, "not_found", "Tell");
    row("NoSuchVersion", 404, "not_found", "Tell");
    row("NoSuchUpload", 404, "not_found", "Tell");
    row("NoSuchBucketPolicy", 404, "not_found", "Tell");
    row("InvalidPart", 400, "invalid_input", "Tell");
    row("InvalidPartOrder", 400, "invalid_input", "Tell");
    row("EntityTooSmall", 400, "invalid_input", "Tell");
    row("EntityTooLarge", 400, "too_large", "Tell");
    row("PreconditionFailed", 412, "precondition_failed", "Tell");
    row("ConditionalRequestConflict", 409, "conflict", "Retry");
    row("OperationAborted", 409, "conflict", "Retry");
    row("BucketAlreadyOwnedByYou", 409, "conflict", "Accept");
    row("BucketAlreadyExists", 409, "bad_name", "Tell");
    row("InvalidBucketName", 400, "bad_name", "Tell");
    row("KeyTooLongError", 400, "bad_name", "Tell");
    row("InvalidObjectName", 400, "bad_name", "Tell");
    row("XMinioInvalidObjectName", 400, "bad_name", "Tell");
    row("XMinioInvalidResourceName", 400, "bad_name", "Tell");
    row("BadDigest", 400, "bad_digest", "Rehash");
    row("InvalidDigest", 400, "bad_digest", "Rehash");
    row("XAmzContentSHA256Mismatch", 400, "bad_digest", "Rehash");
    row("XAmzContentChecksumMismatch", 400, "bad_digest", "Rehash");
    row("MissingContentLength", 411, "internal", "Tell");
    row("MissingContentMD5", 400, "internal", "Tell");
    row("MetadataTooLarge", 400, "invalid_input", "Tell");
    row("AccessControlListNotSupported", 400, "not_implemented", "Tell");
    row("InvalidStorageClass", 400, "invalid_input", "Tell");
    row("NotImplemented", 501, "not_implemented", "Tell");
    row("MethodNotAllowed", 405, "not_implemented", "Tell");
    row("QuotaExceeded", 403, "store_full", "Tell");
    row("XMinioStorageFull", 507, "store_full", "Tell");
    row("XMinioAdminBucketQuotaExceeded", 400, "store_full", "Tell");
    row("SlowDown", 503, "unavailable", "Retry");
    row("SlowDownRead", 503, "unavailable", "Retry");
    row("SlowDownWrite", 503, "unavailable", "Retry");
    row("ServiceUnavailable", 503, "unavailable", "Retry");
    row("ServerBusy", 503, "unavailable", "Retry");
    row("RequestTimeout", 400, "timeout", "Retry");
    row("TooManyRequests", 429, "rate_limited", "Retry");
    row("InternalError", 500, "server_error", "Retry");
    row("IncompleteBody", 400, "dropped", "Retry");
    row("XMinioServerNotInitialized", 503, "unavailable", "Retry");
    row("XMinioIAMNotInitialized", 503, "unavailable", "Retry");
    row("XMinioInsecureClientRequest", 400, "insecure_client", "Tell");
    row("Unauthorized", 401, "unauthorized", "Tell");
    row("SomethingNew", 400, "invalid_input", "Tell");
    row("SomethingNewToo", 403, "forbidden", "Tell");
    row("SomethingBroken", 500, "server_error", "Retry");
}

void TestS3Errors::everyCodeHasItsReaction()
{
    QFETCH(const int, status);
    const QByteArray code = QTest::currentDataTag();
    const S3Failure failure =
        readFailure(answer(status, "<?xml version=\"1.0\"?><Error><Code>" + code +
                                       "</Code><Message>text</Message></Error>"));
    QTEST(toString(failure.error.kind), "kind");
    QTEST(toString(failure.reaction), "reaction");
    QCOMPARE(failure.error.code, QString::fromLatin1(code));
    QCOMPARE(failure.error.message, u"text"_s);
    QCOMPARE(failure.error.httpStatus, status);
}

void TestS3Errors::bareAnswersAreUnderstood_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("reaction");
    const auto row = [](const char *name, int status, const char *body, const char *kind,
                        const char *reaction) {
        QTest::newRow(name) << status << QByteArray{body} << QString::fromLatin1(kind)
                            << QString::fromLatin1(reaction);
    };
    row("console page", 404, "<!DOCTYPE html><html>MinIO Console", "not_an_object_store", "Tell");
    row("some 403 page", 403, "<html><h1>403 Forbidden</h1>", "not_an_object_store", "Tell");
    row("plain text", 400, "Bad Request", "not_an_object_store", "Tell");
    row("json", 404, "{\"detail\":\"Not Found\"}", "not_an_object_store", "Tell");
    row("other xml", 400, "<Fault/>", "not_an_object_store", "Tell");
    row("http to https", 400, "Client sent an HTTP request to an HTTPS server.\n",
        "insecure_client", "Tell");
    row("proxy, nothing behind it", 502, "<html>502 Bad Gateway</html>", "server_error", "Retry");
    row("proxy, busy", 503, "<html>503</html>", "unavailable", "Retry");
    row("proxy, slow", 504, "<html>504</html>", "server_error", "Retry");
    row("proxy, limits", 429, "<html>", "rate_limited", "Retry");
    row("proxy, size limit", 413, "<html>413 Request Entity Too Large", "too_large", "Tell");
    row("HEAD 403", 403, "", "forbidden", "Tell");
    row("HEAD 404", 404, "", "not_found", "Tell");
    row("HEAD 405", 405, "", "not_implemented", "Tell");
    row("HEAD 400", 400, "", "invalid_input", "Tell");
    row("HEAD 500", 500, "", "server_error", "Retry");
    row("HEAD 507", 507, "", "store_full", "Tell");
    row("HEAD 301", 301, "", "redirected", "Tell");
    row("page moved", 302, "<html>Found</html>", "redirected", "Tell");
}

void TestS3Errors::bareAnswersAreUnderstood()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    const S3Failure failure = readFailure(answer(status, body));
    QTEST(toString(failure.error.kind), "kind");
    QTEST(toString(failure.reaction), "reaction");
    QVERIFY(!failure.error.message.contains(u"<html"_s));
}

void TestS3Errors::theDocumentIsRead()
{
    const S3Failure failure = readFailure(
        answer(404, "<Error><Code>NoSuchKey</Code><Message>  The key\n is gone.</Message>"
                    "<Key>a</Key><RequestId>in-body</RequestId></Error>"));
    QCOMPARE(failure.error.message, u"The key is gone."_s);
    QCOMPARE(failure.requestId, u"in-body"_s);
    const S3Failure second = readFailure(answer(404, "<Error><Code>NoSuchKey</Code></Error>",
                                                {{"X-Amz-Request-Id", "from-header"}}));
    QCOMPARE(second.requestId, u"from-header"_s);
    QCOMPARE(second.error.message, QString{});
}

void TestS3Errors::nameSpacesAndExtraElementsDoNotMatter()
{
    const S3Failure failure =
        readFailure(answer(403, "<Error xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                                "<StringToSign>AWS4\n<x/></StringToSign><Condition/>"
                                "<Code>AccessDenied</Code><Message/></Error>"));
    QCOMPARE(failure.error.code, u"AccessDenied"_s);
    QVERIFY(!parseS3Error("<Errors><Code>x</Code></Errors>"));
    QVERIFY(!parseS3Error(""));
}

void TestS3Errors::aCutDocumentStillNamesItsCode()
{
    const S3Failure failure =
        readFailure(answer(403, "<Error><Code>InvalidAccessKeyId</Code><Message>The Acc"));
    QCOMPARE(toString(failure.error.kind), toString(ErrorKind::BadAccessKey));
}

void TestS3Errors::regionsComeFromWhereverTheyAre_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("reaction");
    const auto row = [](const char *name, int status, const char *header, const char *body,
                        const char *region, const char *reaction) {
        QTest::newRow(name) << status << QByteArray{header} << QByteArray{body}
                            << QString::fromLatin1(region) << QString::fromLatin1(reaction);
    };
    row("element", 400, "",
        "<Error><Code>AuthorizationHeaderMalformed</Code><Region>eu-west-1</Region></Error>",
        "eu-west-1", "FixRegion");
    row("message", 400, "",
        "<Error><Code>AuthorizationHeaderMalformed</Code><Message>the region 'a' is wrong; "
        "expecting 'eu-west-2'</Message></Error>",
        "eu-west-2", "FixRegion");
    row("redirect", 301, "eu-west-3", "<Error><Code>PermanentRedirect</Code></Error>", "eu-west-3",
        "FixRegion");
    row("HEAD 400", 400, "eu-south-1", "", "eu-south-1", "FixRegion");
    row("HEAD 301", 301, "eu-south-1", "", "eu-south-1", "FixRegion");
    row("endpoint only", 307, "",
        "<Error><Code>TemporaryRedirect</Code><Endpoint>b.s3.amazonaws.com</Endpoint></Error>", "",
        "FixRegion");
    row("nonsense", 400, "",
        "<Error><Code>AuthorizationHeaderMalformed</Code><Region>a/b\nc</Region></Error>", "",
        "FixRegion");
}

void TestS3Errors::regionsComeFromWhereverTheyAre()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, header);
    QFETCH(const QByteArray, body);
    const S3Failure failure = readFailure(answer(status, body, {{"x-amz-bucket-region", header}}));
    QTEST(failure.region, "region");
    QTEST(toString(failure.reaction), "reaction");
}

void TestS3Errors::aHeadIsReadFromMiniosHeaders()
{
    const S3Failure failure =
        readFailure(answer(404, "",
                           {{"X-Minio-Error-Code", "NoSuchBucket"},
                            {"X-Minio-Error-Desc", "\"The bucket does not exist\""}}));
    QCOMPARE(toString(failure.error.kind), toString(ErrorKind::BucketMissing));
    QCOMPARE(failure.error.message, u"The bucket does not exist"_s);
}

void TestS3Errors::theConsoleNamesTheRightPort()
{
    for (const char *body : {"", "<Error><Code>InvalidArgument</Code></Error>"}) {
        const S3Failure failure =
            readFailure(answer(400, body, {{"Location", "http://127.0.0.1:9000"}}));
        QCOMPARE(toString(failure.error.kind), toString(ErrorKind::NotAnObjectStore));
        QCOMPARE(failure.error.message, u"http://127.0.0.1:9000"_s);
    }
}

void TestS3Errors::hostileDocumentsAreShortened()
{
    const QByteArray huge(200'000, 'x');
    const S3Failure failure = readFailure(
        answer(403, "<Error><Code>AccessDenied</Code><Message>" + huge + "</Message></Error>"));
    QVERIFY(failure.error.message.size() < 500);
    const S3Failure text = readFailure(answer(400, huge));
    QVERIFY(text.error.message.size() < 500);
    const S3Failure code =
        readFailure(answer(400, "<Error><Code>" + huge.left(5000) + "</Code></Error>"));
    QVERIFY(code.error.code.size() < 300);
    // Nested entities must not blow up.
    const S3Failure bomb = readFailure(answer(400, "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">"
                                                   "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                                                   "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">"
                                                   "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>"
                                                   "<Error><Code>&d;&d;&d;</Code></Error>"));
    QVERIFY(bomb.error.code.size() < 300);
}

void TestS3Errors::webPagesAreRecognised()
{
    QVERIFY(isWebPage(answer(200, "", {{"Content-Type", "text/html; charset=utf-8"}})));
    QVERIFY(isWebPage(answer(200, "\n<!doctype HTML><html>")));
    QVERIFY(!isWebPage(answer(200, "<ListBucketResult/>", {{"Content-Type", "application/xml"}})));
    QVERIFY(!isWebPage(answer(200, "")));
}

QTEST_GUILESS_MAIN(TestS3Errors)
#include "tst_s3errors.moc"
