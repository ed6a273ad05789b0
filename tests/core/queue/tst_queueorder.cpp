#include "core/queue/queueorder.h"

#include <QtTest>

#include <algorithm>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

// "a1 c3": job a at 1, job c at 3.
std::vector<Place> placesFrom(const QString &text)
{
    std::vector<Place> out;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts))
        out.push_back({word.left(1), word.mid(1).toLongLong()});
    return out;
}

QString orderAfter(std::vector<Place> places, const std::vector<Place> &changed)
{
    for (const Place &one : changed) {
        for (Place &place : places) {
            if (place.jobId == one.jobId)
                place.position = one.position;
        }
    }
    std::stable_sort(places.begin(), places.end(),
                     [](const Place &a, const Place &b) { return a.position < b.position; });
    QString out;
    for (const Place &one : places)
        out += one.jobId;
    return out;
}

} // namespace

class TestQueueOrder : public QObject {
    Q_OBJECT
private slots:
    void jobsStandWhereTheyWereDropped_data();
    void jobsStandWhereTheyWereDropped();
    void onlyWhatMovesIsWritten();
    void positionsStayWithinTheWaitingOnes();
    void equalPositionsAreParted();
};

void TestQueueOrder::jobsStandWhereTheyWereDropped_data()
{
    QTest::addColumn<QString>("ids");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("order");
    QTest::newRow("to the front") << u"d"_s << u"a"_s << u"dabce"_s;
    QTest::newRow("to the end") << u"a"_s << QString{} << u"bcdea"_s;
    QTest::newRow("down") << u"b"_s << u"e"_s << u"acdbe"_s;
    QTest::newRow("up") << u"d"_s << u"b"_s << u"adbce"_s;
    QTest::newRow("several keep their order") << u"db"_s << u"a"_s << u"bdace"_s;
    QTest::newRow("before itself") << u"c"_s << u"c"_s << u"abcde"_s;
    QTest::newRow("before its follower") << u"c"_s << u"d"_s << u"abcde"_s;
    QTest::newRow("a group dropped on one of its own") << u"bd"_s << u"b"_s << u"abdce"_s;
    QTest::newRow("before one that waits no more") << u"a"_s << u"z"_s << u"abcde"_s;
    QTest::newRow("one that waits no more") << u"z"_s << u"a"_s << u"abcde"_s;
    QTest::newRow("nothing") << QString{} << u"a"_s << u"abcde"_s;
}

void TestQueueOrder::jobsStandWhereTheyWereDropped()
{
    QFETCH(QString, ids);
    QFETCH(QString, before);
    QFETCH(QString, order);
    const std::vector<Place> places = placesFrom(u"a2 b3 c7 d8 e20"_s);
    const QStringList moving = ids.split(QString{}, Qt::SkipEmptyParts);
    QCOMPARE(orderAfter(places, placesAfterMove(places, moving, before)), order);
}

void TestQueueOrder::onlyWhatMovesIsWritten()
{
    const std::vector<Place> places = placesFrom(u"a2 b3 c7 d8 e20"_s);
    QVERIFY(placesAfterMove(places, {u"c"_s}, u"d"_s).empty());
    QCOMPARE(placesAfterMove(places, {u"c"_s}, u"b"_s), placesFrom(u"c3 b7"_s));
}

void TestQueueOrder::positionsStayWithinTheWaitingOnes()
{
    // 4, 5 and 6 belong to running jobs.
    QCOMPARE(placesAfterMove(placesFrom(u"a2 b3 c7"_s), {u"c"_s}, u"a"_s),
             placesFrom(u"c2 a3 b7"_s));
}

void TestQueueOrder::equalPositionsAreParted()
{
    const std::vector<Place> places = placesFrom(u"a2 b2 c2"_s);
    QCOMPARE(orderAfter(places, placesAfterMove(places, {u"c"_s}, u"b"_s)), u"acb"_s);
}

QTEST_APPLESS_MAIN(TestQueueOrder)
#include "tst_queueorder.moc"
