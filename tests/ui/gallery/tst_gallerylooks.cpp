// How pictures and jobs look in the window: see-through ones, turned ones, ratings, names, sparse
// days; and what is copied from it.

#include "tests/support/pictures.h"
#include "tests/support/uisupport.h"
#include "tests/ui/window/windowsupport.h"
#include "ui/common/checkers.h"
#include "ui/common/fittedtext.h"
#include "ui/gallery/previewpicture.h"

#include <QAction>
#include <QBuffer>
#include <QClipboard>
#include <QDesktopServices>
#include <QDrag>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! A white disc on nothing.
QByteArray seeThrough()
{
    QImage image{400, 400, QImage::Format_ARGB32};
    image.fill(Qt::transparent);
    QPainter painter{&image};
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawEllipse(100, 100, 200, 200);
    painter.end();
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

bool isNeutralGrey(const QColor &colour)
{
    return qAbs(colour.red() - colour.blue()) < 16 && colour.red() > 110 && colour.red() < 180;
}

//! What is painted there, by eighths from the left and the top.
QColor at(const QImage &image, int eighthsRight, int eighthsDown)
{
    return image.pixelColor(image.width() * eighthsRight / 8, image.height() * eighthsDown / 8);
}

//! Sees what the desktop is asked to open.
class Desktop final : public QObject {
    Q_OBJECT
public:
    Desktop() { QDesktopServices::setUrlHandler(u"file"_s, this, "open"); }
    ~Desktop() override { QDesktopServices::unsetUrlHandler(u"file"_s); }
    QList<QUrl> opened;
public slots:
    void open(const QUrl &url) { opened.append(url); }
};

} // namespace

class TestGalleryLooks : public QObject {
    Q_OBJECT
private slots:
    void seeThroughPicturesLieOnCheckersEverywhere_data();
    void seeThroughPicturesLieOnCheckersEverywhere();
    void aTurnedPictureStandsUprightInTheDetails();
    void aTurnedPictureIsCopiedUpright();
    void ratingsAreSeenOnTheTileAndInTheDetails();
    void whatIsCopiedFromDetailsIsTheVeryText();
    void jobTilesSayWhichTheyAre();
    void sparseDaysShareALine();
    void fullDaysKeepTheirOwnLines();
    void openingSaysWhenNothingOpensIt();
    void aFileThatIsGoneSaysSo();
    void theImageIsReadOffTheWindowsThread();
    void draggingSeveralCarriesThemAll();
};

void TestGalleryLooks::seeThroughPicturesLieOnCheckersEverywhere_data()
{
    QTest::addColumn<ThemeChoice>("theme");
    QTest::newRow("dark") << ThemeChoice::Dark;
    QTest::newRow("light") << ThemeChoice::Light;
}

void TestGalleryLooks::seeThroughPicturesLieOnCheckersEverywhere()
{
    QFETCH(ThemeChoice, theme);
    Studio studio;
    studio.theme.setChoice(theme);
    studio.addPicture({.size = {400, 400}, .file = seeThrough()});
    Window w{studio};
    w.choose(0);
    const auto tile = [&] {
        const QRect cell = w.gallery()->visualRect(w.gallery()->model()->index(0, 0));
        return w.gallery()->viewport()->grab(cell).toImage();
    };
    QTRY_VERIFY(isNeutralGrey(at(tile(), 1, 4)));
    QCOMPARE(at(tile(), 4, 4), QColor{Qt::white}); // the subject itself
    auto *preview = w.find(u"preview"_s);
    QTRY_VERIFY(isNeutralGrey(at(preview->grab().toImage(), 1, 4)));
    QCOMPARE(at(preview->grab().toImage(), 4, 4), QColor{Qt::white});
}

void TestGalleryLooks::aTurnedPictureStandsUprightInTheDetails()
{
    Studio studio;
    // The file says 300 x 150 and to turn it; its row repeats the file's head.
    studio.addPicture({.size = {300, 150}, .file = turnedJpeg({300, 150}, 6)});
    Window w{studio};
    w.choose(0);
    auto *preview = w.find<PreviewPicture>(u"preview"_s);
    QTRY_VERIFY(preview->heightForWidth(100) > 150); // upright: twice as high as wide
}

void TestGalleryLooks::aTurnedPictureIsCopiedUpright()
{
    Studio studio;
    studio.addPicture({.size = {300, 150}, .file = turnedJpeg({300, 150}, 6)});
    Window w{studio};
    w.choose(0);
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(w.gallery(), Qt::Key_C, Qt::ShiftModifier);
    QTRY_COMPARE(QGuiApplication::clipboard()->image().size(), QSize(150, 300));
}

