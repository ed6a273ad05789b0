#include "tests/ui/compose/composesupport.h"

#include <QtTest>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>
#include <QToolButton>

#include <algorithm>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestComposeForm : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_theme.setChoice(ThemeChoice::Dark); }
    void init() { m_shown = std::make_unique<ShownPanel>(); }
    void cleanup() { m_shown.reset(); }

    void theBundledModelShowsItsDefaults();
    void sizeChipsSetBothSides();
    void anOddSizeIsCustom();
    void sliderAndNumberFollowEachOther();
    void diceAndLockRuleTheSeed();
    void theLockDrawsFromWhatTheModelAllows();
    void aSeedBeyond64BitsIsSaid();
    void aSeedOfAnotherNameIsTheSeed();
    void anySchemaMakesAForm();
    void badJsonAndMissingFilesAreSaid();
    void aLocalFileIsNamedUntilItIsRead();
    void allProblemsAreShownAndTheFirstHasTheFocus();
    void aProblemInsideAdvancedOpensIt();
    void nothingIsWiderThanANarrowPanel();
    void everyControlHasANameForScreenReaders();
    void tabLeavesThePrompt();

private:
    Theme m_theme;
    std::unique_ptr<ShownPanel> m_shown;
};

void TestComposeForm::theBundledModelShowsItsDefaults()
{
    Json expected = defaultValues(bundled());
    expected.erase("seed"); // -1: drawn for each job
    QCOMPARE(toBytes(m_shown->panel.values()), toBytes(expected));
    QCOMPARE(find<QLabel>(m_shown->panel, u"sizeText"_s)->text(), u"1024 × 1024"_s);
    QVERIFY(find<QPushButton>(m_shown->panel, u"size_1_1"_s)->isChecked());
    QVERIFY(find<QPushButton>(m_shown->panel, u"images_1"_s)->isChecked());
    QVERIFY(!find(m_shown->panel, u"param_vae"_s)->isVisible());
    find<QPushButton>(m_shown->panel, u"advancedToggle"_s)->click();
    QVERIFY(find(m_shown->panel, u"param_vae"_s)->isVisible());
}

void TestComposeForm::sizeChipsSetBothSides()
{
    find<QPushButton>(m_shown->panel, u"size_3_2"_s)->click();
    QCOMPARE(m_shown->panel.values()["width"], Json(1216));
    QCOMPARE(m_shown->panel.values()["height"], Json(832));
    QCOMPARE(find<QLabel>(m_shown->panel, u"sizeText"_s)->text(), u"1216 × 832"_s);
    find<QPushButton>(m_shown->panel, u"size_9_16"_s)->click();
    QCOMPARE(m_shown->panel.values()["height"], Json(1344));
}

void TestComposeForm::anOddSizeIsCustom()
{
    Json values = m_shown->panel.values();
    values["width"] = 640;
    m_shown->panel.setValues(values, SeedUse::Keep);
    QVERIFY(find<QPushButton>(m_shown->panel, u"size_custom"_s)->isChecked());
    auto *width = find<QDoubleSpinBox>(m_shown->panel, u"param_width"_s);
    QVERIFY(width->isVisible());
    width->setValue(712);
    QCOMPARE(m_shown->panel.values()["width"], Json(712));
    QCOMPARE(find<QLabel>(m_shown->panel, u"sizeText"_s)->text(), u"712 × 1024"_s);
}

void TestComposeForm::sliderAndNumberFollowEachOther()
{
    auto *slider = find<QSlider>(m_shown->panel, u"slider_steps"_s);
    auto *number = find<QDoubleSpinBox>(m_shown->panel, u"param_steps"_s);
    QCOMPARE(number->value(), 28.0);
    QTest::keyClick(slider, Qt::Key_Right);
    QCOMPARE(m_shown->panel.values()["steps"], Json(29));
    number->setValue(1);
    QCOMPARE(slider->value(), slider->minimum());
    // A reused value between two slider positions is kept as it is.
    Json values = m_shown->panel.values();
    values["cfg_scale"] = 7.125;
    m_shown->panel.setValues(values, SeedUse::Keep);
    QCOMPARE(m_shown->panel.values()["cfg_scale"], Json(7.125));
    QCOMPARE(find<QDoubleSpinBox>(m_shown->panel, u"param_cfg_scale"_s)->text(), u"7.125"_s);
}

