// Versions of a picture for others: turned and cropped, the original as it was.

#include "core/base/file.h"
#include "core/picture/cutcopy.h"
#include "core/picture/picturedecoder.h"
#include "tests/support/pictures.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! Four fields: red green, blue white.
QImage fields()
{
    QImage image{40, 20, QImage::Format_RGB32};
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            image.setPixelColor(
                x, y, y < 10 ? (x < 20 ? Qt::red : Qt::green) : (x < 20 ? Qt::blue : Qt::white));
    }
    return image;
}

} // namespace

class TestCutCopy : public QObject {
    Q_OBJECT
private slots:
    void aTurnedPictureIsTurnedClockwise_data();
    void aTurnedPictureIsTurnedClockwise();
    void thePartIsOfTheTurnedPicture();
    void aPartTurnsWithItsPicture();
    void theEdgeIsThatOfThePart();
    void aTurnedFileIsUprightFirst();
    void nothingOfThePictureIsSaid();
    void theOriginalStaysAsItWas();

private:
    QString write(const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(u"picture"_s);
        writeFile(path, bytes);
        return path;
    }
    QString write(const QImage &image)
    {
        const QString path = m_folder.filePath(u"fields.png"_s);
        image.save(path);
        return path;
    }
    QImage cut(const QString &path, const PictureCut &wanted, int edge = 0)
    {
        const Result<ShareCopy> copy =
            cutCopy(path, {.format = ShareFormat::Png, .edge = edge}, wanted);
        return copy ? decodedPicture(copy->bytes).value_or(QImage{}) : QImage{};
    }

    QTemporaryDir m_folder;
};

void TestCutCopy::aTurnedPictureIsTurnedClockwise_data()
{
    QTest::addColumn<int>("turns");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QColor>("topLeft");
    QTest::newRow("not") << 0 << QSize{40, 20} << QColor{Qt::red};
    QTest::newRow("right") << 1 << QSize{20, 40} << QColor{Qt::blue};
    QTest::newRow("over") << 2 << QSize{40, 20} << QColor{Qt::white};
    QTest::newRow("left") << 3 << QSize{20, 40} << QColor{Qt::green};
}

void TestCutCopy::aTurnedPictureIsTurnedClockwise()
{
    QFETCH(int, turns);
    QFETCH(QSize, size);
    QFETCH(QColor, topLeft);
    const QImage image = cut(write(fields()), {.turns = turns});
    QCOMPARE(image.size(), size);
    QCOMPARE(image.pixelColor(2, 2), topLeft);
}

void TestCutCopy::thePartIsOfTheTurnedPicture()
{
    const QImage image = cut(write(fields()), {.turns = 1, .part = {10, 0, 10, 20}});
    QCOMPARE(image.size(), QSize(10, 20));
    QCOMPARE(image.pixelColor(5, 5), QColor{Qt::red});
}

void TestCutCopy::aPartTurnsWithItsPicture()
{
    const PictureCut cut{.part = {0, 0, 10, 20}};
    const QSize size{40, 20};
    const PictureCut right = turnedBy(cut, 1, size);
    QCOMPARE(right, (PictureCut{.turns = 1, .part = {0, 0, 20, 10}}));
    QCOMPARE(turnedBy(right, -1, size.transposed()), cut);
    PictureCut around = {.turns = 3, .part = {3, 5, 7, 2}};
    for (int i = 0; i < 4; ++i)
        around = turnedBy(around, 1, i % 2 == 0 ? QSize{20, 40} : QSize{40, 20});
    QCOMPARE(around, (PictureCut{.turns = 3, .part = {3, 5, 7, 2}}));
}

void TestCutCopy::theEdgeIsThatOfThePart()
{
    const QImage image = cut(write(pictureBytes({200, 100})), {.part = {0, 0, 100, 100}}, 50);
    QCOMPARE(image.size(), QSize(50, 50));
    const QImage small = cut(write(pictureBytes({200, 100})), {.part = {0, 0, 20, 20}}, 50);
    QCOMPARE(small.size(), QSize(20, 20));
}

void TestCutCopy::aTurnedFileIsUprightFirst()
{
    const QImage image = cut(write(turnedJpeg({60, 40}, 6)), {.part = {0, 0, 40, 30}});
    QCOMPARE(image.size(), QSize(40, 30));
}

void TestCutCopy::nothingOfThePictureIsSaid()
{
    const QString path = write(fields());
    const Result<ShareCopy> nothing = cutCopy(path, {}, {.part = {100, 100, 5, 5}});
    QVERIFY(!nothing);
    QVERIFY(nothing.error().kind == ErrorKind::InvalidInput);
    QVERIFY(!cutCopy(write("no picture at all"), {}, {.turns = 1}));
    QVERIFY(!cutCopy(m_folder.filePath(u"gone"_s), {}, {.turns = 1}));
}

void TestCutCopy::theOriginalStaysAsItWas()
{
    const QByteArray before = pictureBytes({30, 20});
    const QString path = write(before);
    QVERIFY(!cut(path, {.turns = 1, .part = {0, 0, 5, 5}}).isNull());
    QCOMPARE(readFile(path, 1 << 20).value_or(QByteArray{}), before);
}

QTEST_GUILESS_MAIN(TestCutCopy)
#include "tst_cutcopy.moc"