void TestGalleryLooks::ratingsAreSeenOnTheTileAndInTheDetails()
{
    Studio studio;
    const ArtworkId id = studio.addPicture();
    Window w{studio};
    w.choose(0);
    const auto tile = [&] {
        const QRect cell = w.gallery()->visualRect(w.gallery()->model()->index(0, 0));
        return w.gallery()->viewport()->grab(cell.adjusted(0, cell.height() - 30, 0, 0)).toImage();
    };
    QTRY_VERIFY(w.gallery()->gallery()->facts(0));
    QCoreApplication::processEvents();
    const QImage before = tile();
    QTest::keyClick(w.gallery(), Qt::Key_4);
    QTRY_VERIFY(tile() != before);
    QTRY_COMPARE(w.find<QTextEdit>(u"detail-rating"_s)->toPlainText(), u"★★★★☆"_s);
    studio.library->marks().setRating({id}, 0);
    QTRY_COMPARE(tile(), before);
}

void TestGalleryLooks::whatIsCopiedFromDetailsIsTheVeryText()
{
    Studio studio;
    const QString prompt = u"a  lighthouse,\nsupercalifragilisticexpialidocious_and_more/words"_s;
    studio.addPicture({.prompt = prompt});
    Window w{studio};
    w.choose(0);
    const std::pair<QString, QString> texts[] = {
        {u"detailsPrompt"_s, prompt},
        {u"detail-model"_s, u"animagine-xl-4.0"_s},
        {u"detail-stored"_s, u"minio.example.com, gallery"_s}};
    for (const auto &[name, text] : texts) {
        auto *shown = w.find<QTextEdit>(name);
        QVERIFY2(shown->isVisible(), qPrintable(name));
        QTest::mouseDClick(shown->viewport(), Qt::LeftButton, {}, QPoint{4, 6});
        shown->selectAll();
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(shown, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), text);
    }
}

void TestGalleryLooks::jobTilesSayWhichTheyAre()
{
    Studio studio;
    studio.addJob(JobState::Queued, u"a fox in the snow"_s);
    studio.addJob(JobState::Queued, u"a lighthouse"_s);
    Window w{studio};
    GalleryModel &model = *w.gallery()->gallery();
    QVERIFY(
        model.data(model.index(0), Qt::ToolTipRole).toString().contains(u"a fox in the snow"_s));
    const QRect cell = w.gallery()->visualRect(model.index(0));
    const JobFigure figure =
        jobFigure(model.job(0), cell, tileFont(w.gallery()->font(), 12), studio.clock.now());
    QVERIFY2(figure.name.startsWith(u"a fox"_s), qPrintable(figure.name));
    QVERIFY(cell.contains(figure.nameRect));
    QVERIFY(!figure.nameRect.intersects(figure.text));
}

void TestGalleryLooks::sparseDaysShareALine()
{
    Studio studio;
    const QDateTime noon{QDate::currentDate(), QTime{0, 30}};
    for (int day = 0; day < 8; ++day)
        studio.addPicture({.createdAt = noon.addDays(-day).toUTC()});
    Window w{studio};
    GalleryView &view = *w.gallery();
    const GridLayout &grid = view.grid();
    const int columns = grid.columns();
    QVERIFY(columns >= 3);
    QCOMPARE(grid.sections().size(), size_t{8});
    for (int row = 0; row < columns; ++row) {
        QCOMPARE(grid.cell(row).top(), grid.cell(0).top());
        QCOMPARE(grid.heading(row).left(), grid.cell(row).left()); // each below its own day
        QVERIFY(row == 0 || !grid.heading(row).intersects(grid.heading(row - 1)));
    }
    QVERIFY(grid.cell(columns).top() > grid.cell(0).bottom());
    // The keyboard walks them like any other line, and the pointer finds them.
    QCOMPARE(grid.moved(1, 1), columns + 1);
    QCOMPARE(grid.rowAt(grid.cell(columns - 1).center()), columns - 1);
}

