#include "tests/ui/models/modelssupport.h"
#include "ui/common/theme.h"
#include "ui/models/coverloader.h"
#include "ui/models/modelgrid.h"

#include <QAccessible>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

struct ShownGrid {
    CoverLoader covers;
    ModelGrid grid{covers};

    explicit ShownGrid(std::vector<TileShelf> shelves, QSize size = {720, 500})
    {
        grid.resize(size);
        grid.setShelves(std::move(shelves));
        grid.show();
        grid.activateWindow();
        grid.setFocus();
        QCoreApplication::processEvents();
    }
    void press(Qt::Key key) { QTest::keyClick(&grid, key); }
};

QImage picture(const QColor &colour)
{
    QImage image{300, 200, QImage::Format_RGB32};
    image.fill(colour);
    return image;
}

} // namespace

class TestModelGrid : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_theme.setChoice(ThemeChoice::Dark); }
    void arrowsWalkAndUnfold();
    void returnChoosesAndFStars();
    void theChosenCardStaysChosen();
    void aClickOnTheStarIsNoChoice();
    void anEmptyGridTakesEveryKey();
    void coversAreAskedForWhenSeen();
    void coversChangeNoPlaces();
    void coversThatComeTooLateFindNobody();
    void aScreenReaderFindsNamedItems();
    void twoThousandCardsAreWalkedToTheEnd();

private:
    Theme m_theme;
};

void TestModelGrid::arrowsWalkAndUnfold()
{
    ShownGrid shown{{shelf(u"a"_s, 9, true), shelf(u"b"_s, 3, true)}};
    ModelGrid &grid = shown.grid;
    QCOMPARE(grid.currentIndex(), 0);
    for (int i = 0; i < 3; ++i)
        shown.press(Qt::Key_Right);
    QCOMPARE(grid.current()->key, u"a3"_s);
    shown.press(Qt::Key_Down);
    QCOMPARE(grid.current()->key, u"b2"_s);
    shown.press(Qt::Key_Left);
    shown.press(Qt::Key_Left);
    shown.press(Qt::Key_Left);
    QCOMPARE(grid.current()->key, u"a3"_s); // over what is folded away
    QVERIFY(grid.visualRect(4).isNull());
    shown.press(Qt::Key_Right);
    QCOMPARE(grid.current()->key, u"a4"_s);
    QVERIFY(!grid.visualRect(8).isNull());
    QSignalSpy up{&grid, &ModelGrid::leftUpwards};
    shown.press(Qt::Key_Up);
    QCOMPARE(up.size(), 0);
    shown.press(Qt::Key_Up);
    QCOMPARE(up.size(), 1);
    shown.press(Qt::Key_End);
    QCOMPARE(grid.current()->key, u"b2"_s);
    shown.press(Qt::Key_Right);
    QCOMPARE(grid.current()->key, u"b2"_s);
    shown.press(Qt::Key_Home);
    QCOMPARE(grid.current()->key, u"a0"_s);
}

void TestModelGrid::returnChoosesAndFStars()
{
    ShownGrid shown{{shelf(u"a"_s, 3, false)}};
    QSignalSpy chosen{&shown.grid, &ModelGrid::chosen};
    QSignalSpy starred{&shown.grid, &ModelGrid::starWanted};
    shown.press(Qt::Key_Right);
    shown.press(Qt::Key_Return);
    shown.press(Qt::Key_F);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toString(), u"a1"_s);
    QCOMPARE(starred.size(), 1);
    QTest::mouseDClick(shown.grid.viewport(), Qt::LeftButton, {},
                       shown.grid.visualRect(2).center());
    QCOMPARE(chosen.size(), 2);
    QCOMPARE(chosen[1][0].toString(), u"a2"_s);
}

void TestModelGrid::theChosenCardStaysChosen()
{
    ShownGrid shown{{shelf(u"a"_s, 3, false)}};
    shown.press(Qt::Key_Right);
    shown.grid.setShelves({shelf(u"new"_s, 2, false), shelf(u"a"_s, 3, false)});
    QCOMPARE(shown.grid.current()->key, u"a1"_s);
    shown.grid.setShelves({shelf(u"other"_s, 2, false)});
    QCOMPARE(shown.grid.current()->key, u"other0"_s);
    shown.grid.setShelves({});
    QVERIFY(shown.grid.current() == nullptr);
}

void TestModelGrid::aClickOnTheStarIsNoChoice()
{
    ShownGrid shown{{shelf(u"a"_s, 3, false)}};
    QSignalSpy chosen{&shown.grid, &ModelGrid::chosen};
    QSignalSpy starred{&shown.grid, &ModelGrid::starWanted};
    const QPoint star = shown.grid.visualRect(1).topLeft() + QPoint{12, 12};
    QTest::mouseClick(shown.grid.viewport(), Qt::LeftButton, {}, star);
    QCOMPARE(starred.size(), 1);
    QCOMPARE(starred[0][0].toString(), u"a1"_s);
    QCOMPARE(chosen.size(), 0);
}

void TestModelGrid::anEmptyGridTakesEveryKey()
{
    ShownGrid shown{{}};
    QSignalSpy chosen{&shown.grid, &ModelGrid::chosen};
    for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Home,
                              Qt::Key_End, Qt::Key_PageDown, Qt::Key_Return, Qt::Key_F})
        shown.press(key);
    QCOMPARE(chosen.size(), 0);
    QCOMPARE(shown.grid.currentIndex(), -1);
}

