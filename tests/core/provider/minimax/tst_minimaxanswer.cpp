#include "core/provider/minimax/minimaxanswer.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestMiniMaxAnswer : public QObject {
    Q_OBJECT
private slots:
    void picturesAreRead_data();
    void picturesAreRead();
    void withheldPicturesAreCounted_data();
    void withheldPicturesAreCounted();
    void noPicturesIsAFailedJob_data();
    void noPicturesIsAFailedJob();
    void refusalsAreErrors_data();
    void refusalsAreErrors();
    void aFloodOfPicturesIsBounded();

private:
    static Result<RemoteJob> read(const QByteArray &json, bool isCut = false)
    {
        AnswerDigest digest;
        digest.json = *parseForeignJson(json);
        digest.isCut = isCut;
        return minimax::toRemoteJob(digest);
    }
};

void TestMiniMaxAnswer::picturesAreRead_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("outputs");
    const auto row = [](const char *tag, const char *json, const QStringList &outputs) {
        QTest::newRow(tag) << QByteArray{json} << outputs;
    };
    row("pieces on disk",
        R"({"id":"05a1","data":{"image_base64":["answer:30:9000","answer:9040:9000"]},
            "metadata":{"success_count":"2","failed_count":"0"},
            "base_resp":{"status_code":0,"status_msg":"success"}})",
        {u"answer:30:9000"_s, u"answer:9040:9000"_s});
    row("short base64", R"({"data":{"image_base64":["/9j/4AAQ"]},"base_resp":{"status_code":0}})",
        {u"data:image/jpeg;base64,/9j/4AAQ"_s});
    row("prefixed", R"({"data":{"image_base64":["data:image/png;base64,iVBO"]}})",
        {u"data:image/png;base64,iVBO"_s});
    row("addresses by https, byte for byte",
        R"({"data":{"image_urls":["http://oss.example.com/a%2Fb.jpeg?Signature=x%2By%3D&Expires=1",
            "https://oss.example.com/b%2Bc"]},"base_resp":{"status_code":"0"}})",
        {u"https://oss.example.com/a%2Fb.jpeg?Signature=x%2By%3D&Expires=1"_s,
         u"https://oss.example.com/b%2Bc"_s});
    row("no status at all", R"({"data":{"image_urls":["https://a.example/1"]}})",
        {u"https://a.example/1"_s});
    row("an error beside", R"({"data":{"image_urls":["https://a.example/1"]},
            "base_resp":{"status_code":1001,"status_msg":"超时"}})",
        {u"https://a.example/1"_s});
    row("holes", R"({"data":{"image_base64":[null,"",7,"/9j/"]},"base_resp":{"status_code":0}})",
        {u"data:image/jpeg;base64,/9j/"_s});
    row("no addresses among them",
        R"({"data":{"image_urls":["file:///etc/passwd","javascript:1","https://a.example/1"]}})",
        {u"https://a.example/1"_s});
    row("a single one", R"({"data":{"image_urls":"https://a.example/1"}})",
        {u"https://a.example/1"_s});
    row("the empty twin", R"({"data":{"image_base64":[],"image_urls":["https://a.example/1"]}})",
        {u"https://a.example/1"_s});
}

void TestMiniMaxAnswer::picturesAreRead()
{
    QFETCH(QByteArray, json);
    QFETCH(QStringList, outputs);
    const Result<RemoteJob> job = read(json);
    QVERIFY2(job, job ? "" : qPrintable(job.error().message));
    QVERIFY(job->status == RemoteStatus::Succeeded);
    QCOMPARE(job->outputs, outputs);
    QCOMPARE(job->billed, std::optional{true});
}

void TestMiniMaxAnswer::withheldPicturesAreCounted_data()
{
    QTest::addColumn<QByteArray>("counts");
    QTest::addColumn<QByteArray>("beside");
    QTest::addColumn<int>("withheld");
    const auto row = [](const char *tag, const char *inData, const char *beside, int withheld) {
        QTest::newRow(tag) << QByteArray{inData} << QByteArray{beside} << withheld;
    };
    row("texts", "", R"("metadata":{"success_count":"2","failed_count":"1"},)", 1);
    row("numbers", "", R"("metadata":{"success_count":2,"failed_count":1},)", 1);
    row("in data", R"("success_count":2,"failed_count":"1",)", "", 1);
    row("null metadata", R"("failed_count":1,)", R"("metadata":null,)", 1);
    row("none", "", R"("metadata":{"success_count":"2","failed_count":"0"},)", 0);
    row("unsaid", "", "", 0);
    row("nonsense", "", R"("metadata":{"failed_count":"many"},)", 0);
    row("negative", "", R"("metadata":{"failed_count":-3},)", 0);
}

