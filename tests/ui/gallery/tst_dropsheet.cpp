// A picture of another tool, and what is to become of it.
#include "core/schema/modelfile.h"
#include "tests/support/pictures.h"
#include "tests/support/uisupport.h"
#include "ui/common/theme.h"
#include "ui/gallery/dropsheet.h"

#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTextEdit>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

ModelSchema model(const QString &name)
{
    QFile file{QStringLiteral(LIMNER_TEST_DATA "/schemas/") + name + u".json"_s};
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no schema %s", qPrintable(name));
    return parseModelFile(file.readAll()).value_or(ModelSchema{});
}

GivenRecord record()
{
    GivenRecord out;
    out.path = u"/pictures/heron.png"_s;
    out.settings.origin = u"InvokeAI"_s;
    out.settings.setPrompt(u"a heron <b>at</b> low tide"_s);
    out.settings.setNegativePrompt(u"people"_s);
    out.settings.setSeed(771203465);
    out.settings.setSteps(60);
    out.settings.setModel(u"Juggernaut XL v9"_s);
    out.size = {1024, 1024};
    out.bytes = 1'600'000;
    out.preview = picture({40, 30});
    return out;
}

} // namespace

class TestDropSheet : public QObject {
    Q_OBJECT
private slots:
    void itTellsWhatTheModelMakesOfIt();
    void everyAnswerIsGivenOnce_data();
    void everyAnswerIsGivenOnce();
    void aPartIsOnlyThat();
    void aModelThatTakesNothingIsNotOfferedAnything();
    void aModelNobodyHasCanBeLookedFor();
    void aModelThatSomebodyHasIsShown();
    void theModelInForceIsTakenOver();
    void whyAValueBecameAnotherIsSaid();
    void everythingHasAName();

private:
    Theme m_theme;
    QWidget m_window;
};

void TestDropSheet::itTellsWhatTheModelMakesOfIt()
{
    auto *const sheet = new DropSheet{record(), model(u"flux-dev"_s), {}, &m_window};
    sheet->open();
    QCOMPARE(sheet->findChild<QLabel *>(u"dropTitle"_s)->text(), u"Made with InvokeAI"_s);
    QCOMPARE(sheet->findChild<QTextEdit *>(u"dropPrompt"_s)->toPlainText(),
             u"a heron <b>at</b> low tide"_s);
    QCOMPARE(labelsWith(*sheet, u"What flux-dev takes over"_s).size(), 1);
    QCOMPARE(labelsWith(*sheet, u"3 values"_s).size(), 1);
    QCOMPARE(labelsWith(*sheet, u"What has no place in flux-dev"_s).size(), 1);
    QCOMPARE(labelsWith(*sheet, u"Juggernaut XL v9"_s).size(), 1);
    QVERIFY(!labelsWith(*sheet, u"50"_s).empty()); // the most steps that it takes
    sheet->close();
}

void TestDropSheet::everyAnswerIsGivenOnce_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<int>("settings");
    QTest::addColumn<int>("input");
    QTest::addColumn<int>("imported");
    QTest::newRow("settings") << u"dropUse"_s << 1 << 0 << 0;
    QTest::newRow("input") << u"dropInput"_s << 0 << 1 << 0;
    QTest::newRow("import") << u"dropImport"_s << 0 << 0 << 1;
    QTest::newRow("cancel") << u"dropCancel"_s << 0 << 0 << 0;
}

void TestDropSheet::everyAnswerIsGivenOnce()
{
    QFETCH(QString, button);
    QFETCH(int, settings);
    QFETCH(int, input);
    QFETCH(int, imported);
    QPointer<DropSheet> sheet = new DropSheet{record(), model(u"flux-dev"_s), {}, &m_window};
    QSignalSpy settingsWanted{sheet, &DropSheet::settingsWanted};
    QSignalSpy inputWanted{sheet, &DropSheet::inputWanted};
    QSignalSpy importWanted{sheet, &DropSheet::importWanted};
    sheet->open();
    sheet->findChild<QPushButton *>(button)->click();
    QCOMPARE(settingsWanted.size(), settings);
    QCOMPARE(inputWanted.size(), input);
    QCOMPARE(importWanted.size(), imported);
    QTRY_VERIFY(!sheet);
}

