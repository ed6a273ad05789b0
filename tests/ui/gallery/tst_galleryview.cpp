#include "tests/ui/gallery/gallerysupport.h"
#include "ui/gallery/chosentiles.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/galleryview.h"
#include "ui/gallery/thumbnailloader.h"

#include <QAccessible>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! A view of 784 pixels, four columns, shown.
struct Gallery {
    Studio &studio;
    GalleryModel model{studio.services(), studio.tiles()};
    GalleryView view{*studio.thumbnails, studio.clock};

    explicit Gallery(Studio &from)
        : studio{from}
    {
        view.setGallery(&model);
        view.resize(784 + view.verticalScrollBar()->sizeHint().width(), 600);
        view.show();
        view.activateWindow();
        view.setFocus();
    }
    QPoint centre(int row) const { return view.visualRect(model.index(row)).center(); }
    void click(int row, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers, centre(row));
    }
    int current() const { return view.currentIndex().row(); }
};

void addPictures(Studio &studio, int count)
{
    const QDateTime start{QDate::currentDate(), QTime{0, 0, 5}};
    for (int i = 0; i < count; ++i)
        studio.addPicture(
            {.prompt = u"picture %1"_s.arg(i), .seed = i, .createdAt = start.addMSecs(-i).toUTC()});
}

} // namespace

class TestGalleryView : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qRegisterMetaType<TileAction>(); }
    void arrowsWalkTheGrid();
    void homeEndAndPagesReachTheEnds();
    void shiftExtendsAndControlAChoosesAll();
    void clicksChooseToggleAndExtend();
    void aRubberBandChoosesWhatItTouches();
    void enterAndDoubleClickOpen();
    void paintedButtonsAreHitWhereTheyAreDrawn();
    void failedJobsOfferRetryAndDetails();
    void aNewPictureDoesNotMoveWhatIsLookedAt();
    void controlAndWheelZooms();
    void thumbnailsArriveForVisibleTiles();
    void itIsAListOfNamedItems();
    void theFocusOfTheKeyboardIsTold();
    void anEmptyGalleryTakesEveryKey();
};

void TestGalleryView::arrowsWalkTheGrid()
{
    Studio studio;
    addPictures(studio, 10);
    studio.addJob(JobState::Queued, u"next"_s);
    Gallery gallery{studio};
    QCOMPARE(gallery.view.grid().columns(), 4);
    QTest::keyClick(&gallery.view, Qt::Key_Right);
    QCOMPARE(gallery.current(), 0);
    QTest::keyClick(&gallery.view, Qt::Key_Down); // across the heading
    QCOMPARE(gallery.current(), 1);
    QTest::keyClick(&gallery.view, Qt::Key_Right);
    QTest::keyClick(&gallery.view, Qt::Key_Down);
    QCOMPARE(gallery.current(), 6);
    QTest::keyClick(&gallery.view, Qt::Key_Left);
    QTest::keyClick(&gallery.view, Qt::Key_Up);
    QTest::keyClick(&gallery.view, Qt::Key_Up);
    QCOMPARE(gallery.current(), 0);
    QCOMPARE(gallery.view.chosen().rows(), std::vector<int>{0});
}

void TestGalleryView::homeEndAndPagesReachTheEnds()
{
    Studio studio;
    addPictures(studio, 40);
    Gallery gallery{studio};
    QTest::keyClick(&gallery.view, Qt::Key_End);
    QCOMPARE(gallery.current(), 39);
    QVERIFY(gallery.view.viewport()->rect().contains(gallery.centre(39)));
    QTest::keyClick(&gallery.view, Qt::Key_PageUp);
    QVERIFY(gallery.current() < 36);
    QTest::keyClick(&gallery.view, Qt::Key_Home);
    QCOMPARE(gallery.current(), 0);
    QCOMPARE(gallery.view.verticalScrollBar()->value(), 0 + 4); // the heading is in sight
    QTest::keyClick(&gallery.view, Qt::Key_PageDown);
    QVERIFY(gallery.current() >= 8);
}

