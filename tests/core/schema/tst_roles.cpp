#include "core/schema/roles.h"

#include <QtTest>

#include <limits>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 least = std::numeric_limits<qint64>::min();
constexpr qint64 most = std::numeric_limits<qint64>::max();

ModelSchema schemaWith(Parameter parameter)
{
    ModelSchema schema;
    schema.parameters.push_back(std::move(parameter));
    return schema;
}

Parameter integer(const QString &name, std::optional<double> minimum = {},
                  std::optional<double> maximum = {})
{
    Parameter parameter;
    parameter.name = name;
    parameter.kind = ParameterKind::Integer;
    parameter.minimum = minimum;
    parameter.maximum = maximum;
    return parameter;
}

} // namespace

class TestRoles : public QObject {
    Q_OBJECT
private slots:
    void whatMayBeDrawn_data();
    void whatMayBeDrawn();
    void onlyAnIntegerIsASeed();
    void secretsByName();
    void drawnSeedsLieWithinTheBounds_data();
    void drawnSeedsLieWithinTheBounds();
    void theWholeRangeIsUsed();
    void sixSeedsOfASmallRangeDiffer();
    void afterTheLastComesTheFirst();
    void whatASeedOfOnesOwnIs();
    void rolesComeBack();
};

void TestRoles::whatMayBeDrawn_data()
{
    QTest::addColumn<double>("minimum"); // NaN = none
    QTest::addColumn<double>("maximum");
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    const double none = std::numeric_limits<double>::quiet_NaN();
    const auto row = [](const char *name, double minimum, double maximum, qint64 from, qint64 to) {
        QTest::newRow(name) << minimum << maximum << from << to;
    };
    row("no bounds", none, none, 1, 0x7fffffff);
    row("16 bits", 0, 65535, 1, 65535);
    row("minus one is random", -1, 65535, 1, 65535);
    row("from a thousand", 1000, none, 1000, 0x7fffffff);
    row("beyond 31 bits", 0, 4294967295.0, 1, 4294967295);
    row("2^53", 0, 9007199254740992.0, 1, 9007199254740992);
    row("63 bits", 0, 9223372036854775807.0, 1, most);
    row("64 bits", 0, 18446744073709551615.0, 1, most);
    row("only zero", 0, 0, 0, 0);
    row("only seven", 7, 7, 7, 7);
    row("all negative", -10, -1, 0, 0);
}

void TestRoles::whatMayBeDrawn()
{
    QFETCH(double, minimum);
    QFETCH(double, maximum);
    const auto given = [](double bound) {
        return qIsNaN(bound) ? std::optional<double>{} : std::optional{bound};
    };
    const Roles roles = rolesOf(schemaWith(integer(u"seed"_s, given(minimum), given(maximum))));
    QVERIFY(roles.seed);
    QTEST(roles.seed->minimum, "from");
    QTEST(roles.seed->maximum, "to");
}

void TestRoles::onlyAnIntegerIsASeed()
{
    Parameter text = integer(u"seed"_s);
    text.kind = ParameterKind::String;
    QVERIFY(!rolesOf(schemaWith(text)).seed);
    QVERIFY(!rolesOf(schemaWith(integer(u"steps"_s))).seed);
    QCOMPARE(rolesOf(schemaWith(integer(u"random_seed"_s))).seed->name, u"random_seed"_s);
}

void TestRoles::secretsByName()
{
    Parameter key;
    key.name = u"hf_token"_s;
    key.kind = ParameterKind::Secret;
    QCOMPARE(rolesOf(schemaWith(key)).secrets, QStringList{u"hf_token"_s});
}

void TestRoles::drawnSeedsLieWithinTheBounds_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::newRow("usual") << qint64{1} << qint64{0x7fffffff};
    QTest::newRow("three") << qint64{5} << qint64{7};
    QTest::newRow("one") << qint64{9} << qint64{9};
    QTest::newRow("63 bits") << qint64{1} << most;
    QTest::newRow("64 bits") << least << most;
}

void TestRoles::drawnSeedsLieWithinTheBounds()
{
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    for (int i = 0; i < 1000; ++i) {
        const qint64 seed = drawSeed({.minimum = from, .maximum = to});
        QVERIFY(seed >= from && seed <= to);
    }
}

void TestRoles::theWholeRangeIsUsed()
{
    std::set<qint64> seen;
    for (int i = 0; i < 4000; ++i)
        seen.insert(drawSeed({.minimum = 1, .maximum = 10}));
    QCOMPARE(seen.size(), 10U);
    bool isAbove32Bits = false;
    for (int i = 0; i < 64 && !isAbove32Bits; ++i)
        isAbove32Bits = drawSeed({.minimum = 1, .maximum = most}) > 0xffffffffLL;
    QVERIFY(isAbove32Bits);
}

void TestRoles::sixSeedsOfASmallRangeDiffer()
{
    std::set<qint64> taken;
    for (int i = 0; i < 6; ++i)
        taken.insert(drawSeed({.minimum = 1, .maximum = 6}, taken));
    QCOMPARE(taken.size(), 6U);
    QVERIFY(drawSeed({.minimum = 1, .maximum = 6}, taken) <= 6); // none is left: one comes twice
}

void TestRoles::afterTheLastComesTheFirst()
{
    const SeedRole role{.minimum = 1, .maximum = 65535};
    QCOMPARE(seedAfter(role, 65534, 0), 65534);
    QCOMPARE(seedAfter(role, 65534, 1), 65535);
    QCOMPARE(seedAfter(role, 65534, 2), 1);
    QCOMPARE(seedAfter(role, 65534, 3), 2);
    QCOMPARE(seedAfter({.minimum = 1, .maximum = most}, most, 1), 1);
}

void TestRoles::whatASeedOfOnesOwnIs()
{
    const SeedRole role{.maximum = 65535};
    Request request;
    QVERIFY(!hasSeed(request, role));
    request.parameters["seed"] = -1;
    QVERIFY(!hasSeed(request, role));
    request.parameters["seed"] = 0;
    QVERIFY(hasSeed(request, role));
    request.parameters["seed"] = 65536;
    QVERIFY(!hasSeed(request, role));
}

void TestRoles::rolesComeBack()
{
    Roles roles;
    QCOMPARE(rolesFrom(toJson(roles)), roles);
    roles.seed = SeedRole{.name = u"noise_seed"_s, .minimum = 3, .maximum = most};
    roles.secrets = {u"a"_s, u"b"_s};
    QCOMPARE(rolesFrom(*parseJson(toBytes(toJson(roles)))), roles);
    QCOMPARE(rolesFrom(Json::array()), Roles{});
}

QTEST_GUILESS_MAIN(TestRoles)
#include "tst_roles.moc"
