#include "ui/gallery/groupfacts.h"
#include "ui/gallery/grouppicture.h"
#include "ui/gallery/groupview.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QLabel>
#include <QSignalSpy>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

GroupColumnFacts column(const QString &provider, const QString &model, double seconds, double price)
{
    GroupColumnFacts out;
    Job &job = out.member.job;
    job.id = model;
    job.state = JobState::Done;
    job.request = {.provider = provider,
                   .model = model,
                   .version = {},
                   .parameters = {{"prompt", "a heron"}, {"seed", 7}}};
    job.createdAt = QDateTime{QDate{2026, 11, 22}, QTime{14, 2}};
    job.submittedAt = job.createdAt;
    job.finishedAt = job.createdAt.addMSecs(static_cast<qint64>(seconds * 1000));
    job.cost = {.amount = price, .estimated = false};
    out.member.estimate = Amount{price};
    Artwork picture;
    picture.id = static_cast<ArtworkId>(seconds * 10);
    picture.jobId = job.id;
    picture.request = job.request;
    picture.path = u"a.png"_s;
    picture.mediaType = u"image/png"_s;
    picture.size = {1024, 1024};
    picture.bytes = 1'400'000;
    out.pictures = {picture};
    return out;
}

GroupFacts four()
{
    GroupFacts facts;
    facts.columns = {column(u"replicate"_s, u"a/one"_s, 9.8, 0.0037),
                     column(u"replicate"_s, u"a/two"_s, 4.1, 0.025),
                     column(u"together"_s, u"b/three"_s, 1.1, 0.0028),
                     column(u"minimax"_s, u"four"_s, 16.2, 0.0035)};
    facts.columns[0].member.job.request.parameters["steps"] = 28;
    facts.columns[0].member.job.request.parameters["negative_prompt"] = "lowres";
    for (const GroupColumnFacts &one : facts.columns)
        facts.stand.members.push_back(one.member);
    facts.stand.spent = 0.035;
    return facts;
}

const GroupCell &cell(const std::vector<GroupRow> &rows, const QString &key, size_t index)
{
    for (const GroupRow &row : rows) {
        if (row.key == key)
            return row.cells.at(index);
    }
    qFatal("no such row");
}

} // namespace

class TestGroupFacts : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_theme.setChoice(ThemeChoice::Dark); }
    void theHeadTellsTheWhole();
    void theFastestAndTheCheapestAreMarked();
    void equalOnesAreNotMarked();
    void whatAModelDoesNotOfferIsSaid();
    void theFootTellsWhatWasTheSameAndWhatWasDropped();
    void oneThatFailedIsCountedAndNotBilled();
    void theWinnerIsWhoseStarWasPressed();
    void theViewShowsEachAndAsks();

private:
    Theme m_theme;
};

void TestGroupFacts::theHeadTellsTheWhole()
{
    GroupFacts facts = four();
    QCOMPARE(groupTitle(facts.stand), u"One prompt, four models"_s);
    const QString words = groupWords(facts.stand);
    QVERIFY2(words.contains(u"seed 7 · $0.035 · all done in 16 s"_s), qPrintable(words));
    facts.stand.members[1].job.state = JobState::Running;
    QVERIFY(groupWords(facts.stand).contains(u"3 of 4 done"_s));
}

void TestGroupFacts::theFastestAndTheCheapestAreMarked()
{
    const std::vector<GroupRow> rows = groupRows(four());
    QCOMPARE(cell(rows, u"Took"_s, 2).mark, u"fastest"_s);
    QCOMPARE(cell(rows, u"Price"_s, 2).mark, u"cheapest"_s);
    QCOMPARE(cell(rows, u"Took"_s, 0), (GroupCell{.text = u"9.8 s"_s}));
    QCOMPARE(cell(rows, u"Price"_s, 1).text, u"$0.025"_s);
    QCOMPARE(cell(rows, u"File"_s, 3).text, u"PNG, 1.4 MB"_s);
}

void TestGroupFacts::equalOnesAreNotMarked()
{
    GroupFacts facts = four();
    facts.columns[3].member.job.cost.amount = 0.0028;
    const std::vector<GroupRow> rows = groupRows(facts);
    for (size_t i = 0; i < 4; ++i)
        QVERIFY(cell(rows, u"Price"_s, i).mark.isEmpty());
}

void TestGroupFacts::whatAModelDoesNotOfferIsSaid()
{
    const std::vector<GroupRow> rows = groupRows(four());
    QCOMPARE(cell(rows, u"Steps"_s, 0).text, u"28"_s);
    QCOMPARE(cell(rows, u"Steps"_s, 1).text, u"not offered"_s);
    QVERIFY(cell(rows, u"Steps"_s, 1).isMissing);
}

