#include "core/money/rates.h"
#include "core/provider/providertable.h"

#include <QtTest>

#include <limits>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

Request asked(const QString &provider, const QString &model, const Json &parameters = {})
{
    Request request;
    request.provider = provider;
    request.model = model;
    request.parameters = parameters.is_object() ? parameters : Json::object();
    return request;
}

Rates usual()
{
    return {.lines = publishedRates()};
}

constexpr double infinity = std::numeric_limits<double>::infinity();
const double notANumber = std::numeric_limits<double>::quiet_NaN();

} // namespace

class TestRates : public QObject {
    Q_OBJECT
private slots:
    void replicateIsPaidByTheSecond();
    void withoutHistoryThePriceIsUnknown();
    void aReserveIsNeverUnknown();
    void minimaxIsPaidByThePicture();
    void fluxIsPaidByTheMegapixel();
    void anUnlistedModelIsUnknown();
    void theModelsOwnLineBeatsTheGeneralOne();
    void creditsCountPictures();
    void costsFollowWhatHappened();
    void hostileNumbersStaySound_data();
    void hostileNumbersStaySound();
    void linesSurviveTheSettings();
    void brokenTextGivesTheDefaults();
    void aPriceThatIsNoneIsNotFree_data();
    void aPriceThatIsNoneIsNotFree();
    void patternsStandForManyModels_data();
    void patternsStandForManyModels();
    void aPatternOfStarsIsRead();
    void officialModelsArePaidByThePicture();
    void picturesAreCounted();
};

void TestRates::replicateIsPaidByTheSecond()
{
    const std::optional<Amount> price =
        estimate(asked(u"replicate"_s, u"a/b"_s, {{"batch_size", 4}}), 10, usual());
    QVERIFY(price);
    QCOMPARE(price->value, 10 * 0.000975); // the whole run, not each picture
    QCOMPARE(price->currency, u"USD"_s);
}

void TestRates::withoutHistoryThePriceIsUnknown()
{
    QVERIFY(!estimate(asked(u"replicate"_s, u"a/b"_s), -1, usual()));
    QVERIFY(!estimate(asked(u"replicate"_s, u"a/b"_s), notANumber, usual()));
}

void TestRates::aReserveIsNeverUnknown()
{
    const Request two = asked(u"replicate"_s, u"a/b"_s, {{"num_outputs", 2}});
    QCOMPARE(cautiousEstimate(two, -1, usual()).value,
             2 * assumedSecondsPerPicture * defaultRatePerSecond);
    const Request nobody = asked(u"elsewhere"_s, u"a/b"_s);
    QCOMPARE(cautiousEstimate(nobody, -1, usual()).value,
             assumedSecondsPerPicture * defaultRatePerSecond);
    QCOMPARE(cautiousEstimate(nobody, 4, usual()).value, 4 * defaultRatePerSecond);
    Rates credits = usual();
    credits.currency = QString{creditsCurrency};
    QCOMPARE(cautiousEstimate(nobody, -1, credits), (Amount{1, u"credits"_s}));
}

void TestRates::minimaxIsPaidByThePicture()
{
    const auto price = estimate(asked(u"minimax"_s, u"image-01"_s, {{"n", 3}}), -1, usual());
    QVERIFY(price);
    QCOMPARE(price->value, 3 * 0.0035);
}

void TestRates::fluxIsPaidByTheMegapixel()
{
    const QString schnell = u"black-forest-labs/FLUX.1-schnell"_s;
    const auto price = [&](const Json &parameters) {
        return estimate(asked(u"together"_s, schnell, parameters), -1, usual())
            .value_or(Amount{-1})
            .value;
    };
    QCOMPARE(price({{"width", 2000}, {"height", 1000}, {"n", 2}}), 2 * 2.0 * 0.0027);
    QCOMPARE(price({{"width", 1000}, {"height", 1000}, {"steps", 8}}), 2 * 0.0027);
    QCOMPARE(price({{"width", 1000}, {"height", 1000}, {"steps", 2}}), 0.0027); // not documented
    QCOMPARE(price({}), 1024 * 1024 / 1e6 * 0.0027);
}

void TestRates::anUnlistedModelIsUnknown()
{
    QVERIFY(!estimate(asked(u"together"_s, u"google/imagen-4.0-fast"_s), 5, usual()));
    QVERIFY(!estimate(asked(u"nobody"_s, u"a/b"_s), 5, usual()));
}

