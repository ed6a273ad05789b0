// What a model asks for stands first and is marked; only what its schema requires is demanded; and
// nothing is sent while the field names another model than the form is of.

#include "tests/ui/compose/composesupport.h"
#include "ui/compose/generatebar.h"
#include "ui/compose/modelpicker.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! A background remover: a picture, and a prompt that nobody has to write.
ModelSchema remover()
{
    ModelSchema schema;
    schema.model = u"someone/remover"_s;
    Parameter image = parameter(u"image"_s, ParameterKind::File);
    image.required = true;
    image.order = 1;
    Parameter strength = parameter(u"strength"_s, ParameterKind::Number);
    schema.parameters = {parameter(u"prompt"_s, ParameterKind::String), image, strength};
    return schema;
}

//! An editor: a prompt that has to be written, a picture that may be given.
ModelSchema editor()
{
    ModelSchema schema = remover();
    schema.model = u"someone/editor"_s;
    schema.parameters[0].required = true;
    schema.parameters[1].required = false;
    return schema;
}

int topOf(const ComposePanel &panel, const QString &name)
{
    const QWidget *widget = find(panel, name);
    return widget->mapTo(&panel, QPoint{}).y();
}

} // namespace

class TestFormInputs : public QObject {
    Q_OBJECT
private slots:
    void init() { m_shown = std::make_unique<ShownPanel>(); }
    void aRequiredPictureComesFirstAndIsMarked();
    void aRequiredPromptComesFirstAndThePictureIsInSight();
    void anOptionalPromptIsNotDemanded();
    void aRequiredPictureIsDemanded();
    void theAuthorsPromptIsKept();
    void theAuthorsPromptIsNotCarriedToAnotherModel();
    void aWrongFieldBelowTheFoldIsBroughtIntoSight();
    void nothingIsSentWhileAModelLoads();
    void aModelThatMakesNoPicturesSaysSo();
    void aLargeInputIsTakenOverWhole();
    void severalInputsAreTakenOverWhole();
    void anInputThatIsGoneIsChosenAgain();
    void theQueueFitsInBothLanguages_data();
    void theQueueFitsInBothLanguages();

private:
    [[nodiscard]] GenerateButton *generate() const
    {
        return m_shown->panel.findChild<GenerateButton *>();
    }

    Theme m_theme;
    std::unique_ptr<ShownPanel> m_shown;
};

void TestFormInputs::aRequiredPictureComesFirstAndIsMarked()
{
    m_shown->panel.setSchema(remover(), u"Replicate"_s);
    QCoreApplication::processEvents();
    QVERIFY(find(m_shown->panel, u"param_image"_s)->isVisible()); // not below Advanced
    QVERIFY(topOf(m_shown->panel, u"param_image"_s) < topOf(m_shown->panel, u"prompt"_s));
    QCOMPARE(labelsWith(m_shown->panel, u"required"_s).size(), 1);
}

void TestFormInputs::aRequiredPromptComesFirstAndThePictureIsInSight()
{
    m_shown->panel.setSchema(editor(), u"Replicate"_s);
    QCoreApplication::processEvents();
    QVERIFY(find(m_shown->panel, u"param_image"_s)->isVisible());
    QVERIFY(topOf(m_shown->panel, u"prompt"_s) < topOf(m_shown->panel, u"param_image"_s));
    QCOMPARE(labelsWith(m_shown->panel, u"optional"_s).size(), 1);
}

void TestFormInputs::anOptionalPromptIsNotDemanded()
{
    m_shown->panel.setSchema(remover(), u"Replicate"_s);
    find<QLineEdit>(m_shown->panel, u"param_image"_s)->setText(u"https://example.com/a.png"_s);
    QTest::mouseClick(generate(), Qt::LeftButton);
    QCOMPARE(m_shown->submitted.size(), 1U);
    QVERIFY(!m_shown->submitted[0].front().request.parameters.contains("prompt"));
}

