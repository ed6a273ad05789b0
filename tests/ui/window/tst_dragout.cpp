// Pictures that are dragged out of the window, to whatever program.
#include "tests/ui/window/lookrig.h"
#include "ui/viewer/filmstrip.h"

#include <QDrag>
#include <QImage>
#include <QMimeData>
#include <QTimer>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! Presses, moves and lets go of nothing: the offscreen platform has no loop for a drag, so that
//! what is offered stays where it can be looked at.
const QMimeData *dragged(QWidget &area, QObject &source, QPoint from, Qt::KeyboardModifiers keys)
{
    QTest::mousePress(&area, Qt::LeftButton, keys, from);
    const QPointF away = QPointF{from} + QPointF{60, 30};
    QMouseEvent move{QEvent::MouseMove, away,           QPointF{area.mapToGlobal(away.toPoint())},
                     Qt::NoButton,      Qt::LeftButton, keys};
    QTimer::singleShot(0, &area, [] { QDrag::cancel(); });
    QCoreApplication::sendEvent(&area, &move);
    const auto *const drag = source.findChild<QDrag *>();
    return drag ? drag->mimeData() : nullptr;
}

const QMimeData *draggedTile(Look &look, int row, Qt::KeyboardModifiers keys = {})
{
    GalleryView &view = look.gallery();
    const QPoint centre = view.visualRect(view.model()->index(row, 0)).center() - QPoint{0, 20};
    return dragged(*view.viewport(), view, centre, keys);
}

} // namespace

class TestDragOut : public QObject {
    Q_OBJECT
private slots:
    void aTileIsItsOriginalFile();
    void thePixelsAreThereForWhoAsks();
    void withAltItIsTheLink();
    void withoutALinkTheReasonIsSaid();
    void aFileThatIsNotHereIsSaid();
    void theViewerGivesWhatIsLookedAt();
    void theFilmstripGivesWhatIsLedAway();
};

void TestDragOut::aTileIsItsOriginalFile()
{
    Look look{2};
    look.window->choose(0);
    const QMimeData *const data = draggedTile(look, 0);
    QVERIFY(data);
    QCOMPARE(data->urls(), QList<QUrl>{QUrl::fromLocalFile(look.path(look.ids[0]))});
    QVERIFY(QFile::exists(look.path(look.ids[0])));
    const auto *const drag = look.gallery().findChild<QDrag *>();
    QCOMPARE(drag->supportedActions(), Qt::DropActions{Qt::CopyAction});
}

void TestDragOut::thePixelsAreThereForWhoAsks()
{
    Look look{1, {96, 64}};
    look.window->choose(0);
    const QMimeData *const data = draggedTile(look, 0);
    QVERIFY(data);
    QVERIFY(data->hasImage());
    QCOMPARE(qvariant_cast<QImage>(data->imageData()).size(), QSize(96, 64));
}

void TestDragOut::withAltItIsTheLink()
{
    Look look{2};
    look.window->choose(1);
    const QMimeData *const data = draggedTile(look, 1, Qt::AltModifier);
    QVERIFY(data);
    const QString link = look.studio.outbox->link(look.ids[1])->url;
    QCOMPARE(data->text(), link);
    QCOMPARE(data->urls(), QList<QUrl>{QUrl{link}});
    QVERIFY(!data->hasImage());
}

void TestDragOut::withoutALinkTheReasonIsSaid()
{
    Look look{0};
    look.studio.addPicture({.upload = UploadState::Pending});
    QTRY_COMPARE_WITH_TIMEOUT(look.gallery().model()->rowCount(), 1, patience);
    look.window->choose(0);
    QVERIFY(!draggedTile(look, 0, Qt::AltModifier));
    QTRY_VERIFY_WITH_TIMEOUT(look.window->toast().contains(u"not uploaded yet"_s), patience);
    QTest::mouseRelease(look.gallery().viewport(), Qt::LeftButton, {}, {5, 5});
}

void TestDragOut::aFileThatIsNotHereIsSaid()
{
    Look look{1};
    QVERIFY(QFile::remove(look.path(look.ids[0])));
    look.window->choose(0);
    const QMimeData *const data = draggedTile(look, 0);
    QVERIFY(!data || data->urls().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(look.window->find<QWidget>(u"banner"_s)->isVisible() ||
                                 !look.window->toast().isEmpty(),
                             patience);
}

void TestDragOut::theViewerGivesWhatIsLookedAt()
{
    Look look{2};
    look.open(1);
    QTRY_VERIFY_WITH_TIMEOUT(!look.canvas().picture().whole.isNull(), patience);
    const QPoint centre = look.canvas().rect().center();
    const QMimeData *data = dragged(look.canvas(), look.canvas(), centre, {});
    QVERIFY(data);
    QCOMPARE(data->urls(), QList<QUrl>{QUrl::fromLocalFile(look.path(look.ids[1]))});
    delete look.canvas().findChild<QDrag *>();
    data = dragged(look.canvas(), look.canvas(), centre, Qt::AltModifier);
    QVERIFY(data);
    QCOMPARE(data->text(), look.studio.outbox->link(look.ids[1])->url);
    QVERIFY(look.viewer().isVisible());
}

void TestDragOut::theFilmstripGivesWhatIsLedAway()
{
    Look look{3};
    look.open(0);
    Filmstrip &strip = look.viewer().strip();
    QTRY_COMPARE_WITH_TIMEOUT(strip.pictures().size(), size_t{3}, patience);
    const QPoint second = strip.place(1).center();
    const ArtworkId id = strip.pictures()[1];
    QVERIFY(id != look.seen());
    const QMimeData *data = dragged(strip, strip, second, {});
    QVERIFY(data);
    QCOMPARE(data->urls(), QList<QUrl>{QUrl::fromLocalFile(look.path(id))});
    delete strip.findChild<QDrag *>();
    data = dragged(strip, strip, second, Qt::AltModifier);
    QVERIFY(data);
    QCOMPARE(data->text(), look.studio.outbox->link(id)->url);
    QCOMPARE(look.seen(), look.ids[0]); // it is still the other that is looked at
    QTest::mouseRelease(&strip, Qt::LeftButton, {}, second);
    QCOMPARE(look.seen(), look.ids[0]);
    QTest::mouseClick(&strip, Qt::LeftButton, {}, second);
    QCOMPARE(look.seen(), id);
}

QTEST_MAIN(TestDragOut)
#include "tst_dragout.moc"
