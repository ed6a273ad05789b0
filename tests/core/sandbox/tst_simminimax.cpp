#include "core/net/httpclient.h"
#include "core/sandbox/minimax/simminimax.h"
#include "core/sandbox/simtable.h"

#include <QImage>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! The simulated service by itself (providers.md §4.4).
class TestSimMiniMax : public QObject {
    Q_OBJECT
private slots:
    void init();
    void picturesAreTheSameForTheSameSeed();
    void addressesAreTheDefault();
    void whatItTakesAndRefuses_data();
    void whatItTakesAndRefuses();
    void theNamedShapeBeatsTheSize();
    void keysBelongToOneRegion_data();
    void keysBelongToOneRegion();
    void tenRequestsAMinute();
    void addressesRunOut();
    void passingCodesPassTheSecondTime();
    void whatIsMadeIsCounted();
    void answersTakeTheirTime();
    void itStandsInTheTable();

private:
    [[nodiscard]] HttpResponse post(const Json &body, const QByteArray &key,
                                    const QByteArray &origin)
    {
        HttpRequest request{.method = "POST", .url = origin + "/v1/image_generation"};
        request.headers = {{"Content-Type", "application/json"}};
        if (!key.isEmpty())
            request.headers.emplace_back("Authorization", "Bearer " + key);
        request.body = toBytes(body);
        const auto answer = QCoro::waitFor(m_http.send(request, std::stop_token{}));
        return answer.value_or(HttpResponse{});
    }
    [[nodiscard]] Json ask(const Json &body)
    {
        return parseJson(post(body, m_sim->options.key, m_sim->baseUrl()).body).value_or(Json{});
    }
    [[nodiscard]] static std::optional<qint64> codeOf(const Json &answer)
    {
        return integerAt(memberAt(answer, "base_resp"), "status_code");
    }
    [[nodiscard]] static Json small(const QString &prompt, const char *format = "base64")
    {
        return {{"model", "image-01"}, {"prompt", prompt.toStdString()},
                {"seed", 7},           {"width", 512},
                {"height", 512},       {"response_format", format}};
    }
    [[nodiscard]] static QString picture(const Json &answer, size_t index = 0)
    {
        const Json &list = memberAt(memberAt(answer, "data"), "image_base64");
        return list.is_array() && list.size() > index ? toText(list.at(index)) : QString{};
    }

    std::unique_ptr<SimMiniMax> m_sim;
    HttpClient m_http;
};

void TestSimMiniMax::init()
{
    SimMiniMaxOptions options;
    options.timeScale = 0;
    options.perMinute = 0;
    m_sim = std::make_unique<SimMiniMax>(options);
}

void TestSimMiniMax::picturesAreTheSameForTheSameSeed()
{
    const QString first = picture(ask(small(u"a boat"_s)));
    QVERIFY(QImage::fromData(QByteArray::fromBase64(first.toLatin1()), "jpeg").size() ==
            QSize(512, 512));
    QCOMPARE(picture(ask(small(u"a boat"_s))), first);
    QVERIFY(picture(ask(small(u"a fox"_s))) != first);
    SimMiniMax other{m_sim->options};
    const auto elsewhere = post(small(u"a boat"_s), other.options.key, other.baseUrl());
    QCOMPARE(picture(*parseJson(elsewhere.body)), first);
}

void TestSimMiniMax::addressesAreTheDefault()
{
    Json body = small(u"a boat"_s);
    body.erase("response_format");
    const Json answer = ask(body);
    QVERIFY(memberAt(memberAt(answer, "data"), "image_urls").is_array());
    QCOMPARE(textAt(memberAt(answer, "metadata"), "success_count"), u"1"_s);
    QVERIFY(memberAt(answer, "metadata").at("failed_count").is_string());
}

