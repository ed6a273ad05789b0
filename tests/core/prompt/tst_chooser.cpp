#include "core/prompt/chooser.h"

#include <QtTest>

using namespace limner;

class TestChooser : public QObject {
    Q_OBJECT
private slots:
    void theOdometerGoesThroughAllOnce();
    void theDiceFallTheSameEverywhere();
};

void TestChooser::theOdometerGoesThroughAllOnce()
{
    OdometerChooser odometer;
    std::vector<std::vector<int>> seen;
    do {
        std::vector<int> one = odometer.pick({1, 1, 1}, 1, 2);
        for (const int more : odometer.pick({1, 1}, 1, 1))
            one.push_back(more);
        seen.push_back(one);
    } while (odometer.next());
    const std::vector<std::vector<int>> expected{{0, 0},    {0, 1},    {1, 0},    {1, 1},
                                                 {2, 0},    {2, 1},    {0, 1, 0}, {0, 1, 1},
                                                 {0, 2, 0}, {0, 2, 1}, {1, 2, 0}, {1, 2, 1}};
    QCOMPARE(seen, expected);
}

void TestChooser::theDiceFallTheSameEverywhere()
{
    // The first outputs of SplitMix64 for seed 0 are e220a8397b1dcdaf, 6e789e6aa1b965f4,
    // 06c45d188009454f, f88bb8a8724c81ec. Each pick takes one for the number and one for the draw.
    DiceChooser dice{0};
    const std::vector<double> eight(8, 1);
    QCOMPARE(dice.pick(eight, 1, 1), std::vector<int>{0x6e * 8 / 256});
    QCOMPARE(dice.pick(eight, 1, 1), std::vector<int>{0xf8 * 8 / 256});
}

QTEST_GUILESS_MAIN(TestChooser)
#include "tst_chooser.moc"