void TestComposeForm::diceAndLockRuleTheSeed()
{
    auto *seed = find<QLineEdit>(m_shown->panel, u"seed"_s);
    auto *dice = find<QToolButton>(m_shown->panel, u"seedDice"_s);
    auto *lock = find<QToolButton>(m_shown->panel, u"seedLock"_s);
    const auto state = [this] { return find<QLabel>(m_shown->panel, u"seedState"_s)->text(); };
    QCOMPARE(state(), u"random"_s);
    m_shown->panel.setLastSeed(2088123417);
    lock->click();
    QCOMPARE(seed->text(), u"2088123417"_s);
    QCOMPARE(state(), u"fixed"_s);
    QCOMPARE(m_shown->panel.values()["seed"], Json(2088123417));
    dice->click();
    QCOMPARE(state(), u"random"_s);
    QVERIFY(!lock->isChecked());
    QVERIFY(!m_shown->panel.values().contains("seed"));
    QTest::keyClicks(seed, u"-1"_s);
    QCOMPARE(state(), u"random"_s);
    seed->clear();
    QTest::keyClicks(seed, u"77"_s);
    QVERIFY(lock->isChecked());
    QCOMPARE(m_shown->panel.values()["seed"], Json(77));
}

namespace {
//! A prompt and a seed within these bounds.
ModelSchema seeded(const QString &name, double least, double most)
{
    ModelSchema schema;
    schema.model = u"someone/seeded"_s;
    Parameter seed = parameter(name, ParameterKind::Integer);
    seed.minimum = least;
    seed.maximum = most;
    schema.parameters = {parameter(u"prompt"_s, ParameterKind::String), seed};
    return schema;
}
} // namespace

void TestComposeForm::theLockDrawsFromWhatTheModelAllows()
{
    m_shown->panel.setSchema(seeded(u"seed"_s, 65000, 65003), u"Other"_s);
    auto *lock = find<QToolButton>(m_shown->panel, u"seedLock"_s);
    auto *dice = find<QToolButton>(m_shown->panel, u"seedDice"_s);
    for (int i = 0; i < 20; ++i) {
        lock->click();
        const qint64 drawn = integerAt(m_shown->panel.values(), "seed").value_or(-1);
        QVERIFY2(drawn >= 65000 && drawn <= 65003, qPrintable(QString::number(drawn)));
        dice->click();
    }
    // All of 64 bits, not the lower half of 32.
    m_shown->panel.setSchema(seeded(u"seed"_s, 8e18, 9e18), u"Other"_s);
    find<QToolButton>(m_shown->panel, u"seedLock"_s)->click();
    QVERIFY(integerAt(m_shown->panel.values(), "seed").value_or(0) >= 8'000'000'000'000'000'000);
}

void TestComposeForm::aSeedBeyond64BitsIsSaid()
{
    m_shown->panel.setSchema(seeded(u"seed"_s, 0, 9.3e18), u"Other"_s);
    type(m_shown->panel, u"a"_s);
    auto *seed = find<QLineEdit>(m_shown->panel, u"seed"_s);
    QTest::keyClicks(seed, u"9999999999999999999"_s);
    m_shown->panel.generate();
    QCOMPARE(m_shown->submitted.size(), 0U);
    QCOMPARE(labelsWith(m_shown->panel, u"No seed is as large as this."_s).size(), 1);
    seed->clear();
    QTest::keyClicks(seed, u"9223372036854775807"_s);
    QCOMPARE(m_shown->panel.values()["seed"], Json(9223372036854775807));
}

