#include "ui/viewer/differences.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestDifferences : public QObject {
    Q_OBJECT
private slots:
    void twoThatAreAlikeSaySo();
    void theValueThatDiffersIsToldForEach();
    void oneThingUnderTwoNamesIsOne();
    void whatOneOfThemLacksIsADash();
    void ofPromptsTheOtherWordsAreTold();
    void sixAreToldInTheirOrder();
    void sizesAndKindsCount();
    void aTagTellsWhichItIs();
    void parametersThatAreNoObjectAreNothing();
};

namespace {

Artwork picture(const Json &parameters)
{
    Artwork artwork;
    artwork.request.model = u"owner/name"_s;
    artwork.request.parameters = parameters;
    artwork.seed = 2088123417;
    artwork.size = {1216, 832};
    artwork.path = u"2026/11/a.png"_s;
    artwork.mediaType = u"image/png"_s;
    return artwork;
}

} // namespace

void TestDifferences::twoThatAreAlikeSaySo()
{
    const Artwork one = picture({{"prompt", "a fox"}, {"steps", 28}});
    QVERIFY(differencesOf({one, one}).empty());
    QCOMPARE(differenceWords({}), u"Made with the same values"_s);
    QVERIFY(differencesOf({one}).empty());
    QVERIFY(differencesOf({}).empty());
}

void TestDifferences::theValueThatDiffersIsToldForEach()
{
    const auto found = differencesOf({picture({{"prompt", "a fox"}, {"cfg_scale", 5.0}}),
                                      picture({{"prompt", "a fox"}, {"cfg_scale", 7.5}})});
    QCOMPARE(found.size(), size_t(1));
    QCOMPARE(found[0].id, u"cfg"_s);
    QCOMPARE(differenceWords(found), u"CFG 5.0 → 7.5"_s);
}

void TestDifferences::oneThingUnderTwoNamesIsOne()
{
    const auto found = differencesOf({picture({{"num_inference_steps", 20}, {"guidance", 3.5}}),
                                      picture({{"steps", 28}, {"cfg_scale", 3.5}})});
    QCOMPARE(found.size(), size_t(1));
    QCOMPARE(differenceWords(found), u"Steps 20 → 28"_s);
}

void TestDifferences::whatOneOfThemLacksIsADash()
{
    const auto found = differencesOf(
        {picture({{"clip_skip", 2}, {"tiling", true}}), picture({{"tiling", false}})});
    QCOMPARE(found.size(), size_t(2));
    QCOMPARE(found[0].id, u"clip_skip"_s);
    QCOMPARE(found[0].values, (QStringList{u"2"_s, u"–"_s}));
    QCOMPARE(found[1].values, (QStringList{u"on"_s, u"off"_s}));
}

void TestDifferences::ofPromptsTheOtherWordsAreTold()
{
    const auto found = differencesOf({picture({{"prompt", "a fox in a blue coat, gouache"}}),
                                      picture({{"prompt", "a fox  in a red coat, gouache"}})});
    QCOMPARE(found.size(), size_t(1));
    QCOMPARE(differenceWords(found), u"Prompt blue → red"_s);
    const auto longer = differencesOf(
        {picture({{"prompt", "a a"}}), picture({{"prompt", "a a a"}}), picture({{"prompt", ""}})});
    QCOMPARE(longer[0].values, (QStringList{u"a a"_s, u"a a a"_s, u"–"_s}));
}

void TestDifferences::sixAreToldInTheirOrder()
{
    std::vector<Artwork> six;
    for (int steps = 10; steps <= 60; steps += 10)
        six.push_back(picture({{"steps", steps}}));
    QCOMPARE(differenceWords(differencesOf(six)), u"Steps 10 | 20 | 30 | 40 | 50 | 60"_s);
}

void TestDifferences::sizesAndKindsCount()
{
    Artwork other = picture({});
    other.size = {512, 512};
    other.path = u"2026/11/b.jpg"_s;
    QCOMPARE(differenceWords(differencesOf({picture({}), other})),
             u"Size 1216 × 832 → 512 × 512 · File PNG → JPG"_s);
}

void TestDifferences::aTagTellsWhichItIs()
{
    const Artwork first = picture({{"cfg_scale", 5.0}});
    Artwork second = picture({{"cfg_scale", 7.5}});
    const auto found = differencesOf({first, second});
    QCOMPARE(distinction(found, 1, second), u"CFG 7.5, seed 2088123417"_s);
    second.seed.reset();
    QCOMPARE(distinction(found, 1, second), u"CFG 7.5"_s);
}

void TestDifferences::parametersThatAreNoObjectAreNothing()
{
    const Artwork odd = picture(Json::array({1, 2}));
    QVERIFY(differencesOf({odd, picture(Json{})}).empty());
    const auto found = differencesOf({picture({{"x", Json::array({1, 2})}}), odd});
    QCOMPARE(found.size(), size_t(1));
    QCOMPARE(found[0].values, (QStringList{u"[1,2]"_s, u"–"_s}));
    const auto endless = differencesOf({picture({{"x", std::string(5000, 'x')}}), odd});
    QVERIFY(endless[0].values.front().size() < 60);
}

QTEST_MAIN(TestDifferences)
#include "tst_differences.moc"