void TestFormInputs::aRequiredPictureIsDemanded()
{
    m_shown->panel.setSchema(remover(), u"Replicate"_s);
    QTest::mouseClick(generate(), Qt::LeftButton);
    QCOMPARE(m_shown->submitted.size(), 0U);
    QCOMPARE(labelsWith(m_shown->panel, u"Image is needed."_s).size(), 1);
    QVERIFY(find(m_shown->panel, u"param_image"_s)->hasFocus());
}

void TestFormInputs::theAuthorsPromptIsKept()
{
    ModelSchema schema = remover();
    schema.parameters[0].defaultValue = "a product on white";
    schema.parameters[1].required = false;
    m_shown->panel.setSchema(schema, u"Replicate"_s);
    QCOMPARE(find<QTextEdit>(m_shown->panel, u"prompt"_s)->toPlainText(), u"a product on white"_s);
    QTest::mouseClick(generate(), Qt::LeftButton);
    QCOMPARE(m_shown->submitted.size(), 1U);
    QCOMPARE(m_shown->submitted[0].front().request.prompt(), u"a product on white"_s);
    // Emptied, it is sent empty: else the default would come back behind the artist's back.
    type(m_shown->panel, {});
    QTest::mouseClick(generate(), Qt::LeftButton);
    QCOMPARE(m_shown->submitted.size(), 2U);
    QCOMPARE(m_shown->submitted[1].front().request.parameters.at("prompt"), Json(""));
}

void TestFormInputs::theAuthorsPromptIsNotCarriedToAnotherModel()
{
    ModelSchema first = editor();
    first.parameters[0].defaultValue = "the author's example";
    m_shown->panel.setSchema(first, u"Replicate"_s);
    m_shown->panel.setSchema(remover(), u"Replicate"_s);
    QCOMPARE(find<QTextEdit>(m_shown->panel, u"prompt"_s)->toPlainText(), QString{});
    m_shown->panel.setSchema(first, u"Replicate"_s);
    type(m_shown->panel, u"my own"_s);
    m_shown->panel.setSchema(remover(), u"Replicate"_s);
    QCOMPARE(find<QTextEdit>(m_shown->panel, u"prompt"_s)->toPlainText(), u"my own"_s);
}

void TestFormInputs::aWrongFieldBelowTheFoldIsBroughtIntoSight()
{
    m_shown->panel.resize(344, 420);
    type(m_shown->panel, u"a"_s);
    auto *spin = find<QAbstractSpinBox>(m_shown->panel, u"param_clip_skip"_s);
    spin->findChild<QLineEdit *>()->setText(u"0"_s); // behind the closed Advanced
    QTest::mouseClick(generate(), Qt::LeftButton);
    QCOMPARE(m_shown->submitted.size(), 0U);
    auto *problem = find<QLabel>(m_shown->panel, u"problem_clip_skip"_s);
    QTRY_VERIFY(!problem->visibleRegion().isEmpty());
    QTRY_COMPARE(problem->visibleRegion().boundingRect(), problem->rect()); // all of it
    QVERIFY(!spin->visibleRegion().isEmpty());
    QVERIFY(spin->hasFocus());
}

void TestFormInputs::nothingIsSentWhileAModelLoads()
{
    type(m_shown->panel, u"a fox"_s);
    m_shown->panel.setModelLoading(true);
    QVERIFY(!generate()->isEnabled());
    QVERIFY(generate()->detail().contains(u"loaded"_s));
    m_shown->panel.generate();
    QCOMPARE(m_shown->submitted.size(), 0U);
}

void TestFormInputs::aModelThatMakesNoPicturesSaysSo()
{
    auto *note = find<QLabel>(m_shown->panel, u"modelOutput"_s);
    QVERIFY(!note->isVisible());
    ModelSchema schema = editor();
    schema.output = OutputShape::Text;
    m_shown->panel.setSchema(schema, u"Replicate"_s);
    QCoreApplication::processEvents();
    QVERIFY(note->isVisible());
    QVERIFY2(note->text().contains(u"writes text"_s), qPrintable(note->text()));
    QVERIFY(!generate()->detail().contains(u"image"_s));
}

