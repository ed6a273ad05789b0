// Pictures cut to a tile: what is seen of them, and that a window which draws one waits for nobody.
#include "ui/common/likeness.h"

#include <QPainter>
#include <QSemaphore>
#include <QThreadPool>
#include <QtTest>

using namespace limner;

namespace {

//! Red to the left, blue to the right.
QImage halves(QSize size, QImage::Format format = QImage::Format_RGB32)
{
    QImage image{size, format};
    image.fill(Qt::red);
    QPainter painter{&image};
    painter.fillRect(size.width() / 2, 0, size.width(), size.height(), Qt::blue);
    return image;
}

//! Takes all threads of Qt's pool while it lives: who waits for one of them waits for ever.
class BusyPool {
public:
    BusyPool()
    {
        QThreadPool *const pool = QThreadPool::globalInstance();
        for (int i = 0; i < pool->maxThreadCount(); ++i)
            pool->start([this] { m_end.acquire(); });
    }
    BusyPool(const BusyPool &) = delete;
    BusyPool &operator=(const BusyPool &) = delete;
    ~BusyPool()
    {
        m_end.release(QThreadPool::globalInstance()->maxThreadCount());
        QThreadPool::globalInstance()->waitForDone();
    }

private:
    QSemaphore m_end;
};

} // namespace

class TestLikeness : public QObject {
    Q_OBJECT
private slots:
    void theMiddleFillsTheTile_data();
    void theMiddleFillsTheTile();
    void cornersAreRound();
    void whatOneSeesThroughIsOnCheckers();
    void noPictureIsNoTrouble();
};

void TestLikeness::theMiddleFillsTheTile_data()
{
    QTest::addColumn<QSize>("from");
    QTest::newRow("smaller") << QSize{1600, 1200};
    QTest::newRow("much smaller") << QSize{5000, 900};
    QTest::newRow("larger") << QSize{160, 120};
    QTest::newRow("as it is") << QSize{400, 300};
}

void TestLikeness::theMiddleFillsTheTile()
{
    QFETCH(QSize, from);
    const BusyPool busy;
    const QImage tile = coverCropped(halves(from), {400, 300}, 8);
    QCOMPARE(tile.size(), QSize(400, 300));
    for (const int y : {20, 150, 280}) {
        QCOMPARE(tile.pixelColor(20, y), QColor{Qt::red});
        QCOMPARE(tile.pixelColor(380, y), QColor{Qt::blue});
        QVERIFY(tile.pixelColor(150, y).red() > 200); // the seam is in the middle
        QVERIFY(tile.pixelColor(250, y).blue() > 200);
    }
}

void TestLikeness::cornersAreRound()
{
    const QImage tile = coverCropped(halves({400, 300}), {200, 150}, 20);
    for (const QPoint corner : {QPoint{0, 0}, QPoint{199, 0}, QPoint{0, 149}, QPoint{199, 149}})
        QCOMPARE(tile.pixelColor(corner).alpha(), 0);
    QCOMPARE(tile.pixelColor(100, 0).alpha(), 255);
}

void TestLikeness::whatOneSeesThroughIsOnCheckers()
{
    QImage clear{300, 300, QImage::Format_ARGB32};
    clear.fill(Qt::transparent);
    const QImage tile = coverCropped(clear, {150, 150}, 8);
    QCOMPARE(tile.pixelColor(75, 75).alpha(), 255);
    QVERIFY(tile.pixelColor(75, 75) != QColor{Qt::black});
}

void TestLikeness::noPictureIsNoTrouble()
{
    QCOMPARE(coverCropped(QImage{}, {40, 40}, 4).size(), QSize(40, 40));
    QCOMPARE(coverCropped(halves({400, 1}), {400, 300}, 4).size(), QSize(400, 300));
    QCOMPARE(squareLikeness(halves({90, 60}), 30, 2.0).size(), QSize(60, 60));
}

QTEST_MAIN(TestLikeness)
#include "tst_likeness.moc"
