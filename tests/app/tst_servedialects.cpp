#include "tests/app/clirig.h"
#include "tests/app/servedhouse.h"

#include <QRegularExpression>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

//! What front ends that know another door see of this one, member by member.
class TestServeDialects : public QObject {
    Q_OBJECT
private slots:
    void synchronousLinks();
    void tasksByContent();
    void imagesInEnvelopes();
    void recordsFirst();
    void refusalsHaveTheFormOfTheirDialect_data();
    void refusalsHaveTheFormOfTheirDialect();
    void aCapRefusesInEveryForm();
    void aStoreThatIsAwayIsSaid();

private:
    [[nodiscard]] static QByteArray waited(ServedHouse &house, const QByteArray &job)
    {
        return textAt(house.get("/v1/jobs/" + job + "/wait?seconds=100").json(), "state").toUtf8();
    }
};

void TestServeDialects::synchronousLinks()
{
    CliRig rig;
    ServedHouse house{rig.program};
    house.start();
    Json body = small(u"a boat"_s);
    body["batch_size"] = 2;
    body["sampler_of_tomorrow"] = "x"; // unknown members are ignored
    const ServedAnswer answer = house.post("/generate", body);
    QVERIFY2(answer.status == 200, answer.body.constData());
    QCOMPARE(membersOf(answer.json()), QStringList{u"urls"_s});
    QCOMPARE(memberAt(answer.json(), "urls").size(), size_t{2});

    const ServedAnswer failed = house.post("/generate", small(u"a boat [[fail:E1001]]"_s));
    QCOMPARE(failed.status, 502);
    QCOMPARE(membersOf(failed.json()), (QStringList{u"error"_s, u"job"_s, u"urls"_s}));
    QCOMPARE(membersOf(memberAt(failed.json(), "error")),
             (QStringList{u"hint"_s, u"kind"_s, u"message"_s}));
    QVERIFY(!textAt(failed.json(), "job").isEmpty());
    body["batch_size"] = 5;
    QCOMPARE(house.post("/generate", body).status, 400);
}

