// The order of the gallery in the window: its row of choices, headings, stacks, and where what
// arrives goes.
#include "tests/ui/window/windowsupport.h"
#include "ui/gallery/chosentiles.h"
#include "ui/gallery/galleryactions.h"
#include "ui/gallery/galleryordering.h"
#include "ui/gallery/gallerypane.h"
#include "ui/gallery/headingtext.h"
#include "ui/gallery/tilefigure.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

const QDateTime noon{QDate::currentDate(), QTime{0, 0, 30}};

struct Ordered {
    Studio studio;
    std::unique_ptr<Window> w = {};

    void open(const Settings &settings = {}) { w = std::make_unique<Window>(studio, settings); }
    [[nodiscard]] GalleryPane &pane() const { return *w->window.findChild<GalleryPane *>(); }
    [[nodiscard]] GalleryModel &model() const { return pane().model(); }
    [[nodiscard]] GalleryView &view() const { return pane().view(); }
    [[nodiscard]] QString counts() const { return w->find<QLabel>(u"orderCounts"_s)->text(); }
    //! As with the keyboard: what stands in the menu of a pill.
    void choose(const QString &pill, const QString &entry)
    {
        QMenu *const menu = w->find<QPushButton>(pill)->menu();
        emit menu->aboutToShow();
        for (QAction *action : menu->actions())
            if (action->text() == entry)
                return action->trigger();
        qFatal("%s is not offered", qPrintable(entry));
    }
    [[nodiscard]] std::vector<ArtworkId> shown() const
    {
        std::vector<ArtworkId> ids;
        for (int row = 0; row < model().rowCount(); ++row)
            ids.push_back(model().artworkId(row));
        return ids;
    }
    [[nodiscard]] QStringList headings() const
    {
        QStringList all;
        for (const GridSection &section : model().sections())
            all.append(headingText(section, QDate::currentDate()));
        return all;
    }
    //! Three that differ by seed, newest, and a fourth picture.
    std::vector<ArtworkId> addStack()
    {
        std::vector<ArtworkId> ids;
        for (int i = 0; i < 3; ++i)
            ids.push_back(studio.addPicture(
                {.prompt = u"a heron"_s, .seed = i, .createdAt = noon.addMSecs(-i).toUTC()}));
        ids.push_back(
            studio.addPicture({.prompt = u"a lamp"_s, .createdAt = noon.addMSecs(-10).toUTC()}));
        return ids;
    }
    void clickBadge(int row)
    {
        const QRect cell = view().grid().cell(row);
        const auto badge = stackBadge(cell, tileFont(view().font(), 11), model().stack(row));
        QVERIFY(badge);
        const QPoint place = badge->rect.center() - QPoint{0, view().toContent({}).y()};
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, place);
    }
};

} // namespace

class TestGalleryOrdering : public QObject {
    Q_OBJECT
private slots:
    void theRowOffersWhatThereIs();
    void itIsUsedWithTheKeyboard();
    void theChoiceIsRemembered();
    void headingsAreNamedByWhatPicturesAreGroupedBy();
    void withoutGroupsThereIsNoHeading();
    void whatArrivesGoesToItsPlace_data();
    void whatArrivesGoesToItsPlace();
    void aRatingMovesAPictureAtOnce();
    void anAlbumMovesAPictureAtOnce();
    void aStackIsOneTileAndOpensInPlace();
    void aStackOpensWithAKeyAndFromItsMenu();
    void aChosenStackIsAllItsPictures();
    void whatIsMadeJoinsItsStack();
    void aPictureInAStackIsShown();
    void allStacksOpenAndClose();
    void aScreenReaderHearsOfStacks();
};

void TestGalleryOrdering::theRowOffersWhatThereIs()
{
    Ordered o;
    o.addStack();
    o.open();
    QCOMPARE(o.counts(), u"4 pictures"_s);
    const auto text = [&](const char *pill) {
        return o.w->find<QPushButton>(QString::fromLatin1(pill))->text();
    };
    QCOMPARE(text("sortButton"), u"Newest ▾"_s);
    QCOMPARE(text("groupByButton"), u"By day ▾"_s);
    QCOMPARE(text("stacksButton").trimmed(), u"Stacks ▾"_s);
    for (const char *pill : {"sortButton", "groupByButton", "stacksButton"}) {
        QVERIFY(o.w->find<QPushButton>(QString::fromLatin1(pill))->isVisible());
        QVERIFY(!o.w->find<QPushButton>(QString::fromLatin1(pill))->accessibleName().isEmpty());
    }
    o.model().setQuery({.text = u"heron"_s});
    QTRY_COMPARE(o.counts(), u"3 of 4 pictures"_s);
}

