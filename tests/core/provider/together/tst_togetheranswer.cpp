#include "core/provider/together/togetheranswer.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

Result<RemoteJob> read(const QByteArray &text)
{
    return together::toRemoteJob({.json = *parseJson(text)});
}

} // namespace

class TestTogetherAnswer : public QObject {
    Q_OBJECT
private slots:
    void outputsAreReadInTheirOrder_data();
    void outputsAreReadInTheirOrder();
    void fewerPicturesThanAskedForAreASuccess();
    void noPictureIsAFailureWithItsOwnKind_data();
    void noPictureIsAFailureWithItsOwnKind();
    void anErrorInPlaceOfPicturesIsOne();
    void picturesCountWhateverIsSaidBesideThem();
    void whatIsNoListIsNoAnswer_data();
    void whatIsNoListIsNoAnswer();
    void aCutAnswerKeepsItsWholePictures();
    void endlessListsAreBounded();
};

void TestTogetherAnswer::outputsAreReadInTheirOrder_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QStringList>("outputs");
    const auto row = [](const char *tag, const char *answer, const QStringList &outputs) {
        QTest::newRow(tag) << QByteArray{answer} << outputs;
    };
    row("addresses",
        R"({"id":"a","object":"list","data":[{"index":0,"type":"url","url":"https://api.together.ai/shrt/a"},{"index":1,"type":"url","url":"https://api.together.ai/shrt/b"}]})",
        {u"https://api.together.ai/shrt/a"_s, u"https://api.together.ai/shrt/b"_s});
    row("pieces of the file",
        R"({"data":[{"index":0,"type":"b64_json","b64_json":"answer:40:90000"},{"index":1,"b64_json":"answer:90100:80000"}]})",
        {u"answer:40:90000"_s, u"answer:90100:80000"_s});
    row("short base64", R"({"data":[{"b64_json":"iVBORw0KGgoAAA=="},{"b64_json":"/9j/4AAQ"},
        {"b64_json":"UklGRgAA"},{"b64_json":"AAAA"}]})",
        {u"data:image/png;base64,iVBORw0KGgoAAA=="_s, u"data:image/jpeg;base64,/9j/4AAQ"_s,
         u"data:image/webp;base64,UklGRgAA"_s, u"data:application/octet-stream;base64,AAAA"_s});
    row("a data address already", R"({"data":[{"b64_json":"data:image/png;base64,AAAA"}]})",
        {u"data:image/png;base64,AAAA"_s});
    row("shuffled",
        R"({"data":[{"index":2,"url":"https://x.example/2"},{"index":0,"url":"https://x.example/0"},{"index":1,"url":"https://x.example/1"}]})",
        {u"https://x.example/0"_s, u"https://x.example/1"_s, u"https://x.example/2"_s});
    row("the twin is null",
        R"({"data":[{"index":0,"type":"url","b64_json":"answer:9:9999","url":null},{"index":1,"type":"b64_json","b64_json":null,"url":"https://x.example/1"}]})",
        {u"answer:9:9999"_s, u"https://x.example/1"_s});
    row("the twin is empty", R"({"data":[{"b64_json":"","url":"https://x.example/1"}]})",
        {u"https://x.example/1"_s});
    row("the same index twice",
        R"({"data":[{"index":0,"url":"https://x.example/a"},{"index":0,"url":"https://x.example/b"}]})",
        {u"https://x.example/a"_s, u"https://x.example/b"_s});
    row("no index, and one that is no number",
        R"({"data":[{"url":"https://x.example/a"},{"index":"last","url":"https://x.example/b"}]})",
        {u"https://x.example/a"_s, u"https://x.example/b"_s});
    row("http is kept: it is fetched by https", R"({"data":[{"url":"http://x.example/a"}]})",
        {u"http://x.example/a"_s});
    row("what is no address is left out",
        R"({"data":[{"url":"ftp://x.example/a"
},{"url":"file:///etc/passwd"},{"url":"https://x.example/a b"},{"url":7},{"url":["https://x.example/c"]},null,3,"https://x.example/d",{"url":"https://x.example/e"}]
})",
        {u"https://x.example/e"_s});
}