void TestModelGrid::coversAreAskedForWhenSeen()
{
    TileShelf many = shelf(u"a"_s, 400, false);
    for (size_t i = 0; i < many.tiles.size(); ++i)
        many.tiles[i].cover = u"https://example.com/%1.png"_s.arg(i);
    ShownGrid shown{{}};
    QSignalSpy missing{&shown.covers, &CoverLoader::missing};
    shown.grid.setShelves({many});
    QVERIFY(!missing.isEmpty());
    const QStringList first = missing.takeLast()[0].toStringList();
    QVERIFY(first.contains(u"https://example.com/0.png"_s));
    QVERIFY2(first.size() < 40, qPrintable(QString::number(first.size())));
    missing.clear();
    shown.grid.verticalScrollBar()->setValue(shown.grid.verticalScrollBar()->maximum());
    QVERIFY(!missing.isEmpty());
    QVERIFY(missing.last()[0].toStringList().contains(u"https://example.com/399.png"_s));
    QVERIFY(!missing.last()[0].toStringList().contains(u"https://example.com/0.png"_s));
}

void TestModelGrid::coversChangeNoPlaces()
{
    TileShelf some = shelf(u"a"_s, 3, false);
    some.tiles[1].cover = u"https://example.com/1.png"_s;
    some.tiles[2].cover = u"https://example.com/2.png"_s;
    ShownGrid shown{{some}};
    const QRect before = shown.grid.visualRect(1);
    const QPoint middle = before.topLeft() + QPoint{80, 50};
    QVERIFY(shown.grid.viewport()->grab().toImage().pixelColor(middle) != QColor{Qt::red});
    QSignalSpy loaded{&shown.covers, &CoverLoader::loaded};
    shown.covers.take(u"https://example.com/1.png"_s, picture(Qt::red));
    QTRY_COMPARE(loaded.size(), 1);
    QCOMPARE(shown.grid.visualRect(1), before);
    QCOMPARE(shown.grid.viewport()->grab().toImage().pixelColor(middle), QColor{Qt::red});
    // One that cannot be had is not asked for again until somebody wants it.
    shown.covers.take(u"https://example.com/2.png"_s, {});
    QVERIFY(shown.covers.hasFailed(u"https://example.com/2.png"_s));
    QSignalSpy missing{&shown.covers, &CoverLoader::missing};
    shown.grid.setShelves({some});
    QCOMPARE(missing.size(), 0);
    shown.covers.forgetFailures();
    shown.grid.setShelves({some});
    QCOMPARE(missing.size(), 1);
}

void TestModelGrid::coversThatComeTooLateFindNobody()
{
    CoverLoader outside;
    for (int i = 0; i < 20; ++i) {
        auto covers = std::make_unique<CoverLoader>();
        auto grid = std::make_unique<ModelGrid>(*covers);
        TileShelf one = shelf(u"a"_s, 1, false);
        one.tiles[0].cover = u"https://example.com/a.png"_s;
        grid->setShelves({one});
        grid->show();
        covers->take(one.tiles[0].cover, picture(Qt::blue)); // on its way through the pool
        grid.reset();
        covers.reset();
        QCoreApplication::processEvents();
    }
    outside.take(u"https://example.com/nobody.png"_s, picture(Qt::green));
    QTRY_VERIFY(outside.pixmap(u"https://example.com/nobody.png"_s) != nullptr);
}

void TestModelGrid::aScreenReaderFindsNamedItems()
{
    ShownGrid shown{{shelf(u"a"_s, 9, true), shelf(u"b"_s, 3, true)}};
    QAccessibleInterface *const list = QAccessible::queryAccessibleInterface(&shown.grid);
    QVERIFY(list);
    QCOMPARE(list->role(), QAccessible::List);
    QVERIFY(!list->text(QAccessible::Name).isEmpty());
    QCOMPARE(list->childCount(), 12);
    QAccessibleInterface *const first = list->child(0);
    QCOMPARE(first->role(), QAccessible::ListItem);
    QCOMPARE(first->text(QAccessible::Name), u"model a0"_s);
    QVERIFY(first->state().focused);
    QVERIFY(list->child(7)->state().offscreen);
    QCOMPARE(list->indexOfChild(list->child(10)), 10);
    QCOMPARE(list->focusChild(), first);
    // The cards are others now: an item that somebody holds says so.
    shown.grid.setShelves({shelf(u"c"_s, 2, false)});
    QVERIFY(!first->isValid());
    QCOMPARE(list->child(0)->text(QAccessible::Name), u"model c0"_s);
    QCOMPARE(list->childCount(), 2);
    QVERIFY(list->child(2) == nullptr);
}

void TestModelGrid::twoThousandCardsAreWalkedToTheEnd()
{
    TileShelf many = shelf(u"很长的名字，没有空格也没有尽头"_s.repeated(20), 2000, false);
    for (ModelTile &tile : many.tiles) {
        tile.description = u"一个模型。"_s.repeated(200);
        tile.badges = {u"in use"_s.repeated(40), u"private"_s};
        tile.facts = u"1234567890"_s.repeated(30);
    }
    ShownGrid shown{{many}, {240, 300}};
    shown.grid.setWords(ModelCardPainter::Words::Long);
    shown.press(Qt::Key_End);
    QCOMPARE(shown.grid.currentIndex(), 1999);
    QVERIFY(shown.grid.viewport()->rect().intersects(shown.grid.visualRect(1999)));
    QVERIFY(!shown.grid.grab().isNull());
    for (int i = 0; i < 50; ++i)
        shown.press(Qt::Key_PageUp);
    QVERIFY(shown.grid.currentIndex() < 1999);
    QVERIFY(shown.grid.seenTiles().size() < 20);
}

QTEST_MAIN(TestModelGrid)
#include "tst_modelgrid.moc"
