#include "core/schema/openapi.h"
#include "core/schema/validate.h"
#include "tests/support/uisupport.h"
#include "ui/common/theme.h"
#include "ui/compose/composepanel.h"

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
#include <QTextEdit>
#include <QToolButton>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

ModelSchema bundled()
{
    QFile file{u":/models/animagine-xl-4.0.json"_s};
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return parseModelFile(file.readAll()).value_or(ModelSchema{});
}

Parameter parameter(const QString &name, ParameterKind kind)
{
    Parameter out;
    out.name = name;
    out.kind = kind;
    return out;
}

//! Every kind, without anything the panel knows by name but a prompt.
ModelSchema strange()
{
    ModelSchema schema;
    schema.model = u"someone/strange"_s;
    Parameter prompt = parameter(u"prompt"_s, ParameterKind::String);
    prompt.required = true;
    Parameter mode = parameter(u"mode"_s, ParameterKind::Choice);
    mode.choices = {Json(1), Json(2)};
    Parameter key = parameter(u"api_key"_s, ParameterKind::Secret);
    schema.parameters = {prompt,
                         mode,
                         key,
                         parameter(u"image"_s, ParameterKind::File),
                         parameter(u"images"_s, ParameterKind::Files),
                         parameter(u"loras"_s, ParameterKind::List),
                         parameter(u"extra"_s, ParameterKind::Object),
                         parameter(u"strength"_s, ParameterKind::Number),
                         parameter(u"tile"_s, ParameterKind::Boolean)};
    return schema;
}

template <typename T = QWidget>
T *find(const QWidget &root, const QString &name)
{
    return root.findChild<T *>(name);
}

void type(const QWidget &root, const QString &text)
{
    find<QTextEdit>(root, u"prompt"_s)->setPlainText(text);
}

} // namespace

class TestComposePanel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup() { m_panel.reset(); }

    void theBundledModelShowsItsDefaults();
    void everyControlHasANameForScreenReaders();
    void generateSendsEveryValueAndLeavesARandomSeedOut();
    void ctrlReturnGeneratesFromThePrompt();
    void aDoubleClickIsOneSubmit();
    void twoClicksFarApartAreTwoSubmits();
    void anEmptyPromptIsAskedForAndNothingIsSent();
    void allProblemsAreShownAndTheFirstHasTheFocus();
    void aProblemInsideAdvancedOpensIt();
    void sizeChipsSetBothSides();
    void anOddSizeIsCustom();
    void sliderAndNumberFollowEachOther();
    void diceAndLockRuleTheSeed();
    void imagesFillTheModelsOwnCount();
    void withoutACountParameterImagesAreJobs();
    void fixedSeedsOfSeveralJobsDiffer();
    void reuseKeepsTheSeedAndRemixDoesNot();
    void unknownValuesAreReported();
    void aDraftSurvivesARestart();
    void aDraftWaitsForItsModel();
    void secretsStayOutOfDrafts();
    void changingTheModelKeepsThePrompt();
    void anySchemaMakesAForm();
    void badJsonAndMissingFilesAreSaid();
    void aLocalFileTravelsInside();
    void typingAModelNameAsksForIt();
    void generateWaitsForTheModel();
    void theButtonTellsCountTimeAndPrice();
    void aHundredThousandCharactersAreAccepted();
    void nothingIsWiderThanANarrowPanel();
    void tabLeavesThePrompt();

private:
    Theme m_theme;
    std::unique_ptr<ComposePanel> m_panel;
    std::vector<std::pair<JobDraft, int>> m_submitted;
};

void TestComposePanel::initTestCase()
{
    m_theme.setChoice(ThemeChoice::Dark);
    QCOMPARE(bundled().parameters.size(), 15U);
}

