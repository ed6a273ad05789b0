#include "core/schema/sharedvalues.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

Parameter parameter(const QString &name, ParameterKind kind)
{
    Parameter out;
    out.name = name;
    out.kind = kind;
    return out;
}

//! Sides in pixels, a seed of its own bounds, and a negative prompt.
ModelSchema painter()
{
    Parameter steps = parameter(u"steps"_s, ParameterKind::Integer);
    steps.defaultValue = 28;
    Parameter seed = parameter(u"seed"_s, ParameterKind::Integer);
    seed.minimum = 0;
    seed.maximum = 65535;
    return {.model = u"a/painter"_s,
            .version = {},
            .parameters = {parameter(u"prompt"_s, ParameterKind::Text),
                           parameter(u"negative_prompt"_s, ParameterKind::Text),
                           parameter(u"width"_s, ParameterKind::Integer),
                           parameter(u"height"_s, ParameterKind::Integer), seed, steps,
                           parameter(u"batch_size"_s, ParameterKind::Integer)}};
}

//! A shape in words, and nothing else that is shared.
ModelSchema printer()
{
    Parameter shape = parameter(u"aspect_ratio"_s, ParameterKind::Choice);
    shape.choices = {"1:1", "16:9", "2:3"};
    return {.model = u"b/printer"_s,
            .version = {},
            .parameters = {parameter(u"prompt"_s, ParameterKind::Text), shape}};
}

const Json wish = {{"prompt", "a heron"},
                   {"negative_prompt", "lowres"},
                   {"width", 1344},
                   {"height", 768},
                   {"seed", 4711}};

} // namespace

class TestSharedValues : public QObject {
    Q_OBJECT
private slots:
    void everyModelGetsThemUnderItsOwnNames();
    void whatAModelDoesNotTakeIsTold();
    void theUsualSizeIsToldToo();
    void aSeedBeyondTheBoundsIsNoOther();
    void theOwnPartHasNothingShared();
    void aCommonSeedIsOneThatAllAllow();
};

void TestSharedValues::everyModelGetsThemUnderItsOwnNames()
{
    const Json painted = fitShared(wish, painter()).values;
    QCOMPARE(painted, wish);
    const Json printed = fitShared(wish, printer()).values;
    QCOMPARE(textAt(printed, "aspect_ratio"), u"16:9"_s);
    QCOMPARE(textAt(printed, "prompt"), u"a heron"_s);
    QCOMPARE(printed.size(), size_t{2});
}

void TestSharedValues::whatAModelDoesNotTakeIsTold()
{
    QStringList dropped;
    for (const ValueChange &change : fitShared(wish, printer()).changes) {
        if (change.kind == ValueChange::Kind::Dropped)
            dropped.append(change.from);
    }
    QCOMPARE(dropped, (QStringList{u"negative_prompt"_s, u"seed"_s}));
}

void TestSharedValues::theUsualSizeIsToldToo()
{
    const Json square = {{"prompt", "a heron"}, {"width", 1024}, {"height", 1024}};
    QCOMPARE(textAt(fitShared(square, printer()).values, "aspect_ratio"), u"1:1"_s);
    QCOMPARE(integerAt(fitShared(square, painter()).values, "width"), std::optional<qint64>{1024});
}

void TestSharedValues::aSeedBeyondTheBoundsIsNoOther()
{
    Json large = wish;
    large["seed"] = 70000;
    const SharedFit fit = fitShared(large, painter());
    QVERIFY(!fit.values.contains("seed"));
    QCOMPARE(fit.changes.back().from, u"seed"_s);
    QCOMPARE(toString(fit.changes.back().reason), u"out_of_range"_s);
}

void TestSharedValues::theOwnPartHasNothingShared()
{
    const ModelSchema own = ownPart(painter());
    QCOMPARE(own.parameters.size(), size_t{1});
    QCOMPARE(own.parameters.front().name, u"steps"_s);
    QVERIFY(ownPart(printer()).parameters.empty());
}

void TestSharedValues::aCommonSeedIsOneThatAllAllow()
{
    const SeedRole small{.minimum = 0, .maximum = 65535};
    const SeedRole large{.minimum = 1, .maximum = 0x7fffffff};
    const SeedRole other{.minimum = 100'000, .maximum = 200'000};
    const std::optional<SeedRole> common = commonSeed({small, large});
    QVERIFY(common);
    QCOMPARE(common->minimum, qint64{1});
    QCOMPARE(common->maximum, qint64{65535});
    QVERIFY(!commonSeed({small, other}));
    QVERIFY(!commonSeed({}));
}

QTEST_APPLESS_MAIN(TestSharedValues)
#include "tst_sharedvalues.moc"
