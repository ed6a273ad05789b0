#include "core/base/digest.h"
#include "core/picture/embedded.h"
#include "core/picture/embeddedrecord.h"
#include "tests/app/trial.h"
#include "tests/support/pictures.h"

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

//! Nothing is paid for twice, whatever is lost, blanked, hidden or far away; and what is asked for
//! is what is sent.
class TestPaidOnce : public QObject {
    Q_OBJECT
private slots:
    void aSeedWithoutDefaultIsDrawnAndShownEverywhere();
    void sixPicturesHaveSixSeedsWithinTheBounds_data();
    void sixPicturesHaveSixSeedsWithinTheBounds();
    void aFixedSeedCountsUpWithinTheBounds();
    void equalInputsHaveAPredictionEach_data();
    void equalInputsHaveAPredictionEach();
    void aPollThatFindsNothingForAWhileIsNoEnd();
    void theCountIsTheNumberOfPictures();
    void aCountThatContradictsTheBatchIsRefused();
    void fourAtOnceAreReservedAsFour();
    void fourAtOnceAreCappedAsFour();
    void aLargeInputIsSentWhole();
};

namespace {

//! 0 to 65535, as models with an old random generator have it.
QByteArray smallSeeds(bool asksForRandom)
{
    Json seed = {{"type", "integer"}, {"minimum", 0}, {"maximum", 65535}, {"x-order", 3}};
    if (asksForRandom)
        seed.update(Json{{"default", -1}, {"minimum", -1}});
    return modelFile({{"seed", seed}});
}

//! With a number of pictures a run.
QByteArray batches()
{
    return modelFile(
        {{"batch_size",
          {{"type", "integer"}, {"default", 1}, {"minimum", 1}, {"maximum", 4}, {"x-order", 3}}}});
}

std::set<qint64> seedsOf(const std::vector<Json> &inputs)
{
    std::set<qint64> seeds;
    for (const Json &input : inputs)
        seeds.insert(integerAt(input, "seed").value_or(-1));
    return seeds;
}

//! A model that takes two seconds for each picture.
void takeTime(Trial &trial)
{
    trial.provider.server().setSpoiler([](const ServedRequest &, ServedReply &reply) {
        eachPrediction(reply, [](Json &one) {
            const qint64 pictures = integerAt(one.at("input"), "batch_size").value_or(1);
            if (one.contains("metrics"))
                one["metrics"]["predict_time"] = 2.0 * static_cast<double>(pictures);
        });
    });
}

double spent(const Trial &trial, const char *what)
{
    return numberAt(trial.run(u"spend").json(), what).value_or(-1);
}

} // namespace

void TestPaidOnce::aSeedWithoutDefaultIsDrawnAndShownEverywhere()
{
    Trial trial{modelFile({{"seed", {{"type", "integer"}, {"x-order", 3}}}})};
    const ProgramRun run = trial.generate(u"a seed of its own"_s);
    QVERIFY2(run.exitCode == 0, told(run).constData());
    const std::vector<Json> inputs = trial.inputs();
    QCOMPARE(inputs.size(), size_t{1});
    const std::optional<qint64> sent = integerAt(inputs.front(), "seed");
    QVERIFY(sent && *sent >= 0);
    const Json image = run.json().at("images").at(0);
    QCOMPARE(integerAt(image, "seed"), sent);
    const Json row = trial.list().at(0);
    QCOMPARE(integerAt(row, "seed"), sent);
    QCOMPARE(integerAt(row.at("parameters"), "seed"), sent);
    const std::optional<EmbeddedRecord> inside = fromXmp(readXmp(textAt(image, "path")));
    QVERIFY(inside);
    QCOMPARE(inside->request.seed(), sent);
}

void TestPaidOnce::sixPicturesHaveSixSeedsWithinTheBounds_data()
{
    QTest::addColumn<bool>("asksForRandom");
    QTest::newRow("0 to 65535") << false;
    QTest::newRow("-1 means random") << true;
}

void TestPaidOnce::sixPicturesHaveSixSeedsWithinTheBounds()
{
    QFETCH(bool, asksForRandom);
    Trial trial{smallSeeds(asksForRandom)};
    const ProgramRun run = trial.generate(u"six of them"_s, {u"--count"_s, u"6"_s});
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(trial.provider.creates, 6);
    const std::set<qint64> seeds = seedsOf(trial.inputs());
    QCOMPARE(seeds.size(), size_t{6});
    QVERIFY(*seeds.begin() >= 0);
    QVERIFY(*seeds.rbegin() <= 65535);
}

void TestPaidOnce::aFixedSeedCountsUpWithinTheBounds()
{
    Trial trial{smallSeeds(true)};
    const ProgramRun run =
        trial.generate(u"up"_s, {u"-p"_s, u"seed=65534"_s, u"--count"_s, u"4"_s});
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(trial.provider.creates, 4);
    const std::set<qint64> seeds = seedsOf(trial.inputs());
    QCOMPARE(seeds.size(), size_t{4});
    QVERIFY(seeds.contains(65534) && seeds.contains(65535));
    QVERIFY(*seeds.begin() >= 0);
    QCOMPARE(*seeds.rbegin(), qint64{65535});
}