void TestServeDialects::tasksByContent()
{
    CliRig rig;
    ServedHouse house{rig.program};
    house.start();
    const ServedAnswer begun = house.post("/api/images/generate", booked(u"a mill"_s));
    QVERIFY2(begun.status == 200, begun.body.constData());
    const Json first = begun.json();
    QCOMPARE(membersOf(first), (QStringList{u"cached"_s, u"message"_s, u"success"_s, u"taskId"_s}));
    QCOMPARE(boolAt(first, "success", false), true);
    QCOMPARE(boolAt(first, "cached", true), false);
    const QByteArray task = textAt(first, "taskId").toUtf8();
    static const QRegularExpression form{u"^[0-9a-f]{20}$"_s};
    QVERIFY(form.match(QString::fromLatin1(task)).hasMatch());
    QCOMPARE(waited(house, "task-" + task), QByteArray{"done"});
    const Json done =
        house
            .getUntil("/v1/jobs/task-" + task,
                      [](const Json &job) {
                          const Json &images = memberAt(job, "images");
                          return images.size() == 1 && memberAt(images.at(0), "url").is_string();
                      })
            .json();
    const Json stand = house.get("/api/images/" + task).json();
    QCOMPARE(membersOf(stand), (QStringList{u"data"_s, u"status"_s, u"success"_s}));
    QCOMPARE(textAt(stand, "status"), u"completed"_s);
    // Signed or public, as the store turns out to be: it is the same object.
    const auto objectAt = [](const Json &one) { return textAt(one, "url").section(u'?', 0, 0); };
    QCOMPARE(objectAt(memberAt(stand, "data").at(0)), objectAt(memberAt(done, "images").at(0)));
    Json again = booked(u"a mill"_s);
    again["n"] = 1; // what it is anyway
    const Json second = house.post("/api/images/generate", again).json();
    QCOMPARE(textAt(second, "taskId").toUtf8(), task);
    QCOMPARE(boolAt(second, "cached", false), true);
    QCOMPARE(rig.creates(), 1);

    const Json failing = booked(u"a mill [[fail:E1001]]"_s);
    const QByteArray lost =
        textAt(house.post("/api/images/generate", failing).json(), "taskId").toUtf8();
    QCOMPARE(waited(house, "task-" + lost), QByteArray{"failed"});
    const Json failed = house.get("/api/images/" + lost).json();
    QCOMPARE(textAt(failed, "status"), u"failed"_s);
    QVERIFY(!textAt(failed, "message").isEmpty());
    const Json rerun = house.post("/api/images/generate", failing).json();
    QCOMPARE(textAt(rerun, "taskId").toUtf8(), lost);
    QCOMPARE(boolAt(rerun, "cached", true), false);
    QTRY_COMPARE_WITH_TIMEOUT(rig.creates(), 3, 60'000);

    const ServedAnswer unknown = house.get("/api/images/0123456789abcdef0123");
    QCOMPARE(unknown.status, 404);
    QCOMPARE(membersOf(unknown.json()), (QStringList{u"message"_s, u"status"_s, u"success"_s}));
    QCOMPARE(textAt(unknown.json(), "status"), u"not_found"_s);
}

void TestServeDialects::imagesInEnvelopes()
{
    Program program;
    ServedHouse house{program, {u"--sandbox"_s}};
    house.start();
    Json body{{"model", "image-01"}, {"prompt", "a girl at the sea"}, {"aspect_ratio", "16:9"}};
    const ServedAnswer begun = house.post(envelopes, body);
    QVERIFY2(begun.status == 202, begun.body.constData());
    const Json first = begun.json();
    QCOMPARE(membersOf(first), (QStringList{u"code"_s, u"data"_s, u"message"_s}));
    QCOMPARE(integerAt(first, "code"), qint64{202});
    QCOMPARE(textAt(first, "message"), u"任务已创建"_s);
    const Json data = memberAt(first, "data");
    QCOMPARE(membersOf(data), (QStringList{u"created_at"_s, u"job_id"_s, u"status"_s}));
    QCOMPARE(textAt(data, "status"), u"PROCESSING"_s);
    QVERIFY(textAt(data, "created_at").endsWith(u'Z'));
    const QByteArray id = textAt(data, "job_id").toUtf8();
    QVERIFY(!QUuid::fromString(QString::fromLatin1(id)).isNull());
    const Json done =
        house
            .getUntil(envelopes + '/' + id,
                      [](const Json &stand) {
                          return textAt(memberAt(stand, "data"), "status") == u"COMPLETED"_s;
                      })
            .json();
    QCOMPARE(integerAt(done, "code"), qint64{200});
    QCOMPARE(textAt(done, "message"), u"成功"_s);
    QCOMPARE(membersOf(memberAt(done, "data")),
             (QStringList{u"completed_at"_s, u"created_at"_s, u"images"_s, u"job_id"_s,
                          u"progress"_s, u"status"_s}));
    QCOMPARE(integerAt(memberAt(done, "data"), "progress"), qint64{100});
    const ServedAnswer english = house.get(envelopes + '/' + id, {{"Accept-Language", "en-GB"}});
    QCOMPARE(textAt(english.json(), "message"), u"Succeeded"_s);

    body.erase("model");
    const ServedAnswer without = house.post(envelopes, body);
    QCOMPARE(without.status, 400);
    QCOMPARE(membersOf(without.json()), (QStringList{u"code"_s, u"message"_s}));
    const ServedAnswer unknown = house.get(envelopes + "/00000000-0000-0000-0000-000000000000");
    QCOMPARE(unknown.status, 404);
    QCOMPARE(membersOf(unknown.json()), (QStringList{u"code"_s, u"message"_s}));

    // Another token sees that it is there, and not what it is.
    QCOMPARE(house.stop().exitCode, 0);
    program.set(u"LIMNER_API_TOKEN"_s, u"another token altogether"_s);
    house.start();
    const ServedAnswer strange =
        house.get(envelopes + '/' + id, {{"Authorization", "Bearer another token altogether"}});
    QCOMPARE(strange.status, 403);
    QCOMPARE(integerAt(strange.json(), "code"), qint64{403});
}

void TestServeDialects::recordsFirst()
{
    Program program;
    ServedHouse house{program, {u"--sandbox"_s}};
    house.start();
    for (const QByteArray &path :
         {QByteArray{"/api/app/generate"}, QByteArray{"/api/app/ai-images"}}) {
        const ServedAnswer begun = house.post(path, small(u"a cat"_s));
        QVERIFY2(begun.status == 200, begun.body.constData());
        QCOMPARE(membersOf(begun.json()), (QStringList{u"id"_s, u"status"_s}));
        QCOMPARE(textAt(begun.json(), "status"), u"processing"_s);
        const QByteArray id = textAt(begun.json(), "id").toUtf8();
        const Json done = house
                              .getUntil(path + '/' + id,
                                        [](const Json &record) {
                                            return textAt(record, "status") != u"processing"_s;
                                        })
                              .json();
        QCOMPARE(membersOf(done),
                 (QStringList{u"error"_s, u"id"_s, u"status"_s, u"url"_s, u"urls"_s}));
        QCOMPARE(textAt(done, "status"), u"completed"_s);
        QCOMPARE(memberAt(done, "url"), memberAt(done, "urls").at(0));
        QVERIFY(memberAt(done, "error").is_null());
    }
    QCOMPARE(house.get("/api/app/generate/nobody").status, 404);
}

void TestServeDialects::refusalsHaveTheFormOfTheirDialect_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QStringList>("members");
    QTest::newRow("links") << QByteArray{"/generate"}
                           << QStringList{u"error"_s, u"job"_s, u"urls"_s};
    QTest::newRow("tasks") << QByteArray{"/api/images/generate"}
                           << QStringList{u"message"_s, u"statusCode"_s, u"success"_s};
    QTest::newRow("envelopes") << envelopes << QStringList{u"code"_s, u"message"_s};
    QTest::newRow("records") << QByteArray{"/api/app/generate"}
                             << QStringList{u"error"_s, u"id"_s, u"status"_s};
}

