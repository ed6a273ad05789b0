#include "core/queue/pick.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

WaitingJob job(const char *id, qint64 position, const char *provider = "a", double price = 1)
{
    WaitingJob out;
    out.id = QString::fromLatin1(id);
    out.position = position;
    out.provider = QString::fromLatin1(provider);
    out.price = price;
    return out;
}

std::map<QString, LaneRoom> lanes(LaneRoom a, LaneRoom b = {})
{
    return {{u"a"_s, a}, {u"b"_s, b}};
}

constexpr LaneRoom wide{.places = 10, .creates = 100};

QStringList ids(const Picked &picked)
{
    return QStringList{picked.start.begin(), picked.start.end()};
}

} // namespace

class TestPick : public QObject {
    Q_OBJECT
private slots:
    void inQueueOrderAsFarAsThereArePlaces();
    void aFullLaneKeepsNoOtherWaiting();
    void noMoreCreatesThanMayGoOut();
    void thePauseHoldsAllButThoseThatAreMeant();
    void aCapStopsThatJobAndAllBehindIt();
    void whatStartsTogetherCountsTogether();
    void whoWaitsForAPlaceStopsNobodyForTheCap();
    void whatHeldBeforeHoldsOn();
    void letPastTheCap();
    void tenTimesATenthFitsBelowOne();
    void nothingWaits();
};

void TestPick::inQueueOrderAsFarAsThereArePlaces()
{
    const Picked picked =
        pick({job("1", 1), job("2", 2), job("3", 3)}, lanes({.places = 2, .creates = 9}), {});
    QCOMPARE(ids(picked), (QStringList{u"1"_s, u"2"_s}));
    QVERIFY(!picked.held);
}

void TestPick::aFullLaneKeepsNoOtherWaiting()
{
    const Picked picked = pick({job("1", 1), job("2", 2, "b"), job("3", 3)},
                               lanes({.places = 0, .creates = 9}, wide), {});
    QCOMPARE(ids(picked), QStringList{u"2"_s});
}

void TestPick::noMoreCreatesThanMayGoOut()
{
    const Picked picked = pick({job("1", 1), job("2", 2)}, lanes({.places = 9, .creates = 1}), {});
    QCOMPARE(ids(picked), QStringList{u"1"_s});
    QVERIFY(pick({job("1", 1)}, lanes({.places = 9, .creates = 0}), {}).start.empty());
    QVERIFY(pick({job("1", 1, "unknown")}, lanes(wide), {}).start.empty());
}

void TestPick::thePauseHoldsAllButThoseThatAreMeant()
{
    std::vector<WaitingJob> waiting{job("1", 1), job("2", 2)};
    waiting[1].passesPause = true;
    QCOMPARE(ids(pick(waiting, lanes(wide), {.isPaused = true})), QStringList{u"2"_s});
}

void TestPick::aCapStopsThatJobAndAllBehindIt()
{
    const Picked picked = pick({job("1", 1), job("dear", 2, "a", 5), job("cheap", 3, "b", 0.1)},
                               lanes(wide, wide), {.room = 2});
    QCOMPARE(ids(picked), QStringList{u"1"_s});
    QCOMPARE(picked.held, std::optional{u"dear"_s});
}

void TestPick::whatStartsTogetherCountsTogether()
{
    const Picked picked = pick({job("1", 1), job("2", 2), job("3", 3)}, lanes(wide), {.room = 2});
    QCOMPARE(ids(picked), (QStringList{u"1"_s, u"2"_s}));
    QCOMPARE(picked.held, std::optional{u"3"_s});
}

void TestPick::whoWaitsForAPlaceStopsNobodyForTheCap()
{
    const Picked picked = pick({job("dear", 1, "a", 5), job("2", 2, "b")},
                               lanes({.places = 0, .creates = 9}, wide), {.room = 2});
    QCOMPARE(ids(picked), QStringList{u"2"_s});
    QVERIFY(!picked.held);
}

void TestPick::whatHeldBeforeHoldsOn()
{
    const Picked picked = pick({job("1", 1), job("held", 2, "a", 5), job("3", 3)}, lanes(wide),
                               {.room = 2, .heldFrom = 2});
    QCOMPARE(ids(picked), QStringList{u"1"_s});
    QVERIFY(!picked.held); // no new one
}

void TestPick::letPastTheCap()
{
    std::vector<WaitingJob> waiting{job("1", 1, "a", 5), job("2", 2, "a", 5)};
    waiting[1].passesCap = true;
    const Picked picked = pick(waiting, lanes(wide), {.room = 2});
    QCOMPARE(ids(picked), QStringList{u"2"_s});
    QCOMPARE(picked.held, std::optional{u"1"_s});
}

void TestPick::tenTimesATenthFitsBelowOne()
{
    std::vector<WaitingJob> waiting;
    for (int i = 0; i < 10; ++i)
        waiting.push_back(job(qPrintable(QString::number(i)), i, "a", 0.1));
    QCOMPARE(pick(waiting, lanes({.places = 20, .creates = 20}), {.room = 1}).start.size(), 10U);
}

void TestPick::nothingWaits()
{
    QCOMPARE(pick({}, lanes(wide), {.isPaused = true, .room = 0}), Picked{});
}

QTEST_GUILESS_MAIN(TestPick)
#include "tst_pick.moc"
