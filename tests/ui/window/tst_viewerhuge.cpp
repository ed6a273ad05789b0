// Pictures of 200 megapixels, the most that is shown, in the whole window.
#include "tests/ui/window/hugepictures.h"
#include "tests/ui/window/lookrig.h"

#include <QFile>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize hugeSize{20'000, 10'000};
constexpr qint64 allPixels = qint64{hugeSize.width()} * hugeSize.height() * 4; // bytes
constexpr int longPatience = 100'000; // two cores, sanitizers, and others beside us

//! The window over a small picture and, behind it, a huge one.
struct HugeLook {
    Studio studio;
    ArtworkId small = 0;
    ArtworkId huge = 0;
    std::optional<Window> window;

    HugeLook(const QByteArray &file, const QString &mediaType)
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        small = studio.addPicture({.prompt = u"small"_s, .createdAt = now});
        huge = studio.addPicture({.prompt = u"huge"_s,
                                  .size = hugeSize,
                                  .createdAt = now.addSecs(-1),
                                  .file = file,
                                  .mediaType = mediaType});
        window.emplace(studio);
        window->choose(1);
    }
    void open() { press(Qt::Key_Return); }
    void press(int key, Qt::KeyboardModifiers modifiers = {}, int times = 1)
    {
        for (int i = 0; i < times; ++i)
            QTest::keyClick(window->window.focusWidget(), Qt::Key(key), modifiers);
        QCoreApplication::processEvents();
    }
    ViewerFlow &flow() { return *window->find<ViewerFlow>(u"viewerFlow"_s); }
    PictureCanvas &canvas() { return window->find<Viewer>(u"viewer"_s)->canvas(); }
    //! Grey in the middle of the canvas.
    int seen()
    {
        const QImage image = canvas().grab().toImage();
        return qGray(image.pixel(image.rect().center()));
    }
};

//! Bytes that the process held at most since `forget`.
class MostMemory {
public:
    //! False where the system does not tell.
    [[nodiscard]] bool forget()
    {
        QFile marks{u"/proc/self/clear_refs"_s};
        if (!marks.open(QIODevice::WriteOnly) || marks.write("5") != 1)
            return false;
        marks.close();
        m_before = read();
        return m_before > 0;
    }
    [[nodiscard]] qint64 more() const { return read() - m_before; }

private:
    static qint64 read()
    {
        QFile status{u"/proc/self/status"_s};
        if (!status.open(QIODevice::ReadOnly))
            return 0;
        for (const QByteArray &line : status.readAll().split('\n')) {
            if (line.startsWith("VmHWM:"))
                return line.mid(6).simplified().split(' ').front().toLongLong() * 1024;
        }
        return 0;
    }
    qint64 m_before = 0;
};

} // namespace

class TestViewerHuge : public QObject {
    Q_OBJECT
private slots:
    void itIsShownZoomedAndMoved_data();
    void itIsShownZoomedAndMoved();
    void whileItIsReadOneGoesOn();
};

void TestViewerHuge::itIsShownZoomedAndMoved_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("mediaType");
    QTest::newRow("PNG") << hugePng(hugeSize) << u"image/png"_s;
    QTest::newRow("JPEG") << hugeJpeg(hugeSize) << u"image/jpeg"_s;
}

void TestViewerHuge::itIsShownZoomedAndMoved()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, mediaType);
    HugeLook look{file, mediaType};
    MostMemory memory;
    QVERIFY(memory.forget());
    look.open();
    QCOMPARE(look.flow().current(), look.huge);
    PictureCanvas &canvas = look.canvas();
    QTRY_VERIFY_WITH_TIMEOUT(canvas.picture().isLoaded, longPatience);
    QVERIFY(!canvas.picture().error);
    QCOMPARE(canvas.zoom().picture(), hugeSize);
    const QRectF place = canvas.zoom().place();
    QVERIFY(QRectF(QPointF{}, QSizeF{canvas.view()}).contains(place)); // all of it is seen
    look.press(Qt::Key_0, Qt::ControlModifier);                        // 100 %
    QCOMPARE(canvas.zoom().scale(), 1.0);
    QVERIFY(canvas.picture().whole.isNull()); // all pixels are read only now
    QTRY_VERIFY_WITH_TIMEOUT(!canvas.picture().whole.isNull(), longPatience);
    QVERIFY(look.flow().pictures().full().bytes() <= FullPictures::budget);
    QVERIFY2(memory.more() < allPixels, qPrintable(QString::number(memory.more() >> 20)));

    look.press(Qt::Key_Left, Qt::ShiftModifier, 10);
    QCOMPARE(look.seen(), hugeLeft);
    look.press(Qt::Key_Right, Qt::ShiftModifier, 20);
    QCOMPARE(look.seen(), hugeRight);
    look.press(Qt::Key_Plus, {}, 30);
    QCOMPARE(canvas.zoom().scale(), ViewZoom::largest);
    QCOMPARE(look.seen(), hugeRight);
    look.press(Qt::Key_Z);
    QCOMPARE(canvas.zoom().mode(), ViewZoom::Mode::Fit);
    QVERIFY2(memory.more() < allPixels, qPrintable(QString::number(memory.more() >> 20)));
}

void TestViewerHuge::whileItIsReadOneGoesOn()
{
    HugeLook look{hugePng(hugeSize), u"image/png"_s};
    look.open();
    QVERIFY(!look.canvas().picture().isLoaded);
    QCOMPARE(look.canvas().zoom().picture(), hugeSize); // it has its place already
    look.press(Qt::Key_Left);
    QCOMPARE(look.flow().current(), look.small);
    QVERIFY(!look.flow().pictures().full().find(look.huge, PictureDetail::Whole));
    QTRY_COMPARE_WITH_TIMEOUT(look.canvas().picture().whole.size(), QSize(96, 64), longPatience);
    look.press(Qt::Key_Escape); // and leaves, whatever is still read
    QVERIFY(!look.window->find<Viewer>(u"viewer"_s)->isVisible());
}

QTEST_MAIN(TestViewerHuge)
#include "tst_viewerhuge.moc"
