// On a change of the model what the artist set goes along as far as it fits; the rest is told, and
// all of it can be undone.

#include "core/picture/records/settingsfit.h"
#include "tests/ui/compose/composesupport.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

Parameter number(const QString &name, double least, double most, const Json &preset)
{
    Parameter out = parameter(name, ParameterKind::Number);
    out.minimum = least;
    out.maximum = most;
    out.defaultValue = preset;
    return out;
}

ModelSchema first()
{
    ModelSchema schema;
    schema.model = u"someone/first"_s;
    schema.version = u"1"_s;
    schema.parameters = {
        parameter(u"prompt"_s, ParameterKind::String), number(u"guidance_scale"_s, 0, 50, 7),
        parameter(u"tile"_s, ParameterKind::Boolean), parameter(u"seed"_s, ParameterKind::Integer),
        parameter(u"image"_s, ParameterKind::File)};
    return schema;
}

ModelSchema second()
{
    ModelSchema schema;
    schema.model = u"someone/second"_s;
    schema.parameters = {
        parameter(u"prompt"_s, ParameterKind::String), number(u"guidance"_s, 0, 10, 3),
        parameter(u"seed"_s, ParameterKind::Integer), parameter(u"image"_s, ParameterKind::File)};
    return schema;
}

} // namespace

class TestCarryNote : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_shown = std::make_unique<ShownPanel>();
        m_shown->panel.setSchema(first(), u"Replicate"_s);
        find<QPushButton>(m_shown->panel, u"advancedToggle"_s)->setChecked(true);
    }
    void cleanup() { m_shown.reset(); }
    void whatFitsGoesAlongAndTheRestIsTold();
    void whatNobodyTouchedTakesTheNewDefault();
    void undoBringsModelAndValuesBack();
    void aNewVersionSaysWhatItCallsThings();
    void aLocalFileGoesAlong();
    void theLineGoesWithTheNextPicture();
    void settingsOfAnotherToolGoInAndCanBeUndone();

private:
    [[nodiscard]] QString note() const
    {
        const auto *const words = find<QLabel>(m_shown->panel, u"carryText"_s);
        return words->isVisible() ? words->text() : QString{};
    }
    void typeInto(const QString &name, const QString &text)
    {
        auto *const field = find(m_shown->panel, name);
        field->setFocus();
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, text);
    }

    Theme m_theme;
    std::unique_ptr<ShownPanel> m_shown;
};

void TestCarryNote::whatFitsGoesAlongAndTheRestIsTold()
{
    type(m_shown->panel, u"a fox"_s);
    typeInto(u"param_guidance_scale"_s, u"20"_s);
    typeInto(u"seed"_s, u"9007199254740993"_s);
    QTest::keyClick(find(m_shown->panel, u"param_tile"_s), Qt::Key_Space);
    m_shown->panel.setSchema(second(), u"Replicate"_s);
    m_shown->panel.generate();
    QCOMPARE(m_shown->submitted.size(), 1U);
    QCOMPARE(toBytes(m_shown->submitted[0].front().request.parameters),
             QByteArray{R"({"guidance":10,"prompt":"a fox","seed":9007199254740993})"});
    m_shown->panel.setSchema(first(), u"Replicate"_s);
    typeInto(u"param_guidance_scale"_s, u"20"_s);
    find<QPushButton>(m_shown->panel, u"advancedToggle"_s)->setChecked(true);
    QTest::keyClick(find(m_shown->panel, u"param_tile"_s), Qt::Key_Space);
    m_shown->panel.setSchema(second(), u"Replicate"_s);
    QVERIFY2(note().contains(u"1 dropped: tile"_s), qPrintable(note()));
    QVERIFY2(note().contains(u"1 adjusted: guidance scale"_s), qPrintable(note()));
    const QString details = find(m_shown->panel, u"carryText"_s)->accessibleDescription();
    QVERIFY2(details.contains(u"20 became 10"_s), qPrintable(details));
}

void TestCarryNote::whatNobodyTouchedTakesTheNewDefault()
{
    type(m_shown->panel, u"a fox"_s);
    m_shown->panel.setSchema(second(), u"Replicate"_s);
    QCOMPARE(m_shown->panel.values(), Json({{"prompt", "a fox"}, {"guidance", 3}}));
    QCOMPARE(note(), QString{}); // nothing was lost, bent or renamed
}

