#include "tests/ui/compose/composesupport.h"
#include "ui/compose/modelpicker.h"

#include <QtTest>

#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTextEdit>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestComposePanel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_theme.setChoice(ThemeChoice::Dark); }
    void init() { m_shown = std::make_unique<ShownPanel>(); }
    void cleanup() { m_shown.reset(); }

    void generateSendsEveryValueAndLeavesARandomSeedOut();
    void ctrlReturnGeneratesFromThePrompt();
    void aDoubleClickIsOneSubmit();
    void twoClicksFarApartAreTwoSubmits();
    void anEmptyPromptIsAskedForAndNothingIsSent();
    void imagesFillTheModelsOwnCount();
    void withoutACountParameterImagesAreJobs();
    void fixedSeedsOfSeveralJobsDiffer();
    void reuseKeepsTheSeedAndRemixDoesNot();
    void unknownValuesAreReported();
    void aDraftSurvivesARestart();
    void aDraftWaitsForItsModel();
    void secretsStayOutOfDrafts();
    void changingTheModelKeepsThePrompt();
    void theModelButtonOpensTheModels();
    void generateWaitsForTheModel();
    void theButtonTellsCountTimeAndPrice();
    void aHundredThousandCharactersAreAccepted();

private:
    Theme m_theme;
    std::unique_ptr<ShownPanel> m_shown;
};

void TestComposePanel::generateSendsEveryValueAndLeavesARandomSeedOut()
{
    type(m_shown->panel, u"a lighthouse"_s);
    QTest::mouseClick(find(m_shown->panel, u"generate"_s), Qt::LeftButton);
    QCOMPARE(m_shown->submitted.size(), 1U);
    QCOMPARE(m_shown->submitted.front().size(), 1);
    const JobDraft &draft = m_shown->submitted.front().front();
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
    type(m_shown->panel, u"a lighthouse"_s);
    auto *prompt = find<QTextEdit>(m_shown->panel, u"prompt"_s);
    QTest::keyClick(prompt, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_shown->submitted.size(), 1U);
    QCOMPARE(prompt->toPlainText(), u"a lighthouse"_s);
    QTest::keyClick(prompt, Qt::Key_Return);
    QCOMPARE(m_shown->submitted.size(), 1U);
    QVERIFY(prompt->toPlainText().contains(u'\n'));
}

