#include "core/picture/keptthumbnail.h"
#include "core/picture/picturedecoder.h"
#include "core/picture/pixelpool.h"

#include <QBuffer>
#include <QtTest>

#include <cstdlib>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype spare = 1 << 20;

//! Soft colours with an edge across them.
QImage painted(QSize size)
{
    QImage image{size, QImage::Format_RGB32};
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y, x > y ? qRgb(x % 256, 90, 200) : qRgb(200, y % 256, 40));
    }
    return image;
}

QByteArray written(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, format, 85))
        qFatal("no %s", format);
    return bytes;
}

double distance(const QImage &a, const QImage &b)
{
    qint64 sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb one = a.pixel(x, y);
            const QRgb other = b.pixel(x, y);
            sum += std::abs(qRed(one) - qRed(other)) + std::abs(qGreen(one) - qGreen(other)) +
                   std::abs(qBlue(one) - qBlue(other));
        }
    }
    return double(sum) / (3.0 * a.width() * a.height());
}

} // namespace

//! Thumbnails that are there are shown quickly, and look as they do otherwise.
class TestKeptThumbnail : public QObject {
    Q_OBJECT
private slots:
    void looksAsTheSlowOneDoes_data();
    void looksAsTheSlowOneDoes();
    void oneWithAlphaKeepsIt();
    void whatIsNoThumbnailIsRefused_data();
    void whatIsNoThumbnailIsRefused();
    void memoryIsUsedAgain();
    void aPictureOutlivesItsPool();
};

void TestKeptThumbnail::looksAsTheSlowOneDoes_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("square") << QSize{256, 256};
    QTest::newRow("upright") << QSize{171, 256};
    QTest::newRow("odd") << QSize{255, 1};
    QTest::newRow("large") << QSize{640, 427};
}

void TestKeptThumbnail::looksAsTheSlowOneDoes()
{
    QFETCH(QSize, size);
    PixelPool pool{spare};
    const QByteArray bytes = written(painted(size), "jpg");
    const Result<QImage> kept = keptThumbnail(bytes, pool);
    QVERIFY(kept);
    QCOMPARE(kept->format(), QImage::Format_RGB32);
    QCOMPARE(kept->size(), size);
    QCOMPARE(qAlpha(kept->pixel(0, 0)), 255);
    QVERIFY(distance(*kept, *decodedPicture(bytes)) < 2.0); // of 255, colours at the edge
}

void TestKeptThumbnail::oneWithAlphaKeepsIt()
{
    PixelPool pool{spare};
    QImage image = painted({64, 64}).convertToFormat(QImage::Format_ARGB32);
    image.setPixel(0, 0, 0);
    const Result<QImage> kept = keptThumbnail(written(image, "webp"), pool);
    QVERIFY(kept);
    QVERIFY(kept->hasAlphaChannel());
}

void TestKeptThumbnail::whatIsNoThumbnailIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray whole = written(painted({256, 256}), "jpg");
    QTest::newRow("nothing") << QByteArray{};
    QTest::newRow("two bytes") << QByteArray{"\xff\xd8"};
    QTest::newRow("half of one") << whole.first(whole.size() / 2);
    QTest::newRow("no picture") << QByteArray(4'000, '\x55');
    QTest::newRow("a large one") << written(painted({1'025, 8}), "jpg");
}

void TestKeptThumbnail::whatIsNoThumbnailIsRefused()
{
    QFETCH(QByteArray, bytes);
    PixelPool pool{spare};
    QVERIFY(!keptThumbnail(bytes, pool));
}

void TestKeptThumbnail::memoryIsUsedAgain()
{
    PixelPool pool{spare};
    const uchar *first = nullptr;
    {
        const QImage image = pool.image({256, 256});
        first = image.constBits();
        const QImage copy = image;
        QVERIFY(pool.image({256, 256}).constBits() != first);
    }
    QSet<const uchar *> given;
    std::vector<QImage> held;
    for (int i = 0; i < 2; ++i) {
        held.push_back(pool.image({200, 256})); // smaller ones fit, too
        given.insert(held.back().constBits());
    }
    QVERIFY(given.contains(first));
    QVERIFY(pool.image({}).isNull());
}

void TestKeptThumbnail::aPictureOutlivesItsPool()
{
    QImage image;
    {
        PixelPool pool{spare};
        image = pool.image({16, 16});
    }
    image.fill(Qt::red);
    QCOMPARE(image.pixelColor(15, 15), QColor{Qt::red});
}

QTEST_GUILESS_MAIN(TestKeptThumbnail)
#include "tst_keptthumbnail.moc"
