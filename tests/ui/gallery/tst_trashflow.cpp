// The trash in the gallery: looked at, given back, and emptied once that was asked about.
#include "tests/support/uisupport.h"
#include "tests/ui/gallery/gallerysupport.h"
#include "ui/gallery/clipboardlink.h"
#include "ui/gallery/filterchips.h"
#include "ui/gallery/galleryactions.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/gallerypane.h"
#include "ui/gallery/galleryview.h"
#include "ui/gallery/searchfield.h"
#include "ui/gallery/trashflow.h"
#include "ui/gallery/trashline.h"

#include <QAction>
#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

struct Pane {
    Studio studio;
    ClipboardLink clipboard{*studio.queue, *studio.outbox};
    QWidget window;
    GalleryActions actions{studio.services(), studio.tiles(), clipboard, window};
    SearchField search{&window};
    FilterChips filters{&window};
    GalleryPane gallery{studio.services(), studio.tiles(), actions, search, filters, &window};

    Pane() { window.resize(900, 600); }
    std::vector<ArtworkId> add(int count)
    {
        std::vector<ArtworkId> ids;
        for (int i = 0; i < count; ++i)
            ids.push_back(studio.addPicture({.seed = i + 1}));
        return ids;
    }
    int rows() { return gallery.model().rowCount(); }
    //! Or leaves it; the tiles are those of the search then.
    void openTrash()
    {
        gallery.findChild<QAction *>(u"actionTrash"_s)->trigger();
        const auto isShown = [this] {
            return gallery.model().isKnown() && gallery.model().query().text == search.text();
        };
        if (!QTest::qWaitFor(isShown))
            qFatal("the gallery does not follow the search");
    }
    void choose(int row)
    {
        gallery.view().select(row);
        gallery.showSelection();
    }
    QPushButton *button(const QString &name) { return window.findChild<QPushButton *>(name); }
    QDialog *sheet() { return window.findChild<QDialog *>(u"eraseSheet"_s); }
    bool isThere(ArtworkId id) { return studio.library->artwork(id).has_value(); }
};

} // namespace

class TestTrashFlow : public QObject {
    Q_OBJECT
private slots:
    void theTrashShowsWhatLiesThere();
    void whatIsRestoredLeavesIt();
    void emptyingAsksOnceInNumbers();
    void whoSaysNoKeepsThem();
    void deletingInTheTrashAsks();
    void theChoiceOfCopiesFollowsTheSettings();
    void itSaysWhenTheyGoByThemselves();
    void everyControlHasAName();
};

void TestTrashFlow::theTrashShowsWhatLiesThere()
{
    Pane pane;
    const std::vector<ArtworkId> ids = pane.add(3);
    pane.studio.library->trash().put({ids[1]});
    QCOMPARE(pane.rows(), 2);
    pane.openTrash();
    QCOMPARE(pane.rows(), 1);
    QCOMPARE(pane.gallery.model().artworkId(0), ids[1]);
    const auto *const line = pane.gallery.findChild<TrashLine *>(u"trashLine"_s);
    QVERIFY(!line->isHidden());
    QVERIFY2(line->text().contains(u"1 picture"_s), qPrintable(line->text()));
    QTRY_COMPARE(pane.gallery.findChild<QLabel *>(u"orderCounts"_s)->text(), u"1 picture"_s);
    // What is thrown away meanwhile comes in.
    pane.studio.library->trash().put({ids[0]});
    QCOMPARE(pane.rows(), 2);
    pane.openTrash();
    QCOMPARE(pane.rows(), 1);
    QCOMPARE(pane.gallery.model().artworkId(0), ids[2]);
    QVERIFY(line->isHidden());
}

void TestTrashFlow::whatIsRestoredLeavesIt()
{
    Pane pane;
    const std::vector<ArtworkId> ids = pane.add(2);
    pane.studio.library->trash().put(ids);
    pane.openTrash();
    QVERIFY(!pane.button(u"trashRestore"_s)->isEnabled());
    const ArtworkId chosen = pane.gallery.model().artworkId(0);
    pane.choose(0);
    pane.button(u"trashRestore"_s)->click();
    QCOMPARE(pane.rows(), 1);
    QVERIFY(!pane.studio.library->artwork(chosen)->trashedAt.isValid());
    pane.openTrash();
    QCOMPARE(pane.gallery.model().artworkId(0), chosen);
}

