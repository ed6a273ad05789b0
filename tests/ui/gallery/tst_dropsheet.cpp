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
    void everythingHasAName();

private:
    Theme m_theme;
    QWidget m_window;
};

void TestDropSheet::itTellsWhatTheModelMakesOfIt()
{
    auto *const sheet = new DropSheet{record(), model(u"flux-dev"_s), &m_window};
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
    QPointer<DropSheet> sheet = new DropSheet{record(), model(u"flux-dev"_s), &m_window};
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
    auto *const sheet = new DropSheet{record(), model(u"musicgen"_s), &m_window};
    QVERIFY(!sheet->findChild<QPushButton *>(u"dropInput"_s)->isEnabled());
    QVERIFY(sheet->findChild<QPushButton *>(u"dropImport"_s)->isEnabled());
    delete sheet;
}

void TestDropSheet::everythingHasAName()
{
    auto *const sheet = new DropSheet{record(), model(u"sdxl"_s), &m_window};
    sheet->open();
    QCOMPARE(namelessControls(*sheet), QStringList{});
    sheet->close();
}

QTEST_MAIN(TestDropSheet)
#include "tst_dropsheet.moc"
