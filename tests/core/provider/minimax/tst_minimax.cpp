#include "core/provider/bundledmodels.h"
#include "core/provider/providertable.h"
#include "tests/core/provider/minimax/minimaxfixture.h"

#include <QImage>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray fileBytes(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

//! The picture of an output that lies in the answer.
QImage pictureOf(const MiniMaxFixture &x, const QString &output)
{
    const std::optional<AnswerPiece> piece = answerPieceFrom(output);
    const QString file = x.folder.filePath(u"picture"_s);
    if (!piece || !saveAnswerPiece(x.answerFile(), *piece, file))
        return {};
    return QImage::fromData(fileBytes(file), "jpeg");
}

//! What anybody may be shown never holds a key.
bool holdsSecret(const MiniMaxFixture &x, const Error &error)
{
    return error.message.contains(QString::fromLatin1(x.sim.options.key)) ||
           error.message.contains(QString::fromLatin1(x.sim.options.keyOfChina));
}

} // namespace

//! The provider against the simulated service: both sides read the same fact sheet.
class TestMiniMax : public QObject {
    Q_OBJECT
private slots:
    void picturesComeInsideTheAnswer();
    void picturesComeByAddress();
    void prefixedBase64IsReadToo();
    void aLongPromptOfEmojiPasses();
    void someAreWithheld_data();
    void someAreWithheld();
    void allAreWithheld();
    void everyCodeIsAnError_data();
    void everyCodeIsAnError();
    void statusesAreReadBeforeCodes_data();
    void statusesAreReadBeforeCodes();
    void aLostAnswerMayHaveBeenPaid();
    void aCutAnswerGivesItsWholePictures();
    void aCutAnswerWithoutAWholePictureMayHaveBeenPaid();
    void anAnswerThatIsNoneMayHaveBeenPaid_data();
    void anAnswerThatIsNoneMayHaveBeenPaid();
    void tooManyRequestsWaitOneTurn_data();
    void tooManyRequestsWaitOneTurn();
    void onlyBundledModelsAreKnown();
    void addressesOfOutputsAreChecked();
    void theTraitsSayWhatItCannotDo();
};

void TestMiniMax::picturesComeInsideTheAnswer()
{
    MiniMaxFixture x;
    const Result<RemoteJob> job = x.generate(u"a paper boat"_s, 3);
    QVERIFY2(job, job ? "" : qPrintable(job.error().message));
    QVERIFY(job->status == RemoteStatus::Succeeded);
    QCOMPARE(job->outputs.size(), 3);
    QCOMPARE(job->withheld, 0);
    for (const QString &output : job->outputs)
        QCOMPARE(pictureOf(x, output).size(), QSize(512, 512));
    QVERIFY(pictureOf(x, job->outputs.at(0)) != pictureOf(x, job->outputs.at(1)));
    QCOMPARE(x.sim.creates, 1);
    const SimMiniMax::Create &made = x.sim.created.front();
    QCOMPARE(made.model, u"image-01"_s);
    QCOMPARE(textAt(made.input, "response_format"), u"base64"_s);
    QCOMPARE(made.pictures, 3);
    // What is on disk says the same after any end of the program.
    const Result<RemoteJob> again = x.minimax.arrived(x.answerFile());
    QVERIFY(again);
    QCOMPARE(again->outputs, job->outputs);
}

void TestMiniMax::picturesComeByAddress()
{
    MiniMaxFixture x;
    const Result<RemoteJob> job = x.generate(u"a boat [[url]]"_s, 2);
    QVERIFY(job);
    QCOMPARE(job->outputs.size(), 2);
    for (const QString &output : job->outputs) {
        QVERIFY(output.contains(u"%2F"_s) && output.contains(u"%2B"_s) &&
                output.contains(u"%3D"_s));
        const Result<HttpRequest> download = x.minimax.outputRequest(output);
        QVERIFY(download);
        const auto picture = wait(x.http.send(*download, x.stop));
        QVERIFY(picture);
        QCOMPARE(picture->status, 200); // the simulation compares the target byte for byte
        QCOMPARE(QImage::fromData(picture->body, "jpeg").size(), QSize(512, 512));
    }
    QCOMPARE(x.sim.tokensLeaked, 0);
}

void TestMiniMax::prefixedBase64IsReadToo()
{
    MiniMaxFixture x;
    x.sim.options.prefixesData = true;
    const Result<RemoteJob> job = x.generate(u"a boat"_s);
    QVERIFY(job);
    QCOMPARE(pictureOf(x, job->outputs.value(0)).size(), QSize(512, 512));
}

void TestMiniMax::aLongPromptOfEmojiPasses()
{
    MiniMaxFixture x;
    const QString longest = u"🦊"_s.repeated(700) + u"狐"_s.repeated(800);
    const Result<RemoteJob> job = x.generate(longest);
    QVERIFY2(job, job ? "" : qPrintable(job.error().message));
    QCOMPARE(textAt(x.sim.created.front().input, "prompt"), longest);
    const Result<RemoteJob> longer = x.generate(longest + u'.');
    QVERIFY(!longer);
    QCOMPARE(longer.error().code, u"2013"_s);
}