void TestTrashFlow::emptyingAsksOnceInNumbers()
{
    Pane pane;
    const std::vector<ArtworkId> ids = pane.add(3);
    pane.studio.library->trash().put({ids[0], ids[1]});
    pane.openTrash();
    QSignalSpy told{&pane.actions, &GalleryActions::told};
    pane.button(u"trashEmpty"_s)->click();
    QDialog *const sheet = pane.sheet();
    QVERIFY(sheet);
    const QString question = sheet->findChild<QLabel *>(u"eraseQuestion"_s)->text();
    QVERIFY2(question.contains(u"2 pictures"_s), qPrintable(question));
    QVERIFY(pane.isThere(ids[0]));
    sheet->findChild<QPushButton *>(u"eraseConfirm"_s)->click();
    QTRY_VERIFY(!pane.isThere(ids[0]) && !pane.isThere(ids[1]));
    QVERIFY(pane.isThere(ids[2]));
    QTRY_COMPARE(pane.rows(), 0);
    QTRY_VERIFY(!told.isEmpty());
    QVERIFY(told.last()[0].toString().contains(u'2'));
    QVERIFY(!pane.button(u"trashEmpty"_s)->isEnabled());
}

void TestTrashFlow::whoSaysNoKeepsThem()
{
    Pane pane;
    const std::vector<ArtworkId> ids = pane.add(1);
    pane.studio.library->trash().put(ids);
    pane.openTrash();
    pane.button(u"trashEmpty"_s)->click();
    QTest::keyClick(pane.sheet(), Qt::Key_Return); // by habit
    QCoreApplication::processEvents();
    QVERIFY(pane.isThere(ids[0]));
    QCOMPARE(pane.rows(), 1);
}

void TestTrashFlow::deletingInTheTrashAsks()
{
    Pane pane;
    const std::vector<ArtworkId> ids = pane.add(2);
    pane.studio.library->trash().put(ids);
    pane.openTrash();
    pane.choose(0);
    const ArtworkId chosen = pane.gallery.model().artworkId(0);
    pane.actions.action(Command::Delete)->trigger();
    QVERIFY(pane.sheet());
    pane.sheet()->findChild<QPushButton *>(u"eraseConfirm"_s)->click();
    QTRY_VERIFY(!pane.isThere(chosen));
    QTRY_COMPARE(pane.rows(), 1);
    // Outside of it, nothing is asked.
    const ArtworkId other = pane.add(1).front();
    pane.openTrash();
    pane.choose(0);
    pane.actions.action(Command::Delete)->trigger();
    QVERIFY(pane.studio.library->artwork(other)->trashedAt.isValid());
}

void TestTrashFlow::theChoiceOfCopiesFollowsTheSettings()
{
    Pane pane;
    OutboxConfig config;
    config.deleted = OutboxConfig::Deleted::Kept;
    pane.studio.outbox->setConfig(config);
    const std::vector<ArtworkId> ids = pane.add(1);
    pane.studio.library->trash().put(ids);
    pane.openTrash();
    pane.button(u"trashEmpty"_s)->click();
    auto *const copies = pane.sheet()->findChild<QCheckBox *>(u"eraseCopies"_s);
    QVERIFY(copies);
    QVERIFY(!copies->isChecked());
    copies->click();
    pane.sheet()->findChild<QPushButton *>(u"eraseConfirm"_s)->click();
    QTRY_VERIFY(!pane.isThere(ids[0]));
    QCOMPARE(pane.studio.outbox->removals().waiting, 1); // it goes all the same
}

void TestTrashFlow::itSaysWhenTheyGoByThemselves()
{
    Pane pane;
    pane.studio.library->trash().put(pane.add(1));
    pane.openTrash();
    const auto *const line = pane.gallery.findChild<TrashLine *>(u"trashLine"_s);
    QVERIFY2(line->text().contains(u"30"_s), qPrintable(line->text()));
    pane.openTrash();
    pane.studio.library->emptier().setDays(0);
    pane.openTrash();
    QVERIFY2(!line->text().contains(u"30"_s), qPrintable(line->text()));
}

void TestTrashFlow::everyControlHasAName()
{
    Pane pane;
    pane.studio.library->trash().put(pane.add(1));
    pane.openTrash();
    pane.window.show();
    pane.button(u"trashEmpty"_s)->click();
    QVERIFY2(namelessControls(pane.window).isEmpty(),
             qPrintable(namelessControls(pane.window).join(u' ')));
    QVERIFY(namelessControls(*pane.sheet()).isEmpty());
}

QTEST_MAIN(TestTrashFlow)
#include "tst_trashflow.moc"
