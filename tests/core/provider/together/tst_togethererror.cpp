#include "core/base/secret.h"
#include "core/provider/together/togethererror.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

enum class Paid { No, Maybe };

} // namespace

class TestTogetherError : public QObject {
    Q_OBJECT
private slots:
    void statusBecomesAnError_data();
    void statusBecomesAnError();
    void rateLimitSaysWhenToComeBack_data();
    void rateLimitSaysWhenToComeBack();
    void errorTextsAreShortAndFreeOfSecrets();
    void anErrorInPlaceOfPicturesHadNoEffect_data();
    void anErrorInPlaceOfPicturesHadNoEffect();
};

void TestTogetherError::statusBecomesAnError_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("mayBePaid");
    const auto row = [](const char *tag, int status, const char *body, const char *kind,
                        const char *message, const char *code, Paid paid) {
        QTest::newRow(tag) << status << QByteArray{body} << QString::fromLatin1(kind)
                           << QString::fromUtf8(message) << QString::fromLatin1(code)
                           << (paid == Paid::Maybe);
    };
    row("400", 400,
        R"({"id":"o","error":{"message":"steps must be between 1 and 12","type":"invalid_request_error","param":"steps","code":null}})",
        "invalid_input", "steps must be between 1 and 12", "invalid_request_error", Paid::No);
    row("400, the message names no parameter", 400,
        R"({"error":{"message":"out of range","type":"invalid_request_error","param":"width"}})",
        "invalid_input", "width: out of range", "invalid_request_error", Paid::No);
    row("400 about content", 400,
        R"({"error":{"message":"refused","code":"content_policy_violation"}})", "content_refused",
        "refused", "content_policy_violation", Paid::No);
    row("401", 401,
        R"({"error":{"message":"Invalid API key provided","type":"invalid_request_error","code":"invalid_api_key"}})",
        "unauthorized", "Invalid API key provided", "invalid_api_key", Paid::No);
    row("402 as recorded", 402, R"({"id":"o","error":{"type":"credit_limit"}})", "no_credit",
        "credit_limit", "credit_limit", Paid::No);
    row("403", 403,
        R"({"error":{"message":"not allowed","type":"invalid_request_error","code":"third_party_data_sharing_blocked"}})",
        "forbidden", "not allowed", "third_party_data_sharing_blocked", Paid::No);
    row("403 about a parameter", 403, R"({"error":{"message":"too long","param":"prompt"}})",
        "invalid_input", "prompt: too long", "", Paid::No);
    row("403 of the CDN", 403, "<html>403 Forbidden</html>", "forbidden", "HTTP 403", "", Paid::No);
    row("404", 404,
        R"({"error":{"message":"Unable to access model","code":"model_not_available"}})",
        "not_found", "Unable to access model", "model_not_available", Paid::No);
    row("408", 408, "", "timeout", "HTTP 408", "", Paid::Maybe);
    row("409", 409, R"({"error":"busy"})", "conflict", "busy", "", Paid::No);
    row("413", 413, "", "invalid_input", "HTTP 413", "", Paid::No);
    row("422", 422, R"({"error":{"message":"NSFW content detected"}})", "content_refused",
        "NSFW content detected", "", Paid::No);
    row("422 without words", 422, "", "content_refused", "HTTP 422", "", Paid::No);
    row("422 about a parameter", 422, R"({"error":{"message":"no such size","param":"width"}})",
        "invalid_input", "width: no such size", "", Paid::No);
    row("422 of a validator", 422, R"({"detail":[{"loc":["body","n"],"msg":"too many"}]})",
        "invalid_input", "HTTP 422", "", Paid::No);
    row("429 that speaks of credit", 429,
        R"({"error":{"message":"slow down","type":"credit_limit"}})", "rate_limited", "slow down",
        "credit_limit", Paid::No);
    row("429 with a type of its own", 429, R"({"error_type":"dynamic_request_limited"})",
        "rate_limited", "HTTP 429", "dynamic_request_limited", Paid::No);
    row("500", 500, R"({"error":{"message":"oops","type":"server_error"}})", "server_error", "oops",
        "server_error", Paid::Maybe);
    row("502 HTML", 502, "<html><body>Bad gateway</body></html>", "server_error", "HTTP 502", "",
        Paid::Maybe);
    row("503 overloaded, says the API", 503, R"({"error":{"message":"overloaded"}})", "unavailable",
        "overloaded", "", Paid::No);
    row("503 of an edge server", 503, "<html>503</html>", "unavailable", "HTTP 503", "",
        Paid::Maybe);
    row("504", 504, "<html>504</html>", "server_error", "HTTP 504", "", Paid::Maybe);
    row("520", 520, "error code: 520", "server_error", "error code: 520", "", Paid::Maybe);
    row("524", 524, "<!DOCTYPE html><title>A timeout occurred</title>", "server_error", "HTTP 524",
        "", Paid::Maybe);
    row("529", 529, "", "unavailable", "HTTP 529", "", Paid::Maybe);
    row("529 with words", 529, R"({"error":{"message":"overloaded"}})", "unavailable", "overloaded",
        "", Paid::Maybe);
    row("plain text", 400, "upstream said no", "invalid_input", "upstream said no", "", Paid::No);
    row("array", 404, "[1,2]", "not_found", "HTTP 404", "", Paid::No);
    row("error of another kind", 400, R"({"error":7,"message":"seven"})", "invalid_input", "seven",
        "", Paid::No);
    row("number as a code", 400, R"({"error":{"message":"m","code":42}})", "invalid_input", "m",
        "42", Paid::No);
    row("redirect", 302, "", "redirected", "redirected to https://evil.example", "", Paid::No);
    row("nonsense", 199, "", "invalid_answer", "HTTP 199", "", Paid::Maybe);
}

