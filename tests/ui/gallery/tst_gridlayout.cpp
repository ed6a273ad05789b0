#include "ui/gallery/gridlayout.h"

#include <QtTest>

using namespace limner;

namespace {
GridLayout sample(int width = 784)
{
    GridLayout layout;
    layout.setSections({{.first = 0, .count = 4},
                        {.day = QDate{2026, 7, 28}, .first = 4, .count = 6},
                        {.day = QDate{2026, 7, 27}, .first = 10, .count = 1}});
    layout.setGeometry(width, 180);
    return layout;
}
} // namespace

class TestGridLayout : public QObject {
    Q_OBJECT
private slots:
    void theDesignHasFourColumns();
    void columnsFillTheWidth_data();
    void columnsFillTheWidth();
    void everyCellIsFoundAtItsCentreAndNotInTheGap();
    void theVisibleBandNamesExactlyTheRowsItTouches();
    void arrowsCrossSectionsAndStopAtTheEnds();
    void nothingIsNowhere();
    void aHundredThousandRowsCostNoMoreThanTheirDays();
};

void TestGridLayout::theDesignHasFourColumns()
{
    const GridLayout layout = sample();
    QCOMPARE(layout.columns(), 4);
    QCOMPARE(layout.edge(), 180);
    QCOMPARE(layout.cell(0).topLeft(), QPoint(16, 38));
}

void TestGridLayout::columnsFillTheWidth_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {160, 240, 456, 719, 784, 1001, 1440, 3840})
        QTest::addRow("%d", width) << width;
}

void TestGridLayout::columnsFillTheWidth()
{
    QFETCH(int, width);
    GridLayout layout;
    layout.setSections({{.first = 0, .count = 100}});
    layout.setGeometry(width, 180);
    QCOMPARE(layout.cell(0).left(), GridLayout::side);
    QCOMPARE(layout.cell(layout.columns() - 1).right() + 1, width - GridLayout::side);
    for (int row = 0; row < layout.columns(); ++row) {
        QCOMPARE(layout.cell(row).size(), QSize(layout.edge(), layout.edge()));
        QVERIFY(row == 0 ||
                layout.cell(row).left() - layout.cell(row - 1).right() - 1 >= GridLayout::gap);
    }
}

void TestGridLayout::everyCellIsFoundAtItsCentreAndNotInTheGap()
{
    const GridLayout layout = sample();
    for (int row = 0; row < layout.rows(); ++row) {
        QCOMPARE(layout.rowAt(layout.cell(row).center()), row);
        QCOMPARE(layout.rowAt(layout.cell(row).topLeft()), row);
        QCOMPARE(layout.rowAt(layout.cell(row).bottomRight()), row);
        QCOMPARE(layout.rowAt(layout.cell(row).topLeft() - QPoint(1, 0)), -1);
    }
    QCOMPARE(layout.rowAt(layout.heading(1).center()), -1);
    QCOMPARE(layout.rowAt(layout.cell(10).center() + QPoint(200, 0)), -1);
}

void TestGridLayout::theVisibleBandNamesExactlyTheRowsItTouches()
{
    const GridLayout layout = sample();
    for (int top = -50; top < layout.height() + 50; top += 7) {
        for (const int page : {1, 60, 300}) {
            const GridLayout::Range range = layout.rowsBetween(top, top + page);
            for (int row = 0; row < layout.rows(); ++row) {
                const QRect cell = layout.cell(row);
                const bool touches = cell.bottom() >= top && cell.top() <= top + page;
                if (touches)
                    QVERIFY2(range.contains(row),
                             qPrintable(QStringLiteral("%1 at %2").arg(row).arg(top)));
            }
            QVERIFY(range.isEmpty() || range.last - range.first < 16);
        }
    }
}

void TestGridLayout::arrowsCrossSectionsAndStopAtTheEnds()
{
    const GridLayout layout = sample();
    QCOMPARE(layout.moved(1, 1), 5);
    QCOMPARE(layout.moved(5, -1), 1);
    QCOMPARE(layout.moved(7, 1), 9); // the second line is shorter
    QCOMPARE(layout.moved(9, 1), 10);
    QCOMPARE(layout.moved(10, 1), 10);
    QCOMPARE(layout.moved(2, -1), 2);
    QCOMPARE(layout.moved(0, 100), 10);
    QCOMPARE(layout.moved(9, -100), 1);
}

void TestGridLayout::nothingIsNowhere()
{
    GridLayout layout;
    layout.setGeometry(800, 180);
    QCOMPARE(layout.height(), 0);
    QCOMPARE(layout.rowAt({50, 50}), -1);
    QVERIFY(layout.rowsBetween(0, 500).isEmpty());
    QVERIFY(layout.cell(0).isNull());
}

void TestGridLayout::aHundredThousandRowsCostNoMoreThanTheirDays()
{
    GridLayout layout;
    std::vector<GridSection> sections;
    for (int day = 0; day < 1000; ++day)
        sections.push_back({.first = day * 100, .count = 100});
    layout.setSections(sections);
    layout.setGeometry(784, 180);
    QCOMPARE(layout.rows(), 100'000);
    QCOMPARE(layout.rowAt(layout.cell(99'999).center()), 99'999);
    QCOMPARE(layout.cell(99'999).bottom() + 1 + 16, layout.height());
}

QTEST_APPLESS_MAIN(TestGridLayout)
#include "tst_gridlayout.moc"