namespace {
//! As earlier versions wrote them into requests; longer than a line edit takes.
QString inlined(char fill)
{
    return u"data:image/png;base64,"_s + QString::fromLatin1(QByteArray(100'000, fill).toBase64());
}
} // namespace

void TestFormInputs::aLargeInputIsTakenOverWhole()
{
    m_shown->panel.setSchema(remover(), u"Replicate"_s);
    m_shown->panel.setValues({{"image", toJson(inlined('a'))}}, SeedUse::Keep);
    QCOMPARE(find<QLabel>(m_shown->panel, u"pictureFacts_image"_s)->text(), u"image/png, 100 kB"_s);
    m_shown->panel.generate();
    QCOMPARE(m_shown->submitted.size(), 1U);
    const Json &sent = m_shown->submitted[0].front().request.parameters;
    QVERIFY(textAt(sent, "image") == inlined('a'));
    QVERIFY(m_shown->files.isEmpty());
}

void TestFormInputs::severalInputsAreTakenOverWhole()
{
    ModelSchema schema = remover();
    schema.parameters[1] = parameter(u"images"_s, ParameterKind::Files);
    m_shown->panel.setSchema(schema, u"Replicate"_s);
    const std::string kept = "input:" + std::string(64, 'b');
    const Json images = {toJson(inlined('a')), toJson(inlined('c')), kept};
    m_shown->panel.setValues({{"images", images}}, SeedUse::Keep);
    QCOMPARE(find<QLabel>(m_shown->panel, u"pictureName_images_2"_s)->text(),
             u"Picture bbbbbbbb of the library"_s);
    // One more is put behind them by hand.
    find<QLineEdit>(m_shown->panel, u"param_images"_s)->setText(u"https://example.com/a.png"_s);
    m_shown->panel.generate();
    QCOMPARE(m_shown->submitted.size(), 1U);
    const Json &sent = m_shown->submitted[0].front().request.parameters.at("images");
    QCOMPARE(sent.size(), 4U);
    for (size_t i = 0; i < images.size(); ++i)
        QVERIFY(sent[i] == images[i]);
}

void TestFormInputs::anInputThatIsGoneIsChosenAgain()
{
    m_shown->panel.setSchema(remover(), u"Replicate"_s);
    const QString name = u"input:"_s + QString{64, u'0'};
    m_shown->panel.setValues({{"image", toJson(name)}}, SeedUse::Keep);
    m_shown->panel.showMissing({name});
    QCOMPARE(labelsWith(m_shown->panel, u"Choose it again."_s).size(), 1);
    QCOMPARE(m_shown->panel.focusWidget(), find(m_shown->panel, u"picture_image"_s));
}

void TestFormInputs::theQueueFitsInBothLanguages_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("Chinese") << u"zh_CN"_s;
}

void TestFormInputs::theQueueFitsInBothLanguages()
{
    QFETCH(QString, language);
    QTranslator translator;
    if (language != u"en") {
        QVERIFY(translator.load(u":/i18n/limner_%1.qm"_s.arg(language)));
        QCoreApplication::installTranslator(&translator);
    }
    ComposePanel panel;
    panel.resize(344, 800); // as wide as it is at first
    panel.setSchema(bundled(), u"Replicate"_s);
    BudgetState state;
    state.spend.today = 10.42;
    state.caps.day = 25;
    panel.setSpend(state);
    panel.setQueue({.running = 5, .waiting = 43, .paused = true});
    panel.show();
    QCoreApplication::processEvents();
    for (const QString &name : {u"spend"_s, u"queueWords"_s, u"queueWordsResume"_s}) {
        const auto *words = find<QPushButton>(panel, name);
        QVERIFY(words->isVisible());
        QVERIFY2(words->width() >= words->fontMetrics().horizontalAdvance(words->text()),
                 qPrintable(words->text()));
        const QRect place{words->mapTo(&panel, QPoint{}), words->size()};
        QVERIFY2(panel.rect().contains(place), qPrintable(words->text()));
    }
    QCoreApplication::removeTranslator(&translator);
}

QTEST_MAIN(TestFormInputs)
#include "tst_forminputs.moc"