void TestComposePanel::aDoubleClickIsOneSubmit()
{
    type(m_shown->panel, u"a lighthouse"_s);
    QWidget *button = find(m_shown->panel, u"generate"_s);
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
    QCOMPARE(m_shown->submitted.size(), 1U);
    click(10'000 + QGuiApplication::styleHints()->mouseDoubleClickInterval());
    QCOMPARE(m_shown->submitted.size(), 2U);
}

void TestComposePanel::twoClicksFarApartAreTwoSubmits()
{
    type(m_shown->panel, u"a lighthouse"_s);
    QTest::mouseClick(find(m_shown->panel, u"generate"_s), Qt::LeftButton);
    QTest::mouseClick(find(m_shown->panel, u"generate"_s),
                      Qt::LeftButton); // QtTest stamps clicks apart
    QCOMPARE(m_shown->submitted.size(), 2U);
}

void TestComposePanel::anEmptyPromptIsAskedForAndNothingIsSent()
{
    m_shown->panel.setSchema(strange(), u"Replicate"_s); // its prompt is required
    type(m_shown->panel, u"  \n "_s);
    m_shown->panel.generate();
    QCOMPARE(m_shown->submitted.size(), 0U);
    QCOMPARE(labelsWith(m_shown->panel, u"what the picture should show"_s).size(), 1);
    type(m_shown->panel, u"a"_s);
    QCOMPARE(labelsWith(m_shown->panel, u"what the picture should show"_s).size(), 0);
}

void TestComposePanel::imagesFillTheModelsOwnCount()
{
    type(m_shown->panel, u"a"_s);
    find<QPushButton>(m_shown->panel, u"images_3"_s)->click();
    QCOMPARE(m_shown->panel.imageCount(), 3);
    QCOMPARE(m_shown->panel.jobCount(), 1);
    m_shown->panel.generate();
    QCOMPARE(m_shown->submitted.front().front().request.parameters["batch_size"], Json(3));
    QCOMPARE(m_shown->submitted.front().size(), 1);
}

void TestComposePanel::withoutACountParameterImagesAreJobs()
{
    m_shown->panel.setSchema(strange(), u"Other"_s);
    type(m_shown->panel, u"a"_s);
    find<QPushButton>(m_shown->panel, u"images_4"_s)->click();
    QCOMPARE(m_shown->panel.jobCount(), 4);
    m_shown->panel.generate();
    QCOMPARE(m_shown->submitted.size(), 1U);
    QCOMPARE(m_shown->submitted.front().size(), 4);
}

void TestComposePanel::fixedSeedsOfSeveralJobsDiffer()
{
    ModelSchema schema = strange();
    schema.parameters.push_back(parameter(u"seed"_s, ParameterKind::Integer));
    m_shown->panel.setSchema(schema, u"Other"_s);
    type(m_shown->panel, u"a"_s);
    QTest::keyClicks(find(m_shown->panel, u"seed"_s), u"7"_s);
    find<QPushButton>(m_shown->panel, u"images_3"_s)->click();
    m_shown->panel.generate();
    QCOMPARE(m_shown->submitted.size(), 1U);
    QCOMPARE(m_shown->submitted[0].size(), 3);
    QCOMPARE(m_shown->submitted[0].at(0).request.seed(), std::optional<qint64>{7});
    QCOMPARE(m_shown->submitted[0].at(2).request.seed(), std::optional<qint64>{9});
}

void TestComposePanel::reuseKeepsTheSeedAndRemixDoesNot()
{
    Json values = defaultValues(bundled());
    values["prompt"] = "copper pans";
    values["seed"] = 2088123417;
    values["batch_size"] = 2;
    m_shown->panel.setValues(values, SeedUse::Keep);
    QCOMPARE(m_shown->panel.values(), values);
    m_shown->panel.setValues(values, SeedUse::New);
    QVERIFY(!m_shown->panel.values().contains("seed"));
    QCOMPARE(m_shown->panel.values()["prompt"], Json("copper pans"));
}

void TestComposePanel::unknownValuesAreReported()
{
    Json values = m_shown->panel.values();
    values["refiner"] = true;
    QCOMPARE(m_shown->panel.setValues(values, SeedUse::Keep), QStringList{u"refiner"_s});
}

void TestComposePanel::aDraftSurvivesARestart()
{
    type(m_shown->panel, u"half a thou"_s);
    find<QPushButton>(m_shown->panel, u"size_16_9"_s)->click();
    find<QPushButton>(m_shown->panel, u"images_4"_s)->click();
    find<QDoubleSpinBox>(m_shown->panel, u"param_pag_scale"_s)->setValue(1.5);
    const QByteArray draft = m_shown->panel.draft();
    const Json before = m_shown->panel.values();

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
    type(m_shown->panel, u"patience"_s);
    const QByteArray draft = m_shown->panel.draft();
    ComposePanel next;
    next.restoreDraft(draft);
    QCOMPARE(*parseJson(next.draft()), *parseJson(draft)); // and is not lost meanwhile
    next.setSchema(bundled(), u"Replicate"_s);
    QCOMPARE(next.values()["prompt"], Json("patience"));

    ComposePanel busy;
    busy.setSchema(strange(), u"Other"_s);
    busy.restoreDraft(draft);
    type(busy, u"something new"_s);
    busy.setSchema(bundled(), u"Replicate"_s);
    QCOMPARE(busy.values()["prompt"], Json("something new"));
}

void TestComposePanel::secretsStayOutOfDrafts()
{
    m_shown->panel.setSchema(strange(), u"Other"_s);
    find<QLineEdit>(m_shown->panel, u"param_api_key"_s)->setText(u"hunter2"_s);
    QCOMPARE(find<QLineEdit>(m_shown->panel, u"param_api_key"_s)->echoMode(), QLineEdit::Password);
    QCOMPARE(m_shown->panel.values()["api_key"], Json("hunter2"));
    QVERIFY(!m_shown->panel.draft().contains("hunter2"));
}

void TestComposePanel::changingTheModelKeepsThePrompt()
{
    type(m_shown->panel, u"a lighthouse"_s);
    find<QPushButton>(m_shown->panel, u"images_3"_s)->click();
    m_shown->panel.setSchema(strange(), u"Other"_s);
    QCOMPARE(m_shown->panel.values()["prompt"], Json("a lighthouse"));
    QCOMPARE(m_shown->panel.imageCount(), 3);
    QCOMPARE(find<ModelPicker>(m_shown->panel, u"modelPicker"_s)->model(), u"someone/strange"_s);
}

void TestComposePanel::theModelButtonOpensTheModels()
{
    QSignalSpy wanted{&m_shown->panel, &ComposePanel::modelsWanted};
    auto *const picker = find<ModelPicker>(m_shown->panel, u"modelPicker"_s);
    QCOMPARE(picker->model(), bundled().model);
    QVERIFY(picker->accessibleName().contains(bundled().model));
    picker->setFocus();
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Space, Qt::Key_Down})
        QTest::keyClick(picker, key);
    QTest::mouseClick(picker, Qt::LeftButton);
    QCOMPARE(wanted.size(), 4);
    // That is for Generate.
    QTest::keyClick(picker, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(wanted.size(), 4);
    m_shown->panel.showModelError(u"The provider does not know this model"_s);
    QVERIFY(find<QLabel>(m_shown->panel, u"modelError"_s)->isVisible());
    m_shown->panel.setSchema(bundled(), u"Replicate"_s);
    QVERIFY(!find<QLabel>(m_shown->panel, u"modelError"_s)->isVisible());
}

