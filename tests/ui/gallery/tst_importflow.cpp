// Files and folders that are dropped on the gallery come into the library, and that is told.
#include "tests/support/pictures.h"
#include "tests/ui/gallery/gallerysupport.h"
#include "ui/gallery/clipboardlink.h"
#include "ui/gallery/filterchips.h"
#include "ui/gallery/galleryactions.h"
#include "ui/gallery/gallerypane.h"
#include "ui/gallery/galleryview.h"
#include "core/library/givenrecord.h"
#include "ui/gallery/importflow.h"
#include "ui/gallery/importline.h"
#include "ui/gallery/searchfield.h"

#include <QAction>
#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
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
    QTemporaryDir given;

    QString file(const QString &name, const QByteArray &bytes) const
    {
        const QString path = given.filePath(name);
        writeFile(path, bytes);
        return path;
    }
    bool drop(const QStringList &paths)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls.append(QUrl::fromLocalFile(path));
        data.setUrls(urls);
        QDragEnterEvent enter{{5, 5}, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, {}};
        enter.ignore();
        QWidget *const place = gallery.view().viewport();
        QCoreApplication::sendEvent(place, &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent drop{{5, 5}, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, {}};
        QCoreApplication::sendEvent(place, &drop);
        return drop.isAccepted() && drop.dropAction() == Qt::CopyAction;
    }
    ImportLine &line() { return *gallery.findChild<ImportLine *>(u"importLine"_s); }
};

} // namespace

class TestImportFlow : public QObject {
    Q_OBJECT
private slots:
    void aDroppedFolderComesIn();
    void whatIsRefusedCanBeCopiedAsAList();
    void wordsAreNotTaken();
    void aPageMayNotNameFilesOfThisComputer();
    void anImportCanBePausedAndEnded();
    void theEmptyGalleryOffersIt();
    void aPictureOfAnotherToolIsToldFirst();
    void aSinglePictureOfNobodyComesIn();
};

void TestImportFlow::aDroppedFolderComesIn()
{
    Pane pane;
    for (int i = 0; i < 5; ++i)
        static_cast<void>(pane.file(u"%1.png"_s.arg(i), pictureBytes({40, 30}, "png", i)));
    QVERIFY(pane.line().isHidden());
    QVERIFY(pane.drop({pane.given.path()}));
    QTRY_COMPARE(pane.line().text(), u"Imported: 5"_s);
    QTRY_COMPARE(pane.gallery.view().model()->rowCount(), 5);
    QVERIFY(pane.drop({pane.given.path()}));
    QTRY_COMPARE(pane.line().text(), u"Imported: 0 · there already: 5"_s);
    pane.line().findChild<QAbstractButton *>(u"importClose"_s)->click();
    QVERIFY(pane.line().isHidden());
}

void TestImportFlow::whatIsRefusedCanBeCopiedAsAList()
{
    Pane pane;
    const QString broken = pane.file(u"broken.png"_s, pictureBytes({64, 64}).first(80));
    QVERIFY(pane.drop({broken, pane.file(u"good.png"_s, pictureBytes({64, 64}))}));
    QTRY_COMPARE(pane.line().text(), u"Imported: 1 · refused: 1"_s);
    auto *const list = pane.line().findChild<QPushButton *>(u"importList"_s);
    QVERIFY(!list->isHidden());
    list->click();
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.startsWith(broken + u'\t'), qPrintable(copied));
    QVERIFY(copied.size() > broken.size() + 5);
}

void TestImportFlow::wordsAreNotTaken()
{
    Pane pane;
    QMimeData data;
    data.setText(u"words"_s);
    QDragEnterEvent enter{{5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {}};
    enter.ignore();
    QCoreApplication::sendEvent(pane.gallery.view().viewport(), &enter);
    QVERIFY(!enter.isAccepted());
}

void TestImportFlow::aPageMayNotNameFilesOfThisComputer()
{
    Pane pane;
    QMimeData data;
    data.setHtml(u"<img src='x.png'>"_s);
    data.setUrls({QUrl::fromLocalFile(u"/elsewhere/private.png"_s)});
    QDragEnterEvent enter{{5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {}};
    enter.ignore();
    QCoreApplication::sendEvent(pane.gallery.view().viewport(), &enter);
    QVERIFY(!enter.isAccepted());
}

void TestImportFlow::anImportCanBePausedAndEnded()
{
    Pane pane;
    ImportLine &line = pane.line();
    line.setStand({.imported = 3, .current = u"/a/b.png"_s});
    QCOMPARE(line.text(), u"Importing b.png … Imported: 3"_s);
    QSignalSpy pausing{&line, &ImportLine::pauseWanted};
    auto *const pause = line.findChild<QPushButton *>(u"importPause"_s);
    pause->click();
    QCOMPARE(pausing.takeFirst().constFirst().toBool(), true);
    line.setStand({.imported = 3, .isPaused = true});
    pause->click();
    QCOMPARE(pausing.takeFirst().constFirst().toBool(), false);
    line.setStand({.imported = 3, .end = Error{.kind = ErrorKind::DiskFull}, .isDone = true});
    QVERIFY(line.text().startsWith(u"The import ended early."_s));
    QVERIFY(pause->isHidden());
}

void TestImportFlow::theEmptyGalleryOffersIt()
{
    Pane pane;
    QContextMenuEvent event{QContextMenuEvent::Keyboard, {5, 5}, {5, 5}};
    QCoreApplication::sendEvent(pane.gallery.view().viewport(), &event);
    auto *const menu = pane.gallery.findChild<QMenu *>(u"galleryMenu"_s);
    QVERIFY(menu);
    QStringList names;
    for (const QAction *action : menu->actions())
        names.append(action->objectName());
    QCOMPARE(names, QStringList({u"actionImport"_s, u"actionImportFolder"_s, u"actionTrash"_s}));
}

void TestImportFlow::aPictureOfAnotherToolIsToldFirst()
{
    Pane pane;
    QSignalSpy told{&pane.gallery.imports(), &ImportFlow::recordDropped};
    const QString given = QStringLiteral(LIMNER_TEST_DATA "/metadata/invokeai.png");
    QVERIFY(pane.drop({given}));
    QTRY_COMPARE(told.size(), 1);
    const auto record = told.front().front().value<GivenRecord>();
    QCOMPARE(record.path, given);
    QCOMPARE(record.settings.origin, u"InvokeAI"_s);
    QCOMPARE(record.size, QSize(8, 8));
    QVERIFY(!record.preview.isNull());
    QVERIFY(pane.line().isHidden()); // nothing was imported unasked
    // Several at once are meant for the library.
    QVERIFY(pane.drop({given, pane.file(u"a.png"_s, pictureBytes({40, 30}))}));
    QTRY_COMPARE(pane.line().text(), u"Imported: 2"_s);
    QCOMPARE(told.size(), 1);
}

void TestImportFlow::aSinglePictureOfNobodyComesIn()
{
    Pane pane;
    QSignalSpy told{&pane.gallery.imports(), &ImportFlow::recordDropped};
    QVERIFY(pane.drop({pane.file(u"a.png"_s, pictureBytes({40, 30}))}));
    QTRY_COMPARE(pane.line().text(), u"Imported: 1"_s);
    QVERIFY(told.empty());
}

QTEST_MAIN(TestImportFlow)
#include "tst_importflow.moc"
