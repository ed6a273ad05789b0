// The jobs of one click are a group: read as one, repeated as one, never in part.

#include "core/jobs/jobgroup.h"
#include "core/queue/groupstand.h"
#include "tests/core/queue/queuerig.h"

using namespace limner;
using namespace limner::test;

namespace {

//! Of a model whose seeds have these bounds.
JobDraft draftFor(const QString &provider, const QString &model, qint64 most)
{
    JobDraft draft;
    draft.request = request(-1);
    draft.request.provider = provider;
    draft.request.model = model;
    draft.roles.seed = SeedRole{.minimum = 1, .maximum = most};
    draft.group = u"the-group"_s;
    return draft;
}

std::vector<JobDraft> three()
{
    return {draftFor(u"fake"_s, u"a/one"_s, 65535), draftFor(u"fake"_s, u"a/two"_s, 0x7fffffff),
            draftFor(u"other"_s, u"b/three"_s, 0x7fffffff)};
}

qint64 seedOf(const Job &job)
{
    return job.request.seed().value_or(-1);
}

} // namespace

class TestJobGroup : public QObject {
    Q_OBJECT
private slots:
    void aGroupIsReadInTheOrderItWasAskedFor();
    void aTryThatFollowedTakesThePlaceOfTheFirst();
    void repeatingGivesAllOneNewSeed();
    void repeatingKeepsPicturesOfOneModelApart();
    void aGroupThatIsNotThereIsNotRepeated();
    void aDrawnSeedStaysAndIsNobodysChoice();
    void aRestartInTheMiddleMakesEachJobOnce();
    void oneOfThemThatFailsIsCountedSo();
};

void TestJobGroup::aGroupIsReadInTheOrderItWasAskedFor()
{
    QueueRig rig;
    QVERIFY(rig.queue->intake().submit(three()));
    static_cast<void>(rig.submit()); // alone
    const std::vector<Job> jobs = rig.queue->jobs().group(u"the-group"_s);
    QCOMPARE(jobs.size(), size_t{3});
    QCOMPARE(jobs.at(1).request.model, u"a/two"_s);
    QVERIFY(rig.queue->jobs().group({}).empty());
    const GroupStand stand = groupStand(*rig.queue, u"the-group"_s);
    QCOMPARE(stand.models(), 3);
    QCOMPARE(stand.open(), 3);
    QCOMPARE(stand.done(), 0);
}

void TestJobGroup::aTryThatFollowedTakesThePlaceOfTheFirst()
{
    Job first;
    first.id = u"1"_s;
    Job second = first;
    second.id = u"2"_s;
    Job again = first;
    again.id = u"3"_s;
    again.retryOf = u"1"_s;
    Job oncemore = first;
    oncemore.id = u"4"_s;
    oncemore.retryOf = u"3"_s;
    const std::vector<Job> latest = latestTries({first, second, again, oncemore});
    QCOMPARE(latest.size(), size_t{2});
    QCOMPARE(latest.front().id, u"4"_s);
    QCOMPARE(latest.back().id, u"2"_s);
}

void TestJobGroup::repeatingGivesAllOneNewSeed()
{
    QueueRig rig;
    rig.finishAll();
    QVERIFY(rig.queue->intake().submit(three()));
    QVERIFY(rig.idle());
    const Result<QString> fresh = rig.queue->intake().repeatGroup(u"the-group"_s);
    QVERIFY(fresh);
    QVERIFY(*fresh != u"the-group"_s);
    const std::vector<Job> before = rig.queue->jobs().group(u"the-group"_s);
    const std::vector<Job> after = rig.queue->jobs().group(*fresh);
    QCOMPARE(after.size(), size_t{3});
    for (size_t i = 0; i < after.size(); ++i) {
        QCOMPARE(seedOf(after.at(i)), seedOf(after.front()));
        QVERIFY(seedOf(after.at(i)) <= 65535);
        QVERIFY(seedOf(after.at(i)) != seedOf(before.at(i)));
        QCOMPARE(after.at(i).request.model, before.at(i).request.model);
        QVERIFY(after.at(i).retryOf.isEmpty());
        QVERIFY(!after.at(i).seedFixed);
    }
    QVERIFY(rig.idle());
    QCOMPARE(rig.provider->creates + rig.other->creates, 6);
}

void TestJobGroup::repeatingKeepsPicturesOfOneModelApart()
{
    QueueRig rig;
    QVERIFY(rig.queue->intake().submit({draftFor(u"fake"_s, u"a/one"_s, 65535),
                                        draftFor(u"fake"_s, u"a/one"_s, 65535),
                                        draftFor(u"other"_s, u"b/three"_s, 65535)}));
    const Result<QString> fresh = rig.queue->intake().repeatGroup(u"the-group"_s);
    QVERIFY(fresh);
    const std::vector<Job> after = rig.queue->jobs().group(*fresh);
    QCOMPARE(after.size(), size_t{3});
    QVERIFY(seedOf(after.at(0)) != seedOf(after.at(1)));
    QCOMPARE(seedOf(after.at(2)), seedOf(after.at(0)));
}

void TestJobGroup::aGroupThatIsNotThereIsNotRepeated()
{
    QueueRig rig;
    for (const QString &id : {u"nothing"_s, QString{}}) {
        const Result<QString> fresh = rig.queue->intake().repeatGroup(id);
        QVERIFY(!fresh);
        QCOMPARE(toString(fresh.error().kind), toString(ErrorKind::NotFound));
    }
    QVERIFY(rig.queue->jobs().all().empty());
}

void TestJobGroup::aDrawnSeedStaysAndIsNobodysChoice()
{
    QueueRig rig;
    std::vector<JobDraft> drafts = three();
    for (JobDraft &draft : drafts) {
        draft.request.parameters["seed"] = 4711;
        draft.seedDrawn = true;
    }
    QVERIFY(rig.queue->intake().submit(drafts));
    for (const Job &job : rig.queue->jobs().group(u"the-group"_s)) {
        QCOMPARE(seedOf(job), qint64{4711});
        QVERIFY(!job.seedFixed);
    }
    QCOMPARE(groupStand(*rig.queue, u"the-group"_s).seed(), std::optional<qint64>{4711});
}

void TestJobGroup::aRestartInTheMiddleMakesEachJobOnce()
{
    QueueRig rig;
    QVERIFY(rig.queue->intake().submit(three()));
    QVERIFY(driveUntil(rig.clock, [&] { return rig.provider->creates + rig.other->creates > 0; }));
    rig.restart();
    rig.finishAll();
    QVERIFY(rig.idle());
    QCOMPARE(groupStand(*rig.queue, u"the-group"_s).done(), 3);
    QCOMPARE(rig.provider->creates + rig.other->creates, 3);
}

void TestJobGroup::oneOfThemThatFailsIsCountedSo()
{
    QueueRig rig;
    rig.finishAll();
    rig.other->pollAnswers = {remote(RemoteStatus::Failed)};
    QVERIFY(rig.queue->intake().submit(three()));
    QVERIFY(rig.idle());
    const GroupStand stand = groupStand(*rig.queue, u"the-group"_s);
    QCOMPARE(stand.done(), 2);
    QCOMPARE(stand.failed(), 1);
    QCOMPARE(stand.open(), 0);
    QVERIFY(stand.seconds() >= 0);
}

QTEST_GUILESS_MAIN(TestJobGroup)
#include "tst_jobgroup.moc"