void TestComposePanel::init()
{
    m_submitted.clear();
    m_panel = std::make_unique<ComposePanel>();
    m_panel->resize(344, 800);
    m_panel->setSchema(bundled(), u"Replicate"_s);
    connect(m_panel.get(), &ComposePanel::submitted, this,
            [this](const JobDraft &draft, int jobs) { m_submitted.emplace_back(draft, jobs); });
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void TestComposePanel::theBundledModelShowsItsDefaults()
{
    Json expected = defaultValues(bundled());
    expected.erase("prompt"); // the author's example is not the artist's prompt
    expected.erase("seed");   // -1: drawn for each job
    QCOMPARE(toBytes(m_panel->values()), toBytes(expected));
    QCOMPARE(find<QLabel>(*m_panel, u"sizeText"_s)->text(), u"1024 × 1024"_s);
    QVERIFY(find<QPushButton>(*m_panel, u"size_1_1"_s)->isChecked());
    QVERIFY(find<QPushButton>(*m_panel, u"images_1"_s)->isChecked());
    QVERIFY(!find(*m_panel, u"param_vae"_s)->isVisible());
    find<QPushButton>(*m_panel, u"advancedToggle"_s)->click();
    QVERIFY(find(*m_panel, u"param_vae"_s)->isVisible());
}

void TestComposePanel::everyControlHasANameForScreenReaders()
{
    find<QPushButton>(*m_panel, u"advancedToggle"_s)->click();
    find<QPushButton>(*m_panel, u"size_custom"_s)->click();
    QCOMPARE(test::namelessControls(*m_panel), QStringList{});
    for (const QComboBox *combo : m_panel->findChildren<QComboBox *>()) {
        bool hasBuddy = false;
        for (const QLabel *label : m_panel->findChildren<QLabel *>())
            hasBuddy |= label->buddy() == combo;
        QVERIFY2(hasBuddy, qPrintable(combo->objectName()));
    }
}

void TestComposePanel::generateSendsEveryValueAndLeavesARandomSeedOut()
{
    type(*m_panel, u"a lighthouse"_s);
    QTest::mouseClick(find(*m_panel, u"generate"_s), Qt::LeftButton);
    QCOMPARE(m_submitted.size(), 1U);
    const auto &[draft, jobs] = m_submitted.front();
    QCOMPARE(jobs, 1);
    QCOMPARE(draft.request.provider, u"replicate"_s);
    QCOMPARE(draft.request.model, bundled().model);
    QCOMPARE(draft.request.version, bundled().version);
    QCOMPARE(draft.request.prompt(), u"a lighthouse"_s);
    QVERIFY(!draft.request.seed());
    QVERIFY(!draft.seedFixed);
    QCOMPARE(draft.request.parameters.size(), 14U);
}

void TestComposePanel::ctrlReturnGeneratesFromThePrompt()
{
    type(*m_panel, u"a lighthouse"_s);
    auto *prompt = find<QTextEdit>(*m_panel, u"prompt"_s);
    QTest::keyClick(prompt, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_submitted.size(), 1U);
    QCOMPARE(prompt->toPlainText(), u"a lighthouse"_s);
    QTest::keyClick(prompt, Qt::Key_Return);
    QCOMPARE(m_submitted.size(), 1U);
    QVERIFY(prompt->toPlainText().contains(u'\n'));
}

void TestComposePanel::aDoubleClickIsOneSubmit()
{
    type(*m_panel, u"a lighthouse"_s);
    QWidget *button = find(*m_panel, u"generate"_s);
    const auto click = [button](ulong at) {
        for (const auto kind : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
            QMouseEvent event{kind,
                              QPointF{9, 9},
                              button->mapToGlobal(QPointF{9, 9}),
                              Qt::LeftButton,
                              kind == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton,
                              Qt::NoModifier};
            event.setTimestamp(at);
            QCoreApplication::sendEvent(button, &event);
        }
    };
    click(10'000);
    click(10'250);
    QCOMPARE(m_submitted.size(), 1U);
    click(10'000 + QGuiApplication::styleHints()->mouseDoubleClickInterval());
    QCOMPARE(m_submitted.size(), 2U);
}

void TestComposePanel::twoClicksFarApartAreTwoSubmits()
{
    type(*m_panel, u"a lighthouse"_s);
    QTest::mouseClick(find(*m_panel, u"generate"_s), Qt::LeftButton);
    QTest::mouseClick(find(*m_panel, u"generate"_s), Qt::LeftButton); // QtTest stamps clicks apart
    QCOMPARE(m_submitted.size(), 2U);
}

void TestComposePanel::anEmptyPromptIsAskedForAndNothingIsSent()
{
    type(*m_panel, u"  \n "_s);
    m_panel->generate();
    QCOMPARE(m_submitted.size(), 0U);
    QCOMPARE(test::labelsWith(*m_panel, u"what the picture should show"_s).size(), 1);
    type(*m_panel, u"a"_s);
    QCOMPARE(test::labelsWith(*m_panel, u"what the picture should show"_s).size(), 0);
}

void TestComposePanel::allProblemsAreShownAndTheFirstHasTheFocus()
{
    type(*m_panel, u"a"_s);
    auto *steps = find<QDoubleSpinBox>(*m_panel, u"param_steps"_s);
    steps->setValue(120);
    find<QDoubleSpinBox>(*m_panel, u"param_cfg_scale"_s)->setValue(0);
    m_panel->activateWindow();
    m_panel->generate();
    QCOMPARE(m_submitted.size(), 0U);
    QCOMPARE(test::labelsWith(*m_panel, u"Steps must be 100 or less."_s).size(), 1);
    QCOMPARE(test::labelsWith(*m_panel, u"CFG scale must be 1 or more."_s).size(), 1);
    QCOMPARE(m_panel->focusWidget(), steps);
    steps->setValue(30);
    QCOMPARE(test::labelsWith(*m_panel, u"Steps must"_s).size(), 0);
}

void TestComposePanel::aProblemInsideAdvancedOpensIt()
{
    type(*m_panel, u"a"_s);
    find<QDoubleSpinBox>(*m_panel, u"param_clip_skip"_s)->setValue(-3);
    m_panel->generate();
    QVERIFY(find<QPushButton>(*m_panel, u"advancedToggle"_s)->isChecked());
    QCOMPARE(m_panel->focusWidget(), find(*m_panel, u"param_clip_skip"_s));
}

void TestComposePanel::sizeChipsSetBothSides()
{
    find<QPushButton>(*m_panel, u"size_3_2"_s)->click();
    QCOMPARE(m_panel->values()["width"], Json(1216));
    QCOMPARE(m_panel->values()["height"], Json(832));
    QCOMPARE(find<QLabel>(*m_panel, u"sizeText"_s)->text(), u"1216 × 832"_s);
    find<QPushButton>(*m_panel, u"size_9_16"_s)->click();
    QCOMPARE(m_panel->values()["height"], Json(1344));
}

void TestComposePanel::anOddSizeIsCustom()
{
    Json values = m_panel->values();
    values["width"] = 640;
    m_panel->setValues(values, SeedUse::Keep);
    QVERIFY(find<QPushButton>(*m_panel, u"size_custom"_s)->isChecked());
    auto *width = find<QDoubleSpinBox>(*m_panel, u"param_width"_s);
    QVERIFY(width->isVisible());
    width->setValue(712);
    QCOMPARE(m_panel->values()["width"], Json(712));
    QCOMPARE(find<QLabel>(*m_panel, u"sizeText"_s)->text(), u"712 × 1024"_s);
}

void TestComposePanel::sliderAndNumberFollowEachOther()
{
    auto *slider = find<QSlider>(*m_panel, u"slider_steps"_s);
    auto *number = find<QDoubleSpinBox>(*m_panel, u"param_steps"_s);
    QCOMPARE(number->value(), 28.0);
    QTest::keyClick(slider, Qt::Key_Right);
    QCOMPARE(m_panel->values()["steps"], Json(29));
    number->setValue(1);
    QCOMPARE(slider->value(), slider->minimum());
    // A reused value between two slider positions is kept as it is.
    Json values = m_panel->values();
    values["cfg_scale"] = 7.125;
    m_panel->setValues(values, SeedUse::Keep);
    QCOMPARE(m_panel->values()["cfg_scale"], Json(7.125));
    QCOMPARE(find<QDoubleSpinBox>(*m_panel, u"param_cfg_scale"_s)->text(), u"7.125"_s);
}

void TestComposePanel::diceAndLockRuleTheSeed()
{
    auto *seed = find<QLineEdit>(*m_panel, u"seed"_s);
    auto *dice = find<QToolButton>(*m_panel, u"seedDice"_s);
    auto *lock = find<QToolButton>(*m_panel, u"seedLock"_s);
    const auto state = [this] { return find<QLabel>(*m_panel, u"seedState"_s)->text(); };
    QCOMPARE(state(), u"random"_s);
    m_panel->setLastSeed(2088123417);
    lock->click();
    QCOMPARE(seed->text(), u"2088123417"_s);
    QCOMPARE(state(), u"fixed"_s);
    QCOMPARE(m_panel->values()["seed"], Json(2088123417));
    dice->click();
    QCOMPARE(state(), u"random"_s);
    QVERIFY(!lock->isChecked());
    QVERIFY(!m_panel->values().contains("seed"));
    QTest::keyClicks(seed, u"-1"_s);
    QCOMPARE(state(), u"random"_s);
    seed->clear();
    QTest::keyClicks(seed, u"77"_s);
    QVERIFY(lock->isChecked());
    QCOMPARE(m_panel->values()["seed"], Json(77));
}

void TestComposePanel::imagesFillTheModelsOwnCount()
{
    type(*m_panel, u"a"_s);
    find<QPushButton>(*m_panel, u"images_3"_s)->click();
    QCOMPARE(m_panel->imageCount(), 3);
    QCOMPARE(m_panel->jobCount(), 1);
    m_panel->generate();
    QCOMPARE(m_submitted.front().first.request.parameters["batch_size"], Json(3));
    QCOMPARE(m_submitted.front().second, 1);
}

void TestComposePanel::withoutACountParameterImagesAreJobs()
{
    m_panel->setSchema(strange(), u"Other"_s);
    type(*m_panel, u"a"_s);
    find<QPushButton>(*m_panel, u"images_4"_s)->click();
    QCOMPARE(m_panel->jobCount(), 4);
    m_panel->generate();
    QCOMPARE(m_submitted.size(), 1U);
    QCOMPARE(m_submitted.front().second, 4);
}

void TestComposePanel::fixedSeedsOfSeveralJobsDiffer()
{
    ModelSchema schema = strange();
    schema.parameters.push_back(parameter(u"seed"_s, ParameterKind::Integer));
    m_panel->setSchema(schema, u"Other"_s);
    type(*m_panel, u"a"_s);
    QTest::keyClicks(find(*m_panel, u"seed"_s), u"7"_s);
    find<QPushButton>(*m_panel, u"images_3"_s)->click();
    m_panel->generate();
    QCOMPARE(m_submitted.size(), 3U);
    QCOMPARE(m_submitted[0].first.request.seed(), std::optional<qint64>{7});
    QCOMPARE(m_submitted[2].first.request.seed(), std::optional<qint64>{9});
    QCOMPARE(m_submitted[2].second, 1);
}

void TestComposePanel::reuseKeepsTheSeedAndRemixDoesNot()
{
    Json values = defaultValues(bundled());
    values["prompt"] = "copper pans";
    values["seed"] = 2088123417;
    values["batch_size"] = 2;
    m_panel->setValues(values, SeedUse::Keep);
    QCOMPARE(m_panel->values(), values);
    m_panel->setValues(values, SeedUse::New);
    QVERIFY(!m_panel->values().contains("seed"));
    QCOMPARE(m_panel->values()["prompt"], Json("copper pans"));
}

void TestComposePanel::unknownValuesAreReported()
{
    Json values = m_panel->values();
    values["refiner"] = true;
    QCOMPARE(m_panel->setValues(values, SeedUse::Keep), QStringList{u"refiner"_s});
}

void TestComposePanel::aDraftSurvivesARestart()
{
    type(*m_panel, u"half a thou"_s);
    find<QPushButton>(*m_panel, u"size_16_9"_s)->click();
    find<QPushButton>(*m_panel, u"images_4"_s)->click();
    find<QDoubleSpinBox>(*m_panel, u"param_pag_scale"_s)->setValue(1.5);
    const QByteArray draft = m_panel->draft();
    const Json before = m_panel->values();

    ComposePanel next;
    next.setSchema(bundled(), u"Replicate"_s);
    next.restoreDraft(draft);
    QCOMPARE(next.values(), before);
    next.restoreDraft("rubbish");
    next.restoreDraft("[1]");
    next.restoreDraft(
        "{\"model\":\"aisha-ai-official/animagine-xl-4.0\",\"values\":[],\"images\":\"x\"}");
    QCOMPARE(next.imageCount(), 1);
}

void TestComposePanel::aDraftWaitsForItsModel()
{
    type(*m_panel, u"patience"_s);
    const QByteArray draft = m_panel->draft();
    ComposePanel next;
    next.restoreDraft(draft);
    next.setSchema(bundled(), u"Replicate"_s);
    QCOMPARE(next.values()["prompt"], Json("patience"));
}

void TestComposePanel::secretsStayOutOfDrafts()
{
    m_panel->setSchema(strange(), u"Other"_s);
    find<QLineEdit>(*m_panel, u"param_api_key"_s)->setText(u"hunter2"_s);
    QCOMPARE(find<QLineEdit>(*m_panel, u"param_api_key"_s)->echoMode(), QLineEdit::Password);
    QCOMPARE(m_panel->values()["api_key"], Json("hunter2"));
    QVERIFY(!m_panel->draft().contains("hunter2"));
}

void TestComposePanel::changingTheModelKeepsThePrompt()
{
    type(*m_panel, u"a lighthouse"_s);
    find<QPushButton>(*m_panel, u"images_3"_s)->click();
    m_panel->setSchema(strange(), u"Other"_s);
    QCOMPARE(m_panel->values()["prompt"], Json("a lighthouse"));
    QCOMPARE(m_panel->imageCount(), 3);
    QCOMPARE(find<QComboBox>(*m_panel, u"modelPicker"_s)->currentText(), u"someone/strange"_s);
}

void TestComposePanel::anySchemaMakesAForm()
{
    m_panel->setSchema(strange(), u"Other"_s);
    for (const Parameter &each : strange().parameters) {
        const QString name = each.name == u"prompt" ? each.name : u"param_"_s + each.name;
        QVERIFY2(find(*m_panel, name), qPrintable(each.name));
    }
    // Nothing is sent that nobody chose.
    QCOMPARE(m_panel->values(), Json::object());
    find<QComboBox>(*m_panel, u"param_mode"_s)->setCurrentIndex(2);
    find<QCheckBox>(*m_panel, u"param_tile"_s)->click();
    find<QPlainTextEdit>(*m_panel, u"param_loras"_s)->setPlainText(u"[\"a\"]"_s);
    QCOMPARE(toBytes(m_panel->values()),
             QByteArray{"{\"loras\":[\"a\"],\"mode\":2,\"tile\":true}"});
    find<QPushButton>(*m_panel, u"advancedToggle"_s)->click();
    QCOMPARE(test::namelessControls(*m_panel), QStringList{});
    m_panel->setSchema(ModelSchema{}, {});
    QCOMPARE(m_panel->values(), Json::object());
}

void TestComposePanel::badJsonAndMissingFilesAreSaid()
{
    m_panel->setSchema(strange(), u"Other"_s);
    type(*m_panel, u"a"_s);
    find<QPlainTextEdit>(*m_panel, u"param_extra"_s)->setPlainText(u"{\"a\":"_s);
    find<QLineEdit>(*m_panel, u"param_image"_s)->setText(u"/no/such/picture.png"_s);
    m_panel->generate();
    QCOMPARE(m_submitted.size(), 0U);
    QCOMPARE(test::labelsWith(*m_panel, u"Extra is not valid JSON."_s).size(), 1);
    QCOMPARE(test::labelsWith(*m_panel, u"picture.png cannot be read."_s).size(), 1);
}

void TestComposePanel::aLocalFileTravelsInside()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"in.png"_s);
    QImage image{4, 4, QImage::Format_RGB32};
    image.fill(Qt::red);
    QVERIFY(image.save(path));
    m_panel->setSchema(strange(), u"Other"_s);
    type(*m_panel, u"a"_s);
    find<QLineEdit>(*m_panel, u"param_image"_s)->setText(path);
    find<QLineEdit>(*m_panel, u"param_images"_s)->setText(u"https://example.com/a.png | "_s + path);
    m_panel->generate();
    QCOMPARE(m_submitted.size(), 1U);
    const Json &sent = m_submitted.front().first.request.parameters;
    QVERIFY(textAt(sent, "image").startsWith(u"data:image/png;base64,"_s));
    QCOMPARE(sent["images"].size(), 2U);
    QCOMPARE(toText(sent["images"][0]), u"https://example.com/a.png"_s);
    QVERIFY(m_panel->draft().contains("in.png")); // the draft keeps the path, not the bytes
}

void TestComposePanel::typingAModelNameAsksForIt()
{
    QSignalSpy wanted{m_panel.get(), &ComposePanel::modelWanted};
    m_panel->setKnownModels({bundled().model, u"black-forest-labs/flux-schnell"_s});
    auto *picker = find<QComboBox>(*m_panel, u"modelPicker"_s);
    QCOMPARE(picker->currentText(), bundled().model);
    QCOMPARE(wanted.size(), 0);
    picker->lineEdit()->selectAll();
    QTest::keyClicks(picker->lineEdit(), u"someone / new"_s);
    QTest::keyClick(picker->lineEdit(), Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toString(), u"someone/new"_s);
    m_panel->showModelError(u"The provider does not know this model"_s);
    QVERIFY(find<QLabel>(*m_panel, u"modelError"_s)->isVisible());
    m_panel->setSchema(bundled(), u"Replicate"_s);
    QVERIFY(!find<QLabel>(*m_panel, u"modelError"_s)->isVisible());
}

void TestComposePanel::generateWaitsForTheModel()
{
    ComposePanel empty;
    QVERIFY(!find(empty, u"generate"_s)->isEnabled());
    type(*m_panel, u"a"_s);
    m_panel->setModelLoading(true);
    QVERIFY(!find(*m_panel, u"generate"_s)->isEnabled());
    m_panel->generate();
    QCOMPARE(m_submitted.size(), 0U);
    m_panel->setModelLoading(false);
    m_panel->generate();
    QCOMPARE(m_submitted.size(), 1U);
}

void TestComposePanel::theButtonTellsCountTimeAndPrice()
{
    find<QPushButton>(*m_panel, u"images_3"_s)->click();
    m_panel->setEstimate(12, 0.011);
    const QString name = find(*m_panel, u"generate"_s)->accessibleName();
    QCOMPARE(name, u"Generate, 3 images · about 12 s · $0.011"_s);
    m_panel->setSpend(0.42, 5.0);
    m_panel->setQueue({.running = 2, .waiting = 5});
    QCOMPARE(find<QLabel>(*m_panel, u"spend"_s)->text(), u"Today $0.42 of $5.00"_s);
    QCOMPARE(find<QLabel>(*m_panel, u"queueWords"_s)->text(), u"Queue 2 running, 5 waiting"_s);
}

void TestComposePanel::aHundredThousandCharactersAreAccepted()
{
    const QString novel = QString{u"word "_s}.repeated(20'000);
    type(*m_panel, novel);
    QTest::keyClick(find(*m_panel, u"prompt"_s), Qt::Key_A);
    m_panel->generate();
    QCOMPARE(m_submitted.size(), 1U);
    QCOMPARE(m_submitted.front().first.request.prompt().size(), novel.size() + 1);
    QVERIFY(find(*m_panel, u"prompt"_s)->height() < 300);
}

void TestComposePanel::nothingIsWiderThanANarrowPanel()
{
    find<QPushButton>(*m_panel, u"advancedToggle"_s)->click();
    find<QPushButton>(*m_panel, u"size_custom"_s)->click();
    m_panel->resize(280, 380);
    auto *area = m_panel->findChild<QScrollArea *>();
    QTRY_COMPARE(area->viewport()->width(), area->widget()->width());
    for (const QWidget *child : area->widget()->findChildren<QWidget *>()) {
        if (!child->isVisible())
            continue;
        const int right = child->mapTo(area->widget(), QPoint{child->width(), 0}).x();
        QVERIFY2(right <= area->widget()->width(), qPrintable(child->objectName()));
    }
    // The foot stays in sight however short the panel is.
    QVERIFY(m_panel->rect().contains(
        QRect{find(*m_panel, u"generate"_s)->mapTo(m_panel.get(), QPoint{}), QSize{10, 42}}));
}

void TestComposePanel::tabLeavesThePrompt()
{
    m_panel->activateWindow();
    m_panel->focusPrompt();
    QCOMPARE(m_panel->focusWidget(), find(*m_panel, u"prompt"_s));
    QTest::keyClick(m_panel->focusWidget(), Qt::Key_Tab);
    QCOMPARE(m_panel->focusWidget(), find(*m_panel, u"negativePrompt"_s));
    m_panel->focusSeed();
    QCOMPARE(m_panel->focusWidget(), find(*m_panel, u"seed"_s));
}

QTEST_MAIN(TestComposePanel)
#include "tst_composepanel.moc"