void TestServeDialects::refusalsHaveTheFormOfTheirDialect()
{
    QFETCH(const QByteArray, path);
    QFETCH(const QStringList, members);
    Program program;
    ServedHouse house{program, {u"--sandbox"_s}};
    house.start();
    const auto check = [&](const ServedAnswer &answer, int status) {
        QCOMPARE(answer.status, status);
        QCOMPARE(membersOf(answer.json()), members);
    };
    check(house.post(path, small(u"a"_s), {{"Authorization", ""}}), 401);
    check(house.call("POST", path, "no JSON"), 400);
    check(house.post(path, {{"prompt", 7}}), 400);
    check(house.post(path, {{"prompt", "  "}}), 400);
    check(house.post(path, {{"prompt", "a"},
                            {"model", "image-01"},
                            {"n", -1},
                            {"steps", "x"},
                            {"batch_size", 1.5}}),
          400);
    check(house.post(path, small(u"a"_s), {{"Origin", "https://evil.example"}}), 403);
}

void TestServeDialects::aCapRefusesInEveryForm()
{
    CliRig rig;
    rig.program.set(u"LIMNER_DAILY_CAP"_s, u"0.0000001"_s);
    ServedHouse house{rig.program};
    house.start();
    QCOMPARE(house.post("/generate", small(u"a"_s)).status, 402);
    QCOMPARE(house.post("/api/images/generate", booked(u"a"_s)).status, 402);
    const ServedAnswer record = house.post("/api/app/generate", small(u"a"_s));
    QCOMPARE(record.status, 403);
    QVERIFY(!textAt(record.json(), "error").isEmpty());
    const ServedAnswer native = house.post("/v1/jobs", {{"prompt", "a"}});
    QCOMPARE(native.status, 402);
    QCOMPARE(textAt(native.json(), "kind"), u"budget_cap"_s);
    QCOMPARE(rig.creates(), 0);
}

void TestServeDialects::aStoreThatIsAwayIsSaid()
{
    CliRig rig;
    rig.program.set(u"MINIO_ENDPOINT"_s, u"http://127.0.0.1:9"_s);
    ServedHouse house{rig.program};
    house.start();
    const ServedAnswer answer = house.post("/generate", small(u"kept here"_s));
    QCOMPARE(answer.status, 504);
    QCOMPARE(membersOf(answer.json()), (QStringList{u"error"_s, u"job"_s, u"urls"_s}));
    QCOMPARE(memberAt(answer.json(), "urls").size(), size_t{0});
    const Json job = house.get("/v1/jobs/" + textAt(answer.json(), "job").toUtf8()).json();
    QCOMPARE(textAt(job, "state"), u"done"_s); // the picture is safe
}

QTEST_GUILESS_MAIN(TestServeDialects)
#include "tst_servedialects.moc"