void TestDropSheet::aPartIsOnlyThat()
{
    const FoundSettings all = record().settings;
    QCOMPARE(partOf(all, SettingsPart::All), all);
    FoundSettings unseeded = all;
    unseeded.seed.reset();
    QCOMPARE(partOf(all, SettingsPart::AllButSeed), unseeded);
    const FoundSettings prompt = partOf(all, SettingsPart::Prompt);
    QCOMPARE(prompt.prompt, all.prompt);
    QCOMPARE(prompt.negativePrompt, all.negativePrompt);
    QVERIFY(!prompt.seed && !prompt.steps && prompt.model.isEmpty());
    const FoundSettings seed = partOf(all, SettingsPart::Seed);
    QCOMPARE(seed.seed, all.seed);
    QVERIFY(seed.prompt.isEmpty() && !seed.steps);
}

void TestDropSheet::aModelThatTakesNothingIsNotOfferedAnything()
{
    auto *const sheet = new DropSheet{record(), model(u"musicgen"_s), {}, &m_window};
    QVERIFY(!sheet->findChild<QPushButton *>(u"dropInput"_s)->isEnabled());
    QVERIFY(sheet->findChild<QPushButton *>(u"dropImport"_s)->isEnabled());
    delete sheet;
}

void TestDropSheet::aModelNobodyHasCanBeLookedFor()
{
    QPointer<DropSheet> sheet =
        new DropSheet{record(), model(u"flux-dev"_s), {.words = u"juggernaut xl"_s}, &m_window};
    QSignalSpy wanted{sheet, &DropSheet::modelWanted};
    QSignalSpy settingsWanted{sheet, &DropSheet::settingsWanted};
    sheet->open();
    QCOMPARE(labelsWith(*sheet, u"not at your providers"_s).size(), 1);
    auto *const find = sheet->findChild<QPushButton *>(u"dropFind"_s);
    QCOMPARE(find->text(), u"Find one like it"_s);
    find->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.front().front().toString(), u"juggernaut xl"_s);
    QCOMPARE(settingsWanted.size(), 0);
    QTRY_VERIFY(!sheet);
    // A name that says nothing cannot be searched for.
    const DropSheet silent{record(), model(u"flux-dev"_s), {}, &m_window};
    QVERIFY(!silent.findChild<QPushButton *>(u"dropFind"_s));
}

void TestDropSheet::aModelThatSomebodyHasIsShown()
{
    NearModel near{.words = u"juggernaut-xl-v9"_s};
    near.same = ModelCard{.provider = u"replicate"_s, .name = u"acme/juggernaut-xl-v9"_s};
    const DropSheet sheet{record(), model(u"flux-dev"_s), near, &m_window};
    QCOMPARE(labelsWith(sheet, u"Replicate has it"_s).size(), 1);
    QCOMPARE(sheet.findChild<QPushButton *>(u"dropFind"_s)->text(), u"Show it"_s);
}

void TestDropSheet::theModelInForceIsTakenOver()
{
    GivenRecord given = record();
    given.settings.setModel(u"flux1-dev-fp8.safetensors"_s);
    const DropSheet sheet{given, model(u"flux-dev"_s), {}, &m_window};
    QCOMPARE(labelsWith(sheet, u"Model flux-dev"_s).size(), 1);
    QCOMPARE(labelsWith(sheet, u"not at your providers"_s).size(), 0);
    QCOMPARE(labelsWith(sheet, u"4 values"_s).size(), 1);
}

void TestDropSheet::whyAValueBecameAnotherIsSaid()
{
    GivenRecord given = record();
    given.settings.setSampler(u"dpmpp_2m_k"_s);
    given.settings.note(u"strength"_s, 0.62);
    given.settings.note(u"app_version"_s, "5.6.0");
    const DropSheet sheet{given, model(u"flux-dev"_s), {}, &m_window};
    QCOMPARE(sheet.findChild<QLabel *>(u"dropTitle"_s)->text(), u"Made with InvokeAI 5.6.0"_s);
    QCOMPARE(labelsWith(sheet, u"Seed, locked"_s).size(), 1);
    QVERIFY(!labelsWith(sheet, u"50, the most it takes"_s).empty());
    QVERIFY(!labelsWith(sheet, u"0.62, once a picture is in"_s).empty());
    QCOMPARE(labelsWith(sheet, u"this model takes none"_s).size(), 1);
    QCOMPARE(labelsWith(sheet, u"chosen by the provider"_s).size(), 1);
}

void TestDropSheet::everythingHasAName()
{
    auto *const sheet = new DropSheet{record(), model(u"sdxl"_s), {}, &m_window};
    sheet->open();
    QCOMPARE(namelessControls(*sheet), QStringList{});
    sheet->close();
}

QTEST_MAIN(TestDropSheet)
#include "tst_dropsheet.moc"