void TestPaidOnce::equalInputsHaveAPredictionEach_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<std::set<int>>("lost"); // which answers, from 1
    QTest::newRow("the first of two") << 2 << std::set{1};
    QTest::newRow("several of six") << 6 << std::set{1, 2, 4};
    QTest::newRow("all of four") << 4 << std::set{1, 2, 3, 4};
}

void TestPaidOnce::equalInputsHaveAPredictionEach()
{
    QFETCH(int, count);
    QFETCH(std::set<int>, lost);
    Trial trial{modelFile()};
    int created = 0;
    int listed = 0;
    trial.provider.server().setFault(
        [&](const ServedRequest &request) -> std::optional<ServedReply> {
            if (isCreate(request) && lost.contains(++created))
                return ServedReply{.dropAfter = true};
            if (isListing(request) && ++listed <= 2)
                return failing(500);
            return std::nullopt;
        });
    const ProgramRun run =
        trial.generate(u"the same again"_s, {u"--count"_s, QString::number(count)});
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(trial.provider.creates, count);
    QCOMPARE(run.json().at("images").size(), static_cast<size_t>(count));
    std::set<QString> predictions;
    for (const Json &job : trial.jobs())
        predictions.insert(textAt(job, "remote_id"));
    QCOMPARE(predictions.size(), static_cast<size_t>(count));
}

void TestPaidOnce::aPollThatFindsNothingForAWhileIsNoEnd()
{
    Trial trial;
    int polls = 0;
    bool isForgetful = true;
    trial.provider.server().setFault(
        [&](const ServedRequest &request) -> std::optional<ServedReply> {
            if (!isPoll(request))
                return std::nullopt;
            ++polls;
            return isForgetful ? std::optional{failing(404)} : std::nullopt;
        });
    trial.killOnce(u"where is it?"_s, [&] { return polls >= 3; });
    trial.provider.server().setFault(
        [&](const ServedRequest &request) -> std::optional<ServedReply> {
            const bool isStrange = isPoll(request) && ++polls < 6;
            return isStrange ? std::optional{failing(404)} : std::nullopt;
        });
    const ProgramRun run = trial.resume();
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(run.json().at("urls").size(), size_t{1});
    QVERIFY(polls >= 6);
    QCOMPARE(trial.provider.creates, 1);
}

void TestPaidOnce::theCountIsTheNumberOfPictures()
{
    Trial trial{batches()};
    const ProgramRun run =
        trial.generate(u"a hundred"_s, {u"--count"_s, u"100"_s, u"-p"_s, u"batch_size=4"_s});
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(run.json().at("images").size(), size_t{100});
    QCOMPARE(trial.provider.creates, 25);
}

void TestPaidOnce::aCountThatContradictsTheBatchIsRefused()
{
    Trial trial{batches()};
    const ProgramRun run =
        trial.generate(u"how many?"_s, {u"--count"_s, u"3"_s, u"-p"_s, u"batch_size=4"_s});
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.contains("--count 3") && run.err.contains("batch_size=4"),
             run.err.constData());
    QCOMPARE(trial.provider.creates, 0);
}

void TestPaidOnce::fourAtOnceAreReservedAsFour()
{
    Trial trial{batches()};
    takeTime(trial);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(trial.generate(u"one"_s).exitCode, 0);
    const double one = spent(trial, "today") / 3;
    QVERIFY(one > 0);
    trial.provider.options.timeScale = 1000;
    const auto four = trial.program.start(trial.asking(u"four"_s, {u"--count"_s, u"4"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(trial.provider.creates, 4, 30'000);
    const double reserved = spent(trial, "reserved");
    QVERIFY2(reserved > 3.5 * one && reserved < 4.5 * one, qPrintable(QString::number(reserved)));
    four->kill();
    QVERIFY(Program::finish(*four).crashed);
}

void TestPaidOnce::fourAtOnceAreCappedAsFour()
{
    Trial trial{batches()};
    takeTime(trial);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(trial.generate(u"one"_s).exitCode, 0);
    const double one = spent(trial, "today") / 3;
    trial.program.set(u"LIMNER_DAILY_CAP"_s, QString::number(5 * one));
    const ProgramRun run = trial.generate(u"four"_s, {u"--count"_s, u"4"_s});
    QVERIFY2(run.exitCode == 5, told(run).constData());
    QCOMPARE(trial.provider.creates, 3);
}

void TestPaidOnce::aLargeInputIsSentWhole()
{
    Trial trial{modelFile({{"image", {{"type", "string"}, {"format", "uri"}, {"x-order", 3}}}})};
    // Longer than a line edit holds.
    const QByteArray bytes = pictureBytes({120, 120}, "bmp");
    QVERIFY(bytes.size() > 32'767);
    const QString image = u"data:image/bmp;base64,"_s + QString::fromLatin1(bytes.toBase64());
    const ProgramRun run = trial.generate(u"from this"_s, {u"-p"_s, u"image="_s + image});
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(textAt(trial.inputs().at(0), "image"), image);
    // Kept once by its content, and only named in the row.
    QCOMPARE(textAt(trial.list().at(0).at("parameters"), "image"),
             u"input:"_s + QString::fromLatin1(sha256Hex(bytes)));
}

QTEST_GUILESS_MAIN(TestPaidOnce)
#include "tst_paidonce.moc"
