#include "core/jobs/portions.h"

#include <QtTest>

#include <set>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

JobDraft draftWithSeed(qint64 seed, SeedRole role = {})
{
    JobDraft draft;
    draft.roles.seed = role;
    draft.seedFixed = true;
    draft.request.parameters = Json{{"prompt", "a red boat"}, {"seed", seed}};
    return draft;
}

QList<qint64> valuesOf(const std::vector<JobDraft> &drafts, const char *name)
{
    QList<qint64> out;
    for (const JobDraft &draft : drafts)
        out.append(integerAt(draft.request.parameters, name).value_or(-1));
    return out;
}

ModelSchema schemaWith(std::optional<double> maximum)
{
    Parameter prompt;
    prompt.name = u"prompt"_s;
    Parameter count;
    count.name = u"num_outputs"_s;
    count.kind = ParameterKind::Integer;
    count.maximum = maximum;
    ModelSchema schema;
    schema.parameters = {prompt, count};
    return schema;
}

} // namespace

class TestPortions : public QObject {
    Q_OBJECT
private slots:
    void splitsACountAboveTheModelsLimit();
    void withoutACountParameterEachPictureIsAJob();
    void aFixedSeedCountsUpByPicturesWithinTheBounds();
    void aRandomSeedIsLeftToTheQueue();
    void severalJobsAreOneGroupAndOneIsAlone();
    void oneIdNamesAllJobs();
    void theLargestJobIsTheModels_data();
    void theLargestJobIsTheModels();
};

void TestPortions::splitsACountAboveTheModelsLimit()
{
    const auto drafts = inPortions(draftWithSeed(7), u"num_outputs"_s, {10, 4});
    QCOMPARE(valuesOf(drafts, "num_outputs"), (QList<qint64>{4, 4, 2}));
    QCOMPARE(valuesOf(drafts, "seed"), (QList<qint64>{7, 11, 15}));
}

void TestPortions::withoutACountParameterEachPictureIsAJob()
{
    const auto drafts = inPortions(draftWithSeed(7), {}, {3, 4});
    QCOMPARE(drafts.size(), 3u);
    QVERIFY(!drafts.front().request.parameters.contains(""));
    QCOMPARE(valuesOf(drafts, "seed"), (QList<qint64>{7, 8, 9}));
}

void TestPortions::aFixedSeedCountsUpByPicturesWithinTheBounds()
{
    const SeedRole small{.name = u"seed"_s, .minimum = 1, .maximum = 9};
    QCOMPARE(valuesOf(inPortions(draftWithSeed(8, small), {}, {4, 1}), "seed"),
             (QList<qint64>{8, 9, 1, 2}));
}

void TestPortions::aRandomSeedIsLeftToTheQueue()
{
    JobDraft draft = draftWithSeed(7);
    draft.seedFixed = false;
    QCOMPARE(valuesOf(inPortions(draft, {}, {2, 1}), "seed"), (QList<qint64>{7, 7}));
}

void TestPortions::severalJobsAreOneGroupAndOneIsAlone()
{
    auto several = inPortions(draftWithSeed(7), {}, {3, 1});
    makeGroup(several);
    std::set<QString> groups;
    for (const JobDraft &draft : several)
        groups.insert(draft.group);
    QCOMPARE(groups.size(), 1u);
    QCOMPARE(groups.begin()->size(), 36);
    auto alone = inPortions(draftWithSeed(7), {}, {1, 1});
    makeGroup(alone);
    QCOMPARE(alone.front().group, QString{});
}

void TestPortions::oneIdNamesAllJobs()
{
    auto drafts = inPortions(draftWithSeed(7), {}, {3, 1});
    giveIds(drafts, u"mine"_s);
    QCOMPARE(drafts[0].id, u"mine"_s);
    QCOMPARE(drafts[1].id, u"mine#2"_s);
    QCOMPARE(drafts[2].id, u"mine#3"_s);
    giveIds(drafts, {});
    QCOMPARE(drafts[2].id, u"mine#3"_s);
}

void TestPortions::theLargestJobIsTheModels_data()
{
    QTest::addColumn<double>("maximum");
    QTest::addColumn<int>("largest");
    QTest::newRow("none") << -1.0 << 1;
    QTest::newRow("four") << 4.0 << 4;
    QTest::newRow("absurd") << 1e9 << 100;
}

void TestPortions::theLargestJobIsTheModels()
{
    QFETCH(double, maximum);
    QFETCH(int, largest);
    const std::optional<double> bound = maximum < 0 ? std::nullopt : std::optional{maximum};
    QCOMPARE(mostPicturesOfJob(schemaWith(bound)), largest);
}

QTEST_GUILESS_MAIN(TestPortions)
#include "tst_portions.moc"
