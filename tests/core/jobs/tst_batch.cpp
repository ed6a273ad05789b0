#include "core/jobs/batch.h"

#include <QtTest>

#include <set>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

BatchItem itemOf(const char *prompt, std::optional<qint64> seed, int pictures = 1)
{
    BatchItem item;
    item.draft.roles.seed = SeedRole{};
    item.draft.seedFixed = seed.has_value();
    item.draft.request.parameters = Json{{"prompt", prompt}};
    if (seed)
        item.draft.request.parameters["seed"] = *seed;
    item.portions = {.pictures = pictures, .largest = 1};
    return item;
}

QList<qint64> seedsOf(const std::vector<JobDraft> &drafts)
{
    QList<qint64> out;
    for (const JobDraft &draft : drafts)
        out.append(integerAt(draft.request.parameters, "seed").value_or(-1));
    return out;
}

} // namespace

class TestBatch : public QObject {
    Q_OBJECT
private slots:
    void oneSeedForAllComparesWordings();
    void aSeedEachCountsUp();
    void aDrawnSeedIsSharedToo();
    void withoutASeedTheQueueDraws();
    void aBatchIsOneGroupAndHasACap();
};

void TestBatch::oneSeedForAllComparesWordings()
{
    const auto drafts = batchOf({itemOf("a", 7, 2), itemOf("b", 7, 2)}, BatchSeed::Same);
    QVERIFY(drafts);
    QCOMPARE(seedsOf(*drafts), (QList<qint64>{7, 8, 7, 8}));
}

void TestBatch::aSeedEachCountsUp()
{
    const auto drafts = batchOf({itemOf("a", 7, 2), itemOf("b", 7, 2)}, BatchSeed::Each);
    QVERIFY(drafts);
    QCOMPARE(seedsOf(*drafts), (QList<qint64>{7, 8, 9, 10}));
}

void TestBatch::aDrawnSeedIsSharedToo()
{
    const auto drafts = batchOf({itemOf("a", {}), itemOf("b", {})}, BatchSeed::Same);
    QVERIFY(drafts);
    const QList<qint64> seeds = seedsOf(*drafts);
    QVERIFY(seeds[0] > 0);
    QCOMPARE(seeds[1], seeds[0]);
    QVERIFY(drafts->front().seedFixed);
}

void TestBatch::withoutASeedTheQueueDraws()
{
    const auto drafts = batchOf({itemOf("a", {}), itemOf("b", {})}, BatchSeed::Each);
    QVERIFY(drafts);
    QCOMPARE(seedsOf(*drafts), (QList<qint64>{-1, -1}));
    QVERIFY(!drafts->front().seedFixed);
}

void TestBatch::aBatchIsOneGroupAndHasACap()
{
    const auto most = batchOf(std::vector<BatchItem>(250, itemOf("a", {}, 2)), BatchSeed::Each);
    QVERIFY(most);
    std::set<QString> groups;
    for (const JobDraft &draft : *most)
        groups.insert(draft.group);
    QCOMPARE(groups.size(), 1u);
    QVERIFY(!groups.begin()->isEmpty());
    const auto more = batchOf(std::vector<BatchItem>(251, itemOf("a", {}, 2)), BatchSeed::Each);
    QVERIFY(!more);
    QCOMPARE(more.error().message, u"this would be 502 jobs; a batch has at most 500"_s);
}

QTEST_GUILESS_MAIN(TestBatch)
#include "tst_batch.moc"
