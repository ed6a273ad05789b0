#include "tests/ui/models/modelssupport.h"
#include "ui/models/modelkinds.h"
#include "ui/models/modelwords.h"

#include <QtTest>

#include <limits>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestModelWords : public QObject {
    Q_OBJECT
private slots:
    void init() { QLocale::setDefault(QLocale{QLocale::English, QLocale::UnitedStates}); }
    void runsAreCountedInWords_data();
    void runsAreCountedInWords();
    void chineseCountsByTenThousands();
    void aPriceSaysWhatItIsFor();
    void aCardSaysWhatIsKnown();
    void aProviderWithoutAKeyIsSaid();
    void namesAreAnnounced_data();
    void namesAreAnnounced();
    void failuresSayWhatToDo();
    void requiredInputsComeFirst();
    void aChangeIsSaidOnce();
    void theListSaysFromWhenItIs();
    void kindsAreReadFromWhatTheCardTells();
};

void TestModelWords::runsAreCountedInWords_data()
{
    QTest::addColumn<qint64>("runs");
    QTest::addColumn<QString>("words");
    QTest::newRow("untold") << qint64{-1} << QString{};
    QTest::newRow("none") << qint64{0} << u"0 runs"_s;
    QTest::newRow("one") << qint64{1} << u"1 run"_s;
    QTest::newRow("few") << qint64{999} << u"999 runs"_s;
    QTest::newRow("thousands") << qint64{4821} << u"4.8k runs"_s;
    QTest::newRow("rounded up") << qint64{999'700} << u"1M runs"_s;
    QTest::newRow("millions") << qint64{31'200'000} << u"31M runs"_s;
    QTest::newRow("small millions") << qint64{9'400'000} << u"9.4M runs"_s;
    QTest::newRow("beyond belief") << std::numeric_limits<qint64>::max() << u"9223372037B runs"_s;
}

void TestModelWords::runsAreCountedInWords()
{
    QFETCH(qint64, runs);
    QString shown = formatRuns(runs);
    QTEST(shown.remove(u','), "words");
}

void TestModelWords::chineseCountsByTenThousands()
{
    QLocale::setDefault(QLocale{QLocale::Chinese, QLocale::China});
    QCOMPARE(formatRuns(4821), u"4,821 runs"_s);
    QCOMPARE(formatRuns(48'210), u"4.8 × 10,000 runs"_s);
    QCOMPARE(formatRuns(312'000'000), u"3.1 × 100,000,000 runs"_s);
}

void TestModelWords::aPriceSaysWhatItIsFor()
{
    QCOMPARE(priceWords({}), QString{});
    QCOMPARE(priceWords({.price = Amount{.value = 0.04}, .unit = Rate::Unit::Picture}),
             u"$0.04 a picture"_s);
    QCOMPARE(priceWords({.price = Amount{.value = 0.0027}, .unit = Rate::Unit::Megapixel}),
             u"$0.0027 a megapixel"_s);
    QCOMPARE(priceWords({.seconds = 4, .price = Amount{.value = 0.0037}}),
             u"about $0.0037 a run"_s);
}

void TestModelWords::aCardSaysWhatIsKnown()
{
    ModelCard shown = card(u"black-forest-labs/flux-kontext-pro"_s, u"Edits\na picture."_s);
    shown.runs = 31'200'000;
    shown.isOfficial = true;
    shown.isFavourite = true;
    const ModelTile tile =
        tileOf(shown, {.seconds = 6.2, .price = Amount{.value = 0.04}, .unit = Rate::Unit::Picture},
               {.isInUse = true});
    QCOMPARE(tile.key, u"replicate:black-forest-labs/flux-kontext-pro"_s);
    QCOMPARE(tile.name, u"flux-kontext-pro"_s);
    QCOMPARE(tile.owner, u"Replicate · black-forest-labs"_s);
    QCOMPARE(tile.facts, u"6 s · $0.04 · 31M runs"_s);
    QCOMPARE(tile.badges, QStringList{u"in use"_s});
    for (const QString &word : {u"flux-kontext-pro"_s, u"official"_s, u"favourite"_s, u"in use"_s,
                                u"$0.04"_s, u"Edits a picture."_s})
        QVERIFY2(tile.spoken.contains(word), qPrintable(tile.spoken));
}

void TestModelWords::aProviderWithoutAKeyIsSaid()
{
    const ModelTile tile = tileOf(card(u"image-01"_s, {}, u"minimax"_s), {}, {.hasKey = false});
    QCOMPARE(tile.owner, u"MiniMax · needs a key"_s);
    QCOMPARE(tile.name, u"image-01"_s);
    QVERIFY(tile.spoken.contains(u"needs a key"_s));
}

void TestModelWords::namesAreAnnounced_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("words");
    QTest::newRow("model") << u"acme/inkbrush"_s << u"opens the model acme/inkbrush"_s;
    QTest::newRow("version") << u"acme/inkbrush:"_s + QString{64, u'a'}
                             << u"opens version aaaaaaaa of acme/inkbrush"_s;
    QTest::newRow("deployment") << u"deployments/acme/mine"_s
                                << u"opens the deployment acme/mine"_s;
    QTest::newRow("run") << u"https://replicate.com/p/k3v9w2m7x1rgp0cq8e5tb4hzd6"_s
                         << u"takes over the model and the settings"_s;
    QTest::newRow("provider") << u"replicate:acme/inkbrush"_s << u"acme/inkbrush (Replicate)"_s;
}

void TestModelWords::namesAreAnnounced()
{
    QFETCH(QString, typed);
    QFETCH(QString, words);
    QVERIFY(looksLikeName(typed));
    const Result<ModelName> name = parseModelName(typed);
    QVERIFY(name.has_value());
    QVERIFY2(announced(*name).contains(words), qPrintable(announced(*name)));
}

void TestModelWords::failuresSayWhatToDo()
{
    QVERIFY(!looksLikeName(u"red / green things"_s));
    QVERIFY(openFailure(u"https://example.com/x"_s, {.kind = ErrorKind::InvalidInput})
                .contains(u"owner/name"_s));
    QVERIFY(openFailure(u"acme/gone"_s, {.kind = ErrorKind::NotFound}).contains(u"acme/gone"_s));
    QVERIFY(openFailure(u"minimax:image-01"_s, {.kind = ErrorKind::NotConfigured})
                .contains(u"MiniMax needs a key"_s));
    QVERIFY(!openFailure(u"acme/far"_s, {.kind = ErrorKind::Offline}).isEmpty());
}

void TestModelWords::requiredInputsComeFirst()
{
    ModelSchema schema;
    Parameter steps{.name = u"steps"_s, .kind = ParameterKind::Integer};
    steps.minimum = 1;
    steps.maximum = 50;
    Parameter image{.name = u"image"_s, .kind = ParameterKind::File};
    image.required = true;
    image.order = 1;
    schema.parameters = {steps, image};
    const WordRows rows = inputRows(schema);
    QCOMPARE(rows.size(), size_t{2});
    QVERIFY(rows[0].second.contains(u"required"_s));
    QCOMPARE(rows[1].second, u"1 to 50"_s);
}

void TestModelWords::aChangeIsSaidOnce()
{
    ModelSchema before;
    before.model = u"acme/inkbrush"_s;
    before.parameters = {{.name = u"cfg_scale"_s}};
    ModelSchema after = before;
    after.parameters = {{.name = u"strength"_s}};
    const QString words = changeWords(before, after);
    QVERIFY(words.contains(u"acme/inkbrush"_s));
    QVERIFY2(words.contains(u"New: Strength."_s), qPrintable(words));
    QVERIFY2(words.contains(u"Gone: CFG scale."_s), qPrintable(words));
}

void TestModelWords::theListSaysFromWhenItIs()
{
    const QDateTime now{QDate{2026, 11, 29}, QTime{18, 0}};
    QCOMPARE(listWords(1204, {}, now), u"1,204 models"_s);
    const QString kept = listWords(1, QDateTime{QDate{2026, 11, 29}, QTime{9, 12}}, now);
    QVERIFY2(kept.contains(u"today"_s) && kept.contains(u"9:12"_s) && kept.contains(u"offline"_s),
             qPrintable(kept));
}

void TestModelWords::kindsAreReadFromWhatTheCardTells()
{
    const ModelCard upscaler = card(u"philz1337x/clarity-upscaler"_s, u"High resolution"_s);
    QVERIFY(isOfKind(upscaler, {}, ModelKind::Upscale));
    QVERIFY(needsPicture(upscaler));
    QVERIFY(!isOfKind(upscaler, {}, ModelKind::Video));
    QVERIFY(isOfKind(card(u"a/b"_s), u"Generate images"_s, ModelKind::FromText));
    QVERIFY(!isOfKind(card(u"a/b"_s), {}, ModelKind::FromText));
    QVERIFY(isOfKind(card(u"a/b"_s), {}, ModelKind::Any));
    for (const ModelKind kind : modelKinds())
        QVERIFY(!kindName(kind).isEmpty());
}

QTEST_GUILESS_MAIN(TestModelWords)
#include "tst_modelwords.moc"
