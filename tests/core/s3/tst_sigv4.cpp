#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/s3/sigv4.h"
#include "tests/support/support.h"

#include <QFile>
#include <QtTest>

#include <map>
#include <set>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytesAt(const Json &object, const char *key)
{
    return textAt(object, key).toUtf8();
}

std::vector<std::pair<QByteArray, QByteArray>> pairsAt(const Json &object, const char *key)
{
    std::vector<std::pair<QByteArray, QByteArray>> out;
    for (const Json &pair : memberAt(object, key))
        out.emplace_back(toText(pair.at(0)).toUtf8(), toText(pair.at(1)).toUtf8());
    return out;
}

//! One vector, with the stages computed from its input only.
struct Vector {
    Json json = {};
    QString name = {};
    QByteArray kind = {};
    sigv4::Scope scope = {};
    QByteArray timestamp = {};
    QByteArray secret = {};
    HttpHeaders headers = {};
    sigv4::Presign presign = {};

    explicit Vector(Json source)
        : json(std::move(source)) // braces would make an array of it
    {
        name = textAt(json, "name");
        kind = bytesAt(json, "kind");
        timestamp = bytesAt(json, "timestamp");
        scope.day = timestamp.left(8);
        scope.region = bytesAt(json, "region");
        scope.service = bytesAt(json, "service");
        const Json &credentials = memberAt(json, "credentials");
        secret = bytesAt(credentials, "secret_key");
        headers = pairsAt(request(), "headers");
        presign.accessKey = bytesAt(credentials, "access_key");
        presign.scope = scope;
        presign.timestamp = timestamp;
        presign.expires = std::chrono::seconds{integerAt(flags(), "expires").value_or(0)};
        presign.signedHeaders = sigv4::signedHeaders(headers);
        presign.sessionToken = bytesAt(credentials, "session_token");
        presign.tokenSigned = boolAt(flags(), "token_signed", true);
    }

    [[nodiscard]] const Json &request() const { return memberAt(json, "request"); }
    [[nodiscard]] const Json &flags() const { return memberAt(json, "flags"); }
    [[nodiscard]] const Json &expect() const { return memberAt(json, "expect"); }
    [[nodiscard]] bool isQuery() const { return kind == "query"; }
    [[nodiscard]] QByteArray expected(const char *key) const { return bytesAt(expect(), key); }

    [[nodiscard]] QByteArray canonicalQuery() const
    {
        sigv4::Query query = pairsAt(request(), "query");
        return sigv4::canonicalQuery(isQuery() ? sigv4::presignQuery(presign, query) : query);
    }
    [[nodiscard]] QByteArray canonicalRequest() const
    {
        return sigv4::canonicalRequest(bytesAt(request(), "method"),
                                       sigv4::canonicalPath(bytesAt(request(), "path")),
                                       canonicalQuery(), headers, bytesAt(flags(), "payload"));
    }
    [[nodiscard]] QByteArray stringToSign() const
    {
        return sigv4::stringToSign(timestamp, scope, canonicalRequest());
    }
    [[nodiscard]] QByteArray key() const { return sigv4::signingKey(secret, scope); }
    [[nodiscard]] QByteArray signature() const { return sigv4::signature(key(), stringToSign()); }
};

} // namespace

class TestSigV4 : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase();

    void payload_data() { rows("header"); }
    void payload();
    void canonicalRequest_data() { rows("header query chunked"); }
    void canonicalRequest();
    void stringToSign_data() { rows("header query chunked"); }
    void stringToSign();
    void signature_data() { rows("header query chunked"); }
    void signature();
    void signedHeaders_data() { rows("header query chunked"); }
    void signedHeaders();
    void authorization_data() { rows("header chunked"); }
    void authorization();
    void signedParams_data() { rows("query"); }
    void signedParams();
    void signingKey_data() { rows("key"); }
    void signingKey();
    void chunks_data() { rows("chunked"); }
    void chunks();
    void serverSeesTheSame_data() { rows("header query"); }
    void serverSeesTheSame();

    void encodingKeepsOnlyTheUnreserved();
    void valueLessNamesGetAnEqualsSign();
    void pairsAreSortedNotJoinedStrings();
    void timestampsAreUtc();
    void keysAreKeptPerSecretDayAndRegion();

private:
    void rows(const char *kinds);
    //! The row's vector; null when the file has none of the kinds (QtTest then calls once, without
    //! data).
    [[nodiscard]] const Vector *vector();

    std::vector<Vector> m_vectors;
    std::set<size_t> m_checked;
};

