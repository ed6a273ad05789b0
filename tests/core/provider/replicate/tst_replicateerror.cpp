#include "core/provider/replicate/replicateerror.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestReplicateError : public QObject {
    Q_OBJECT
private slots:
    void statusBecomesAnError_data();
    void statusBecomesAnError();
    void rateLimitSaysWhenToComeBack_data();
    void rateLimitSaysWhenToComeBack();
    void errorTextsAreShortAndFreeOfSecrets();
    void failureTextsAreClassified_data();
    void failureTextsAreClassified();
};

void TestReplicateError::statusBecomesAnError_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *tag, int status, const char *body, const char *kind,
                        const char *message) {
        QTest::newRow(tag) << status << QByteArray{body} << QString::fromLatin1(kind)
                           << QString::fromUtf8(message);
    };
    row("400", 400, R"({"title":"Validation failed","detail":"no","status":400})", "invalid_input",
        "no");
    row("401", 401,
        "{\"title\":\"Unauthenticated\",\"detail\":\"You did not pass a valid authentication "
        "token\",\"status\":401}\n",
        "unauthorized", "You did not pass a valid authentication token");
    row("402", 402, R"({"title":"Insufficient credit","detail":"Buy some."})", "no_credit",
        "Buy some.");
    row("403", 403, "{}", "forbidden", "HTTP 403");
    row("404", 404, R"({"detail":"The requested resource could not be found"})", "not_found",
        "The requested resource could not be found");
    row("409", 409, R"({"title":"Conflict"})", "conflict", "Conflict");
    row("413", 413, R"({"detail":"too big"})", "invalid_input", "too big");
    row("422 fields", 422,
        R"({"title":"Input validation failed","detail":"- input: prompt is required\n",
            "invalid_fields":[{"type":"required","field":"input","description":"prompt is required"},
            {"type":"number_lte","field":"input.num_steps","description":"Must be less than 5"}]})",
        "invalid_input", "prompt is required; num_steps: Must be less than 5");
    row("422 version", 422,
        R"({"title":"Invalid version or not permitted","detail":"It does not exist"})", "not_found",
        "It does not exist");
    row("422 odd fields", 422, R"({"detail":"d","invalid_fields":[7,null,{}]})", "invalid_input",
        "d");
    row("429", 429, R"({"detail":"Request was throttled."})", "rate_limited",
        "Request was throttled.");
    row("500", 500, R"({"detail":"oops"})", "server_error", "oops");
    row("502 HTML", 502, "<html><body>Bad gateway</body></html>", "server_error", "HTTP 502");
    row("503", 503, "", "unavailable", "HTTP 503");
    row("504", 504, "", "server_error", "HTTP 504");
    row("520", 520, "", "server_error", "HTTP 520");
    row("redirect", 302, "", "redirected", "redirected to https://evil.example");
    row("nonsense", 199, "", "invalid_answer", "HTTP 199");
    row("array", 404, "[1,2]", "not_found", "HTTP 404");
}

void TestReplicateError::statusBecomesAnError()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, kind);
    QFETCH(QString, message);
    const Error error = replicate::toError(
        status, {{"Location", "https://evil.example/path?secret"}}, body, QDateTime{});
    QCOMPARE(toString(error.kind), kind);
    QCOMPARE(error.message, message);
    QCOMPARE(error.httpStatus, status);
    // A refused create never happened; everything above 499 may have.
    QCOMPARE(error.mayHaveArrived(), status >= 500 || status < 200);
}

void TestReplicateError::rateLimitSaysWhenToComeBack_data()
{
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::addColumn<QByteArray>("reset");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("seconds"); // -1 = nothing
    const auto row = [](const char *tag, const char *retryAfter, const char *reset,
                        const char *body, int seconds) {
        QTest::newRow(tag) << QByteArray{retryAfter} << QByteArray{reset} << QByteArray{body}
                           << seconds;
    };
    const char *all = R"({"detail":"Your rate limit resets in ~5s.","retry_after":7})";
    row("header first", "9", "3", all, 9);
    row("header as a date", "Tue, 14 Nov 2023 22:13:50 GMT", "3", all, 30);
    row("body second", "", "3", all, 7);
    row("body as text", "", "3", R"({"retry_after":"8"})", 8);
    row("text third", "", "3", R"({"detail":"Your rate limit resets in ~5s."})", 5);
    row("older text", "", "3", R"({"detail":"Expected available in 1 second."})", 1);
    row("reset header last", "", "3", R"({"detail":"Request was throttled."})", 3);
    row("nothing", "", "", "{}", -1);
    row("nonsense", "soon", "never", R"({"retry_after":-4,"detail":"~s"})", -1);
    row("for ever", "", "1e300", R"({"retry_after":1e18})", -1);
}

void TestReplicateError::rateLimitSaysWhenToComeBack()
{
    QFETCH(QByteArray, retryAfter);
    QFETCH(QByteArray, reset);
    QFETCH(QByteArray, body);
    QFETCH(int, seconds);
    HttpHeaders headers;
    if (!retryAfter.isEmpty())
        headers.emplace_back("retry-after", retryAfter);
    if (!reset.isEmpty())
        headers.emplace_back("RateLimit-Reset", reset);
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC);
    const Error error = replicate::toError(429, headers, body, now);
    QCOMPARE(error.retryAfter.count(), seconds < 0 ? -1 : seconds * 1000);
}

void TestReplicateError::errorTextsAreShortAndFreeOfSecrets()
{
    const QByteArray body = R"({"detail":"bad token r8_abcdefghijklmnopqrstuvwxyz0123456789ab )" +
                            QByteArray(5000, 'x') + "\"}";
    const Error error = replicate::toError(401, {}, body, QDateTime{});
    QVERIFY(!error.message.contains(u"abcdefghij"_s));
    QVERIFY(error.message.size() <= 500);
}

void TestReplicateError::failureTextsAreClassified_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *text, const char *kind, const char *code) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(kind)
                            << QString::fromLatin1(code);
    };
    row("Out of memory (E1001)", "model_failed", "E1001");
    row("Director: unexpected error handling prediction (E9828)", "model_failed", "E9828");
    row("Prediction interrupted; please retry (code: PA)", "model_failed", "PA");
    row("E6716: timeout starting", "model_failed", "E6716");
    row("CUDA out of memory. Tried to allocate 2.00 GiB (GPU 0)", "model_failed", "");
    row("NSFW content detected. Try running it again, or try a different prompt.",
        "content_refused", "");
    row("The image was flagged as sensitive. (E005)", "content_refused", "E005");
}

void TestReplicateError::failureTextsAreClassified()
{
    QFETCH(QString, text);
    QFETCH(QString, kind);
    QFETCH(QString, code);
    const Error error = replicate::failureFrom(text);
    QCOMPARE(toString(error.kind), kind);
    QCOMPARE(error.code, code);
    QCOMPARE(error.message, text);
}

QTEST_GUILESS_MAIN(TestReplicateError)
#include "tst_replicateerror.moc"
