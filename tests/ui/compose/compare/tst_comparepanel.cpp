#include "tests/ui/compose/composesupport.h"
#include "ui/compose/compare/comparefoot.h"
#include "ui/compose/compare/comparelist.h"
#include "ui/compose/compare/comparepanel.h"
#include "ui/compose/generatebar.h"
#include "ui/compose/compare/sharedform.h"

#include <QLabel>
#include <QSpinBox>

#include <set>

using namespace limner;
using namespace limner::test;

namespace {

//! One picture a job, a shape in words, and one number of its own.
ModelSchema printer()
{
    ModelSchema schema;
    schema.model = u"b/printer"_s;
    Parameter prompt = parameter(u"prompt"_s, ParameterKind::Text);
    prompt.required = true;
    Parameter shape = parameter(u"aspect_ratio"_s, ParameterKind::Choice);
    shape.choices = {"1:1", "16:9"};
    Parameter steps = parameter(u"steps"_s, ParameterKind::Integer);
    steps.minimum = 1;
    steps.maximum = 50;
    steps.defaultValue = 4;
    Parameter seed = parameter(u"seed"_s, ParameterKind::Integer);
    seed.minimum = 0;
    seed.maximum = 65535;
    schema.parameters = {prompt, shape, steps, seed};
    return schema;
}

//! Wants a picture that nobody has given.
ModelSchema upscaler()
{
    ModelSchema schema = printer();
    schema.model = u"c/upscaler"_s;
    Parameter image = parameter(u"image"_s, ParameterKind::File);
    image.required = true;
    schema.parameters.push_back(image);
    return schema;
}

struct Shown {
    ComparePanel panel;
    std::vector<QList<JobDraft>> submitted = {};

    Shown()
    {
        panel.resize(344, 800);
        QObject::connect(&panel, &ComparePanel::submitted, &panel,
                         [this](const QList<JobDraft> &drafts) { submitted.push_back(drafts); });
        panel.show();
        QCoreApplication::processEvents();
    }
    CompareRow *add(const ModelSchema &schema, const QString &provider = u"replicate"_s)
    {
        CompareRow *const row = panel.add({.provider = provider, .model = schema.model});
        if (row)
            row->setSchema(schema);
        return row;
    }
    void write(const QString &prompt)
    {
        find<QTextEdit>(panel, u"shared_prompt"_s)->setPlainText(prompt);
    }
    QWidget *button() { return find(panel, u"compareGenerate"_s); }
    QString detail() { return panel.foot().button().detail(); }
};

} // namespace

class TestComparePanel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_theme.setChoice(ThemeChoice::Dark); }
    void init() { m_shown = std::make_unique<Shown>(); }
    void cleanup() { m_shown.reset(); }

    void oneClickIsOneGroupWithOneSeed();
    void aDoubleClickIsOneGroup();
    void aChosenSeedGoesToAllThatAllowIt();
    void imagesAreOfEachModel();
    void theButtonTellsTheSum();
    void whatIsMissingIsSaidInItsRowAndAtTheButton();
    void theSameTwiceIsRefusedUntilItDiffers();
    void oneThatIsGoneLeavesTheOthers();
    void thereAreSixAtMost();
    void aDraftComesBack();
    void howManyTakeANegativePromptIsSaid();

private:
    Theme m_theme;
    std::unique_ptr<Shown> m_shown;
};

void TestComparePanel::oneClickIsOneGroupWithOneSeed()
{
    m_shown->add(bundled());
    m_shown->add(printer(), u"together"_s);
    m_shown->write(u"a heron"_s);
    QTest::mouseClick(m_shown->button(), Qt::LeftButton);
    QCOMPARE(m_shown->submitted.size(), 1U);
    const QList<JobDraft> &drafts = m_shown->submitted.front();
    QCOMPARE(drafts.size(), 2);
    QVERIFY(!drafts.front().group.isEmpty());
    QCOMPARE(drafts.back().group, drafts.front().group);
    QCOMPARE(drafts.front().request.model, bundled().model);
    QCOMPARE(drafts.back().request.provider, u"together"_s);
    QVERIFY(drafts.front().request.seed());
    QCOMPARE(drafts.back().request.seed(), drafts.front().request.seed());
    QVERIFY(*drafts.back().request.seed() <= 65535);
    for (const JobDraft &draft : drafts) {
        QVERIFY(draft.seedDrawn);
        QVERIFY(!draft.seedFixed);
        QCOMPARE(draft.request.prompt(), u"a heron"_s);
    }
    QCOMPARE(textAt(drafts.back().request.parameters, "aspect_ratio"), u"1:1"_s);
}

void TestComparePanel::aDoubleClickIsOneGroup()
{
    m_shown->add(bundled());
    m_shown->add(printer());
    m_shown->write(u"a heron"_s);
    QWidget *const button = m_shown->button();
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
    click(1000);
    click(1150);
    QCOMPARE(m_shown->submitted.size(), 1U);
}

