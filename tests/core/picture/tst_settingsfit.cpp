// Settings of other tools become values of a model that is offered here, by role.
#include "core/base/file.h"
#include "core/picture/records/settingsfit.h"
#include "core/schema/modelfile.h"
#include "core/schema/validate.h"

#include <QtTest>

#include <algorithm>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

ModelSchema model(const QString &name)
{
    const QString path = QStringLiteral(LIMNER_TEST_DATA "/schemas/") + name + u".json"_s;
    const Result<ModelSchema> schema =
        parseModelFile(readFile(path, 1 << 24).value_or(QByteArray{}));
    if (!schema)
        qFatal("no schema %s", qPrintable(name));
    return *schema;
}

FoundSettings settings()
{
    FoundSettings out;
    out.origin = u"InvokeAI"_s;
    out.setPrompt(u"a heron at low tide"_s);
    out.setNegativePrompt(u"people, text"_s);
    out.setModel(u"Juggernaut XL v9"_s);
    out.setSeed(771203465);
    out.setSize(Json(832), Json(1216));
    out.setSteps(28);
    out.setCfgScale(6.5);
    out.setSampler(u"Euler a"_s);
    out.note(u"loras"_s, "linocut_v2:0.6");
    return out;
}

//! "seed=771203465 steps=28", by the names of the model; "~" where a value was bent.
QString takenOf(const SettingsFit &fit)
{
    QStringList all;
    for (const SettingsFit::Taken &one : fit.taken)
        all.append(one.from + (one.isSame ? u">"_s : u"~"_s) + one.to + u'=' + toText(one.after));
    return all.join(u"; "_s);
}

QString leftOf(const SettingsFit &fit)
{
    QStringList all;
    for (const SettingsFit::Left &one : fit.left)
        all.append(one.from + u' ' + toString(one.reason));
    return all.join(u"; "_s);
}

} // namespace

class TestSettingsFit : public QObject {
    Q_OBJECT
private slots:
    void eachModelTakesWhatItKnows_data();
    void eachModelTakesWhatItKnows();
    void whatItTakesIsValid_data();
    void whatItTakesIsValid();
    void distilledModelsGetTheirOwnGuidance();
    void aLaterSamplerIsNamedAsTheModelNamesIt();
    void nothingFoundIsNothingTaken();
    void onlyWhatNoProviderMadeIsForeign();
};

void TestSettingsFit::eachModelTakesWhatItKnows_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("taken");
    QTest::addColumn<QString>("left");
    QTest::newRow("flux-dev")
        << u"flux-dev"_s
        << u"prompt>prompt=a heron at low tide; seed>seed=771203465; "
           "width>aspect_ratio=2:3; steps>num_inference_steps=28; cfg_scale>guidance=6.5"_s
        << u"negative_prompt no_parameter; sampler no_parameter; model no_parameter; "
           "loras no_parameter"_s;
    QTest::newRow("sdxl")
        << u"sdxl"_s
        << u"prompt>prompt=a heron at low tide; negative_prompt>negative_prompt=people, text; "
           "seed>seed=771203465; width>width=832x1216; steps>num_inference_steps=28; "
           "cfg_scale>guidance_scale=6.5; sampler~scheduler=K_EULER_ANCESTRAL"_s
        << u"model no_parameter; loras no_parameter"_s;
    QTest::newRow("an upscaler") << u"real-esrgan"_s << QString{}
                                 << u"prompt no_parameter; negative_prompt no_parameter; "
                                    "seed no_parameter; width no_parameter; steps no_parameter; "
                                    "cfg_scale no_parameter; sampler no_parameter; "
                                    "model no_parameter; loras no_parameter"_s;
}

void TestSettingsFit::eachModelTakesWhatItKnows()
{
    QFETCH(QString, name);
    QFETCH(QString, taken);
    QFETCH(QString, left);
    const SettingsFit fit = fitSettings(settings(), model(name));
    QCOMPARE(takenOf(fit), taken);
    QCOMPARE(leftOf(fit), left);
}

void TestSettingsFit::whatItTakesIsValid_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"flux-dev", "sdxl", "flux-1.1-pro", "stable-diffusion", "stable-diffusion-3.5-large",
          "ideogram-v3-turbo", "recraft-v3", "imagen-4", "seedream-4", "qwen-image", "gpt-image-1",
          "animagine-xl-3.1", "every-construct", "photomaker", "musicgen"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestSettingsFit::whatItTakesIsValid()
{
    QFETCH(QString, name);
    const ModelSchema schema = model(name);
    FoundSettings wild = settings();
    wild.setSteps(9'999);
    wild.setCfgScale(999);
    wild.setSize(Json(65'000), Json(3));
    wild.setSeed(std::numeric_limits<quint64>::max());
    for (const FoundSettings &one : {settings(), wild}) {
        const SettingsFit fit = fitSettings(one, schema);
        for (const auto &[key, value] : fit.carried.values.items()) {
            const Parameter *const parameter = schema.find(QString::fromStdString(key));
            QVERIFY(parameter);
            Json checked = value;
            QVERIFY2(problemsOf(*parameter, checked).empty(), key.c_str());
        }
        // Nothing is silent: each setting was taken, or stands among what was left.
        const Json all = parametersOf(one);
        for (const auto &[key, value] : all.items()) {
            const QString from = QString::fromStdString(key);
            const bool isTold = std::any_of(fit.taken.begin(), fit.taken.end(),
                                            [&](const auto &row) { return row.from == from; }) ||
                                std::any_of(fit.left.begin(), fit.left.end(),
                                            [&](const auto &row) { return row.from == from; });
            QVERIFY2(isTold || key == "height" || key == "origin", key.c_str());
        }
    }
}

void TestSettingsFit::distilledModelsGetTheirOwnGuidance()
{
    FoundSettings flux = settings();
    flux.setCfgScale(1);
    flux.note(u"Distilled CFG Scale"_s, "3.5");
    const SettingsFit fit = fitSettings(flux, model(u"flux-dev"_s));
    QCOMPARE(memberAt(fit.carried.values, "guidance"), Json(3.5));
}

void TestSettingsFit::aLaterSamplerIsNamedAsTheModelNamesIt()
{
    FoundSettings other = settings();
    other.setSampler(u"UniPC of tomorrow"_s);
    const SettingsFit fit = fitSettings(other, model(u"sdxl"_s));
    QVERIFY(!fit.carried.values.contains("scheduler"));
    QVERIFY(leftOf(fit).contains(u"sampler not_a_choice"));
}

void TestSettingsFit::nothingFoundIsNothingTaken()
{
    const SettingsFit fit = fitSettings({}, model(u"sdxl"_s));
    QVERIFY(fit.carried.values.empty() && fit.taken.empty() && fit.left.empty());
}

void TestSettingsFit::onlyWhatNoProviderMadeIsForeign()
{
    Request request;
    request.model = settings().model;
    request.parameters = parametersOf(settings());
    QCOMPARE(foreignSettings(request), std::optional{settings()});
    request.provider = u"somebody"_s;
    QVERIFY(!foreignSettings(request));
    QVERIFY(!foreignSettings({}));
}

QTEST_GUILESS_MAIN(TestSettingsFit)
#include "tst_settingsfit.moc"
