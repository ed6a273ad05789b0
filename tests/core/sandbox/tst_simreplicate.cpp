#include "tests/core/sandbox/simclient.h"

#include <QImage>
#include <QImageReader>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSimReplicate : public QObject {
    Q_OBJECT
private slots:
    void aRunGoesThroughAllPhases();
    void withoutTimeTheFirstPollIsTheEnd();
    void theTokenIsChecked_data();
    void theTokenIsChecked();
    void createIsRefused_data();
    void createIsRefused();
    void validationNamesEveryField();
    void throttlesOnceInEachForm_data();
    void throttlesOnceInEachForm();
    void runsFail_data();
    void runsFail();
    void failOnceSucceedsTheSecondTime();
    void cancelStopsARun();
    void cancelAfterTheEndChangesNothing();
    void aCancelCanLoseTheRace();
    void deadlinesEndARun();
    void badDeadlinesAreRefused_data();
    void badDeadlinesAreRefused();
    void flakyPollsAreHtml();

private:
    test::SimClient m_sim;
};

void TestSimReplicate::aRunGoesThroughAllPhases()
{
    SimReplicate sim{test::quick()};
    const test::SimClient::Answer created =
        m_sim.create(sim, {{"prompt", "hills"}, {"width", 64}, {"height", 48}});
    QCOMPARE(created.status, 201);
    QCOMPARE(textAt(created.json, "status"), u"starting"_s);
    QVERIFY(created.json.at("output").is_null());
    QStringList seen;
    QStringList logs;
    QTRY_VERIFY(([&] {
        const test::SimClient::Answer now = m_sim.poll(sim, created);
        seen.append(textAt(now.json, "status"));
        logs.append(textAt(now.json, "logs"));
        return seen.last() == u"succeeded";
    }()));
    seen.removeDuplicates();
    QVERIFY2(seen.indexOf(u"processing"_s) < seen.indexOf(u"succeeded"_s),
             qPrintable(seen.join(u' ')));
    for (qsizetype i = 1; i < logs.size(); ++i)
        QVERIFY(logs[i].startsWith(logs[i - 1]));
    QVERIFY(logs.last().contains(u"100%|██████████| 28/28 ["_s));
    QCOMPARE(sim.creates, 1);
    // 28 steps of 90 ms and the pause.
    QVERIFY(std::abs(sim.charged - 3.12 * 0.000975) < 1e-9);
}

void TestSimReplicate::withoutTimeTheFirstPollIsTheEnd()
{
    SimReplicate sim{test::instant()};
    const test::SimClient::Answer created = m_sim.create(sim, {{"prompt", "hills"}});
    QCOMPARE(textAt(created.json, "status"), u"starting"_s);
    const test::SimClient::Answer done = m_sim.poll(sim, created);
    QCOMPARE(textAt(done.json, "status"), u"succeeded"_s);
    QCOMPARE(done.json.at("output").size(), size_t{1});
    QCOMPARE(done.json.at("metrics").at("predict_time").get<double>(), 3.12);
    QVERIFY(done.json.contains("completed_at"));
    QCOMPARE(done.json.at("input"), Json({{"prompt", "hills"}}));
    QVERIFY(!sim.server().requests.empty());
}

void TestSimReplicate::theTokenIsChecked_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("status");
    const QByteArray token = SimReplicateOptions{}.token;
    QCOMPARE(token.size(), 40);
    QTest::newRow("bearer") << "Bearer " + token << 200;
    QTest::newRow("old form") << "Token " + token << 200;
    QTest::newRow("wrong") << QByteArray{"Bearer r8_wrong"} << 401;
    QTest::newRow("bare") << token << 401;
}

void TestSimReplicate::theTokenIsChecked()
{
    QFETCH(const QByteArray, header);
    QFETCH(const int, status);
    SimReplicate sim{test::instant()};
    HttpRequest request{.url = sim.baseUrl() + "/v1/account",
                        .headers = {{"Authorization", header}}};
    HttpClient client;
    const auto result = QCoro::waitFor(client.send(std::move(request), {}));
    QVERIFY(result);
    QCOMPARE(result->status, status);
    const Json json = parseJson(result->body).value_or(Json{});
    if (status == 200)
        QCOMPARE(textAt(json, "type"), u"user"_s);
    else
        QCOMPARE(textAt(json, "title"), u"Unauthenticated"_s);
}

