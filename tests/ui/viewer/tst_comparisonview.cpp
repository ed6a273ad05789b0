#include "ui/viewer/comparisonview.h"
#include "ui/viewer/keyacts.h"
#include "ui/viewer/picturecanvas.h"

#include <QSignalSpy>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestComparisonView : public QObject {
    Q_OBJECT
private slots:
    void twoBeginWithTheSlider();
    void moreStandBesideEachOther();
    void zoomAndPlaceAreLinkedWhateverTheSize();
    void arrowsMoveTheDivider();
    void arrowsChooseTheActiveOneAroundTheEnds();
    void aClickChoosesTheActiveOne();
    void theWayGoesOnByKey();
    void flippingShowsTheActiveOneAndUnderThePointerTheOther();
    void theDifferenceIsComputedAndToldInWords();
    void anotherSizeIsSaid();
    void swappingKeepsTheActivePicture();
    void marksAreSeen();
    void aPictureThatCannotBeReadIsASentence();
};

namespace {

constexpr int patience = 30'000; // pools let others go first
using Way = ComparisonView::Way;

StagePicture plain(QSize size, QColor colour)
{
    StagePicture picture;
    picture.whole = QImage{size, QImage::Format_RGB32};
    picture.whole.fill(colour);
    picture.size = size;
    picture.isLoaded = true;
    return picture;
}

struct Compared {
    ComparisonView view;

    explicit Compared(int count)
    {
        view.resize(900, 600);
        view.show();
        std::vector<Artwork> pictures;
        for (int i = 1; i <= count; ++i) {
            Artwork one;
            one.id = i;
            one.seed = 100 + i;
            one.request.parameters = {{"prompt", "a fox"}, {"steps", 10 * i}};
            pictures.push_back(one);
        }
        view.setPictures(pictures);
        QCoreApplication::processEvents();
    }
    PictureCanvas &canvas(int index) { return *view.canvases()[size_t(index)]; }
    int seen()
    {
        int count = 0;
        for (const PictureCanvas *canvas : view.canvases())
            count += canvas->isVisible() ? 1 : 0;
        return count;
    }
    void press(ViewerKey key) { actOnComparison(view, key); }
};

} // namespace

void TestComparisonView::twoBeginWithTheSlider()
{
    Compared two{2};
    QCOMPARE(two.view.way(), Way::Slider);
    QCOMPARE(two.seen(), 1);
    QCOMPARE(differenceWords(two.view.differences()), u"Steps 10 → 20 · Seed 101 → 102"_s);
}

void TestComparisonView::moreStandBesideEachOther()
{
    Compared six{6};
    QCOMPARE(six.view.way(), Way::Beside);
    QCOMPARE(six.seen(), 6);
    for (int i = 0; i < 6; ++i) {
        const QSize difference = six.canvas(i).size() - six.canvas(0).size();
        QVERIFY(qAbs(difference.width()) <= 1 && qAbs(difference.height()) <= 1);
        QVERIFY(six.canvas(i).accessibleName().contains(u"Steps %1"_s.arg(10 * (i + 1))));
    }
    QVERIFY(six.canvas(3).y() > six.canvas(0).y());
    six.view.resize(500, 900);
    QCoreApplication::processEvents();
    QCOMPARE(six.canvas(2).x(), six.canvas(0).x());
}

void TestComparisonView::zoomAndPlaceAreLinkedWhateverTheSize()
{
    Compared three{3};
    three.view.setStage(1, plain({800, 800}, Qt::red), {});
    three.view.setStage(2, plain({1600, 1600}, Qt::green), {});
    three.view.setStage(3, plain({2400, 2400}, Qt::blue), {});
    three.canvas(1).setScale(1);
    three.canvas(1).moveBy({70, -30});
    const ViewZoom::Look look = three.canvas(1).zoom().look();
    QVERIFY(look.timesFit > 2);
    for (const int i : {0, 2}) {
        const ViewZoom::Look other = three.canvas(i).zoom().look();
        QVERIFY(qAbs(other.timesFit - look.timesFit) < 1e-6);
        QVERIFY((other.centre - look.centre).manhattanLength() < 0.01);
    }
    three.view.setActive(2);
    three.press(ViewerKey::FitOrActual);
    QCOMPARE(three.canvas(0).zoom().mode(), ViewZoom::Mode::Fit);
    QCOMPARE(three.canvas(1).zoom().mode(), ViewZoom::Mode::Fit);
}

void TestComparisonView::arrowsMoveTheDivider()
{
    Compared two{2};
    two.view.setStage(1, plain({80, 80}, Qt::red), {});
    QCOMPARE(two.view.divider(), 0.5);
    two.press(ViewerKey::Right);
    QVERIFY(qAbs(two.view.divider() - 0.52) < 1e-9);
    two.press(ViewerKey::First);
    QCOMPARE(two.view.divider(), 0.0);
    two.press(ViewerKey::Left);
    QCOMPARE(two.view.divider(), 0.0);
    two.press(ViewerKey::Last);
    QCOMPARE(two.view.divider(), 1.0);
}

