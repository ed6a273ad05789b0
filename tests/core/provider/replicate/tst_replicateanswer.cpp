#include "core/provider/replicate/replicateanswer.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString wordOf(RemoteStatus status)
{
    static const QStringList words{u"starting"_s,  u"processing"_s, u"succeeded"_s, u"failed"_s,
                                   u"cancelled"_s, u"aborted"_s,    u"unknown"_s};
    return words.at(static_cast<int>(status));
}

RemoteJob decode(const QByteArray &extra)
{
    const QByteArray text = R"({"id":"k3v9w2m7x1")" + (extra.isEmpty() ? "" : "," + extra) + "}";
    const Result<Json> json = parseJson(text);
    if (!json)
        qFatal("the test's prediction is no JSON: %s", text.constData());
    return replicate::toRemoteJob(*json).value_or(RemoteJob{});
}

QString wordFor(replicate::Match match)
{
    return match == replicate::Match::Yes  ? u"yes"_s
           : match == replicate::Match::No ? u"no"_s
                                           : u"cannot tell"_s;
}

} // namespace

class TestReplicateAnswer : public QObject {
    Q_OBJECT
private slots:
    void outputsAreCollected_data();
    void outputsAreCollected();
    void aStreamIsOneText();
    void anEchoSaysNothing();
    void valuesComeWhenTheRunIsDone();
    void aLongTextIsWhole();
    void statusWordsAreUnderstood_data();
    void statusWordsAreUnderstood();
    void progressIsReadFromLogs_data();
    void progressIsReadFromLogs();
    void hostileIdsAreRefused_data();
    void hostileIdsAreRefused();
    void timesAreRead_data();
    void timesAreRead();
    void wrongTypesNeverMatter();
    void sameRequestIsRecognised_data();
    void sameRequestIsRecognised();
    void eachWayLeavesItsOwnTrace_data();
    void eachWayLeavesItsOwnTrace();
};

void TestReplicateAnswer::outputsAreCollected_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QStringList>("outputs");
    QTest::addColumn<QString>("text");
    const QString a = u"https://replicate.delivery/a.png"_s;
    const QString b = u"https://replicate.delivery/b.png"_s;
    const auto values = [](const QByteArray &json) {
        return u"data:application/json;base64,"_s + QString::fromLatin1(json.toBase64());
    };
    const auto row = [](const char *tag, const QString &output, const QStringList &outputs,
                        const QString &text = {}) {
        QTest::newRow(tag) << output.toUtf8() << outputs << text;
    };
    row("string", u"\"%1\""_s.arg(a), {a});
    row("list", u"[\"%1\",\"%2\"]"_s.arg(a, b), {a, b});
    row("object", u"{\"image\":\"%1\",\"mask\":null,\"seed\":7,\"note\":\"words\"}"_s.arg(a),
        {a, values(R"({"note":"words","seed":7})")});
    row("object of files only", u"{\"image\":\"%1\",\"mask\":\"\",\"more\":[]}"_s.arg(a), {a});
    row("objects in a list",
        u"[{\"image\":\"%1\",\"caption\":\"one\"},{\"image\":\"%2\"}]"_s.arg(a, b),
        {a, b, values(R"([{"caption":"one"}])")});
    row("values", u"{\"boxes\":[[1,2.5],[-3,true]],\"score\":0.25}"_s,
        {values(R"({"boxes":[[1,2.5],[-3,true]],"score":0.25})")});
    row("a large number", u"{\"seed\":9007199254740993}"_s,
        {values(R"({"seed":9007199254740993})")});
    row("numbers", u"[0.5,2]"_s, {values("[0.5,2]")});
    row("files and words", u"[\"%1\",\"a caption\"]"_s.arg(a), {a}, u"a caption"_s);
    row("deep", u"%1\"x\"%2"_s.arg(QString{150, u'['}, QString{150, u']'}),
        {values(QByteArray{150, '['} + "\"x\"" + QByteArray{150, ']'})});
    row("nested", u"{\"x\":[{\"y\":\"%1\"}],\"z\":{\"w\":\"%2\"}}"_s.arg(a, b), {a, b});
    row("the same twice", u"[\"%1\",\"%1\"]"_s.arg(a), {a});
    row("data", u"[\"data:image/png;base64,AA==\"]"_s, {u"data:image/png;base64,AA=="_s});
    row("plain http", u"\"http://replicate.delivery/a.png\""_s,
        {u"http://replicate.delivery/a.png"_s});
    row("other schemes", u"[\"file:///etc/passwd\",\"ftp://a/b\"]"_s, {},
        u"file:///etc/passwd\nftp://a/b"_s);
    row("text", u"\"Hello\""_s, {}, u"Hello"_s);
    row("lines", u"[\"a cat\",\"a dog\"]"_s, {}, u"a cat\na dog"_s);
    row("pieces", u"[\"Hel\",\"lo\",\" world\"]"_s, {}, u"Hello world"_s);
    row("text that mentions an address", u"\"https://a.example is nice\""_s, {},
        u"https://a.example is nice"_s);
    row("line break in an address", u"\"https://a.example/\\r\\nX: y\""_s, {},
        u"https://a.example/\r\nX: y"_s);
    row("null", u"null"_s, {});
    row("empty", u"[]"_s, {});
    row("number", u"42"_s, {}, u"42"_s);
    row("truth", u"false"_s, {}, u"false"_s);
}

