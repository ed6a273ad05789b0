// Comparing pictures, by keyboard alone, in the whole window.
#include "tests/ui/window/lookrig.h"

#include <QPushButton>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestViewerCompare : public QObject {
    Q_OBJECT
private slots:
    void comparingEndsWithTheSameChoice();
    void theWinnerIsPickedWithoutLeaving();
    void deletingOneOfTwoLeavesTheOther();
    void oneIsComparedWithTheNext();
    void tooManyAreNotCompared();
};

void TestViewerCompare::comparingEndsWithTheSameChoice()
{
    Look look{5};
    look.compare({1, 3});
    QVERIFY(look.viewer().isComparing());
    QCOMPARE(look.viewer().comparison().way(), ComparisonView::Way::Slider);
    QVERIFY(look.window->find<QLabel>(u"viewerDifferences"_s)->text().contains(u"Seed 1 → 3"));
    QTRY_COMPARE_WITH_TIMEOUT(look.viewer().comparison().canvas().picture().whole.size(),
                              QSize(96, 64), patience);
    look.press(Qt::Key_M);
    QCOMPARE(look.viewer().comparison().way(), ComparisonView::Way::Beside);
    look.press(Qt::Key_Escape);
    QVERIFY(!look.viewer().isVisible());
    QVERIFY(look.gallery().hasFocus());
    QCOMPARE(look.gallery().chosen().rows(), (std::vector<int>{1, 3}));
}

void TestViewerCompare::theWinnerIsPickedWithoutLeaving()
{
    Look look{6};
    look.compare({0, 1, 2, 3, 4, 5});
    QCOMPARE(look.viewer().comparison().canvases().size(), size_t(6));
    look.press(Qt::Key_Right);
    look.press(Qt::Key_Right);
    look.press(Qt::Key_F);
    look.press(Qt::Key_5);
    for (size_t i = 0; i < 6; ++i) {
        QCOMPARE(look.studio.library->artwork(look.ids[i])->favourite, i == 2);
        QCOMPARE(look.studio.library->artwork(look.ids[i])->rating, i == 2 ? 5 : 0);
    }
    QVERIFY(look.viewer().isComparing());
    QTRY_VERIFY_WITH_TIMEOUT(
        look.viewer().comparison().canvases()[2]->accessibleName().contains(u'★'), patience);
}

void TestViewerCompare::deletingOneOfTwoLeavesTheOther()
{
    Look look{4};
    look.compare({1, 2});
    look.press(Qt::Key_Delete);
    QTRY_VERIFY_WITH_TIMEOUT(!look.viewer().isComparing(), patience);
    QVERIFY(look.viewer().isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(look.seen(), look.ids[2], patience);
    QCOMPARE(look.studio.library->reader().count(), 3);
}

void TestViewerCompare::oneIsComparedWithTheNext()
{
    Look look{3};
    look.open(0);
    look.press(Qt::Key_Right, Qt::AltModifier);
    QVERIFY(look.viewer().isComparing());
    QCOMPARE(look.viewer().comparison().pictures().back().id, look.ids[1]);
    look.press(Qt::Key_Down);
    look.press(Qt::Key_Escape);
    QVERIFY(!look.viewer().isComparing());
    QVERIFY(look.viewer().isVisible());
    QCOMPARE(look.seen(), look.ids[1]);
    look.press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(look.viewer().comparison().pictures().back().id, look.ids[0]);
    look.press(Qt::Key_V);
    QVERIFY(!look.viewer().isComparing());
    QCOMPARE(look.seen(), look.ids[1]);
}

void TestViewerCompare::tooManyAreNotCompared()
{
    Look look{8};
    look.window->choose(0);
    look.press(Qt::Key_A, Qt::ControlModifier);
    look.press(Qt::Key_V);
    QVERIFY(!look.flow().isOpen());
    QVERIFY(!look.window->find<QPushButton>(u"selectionCompare"_s)->isEnabled());
    look.window->choose(0);
    look.press(Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(look.window->find<QPushButton>(u"selectionCompare"_s)->isEnabled());
    look.window->find<QPushButton>(u"selectionCompare"_s)->click();
    QVERIFY(look.flow().isOpen());
}

QTEST_MAIN(TestViewerCompare)
#include "tst_viewercompare.moc"