void TestComparisonView::arrowsChooseTheActiveOneAroundTheEnds()
{
    Compared three{3};
    QSignalSpy active{&three.view, &ComparisonView::activeChanged};
    three.press(ViewerKey::Left);
    QCOMPARE(three.view.activeId(), 3);
    three.press(ViewerKey::Right);
    QCOMPARE(three.view.activeId(), 1);
    three.press(ViewerKey::Down);
    QCOMPARE(three.view.activeId(), 2);
    QCOMPARE(active.size(), 3);
}

void TestComparisonView::aClickChoosesTheActiveOne()
{
    Compared three{3};
    QTest::mouseClick(&three.canvas(2), Qt::LeftButton);
    QCOMPARE(three.view.activeId(), 3);
}

void TestComparisonView::theWayGoesOnByKey()
{
    Compared four{4};
    QSignalSpy changed{&four.view, &ComparisonView::wayChanged};
    four.press(ViewerKey::NextMode);
    QCOMPARE(four.view.way(), Way::Flip);
    QCOMPARE(four.seen(), 1);
    four.press(ViewerKey::NextMode);
    four.press(ViewerKey::NextMode);
    QCOMPARE(four.view.way(), Way::Slider);
    four.press(ViewerKey::NextMode);
    QCOMPARE(four.view.way(), Way::Beside);
    QCOMPARE(four.seen(), 4);
    QCOMPARE(changed.size(), 4);
}

void TestComparisonView::flippingShowsTheActiveOneAndUnderThePointerTheOther()
{
    Compared two{2};
    two.view.setStage(1, plain({80, 80}, Qt::red), {});
    two.view.setStage(2, plain({80, 80}, Qt::blue), {});
    two.view.setWay(Way::Flip);
    const auto shown = [&] { return two.canvas(0).picture().whole.pixelColor(1, 1); };
    emit two.canvas(0).hovered(false); // wherever it is now
    QCOMPARE(shown(), QColor(Qt::red));
    emit two.canvas(0).hovered(true);
    QCOMPARE(shown(), QColor(Qt::blue));
    emit two.canvas(0).hovered(false);
    two.press(ViewerKey::Right);
    QCOMPARE(shown(), QColor(Qt::blue));
}

void TestComparisonView::theDifferenceIsComputedAndToldInWords()
{
    Compared two{2};
    two.view.setStage(1, plain({80, 80}, {100, 100, 100}), {});
    two.view.setStage(2, plain({80, 80}, {140, 100, 100}), {});
    two.view.setWay(Way::Difference);
    QTRY_COMPARE_WITH_TIMEOUT(two.canvas(0).accessibleDescription(),
                              u"100.0% of the pixels differ visibly."_s, patience);
    QCOMPARE(two.canvas(0).picture().whole.pixelColor(4, 4), QColor(160, 0, 0));
    two.view.setStage(2, plain({80, 80}, {100, 100, 100}), {});
    QTRY_COMPARE_WITH_TIMEOUT(two.canvas(0).accessibleDescription(), u"Not one pixel differs."_s,
                              patience);
}

void TestComparisonView::anotherSizeIsSaid()
{
    Compared two{2};
    two.view.setStage(1, plain({160, 80}, Qt::red), {});
    two.view.setStage(2, plain({80, 40}, Qt::red), {});
    two.view.setWay(Way::Difference);
    QTRY_VERIFY_WITH_TIMEOUT(two.canvas(0).accessibleDescription().contains(u"brought to 80 × 40"),
                             patience);
    two.view.setStage(2, plain({80, 80}, Qt::red), {});
    QTRY_VERIFY_WITH_TIMEOUT(two.canvas(0).accessibleDescription().contains(u"Their shapes differ"),
                             patience);
}

void TestComparisonView::swappingKeepsTheActivePicture()
{
    Compared two{2};
    two.press(ViewerKey::Down);
    QCOMPARE(two.view.activeId(), 2);
    two.press(ViewerKey::Swap);
    QCOMPARE(two.view.activeId(), 2);
    QCOMPARE(two.view.pictures().front().id, 2);
    QCOMPARE(differenceWords(two.view.differences()), u"Steps 20 → 10 · Seed 102 → 101"_s);
}

void TestComparisonView::marksAreSeen()
{
    Compared three{3};
    std::vector<Artwork> marked = three.view.pictures();
    marked[1].favourite = true;
    marked[2].rating = 4;
    three.view.refreshMarks(marked);
    QVERIFY(three.canvas(1).accessibleName().contains(u'★'));
    QVERIFY(three.canvas(2).accessibleName().contains(u"4/5"));
    QVERIFY(!three.canvas(0).accessibleName().contains(u'★'));
}

void TestComparisonView::aPictureThatCannotBeReadIsASentence()
{
    Compared two{2};
    const StagePicture broken{.error = Error{.kind = ErrorKind::NotAnImage}, .isLoaded = true};
    two.view.setStage(1, plain({80, 80}, Qt::red), {});
    two.view.setStage(2, broken, u"This file cannot be read."_s);
    for (int i = 0; i < ComparisonView::ways; ++i) {
        two.view.setWay(Way(i));
        QVERIFY(two.canvas(0).accessibleDescription() == u"This file cannot be read." ||
                two.canvas(1).accessibleDescription() == u"This file cannot be read.");
        two.view.grab();
        two.press(ViewerKey::Down);
    }
}

QTEST_MAIN(TestComparisonView)
#include "tst_comparisonview.moc"
