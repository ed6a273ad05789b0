#include "ui/models/shelflayout.h"

#include <QtTest>

using namespace limner;

class TestShelfLayout : public QObject {
    Q_OBJECT
private slots:
    void aFoldedShelfShowsItsFirstLine();
    void cardsStandBelowTheirHeadingsWithinTheWidth_data();
    void cardsStandBelowTheirHeadingsWithinTheWidth();
    void pointsFindTheirCards();
    void linesAreWalkedAcrossShelves();
    void aBandFindsWhatTouchesIt();
};

void TestShelfLayout::aFoldedShelfShowsItsFirstLine()
{
    ShelfLayout layout;
    layout.setGeometry(736, 58);
    layout.setShelves({{.count = 14, .isFolded = true}, {.count = 6}});
    QCOMPARE(layout.columns(), 4);
    QCOMPARE(layout.coverSize(), (QSize{167, 98}));
    QCOMPARE(layout.shownOf(0), 4);
    QCOMPARE(layout.shownOf(1), 6);
    QVERIFY(layout.isShown(3));
    QVERIFY(!layout.isShown(4));
    QVERIFY(layout.card(4).isNull());
    QVERIFY(layout.isShown(14));
    QCOMPARE(layout.shelfOf(13), 0);
    QCOMPARE(layout.shelfOf(14), 1);
    QCOMPARE(layout.shelfOf(20), -1);
    QCOMPARE(layout.shelfOf(-1), -1);
}

void TestShelfLayout::cardsStandBelowTheirHeadingsWithinTheWidth_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {100, 200, 344, 432, 736, 1600})
        QTest::addRow("%d", width) << width;
}

void TestShelfLayout::cardsStandBelowTheirHeadingsWithinTheWidth()
{
    QFETCH(int, width);
    ShelfLayout layout;
    layout.setShelves({{.count = 5}, {.count = 0}, {.count = 9}});
    layout.setGeometry(width, 58);
    QVERIFY(layout.columns() >= 1);
    QRect before;
    for (int i = 0; i < layout.count(); ++i) {
        const QRect card = layout.card(i);
        QVERIFY(card.left() >= ShelfLayout::side);
        QVERIFY(card.right() < std::max(width, 2 * ShelfLayout::side + ShelfLayout::leastCard));
        QVERIFY(card.bottom() < layout.height());
        QVERIFY(!card.intersects(before));
        QVERIFY(card.top() >= layout.headingOf(layout.shelfOf(i)).bottom());
        before = card;
    }
}

void TestShelfLayout::pointsFindTheirCards()
{
    ShelfLayout layout;
    layout.setGeometry(736, 58);
    layout.setShelves({{.count = 6}, {.count = 3}});
    for (int i = 0; i < layout.count(); ++i)
        QCOMPARE(layout.cardAt(layout.card(i).center()), i);
    QCOMPARE(layout.cardAt({2, 60}), -1);
    QCOMPARE(layout.headingAt(layout.headingOf(1).center()), 1);
    QCOMPARE(layout.headingAt(layout.card(0).center()), -1);
}

void TestShelfLayout::linesAreWalkedAcrossShelves()
{
    ShelfLayout layout;
    layout.setGeometry(736, 58);
    layout.setShelves({{.count = 14, .isFolded = true}, {.count = 0}, {.count = 2}, {.count = 6}});
    QCOMPARE(layout.moved(0, -1), 0);
    QCOMPARE(layout.moved(1, 1), 15);
    QCOMPARE(layout.moved(3, 1), 15); // the shelf below is shorter
    QCOMPARE(layout.moved(3, 2), 19);
    QCOMPARE(layout.moved(15, -1), 1);
    QCOMPARE(layout.moved(19, 9), 21);
    QCOMPARE(layout.moved(21, -1), 17);
}

void TestShelfLayout::aBandFindsWhatTouchesIt()
{
    ShelfLayout layout;
    layout.setGeometry(736, 58);
    layout.setShelves({{.count = 2000}});
    const QRect card = layout.card(1000);
    const std::vector<int> found = layout.between(card.top() + 3, card.bottom() - 3);
    QCOMPARE(found.size(), size_t{4});
    QCOMPARE(found.front(), 1000);
    QVERIFY(layout.between(layout.height() + 10, layout.height() + 900).empty());
    QCOMPARE(layout.between(0, layout.height()).size(), size_t{2000});
}

QTEST_GUILESS_MAIN(TestShelfLayout)
#include "tst_shelflayout.moc"
