#include "core/library/inputs.h"
#include "core/provider/minimax/minimax.h"
#include "core/sandbox/minimax/simminimax.h"
#include "tests/core/jobs/pipelinerig.h"
#include "tests/support/pictures.h"

#include <QImage>

using namespace limner;
using namespace limner::test;

namespace {

//! The rig, with the real provider and its simulation.
struct MiniMaxRig : PipelineRig {
    SimMiniMax sim;
    std::vector<MadeSmaller> smaller;

    MiniMaxRig()
    {
        sim.options.timeScale = 0;
        sim.options.perMinute = 0;
        catalog.add(std::make_unique<MiniMax>(
            http, clock,
            ProviderConfig{.key = Secret{sim.options.key},
                           .baseUrl = QString::fromLatin1(sim.baseUrl())}));
    }
    void inputMadeSmaller(const QString &, const MadeSmaller &done) override
    {
        smaller.push_back(done);
    }
    void ask(const QString &prompt, Json more = Json::object())
    {
        Job job;
        job.request = {.provider = u"minimax"_s, .model = u"image-01"_s};
        job.request.parameters = {
            {"prompt", prompt.toStdString()}, {"seed", 7}, {"width", 512}, {"height", 512}};
        job.request.parameters.update(more);
        insert(job);
    }
};

//! More than seven megabytes, most of them behind the end of the picture: quick to write anew.
QByteArray largePng()
{
    return pictureBytes({300, 200}, "png") + QByteArray(7'500'000, 'x');
}

} // namespace

//! Jobs of the real provider against the simulated service, from the queue to the library.
class TestMiniMaxJob : public QObject {
    Q_OBJECT
private slots:
    void picturesInsideTheAnswerAreKept();
    void picturesByAddressAreKept();
    void whatTheFilterKeptBackIsSaid();
    void nothingButRefusedIsAFailedJob_data();
    void nothingButRefusedIsAFailedJob();
    void aLostAnswerIsUncertainAndPaidOnce();
    void whatPassesIsTriedAgainAndPaidOnce();
    void aLargeCharacterGoesInSmaller();
};

void TestMiniMaxJob::picturesInsideTheAnswerAreKept()
{
    MiniMaxRig rig;
    rig.ask(u"a boat"_s, {{"n", 2}});
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"done"_s);
    QCOMPARE(rig.artworks().size(), 2U);
    QVERIFY(!rig.job().error.has_value());
    QCOMPARE(rig.job().billed, std::optional{true});
    QCOMPARE(rig.sim.creates, 1);
}

void TestMiniMaxJob::picturesByAddressAreKept()
{
    MiniMaxRig rig;
    rig.ask(u"a boat [[url]]"_s, {{"n", 2}});
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"done"_s);
    QCOMPARE(rig.artworks().size(), 2U);
    QCOMPARE(rig.sim.tokensLeaked, 0);
}

void TestMiniMaxJob::whatTheFilterKeptBackIsSaid()
{
    MiniMaxRig rig;
    rig.ask(u"a boat [[withheld:1]]"_s, {{"n", 3}});
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"done"_s);
    QCOMPARE(rig.artworks().size(), 2U);
    const Error error = rig.job().error.value();
    QCOMPARE(toString(error.kind), u"fewer_outputs"_s);
    QCOMPARE(error.message, u"2 of 3"_s);
    QCOMPARE(error.code, u"1"_s);
}

void TestMiniMaxJob::nothingButRefusedIsAFailedJob_data()
{
    QTest::addColumn<QString>("marker");
    QTest::addColumn<QString>("kind");
    QTest::newRow("prompt") << u"[[1026]]"_s << u"content_refused"_s;
    QTest::newRow("pictures") << u"[[1027]]"_s << u"content_refused"_s;
    QTest::newRow("all withheld") << u"[[withheld:1]]"_s << u"content_refused"_s;
    QTest::newRow("plan") << u"[[2056]]"_s << u"quota_used_up"_s;
    QTest::newRow("purse") << u"[[1008]]"_s << u"no_credit"_s;
}

void TestMiniMaxJob::nothingButRefusedIsAFailedJob()
{
    QFETCH(QString, marker);
    QFETCH(QString, kind);
    MiniMaxRig rig;
    rig.ask(u"a boat "_s + marker);
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"failed"_s);
    QCOMPARE(toString(rig.job().error.value().kind), kind);
    QVERIFY(rig.sim.creates <= 1);
    QCOMPARE(rig.sim.charged, 0.0);
}

void TestMiniMaxJob::aLostAnswerIsUncertainAndPaidOnce()
{
    MiniMaxRig rig;
    rig.ask(u"a boat [[lost]]"_s);
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"uncertain"_s);
    QCOMPARE(rig.sim.creates, 1);
    QVERIFY(rig.finish());
    QCOMPARE(rig.sim.creates, 1);
}

void TestMiniMaxJob::whatPassesIsTriedAgainAndPaidOnce()
{
    MiniMaxRig rig;
    rig.ask(u"a boat [[1000]]"_s);
    QVERIFY(rig.finish());
    if (rig.job().state == JobState::Queued) // the queue starts it once more
        QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"done"_s);
    QCOMPARE(rig.sim.creates, 1);
    QCOMPARE(rig.sim.server().requests.size(), 2U);
}

void TestMiniMaxJob::aLargeCharacterGoesInSmaller()
{
    MiniMaxRig rig;
    const QByteArray png = largePng();
    QVERIFY(png.size() > rig.catalog.find(u"minimax"_s)->traits().largestPicture);
    const QString name = *Inputs{rig.folder.path()}.keep(png);
    rig.ask(u"a portrait"_s, {{"subject_reference", name.toStdString()}});
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"done"_s);
    const Json &sent = rig.sim.created.at(0).input.at("subject_reference").at(0);
    QCOMPARE(textAt(sent, "type"), u"character"_s);
    const QString uri = textAt(sent, "image_file");
    QVERIFY(uri.startsWith(u"data:image/jpeg;base64,"_s));
    QVERIFY(uri.size() < 10'000'000);
    QCOMPARE(rig.smaller.size(), 1U);
    QCOMPARE(rig.smaller.front().before, QSize(300, 200));
    QCOMPARE(rig.smaller.front().bytesBefore, qint64{png.size()});
    const QByteArray jpeg = QByteArray::fromBase64(uri.section(u',', 1).toLatin1());
    QCOMPARE(QImage::fromData(jpeg, "jpeg").size(), rig.smaller.front().now);
    // What was chosen stays as it is.
    QCOMPARE(*Inputs{rig.folder.path()}.bytes(name), png);
}

QTEST_GUILESS_MAIN(TestMiniMaxJob)
#include "tst_minimaxjob.moc"