void TestGalleryView::shiftExtendsAndControlAChoosesAll()
{
    Studio studio;
    addPictures(studio, 12);
    Gallery gallery{studio};
    QTest::keyClick(&gallery.view, Qt::Key_Right);
    QTest::keyClick(&gallery.view, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(gallery.view.chosen().rows(), (std::vector<int>{0, 1, 2, 3, 4}));
    QTest::keyClick(&gallery.view, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(gallery.view.chosen().rows(), (std::vector<int>{0, 1, 2, 3}));
    QTest::keyClick(&gallery.view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(gallery.view.chosen().count(), 12);
}

void TestGalleryView::clicksChooseToggleAndExtend()
{
    Studio studio;
    addPictures(studio, 8);
    Gallery gallery{studio};
    gallery.click(1);
    QCOMPARE(gallery.view.chosen().rows(), std::vector<int>{1});
    gallery.click(3, Qt::ControlModifier);
    QCOMPARE(gallery.view.chosen().rows(), (std::vector<int>{1, 3}));
    gallery.click(3, Qt::ControlModifier);
    QCOMPARE(gallery.view.chosen().rows(), std::vector<int>{1});
    gallery.click(1);
    gallery.click(4, Qt::ShiftModifier);
    QCOMPARE(gallery.view.chosen().rows(), (std::vector<int>{1, 2, 3, 4}));
    QTest::mouseClick(gallery.view.viewport(), Qt::LeftButton, Qt::NoModifier, {5, 5});
    QCOMPARE(gallery.view.chosen().count(), 0);
}

void TestGalleryView::aRubberBandChoosesWhatItTouches()
{
    Studio studio;
    addPictures(studio, 8);
    Gallery gallery{studio};
    QWidget *area = gallery.view.viewport();
    QTest::mousePress(area, Qt::LeftButton, Qt::NoModifier, {8, 20});
    QMouseEvent move{QEvent::MouseMove, gallery.centre(1), area->mapToGlobal(gallery.centre(1)),
                     Qt::NoButton,      Qt::LeftButton,    Qt::NoModifier};
    QCoreApplication::sendEvent(area, &move);
    QCOMPARE(gallery.view.chosen().rows(), (std::vector<int>{0, 1}));
    QTest::mouseRelease(area, Qt::LeftButton, Qt::NoModifier, gallery.centre(1));
    QCOMPARE(gallery.view.chosen().count(), 2);
}

void TestGalleryView::enterAndDoubleClickOpen()
{
    Studio studio;
    addPictures(studio, 3);
    Gallery gallery{studio};
    QSignalSpy opened{&gallery.view, &GalleryView::opened};
    gallery.click(2);
    QTest::keyClick(&gallery.view, Qt::Key_Return);
    QTest::keyClick(&gallery.view, Qt::Key_Space);
    QCOMPARE(opened.size(), 2);
    QCOMPARE(opened[0][0].toInt(), 2);
    QTest::mouseDClick(gallery.view.viewport(), Qt::LeftButton, Qt::NoModifier, gallery.centre(1));
    QCOMPARE(opened.size(), 3);
    QCOMPARE(opened[2][0].toInt(), 1);
}

void TestGalleryView::paintedButtonsAreHitWhereTheyAreDrawn()
{
    Studio studio;
    addPictures(studio, 3);
    Gallery gallery{studio};
    QSignalSpy triggered{&gallery.view, &GalleryView::actionTriggered};
    QTRY_VERIFY(gallery.model.facts(1));
    const QRect cell = gallery.view.visualRect(gallery.model.index(1));
    const auto buttons =
        artworkButtons(cell, tileFont(gallery.view.font(), 11), UploadState::Stored);
    QCOMPARE(buttons.size(), size_t(3));
    for (const TileButton &button : buttons) {
        QVERIFY(cell.contains(button.rect));
        QTest::mouseClick(gallery.view.viewport(), Qt::LeftButton, Qt::NoModifier,
                          button.rect.center());
        QCOMPARE(triggered.last()[0].value<TileAction>(), button.action);
        QCOMPARE(triggered.last()[1].toInt(), 1);
    }
    QCOMPARE(triggered.size(), 3);
}

void TestGalleryView::failedJobsOfferRetryAndDetails()
{
    Studio studio;
    studio.addJob(JobState::Failed, u"a fox"_s,
                  Error{.kind = ErrorKind::ModelFailed, .message = u"boom"_s});
    studio.addJob(JobState::Uncertain, u"a fox"_s, Error{.kind = ErrorKind::Uncertain});
    Gallery gallery{studio};
    const auto actions = [&](int row) {
        std::vector<TileAction> result;
        const JobFigure figure =
            jobFigure(gallery.model.job(row), gallery.view.visualRect(gallery.model.index(row)),
                      tileFont(gallery.view.font(), 12), QDateTime::currentDateTimeUtc());
        for (const TileButton &link : figure.links)
            result.push_back(link.action);
        return result;
    };
    QVERIFY(actions(0) == (std::vector{TileAction::Retry, TileAction::Details}));
    QVERIFY(actions(1) == (std::vector{TileAction::Resubmit, TileAction::Dismiss}));
}

void TestGalleryView::aNewPictureDoesNotMoveWhatIsLookedAt()
{
    Studio studio;
    addPictures(studio, 60);
    Gallery gallery{studio};
    gallery.view.verticalScrollBar()->setValue(1000);
    const QPoint looked{400, 300};
    const ArtworkId seen = gallery.model.artworkId(gallery.view.indexAt(looked).row());
    for (int i = 0; i < 4; ++i) // a whole line
        studio.addPicture({.createdAt = QDateTime::currentDateTimeUtc().addSecs(60 + i)});
    QCOMPARE(gallery.model.artworkId(gallery.view.indexAt(looked).row()), seen);
    const QString job = studio.addJob(JobState::Queued, u"next"_s);
    emit studio.queue->board().jobAdded(*studio.queue->board().job(job));
    QCOMPARE(gallery.model.artworkId(gallery.view.indexAt(looked).row()), seen);
}

void TestGalleryView::controlAndWheelZooms()
{
    Studio studio;
    addPictures(studio, 3);
    Gallery gallery{studio};
    QSignalSpy zoomed{&gallery.view, &GalleryView::zoomChanged};
    const int before = gallery.view.grid().edge();
    for (int i = 0; i < 3; ++i) {
        QWheelEvent wheel{{100, 100},          {100, 100},        {},   {0, 120}, Qt::NoButton,
                          Qt::ControlModifier, Qt::NoScrollPhase, false};
        QCoreApplication::sendEvent(gallery.view.viewport(), &wheel);
    }
    QCOMPARE(zoomed.size(), 3);
    QVERIFY(gallery.view.grid().edge() > before);
    gallery.view.setZoom(100'000);
    QCOMPARE(gallery.view.zoom(), GalleryView::largestZoom);
}

void TestGalleryView::thumbnailsArriveForVisibleTiles()
{
    Studio studio;
    const ArtworkId id = studio.addPicture({.seed = 3, .size = {900, 600}});
    Gallery gallery{studio};
    const QColor colour = QColor::fromHsv(3 * 47 % 360, 160, 180);
    const QPoint centre = gallery.centre(0);
    QVERIFY(id > 0);
    QTRY_VERIFY([&] {
        const QColor seen = gallery.view.viewport()->grab().toImage().pixelColor(centre);
        return qAbs(seen.red() - colour.red()) + qAbs(seen.green() - colour.green()) +
                   qAbs(seen.blue() - colour.blue()) <
               24;
    }());
}

void TestGalleryView::itIsAListOfNamedItems()
{
    Studio studio;
    addPictures(studio, 3);
    studio.addJob(JobState::Submitting, u"a fox"_s);
    Gallery gallery{studio};
    gallery.view.setAccessibleName(u"Gallery"_s);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&gallery.view);
    QVERIFY(list);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->text(QAccessible::Name), u"Gallery"_s);
    QCOMPARE(list->childCount(), 4);
    QCOMPARE(list->child(0)->text(QAccessible::Name), u"Sending: a fox"_s);
    QTRY_COMPARE(list->child(1)->text(QAccessible::Name), u"picture 0"_s);
    for (int i = 0; i < 4; ++i) {
        QAccessibleInterface *item = list->child(i);
        QCOMPARE(item->role(), QAccessible::ListItem);
        QCOMPARE(list->indexOfChild(item), i);
        QCOMPARE(item->parent(), list);
        QVERIFY(item->state().selectable);
        QCOMPARE(list->childAt(item->rect().center().x(), item->rect().center().y()), item);
    }
    QVERIFY(!list->child(4));
    QVERIFY(!list->tableInterface());
    QAccessibleInterface *last = list->child(3);
    studio.addPicture({.createdAt = QDateTime::currentDateTimeUtc().addSecs(99)});
    QCOMPARE(list->indexOfChild(last), 4); // it moved with its row
}

void TestGalleryView::theFocusOfTheKeyboardIsTold()
{
    Studio studio;
    addPictures(studio, 3);
    Gallery gallery{studio};
    QTRY_VERIFY(gallery.view.hasFocus());
    gallery.click(0);
    QTest::keyClick(&gallery.view, Qt::Key_Right);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&gallery.view);
    QVERIFY(list->focusChild());
    QCOMPARE(list->indexOfChild(list->focusChild()), 1);
    QVERIFY(list->child(1)->state().focused);
    QVERIFY(list->child(1)->state().selected);
    QVERIFY(!list->child(0)->state().focused);
}

void TestGalleryView::anEmptyGalleryTakesEveryKey()
{
    Studio studio;
    Gallery gallery{studio};
    gallery.view.setEmptyText(u"nothing yet"_s);
    for (const Qt::Key key :
         {Qt::Key_Left, Qt::Key_End, Qt::Key_PageDown, Qt::Key_Return, Qt::Key_Space})
        QTest::keyClick(&gallery.view, key);
    QTest::keyClick(&gallery.view, Qt::Key_A, Qt::ControlModifier);
    QTest::mouseClick(gallery.view.viewport(), Qt::LeftButton, Qt::NoModifier, {50, 50});
    QCOMPARE(gallery.view.chosen().count(), 0);
    QVERIFY(!gallery.view.grab().isNull());
}

QTEST_MAIN(TestGalleryView)
#include "tst_galleryview.moc"