void TestSimMiniMax::whatItTakesAndRefuses_data()
{
    QTest::addColumn<QByteArray>("change"); // merged into a good body; null takes a value away
    QTest::addColumn<int>("code");
    const auto row = [](const char *tag, const QByteArray &change, int code) {
        QTest::newRow(tag) << change << code;
    };
    const QByteArray longest = QByteArray{"🦊"}.repeated(1500);
    row("as it is", "{}", 0);
    row("longest prompt", R"({"prompt":")" + longest + R"("})", 0);
    row("longer", R"({"prompt":")" + longest + R"(."})", 2013);
    row("no prompt", R"({"prompt":null})", 2013);
    row("empty prompt", R"({"prompt":""})", 2013);
    row("no model", R"({"model":null})", 2013);
    row("other model", R"({"model":"image-02"})", 2013);
    row("none", R"({"n":0})", 2013);
    row("ten", R"({"n":10})", 2013);
    row("a text for a number", R"({"n":"2"})", 2013);
    row("half a size", R"({"height":null})", 2013);
    row("not of 8", R"({"width":516})", 2013);
    row("small", R"({"width":504})", 2013);
    row("large", R"({"width":2056})", 2013);
    row("unknown shape", R"({"aspect_ratio":"5:4"})", 2013);
    row("format", R"({"response_format":"png"})", 2013);
    row("seed", R"({"seed":1.5})", 2013);
    row("largest seed", R"({"seed":9223372036854775807})", 0);
    row("character",
        R"({"subject_reference":[{"type":"character","image_file":"data:image/jpeg;base64,/9j/"}]})",
        0);
    row("web character",
        R"({"subject_reference":[{"type":"character","image_file":"https://a.example/b.png"}]})",
        0);
    row("bad data", R"({"subject_reference":[{"type":"character",
            "image_file":"data:image/jpeg;base64,!!!"}]})",
        2013);
    row("webp", R"({"subject_reference":[{"type":"character",
            "image_file":"data:image/webp;base64,/9j/"}]})",
        2013);
    row("two characters", R"({"subject_reference":[{},{}]})", 2013);
    row("style elsewhere", R"({"style":{"style_type":"漫画"}})", 2013);
    row("live", R"({"model":"image-01-live","width":null,"height":null,
            "style":{"style_type":"漫画","style_weight":0.8}})",
        0);
    row("live and weightless", R"({"model":"image-01-live","width":null,"height":null,
            "style":{"style_type":"漫画","style_weight":0}})",
        2013);
    row("live and wide",
        R"({"model":"image-01-live","width":null,"height":null,"aspect_ratio":"21:9"})", 2013);
    row("live and sized", R"({"model":"image-01-live"})", 2013);
}

void TestSimMiniMax::whatItTakesAndRefuses()
{
    QFETCH(QByteArray, change);
    QFETCH(int, code);
    Json body = small(u"a boat"_s);
    body.merge_patch(*parseJson(change));
    const Json answer = ask(body);
    QCOMPARE(codeOf(answer), std::optional<qint64>{code});
    QCOMPARE(m_sim->creates, code == 0 ? 1 : 0);
    if (code != 0)
        QVERIFY(memberAt(answer, "data").is_null());
}

void TestSimMiniMax::theNamedShapeBeatsTheSize()
{
    Json body = small(u"a boat"_s);
    body["aspect_ratio"] = "21:9";
    const QByteArray jpeg = QByteArray::fromBase64(picture(ask(body)).toLatin1());
    QCOMPARE(QImage::fromData(jpeg, "jpeg").size(), QSize(1344, 576));
}

void TestSimMiniMax::keysBelongToOneRegion_data()
{
    QTest::addColumn<bool>("inChina");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("code");
    const SimMiniMaxOptions usual;
    QTest::newRow("world") << false << usual.key << 0;
    QTest::newRow("china") << true << usual.keyOfChina << 0;
    QTest::newRow("its key here") << false << usual.keyOfChina << 2049;
    QTest::newRow("ours there") << true << usual.key << 2049;
    QTest::newRow("nobody's") << false << QByteArray{"sk-api-x"} << 2049;
    QTest::newRow("none") << false << QByteArray{} << 1004;
}

void TestSimMiniMax::keysBelongToOneRegion()
{
    QFETCH(bool, inChina);
    QFETCH(QByteArray, key);
    QFETCH(int, code);
    const QByteArray origin = inChina ? m_sim->baseUrlOfChina() : m_sim->baseUrl();
    const HttpResponse answer = post(small(u"a boat"_s), key, origin);
    QCOMPARE(answer.status, 200);
    QCOMPARE(codeOf(*parseJson(answer.body)), std::optional<qint64>{code});
    QCOMPARE(m_sim->creates, code == 0 ? 1 : 0);
}