void TestGroupFacts::theFootTellsWhatWasTheSameAndWhatWasDropped()
{
    QCOMPARE(groupFoot(four()),
             u"The same for all: prompt, seed, 1024 × 1024. Dropped: negative prompt for three."_s);
}

void TestGroupFacts::oneThatFailedIsCountedAndNotBilled()
{
    GroupFacts facts = four();
    Job &job = facts.columns[2].member.job;
    job.state = JobState::Failed;
    job.billed = false;
    job.cost = {};
    facts.columns[2].pictures.clear();
    facts.stand.members[2].job = job;
    const std::vector<GroupRow> rows = groupRows(facts);
    QCOMPARE(cell(rows, u"Price"_s, 2).text, u"not billed"_s);
    QCOMPARE(cell(rows, u"Took"_s, 1).mark, u"fastest"_s); // of those that are here
    QVERIFY(groupWords(facts.stand).contains(u"3 of 4 done, 1 failed"_s));
}

void TestGroupFacts::theWinnerIsWhoseStarWasPressed()
{
    GroupFacts facts = four();
    QVERIFY(!facts.winner(0));
    facts.columns[0].pictures[0].favourite = true;
    facts.columns[1].pictures[0].favourite = true;
    const ArtworkId second = facts.columns[1].pictures[0].id;
    QCOMPARE(facts.winner(0), &facts.columns[0].pictures[0]);
    QCOMPARE(facts.winner(second), &facts.columns[1].pictures[0]);
}

void TestGroupFacts::theViewShowsEachAndAsks()
{
    GroupView view;
    view.resize(1096, 600);
    GroupFacts facts = four();
    facts.columns[2].pictures.clear();
    facts.columns[2].member.job.state = JobState::Failed;
    facts.columns[2].tile.kind = JobTile::Kind::Failed;
    view.showGroup(facts, QDateTime::currentDateTime());
    view.show();
    QCOMPARE(view.pictures().size(), size_t{3});
    QSignalSpy retried{&view, &GroupView::retryWanted};
    const auto retries = view.findChildren<QAbstractButton *>(u"groupRetry"_s);
    QCOMPARE(retries.size(), 4);
    QVERIFY(retries.at(2)->isVisibleTo(&view));
    QVERIFY(!retries.at(1)->isVisibleTo(&view));
    retries.at(2)->click();
    QCOMPARE(retried.size(), 1);
    QCOMPARE(retried.front().front().toString(), u"b/three"_s);

    QSignalSpy looked{&view, &GroupView::lookWanted};
    view.findChild<QAbstractButton *>(u"groupLook"_s)->click();
    QCOMPARE(looked.size(), 1);
    QCOMPARE(looked.front().front().value<std::vector<ArtworkId>>(), view.pictures());

    // Its buttons come with the keyboard or the pointer.
    view.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    auto *const second = view.findChildren<GroupPicture *>(u"groupPicture"_s).at(1);
    auto *const copy = second->findChild<QAbstractButton *>(u"groupCopy"_s);
    QVERIFY(!copy->isVisible());
    second->setFocus();
    QTRY_VERIFY(copy->isVisible());
    copy->setFocus();
    QCoreApplication::processEvents();
    QVERIFY(copy->isVisible());
    QSignalSpy copied{&view, &GroupView::copyWanted};
    copy->click();
    QCOMPARE(copied.size(), 1);
    QCOMPARE(copied.front().front().value<std::vector<ArtworkId>>(),
             std::vector{facts.columns[1].picture()->id});

    QSignalSpy used{&view, &GroupView::reuseWanted};
    second->findChild<QAbstractButton *>(u"groupReuse"_s)->click();
    QCOMPARE(used.size(), 1);
    QCOMPARE(qvariant_cast<Request>(used.takeFirst().front()).model, u"a/two"_s);
    auto *const use = view.findChild<QAbstractButton *>(u"groupUse"_s);
    QVERIFY(!use->isEnabled()); // nobody has won yet
    facts.columns[1].pictures[0].favourite = true;
    view.showGroup(facts, QDateTime::currentDateTime());
    use->click();
    QCOMPARE(used.size(), 1);
    QCOMPARE(qvariant_cast<Request>(used.front().front()).model, u"a/two"_s);
}

QTEST_MAIN(TestGroupFacts)
#include "tst_groupfacts.moc"