void TestReplicateAnswer::outputsAreCollected()
{
    QFETCH(QByteArray, output);
    QFETCH(QStringList, outputs);
    QFETCH(QString, text);
    const RemoteJob job = decode(R"("status":"succeeded","output":)" + output);
    QCOMPARE(job.outputs, outputs);
    QCOMPARE(job.text, text);
}

void TestReplicateAnswer::aStreamIsOneText()
{
    const RemoteJob job = decode(R"("status":"succeeded","output":["Hel","lo"],
        "urls":{"stream":"https://stream.replicate.com/v1/files/x"})");
    QCOMPARE(job.text, u"Hello"_s);
}

void TestReplicateAnswer::anEchoSaysNothing()
{
    const QByteArray start = R"("status":"succeeded","input":{"seed":7,"prompt":"p"},)";
    const QByteArray file = R"("image":"https://replicate.delivery/a.png")";
    QCOMPARE(decode(start + R"("output":{)" + file + R"(,"seed":7,"prompt":"p"})").outputs.size(),
             1);
    QCOMPARE(decode(start + R"("output":{)" + file + R"(,"seed":8})").outputs.size(), 2);
}

void TestReplicateAnswer::valuesComeWhenTheRunIsDone()
{
    QVERIFY(decode(R"("status":"processing","output":{"progress":0.5})").outputs.isEmpty());
}

void TestReplicateAnswer::aLongTextIsWhole()
{
    const QByteArray word(100'000, 'x');
    QByteArray list = "\"" + word + "\"";
    for (int i = 1; i < 40; ++i)
        list += ",\"" + word + "\"";
    QCOMPARE(decode(R"("status":"succeeded","output":[)" + list + "]").text.size(),
             40 * 100'001 - 1);
}

void TestReplicateAnswer::statusWordsAreUnderstood_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("failure");
    QTest::addColumn<QString>("billed");
    const auto row = [](const char *tag, const char *body, const char *status, const char *failure,
                        const char *billed) {
        QTest::newRow(tag) << QByteArray{body} << QString::fromLatin1(status)
                           << QString::fromLatin1(failure) << QString::fromLatin1(billed);
    };
    row("starting", R"("status":"starting")", "starting", "", "?");
    row("processing", R"("status":"processing","output":null)", "processing", "", "?");
    row("succeeded", R"("status":"succeeded")", "succeeded", "", "yes");
    row("failed at work",
        R"("status":"failed","error":"x","started_at":"2026-05-02T09:14:03.9012Z")", "failed",
        "model_failed", "yes");
    row("failed before it began", R"("status":"failed","error":"x","started_at":null)", "failed",
        "model_failed", "no");
    row("failed, error is an object", R"("status":"failed","error":{"a":1})", "failed",
        "model_failed", "no");
    row("failed without a word", R"("status":"failed","error":null)", "failed", "model_failed",
        "no");
    row("cancelled at work",
        R"("status":"canceled","logs":null,"metrics":{"predict_time":0.128,"total_time":0.175})",
        "cancelled", "cancelled", "yes");
    row("cancelled in the queue", R"("status":"canceled")", "cancelled", "cancelled", "no");
    row("aborted", R"("status":"aborted","metrics":{"predict_time":3})", "aborted", "aborted",
        "no");
    row("invented", R"("status":"queued")", "unknown", "", "?");
    row("missing", R"("x":1)", "unknown", "", "?");
    row("a number", R"("status":3)", "unknown", "", "?");
}

void TestReplicateAnswer::statusWordsAreUnderstood()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, status);
    QFETCH(QString, failure);
    QFETCH(QString, billed);
    const RemoteJob job = decode(body);
    QCOMPARE(wordOf(job.status), status);
    QCOMPARE(job.failure ? toString(job.failure->kind) : QString{}, failure);
    QCOMPARE(job.billed ? (*job.billed ? u"yes"_s : u"no"_s) : u"?"_s, billed);
    QCOMPARE(isTerminal(job.status), billed != u"?"_s);
}

