#include "core/sandbox/paint/paintbox.h"
#include "core/sandbox/paint/painter.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestPainter : public QObject {
    Q_OBJECT
private slots:
    void alwaysTheRequestedSize_data();
    void alwaysTheRequestedSize();
    void sameInputSamePicture_data();
    void sameInputSamePicture();
    void seedAndPromptChangeThePicture();
    void theRandomNumbersAreTheSameEverywhere();
    void picturesHaveContrast_data();
    void picturesHaveContrast();
};

void TestPainter::alwaysTheRequestedSize_data()
{
    QTest::addColumn<QSize>("asked");
    QTest::addColumn<QSize>("given");
    QTest::newRow("square") << QSize{256, 256} << QSize{256, 256};
    QTest::newRow("wide") << QSize{300, 40} << QSize{300, 40};
    QTest::newRow("tall") << QSize{1, 200} << QSize{1, 200};
    QTest::newRow("dot") << QSize{1, 1} << QSize{1, 1};
    QTest::newRow("nothing") << QSize{0, -5} << QSize{1, 1};
    QTest::newRow("too wide") << QSize{9000, 2} << QSize{4096, 2};
}

void TestPainter::alwaysTheRequestedSize()
{
    QFETCH(const QSize, asked);
    QFETCH(const QSize, given);
    for (const QString &prompt : {u"hills"_s, u"night"_s, u"abstract"_s, QString{}}) {
        const QImage image = paintSandboxPicture(prompt, 7, asked);
        QCOMPARE(image.size(), given);
        QCOMPARE(image.format(), QImage::Format_RGB32);
    }
}

void TestPainter::sameInputSamePicture_data()
{
    QTest::addColumn<QString>("prompt");
    for (const char *const prompt :
         {"rolling hills", "a lighthouse by the sea", "snowy mountain", "pine forest",
          "aurora at night", "galaxy", "abstract currents", "geometric", "森林的夜", "",
          "🌄 [[slow]]"})
        QTest::newRow(prompt) << QString::fromUtf8(prompt);
}

void TestPainter::sameInputSamePicture()
{
    QFETCH(const QString, prompt);
    for (const qint64 seed : {qint64{0}, qint64{4'294'967'295}, qint64{-1}}) {
        const QImage once = paintSandboxPicture(prompt, seed, {96, 64});
        QVERIFY(once == paintSandboxPicture(prompt, seed, {96, 64}));
    }
}

void TestPainter::seedAndPromptChangeThePicture()
{
    const QImage image = paintSandboxPicture(u"a red fox"_s, 1, {64, 64});
    QVERIFY(image != paintSandboxPicture(u"a red fox"_s, 2, {64, 64}));
    QVERIFY(image != paintSandboxPicture(u"a red fax"_s, 1, {64, 64}));
}

void TestPainter::theRandomNumbersAreTheSameEverywhere()
{
    // SplitMix64's published first outputs for the seed 1234567.
    paint::Random random{1234567};
    QCOMPARE(random.bits(), 6457827717110365317u);
    QCOMPARE(random.bits(), 3203168211198807973u);
    const double first = paint::noise(0.25, 42);
    QCOMPARE(paint::noise(0.25, 42), first);
    QVERIFY(first >= -1 && first <= 1);
    QVERIFY(paint::noise(0.25, 43) != first);
}

void TestPainter::picturesHaveContrast_data()
{
    QTest::addColumn<QString>("prompt");
    for (const char *const prompt :
         {"hills", "night", "abstract", "sea", "forest", "snow", "aurora"})
        QTest::newRow(prompt) << QString::fromUtf8(prompt);
}

void TestPainter::picturesHaveContrast()
{
    QFETCH(const QString, prompt);
    for (qint64 seed = 0; seed < 6; ++seed) {
        const QImage image = paintSandboxPicture(prompt, seed, {80, 80});
        int darkest = 255;
        int brightest = 0;
        for (int y = 0; y < 80; ++y) {
            for (int x = 0; x < 80; ++x) {
                const int grey = qGray(image.pixel(x, y));
                darkest = std::min(darkest, grey);
                brightest = std::max(brightest, grey);
            }
        }
        QVERIFY2(brightest - darkest > 60, qPrintable(QString::number(seed)));
    }
}

QTEST_GUILESS_MAIN(TestPainter)
#include "tst_painter.moc"