void TestSimMiniMax::tenRequestsAMinute()
{
    m_sim->options.perMinute = 10;
    for (int i = 0; i < 10; ++i)
        QCOMPARE(codeOf(ask(small(u"a boat"_s))), std::optional<qint64>{0});
    QCOMPARE(codeOf(ask(small(u"a boat"_s))), std::optional<qint64>{1002});
    m_sim->options.limitsByStatus = true;
    QCOMPARE(post(small(u"a boat"_s), m_sim->options.key, m_sim->baseUrl()).status, 429);
    QCOMPARE(m_sim->creates, 10);
    m_sim->options.clockOffset = 61s;
    QCOMPARE(codeOf(ask(small(u"a boat"_s))), std::optional<qint64>{0});
}

void TestSimMiniMax::addressesRunOut()
{
    const Json answer = ask(small(u"a boat"_s, "url"));
    const QByteArray address =
        toText(memberAt(memberAt(answer, "data"), "image_urls").at(0)).toLatin1();
    const auto status = [&] {
        HttpRequest request{.url = address};
        const auto response = QCoro::waitFor(m_http.send(request, std::stop_token{}));
        return response ? response->status : 0;
    };
    QCOMPARE(status(), 200);
    m_sim->options.clockOffset = 23h;
    QCOMPARE(status(), 200);
    m_sim->options.clockOffset = 25h;
    QCOMPARE(status(), 403);
}

void TestSimMiniMax::passingCodesPassTheSecondTime()
{
    QCOMPARE(codeOf(ask(small(u"a [[1002]]"_s))), std::optional<qint64>{1002});
    QCOMPARE(codeOf(ask(small(u"a [[1002]]"_s))), std::optional<qint64>{0});
    QCOMPARE(codeOf(ask(small(u"a [[1008]]"_s))), std::optional<qint64>{1008});
    QCOMPARE(codeOf(ask(small(u"a [[1008]]"_s))), std::optional<qint64>{1008});
    QCOMPARE(codeOf(ask(small(u"a [[sensitive]]"_s))), std::optional<qint64>{1026});
    QCOMPARE(codeOf(ask(small(u"a [[4242]]"_s))), std::optional<qint64>{0}); // no such code
}

void TestSimMiniMax::whatIsMadeIsCounted()
{
    Json body = small(u"a boat [[withheld:1]]"_s);
    body["n"] = 3;
    const Json answer = ask(body);
    QCOMPARE(textAt(memberAt(answer, "metadata"), "failed_count"), u"1"_s);
    QVERIFY(!picture(answer, 1).isEmpty());
    QVERIFY(picture(answer, 2).isEmpty());
    QCOMPARE(codeOf(ask(small(u"a boat [[1027]]"_s))), std::optional<qint64>{1027});
    QCOMPARE(codeOf(ask(small(u"a boat [[1001]]"_s))), std::optional<qint64>{1001});
    QCOMPARE(m_sim->creates, 3);
    QCOMPARE(m_sim->created.size(), 3U);
    QCOMPARE(m_sim->created.at(0).pictures, 2);
    QCOMPARE(m_sim->created.at(0).amount, 2 * 0.0035);
    QVERIFY(!m_sim->created.at(1).billed);
    QVERIFY(m_sim->created.at(2).billed); // what it gave up may cost all the same
    QCOMPARE(m_sim->charged, 3 * 0.0035);
    QCOMPARE(m_sim->created.at(0).input, body);
}

void TestSimMiniMax::answersTakeTheirTime()
{
    m_sim->options.timeScale = 1;
    m_sim->options.thinking = 1h;
    std::stop_source stop;
    HttpRequest request{.method = "POST", .url = m_sim->baseUrl() + "/v1/image_generation"};
    request.headers = {{"Authorization", "Bearer " + m_sim->options.key}};
    request.body = toBytes(small(u"a boat"_s));
    auto task = m_http.send(request, stop.get_token());
    QTRY_COMPARE(m_sim->creates, 1); // made, and charged, before anything is said
    QVERIFY(!task.isReady());
    stop.request_stop();
    QVERIFY(!QCoro::waitFor(std::move(task)));
}

void TestSimMiniMax::itStandsInTheTable()
{
    const std::unique_ptr<SimProvider> made = makeSimProvider(u"minimax"_s);
    QVERIFY(made);
    QVERIFY(!made->key().isEmpty() && !made->baseUrl().isEmpty());
}

QTEST_GUILESS_MAIN(TestSimMiniMax)
#include "tst_simminimax.moc"