void TestMiniMax::someAreWithheld_data()
{
    QTest::addColumn<int>("counts");
    QTest::newRow("texts") << int(SimMiniMaxOptions::Counts::Text);
    QTest::newRow("numbers") << int(SimMiniMaxOptions::Counts::Numbers);
    QTest::newRow("in data") << int(SimMiniMaxOptions::Counts::InData);
}

void TestMiniMax::someAreWithheld()
{
    MiniMaxFixture x;
    QFETCH(int, counts);
    x.sim.options.counts = static_cast<SimMiniMaxOptions::Counts>(counts);
    const Result<RemoteJob> job = x.generate(u"a boat [[withheld:1]]"_s, 3);
    QVERIFY(job);
    QVERIFY(job->status == RemoteStatus::Succeeded);
    QCOMPARE(job->outputs.size(), 2);
    QCOMPARE(job->withheld, 1);
}

void TestMiniMax::allAreWithheld()
{
    MiniMaxFixture x;
    const Result<RemoteJob> job = x.generate(u"a boat [[withheld:2]]"_s, 2);
    QVERIFY(job);
    QVERIFY(job->status == RemoteStatus::Failed);
    QCOMPARE(toString(job->failure.value().kind), u"content_refused"_s);
    x.sim.options.withheldSeeds = {4711};
    const Result<RemoteJob> seed = x.generate(u"a boat"_s);
    QVERIFY(seed && seed->status == RemoteStatus::Failed);
    QCOMPARE(seed->failure.value().code, u"1027"_s);
    QCOMPARE(x.sim.charged, 0.0);
}

void TestMiniMax::everyCodeIsAnError_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("mayHaveArrived");
    QTest::addColumn<bool>("isChinese");
    const auto row = [](int code, const char *kind, bool may = false) {
        for (const bool isChinese : {false, true})
            QTest::newRow(qPrintable(QString::number(code) + (isChinese ? u" 中文"_s : u""_s)))
                << code << QString::fromLatin1(kind) << may << isChinese;
    };
    row(1000, "server_error");
    row(1001, "timeout", true);
    row(1002, "rate_limited");
    row(1004, "unauthorized");
    row(1008, "no_credit");
    row(1024, "server_error");
    row(1026, "content_refused");
    row(1028, "quota_used_up");
    row(1030, "quota_used_up");
    row(1033, "server_error");
    row(1039, "rate_limited");
    row(1041, "rate_limited");
    row(1042, "invalid_input");
    row(2013, "invalid_input");
    row(2038, "forbidden");
    row(2045, "rate_limited");
    row(2049, "unauthorized");
    row(2056, "quota_used_up");
    row(2061, "forbidden");
}

void TestMiniMax::everyCodeIsAnError()
{
    MiniMaxFixture x;
    QFETCH(int, code);
    QFETCH(QString, kind);
    QFETCH(bool, mayHaveArrived);
    QFETCH(bool, isChinese);
    x.sim.options.speaksChinese = isChinese;
    x.sim.options.noData =
        isChinese ? SimMiniMaxOptions::NoData::Absent : SimMiniMaxOptions::NoData::Object;
    const Result<RemoteJob> job = x.generate(u"a [[%1]]"_s.arg(code));
    QVERIFY(!job);
    QCOMPARE(toString(job.error().kind), kind);
    QCOMPARE(job.error().code, QString::number(code));
    QCOMPARE(job.error().mayHaveArrived(), mayHaveArrived);
    QVERIFY(!job.error().message.isEmpty());
    QVERIFY(!holdsSecret(x, job.error()));
    QCOMPARE(x.sim.creates, mayHaveArrived ? 1 : 0);
}

void TestMiniMax::statusesAreReadBeforeCodes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("mayHaveArrived");
    QTest::newRow("401") << 401 << u"unauthorized"_s << false;
    QTest::newRow("408") << 408 << u"timeout"_s << true;
    QTest::newRow("429") << 429 << u"rate_limited"_s << false;
    QTest::newRow("500") << 500 << u"server_error"_s << true;
    QTest::newRow("502") << 502 << u"server_error"_s << true;
}

void TestMiniMax::statusesAreReadBeforeCodes()
{
    MiniMaxFixture x;
    QFETCH(int, status);
    QFETCH(QString, kind);
    QFETCH(bool, mayHaveArrived);
    const Result<RemoteJob> job = x.generate(u"a [[http:%1]]"_s.arg(status));
    QVERIFY(!job);
    QCOMPARE(toString(job.error().kind), kind);
    QCOMPARE(job.error().mayHaveArrived(), mayHaveArrived);
    QCOMPARE(job.error().httpStatus, status);
    QVERIFY(x.generate(u"a [[http:%1]]"_s.arg(status))); // the second time it works
}

void TestMiniMax::aLostAnswerMayHaveBeenPaid()
{
    MiniMaxFixture x;
    const Result<RemoteJob> job = x.generate(u"a boat [[lost]]"_s);
    QVERIFY(!job);
    QVERIFY(job.error().mayHaveArrived());
    QCOMPARE(x.sim.creates, 1); // never sent again by itself
    QCOMPARE(x.sim.charged, 0.0035);
    QVERIFY(!holdsSecret(x, job.error()));
}