void TestMiniMaxAnswer::withheldPicturesAreCounted()
{
    QFETCH(QByteArray, counts);
    QFETCH(QByteArray, beside);
    QFETCH(int, withheld);
    const Result<RemoteJob> job =
        read('{' + beside + R"("data":{)" + counts +
             R"("image_base64":["/9j/","/9j/"]},"base_resp":{"status_code":0}})");
    QVERIFY(job);
    QCOMPARE(job->withheld, withheld);
    QCOMPARE(job->outputs.size(), 2);
}

void TestMiniMaxAnswer::noPicturesIsAFailedJob_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *tag, const char *json, const char *kind) {
        QTest::newRow(tag) << QByteArray{json} << QString::fromLatin1(kind);
    };
    row("all withheld",
        R"({"data":{"image_base64":[]},"metadata":{"success_count":"0","failed_count":"4"},
            "base_resp":{"status_code":0,"status_msg":"success"}})",
        "content_refused");
    row("null data", R"({"data":null,"base_resp":{"status_code":0}})", "content_refused");
    row("no data", R"({"base_resp":{"status_code":"0"}})", "content_refused");
    row("empty data", R"({"data":{},"base_resp":{"status_code":0}})", "content_refused");
    row("counted and not sent",
        R"({"data":{"image_urls":[]},"metadata":{"success_count":1},
            "base_resp":{"status_code":0}})",
        "no_image");
    row("sensitive output", R"({"data":null,"base_resp":{"status_code":1027,"status_msg":"x"}})",
        "content_refused");
}

void TestMiniMaxAnswer::noPicturesIsAFailedJob()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, kind);
    const Result<RemoteJob> job = read(json);
    QVERIFY2(job, job ? "" : qPrintable(job.error().message));
    QVERIFY(job->status == RemoteStatus::Failed);
    QVERIFY(job->outputs.isEmpty());
    QCOMPARE(toString(job->failure.value().kind), kind);
    QVERIFY(!job->billed.has_value()); // nobody knows
}

void TestMiniMaxAnswer::refusalsAreErrors_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("mayHaveArrived");
    const auto row = [](const char *tag, const char *json, const char *kind, bool may) {
        QTest::newRow(tag) << QByteArray{json} << QString::fromLatin1(kind) << may;
    };
    row("balance", R"({"id":"05","data":null,"metadata":null,
            "base_resp":{"status_code":1008,"status_msg":"insufficient balance"}})",
        "no_credit", false);
    row("no data", R"({"base_resp":{"status_code":"2013"}})", "invalid_input", false);
    row("empty data", R"({"data":{},"base_resp":{"status_code":1026}})", "content_refused", false);
    row("its own timeout", R"({"base_resp":{"status_code":1001}})", "timeout", true);
    row("no base_resp", R"({"data":null})", "invalid_answer", true);
    row("nothing", "{}", "invalid_answer", true);
    row("null", "null", "invalid_answer", true);
    row("a list", "[1]", "invalid_answer", true);
    row("odd base_resp", R"({"base_resp":[]})", "invalid_answer", true);
}

void TestMiniMaxAnswer::refusalsAreErrors()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, kind);
    QFETCH(bool, mayHaveArrived);
    const Result<RemoteJob> job = read(json);
    QVERIFY(!job);
    QCOMPARE(toString(job.error().kind), kind);
    QCOMPARE(job.error().mayHaveArrived(), mayHaveArrived);
}

void TestMiniMaxAnswer::aFloodOfPicturesIsBounded()
{
    Json json;
    for (int i = 0; i < 2000; ++i)
        json["data"]["image_base64"].push_back("/9j/");
    const auto job = minimax::toRemoteJob(AnswerDigest{.json = json});
    QVERIFY(job && job->outputs.size() <= 100);
}

QTEST_GUILESS_MAIN(TestMiniMaxAnswer)
#include "tst_minimaxanswer.moc"
