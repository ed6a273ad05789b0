#include "core/provider/bundledmodels.h"
#include "core/provider/together/togetherfamilies.h"
#include "core/schema/countparameter.h"
#include "core/schema/roles.h"
#include "core/schema/validate.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestTogetherFamilies : public QObject {
    Q_OBJECT
private slots:
    void modelsFindTheirFamily_data();
    void modelsFindTheirFamily();
    void everyBundledModelIsOfItsOwnFamily_data();
    void everyBundledModelIsOfItsOwnFamily();
    void limitsAreThoseOfTheFamily_data();
    void limitsAreThoseOfTheFamily();
    void aModelNobodyDescribedHasNothingSet();
    void schemasCarryTheNameTheyWereAskedFor();
    void namesAreOwnerAndName_data();
    void namesAreOwnerAndName();
};

void TestTogetherFamilies::modelsFindTheirFamily_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("usual");
    const auto row = [](const char *model, const char *usual) {
        QTest::newRow(model) << QString::fromLatin1(model) << QString::fromLatin1(usual);
    };
    row("black-forest-labs/FLUX.1-schnell", "black-forest-labs/FLUX.1-schnell");
    row("black-forest-labs/FLUX.1-schnell-Free", "black-forest-labs/FLUX.1-schnell");
    row("black-forest-labs/flux.1-SCHNELL", "black-forest-labs/FLUX.1-schnell");
    row("black-forest-labs/FLUX.1-dev-lora", "black-forest-labs/FLUX.1-dev");
    row("black-forest-labs/FLUX.1-krea-dev", "black-forest-labs/FLUX.1-dev");
    row("black-forest-labs/FLUX.1-pro", "black-forest-labs/FLUX.1.1-pro");
    row("black-forest-labs/FLUX.1-kontext-max", "black-forest-labs/FLUX.1-kontext-pro");
    row("black-forest-labs/FLUX.2-max", "black-forest-labs/FLUX.2-pro");
    row("black-forest-labs/FLUX.2-dev", "black-forest-labs/FLUX.2-dev");
    row("black-forest-labs/FLUX.2-flex", "black-forest-labs/FLUX.2-flex");
    row("stabilityai/stable-diffusion-3-large", "stabilityai/stable-diffusion-3-medium");
    row("stabilityai/stable-diffusion-xl-base-1.0", "stabilityai/stable-diffusion-xl-base-1.0");
    row("Rundiffusion/Juggernaut-Lightning-Flux", "RunDiffusion/Juggernaut-pro-flux");
    row("Lykon/DreamShaper", "Lykon/DreamShaper");
    row("ByteDance-Seed/Seedream-3.0", "ByteDance-Seed/Seedream-4.0");
    row("Qwen/Qwen-Image-2.0-Pro", "Qwen/Qwen-Image");
    row("google/imagen-4.0-ultra", "google/imagen-4.0-preview");
    row("google/flash-image-3.1", "google/flash-image-2.5");
    row("google/gemini-3-pro-image", "google/gemini-3-pro-image");
    row("ideogram/ideogram-4.0", "ideogram/ideogram-3.0");
    row("HiDream-ai/HiDream-I1-Fast", "HiDream-ai/HiDream-I1-Full");
    row("openai/gpt-image-2", "any");
    row("acme/FLUX", "any");
}

void TestTogetherFamilies::modelsFindTheirFamily()
{
    QFETCH(QString, model);
    QFETCH(QString, usual);
    const together::Family &family = together::familyOf(model);
    QCOMPARE(family.schema.model, usual);
    QCOMPARE(family.isGeneral, usual == u"any");
}

void TestTogetherFamilies::everyBundledModelIsOfItsOwnFamily_data()
{
    QTest::addColumn<QString>("model");
    for (const ModelSchema &bundled : bundledModels(u"together"_s))
        QTest::newRow(qPrintable(bundled.model)) << bundled.model;
}

void TestTogetherFamilies::everyBundledModelIsOfItsOwnFamily()
{
    QFETCH(QString, model);
    const ModelSchema &schema = together::familyOf(model).schema;
    QCOMPARE(schema.model, model);
    QVERIFY(schema.output == OutputShape::Uris);
    QVERIFY(schema.version.isEmpty());
    QVERIFY(schema.find(u"prompt"_s) && schema.find(u"prompt"_s)->required);
    QCOMPARE(schema.parameters.front().name, u"prompt"_s);
    QVERIFY(rolesOf(schema).seed.has_value());
    const Parameter *const count = schema.find(u"n"_s);
    QVERIFY(count && countParameterNames().contains(count->name));
    QVERIFY(count && count->maximum == std::optional{4.0});
    // Its own defaults are good, and a size can be chosen in one way and no other.
    Json values = defaultValues(schema);
    values["prompt"] = "a kite";
    QVERIFY(validate(schema, values).problems.empty());
    const bool hasEdges = schema.find(u"width"_s) && schema.find(u"height"_s);
    const bool hasChoice = schema.find(u"size"_s) || schema.find(u"aspect_ratio"_s);
    QVERIFY(hasEdges != hasChoice);
}