void TestRates::theModelsOwnLineBeatsTheGeneralOne()
{
    Rates rates = usual();
    rates.lines.push_back({.provider = u"replicate"_s,
                           .model = u"Acme/Brush"_s,
                           .hardware = u"gpu-h100"_s,
                           .price = 0.001525});
    QCOMPARE(estimate(asked(u"replicate"_s, u"acme/brush"_s), 2, rates)->value, 2 * 0.001525);
    QCOMPARE(estimate(asked(u"replicate"_s, u"acme/pen"_s), 2, rates)->value, 2 * 0.000975);
    rates.lines.clear();
    QVERIFY(!estimate(asked(u"replicate"_s, u"acme/brush"_s), 2, rates));
}

void TestRates::creditsCountPictures()
{
    Rates rates = usual();
    rates.currency = QString{creditsCurrency};
    rates.lines.push_back(
        {.provider = u"replicate"_s, .model = u"a/large"_s, .price = 1, .credits = 2.5});
    const Request four = asked(u"replicate"_s, u"a/large"_s, {{"batch_size", 4}});
    QCOMPARE(estimate(four, -1, rates), (std::optional{Amount{10, u"credits"_s}}));
    // Three came: three are counted. None came, but it was or may have been paid: all four.
    QCOMPARE(actualCost(four, 100, 3, rates), (std::optional{Amount{7.5, u"credits"_s}}));
    QCOMPARE(actualCost(four, 100, 0, rates), (std::optional{Amount{10, u"credits"_s}}));
    QCOMPARE(estimate(asked(u"replicate"_s, u"a/other"_s), -1, rates),
             (std::optional{Amount{1, u"credits"_s}}));
}

void TestRates::costsFollowWhatHappened()
{
    const Request seconds = asked(u"replicate"_s, u"a/b"_s, {{"batch_size", 4}});
    QCOMPARE(actualCost(seconds, 7, 4, usual())->value, 7 * 0.000975);
    QVERIFY(!actualCost(seconds, -1, 4, usual())); // then the reserve stands
    const Request pictures = asked(u"minimax"_s, u"image-01"_s, {{"n", 4}});
    QCOMPARE(actualCost(pictures, -1, 3, usual())->value, 3 * 0.0035);
    QCOMPARE(actualCost(asked(u"nobody"_s, u"a"_s), 3, 1, usual())->value,
             3 * defaultRatePerSecond);
}

void TestRates::hostileNumbersStaySound_data()
{
    QTest::addColumn<double>("number");
    QTest::newRow("huge") << 1e308;
    QTest::newRow("negative") << -5.0;
    QTest::newRow("negative huge") << -1e308;
    QTest::newRow("infinite") << infinity;
    QTest::newRow("minus infinite") << -infinity;
    QTest::newRow("not a number") << notANumber;
    QTest::newRow("tiny") << 5e-324;
}

void TestRates::hostileNumbersStaySound()
{
    QFETCH(double, number);
    const auto isSound = [](double value) {
        return std::isfinite(value) && value >= 0 && value <= largestAmount;
    };
    QVERIFY(isSound(soundAmount(number)));
    const double seconds = soundSeconds(number);
    QVERIFY(seconds == -1 || (seconds >= 0 && seconds <= longestPredictSeconds));
    const Json odd{{"width", 9e18}, {"height", -4}, {"steps", 9'000'000'000}, {"n", 1'000'000'000}};
    for (const QString &provider : {u"replicate"_s, u"together"_s, u"minimax"_s, u"nobody"_s}) {
        for (const QString &model : {u"a/b"_s, u"black-forest-labs/FLUX.1-dev"_s, u"image-01"_s}) {
            const Request request = asked(provider, model, odd);
            QVERIFY(isSound(cautiousEstimate(request, number, usual()).value));
            if (const auto price = estimate(request, number, usual()))
                QVERIFY(isSound(price->value));
            if (const auto cost = actualCost(request, number, 1'000'000, usual()))
                QVERIFY(isSound(cost->value));
        }
    }
}

void TestRates::linesSurviveTheSettings()
{
    QCOMPARE(rateLinesToText(publishedRates(), publishedRates()),
             QString{}); // so that a later Limner's prices apply
    std::vector<Rate> lines = publishedRates();
    lines.push_back({.provider = u"replicate"_s,
                     .model = u"颜/“画”"_s,
                     .unit = Rate::Unit::Megapixel,
                     .hardware = u"gpu-t4"_s,
                     .price = 0.25,
                     .defaultSteps = 12,
                     .credits = 3,
                     .note = u"by hand"_s});
    QVERIFY(rateLinesFromText(rateLinesToText(lines, publishedRates()), publishedRates()) == lines);
    QVERIFY(
        rateLinesFromText(u"[]"_s, publishedRates()).empty()); // everything removed stays removed
    QVERIFY(!rateLinesToText({}, publishedRates()).isEmpty());
}