void TestGalleryOrdering::itIsUsedWithTheKeyboard()
{
    Ordered o;
    const std::vector<ArtworkId> ids = o.addStack();
    o.open();
    auto *const pill = o.w->find<QPushButton>(u"sortButton"_s);
    pill->setFocus();
    QVERIFY(pill->hasFocus());
    QTimer::singleShot(0, pill->menu(), [pill] { // its menu has a loop of its own
        QTest::keyClick(pill->menu(), Qt::Key_Down);
        QTest::keyClick(pill->menu(), Qt::Key_Down);
        QTest::keyClick(pill->menu(), Qt::Key_Return);
    });
    QTest::keyClick(pill, Qt::Key_Space);
    QCOMPARE(pill->text(), u"Oldest ▾"_s);
    QCOMPARE(o.shown().front(), ids[3]);
}

void TestGalleryOrdering::theChoiceIsRemembered()
{
    Ordered o;
    o.addStack();
    o.open();
    QSignalSpy kept{&o.w->window, &MainWindow::settingsChanged};
    o.choose(u"sortButton"_s, u"Name"_s);
    o.choose(u"groupByButton"_s, u"By model"_s);
    o.choose(u"stacksButton"_s, u"Stack variants"_s);
    o.w->window.close();
    const auto settings = kept.last().front().value<Settings>();
    QCOMPARE(settings.sortBy, u"name"_s);
    QCOMPARE(settings.groupBy, u"model"_s);
    QVERIFY(settings.stacks);
    o.w.reset();
    o.open(settings);
    QCOMPARE(o.model().query().order,
             (GalleryOrder{.sort = SortBy::Name, .group = GroupBy::Model, .hasStacks = true}));
    QCOMPARE(o.model().rowCount(), 2);
    QCOMPARE(o.w->find<QPushButton>(u"sortButton"_s)->text(), u"Name ▾"_s);
}

void TestGalleryOrdering::headingsAreNamedByWhatPicturesAreGroupedBy()
{
    Ordered o;
    const QDate today = QDate::currentDate();
    const ArtworkId now = o.studio.addPicture({.createdAt = noon.toUTC()});
    o.studio.addPicture({.createdAt = QDateTime{{today.year() - 2, 3, 5}, {12, 0}}.toUTC()});
    o.studio.addJob(JobState::Queued, u"next"_s);
    o.open();
    const auto by = [&](const QString &entry) {
        o.choose(u"groupByButton"_s, entry);
        return o.headings();
    };
    const QString year = QString::number(today.year() - 2);
    QCOMPARE(by(u"By week"_s)[1], u"This week"_s);
    QVERIFY(o.headings()[2].contains(u" – "_s) && o.headings()[2].endsWith(year));
    QCOMPARE(by(u"By month"_s),
             (QStringList{u"Generating"_s, QLocale{}.standaloneMonthName(today.month()),
                          u"March "_s + year}));
    QCOMPARE(by(u"By model"_s),
             (QStringList{u"Generating"_s, u"aisha-ai-official/animagine-xl-4.0"_s}));
    QCOMPARE(by(u"By provider"_s), (QStringList{u"Generating"_s, u"Replicate"_s}));
    QCOMPARE(by(u"By album"_s), (QStringList{u"Generating"_s, u"No album"_s}));
    const auto album = o.studio.library->albums().add(u"Herons"_s);
    QVERIFY(album && o.studio.library->albums().put(album->id, {now}));
    QCOMPARE(o.headings(), (QStringList{u"Generating"_s, u"Herons"_s, u"No album"_s}));
    QVERIFY(o.studio.library->albums().rename(album->id, u"Reeds"_s));
    QCOMPARE(o.headings()[1], u"Reeds"_s);
}

void TestGalleryOrdering::withoutGroupsThereIsNoHeading()
{
    Ordered o;
    o.addStack();
    o.open();
    const int below = o.view().grid().cell(0).top();
    o.choose(u"groupByButton"_s, u"No groups"_s);
    const GridLayout &grid = o.view().grid();
    QVERIFY(grid.cell(0).top() < below);
    QCOMPARE(o.headings(), QStringList{QString{}});
    for (int row = 0; row < grid.rows(); ++row)
        QCOMPARE(grid.rowAt(grid.cell(row).center()), row);
}

void TestGalleryOrdering::whatArrivesGoesToItsPlace_data()
{
    QTest::addColumn<QString>("sort");
    QTest::addColumn<QString>("group");
    for (const char *sort : {"Newest", "Oldest", "Best rated", "Dearest", "Most pixels", "Name"})
        for (const char *group : {"No groups", "By day", "By model"})
            QTest::addRow("%s, %s", sort, group)
                << QString::fromLatin1(sort) << QString::fromLatin1(group);
}