void TestComposePanel::generateWaitsForTheModel()
{
    ComposePanel empty;
    QVERIFY(!find(empty, u"generate"_s)->isEnabled());
    type(m_shown->panel, u"a"_s);
    m_shown->panel.setModelLoading(true);
    QVERIFY(!find(m_shown->panel, u"generate"_s)->isEnabled());
    m_shown->panel.generate();
    QCOMPARE(m_shown->submitted.size(), 0U);
    m_shown->panel.setModelLoading(false);
    m_shown->panel.generate();
    QCOMPARE(m_shown->submitted.size(), 1U);
}

void TestComposePanel::theButtonTellsCountTimeAndPrice()
{
    find<QPushButton>(m_shown->panel, u"images_3"_s)->click();
    m_shown->panel.setEstimate(12, Amount{0.011});
    const QString name = find(m_shown->panel, u"generate"_s)->accessibleName();
    QCOMPARE(name, u"Generate, 3 images · about 12 s · $0.011"_s);
    m_shown->panel.setSpend({.spend = {.today = 0.42}, .caps = {.day = 5}});
    m_shown->panel.setQueue({.running = 2, .waiting = 5});
    QCOMPARE(find<QPushButton>(m_shown->panel, u"spend"_s)->text(), u"Today $0.42 of $5.00"_s);
    QCOMPARE(find<QPushButton>(m_shown->panel, u"queueWords"_s)->text(),
             u"Queue 2 running, 5 waiting"_s);
}

void TestComposePanel::aHundredThousandCharactersAreAccepted()
{
    const QString novel = QString{u"word "_s}.repeated(20'000);
    type(m_shown->panel, novel);
    QTest::keyClick(find(m_shown->panel, u"prompt"_s), Qt::Key_A);
    m_shown->panel.generate();
    QCOMPARE(m_shown->submitted.size(), 1U);
    QCOMPARE(m_shown->submitted.front().front().request.prompt().size(), novel.size() + 1);
    QVERIFY(find(m_shown->panel, u"prompt"_s)->height() < 300);
}

QTEST_MAIN(TestComposePanel)
#include "tst_composepanel.moc"
