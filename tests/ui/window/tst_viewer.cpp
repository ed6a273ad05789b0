// Looking at pictures, by keyboard alone, in the whole window.
#include "tests/support/pictures.h"
#include "tests/ui/window/lookrig.h"
#include "ui/viewer/filmstrip.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestViewer : public QObject {
    Q_OBJECT
private slots:
    void enterLooksAndEscIsAtTheSameTile();
    void arrowsGoOnAtTheEnds();
    void neighboursAreAtHand();
    void actsNeedNoWayBack();
    void deletingGoesOnWithTheNext();
    void arrowsMoveAPictureThatIsZoomed();
    void theNextPictureIsSeenWhole();
    void detailsLieOverThePicture();
    void aFileThatIsGoneIsASentence();
    void whatIsNoPictureIsASentence();
    void keysThatLeadAwayCloseIt();
    void tabStaysInside();
    void theStripGoesToAPicture();
    void fullScreenIsThePictureAlone();
    void everyKeyIsOnTheList();
};

void TestViewer::enterLooksAndEscIsAtTheSameTile()
{
    Look look{5};
    look.open(2);
    QVERIFY(look.viewer().isVisible());
    QVERIFY(look.viewer().hasFocus());
    QCOMPARE(look.viewer().geometry(), look.window->window.rect());
    QCOMPARE(look.seen(), look.ids[2]);
    QTRY_COMPARE_WITH_TIMEOUT(look.canvas().picture().whole.size(), QSize(96, 64), patience);
    QVERIFY(look.window->find<QLabel>(u"viewerPlace"_s)->text().startsWith(u"3 of 5"));
    look.press(Qt::Key_Escape);
    QVERIFY(!look.viewer().isVisible());
    QVERIFY(look.gallery().hasFocus());
    QCOMPARE(look.gallery().currentIndex().row(), 2);
    look.press(Qt::Key_Space);
    look.press(Qt::Key_Right);
    look.press(Qt::Key_Space);
    QVERIFY(!look.viewer().isVisible());
    QCOMPARE(look.gallery().currentIndex().row(), 3);
    QCOMPARE(look.gallery().chosen().rows(), std::vector<int>{3});
}

void TestViewer::arrowsGoOnAtTheEnds()
{
    Look look{3};
    look.open(1);
    look.press(Qt::Key_Right);
    QCOMPARE(look.seen(), look.ids[2]);
    look.press(Qt::Key_Right);
    QCOMPARE(look.seen(), look.ids[0]);
    look.press(Qt::Key_Left);
    QCOMPARE(look.seen(), look.ids[2]);
    look.press(Qt::Key_Home);
    QCOMPARE(look.seen(), look.ids[0]);
    look.press(Qt::Key_PageDown);
    QCOMPARE(look.seen(), look.ids[1]);
    look.press(Qt::Key_End);
    QCOMPARE(look.seen(), look.ids[2]);
}

void TestViewer::neighboursAreAtHand()
{
    Look look{5};
    look.open(2);
    const auto isHere = [&](int row) {
        return look.flow().pictures().full().find(look.ids[size_t(row)], PictureDetail::Fitted) !=
               nullptr;
    };
    for (const int row : {2, 1, 3, 4})
        QTRY_VERIFY_WITH_TIMEOUT(isHere(row), patience);
    look.press(Qt::Key_Right);
    QCOMPARE(look.canvas().picture().whole.size(), QSize(96, 64)); // at once
    QTRY_VERIFY_WITH_TIMEOUT(isHere(0), patience);
}

void TestViewer::actsNeedNoWayBack()
{
    Look look{3};
    look.open(0);
    look.press(Qt::Key_Right);
    look.press(Qt::Key_F);
    QVERIFY(look.studio.library->artwork(look.ids[1])->favourite);
    QVERIFY(!look.studio.library->artwork(look.ids[0])->favourite);
    look.press(Qt::Key_4);
    QCOMPARE(look.studio.library->artwork(look.ids[1])->rating, 4);
    look.press(Qt::Key_C);
    QCOMPARE(QGuiApplication::clipboard()->text(), look.studio.outbox->link(look.ids[1])->url);
    QVERIFY(look.viewer().isVisible());
    QCOMPARE(look.seen(), look.ids[1]);
}

