#include "core/base/file.h"
#include "core/jobs/answers.h"
#include "core/provider/providertable.h"
#include "core/provider/together/together.h"
#include "core/sandbox/together/simtogether.h"
#include "tests/core/jobs/pipelinerig.h"

#include <QImage>

using namespace limner;
using namespace limner::test;

namespace {

//! The rig, with the real provider and its simulation.
struct TogetherRig : PipelineRig {
    SimTogether sim;

    TogetherRig()
    {
        sim.options.timeScale = 0;
        pipeline->budget().configure({.lines = publishedRates()}, {});
        catalog.add(std::make_unique<Together>(
            http, clock,
            ProviderConfig{.key = Secret{sim.key()},
                           .baseUrl = QString::fromLatin1(sim.baseUrl())}));
    }
    void ask(const QString &prompt, const Json &more = Json::object())
    {
        Job job;
        job.request = {.provider = u"together"_s, .model = u"black-forest-labs/FLUX.1-schnell"_s};
        job.request.parameters = {{"prompt", prompt.toStdString()},
                                  {"seed", 7},
                                  {"width", 256},
                                  {"height", 256},
                                  {"steps", 4}};
        job.request.parameters.update(more);
        insert(job);
    }
    //! What the library kept of an output, byte for byte.
    QByteArray kept(int index)
    {
        for (const Artwork &one : artworks()) {
            QFile file{library->originals().absolutePath(one)};
            if (one.outputIndex == index && file.open(QIODevice::ReadOnly))
                return file.readAll();
        }
        return {};
    }
};

} // namespace

//! Jobs of the real provider against the simulated service, from the queue to the library.
class TestTogetherJob : public QObject {
    Q_OBJECT
private slots:
    void picturesInsideTheAnswerAreKept();
    void picturesByAddressAreKept();
    void fewerPicturesThanAskedForAreAFinishedJob();
    void aRefusalIsAFailedJobThatCostsNothing_data();
    void aRefusalIsAFailedJobThatCostsNothing();
    void whatPassesIsTriedAgainAndPaidOnce_data();
    void whatPassesIsTriedAgainAndPaidOnce();
    void aLostAnswerIsUncertainAndPaidOnce_data();
    void aLostAnswerIsUncertainAndPaidOnce();
    void ofACutAnswerTheWholePictureIsKept();
    void anAnswerThatIsThereIsReadAfterTheProgramEnded();
    void megabytesOfBase64BecomeAnArtwork();
    void brokenBase64IsNoPicture();
};

void TestTogetherJob::picturesInsideTheAnswerAreKept()
{
    TogetherRig rig;
    rig.ask(u"a kite"_s, {{"n", 3}, {"output_format", "png"}});
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"done"_s);
    QVERIFY(!rig.job().error.has_value());
    QCOMPARE(rig.job().billed, std::optional{true});
    QCOMPARE(rig.artworks().size(), 3U);
    for (const Artwork &one : rig.artworks()) {
        QCOMPARE(one.size, QSize(256, 256));
        QCOMPARE(one.mediaType, u"image/png"_s);
    }
    const auto pixels = [](const QByteArray &bytes) { return QImage::fromData(bytes); };
    for (int i = 0; i < 3; ++i)
        QCOMPARE(pixels(rig.kept(i)), pixels(rig.sim.picture(rig.sim.runs.at(0), i)));
    QCOMPARE(rig.sim.creates, 1);
    QCOMPARE(rig.spend().today, rig.sim.charged);
    QCOMPARE(rig.spend().reserved, 0.0);
}

void TestTogetherJob::picturesByAddressAreKept()
{
    TogetherRig rig;
    rig.ask(u"a kite [[shuffled]] [[twin]]"_s, {{"n", 2}, {"response_format", "url"}});
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"done"_s);
    QCOMPARE(rig.artworks().size(), 2U);
    QCOMPARE(rig.artworks().front().mediaType, u"image/jpeg"_s);
    QCOMPARE(rig.sim.keysLeaked, 0);
}

void TestTogetherJob::fewerPicturesThanAskedForAreAFinishedJob()
{
    TogetherRig rig;
    rig.ask(u"a kite [[fewer:2]]"_s, {{"n", 4}});
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"done"_s);
    QCOMPARE(rig.artworks().size(), 2U);
    QCOMPARE(rig.spend().today, rig.sim.charged); // for two
}

void TestTogetherJob::aRefusalIsAFailedJobThatCostsNothing_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *tag, const char *prompt, const char *more, const char *kind) {
        QTest::newRow(tag) << QString::fromLatin1(prompt) << QByteArray{more}
                           << QString::fromLatin1(kind);
    };
    row("steps", "a kite", R"({"steps":13})", "invalid_input");
    row("no multiple", "a kite", R"({"width":1001})", "invalid_input");
    row("402", "[[402]]", "{}", "no_credit");
    row("403", "[[403]]", "{}", "forbidden");
    row("422", "[[422]]", "{}", "content_refused");
    row("no picture", "[[none]]", "{}", "no_image");
}