void TestTogetherError::statusBecomesAnError()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, kind);
    QFETCH(QString, message);
    QFETCH(QString, code);
    QFETCH(bool, mayBePaid);
    const Error error = together::toError(
        {.status = status, .headers = {{"Location", "https://evil.example/path?x"}}, .body = body},
        QDateTime{});
    QCOMPARE(toString(error.kind), kind);
    QCOMPARE(error.message, message);
    QCOMPARE(error.code, code);
    QCOMPARE(error.httpStatus, status);
    QCOMPARE(error.mayHaveArrived(), mayBePaid);
    QVERIFY(error.effect != Error::Effect::Unknown);
}

void TestTogetherError::rateLimitSaysWhenToComeBack_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<HttpHeaders>("headers");
    QTest::addColumn<int>("milliseconds"); // -1 = nothing
    const auto row = [](const char *tag, int status, const HttpHeaders &headers, int milliseconds) {
        QTest::newRow(tag) << status << headers << milliseconds;
    };
    const HttpHeader reset{"X-RateLimit-Reset", "3"};
    row("reset", 429, {reset}, 3000);
    row("reset with a unit", 429, {{"x-ratelimit-reset", "1.5s"}}, 1500);
    row("retry-after first", 429, {reset, {"Retry-After", "9"}}, 9000);
    row("a date", 429, {reset, {"retry-after", "Tue, 14 Nov 2023 22:13:50 GMT"}}, 30'000);
    row("milliseconds before all", 429, {{"retry-after", "9"}, {"retry-after-ms", "250"}}, 250);
    row("none", 429, {}, -1);
    row("nonsense", 429, {{"x-ratelimit-reset", "soon"}, {"retry-after", "later"}}, -1);
    row("never negative", 429, {{"x-ratelimit-reset", "-4"}}, -1);
    row("a time of day is no wait", 429, {{"x-ratelimit-reset", "1764400000"}}, -1);
    row("not a number", 429, {{"x-ratelimit-reset", "nan"}}, -1);
    row("the reset stands in every reply", 503, {reset}, -1);
    row("503 that asks to wait", 503, {{"Retry-After", "2"}}, 2000);
}

void TestTogetherError::rateLimitSaysWhenToComeBack()
{
    QFETCH(int, status);
    QFETCH(HttpHeaders, headers);
    QFETCH(int, milliseconds);
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC);
    const Error error = together::toError({.status = status, .headers = headers}, now);
    QCOMPARE(error.retryAfter.count(), milliseconds);
}

void TestTogetherError::errorTextsAreShortAndFreeOfSecrets()
{
    const Secret key{QByteArray{"tgp_v1_very-secret-indeed"}};
    for (const QByteArray &body :
         {R"({"error":{"message":"bad key )" + key.reveal() + ' ' + QByteArray(5000, 'x') + "\"}}",
          "bad key " + key.reveal() + ' ' + QByteArray(5000, 'x')}) {
        const Error error = together::toError({.status = 401, .body = body}, QDateTime{});
        QVERIFY(error.message.startsWith(u"bad key"_s));
        QVERIFY(!error.message.contains(u"very-secret"_s));
        QVERIFY(error.message.size() <= 500);
    }
}

void TestTogetherError::anErrorInPlaceOfPicturesHadNoEffect_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("kind");
    QTest::newRow("safety") << QByteArray{R"({"error":{"code":"content_policy_violation"}})"}
                            << u"content_refused"_s;
    QTest::newRow("anything else")
        << QByteArray{R"({"error":"the model broke"})"} << u"model_failed"_s;
}

void TestTogetherError::anErrorInPlaceOfPicturesHadNoEffect()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, kind);
    const Json answer = *parseJson(body);
    QVERIFY(together::hasError(answer));
    const Error error = together::errorIn(answer);
    QCOMPARE(toString(error.kind), kind);
    QVERIFY(!error.mayHaveArrived());
    QVERIFY(!together::hasError(*parseJson(R"({"error":null,"data":[]})")));
}

QTEST_GUILESS_MAIN(TestTogetherError)
#include "tst_togethererror.moc"