void TestRates::brokenTextGivesTheDefaults()
{
    QVERIFY(rateLinesFromText(u"{"_s, publishedRates()) == publishedRates());
    QVERIFY(rateLinesFromText(u"7"_s, publishedRates()) == publishedRates());
    const std::vector<Rate> lines =
        rateLinesFromText(uR"([7, {}, {"provider":"p","model":"m","unit":"moon","price":1},
            {"provider":"p","model":"m","unit":"second","price":3,"credits":"x","steps":99999}])"_s,
                          publishedRates());
    QCOMPARE(lines.size(), size_t(1));
    QCOMPARE(lines[0].price, 3.0);
    QCOMPARE(lines[0].credits, 1.0);
    QCOMPARE(lines[0].defaultSteps, 1000);
}

void TestRates::aPriceThatIsNoneIsNotFree_data()
{
    QTest::addColumn<QString>("price");
    QTest::addColumn<double>("read"); // -1 = the line is left out
    const auto row = [](const char *price, double read) {
        QTest::newRow(price) << QString::fromLatin1(price) << read;
    };
    row("-3", -1);
    row("-1e-300", -1);
    row("\"nan\"", -1);
    row("\"-inf\"", -1);
    row("\"much\"", -1);
    row("null", -1);
    row("[1]", -1);
    row("\"inf\"", -1);
    row("1e300", largestAmount);
    row("0", 0);
    row("0.25", 0.25);
}

void TestRates::aPriceThatIsNoneIsNotFree()
{
    QFETCH(QString, price);
    QFETCH(double, read);
    const std::vector<Rate> lines = rateLinesFromText(
        uR"([{"provider":"p","model":"m","unit":"picture","price":%1}])"_s.arg(price), {});
    QCOMPARE(lines.size(), size_t(read < 0 ? 0 : 1));
    if (read >= 0)
        QCOMPARE(lines.front().price, read);
}

void TestRates::patternsStandForManyModels_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<double>("price");
    const auto row = [](const char *model, double price) {
        QTest::newRow(model) << QString::fromLatin1(model) << price;
    };
    row("acme/brush", 5);
    row("ACME/Brush", 5);
    row("acme/brush-pro", 3);
    row("acme/brush-pro-max", 4);
    row("acme/pen", 2);
    row("other/brush", 1);
    row("acme", 1);
    row("", 1);
}

void TestRates::patternsStandForManyModels()
{
    QFETCH(QString, model);
    QFETCH(double, price);
    const auto line = [](const QString &pattern, double amount) {
        return Rate{
            .provider = u"p"_s, .model = pattern, .unit = Rate::Unit::Picture, .price = amount};
    };
    // The one that says most, in whatever order they stand.
    Rates rates{.lines = {line(u"*"_s, 1), line(u"acme/*"_s, 2), line(u"acme/brush*max"_s, 4),
                          line(u"acme/brush-*"_s, 3), line(u"acme/brush"_s, 5)}};
    QCOMPARE(estimate(asked(u"p"_s, model), -1, rates)->value, price);
    std::reverse(rates.lines.begin(), rates.lines.end());
    QCOMPARE(estimate(asked(u"p"_s, model), -1, rates)->value, price);
}

//! A pattern of stars alone, and a name it does not fit: no time that grows with both beyond
//! reason.
void TestRates::aPatternOfStarsIsRead()
{
    Rates rates{.lines = {{.provider = u"p"_s,
                           .model = u"*a"_s.repeated(5000) + u'b',
                           .unit = Rate::Unit::Picture,
                           .price = 1}}};
    QVERIFY(!rates.find(asked(u"p"_s, QString{20'000, u'a'})));
    QVERIFY(rates.find(asked(u"p"_s, QString{20'000, u'a'} + u'b')));
}

void TestRates::officialModelsArePaidByThePicture()
{
    const Request four =
        asked(u"replicate"_s, u"black-forest-labs/flux-schnell"_s, {{"num_outputs", 4}});
    QCOMPARE(estimate(four, -1, usual())->value, 4 * 0.003);
    QCOMPARE(actualCost(four, 9, 3, usual())->value, 3 * 0.003); // one was withheld
}

void TestRates::picturesAreCounted()
{
    QCOMPARE(pictureCount(asked({}, {})), 1);
    QCOMPARE(pictureCount(asked({}, {}, {{"batch_size", 4}})), 4);
    QCOMPARE(pictureCount(asked({}, {}, {{"batch_size", -3}})), 1);
    QCOMPARE(pictureCount(asked({}, {}, {{"n", 100'000}})), 64);
}

QTEST_GUILESS_MAIN(TestRates)
#include "tst_rates.moc"
