#include "core/provider/pricefile.h"
#include "core/provider/providertable.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestPriceFile : public QObject {
    Q_OBJECT
private slots:
    void whatLimnerShipsIsSound();
    void aRowIsRead();
    void aBadRowCostsItselfOnly_data();
    void aBadRowCostsItselfOnly();
    void aBrokenFileHasNoPrices_data();
    void aBrokenFileHasNoPrices();
    void tooManyRowsAreCut();
};

void TestPriceFile::whatLimnerShipsIsSound()
{
    for (const ProviderSpec &spec : providerTable()) {
        const PriceFile file = readPriceFile(spec.prices, spec.id);
        QVERIFY2(file.problems.isEmpty(), qPrintable(file.problems.join(u'\n')));
        QVERIFY(!file.rates.empty());
        for (const Rate &rate : file.rates)
            QCOMPARE(rate.provider, spec.id);
    }
    QCOMPARE(publishedRates().front().model, u"*"_s); // what "Add a model" begins with
    QCOMPARE(publishedRates().front().price, 0.000975);
    const auto machine = std::find_if(machineRates().begin(), machineRates().end(),
                                      [](const auto &one) { return one.name == u"gpu-h100"; });
    QVERIFY(machine != machineRates().end());
    QCOMPARE(machine->perSecond, 0.001525);
}

void TestPriceFile::aRowIsRead()
{
    const PriceFile file = parsePriceFile(
        R"({"machines":[{"name":"m","perSecond":0.5}],"rates":[{"model":"a/b*","unit":"megapixel",
            "price":0.25,"currency":"USD","hardware":"m","steps":28,"note":"guess"}]})",
        u"p"_s);
    QVERIFY(file.problems.isEmpty());
    QVERIFY(file.rates == std::vector<Rate>({{.provider = u"p"_s,
                                              .model = u"a/b*"_s,
                                              .unit = Rate::Unit::Megapixel,
                                              .hardware = u"m"_s,
                                              .price = 0.25,
                                              .defaultSteps = 28,
                                              .note = u"guess"_s}}));
    QVERIFY(file.machines == std::vector<MachineRate>({{u"m"_s, 0.5}}));
}

void TestPriceFile::aBadRowCostsItselfOnly_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *tag, const QByteArray &text, const QString &problem) {
        QTest::newRow(tag) << text << problem;
    };
    const auto price = [](const QByteArray &value) {
        return R"({"model":"a","unit":"picture","price":)" + value + "}";
    };
    row("negative", price("-0.5"), u"negative"_s);
    row("text", price("\"0.5\""), u"not a number"_s);
    row("text that is no number", price("\"nan\""), u"not a number"_s);
    row("no number", price("NaN"), u"no"_s);
    row("infinite", price("Infinity"), u"no"_s);
    row("beyond all doubles", price("1e999"), u"no"_s);
    row("absurd", price("1e9"), u"beyond belief"_s);
    row("missing", R"({"model":"a","unit":"picture"})", u"no price"_s);
    row("null", price("null"), u"no price"_s);
    row("truth", price("true"), u"not a number"_s);
    row("unit", R"({"model":"a","unit":"moon","price":1})", u"\"moon\""_s);
    row("model", R"({"unit":"picture","price":1})", u"no model"_s);
    row("currency", R"({"model":"a","unit":"picture","price":1,"currency":"EUR"})", u"EUR"_s);
    row("steps", R"({"model":"a","unit":"picture","price":1,"steps":-4})", u"steps"_s);
    row("no row", "7", u"no row"_s);
}

void TestPriceFile::aBadRowCostsItselfOnly()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, problem);
    const PriceFile file = parsePriceFile(
        R"({"rates":[)" + row + R"(,{"model":"good","unit":"picture","price":0.5}]})", u"p"_s);
    QCOMPARE(file.rates.size(), size_t(1));
    QCOMPARE(file.rates.front().model, u"good"_s);
    QCOMPARE(file.problems.size(), 1);
    QVERIFY2(file.problems.front().contains(problem), qPrintable(file.problems.front()));
    QVERIFY2(file.problems.front().contains(u"prices of p, row 1"),
             qPrintable(file.problems.front()));
}

void TestPriceFile::aBrokenFileHasNoPrices_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray{};
    QTest::newRow("cut") << QByteArray{R"({"rates":[{"model":)"};
    QTest::newRow("list") << QByteArray{"[]"};
    QTest::newRow("rates are no list") << QByteArray{R"({"rates":{}})"};
}

void TestPriceFile::aBrokenFileHasNoPrices()
{
    QFETCH(QByteArray, text);
    const PriceFile file = parsePriceFile(text, u"p"_s);
    QVERIFY(file.rates.empty());
    QCOMPARE(file.problems.size(), 1);
    QCOMPARE(readPriceFile(u":/prices/none.json"_s, u"p"_s).problems.size(), 1);
    QVERIFY(readPriceFile({}, u"p"_s) == PriceFile{});
}

void TestPriceFile::tooManyRowsAreCut()
{
    QByteArray rows = R"({"model":"a","unit":"picture","price":1})";
    for (int i = 0; i < 2000; ++i)
        rows += R"(,{"model":"a","unit":"picture","price":1})";
    const PriceFile file = parsePriceFile(R"({"rates":[)" + rows + "]}", u"p"_s);
    QCOMPARE(file.rates.size(), size_t(1000));
    QCOMPARE(file.problems.size(), 1);
}

QTEST_GUILESS_MAIN(TestPriceFile)
#include "tst_pricefile.moc"