void TestViewer::deletingGoesOnWithTheNext()
{
    Look look{3};
    look.open(1);
    look.press(Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(look.seen(), look.ids[2], patience);
    QVERIFY(look.viewer().isVisible());
    look.press(Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(look.seen(), look.ids[0], patience);
    look.press(Qt::Key_Delete);
    QTRY_VERIFY_WITH_TIMEOUT(!look.viewer().isVisible(), patience);
    QCOMPARE(look.studio.library->reader().count(), 0);
}

void TestViewer::arrowsMoveAPictureThatIsZoomed()
{
    Look look{2, {1600, 1000}};
    look.open(0);
    QTRY_VERIFY_WITH_TIMEOUT(!look.canvas().picture().whole.isNull(), patience);
    look.press(Qt::Key_Z);
    QCOMPARE(look.canvas().zoom().scale(), 1.0);
    const double left = look.canvas().zoom().place().left();
    look.press(Qt::Key_Right);
    QCOMPARE(look.seen(), look.ids[0]);
    QVERIFY(look.canvas().zoom().place().left() < left);
    look.press(Qt::Key_Z, Qt::ShiftModifier);
    QCOMPARE(look.canvas().zoom().mode(), ViewZoom::Mode::Fill);
    look.press(Qt::Key_Z);
    QCOMPARE(look.canvas().zoom().mode(), ViewZoom::Mode::Fit);
    look.press(Qt::Key_Plus);
    QCOMPARE(look.canvas().zoom().mode(), ViewZoom::Mode::Free);
    look.press(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(look.canvas().zoom().scale(), 1.0);
    QCOMPARE(look.studio.library->artwork(look.ids[0])->rating, 0);
}

void TestViewer::theNextPictureIsSeenWhole()
{
    Look look{2, {1600, 1000}};
    look.open(0);
    QTRY_VERIFY_WITH_TIMEOUT(!look.canvas().picture().whole.isNull(), patience);
    look.press(Qt::Key_Z);
    look.press(Qt::Key_PageDown);
    QCOMPARE(look.seen(), look.ids[1]);
    QCOMPARE(look.canvas().zoom().mode(), ViewZoom::Mode::Fit);
}

void TestViewer::detailsLieOverThePicture()
{
    Look look{2};
    look.open(0);
    auto *const details = look.window->find<QWidget>(u"viewerDetails"_s);
    QVERIFY(!details->isVisible());
    look.press(Qt::Key_I);
    QVERIFY(details->isVisible());
    const auto *const prompt = look.window->find<QLabel>(u"viewerPrompt"_s);
    QTRY_COMPARE_WITH_TIMEOUT(prompt->text(), u"picture 0"_s, patience);
    look.press(Qt::Key_Right);
    QTRY_COMPARE_WITH_TIMEOUT(prompt->text(), u"picture 1"_s, patience);
    QVERIFY(isInside(details, &look.viewer()));
    look.press(Qt::Key_I);
    QVERIFY(!details->isVisible());
}

void TestViewer::aFileThatIsGoneIsASentence()
{
    Look look{2};
    look.open(0);
    QTRY_VERIFY_WITH_TIMEOUT(!look.canvas().picture().whole.isNull(), patience);
    QVERIFY(QFile::remove(look.path(look.ids[0])));
    look.flow().checkFiles();
    QTRY_VERIFY_WITH_TIMEOUT(look.canvas().accessibleDescription().contains(u"The file is gone"),
                             patience);
    QVERIFY(!look.canvas().picture().whole.isNull());
    look.press(Qt::Key_Right);
    QCOMPARE(look.canvas().accessibleDescription(), QString{});
}

void TestViewer::whatIsNoPictureIsASentence()
{
    Studio studio;
    studio.addPicture({.file = "<!doctype html><p>no picture"});
    Window window{studio};
    window.choose(0);
    QTest::keyClick(window.gallery(), Qt::Key_Return);
    auto *const canvas = window.find<PictureCanvas>(u"viewerPicture"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        canvas->accessibleDescription().contains(u"cannot be read as a picture"), patience);
    canvas->grab();
}

void TestViewer::keysThatLeadAwayCloseIt()
{
    Look look{2};
    for (const int key : {int(Qt::Key_P), int(Qt::Key_R)}) {
        look.open(0);
        QVERIFY(look.viewer().isVisible());
        look.press(key);
        QVERIFY(!look.viewer().isVisible());
    }
    look.open(0);
    look.press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(!look.viewer().isVisible());
    QVERIFY(look.window->find<QWidget>(u"search"_s)->hasFocus());
}

void TestViewer::tabStaysInside()
{
    Look look{2};
    look.open(0);
    QSet<QWidget *> reached;
    for (int i = 0; i < 30; ++i) {
        look.press(i < 15 ? Qt::Key_Tab : Qt::Key_Backtab);
        QWidget *const focused = look.window->window.focusWidget();
        QVERIFY(focused == &look.viewer() || look.viewer().isAncestorOf(focused));
        reached.insert(focused);
    }
    QVERIFY(reached.contains(look.window->find<QWidget>(u"viewerCopy"_s)));
    QVERIFY(reached.contains(look.window->find<QWidget>(u"viewerBack"_s)));
    QVERIFY(reached.contains(&look.viewer()));
    for (QWidget *const one : reached)
        QVERIFY2(!one->accessibleName().isEmpty() || !one->property("text").toString().isEmpty(),
                 qPrintable(one->objectName()));
}

void TestViewer::theStripGoesToAPicture()
{
    Look look{4};
    look.open(0);
    Filmstrip &strip = look.viewer().strip();
    QCOMPARE(strip.pictures(), look.ids);
    QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.place(3).center());
    QCOMPARE(look.seen(), look.ids[3]);
    QVERIFY(look.viewer().hasFocus());
}

void TestViewer::fullScreenIsThePictureAlone()
{
    Look look{2};
    look.open(0);
    look.press(Qt::Key_F11);
    QVERIFY(look.window->window.isFullScreen());
    QVERIFY(!look.window->find<QWidget>(u"viewerBar"_s)->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(look.canvas().size(), look.window->window.size(), patience);
    look.press(Qt::Key_Escape);
    QVERIFY(!look.window->window.isFullScreen());
    QVERIFY(look.viewer().isVisible());
    QVERIFY(look.window->find<QWidget>(u"viewerBar"_s)->isVisible());
}

void TestViewer::everyKeyIsOnTheList()
{
    Look look{1};
    look.open(0);
    look.press(Qt::Key_Question, Qt::ShiftModifier);
    auto *const list = look.window->find<QWidget>(u"shortcutList"_s);
    QStringList keys;
    for (const QLabel *label : list->findChildren<QLabel *>())
        keys << label->text();
    for (const QString &key : {u"F11"_s, u"F5"_s, u"Z"_s, u"V"_s, u"M"_s, u"W"_s, u"PgUp PgDn"_s})
        QVERIFY2(keys.contains(key), qPrintable(key));
    list->close();
}

QTEST_MAIN(TestViewer)
#include "tst_viewer.moc"