void TestCarryNote::undoBringsModelAndValuesBack()
{
    type(m_shown->panel, u"a fox"_s);
    typeInto(u"param_guidance_scale"_s, u"20"_s);
    QTest::keyClick(find(m_shown->panel, u"param_tile"_s), Qt::Key_Space);
    const Json before = m_shown->panel.values();
    QSignalSpy back{&m_shown->panel, &ComposePanel::wentBack};
    m_shown->panel.setSchema(second(), u"Replicate"_s);
    QTest::mouseClick(find(m_shown->panel, u"carryUndo"_s), Qt::LeftButton);
    QCOMPARE(back.size(), 1);
    QCOMPARE(m_shown->panel.schema().model, first().model);
    QCOMPARE(m_shown->panel.values(), before);
    QCOMPARE(note(), QString{});
    m_shown->panel.generate();
    QCOMPARE(m_shown->submitted.size(), 1U);
    QCOMPARE(m_shown->submitted[0].front().request.model, first().model);
    QCOMPARE(m_shown->submitted[0].front().request.parameters, before);
}

void TestCarryNote::aNewVersionSaysWhatItCallsThings()
{
    type(m_shown->panel, u"a fox"_s);
    typeInto(u"param_guidance_scale"_s, u"4"_s);
    QTest::keyClick(find(m_shown->panel, u"param_tile"_s), Qt::Key_Space);
    ModelSchema next = second();
    next.model = first().model;
    next.version = u"2"_s;
    m_shown->panel.setSchema(next, u"Replicate"_s);
    QCOMPARE(note(), u"This model now calls it guidance, 2 values carried over, 1 dropped: tile"_s);
    QCOMPARE(m_shown->panel.values(), Json({{"prompt", "a fox"}, {"guidance", 4}}));
}

void TestCarryNote::aLocalFileGoesAlong()
{
    typeInto(u"param_image"_s, u"/pictures/fox.png"_s);
    m_shown->panel.setSchema(second(), u"Replicate"_s);
    QCOMPARE(find<QLineEdit>(m_shown->panel, u"param_image"_s)->text(), u"/pictures/fox.png"_s);
    QCOMPARE(note(), QString{});
}

void TestCarryNote::theLineGoesWithTheNextPicture()
{
    QTest::keyClick(find(m_shown->panel, u"param_tile"_s), Qt::Key_Space);
    m_shown->panel.setSchema(second(), u"Replicate"_s);
    QVERIFY(!note().isEmpty());
    m_shown->panel.generate();
    QCOMPARE(m_shown->submitted.size(), 1U);
    QCOMPARE(note(), QString{});
}

void TestCarryNote::settingsOfAnotherToolGoInAndCanBeUndone()
{
    type(m_shown->panel, u"a fox"_s);
    QTest::keyClick(find(m_shown->panel, u"param_tile"_s), Qt::Key_Space);
    const Json before = m_shown->panel.values();
    FoundSettings settings;
    settings.origin = u"InvokeAI"_s;
    settings.setPrompt(u"a heron"_s);
    settings.setCfgScale(60);
    settings.setSeed(7);
    settings.setModel(u"Juggernaut XL v9"_s);
    const SettingsFit fit = fitSettings(settings, first());
    m_shown->panel.takeOver(fit.form, fit.carried, SeedUse::Keep);
    // What it says nothing of stays as it was.
    QCOMPARE(m_shown->panel.values(),
             Json({{"prompt", "a heron"}, {"guidance_scale", 50}, {"seed", 7}, {"tile", true}}));
    QCOMPARE(note(), u"3 values carried over, 1 adjusted: CFG scale, 1 dropped: model"_s);
    QTest::mouseClick(find(m_shown->panel, u"carryUndo"_s), Qt::LeftButton);
    QCOMPARE(m_shown->panel.values(), before);
    QCOMPARE(note(), QString{});
}

QTEST_MAIN(TestCarryNote)
#include "tst_carrynote.moc"