void TestReplicateAnswer::progressIsReadFromLogs_data()
{
    QTest::addColumn<QByteArray>("logs");
    QTest::addColumn<int>("step"); // 0 of 0 = none
    QTest::addColumn<int>("steps");
    const auto row = [](const char *tag, const QByteArray &logs, int step, int steps) {
        QTest::newRow(tag) << logs << step << steps;
    };
    row("none", "Using seed: 42\n", 0, 0);
    row("empty", "", 0, 0);
    row("zero", "Using seed: 42\n\n  0%|          | 0/28 [00:00<?, ?it/s]", 0, 28);
    row("later", "  0%|     | 0/28 [00:00<?]\n  7%|▋         | 2/28 [00:00<00:02, 11.02it/s]\n", 2,
        28);
    row("carriage returns", "  0%|  | 0/28\r  4%|▍ | 1/28\r 50%|█████ | 14/28 [", 14, 28);
    row("with a prefix", "Denoising:  50%|█████     | 10/20 [00:01<00:01]", 10, 20);
    row("a second phase does not go back",
        "100%|██████████| 40/40 [\n  0%|   | 0/10 [\n 10%|█  | 1/10 [", 40, 40);
    row("but two equal ones follow", "100%|██| 40/40 [\n 100%|██| 10/10 [", 10, 10);
    row("impossible", "50%|##| 30/20 [\n 10%|#| 1/0 [\n 5%|#| 99999999999999999999/3", 0, 0);
    row("cut short", " 50%|####", 0, 0);
    row("percent signs", "100% sure | 3/4 | %%%%|%|", 0, 0);
    row("huge", QByteArray(5'000'000, '%') + "\n 50%|█ | 5/10 [", 5, 10);
}

void TestReplicateAnswer::progressIsReadFromLogs()
{
    QFETCH(QByteArray, logs);
    QFETCH(int, step);
    QFETCH(int, steps);
    const Progress progress = replicate::progressFromLogs(logs.toStdString());
    QCOMPARE(progress.step, step);
    QCOMPARE(progress.steps, steps);
    QCOMPARE(progress.fraction, steps == 0 ? -1 : static_cast<double>(step) / steps);
}

void TestReplicateAnswer::hostileIdsAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const char *body : {R"({})", R"({"id":""})", R"({"id":7})", R"({"id":"../account"})",
                             R"({"id":"a/b"})", R"({"id":"a?b"})", R"({"id":"a\nb"})",
                             R"({"id":"a\n"})", R"({"id":"ä"})", R"([])", R"(null)", R"("id")"})
        QTest::newRow(body) << QByteArray{body};
    QTest::newRow("endless") << QByteArray{R"({"id":")" + QByteArray(1000, 'a') + R"("})"};
}

void TestReplicateAnswer::hostileIdsAreRefused()
{
    QFETCH(QByteArray, body);
    const Result<RemoteJob> job = replicate::toRemoteJob(*parseJson(body));
    QVERIFY(!job);
    QCOMPARE(toString(job.error().kind), u"invalid_answer"_s);
    QVERIFY(job.error().mayHaveArrived());
}

void TestReplicateAnswer::timesAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("milliseconds"); // -1 = invalid
    const auto row = [](const char *text, qint64 milliseconds) {
        QTest::newRow(text) << QString::fromLatin1(text) << milliseconds;
    };
    row("2023-11-14T22:13:20Z", 1'700'000'000'000);
    row("2023-11-14T22:13:20.217Z", 1'700'000'000'217);
    row("2023-11-14T22:13:20.2179Z", 1'700'000'000'217);
    row("2023-11-14T22:13:20.217904Z", 1'700'000'000'217);
    row("2023-11-14T22:13:20.217904123Z", 1'700'000'000'217);
    row("2023-11-14T23:13:20.217904+01:00", 1'700'000'000'217);
    row("yesterday", -1);
    row("", -1);
}

void TestReplicateAnswer::timesAreRead()
{
    QFETCH(QString, text);
    QFETCH(qint64, milliseconds);
    const QDateTime time = replicate::parseTime(text);
    QCOMPARE(time.isValid() ? time.toMSecsSinceEpoch() : -1, milliseconds);
}

void TestReplicateAnswer::wrongTypesNeverMatter()
{
    const RemoteJob job = decode(
        R"("status":[],"logs":7,"output":{"a":[null,true,1.5]},"metrics":"fast","error":[1],
           "created_at":5,"data_removed":"yes","version":{},"input":"gone")");
    QCOMPARE(job.status, RemoteStatus::Unknown);
    QCOMPARE(job.predictSeconds, -1.0);
    QVERIFY(!job.dataRemoved);
    QVERIFY(!job.createdAt.isValid());
    QVERIFY(decode(R"("data_removed":true,"input":{})").input.is_null());
}