void TestGalleryLooks::fullDaysKeepTheirOwnLines()
{
    GridLayout grid;
    std::vector<GridSection> sections;
    int first = 0;
    QDate day{2026, 7, 28};
    for (const int count : {2, 1, 3, 9, 1, 1}) {
        sections.push_back({.day = day, .first = first, .count = count});
        day = day.addDays(-1);
        first += count;
    }
    grid.setSections(sections);
    grid.setGeometry(784, 180); // four columns
    const auto top = [&](int row) { return grid.cell(row).top(); };
    QCOMPARE(top(0), top(2)); // 2 + 1 fit
    QVERIFY(top(3) > top(2)); // 3 more do not
    QVERIFY(top(6) > top(3)); // nine have lines of their own
    QVERIFY(top(14) > top(6) + grid.edge());
    QVERIFY(top(15) > top(14)); // and nobody joins the last of them
    QCOMPARE(top(15), top(16));
    for (int row = 0; row < grid.rows(); ++row)
        QCOMPARE(grid.rowAt(grid.cell(row).center()), row);
    for (int y = 0; y < grid.height(); y += 5) {
        const GridLayout::Range seen = grid.rowsBetween(y, y + 100);
        for (int row = 0; row < grid.rows(); ++row)
            if (grid.cell(row).bottom() >= y && grid.cell(row).top() <= y + 100)
                QVERIFY(seen.contains(row));
    }
}

void TestGalleryLooks::openingSaysWhenNothingOpensIt()
{
    Studio studio;
    studio.addPicture();
    Window w{studio};
    w.choose(0);
    // Offscreen there is no desktop that could open anything.
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression{u".*openDocument.*"_s});
    w.find<QAction>(u"actionOpen"_s)->trigger();
    QTRY_COMPARE(w.toast(), u"No program on this desktop opens PNG files."_s);
    Desktop desktop;
    QTest::mouseClick(w.find<QPushButton>(u"toastAction"_s), Qt::LeftButton);
    QCOMPARE(desktop.opened.size(), 1); // its folder
    w.find<QAction>(u"actionOpen"_s)->trigger();
    QCOMPARE(desktop.opened.size(), 2);
    QVERIFY(desktop.opened.last().toLocalFile().endsWith(u".png"_s));
}

void TestGalleryLooks::aFileThatIsGoneSaysSo()
{
    Studio studio;
    const ArtworkId id = studio.addPicture();
    Window w{studio};
    w.choose(0);
    const QString file = studio.library->originals().absolutePath(*studio.library->artwork(id));
    QVERIFY(QFile::remove(file));
    w.find<QAction>(u"actionOpen"_s)->trigger();
    QVERIFY(w.find(u"banner"_s)->isVisible());
    QTRY_VERIFY(!labelsWith(w.window, QFileInfo{file}.fileName()).isEmpty());
}

void TestGalleryLooks::theImageIsReadOffTheWindowsThread()
{
    Studio studio;
    studio.addPicture({.size = {2048, 2048}});
    Window w{studio};
    w.choose(0);
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(w.gallery(), Qt::Key_C, Qt::ShiftModifier);
    // Nothing was decoded inside the key press; it arrives with a later turn of the event loop.
    QVERIFY(QGuiApplication::clipboard()->image().isNull());
    QTRY_COMPARE(QGuiApplication::clipboard()->image().size(), QSize(2048, 2048));
    QTRY_COMPARE(w.toast(), u"Image copied"_s);
}

void TestGalleryLooks::draggingSeveralCarriesThemAll()
{
    Studio studio;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (int i = 0; i < 6; ++i)
        studio.addPicture({.seed = i, .createdAt = now.addSecs(-i)});
    Window w{studio};
    GalleryView &view = *w.gallery();
    view.chosen().choose(0);
    for (const int row : {1, 2, 4})
        view.chosen().toggle(row);
    const auto centre = [&](int row) {
        return view.visualRect(view.model()->index(row, 0)).center() - QPoint{0, 20};
    };
    QWidget *area = view.viewport();
    QTest::mousePress(area, Qt::LeftButton, {}, centre(2));
    QCOMPARE(view.chosen().count(), 4); // the press took nothing away
    const QPointF away = centre(2) + QPoint{60, 30};
    QMouseEvent move{QEvent::MouseMove, away,           QPointF{area->mapToGlobal(away.toPoint())},
                     Qt::NoButton,      Qt::LeftButton, Qt::NoModifier};
    QTimer::singleShot(0, &view, [] { QDrag::cancel(); }); // where the platform has a loop for it
    QCoreApplication::sendEvent(area, &move);
    const auto *drag = view.findChild<QDrag *>();
    QVERIFY(drag);
    QCOMPARE(drag->mimeData()->urls().size(), 4);
    QCOMPARE(view.chosen().rows(), (std::vector<int>{0, 1, 2, 4}));
    // A click without a drag still chooses that one alone.
    QTest::mouseClick(area, Qt::LeftButton, {}, centre(2));
    QCOMPARE(view.chosen().rows(), std::vector<int>{2});
}

QTEST_MAIN(TestGalleryLooks)
#include "tst_gallerylooks.moc"