void TestSimReplicate::createIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const QByteArray good = "\"version\":\"" + test::animagine + "\",\"input\":{\"prompt\":\"x\"}";
    QTest::newRow("not json") << QByteArray{"{oops"} << 400;
    QTest::newRow("a list") << QByteArray{"[1]"} << 400;
    QTest::newRow("no input") << "{\"version\":\"" + test::animagine + "\"}" << 422;
    QTest::newRow("no version") << QByteArray{"{\"input\":{}}"} << 422;
    QTest::newRow("unknown version") << QByteArray{"{\"version\":\"abc\",\"input\":{}}"} << 422;
    QTest::newRow("name without version")
        << QByteArray{R"({"version":"aisha-ai-official/animagine-xl-4.0","input":{}})"} << 422;
    QTest::newRow("own tag") << "{" + good + ",\"tag\":1}" << 422;
    QTest::newRow("no credit") << "{" + QByteArray{good}.replace("\"x\"", "\"[[402]]\"") + "}"
                               << 402;
    QTest::newRow("good") << "{" + good + "}" << 201;
    QTest::newRow("name and version")
        << "{" +
               QByteArray{good}.replace(test::animagine,
                                        "aisha-ai-official/animagine-xl-4.0:" + test::animagine) +
               "}"
        << 201;
}

void TestSimReplicate::createIsRefused()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    SimReplicate sim{test::instant()};
    QCOMPARE(m_sim.call(sim, "POST", "/v1/predictions", body).status, status);
    QCOMPARE(sim.creates, status == 201 ? 1 : 0);
    const QByteArray official = "/v1/models/aisha-ai-official/animagine-xl-4.0/predictions";
    QCOMPARE(m_sim.call(sim, "POST", official, body).status, 404);
}

void TestSimReplicate::validationNamesEveryField()
{
    SimReplicate sim{test::instant()};
    const test::SimClient::Answer answer = m_sim.create(sim, {{"steps", 500},
                                                              {"width", "wide"},
                                                              {"scheduler", "none"},
                                                              {"seed", nullptr},
                                                              {"unknown", 1}});
    QCOMPARE(answer.status, 422);
    QCOMPARE(answer.response.header("Content-Type"), QByteArray{"application/problem+json"});
    std::map<std::string, std::string> types;
    for (const Json &field : answer.json.at("invalid_fields"))
        types[field.at("field").get<std::string>()] = field.at("type").get<std::string>();
    const std::map<std::string, std::string> expected{{"input.steps", "number_lte"},
                                                      {"input.width", "invalid_type"},
                                                      {"input.scheduler", "enum"},
                                                      {"input.seed", "invalid_type"}};
    QVERIFY2(types == expected, answer.response.body.constData());
    QCOMPARE(sim.creates, 0);
}

void TestSimReplicate::throttlesOnceInEachForm_data()
{
    QTest::addColumn<QString>("marker");
    QTest::addColumn<bool>("hasHeader");
    QTest::addColumn<bool>("hasField");
    QTest::newRow("as documented") << u"[[429]]"_s << false << true;
    QTest::newRow("header") << u"[[429:header]]"_s << true << false;
    QTest::newRow("field") << u"[[429:body]]"_s << false << true;
    QTest::newRow("text") << u"[[429:text]]"_s << false << false;
    QTest::newRow("nothing") << u"[[429:bare]]"_s << false << false;
}

void TestSimReplicate::throttlesOnceInEachForm()
{
    QFETCH(const QString, marker);
    SimReplicate sim{test::instant()};
    const test::SimClient::Answer refused = m_sim.create(sim, {{"prompt", marker.toStdString()}});
    QCOMPARE(refused.status, 429);
    QTEST(!refused.response.header("Retry-After").isEmpty(), "hasHeader");
    QTEST(refused.json.is_object() && refused.json.contains("retry_after"), "hasField");
    QCOMPARE(m_sim.create(sim, {{"prompt", marker.toStdString()}}).status, 201);
    QCOMPARE(sim.creates, 1);
}

void TestSimReplicate::runsFail_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("error");
    QTest::newRow("code") << u"x [[fail:E1001]]"_s << u"(E1001)"_s;
    QTest::newRow("interrupted") << u"[[fail:PA]]"_s << u"(code: PA)"_s;
    QTest::newRow("own words") << u"[[fail:out of ink]]"_s << u"out of ink"_s;
    QTest::newRow("filter") << u"[[nsfw]]"_s << u"NSFW"_s;
}

void TestSimReplicate::runsFail()
{
    QFETCH(const QString, prompt);
    QFETCH(const QString, error);
    SimReplicate sim{test::instant()};
    const test::SimClient::Answer done =
        m_sim.poll(sim, m_sim.create(sim, {{"prompt", prompt.toStdString()}}));
    QCOMPARE(textAt(done.json, "status"), u"failed"_s);
    QVERIFY(textAt(done.json, "error").contains(error));
    QVERIFY(textAt(done.json, "logs").contains(u"14/28"_s));
    QVERIFY(done.json.at("output").is_null());
    QVERIFY(sim.charged > 0);
}