void TestComparePanel::aChosenSeedGoesToAllThatAllowIt()
{
    m_shown->add(bundled());
    CompareRow *const small = m_shown->add(printer());
    m_shown->write(u"a heron"_s);
    m_shown->panel.shared().setValues({{"prompt", "a heron"}, {"seed", 70000}});
    QVERIFY(!find<QLabel>(*small, u"compareNote"_s)->text().isEmpty()); // it does not go as far
    m_shown->panel.generate();
    const QList<JobDraft> &drafts = m_shown->submitted.front();
    QCOMPARE(drafts.front().request.seed(), std::optional<qint64>{70000});
    QVERIFY(drafts.front().seedFixed);
    QVERIFY(!drafts.back().request.seed());
    QVERIFY(!drafts.back().seedFixed);
}

void TestComparePanel::imagesAreOfEachModel()
{
    m_shown->add(bundled());
    m_shown->add(printer());
    m_shown->write(u"a heron"_s);
    m_shown->panel.shared().setImages(3);
    m_shown->panel.generate();
    const QList<JobDraft> &drafts = m_shown->submitted.front();
    QCOMPARE(drafts.size(), 4); // three in one job, and one each
    std::set<qint64> seeds;
    for (const JobDraft &draft : drafts.mid(1))
        seeds.insert(draft.request.seed().value_or(-1));
    QCOMPARE(seeds.size(), size_t{3});
}

void TestComparePanel::theButtonTellsTheSum()
{
    QCOMPARE(m_shown->detail(), u"add a model"_s);
    m_shown->add(bundled());
    m_shown->add(printer());
    QCOMPARE(m_shown->detail(), u"2 images · 2 models · price unknown"_s);
    m_shown->panel.setPrices({Amount{0.0037}, Amount{0.0028}});
    QCOMPARE(m_shown->detail(), u"2 images · 2 models · $0.0065"_s);
    m_shown->panel.setPrices({Amount{0.0037}, std::nullopt});
    QCOMPARE(m_shown->detail(), u"2 images · 2 models · price unknown"_s);
}

void TestComparePanel::whatIsMissingIsSaidInItsRowAndAtTheButton()
{
    m_shown->panel.generate();
    m_shown->add(printer());
    m_shown->panel.generate();
    QCOMPARE(m_shown->detail(), u"the prompt is missing"_s);
    m_shown->write(u"a heron"_s);
    CompareRow *const row = m_shown->add(upscaler());
    m_shown->panel.generate();
    QCOMPARE(m_shown->detail(), u"upscaler: image is missing"_s);
    QVERIFY(!row->complaint().isEmpty());
    QVERIFY(m_shown->submitted.empty());
}

void TestComparePanel::theSameTwiceIsRefusedUntilItDiffers()
{
    m_shown->add(printer());
    CompareRow *const second = m_shown->add(printer());
    m_shown->write(u"a heron"_s);
    m_shown->panel.generate();
    QVERIFY(m_shown->submitted.empty());
    QVERIFY2(m_shown->detail().contains(u"twice"_s), qPrintable(m_shown->detail()));
    second->setValues({{"steps", 20}});
    m_shown->panel.generate();
    QCOMPARE(m_shown->submitted.size(), 1U);
}

void TestComparePanel::oneThatIsGoneLeavesTheOthers()
{
    m_shown->add(bundled());
    CompareRow *const gone = m_shown->panel.add({.provider = u"replicate"_s, .model = u"a/gone"_s});
    gone->setFailure(u"There is no such model."_s);
    m_shown->write(u"a heron"_s);
    QCOMPARE(find<QLabel>(*gone, u"compareNote"_s)->text(), u"There is no such model."_s);
    QVERIFY(m_shown->detail().startsWith(u"1 image · 1 model"_s));
    m_shown->panel.generate();
    QCOMPARE(m_shown->submitted.front().size(), 1);
}

void TestComparePanel::thereAreSixAtMost()
{
    for (int i = 0; i < 6; ++i)
        QVERIFY(m_shown->add(printer()));
    QVERIFY(!m_shown->add(printer()));
    QVERIFY(!find(m_shown->panel, u"compareAdd"_s)->isVisibleTo(&m_shown->panel));
    QCOMPARE(find<QLabel>(m_shown->panel, u"compareCount"_s)->text(), u"6 of 6"_s);
}

void TestComparePanel::aDraftComesBack()
{
    m_shown->add(bundled());
    m_shown->add(printer(), u"together"_s)->setValues({{"steps", 17}});
    m_shown->panel.shared().setValues({{"prompt", "a heron"}, {"width", 768}, {"height", 1024}});
    m_shown->panel.shared().setImages(2);
    const CompareDraft draft = m_shown->panel.draft();
    QCOMPARE(compareDraftFrom(toJson(draft)), draft);
    Shown later;
    later.panel.restore(draft);
    for (CompareRow *row : later.panel.list().rows())
        row->setSchema(row->model() == u"b/printer"_s ? printer() : bundled());
    QCOMPARE(later.panel.draft(), draft);
    QVERIFY(compareDraftFrom(Json::array({1, 2})).models.empty());
}

void TestComparePanel::howManyTakeANegativePromptIsSaid()
{
    m_shown->add(bundled());
    m_shown->add(printer());
    QStringList words;
    for (const QLabel *label : m_shown->panel.shared().findChildren<QLabel *>())
        words.append(label->text());
    QVERIFY2(words.contains(u"1 of 2 takes one"_s), qPrintable(words.join(u'|')));
}

QTEST_MAIN(TestComparePanel)
#include "tst_comparepanel.moc"