void TestComposeForm::aSeedOfAnotherNameIsTheSeed()
{
    m_shown->panel.setSchema(seeded(u"random_seed"_s, 0, 65535), u"Other"_s);
    find<QToolButton>(m_shown->panel, u"seedLock"_s)->click();
    const std::optional<qint64> drawn = integerAt(m_shown->panel.values(), "random_seed");
    QVERIFY(drawn && *drawn <= 65535);
}

void TestComposeForm::anySchemaMakesAForm()
{
    m_shown->panel.setSchema(strange(), u"Other"_s);
    for (const Parameter &each : strange().parameters) {
        const QString name = each.name == u"prompt" ? each.name : u"param_"_s + each.name;
        QVERIFY2(find(m_shown->panel, name), qPrintable(each.name));
    }
    // Nothing is sent that nobody chose.
    QCOMPARE(m_shown->panel.values(), Json::object());
    find<QComboBox>(m_shown->panel, u"param_mode"_s)->setCurrentIndex(2);
    find<QCheckBox>(m_shown->panel, u"param_tile"_s)->click();
    find<QPlainTextEdit>(m_shown->panel, u"param_loras"_s)->setPlainText(u"[\"a\"]"_s);
    QCOMPARE(toBytes(m_shown->panel.values()),
             QByteArray{"{\"loras\":[\"a\"],\"mode\":2,\"tile\":true}"});
    find<QPushButton>(m_shown->panel, u"advancedToggle"_s)->click();
    QCOMPARE(namelessControls(m_shown->panel), QStringList{});
    m_shown->panel.setSchema(ModelSchema{}, {});
    QCOMPARE(m_shown->panel.values(), Json::object());
}

void TestComposeForm::badJsonAndMissingFilesAreSaid()
{
    m_shown->panel.setSchema(strange(), u"Other"_s);
    type(m_shown->panel, u"a"_s);
    find<QPlainTextEdit>(m_shown->panel, u"param_extra"_s)->setPlainText(u"{\"a\":"_s);
    find<QLineEdit>(m_shown->panel, u"param_image"_s)->setText(u"/no/such/picture.png"_s);
    m_shown->panel.generate();
    QCOMPARE(m_shown->submitted.size(), 0U);
    QCOMPARE(labelsWith(m_shown->panel, u"Extra is not valid JSON."_s).size(), 1);
    QCOMPARE(labelsWith(m_shown->panel, u"picture.png cannot be read."_s).size(), 1);
}

void TestComposeForm::aLocalFileIsNamedUntilItIsRead()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"in.png"_s);
    QImage image{4, 4, QImage::Format_RGB32};
    image.fill(Qt::red);
    QVERIFY(image.save(path));
    m_shown->panel.setSchema(strange(), u"Other"_s);
    type(m_shown->panel, u"a"_s);
    find<QLineEdit>(m_shown->panel, u"param_image"_s)->setText(path);
    find<QLineEdit>(m_shown->panel, u"param_images"_s)
        ->setText(u"https://example.com/a.png | "_s + path);
    m_shown->panel.generate();
    QCOMPARE(m_shown->submitted.size(), 1U);
    const Json &sent = m_shown->submitted.front().front().request.parameters;
    QCOMPARE(m_shown->files.value(textAt(sent, "image")), path);
    QCOMPARE(m_shown->files.value(toText(sent["images"][1])), path);
    QCOMPARE(sent["images"].size(), 2U);
    QCOMPARE(toText(sent["images"][0]), u"https://example.com/a.png"_s);
    QVERIFY(m_shown->panel.draft().contains("in.png")); // the draft keeps the path, not the bytes
}