void TestMiniMax::aCutAnswerGivesItsWholePictures()
{
    MiniMaxFixture x;
    const Result<RemoteJob> job = x.generate(u"a boat [[cut]]"_s, 4);
    // Half of it arrived: the line says so, and the file holds what came.
    const Result<RemoteJob> saved = job ? job : x.minimax.arrived(x.answerFile());
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message));
    QVERIFY(saved->status == RemoteStatus::Succeeded);
    QVERIFY(saved->outputs.size() >= 1 && saved->outputs.size() < 4);
    for (const QString &output : saved->outputs)
        QCOMPARE(pictureOf(x, output).size(), QSize(512, 512));
    QCOMPARE(x.sim.creates, 1);
}

void TestMiniMax::aCutAnswerWithoutAWholePictureMayHaveBeenPaid()
{
    MiniMaxFixture x;
    const Result<RemoteJob> job = x.generate(u"a boat [[cut]]"_s, 1);
    QVERIFY(!job);
    QVERIFY(job.error().mayHaveArrived());
    QCOMPARE(x.sim.creates, 1);
}

void TestMiniMax::anAnswerThatIsNoneMayHaveBeenPaid_data()
{
    QTest::addColumn<QString>("marker");
    QTest::newRow("a page") << u"[[html]]"_s;
    QTest::newRow("an empty object") << u"[[bare]]"_s;
}

void TestMiniMax::anAnswerThatIsNoneMayHaveBeenPaid()
{
    MiniMaxFixture x;
    QFETCH(QString, marker);
    const Result<RemoteJob> job = x.generate(u"a "_s + marker);
    QVERIFY(!job);
    QCOMPARE(toString(job.error().kind), u"invalid_answer"_s);
    QVERIFY(job.error().mayHaveArrived());
}

void TestMiniMax::tooManyRequestsWaitOneTurn_data()
{
    QTest::addColumn<bool>("byStatus");
    QTest::newRow("200 and 1002") << false;
    QTest::newRow("429") << true;
}

void TestMiniMax::tooManyRequestsWaitOneTurn()
{
    MiniMaxFixture x;
    QFETCH(bool, byStatus);
    x.sim.options.perMinute = 1;
    x.sim.options.limitsByStatus = byStatus;
    QVERIFY(x.generate(u"a"_s));
    const Result<RemoteJob> second = x.generate(u"b"_s);
    QVERIFY(!second);
    QCOMPARE(toString(second.error().kind), u"rate_limited"_s);
    QVERIFY(second.error().retryAfter >= 6s);
    QVERIFY(!second.error().mayHaveArrived());
    QCOMPARE(x.sim.creates, 1);
}

void TestMiniMax::onlyBundledModelsAreKnown()
{
    MiniMaxFixture x;
    for (const ModelSchema &bundled : bundledModels(u"minimax"_s)) {
        const auto model = wait(x.minimax.model(bundled.model, {}, x.stop));
        QVERIFY(model && *model == bundled);
    }
    const auto unknown = wait(x.minimax.model(u"acme/unknown"_s, {}, x.stop));
    QCOMPARE(toString(unknown.error().kind), u"not_found"_s);
}

void TestMiniMax::addressesOfOutputsAreChecked()
{
    MiniMaxFixture x;
    QVERIFY(!x.minimax.outputRequest(u"data:image/png;base64,AAAA"_s));
    QVERIFY(!x.minimax.outputRequest(u"file:///etc/passwd"_s));
    QVERIFY(!x.minimax.outputRequest(u"https://user:word@a.example/1"_s));
    const QString signedOne = u"http://oss.example.com/a%2Fb?s=x%2By%3D"_s;
    const auto secure = x.minimax.outputRequest(signedOne);
    QVERIFY(secure);
    QCOMPARE(secure->url, QByteArray{"https://oss.example.com/a%2Fb?s=x%2By%3D"});
    for (const HttpHeader &header : secure->headers)
        QVERIFY(header.first != "Authorization");
    x.minimax.configure({.key = Secret{u"k"_s}, .baseUrl = {}}); // the provider's own address
    const auto house = x.minimax.outputRequest(u"http://192.168.1.1/1"_s);
    QVERIFY(!house);
    QCOMPARE(toString(house.error().kind), u"private_network"_s);
}

void TestMiniMax::theTraitsSayWhatItCannotDo()
{
    MiniMaxFixture x;
    const ProviderTraits traits = x.minimax.traits();
    QVERIFY(!traits.isAsync && !traits.canCancel && !traits.canFindLost);
    QVERIFY(traits.outputLifetime == 24h);
    // Also as base64 it stays under ten megabytes.
    QVERIFY(traits.largestPicture * 4 / 3 < 10'000'000);
    QCOMPARE(x.minimax.id(), u"minimax"_s);
    QCOMPARE(findProvider(u"minimax"_s)->regions.size(), 1U);
}

QTEST_GUILESS_MAIN(TestMiniMax)
#include "tst_minimax.moc"