void TestGalleryOrdering::whatArrivesGoesToItsPlace()
{
    QFETCH(QString, sort);
    QFETCH(QString, group);
    Ordered o;
    o.addStack();
    o.open();
    QAbstractItemModelTester tester{&o.model(),
                                    QAbstractItemModelTester::FailureReportingMode::QtTest};
    o.choose(u"sortButton"_s, sort);
    o.choose(u"groupByButton"_s, group);
    QSignalSpy reset{&o.model(), &QAbstractItemModel::modelReset};
    for (const PictureSpec &spec :
         {PictureSpec{.prompt = u"a kite"_s, .size = {300, 20}, .createdAt = noon.toUTC()},
          PictureSpec{.prompt = u"zebra"_s, .createdAt = noon.addDays(-40).toUTC()},
          PictureSpec{
              .prompt = u"a heron"_s, .size = {8, 8}, .createdAt = noon.addDays(-1).toUTC()},
          PictureSpec{.prompt = u"A Heron"_s, .createdAt = noon.addSecs(2).toUTC()}})
        o.studio.addPicture(spec);
    QCOMPARE(reset.size(), 0); // each came by itself
    std::vector<ArtworkId> wanted;
    for (const ArtworkRow &row : o.studio.library->rows(o.model().query()))
        wanted.push_back(row.id);
    QCOMPARE(wanted.size(), size_t{8});
    QCOMPARE(o.shown(), wanted);
    o.studio.library->trash().put({wanted[2], wanted[5]});
    o.studio.library->trash().restore({wanted[2]});
    wanted.erase(wanted.begin() + 5);
    QCOMPARE(o.shown(), wanted);
}

void TestGalleryOrdering::aRatingMovesAPictureAtOnce()
{
    Ordered o;
    const std::vector<ArtworkId> ids = o.addStack();
    o.open();
    o.choose(u"sortButton"_s, u"Best rated"_s);
    o.studio.library->marks().setRating({ids[2]}, 4);
    QCOMPARE(o.shown(), (std::vector<ArtworkId>{ids[2], ids[0], ids[1], ids[3]}));
    o.studio.library->marks().setRating({ids[3], ids[1]}, 5);
    QCOMPARE(o.shown(), (std::vector<ArtworkId>{ids[1], ids[3], ids[2], ids[0]}));
}

void TestGalleryOrdering::anAlbumMovesAPictureAtOnce()
{
    Ordered o;
    const std::vector<ArtworkId> ids = o.addStack();
    o.open();
    o.choose(u"groupByButton"_s, u"By album"_s);
    const auto album = o.studio.library->albums().add(u"Lamps"_s);
    QVERIFY(album && o.studio.library->albums().put(album->id, {ids[3]}));
    QCOMPARE(o.headings(), (QStringList{u"Lamps"_s, u"No album"_s}));
    QCOMPARE(o.shown(), (std::vector<ArtworkId>{ids[3], ids[0], ids[1], ids[2]}));
    QVERIFY(o.studio.library->albums().take(album->id, {ids[3]}));
    QCOMPARE(o.headings(), QStringList{u"No album"_s});
}

void TestGalleryOrdering::aStackIsOneTileAndOpensInPlace()
{
    Ordered o;
    const std::vector<ArtworkId> ids = o.addStack();
    o.open();
    QAbstractItemModelTester tester{&o.model(),
                                    QAbstractItemModelTester::FailureReportingMode::QtTest};
    o.choose(u"stacksButton"_s, u"Stack variants"_s);
    QCOMPARE(o.shown(), (std::vector<ArtworkId>{ids[0], ids[3]}));
    QCOMPARE(o.counts(), u"4 pictures"_s);
    QCOMPARE(o.model().stack(0).count, 3);
    QSignalSpy reset{&o.model(), &QAbstractItemModel::modelReset};
    o.clickBadge(0);
    QCOMPARE(o.shown(), ids);
    QVERIFY(o.model().stack(0).isOpen);
    QVERIFY(!o.model().stack(3).isStack());
    o.clickBadge(0);
    QCOMPARE(o.shown(), (std::vector<ArtworkId>{ids[0], ids[3]}));
    QCOMPARE(reset.size(), 0);
    o.choose(u"stacksButton"_s, u"Stack variants"_s);
    QCOMPARE(o.shown(), ids);
}