void TestComposeForm::allProblemsAreShownAndTheFirstHasTheFocus()
{
    type(m_shown->panel, u"a"_s);
    auto *steps = find<QDoubleSpinBox>(m_shown->panel, u"param_steps"_s);
    steps->setValue(120);
    find<QDoubleSpinBox>(m_shown->panel, u"param_cfg_scale"_s)->setValue(0);
    m_shown->panel.activateWindow();
    m_shown->panel.generate();
    QCOMPARE(m_shown->submitted.size(), 0U);
    QCOMPARE(labelsWith(m_shown->panel, u"Steps must be 100 or less."_s).size(), 1);
    QCOMPARE(labelsWith(m_shown->panel, u"CFG scale must be 1 or more."_s).size(), 1);
    QCOMPARE(m_shown->panel.focusWidget(), steps);
    steps->setValue(30);
    QCOMPARE(labelsWith(m_shown->panel, u"Steps must"_s).size(), 0);
}

void TestComposeForm::aProblemInsideAdvancedOpensIt()
{
    type(m_shown->panel, u"a"_s);
    find<QDoubleSpinBox>(m_shown->panel, u"param_clip_skip"_s)->setValue(-3);
    m_shown->panel.generate();
    QVERIFY(find<QPushButton>(m_shown->panel, u"advancedToggle"_s)->isChecked());
    QCOMPARE(m_shown->panel.focusWidget(), find(m_shown->panel, u"param_clip_skip"_s));
}

void TestComposeForm::nothingIsWiderThanANarrowPanel()
{
    find<QPushButton>(m_shown->panel, u"advancedToggle"_s)->click();
    find<QPushButton>(m_shown->panel, u"size_custom"_s)->click();
    m_shown->panel.resize(280, 380);
    const QList<QScrollArea *> sheets = m_shown->panel.findChildren<QScrollArea *>();
    const auto shown = std::find_if(sheets.begin(), sheets.end(),
                                    [](const QScrollArea *sheet) { return sheet->isVisible(); });
    QVERIFY(shown != sheets.end());
    QScrollArea *const area = *shown;
    QTRY_COMPARE(area->viewport()->width(), area->widget()->width());
    for (const QWidget *child : area->widget()->findChildren<QWidget *>()) {
        if (!child->isVisible())
            continue;
        const int right = child->mapTo(area->widget(), QPoint{child->width(), 0}).x();
        QVERIFY2(right <= area->widget()->width(), qPrintable(child->objectName()));
    }
    // The foot stays in sight however short the panel is.
    QVERIFY(m_shown->panel.rect().contains(QRect{
        find(m_shown->panel, u"generate"_s)->mapTo(&m_shown->panel, QPoint{}), QSize{10, 42}}));
}

void TestComposeForm::everyControlHasANameForScreenReaders()
{
    find<QPushButton>(m_shown->panel, u"advancedToggle"_s)->click();
    find<QPushButton>(m_shown->panel, u"size_custom"_s)->click();
    QCOMPARE(namelessControls(m_shown->panel), QStringList{});
    for (const QComboBox *combo : m_shown->panel.findChildren<QComboBox *>()) {
        bool hasBuddy = false;
        for (const QLabel *label : m_shown->panel.findChildren<QLabel *>())
            hasBuddy |= label->buddy() == combo;
        QVERIFY2(hasBuddy, qPrintable(combo->objectName()));
    }
}

void TestComposeForm::tabLeavesThePrompt()
{
    m_shown->panel.activateWindow();
    m_shown->panel.focusPrompt();
    QCOMPARE(m_shown->panel.focusWidget(), find(m_shown->panel, u"prompt"_s));
    QTest::keyClick(m_shown->panel.focusWidget(), Qt::Key_Tab);
    QCOMPARE(m_shown->panel.focusWidget(), find(m_shown->panel, u"negativePrompt"_s));
    m_shown->panel.focusSeed();
    QCOMPARE(m_shown->panel.focusWidget(), find(m_shown->panel, u"seed"_s));
}

QTEST_MAIN(TestComposeForm)
#include "tst_composeform.moc"
