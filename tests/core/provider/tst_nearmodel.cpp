// Models as other tools name them, and what to search for in their place.
#include "core/provider/nearmodel.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

ModelCard card(const QString &name)
{
    return {.provider = u"replicate"_s, .name = name};
}

} // namespace

class TestNearModel : public QObject {
    Q_OBJECT
private slots:
    void aNameIsSearchedForByItsFamily_data();
    void aNameIsSearchedForByItsFamily();
    void oneModelIsKnownBySeveralNames_data();
    void oneModelIsKnownBySeveralNames();
    void theVeryModelComesFirst();
    void theMostTellingWordsThatFindSomethingWin();
    void aNameThatSaysNothingFindsNothing();
};

void TestNearModel::aNameIsSearchedForByItsFamily_data()
{
    QTest::addColumn<QString>("named");
    QTest::addColumn<QStringList>("searches");
    QTest::newRow("words") << u"Juggernaut XL v9"_s
                           << QStringList{u"juggernaut xl"_s, u"juggernaut"_s, u"sdxl"_s};
    QTest::newRow("file") << u"models/sdxl/juggernautXL_v9.safetensors"_s
                          << QStringList{u"juggernaut xl"_s, u"juggernaut"_s, u"sdxl"_s};
    QTest::newRow("base") << u"sd_xl_base_1.0.safetensors"_s
                          << QStringList{u"sdxl base"_s, u"sdxl"_s};
    QTest::newRow("flux") << u"flux1-dev-fp8.safetensors"_s
                          << QStringList{u"flux dev"_s, u"flux"_s};
    QTest::newRow("dots") << u"FLUX.1-dev-Q4.gguf"_s << QStringList{u"flux dev"_s, u"flux"_s};
    QTest::newRow("qwen") << u"qwen_image_fp8_e4m3fn.safetensors"_s
                          << QStringList{u"qwen image"_s, u"qwen"_s};
    QTest::newRow("z") << u"z_image_turbo_bf16.safetensors"_s
                       << QStringList{u"z image turbo"_s, u"z image"_s};
    QTest::newRow("old") << u"v1-5-pruned-emaonly.ckpt [6ce0161689]"_s
                         << QStringList{u"stable diffusion"_s};
    QTest::newRow("windows") << u"C:\\models\\ponyDiffusionV6XL.safetensors"_s
                             << QStringList{u"pony diffusion xl"_s, u"pony diffusion"_s, u"pony"_s};
}

void TestNearModel::aNameIsSearchedForByItsFamily()
{
    QFETCH(QString, named);
    QTEST(familySearches(named), "searches");
}

void TestNearModel::oneModelIsKnownBySeveralNames_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");
    QTest::newRow("owner") << u"black-forest-labs/flux-dev"_s << u"flux1-dev-fp8.safetensors"_s
                           << true;
    QTest::newRow("spelling") << u"acme/juggernaut-xl-v9"_s << u"Juggernaut XL v9"_s << true;
    QTest::newRow("version") << u"acme/juggernaut-xl-v9"_s << u"Juggernaut XL v7"_s << false;
    QTest::newRow("another") << u"black-forest-labs/flux-dev"_s << u"flux1-schnell"_s << false;
    QTest::newRow("nothing") << u"model.safetensors"_s << u"fp8"_s << false;
    QTest::newRow("empty") << QString{} << QString{} << false;
}

void TestNearModel::oneModelIsKnownBySeveralNames()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QTEST(isSameModel(one, other), "same");
}

void TestNearModel::theVeryModelComesFirst()
{
    const std::vector<ModelCard> known{card(u"acme/flux-dev-lora"_s),
                                       card(u"black-forest-labs/flux-dev"_s)};
    const NearModel near = nearModel(known, u"flux1-dev.safetensors"_s);
    QVERIFY(near.same);
    QCOMPARE(near.same->name, u"black-forest-labs/flux-dev"_s);
    QCOMPARE(near.words, u"flux-dev"_s);
}

void TestNearModel::theMostTellingWordsThatFindSomethingWin()
{
    const std::vector<ModelCard> known{card(u"stability-ai/sdxl"_s)};
    const NearModel near = nearModel(known, u"Juggernaut XL v9"_s);
    QVERIFY(!near.same);
    QCOMPARE(near.words, u"sdxl"_s);
    QCOMPARE(nearModel({}, u"Juggernaut XL v9"_s).words, u"juggernaut xl"_s); // ask the provider
}

void TestNearModel::aNameThatSaysNothingFindsNothing()
{
    const std::vector<ModelCard> known{card(u"stability-ai/sdxl"_s)};
    for (const QString &name :
         {QString{}, u"model.safetensors"_s, u"1"_s, u"...///"_s, u"fp8"_s, QString(100'000, u'9')})
        QCOMPARE(nearModel(known, name), NearModel{});
}

QTEST_MAIN(TestNearModel)
#include "tst_nearmodel.moc"