void TestSimReplicate::failOnceSucceedsTheSecondTime()
{
    SimReplicate sim{test::instant()};
    const Json input{{"prompt", "[[failonce:E9828]]"}};
    QCOMPARE(textAt(m_sim.poll(sim, m_sim.create(sim, input)).json, "status"), u"failed"_s);
    QCOMPARE(textAt(m_sim.poll(sim, m_sim.create(sim, input)).json, "status"), u"succeeded"_s);
}

void TestSimReplicate::cancelStopsARun()
{
    SimReplicate sim{test::quick()};
    const test::SimClient::Answer created = m_sim.create(sim, {{"prompt", "[[hang]]"}});
    QTRY_COMPARE(textAt(m_sim.poll(sim, created).json, "status"), u"processing"_s);
    const QByteArray target = "/v1/predictions/" + textAt(created.json, "id").toUtf8() + "/cancel";
    const test::SimClient::Answer canceled = m_sim.call(sim, "POST", target);
    QCOMPARE(canceled.status, 200);
    QCOMPARE(textAt(canceled.json, "status"), u"canceled"_s);
    QVERIFY(canceled.json.at("logs").is_null());
    QVERIFY(sim.charged > 0);
    const double charged = sim.charged;
    QCOMPARE(textAt(m_sim.call(sim, "POST", target).json, "status"), u"canceled"_s);
    QCOMPARE(textAt(m_sim.poll(sim, created).json, "status"), u"canceled"_s);
    QCOMPARE(sim.charged, charged);
}

void TestSimReplicate::cancelAfterTheEndChangesNothing()
{
    SimReplicate sim{test::instant()};
    const test::SimClient::Answer created = m_sim.create(sim, {{"prompt", "x"}});
    const QByteArray target = "/v1/predictions/" + textAt(created.json, "id").toUtf8() + "/cancel";
    const test::SimClient::Answer answer = m_sim.call(sim, "POST", target);
    QCOMPARE(answer.status, 200);
    QCOMPARE(textAt(answer.json, "status"), u"succeeded"_s);
    QCOMPARE(m_sim.call(sim, "POST", "/v1/predictions/nosuch/cancel").status, 404);
}

void TestSimReplicate::aCancelCanLoseTheRace()
{
    SimReplicate sim{test::quick()};
    const test::SimClient::Answer created = m_sim.create(sim, {{"prompt", "[[cancelrace]]"}});
    const QByteArray target = "/v1/predictions/" + textAt(created.json, "id").toUtf8() + "/cancel";
    QVERIFY(textAt(m_sim.call(sim, "POST", target).json, "status") != u"canceled"_s);
    QTRY_COMPARE(textAt(m_sim.poll(sim, created).json, "status"), u"succeeded"_s);
}

void TestSimReplicate::deadlinesEndARun()
{
    SimReplicateOptions options{.timeScale = 0.001};
    SimReplicate sim{options};
    const test::SimClient::Answer running =
        m_sim.create(sim, {{"prompt", "[[hang]]"}}, {{"Cancel-After", "5m"}});
    QVERIFY(running.json.contains("deadline"));
    QTRY_COMPARE(textAt(m_sim.poll(sim, running).json, "status"), u"canceled"_s);
    sim.options.starting = 10min;
    const double charged = sim.charged;
    const test::SimClient::Answer queued =
        m_sim.create(sim, {{"prompt", "x"}}, {{"Cancel-After", "30s"}});
    QTRY_COMPARE(textAt(m_sim.poll(sim, queued).json, "status"), u"aborted"_s);
    QCOMPARE(sim.charged, charged);
}

void TestSimReplicate::badDeadlinesAreRefused_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("status");
    for (const char *const good : {"5", "30s", "5m", "1h30m45s"})
        QTest::newRow(good) << QByteArray{good} << 201;
    for (const char *const bad : {"4s", "soon", "m", "5d", "5m30", "-5s", "1.5h"})
        QTest::newRow(bad) << QByteArray{bad} << 422;
}

void TestSimReplicate::badDeadlinesAreRefused()
{
    QFETCH(const QByteArray, value);
    SimReplicate sim{test::instant()};
    QTEST(m_sim.create(sim, {{"prompt", "x"}}, {{"Cancel-After", value}}).status, "status");
}

void TestSimReplicate::flakyPollsAreHtml()
{
    SimReplicate sim{test::instant()};
    const test::SimClient::Answer created = m_sim.create(sim, {{"prompt", "[[flaky]]"}});
    QCOMPARE(m_sim.poll(sim, created).status, 502);
    QCOMPARE(m_sim.poll(sim, created).status, 200);
}

QTEST_GUILESS_MAIN(TestSimReplicate)
#include "tst_simreplicate.moc"