void TestTogetherAnswer::outputsAreReadInTheirOrder()
{
    QFETCH(QByteArray, answer);
    QFETCH(QStringList, outputs);
    const Result<RemoteJob> job = read(answer);
    QVERIFY(job.has_value());
    QCOMPARE(job->outputs, outputs);
    QVERIFY(job->status == RemoteStatus::Succeeded);
    QVERIFY(!job->failure);
    QVERIFY(job->billed == std::optional{true});
}

void TestTogetherAnswer::fewerPicturesThanAskedForAreASuccess()
{
    const Result<RemoteJob> job = read(
        R"({"data":[{"index":0,"b64_json":null,"url":null},{"index":3,"url":"https://x.example/3"}]})");
    QVERIFY(job.has_value());
    QCOMPARE(job->outputs, QStringList{u"https://x.example/3"_s});
    QVERIFY(job->status == RemoteStatus::Succeeded);
    QVERIFY(!job->failure);
}

void TestTogetherAnswer::noPictureIsAFailureWithItsOwnKind_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("empty") << QByteArray{R"({"data":[]})"};
    QTest::newRow("only nulls") << QByteArray{R"({"data":[null,{"url":null,"b64_json":null}]})"};
}

void TestTogetherAnswer::noPictureIsAFailureWithItsOwnKind()
{
    QFETCH(QByteArray, answer);
    const Result<RemoteJob> job = read(answer);
    QVERIFY(job.has_value());
    QVERIFY(job->status == RemoteStatus::Failed);
    QVERIFY(job->outputs.isEmpty());
    QVERIFY(job->failure.has_value());
    QCOMPARE(toString(job->failure->kind), toString(ErrorKind::NoImage));
    QVERIFY(!job->billed); // nobody says
}

void TestTogetherAnswer::anErrorInPlaceOfPicturesIsOne()
{
    const Result<RemoteJob> job =
        read(R"({"id":"x","error":{"message":"no such model","code":"model_not_available"}})");
    QVERIFY(!job.has_value());
    QCOMPARE(job.error().message, u"no such model"_s);
    QVERIFY(job.error().effect == Error::Effect::None);
}

void TestTogetherAnswer::picturesCountWhateverIsSaidBesideThem()
{
    const Result<RemoteJob> job =
        read(R"({"error":{"message":"2 of 3 refused"},"data":[{"url":"https://x.example/1"}]})");
    QVERIFY(job.has_value());
    QVERIFY(job->status == RemoteStatus::Succeeded);
    QCOMPARE(job->outputs.size(), 1);
}

void TestTogetherAnswer::whatIsNoListIsNoAnswer_data()
{
    QTest::addColumn<QByteArray>("answer");
    for (const char *const answer : {"null", "[]", "7", "{}", R"({"data":{}})", R"({"data":"x"})"})
        QTest::newRow(answer) << QByteArray{answer};
}

void TestTogetherAnswer::whatIsNoListIsNoAnswer()
{
    QFETCH(QByteArray, answer);
    const Result<RemoteJob> job = read(answer);
    QVERIFY(!job.has_value());
    QCOMPARE(toString(job.error().kind), toString(ErrorKind::InvalidAnswer));
    QVERIFY(job.error().mayHaveArrived());
}

void TestTogetherAnswer::aCutAnswerKeepsItsWholePictures()
{
    const Json cut =
        *parseJson(R"({"data":[{"index":0,"b64_json":"answer:40:90000"},{"index":1}]})");
    const Result<RemoteJob> job = together::toRemoteJob({.json = cut, .isCut = true});
    QVERIFY(job.has_value());
    QCOMPARE(job->outputs, QStringList{u"answer:40:90000"_s});
}

void TestTogetherAnswer::endlessListsAreBounded()
{
    Json data = Json::array();
    for (int i = 0; i < 10'000; ++i)
        data.push_back({{"url", "https://x.example/" + std::to_string(i)}});
    const Result<RemoteJob> job = together::toRemoteJob({.json = {{"data", data}}});
    QVERIFY(job.has_value());
    QCOMPARE(job->outputs.size(), 64);
}

QTEST_GUILESS_MAIN(TestTogetherAnswer)
#include "tst_togetheranswer.moc"
