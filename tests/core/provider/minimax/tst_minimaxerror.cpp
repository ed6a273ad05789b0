#include "core/base/secret.h"
#include "core/provider/minimax/minimaxerror.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;
using Effect = Error::Effect;

class TestMiniMaxError : public QObject {
    Q_OBJECT
private slots:
    void everyCodeHasItsMeaning_data();
    void everyCodeHasItsMeaning();
    void theTextDecidesNothing();
    void theStatusComesFirst_data();
    void theStatusComesFirst();
    void aWaitIsNeverShorterThanOneTurn();
    void secretsStayOut();

private:
    static Error errorOf(int status, const QByteArray &body, const HttpHeaders &headers = {})
    {
        return minimax::toError(status, headers, parseForeignJson(body).value_or(Json{}),
                                QDateTime::currentDateTimeUtc());
    }
    static QByteArray answer(int code, const char *words = "words")
    {
        return toBytes(Json{{"base_resp", {{"status_code", code}, {"status_msg", words}}}});
    }
};

void TestMiniMaxError::everyCodeHasItsMeaning_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("seconds"); // to wait at least; -1 = nobody knows
    QTest::addColumn<Effect>("effect");
    const auto row = [](int code, const char *kind, int seconds = -1,
                        Effect effect = Effect::None) {
        QTest::newRow(qPrintable(QString::number(code)))
            << code << QString::fromLatin1(kind) << seconds << effect;
    };
    row(1000, "server_error");
    row(1001, "timeout", -1, Effect::Possible);
    row(1002, "rate_limited", 6);
    row(1004, "unauthorized");
    row(1008, "no_credit");
    row(1024, "server_error");
    row(1026, "content_refused");
    row(1027, "content_refused", -1, Effect::Unknown);
    row(1028, "quota_used_up");
    row(1030, "quota_used_up");
    row(1033, "server_error");
    row(1039, "rate_limited", 60);
    row(1041, "rate_limited", 6);
    row(1042, "invalid_input");
    row(2013, "invalid_input");
    row(2038, "forbidden");
    row(2045, "rate_limited", 6);
    row(2049, "unauthorized");
    row(2056, "quota_used_up");
    row(2061, "forbidden");
    row(4242, "server_error", -1, Effect::Possible); // nobody told us
}

void TestMiniMaxError::everyCodeHasItsMeaning()
{
    QFETCH(int, code);
    QFETCH(QString, kind);
    QFETCH(int, seconds);
    QFETCH(Effect, effect);
    const Error error = errorOf(200, answer(code));
    QCOMPARE(toString(error.kind), kind);
    QVERIFY(error.effect == effect);
    QCOMPARE(error.code, QString::number(code));
    QCOMPARE(error.message, u"words"_s);
    if (seconds < 0)
        QVERIFY(error.retryAfter.count() < 0);
    else
        QVERIFY(error.retryAfter >= std::chrono::seconds{seconds});
}

void TestMiniMaxError::theTextDecidesNothing()
{
    const Error chinese = errorOf(200, answer(1008, "余额不足"));
    QCOMPARE(toString(chinese.kind), u"no_credit"_s);
    QCOMPARE(chinese.message, u"余额不足"_s);
    QCOMPARE(toString(errorOf(200, answer(2013, "rate limit, invalid api key")).kind),
             u"invalid_input"_s);
    QCOMPARE(errorOf(200, R"({"base_resp":{"status_code":"1026"}})").code, u"1026"_s);
}

void TestMiniMaxError::theStatusComesFirst_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("mayHaveArrived");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *tag, int status, const QByteArray &body, const char *kind,
                        bool may, const char *message) {
        QTest::newRow(tag) << status << body << QString::fromLatin1(kind) << may
                           << QString::fromLatin1(message);
    };
    row("401", 401,
        R"({"type":"error","error":{"type":"authorized_error","message":"login fail"}})",
        "unauthorized", false, "login fail");
    row("402", 402, "", "no_credit", false, "HTTP 402");
    row("403", 403, "{}", "forbidden", false, "HTTP 403");
    row("404", 404, "404 page not found", "not_found", false, "HTTP 404");
    row("408", 408, "", "timeout", true, "HTTP 408");
    row("413", 413, "", "invalid_input", false, "HTTP 413");
    row("429", 429, "", "rate_limited", false, "HTTP 429");
    row("429 with its code", 429, answer(1002), "rate_limited", false, "words");
    row("429 of the plan", 429, answer(2056), "quota_used_up", false, "words");
    row("400 with a code", 400, answer(1026), "content_refused", false, "words");
    row("400 with a code of success", 400, answer(0), "invalid_input", false, "words");
    row("500", 500, answer(1002), "server_error", true, "words");
    row("502 HTML", 502, "<html>Bad gateway</html>", "server_error", true, "HTTP 502");
    row("503", 503, "", "unavailable", true, "HTTP 503");
    row("524", 524, "", "server_error", true, "HTTP 524");
    row("302", 302, "", "redirected", false, "HTTP 302");
    row("odd", 777, "", "invalid_answer", true, "HTTP 777");
}

void TestMiniMaxError::theStatusComesFirst()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, kind);
    QFETCH(bool, mayHaveArrived);
    QFETCH(QString, message);
    const Error error = errorOf(status, body);
    QCOMPARE(toString(error.kind), kind);
    QCOMPARE(error.mayHaveArrived(), mayHaveArrived);
    QCOMPARE(error.message, message);
    QCOMPARE(error.httpStatus, status);
}

void TestMiniMaxError::aWaitIsNeverShorterThanOneTurn()
{
    const auto wait = [](const char *seconds) {
        return errorOf(429, "", {{"Retry-After", seconds}}).retryAfter;
    };
    QVERIFY(wait("1") == std::chrono::seconds{6});
    QVERIFY(wait("30") == std::chrono::seconds{30});
    QVERIFY(wait("soon") == std::chrono::seconds{6});
    QVERIFY(wait("99999999") == std::chrono::seconds{6});
}

void TestMiniMaxError::secretsStayOut()
{
    const Secret key{u"sk-api-verysecretverysecret"_s};
    const QByteArray body = answer(2049, "invalid api key sk-api-verysecretverysecret");
    QVERIFY(!errorOf(200, body).message.contains(u"verysecret"_s));
    QVERIFY(!errorOf(401, body).message.contains(u"verysecret"_s));
    const QByteArray flood = answer(2013, QByteArray(100'000, 'x').constData());
    QVERIFY(errorOf(200, flood).message.size() <= 500);
}

QTEST_GUILESS_MAIN(TestMiniMaxError)
#include "tst_minimaxerror.moc"