void TestGalleryOrdering::aStackOpensWithAKeyAndFromItsMenu()
{
    Ordered o;
    const std::vector<ArtworkId> ids = o.addStack();
    o.open({.stacks = true});
    o.w->choose(0);
    QTest::keyClick(&o.view(), Qt::Key_O);
    QCOMPARE(o.shown(), ids);
    QCOMPARE(o.view().chosen().count(), 3); // it was chosen, and is still
    o.w->choose(2);
    QTest::keyClick(&o.view(), Qt::Key_O);
    QCOMPARE(o.model().rowCount(), 2);
    QCOMPARE(o.view().currentIndex().row(), 0);
    QMenu menu;
    o.pane().ordering().fill(menu, 1);
    QVERIFY(menu.isEmpty());
    o.pane().ordering().fill(menu, 0);
    QCOMPARE(menu.actions().size(), 1);
    QCOMPARE(menu.actions().front()->text(), u"Open the stack"_s);
    menu.actions().front()->trigger();
    QCOMPARE(o.shown(), ids);
}

void TestGalleryOrdering::aChosenStackIsAllItsPictures()
{
    Ordered o;
    const std::vector<ArtworkId> ids = o.addStack();
    o.open({.stacks = true});
    QSignalSpy told{&o.pane(), &GalleryPane::selectionShown};
    o.w->choose(0);
    const auto selection = told.last().front().value<GallerySelection>();
    QCOMPARE(selection.artworks, (std::vector<ArtworkId>{ids[0], ids[1], ids[2]}));
    bool isSaid = false;
    for (const QLabel *label : o.w->window.findChildren<QLabel *>())
        isSaid = isSaid || (label->isVisible() && label->text().contains(u"3 selected"_s));
    QVERIFY(isSaid);
    QTest::keyClick(&o.view(), Qt::Key_4);
    for (const ArtworkId id : {ids[0], ids[1], ids[2]})
        QCOMPARE(o.studio.library->artwork(id)->rating, 4);
    QCOMPARE(o.studio.library->artwork(ids[3])->rating, 0);
    QTest::keyClick(&o.view(), Qt::Key_Delete);
    QTRY_COMPARE(o.shown(), std::vector<ArtworkId>{ids[3]});
    QTest::keyClick(&o.view(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(o.model().pictureCount(), 4);
    QCOMPARE(o.model().stack(0).count, 3);
}

void TestGalleryOrdering::whatIsMadeJoinsItsStack()
{
    Ordered o;
    const std::vector<ArtworkId> ids = o.addStack();
    o.open({.stacks = true});
    const auto make = [&](int seconds) {
        return o.studio.addPicture({.prompt = u"a heron"_s,
                                    .seed = 100 + seconds,
                                    .createdAt = noon.addSecs(seconds).toUTC()});
    };
    const ArtworkId fresh = make(1);
    QCOMPARE(o.shown(), (std::vector<ArtworkId>{fresh, ids[3]}));
    QCOMPARE(o.model().stack(0).count, 4);
    o.clickBadge(0);
    const ArtworkId fresher = make(2);
    QCOMPARE(o.shown(), (std::vector<ArtworkId>{fresher, fresh, ids[0], ids[1], ids[2], ids[3]}));
    QVERIFY(o.model().stack(0).isOpen);
    QCOMPARE(o.model().stack(0).count, 5);
}

void TestGalleryOrdering::aPictureInAStackIsShown()
{
    Ordered o;
    const std::vector<ArtworkId> ids = o.addStack();
    o.open({.stacks = true});
    o.pane().showPicture(ids[2]);
    QTRY_COMPARE(o.model().artworkId(o.view().currentIndex().row()), ids[2]);
    QCOMPARE(o.view().chosen().count(), 1);
}

void TestGalleryOrdering::allStacksOpenAndClose()
{
    Ordered o;
    const std::vector<ArtworkId> ids = o.addStack();
    o.open({.stacks = true});
    o.choose(u"stacksButton"_s, u"Open all"_s);
    QCOMPARE(o.shown(), ids);
    o.choose(u"stacksButton"_s, u"Close all"_s);
    QCOMPARE(o.model().rowCount(), 2);
}

void TestGalleryOrdering::aScreenReaderHearsOfStacks()
{
    Ordered o;
    o.addStack();
    o.open({.stacks = true});
    const auto spoken = [&](int row) {
        return o.model().index(row).data(Qt::AccessibleTextRole).toString();
    };
    QTRY_COMPARE(spoken(0), u"a heron, stack of 3 pictures"_s);
    o.clickBadge(0);
    QTRY_COMPARE(spoken(2), u"a heron, one of an open stack of 3"_s);
    QTRY_COMPARE(spoken(3), u"a lamp"_s);
}

QTEST_MAIN(TestGalleryOrdering)
#include "tst_galleryordering.moc"