void TestTogetherFamilies::limitsAreThoseOfTheFamily_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QByteArray>("values");
    QTest::addColumn<QString>("problem"); // "" = none
    const auto row = [](const char *tag, const char *model, const char *values,
                        const char *problem) {
        QTest::newRow(tag) << QString::fromLatin1(model) << QByteArray{values}
                           << QString::fromLatin1(problem);
    };
    const char *const schnell = "black-forest-labs/FLUX.1-schnell";
    row("schnell takes 12 steps", schnell, R"({"steps":12})", "");
    row("and no more", schnell, R"({"steps":13})", "steps");
    row("dev takes 50", "black-forest-labs/FLUX.1-dev", R"({"steps":50,"guidance_scale":3.5})", "");
    row("pro takes none", "black-forest-labs/FLUX.1.1-pro", R"({"steps":4})", "steps");
    row("five pictures", schnell, R"({"n":5})", "n");
    row("narrow", schnell, R"({"width":255})", "width");
    row("tall", schnell, R"({"height":1921})", "height");
    row("no negative prompt", "black-forest-labs/FLUX.2-pro", R"({"negative_prompt":"x"})",
        "negative_prompt");
    row("its guidance has another name", "black-forest-labs/FLUX.2-dev", R"({"guidance_scale":3})",
        "guidance_scale");
    row("flex is guided", "black-forest-labs/FLUX.2-flex", R"({"guidance":3,"steps":20})", "");
    row("kontext has ratios", "black-forest-labs/FLUX.1-kontext-max", R"({"aspect_ratio":"3:2"})",
        "");
    row("and no others", "black-forest-labs/FLUX.1-kontext-max", R"({"aspect_ratio":"7:2"})",
        "aspect_ratio");
    row("a size it draws", "google/imagen-4.0-fast", R"({"size":"1344x768"})", "");
    row("a size it does not draw", "google/imagen-4.0-fast", R"({"size":"1000x1000"})", "size");
    row("4K", "google/gemini-3-pro-image", R"({"size":"4096x4096"})", "");
    row("not this one", "google/flash-image-2.5", R"({"size":"4096x4096"})", "size");
    row("references", "google/flash-image-2.5",
        R"({"reference_images":["https://x.example/a.png"]})", "");
    row("two LoRAs", "black-forest-labs/FLUX.1-dev",
        R"({"image_loras":[{"path":"a/b","scale":1},{"path":"c/d","scale":0.5}]})", "");
}

void TestTogetherFamilies::limitsAreThoseOfTheFamily()
{
    QFETCH(QString, model);
    QFETCH(QByteArray, values);
    QFETCH(QString, problem);
    Json given = *parseJson(values);
    given["prompt"] = "a kite";
    const Validated checked = validate(together::familyOf(model).schema, given);
    QStringList problems;
    for (const Problem &one : checked.problems)
        problems.append(one.parameter);
    problems.removeDuplicates(); // too small, and no multiple either
    QCOMPARE(problems.join(u' '), problem);
}

void TestTogetherFamilies::aModelNobodyDescribedHasNothingSet()
{
    const Json values = defaultValues(together::familyOf(u"acme/brand-new"_s).schema);
    QCOMPARE(toBytes(values), QByteArray{R"({"n":1})"});
}

void TestTogetherFamilies::schemasCarryTheNameTheyWereAskedFor()
{
    QCOMPARE(together::schemaOf(u"acme/brand-new"_s).model, u"acme/brand-new"_s);
    const ModelSchema max = together::schemaOf(u"black-forest-labs/FLUX.2-max"_s);
    QCOMPARE(max.model, u"black-forest-labs/FLUX.2-max"_s);
    QVERIFY(max.parameters == together::schemaOf(u"black-forest-labs/FLUX.2-pro"_s).parameters);
}

void TestTogetherFamilies::namesAreOwnerAndName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("usual") << u"black-forest-labs/FLUX.1.1-pro"_s << true;
    QTest::newRow("no owner") << u"FLUX"_s << false;
    QTest::newRow("version") << u"a/b:c"_s << false;
    QTest::newRow("path") << u"a/../b"_s << false;
    QTest::newRow("three") << u"a/b/c"_s << false;
    QTest::newRow("space") << u"a/b c"_s << false;
    QTest::newRow("line") << u"a/b\n"_s << false;
    QTest::newRow("empty") << QString{} << false;
    QTest::newRow("endless") << QString(5000, u'a') + u"/b"_s << false;
}

void TestTogetherFamilies::namesAreOwnerAndName()
{
    QFETCH(QString, name);
    QFETCH(bool, isGood);
    QCOMPARE(together::isModelName(name), isGood);
}

QTEST_GUILESS_MAIN(TestTogetherFamilies)
#include "tst_togetherfamilies.moc"
