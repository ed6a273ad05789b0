#include "core/schema/property.h"
#include "core/schema/roles.h"

#include <QtTest>

#include <limits>
#include <map>

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
    void onlyWhatAJobNeedsIsKept();
    void whatIsMeant_data();
    void whatIsMeant();
    void noParameterHasTwoRoles();
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

void TestRoles::onlyWhatAJobNeedsIsKept()
{
    Roles roles;
    roles.seed = SeedRole{};
    roles.prompt = u"prompt"_s;
    roles.images = {u"image"_s};
    QCOMPARE(toBytes(toJson(roles)),
             QByteArray{R"({"seed":{"maximum":2147483647,"minimum":1,"name":"seed"}})"});
}

void TestRoles::whatIsMeant_data()
{
    QTest::addColumn<QByteArray>("properties"); // in the order of the form
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *tag, const char *role, const char *name,
                        const QByteArray &properties) {
        QTest::newRow(tag) << properties << QString::fromLatin1(role) << QString::fromLatin1(name);
    };
    const char *const prompt = "prompt";
    row("exact name before another", prompt, "prompt",
        R"({"text_prompt":{"type":"string"},"prompt":{"type":"string"}})");
    row("name before title", prompt, "caption",
        R"({"a":{"type":"string","title":"Prompt"},"caption":{"type":"string"}})");
    row("title before description", prompt, "b",
        R"({"a":{"type":"string","description":"Prompt of the picture"},"b":{"type":"string","title":"Prompt"}})");
    row("the earlier of two titles", prompt, "z",
        R"({"z":{"type":"string","title":"Prompt"},"y":{"type":"string","title":"Prompt"}})");
    row("the kind must fit", prompt, "text",
        R"({"prompt":{"type":"boolean"},"text":{"type":"string"}})");
    row("a picture is no text", prompt, "query",
        R"({"input":{"type":"string","format":"uri"},"query":{"type":"string"}})");
    row("spelling", prompt, "textPrompt", R"({"textPrompt":{"type":"string"}})");
    row("none", prompt, "", R"({"style":{"type":"string"}})");
    row("what to leave out", "negative", "avoid",
        R"({"avoid":{"type":"string","description":"Negative prompt"},"prompt":{"type":"string"}})");
    row("by number of images", "count", "number_of_images",
        R"({"number_of_images":{"type":"integer"}})");
    row("outputs before batches", "count", "num_outputs",
        R"({"batch_size":{"type":"integer"},"num_outputs":{"type":"integer"}})");
    row("samples as text are no count", "count", "", R"({"num_samples":{"enum":["1","4"]}})");
    row("count by description", "count", "k",
        R"({"k":{"type":"integer","description":"Number of images to make"}})");
    row("inference steps first", "steps", "num_inference_steps",
        R"({"steps":{"type":"integer"},"num_inference_steps":{"type":"integer"}})");
    row("guidance", "guidance", "cfg", R"({"cfg":{"type":"number"}})");
    row("guidance by description", "guidance", "scale",
        R"({"scale":{"type":"number","description":"Scale for classifier-free guidance"}})");
    row("a factor is no guidance", "guidance", "",
        R"({"scale":{"type":"number","description":"How much larger"}})");
    row("sampler", "scheduler", "sampler_name", R"({"sampler_name":{"enum":["a"]}})");
    row("a sampler of free text", "scheduler", "", R"({"sampler":{"type":"string"}})");
    row("half a pair", "width", "", R"({"width":{"type":"integer"}})");
    row("a pair", "width", "w", R"({"h":{"type":"integer"},"w":{"type":"integer"}})");
    row("a pair of choices", "width", "width",
        R"({"height":{"enum":[512,768]},"width":{"enum":[512,768]}})");
    row("no ratio among the choices", "aspect", "", R"({"aspect_ratio":{"enum":["a","b"]}})");
    row("ratio", "aspect", "aspect_ratio", R"({"aspect_ratio":{"enum":["custom","16:9"]}})");
    row("sizes", "resolution", "size", R"({"size":{"enum":["1K","2K"]}})");
    row("shirts", "resolution", "", R"({"size":{"enum":["S","M"]}})");
    row("pictures, the main one first", "images", "image,face_image",
        R"({"face_image":{"type":"string","format":"uri"},"image":{"type":"string","format":"uri"}})");
    row("what has to be given first", "images", "b_image,a_image",
        R"({"a_image":{"type":"string","format":"uri"},"b_image":{"type":"string","format":"uri"}})");
    row("no sound", "images", "",
        R"({"audio":{"type":"string","format":"uri"},"file":{"type":"string","format":"uri","x-cog-accept":"audio/*"}})");
    row("weights are no picture", "images", "",
        R"({"lora_weights":{"type":"string","format":"uri"}})");
    row("mask", "mask", "mask_image", R"({"mask_image":{"type":"string","format":"uri"}})");
    row("a mask is no picture", "images", "", R"({"mask_image":{"type":"string","format":"uri"}})");
    row("strength", "strength", "denoise", R"({"denoise":{"type":"number"}})");
    row("who only speaks of a mask", "images", "image",
        R"({"image":{"type":"string","format":"uri","description":"A picture; needs a mask"}})");
    row("a mask by description", "mask", "m",
        R"({"m":{"type":"string","format":"uri","description":"Black and white mask"}})");
    row("who only speaks of img2img", "strength", "",
        R"({"side":{"type":"integer","description":"Not used in img2img"}})");
    row("strength by description", "strength", "x",
        R"({"x":{"type":"number","description":"Prompt strength in img2img"}})");
    row("seed by title", "seed", "s", R"({"s":{"type":"integer","title":"Random Seed"}})");
}

void TestRoles::whatIsMeant()
{
    QFETCH(QByteArray, properties);
    QFETCH(QString, role);
    QFETCH(QString, name);
    const Result<OrderedJson> ordered = parseOrderedJson(properties);
    QVERIFY(ordered);
    ModelSchema schema;
    for (const auto &[key, property] : ordered->items()) {
        schema.parameters.push_back(readProperty(Json(nullptr), QString::fromStdString(key),
                                                 *parseJson(toBytes(property))));
        schema.parameters.back().required = key == "b_image";
    }
    const Roles roles = rolesOf(schema);
    const std::map<QString, QString> found{{u"prompt"_s, roles.prompt},
                                           {u"negative"_s, roles.negativePrompt},
                                           {u"count"_s, roles.count},
                                           {u"steps"_s, roles.steps},
                                           {u"guidance"_s, roles.guidance},
                                           {u"scheduler"_s, roles.scheduler},
                                           {u"width"_s, roles.width},
                                           {u"aspect"_s, roles.aspectRatio},
                                           {u"resolution"_s, roles.resolution},
                                           {u"images"_s, roles.images.join(u',')},
                                           {u"mask"_s, roles.mask},
                                           {u"strength"_s, roles.strength},
                                           {u"seed"_s, roles.seed ? roles.seed->name : QString{}}};
    QCOMPARE(found.at(role), name);
}

void TestRoles::noParameterHasTwoRoles()
{
    const Json property = *parseJson(
        R"({"type":"string","title":"Negative Prompt","description":"Prompt of what not to show"})");
    ModelSchema schema;
    schema.parameters = {readProperty(Json(nullptr), u"prompt"_s, property)};
    QCOMPARE(rolesOf(schema).prompt, u"prompt"_s);
    QCOMPARE(rolesOf(schema).negativePrompt, QString{});
}

QTEST_GUILESS_MAIN(TestRoles)
#include "tst_roles.moc"