void TestSigV4::initTestCase()
{
    const QString other = qEnvironmentVariable("LIMNER_SIGV4_VECTORS");
    QByteArray text;
    if (other.isEmpty()) {
        text = test::data(u"sigv4/vectors.json"_s);
    } else {
        QFile file{other};
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(other + u": "_s + file.errorString()));
        text = file.readAll();
    }
    const Result<Json> json = parseJson(text);
    QVERIFY2(json.has_value(), "the vectors are no JSON");
    QCOMPARE(textAt(*json, "format"), u"sigv4-vectors/1"_s);
    for (const Json &one : memberAt(*json, "vectors")) {
        if (textAt(one, "class") == u"s3"_s)
            m_vectors.emplace_back(one);
    }
    QVERIFY2(!m_vectors.empty(), "no vector of class s3");
    for (const Vector &one : m_vectors)
        QVERIFY2(QByteArrayList({"header", "query", "key", "chunked"}).contains(one.kind),
                 qPrintable(u"unknown kind: "_s + one.name));
}

void TestSigV4::cleanupTestCase()
{
    qInfo("checked %d of %d vectors of class s3", int(m_checked.size()), int(m_vectors.size()));
}

void TestSigV4::rows(const char *kinds)
{
    QTest::addColumn<size_t>("index");
    const QByteArrayList wanted = QByteArray{kinds}.split(' ');
    for (size_t i = 0; i < m_vectors.size(); ++i) {
        if (wanted.contains(m_vectors[i].kind))
            QTest::newRow(qUtf8Printable(m_vectors[i].name)) << i;
    }
}

const Vector *TestSigV4::vector()
{
    if (!QTest::currentDataTag())
        return nullptr;
    const size_t index = *static_cast<size_t *>(QTest::qData("index", qMetaTypeId<size_t>()));
    m_checked.insert(index);
    return &m_vectors.at(index);
}

void TestSigV4::payload()
{
    const Vector *const row = vector();
    if (!row)
        return;
    const Vector &v = *row;
    const QByteArray expected = bytesAt(v.flags(), "payload");
    // Only then is the last line a hash that can be recomputed.
    if (memberAt(v.request(), "body").is_string() && expected.size() == 64)
        QCOMPARE(sha256Hex(bytesAt(v.request(), "body")), expected);
    else
        QVERIFY(!expected.isEmpty());
}

void TestSigV4::canonicalRequest()
{
    const Vector *const row = vector();
    if (!row)
        return;
    const Vector &v = *row;
    QCOMPARE(v.canonicalRequest(), v.expected("canonical_request"));
}

void TestSigV4::stringToSign()
{
    const Vector *const row = vector();
    if (!row)
        return;
    const Vector &v = *row;
    QCOMPARE(v.stringToSign(), v.expected("string_to_sign"));
}

void TestSigV4::signature()
{
    const Vector *const row = vector();
    if (!row)
        return;
    const Vector &v = *row;
    QCOMPARE(v.signature(), v.expected("signature"));
}

void TestSigV4::signedHeaders()
{
    const Vector *const row = vector();
    if (!row)
        return;
    const Vector &v = *row;
    QCOMPARE(sigv4::signedHeaders(v.headers), v.expected("signed_headers"));
}

void TestSigV4::authorization()
{
    const Vector *const row = vector();
    if (!row)
        return;
    const Vector &v = *row;
    QCOMPARE(sigv4::authorization(v.presign.accessKey, v.scope, sigv4::signedHeaders(v.headers),
                                  v.signature()),
             v.expected("authorization"));
}

void TestSigV4::signedParams()
{
    const Vector *const row = vector();
    if (!row)
        return;
    const Vector &v = *row;
    const QByteArray raw = sigv4::presignedQuery(v.presign, v.canonicalQuery(), v.signature());
    std::map<QByteArray, QByteArray> got;
    for (const auto &[name, value] : sigv4::parsedQuery(raw)) {
        if (name.startsWith("X-Amz-"))
            QVERIFY2(got.emplace(name, value).second, name.constData());
    }
    std::map<QByteArray, QByteArray> expected;
    for (const auto &item : memberAt(v.expect(), "signed_params").items()) {
        if (item.key().starts_with("X-Amz-"))
            expected.emplace(QByteArray::fromStdString(item.key()), toText(item.value()).toUtf8());
    }
    QVERIFY(got == expected);
}

void TestSigV4::signingKey()
{
    const Vector *const row = vector();
    if (!row)
        return;
    const Vector &v = *row;
    QCOMPARE(v.key().toHex(), v.expected("signing_key"));
}

