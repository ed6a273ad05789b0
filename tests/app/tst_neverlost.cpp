#include "tests/app/trial.h"
#include "tests/support/pictures.h"

#include <zlib.h>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

//! What was paid for is kept, whatever it is, however it comes, and even when the run failed.
class TestNeverLost : public QObject {
    Q_OBJECT
private slots:
    void whateverComesIsKept_data();
    void whateverComesIsKept();
    void aTextIsKept();
    void aSickOutputHoldsNoOtherUp();
    void aRefusedDownloadIsTriedAgain();
    void whatAFailedRunLeftIsKept();
    void aPackedAnswerIsUnpacked();
    void fewerPicturesAreKeptAndSaid_data();
    void fewerPicturesAreKeptAndSaid();
    void oddAnswersAreUnderstood_data();
    void oddAnswersAreUnderstood();
    void aGiganticPictureIsKept();
    void aDiskThatIsNearlyFullIsSaidBeforehand_data();
    void aDiskThatIsNearlyFullIsSaidBeforehand();
};

namespace {

//! What stands in a picture's place at the delivery host.
void deliver(Trial &trial, const QByteArray &body, const QByteArray &type)
{
    trial.provider.server().setSpoiler([=](const ServedRequest &request, ServedReply &reply) {
        if (!isDownload(request))
            return;
        std::erase_if(reply.headers, [](const auto &header) { return header.first != "Date"; });
        reply.headers.emplace_back("Content-Type", type);
        reply.body = body;
    });
}

//! What the answers of a run that is over say, once the provider has written them.
void change(Trial &trial, const std::function<void(Json &)> &bend)
{
    trial.provider.server().setSpoiler([bend](const ServedRequest &request, ServedReply &reply) {
        if (isPoll(request))
            eachPrediction(reply, [&bend](Json &one) {
                if (one.contains("completed_at"))
                    bend(one);
            });
    });
}

QByteArray gzipped(QByteArray bytes)
{
    z_stream stream{};
    constexpr int asGzip = 15 + 16;
    if (deflateInit2(&stream, 6, Z_DEFLATED, asGzip, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        qFatal("no zlib");
    QByteArray packed{bytes.size() + 1024, '\0'};
    stream.next_in = reinterpret_cast<Bytef *>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        qFatal("does not fit");
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

QByteArray contents(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

//! The one output of a run, on disk and behind its link.
void verifyKept(Trial &trial, const ProgramRun &run, const QByteArray &bytes,
                const QByteArray &type, const QString &ending)
{
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(run.json().at("urls").size(), size_t{1});
    const Json image = run.json().at("images").at(0);
    QCOMPARE(textAt(image, "type").toUtf8(), type);
    QVERIFY2(textAt(image, "path").endsWith(ending), qPrintable(textAt(image, "path")));
    QCOMPARE(contents(textAt(image, "path")), bytes);
    const HttpResponse linked = trial.open(textAt(image, "url"));
    QCOMPARE(linked.body, bytes);
    QVERIFY(linked.header("Content-Type").startsWith(type));
}

} // namespace

void TestNeverLost::whateverComesIsKept_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("sentAs");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("ending");
    const auto row = [](const char *name, const QByteArray &body, const char *sentAs,
                        const char *type, const QString &ending) {
        QTest::newRow(name) << body << QByteArray{sentAs} << QByteArray{type} << ending;
    };
    row("a video",
        QByteArray{"\0\0\0\x18"
                   "ftypisom\0\0\2\0isomiso2",
                   24} +
            QByteArray(4000, 'v'),
        "video/mp4", "video/mp4", u".mp4"_s);
    row("a drawing that names a file outside",
        "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY out SYSTEM \"OUTSIDE/secret\">]>"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\">"
        "<image href=\"OUTSIDE/picture.png\" width=\"8\" height=\"8\"/><text>&out;</text></svg>",
        "image/svg+xml", "image/svg+xml", u".svg"_s);
    row("words", "A lighthouse stands where the sea ends.\n", "text/plain", "text/plain",
        u".txt"_s);
    row("a table of facts", "{\"score\": 0.5}", "application/json", "application/json", u".json"_s);
    row("bytes that nobody knows", QByteArray{"\x01\x02\x00\xfe\xff\x80", 6},
        "application/octet-stream", "application/octet-stream", u".bin"_s);
}

void TestNeverLost::whateverComesIsKept()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, sentAs);
    QFETCH(QByteArray, type);
    QFETCH(QString, ending);
    Trial trial;
    FakeHttpServer outside;
    body.replace("OUTSIDE", outside.origin());
    deliver(trial, body, sentAs);
    const ProgramRun run = trial.generate(u"no picture"_s);
    verifyKept(trial, run, body, type, ending);
    QCOMPARE(trial.count(isDownload), qsizetype{1});
    QCOMPARE(outside.requests.size(), size_t{0});
    QCOMPARE(trial.list().size(), size_t{1});
}

void TestNeverLost::aTextIsKept()
{
    Trial trial{modelFile(Json::object(), {{"type", "array"},
                                           {"items", {{"type", "string"}}},
                                           {"x-cog-array-type", "iterator"},
                                           {"x-cog-array-display", "concatenate"}})};
    change(trial, [](Json &one) { one["output"] = {"The sea ", "ends ", "here. 海"}; });
    const ProgramRun run = trial.generate(u"write"_s);
    verifyKept(trial, run, "The sea ends here. 海", "text/plain", u".txt"_s);
}

void TestNeverLost::aSickOutputHoldsNoOtherUp()
{
    Trial trial;
    bool isSick = true;
    trial.provider.server().setFault(
        [&isSick](const ServedRequest &request) -> std::optional<ServedReply> {
            const bool isFirst = isDownload(request) && request.target.endsWith("/0.png");
            return isFirst && isSick ? std::optional{failing(500)} : std::nullopt;
        });
    const auto process = trial.program.start(trial.asking(u"four"_s, {u"--count"_s, u"4"_s}));
    const auto stored = [&trial] {
        const auto &seen = trial.store.server().requests;
        return std::count_if(seen.begin(), seen.end(),
                             [](const ServedRequest &request) { return request.method == "PUT"; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(stored() >= 3, 30'000); // while the first is still refused
    isSick = false;
    const ProgramRun run = Program::finish(*process);
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(run.json().at("urls").size(), size_t{4});
}

void TestNeverLost::aRefusedDownloadIsTriedAgain()
{
    Trial trial;
    int refused = 0;
    int patience = 3;
    trial.provider.server().setFault(
        [&](const ServedRequest &request) -> std::optional<ServedReply> {
            if (!isDownload(request) || refused >= patience)
                return std::nullopt;
            ++refused;
            return failing(403);
        });
    trial.killOnce(u"not yet"_s, [&] { return refused == 2; });
    patience = 5; // the same again at the next start
    const ProgramRun run = trial.resume();
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(run.json().at("urls").size(), size_t{1});
    QCOMPARE(refused, 5);
    QCOMPARE(trial.provider.creates, 1);
}

void TestNeverLost::whatAFailedRunLeftIsKept()
{
    Trial trial;
    FakeHttpServer delivery;
    const QByteArray red = pictureBytes({16, 16}, "png", 1);
    const QByteArray blue = pictureBytes({16, 16}, "png", 2);
    delivery.on("GET", "/red.png", {.headers = {{"Content-Type", "image/png"}}, .body = red});
    delivery.on("GET", "/blue.png", {.headers = {{"Content-Type", "image/png"}}, .body = blue});
    const std::string origin = delivery.origin().toStdString();
    change(trial, [origin](Json &one) {
        one["output"] = {origin + "/red.png", origin + "/blue.png"};
    });
    const ProgramRun run = trial.generate(u"half [[fail:E1001]]"_s, {u"--count"_s, u"4"_s});
    QVERIFY2(run.exitCode == 1, told(run).constData());
    QCOMPARE(kindOf(run), u"model_failed"_s);
    QVERIFY2(run.err.contains("CUDA out of memory"), run.err.constData());
    QCOMPARE(run.json().at("images").size(), size_t{2});
    QCOMPARE(run.json().at("urls").size(), size_t{2});
    QCOMPARE(trial.jobs().at(0).at("billed"), Json(true));
}

void TestNeverLost::aPackedAnswerIsUnpacked()
{
    Trial trial;
    const QByteArray bytes = pictureBytes({16, 16}, "png", 3);
    trial.provider.server().setSpoiler([&](const ServedRequest &request, ServedReply &reply) {
        if (!isDownload(request))
            return;
        reply.headers = {{"Content-Type", "image/png"}, {"Content-Encoding", "gzip"}};
        reply.body = gzipped(bytes);
    });
    const ProgramRun run = trial.generate(u"packed"_s);
    QVERIFY2(run.exitCode == 0, told(run).constData());
    const Json image = run.json().at("images").at(0);
    QCOMPARE(textAt(image, "type"), u"image/png"_s);
    QCOMPARE(trial.open(textAt(image, "url")).body, contents(textAt(image, "path")));
    QVERIFY(!QImage{textAt(image, "path")}.isNull());
    QCOMPARE(trial.count(isDownload), qsizetype{1});
}

void TestNeverLost::fewerPicturesAreKeptAndSaid_data()
{
    using Bend = std::function<void(Json &)>;
    QTest::addColumn<Bend>("bend");
    QTest::newRow("two") << Bend{[](Json &one) {
        one["output"].erase(3);
        one["output"].erase(1);
    }};
    QTest::newRow("nothing in their places") << Bend{[](Json &one) {
        one["output"][0] = nullptr;
        one["output"][2] = "";
    }};
    QTest::newRow("nested") << Bend{[](Json &one) {
        const Json output = one["output"];
        one["output"] = {{"images", {{{"url", output[0]}}, {{"url", output[1]}}}},
                         {"mask", nullptr}};
    }};
}

void TestNeverLost::fewerPicturesAreKeptAndSaid()
{
    QFETCH(std::function<void(Json &)>, bend);
    Trial trial;
    change(trial, [bend](Json &one) {
        if (one["output"].is_array())
            bend(one);
    });
    const ProgramRun run = trial.generate(u"four?"_s, {u"--count"_s, u"4"_s});
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(run.json().at("images").size(), size_t{2});
    QVERIFY(!run.json().contains("error"));
    QVERIFY2(run.err.contains("2 of 4"), run.err.constData());
    const Json job = trial.jobs().at(0);
    QCOMPARE(textAt(job, "state"), u"done"_s);
    QCOMPARE(textAt(job.at("error"), "kind"), u"fewer_outputs"_s);
}

void TestNeverLost::oddAnswersAreUnderstood_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const QByteArray time = "\"predict_time\":";
    QTest::newRow("NaN") << time << time + "NaN,\"was\":";
    QTest::newRow("minus infinity") << time << time + "-Infinity,\"was\":";
    QTest::newRow("a word") << time << time + "\"soon\",\"was\":";
    QTest::newRow("a negative time") << time << time + "-4,\"was\":";
    QTest::newRow("a broken byte")
        << QByteArray{"\"logs\":\""} << QByteArray{"\"logs\":\"\xff\xfe"};
    QTest::newRow("half a character")
        << QByteArray{"\"logs\":\""} << QByteArray{"\"logs\":\"\\ud800 "};
    QTest::newRow("an escape in the log")
        << QByteArray{"\"logs\":\""} << QByteArray{"\"logs\":\"\x1b[0m"};
}

void TestNeverLost::oddAnswersAreUnderstood()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    Trial trial;
    trial.provider.server().setSpoiler([&](const ServedRequest &request, ServedReply &reply) {
        if (isPoll(request))
            reply.body.replace(from, to);
    });
    const ProgramRun run = trial.generate(u"how long?"_s);
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(run.json().at("urls").size(), size_t{1}); // strict JSON
    const Json cost = memberAt(run.json(), "cost");
    QVERIFY(cost.is_null() || cost.at("estimated") == Json(true));
    QVERIFY(trial.jobs().is_array());
    QVERIFY(trial.run(u"spend").json().is_object());
}

void TestNeverLost::aGiganticPictureIsKept()
{
    Trial trial;
    const ProgramRun run = trial.generate(u"as large as a house [[bomb]]"_s);
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(run.json().at("urls").size(), size_t{1});
    const Json image = run.json().at("images").at(0);
    QCOMPARE(textAt(image, "type"), u"image/png"_s);
    QCOMPARE(integerAt(image, "width"), qint64{30'000});
    QCOMPARE(trial.count(isDownload), qsizetype{1});
    QCOMPARE(trial.open(textAt(image, "url")).bytes, integerAt(image, "bytes").value_or(-1));
    QCOMPARE(trial.provider.creates, 1);
}

void TestNeverLost::aDiskThatIsNearlyFullIsSaidBeforehand_data()
{
    QTest::addColumn<QString>("room"); // bytes
    QTest::newRow("60 kB") << u"60000"_s;
    QTest::newRow("1 MB") << u"1000000"_s;
    QTest::newRow("20 MB") << u"20000000"_s;
}

void TestNeverLost::aDiskThatIsNearlyFullIsSaidBeforehand()
{
    QFETCH(QString, room);
    Trial trial;
    const auto process =
        trial.program.start(QStringList{room} + trial.asking(u"no room"_s), u"limner_cramped"_s);
    const ProgramRun run = Program::finish(*process);
    QVERIFY2(run.exitCode == 1, told(run).constData());
    QCOMPARE(kindOf(run), u"disk_full"_s);
    QVERIFY2(run.err.contains("nothing was sent"), run.err.constData());
    QCOMPARE(trial.provider.creates, 0);
    QCOMPARE(trial.jobs().size(), size_t{0}); // and none waits to be paid for later
}

QTEST_GUILESS_MAIN(TestNeverLost)
#include "tst_neverlost.moc"