void TestReplicateAnswer::sameRequestIsRecognised_data()
{
    QTest::addColumn<QByteArray>("prediction");
    QTest::addColumn<QString>("match");
    const auto row = [](const char *tag, const char *prediction, const char *match) {
        QTest::newRow(tag) << QByteArray{prediction} << QString::fromLatin1(match);
    };
    row("equal", R"({"version":"v","input":{"prompt":"a","seed":5,"cfg":7,"more":1}})", "yes");
    row("floats", R"({"version":"v","input":{"prompt":"a","seed":5.0,"cfg":7.0}})", "yes");
    row("other seed", R"({"version":"v","input":{"prompt":"a","seed":6,"cfg":7}})", "no");
    row("other type", R"({"version":"v","input":{"prompt":"a","seed":"5","cfg":7}})", "no");
    row("missing key", R"({"version":"v","input":{"prompt":"a","seed":5}})", "no");
    row("other version", R"({"version":"w","input":{"prompt":"a","seed":5,"cfg":7}})", "no");
    row("other version, input gone", R"({"version":"w","input":{},"data_removed":true})", "no");
    row("made on the web",
        R"({"version":"v","source":"web","input":{"prompt":"a","seed":5,"cfg":7}})", "no");
    row("input gone", R"({"version":"v","input":null})", "cannot tell");
    row("input blanked", R"({"version":"v","input":{},"data_removed":true})", "cannot tell");
    row("input trimmed", R"({"version":"v","id":"x"})", "cannot tell");
    row("a value hidden", R"({"version":"v","input":{"prompt":"[REDACTED]","seed":5,"cfg":7}})",
        "cannot tell");
    row("a value starred", R"({"version":"v","input":{"prompt":"****","seed":5,"cfg":7}})",
        "cannot tell");
    row("a value hidden, another differs",
        R"({"version":"v","input":{"prompt":"[REDACTED]","seed":6,"cfg":7}})", "no");
    row("nobody can read it", R"({"garbage":true})", "cannot tell");
}

void TestReplicateAnswer::sameRequestIsRecognised()
{
    QFETCH(QByteArray, prediction);
    Request request{.provider = u"replicate"_s, .model = u"acme/inkbrush"_s, .version = u"v"_s};
    request.parameters = *parseJson(R"({"prompt":"a","seed":5,"cfg":7.0})");
    QTEST(wordFor(replicate::matchOf(*parseJson(prediction), request)), "match");
}

void TestReplicateAnswer::eachWayLeavesItsOwnTrace_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("modelVersion");
    QTest::addColumn<QByteArray>("trace");
    QTest::addColumn<QString>("match");
    const auto row = [](const char *tag, const QString &model, const char *modelVersion,
                        const char *trace, const char *match) {
        QTest::newRow(tag) << model << QString::fromLatin1(modelVersion) << QByteArray{trace}
                           << QString::fromLatin1(match);
    };
    const QString model = u"acme/ink"_s;
    const QString deployment = u"deployments/acme/fast"_s;
    row("version", model, "v", R"("model":"acme/ink","version":"v")", "yes");
    row("version, renamed", model, "v", R"("model":"new/ink","version":"v")", "yes");
    row("version, by a deployment", model, "v",
        R"("model":"acme/ink","version":"v","deployment":"acme/fast")", "no");
    row("official", model, "", R"("model":"acme/ink","version":"hidden")", "yes");
    row("official, other case", model, "", R"("model":"Acme/Ink","version":"hidden")", "yes");
    row("official, another", model, "", R"("model":"acme/oil","version":"hidden")", "no");
    row("official, under a new owner", model, "", R"("model":"new/ink","version":"hidden")",
        "cannot tell");
    row("official, null deployment", model, "",
        R"("model":"acme/ink","version":"hidden","deployment":null)", "yes");
    row("deployment", deployment, "",
        R"("model":"acme/ink","version":"v","deployment":"acme/fast")", "yes");
    row("another deployment", deployment, "",
        R"("model":"acme/ink","version":"v","deployment":"acme/slow")", "no");
    row("no deployment said", deployment, "", R"("model":"acme/ink","version":"v")", "cannot tell");
    row("nothing said", deployment, "", R"("id":"x")", "cannot tell");
}

void TestReplicateAnswer::eachWayLeavesItsOwnTrace()
{
    QFETCH(QString, model);
    QFETCH(QString, modelVersion);
    QFETCH(QByteArray, trace);
    const Request request{.provider = u"replicate"_s,
                          .model = model,
                          .version = modelVersion,
                          .parameters = *parseJson(R"({"seed":5})")};
    const auto match = [&](const QByteArray &seed) {
        return wordFor(replicate::matchOf(
            *parseJson("{" + trace + R"(,"input":{"seed":)" + seed + "}}"), request));
    };
    QTEST(match("5"), "match");
    QCOMPARE(match("6"), u"no"_s); // whatever it is, it is not this
}

QTEST_GUILESS_MAIN(TestReplicateAnswer)
#include "tst_replicateanswer.moc"