void TestSigV4::chunks()
{
    const Vector *const row = vector();
    if (!row)
        return;
    const Vector &v = *row;
    QByteArray previous = v.signature();
    QByteArray body;
    for (const Json &chunk : memberAt(v.json, "chunks")) {
        const QByteArray data =
            bytesAt(chunk, "byte").repeated(integerAt(chunk, "len").value_or(0));
        const QByteArray text = sigv4::chunkStringToSign(v.timestamp, v.scope, previous, data);
        QCOMPARE(text, bytesAt(chunk, "string_to_sign"));
        previous = sigv4::signature(v.key(), text);
        QCOMPARE(previous, bytesAt(chunk, "signature"));
        // With trailers the empty last chunk has no line end of its own.
        body += sigv4::encodedChunk(data, previous);
    }
    QVERIFY(!body.isEmpty());
    const Json &trailer = memberAt(v.json, "trailer");
    if (trailer.is_object()) {
        QByteArray lines = bytesAt(trailer, "text");
        if (lines.isEmpty())
            lines = sigv4::canonicalHeaders(pairsAt(trailer, "headers"));
        const QByteArray text = sigv4::trailerStringToSign(v.timestamp, v.scope, previous, lines);
        QCOMPARE(text, bytesAt(trailer, "string_to_sign"));
        QCOMPARE(sigv4::signature(v.key(), text), bytesAt(trailer, "signature"));
    } else {
        QCOMPARE(body.size(), integerAt(v.json, "encoded_length").value_or(-1));
    }
}

// A server has only the raw target and the raw headers.
void TestSigV4::serverSeesTheSame()
{
    const Vector *const row = vector();
    if (!row)
        return;
    const Vector &v = *row;
    const QByteArray path = sigv4::canonicalPath(bytesAt(v.request(), "path"));
    const QByteArray query =
        v.isQuery() ? sigv4::presignedQuery(v.presign, v.canonicalQuery(), v.signature())
                    : v.canonicalQuery();
    if (!v.presign.tokenSigned) { // a server cannot know which parameter was added later
        QVERIFY(query.contains("X-Amz-Security-Token="));
        return;
    }
    HttpHeaders arrived = v.headers;
    arrived.emplace_back("User-Agent", "somebody");
    const QByteArray request = sigv4::canonicalRequest(
        bytesAt(v.request(), "method"), sigv4::canonicalPathOfRaw(path),
        sigv4::canonicalQueryOfRaw(query), sigv4::onlySigned(arrived, v.expected("signed_headers")),
        bytesAt(v.flags(), "payload"));
    QCOMPARE(request, v.expected("canonical_request"));
}

void TestSigV4::encodingKeepsOnlyTheUnreserved()
{
    QCOMPARE(sigv4::encoded("aZ09-._~ +*'()!/\xc3\xa9%", sigv4::Slash::Keep),
             QByteArray{"aZ09-._~%20%2B%2A%27%28%29%21/%C3%A9%25"});
    QCOMPARE(sigv4::encoded("a/b", sigv4::Slash::Encode), QByteArray{"a%2Fb"});
    QCOMPARE(sigv4::canonicalPath(""), QByteArray{"/"});
    QCOMPARE(sigv4::canonicalPath("/a//./../b/"), QByteArray{"/a//./../b/"});
}

void TestSigV4::valueLessNamesGetAnEqualsSign()
{
    QCOMPARE(sigv4::canonicalQueryOfRaw("uploads"), QByteArray{"uploads="});
    QCOMPARE(sigv4::canonicalQueryOfRaw("b=%2f&a=+&&X-Amz-Signature=1"), QByteArray{"a=%2B&b=%2F"});
    QCOMPARE(sigv4::canonicalQueryOfRaw(""), QByteArray{});
}

void TestSigV4::pairsAreSortedNotJoinedStrings()
{
    const sigv4::Query query{{"Param-3", "x"}, {"Param", "z"}, {"Param", "a"}};
    QCOMPARE(sigv4::canonicalQuery(query), QByteArray{"Param=a&Param=z&Param-3=x"});
}

void TestSigV4::timestampsAreUtc()
{
    const QDateTime time{QDate{2026, 2, 14}, QTime{1, 2, 3}, Qt::OffsetFromUTC, 3600};
    QCOMPARE(sigv4::timestamp(time), QByteArray{"20260214T000203Z"});
}

void TestSigV4::keysAreKeptPerSecretDayAndRegion()
{
    sigv4::KeyCache cache;
    sigv4::Scope scope;
    scope.region = "us-east-1";
    for (int day = 10; day < 50; ++day) { // more than are kept
        scope.day = "202602" + QByteArray::number(day);
        QCOMPARE(cache.key("secret-a", scope), sigv4::signingKey("secret-a", scope));
        QCOMPARE(cache.key("secret-a", scope), sigv4::signingKey("secret-a", scope));
        QCOMPARE(cache.key("secret-b", scope), sigv4::signingKey("secret-b", scope));
    }
}

QTEST_GUILESS_MAIN(TestSigV4)
#include "tst_sigv4.moc"