void TestTogetherJob::aRefusalIsAFailedJobThatCostsNothing()
{
    QFETCH(QString, prompt);
    QFETCH(QByteArray, more);
    QFETCH(QString, kind);
    TogetherRig rig;
    rig.ask(prompt, *parseJson(more));
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"failed"_s);
    QCOMPARE(toString(rig.job().error.value().kind), kind);
    QCOMPARE(rig.sim.charged, 0.0);
    QCOMPARE(rig.spend().reserved, 0.0);
}

void TestTogetherJob::whatPassesIsTriedAgainAndPaidOnce_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::newRow("429") << u"[[429]]"_s;
    QTest::newRow("503") << u"[[503]]"_s;
}

void TestTogetherJob::whatPassesIsTriedAgainAndPaidOnce()
{
    QFETCH(QString, prompt);
    TogetherRig rig;
    rig.ask(prompt);
    QVERIFY(rig.finish());
    if (rig.job().state == JobState::Queued) // the queue starts it once more
        QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"done"_s);
    QCOMPARE(rig.sim.creates, 1);
    QCOMPARE(rig.sim.server().requests.size(), 2U);
}

void TestTogetherJob::aLostAnswerIsUncertainAndPaidOnce_data()
{
    QTest::addColumn<QString>("prompt");
    for (const char *const marker : {"lost", "cut", "504", "520", "524", "529", "html"})
        QTest::newRow(marker) << u"a kite [[%1]]"_s.arg(QLatin1StringView{marker});
}

void TestTogetherJob::aLostAnswerIsUncertainAndPaidOnce()
{
    QFETCH(QString, prompt);
    TogetherRig rig;
    rig.ask(prompt);
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"uncertain"_s);
    QCOMPARE(rig.sim.creates, 1);
    QVERIFY(rig.finish()); // a later start
    QCOMPARE(toString(rig.job().state), u"uncertain"_s);
    QCOMPARE(rig.sim.creates, 1);
}

void TestTogetherJob::ofACutAnswerTheWholePictureIsKept()
{
    TogetherRig rig;
    rig.ask(u"a kite [[cut:70]]"_s, {{"n", 2}, {"output_format", "png"}});
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"done"_s);
    QCOMPARE(rig.artworks().size(), 1U);
    QCOMPARE(QImage::fromData(rig.kept(0)),
             QImage::fromData(rig.sim.picture(rig.sim.runs.at(0), 0)));
    QCOMPARE(rig.sim.creates, 1);
}

// As a death between the answer and the commit of what it holds leaves it.
void TestTogetherJob::anAnswerThatIsThereIsReadAfterTheProgramEnded()
{
    TogetherRig rig;
    SimTogetherRun sold{.input = {{"prompt", "a kite"}}, .size = {256, 256}, .isPng = true};
    const QByteArray png = rig.sim.picture(sold, 0);
    rig.ask(u"a kite"_s);
    Job job = rig.job();
    job.state = JobState::Submitting;
    job.submittedAt = rig.clock.now();
    QVERIFY(rig.jobs().save(job));
    const Answers answers{rig.folder.path()};
    QVERIFY(answers.expect(job.id));
    QVERIFY(writeFileDurably(answers.fileOf(job.id),
                             R"({"data":[{"index":0,"b64_json":")" + png.toBase64() + "\"}]}"));
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"done"_s);
    QCOMPARE(QImage::fromData(rig.kept(0)), QImage::fromData(png));
    QVERIFY(rig.sim.server().requests.empty());
}

void TestTogetherJob::megabytesOfBase64BecomeAnArtwork()
{
    TogetherRig rig;
    rig.ask(u"a kite [[huge:8]]"_s, {{"output_format", "png"}});
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"done"_s);
    QCOMPARE(rig.artworks().size(), 1U);
    QVERIFY(rig.artworks().front().bytes >= 6'000'000);
    QCOMPARE(rig.artworks().front().size, QSize(256, 256));
}

void TestTogetherJob::brokenBase64IsNoPicture()
{
    TogetherRig rig;
    rig.ask(u"a kite [[bad64]]"_s);
    QVERIFY(rig.finish());
    QVERIFY(rig.artworks().empty());
    QVERIFY(rig.job().error.has_value());
    QCOMPARE(rig.sim.creates, 1);
}

QTEST_MAIN(TestTogetherJob)
#include "tst_togetherjob.moc"
