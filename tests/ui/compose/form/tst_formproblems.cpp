// What is wrong is said at its field while it is typed; Generate says which field, and takes one
// there; what a parameter is about opens at its label.

#include "tests/ui/compose/composesupport.h"
#include "ui/compose/generatebar.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestFormProblems : public QObject {
    Q_OBJECT
private slots:
    void init() { m_shown = std::make_unique<ShownPanel>(); }
    void cleanup() { m_shown.reset(); }
    void aBoundIsSaidWhileOneTypes();
    void anExactBoundIsKept();
    void anEmptyRequiredFieldIsNoMistakeYet();
    void generateNamesWhatIsMissingAndGoesThere();
    void jsonIsCheckedAtEveryKey_data();
    void jsonIsCheckedAtEveryKey();
    void generateIsLoudAgainOnceAllIsRight();
    void whatAParameterIsAboutOpensAtItsLabel();
    void theDescriptionOpensByKey();

private:
    void show(std::vector<Parameter> parameters)
    {
        ModelSchema schema;
        schema.model = u"someone/problems"_s;
        schema.parameters = {parameter(u"prompt"_s, ParameterKind::String)};
        for (Parameter &each : parameters)
            schema.parameters.push_back(std::move(each));
        m_shown->panel.setSchema(schema, u"Other"_s);
        find<QPushButton>(m_shown->panel, u"advancedToggle"_s)->setChecked(true);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QString problem(const QString &name) const
    {
        return find<QLabel>(m_shown->panel, u"problem_"_s + name)->text();
    }
    [[nodiscard]] QString detail() const
    {
        return m_shown->panel.findChild<GenerateButton *>()->detail();
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

void TestFormProblems::aBoundIsSaidWhileOneTypes()
{
    Parameter quality = parameter(u"output_quality"_s, ParameterKind::Integer);
    quality.minimum = 0;
    quality.maximum = 100;
    quality.defaultValue = 80;
    show({quality});
    typeInto(u"param_output_quality"_s, u"12"_s);
    QCOMPARE(problem(u"output_quality"_s), QString{});
    QTest::keyClicks(find(m_shown->panel, u"param_output_quality"_s), u"0"_s);
    QCOMPARE(problem(u"output_quality"_s), u"Output quality must be 100 or less."_s);
    QCOMPARE(detail(), u"output quality is above 100"_s);
    QTest::keyClick(find(m_shown->panel, u"param_output_quality"_s), Qt::Key_Backspace);
    QCOMPARE(problem(u"output_quality"_s), QString{});
}

void TestFormProblems::anExactBoundIsKept()
{
    Parameter number = parameter(u"number"_s, ParameterKind::Integer);
    number.minimum = 0;
    number.maximum = 9007199254740992.0;
    number.exactMaximum = 9007199254740992;
    show({number});
    typeInto(u"param_number"_s, u"9007199254740992"_s);
    QCOMPARE(problem(u"number"_s), QString{});
    typeInto(u"param_number"_s, u"9007199254740993"_s);
    QCOMPARE(problem(u"number"_s), u"Number must be 9007199254740992 or less."_s);
    typeInto(u"param_number"_s, u"99999999999999999999"_s); // beyond 64 bits
    QVERIFY(!problem(u"number"_s).isEmpty());
    m_shown->panel.generate();
    QCOMPARE(m_shown->submitted.size(), 0U);
}

void TestFormProblems::anEmptyRequiredFieldIsNoMistakeYet()
{
    Parameter name = parameter(u"name"_s, ParameterKind::String);
    name.required = true;
    name.minimumLength = 3;
    show({name});
    QCOMPARE(problem(u"name"_s), QString{});
    typeInto(u"param_name"_s, u"a"_s); // and not too short before one has finished
    QCOMPARE(problem(u"name"_s), QString{});
    QTest::keyClick(find(m_shown->panel, u"param_name"_s), Qt::Key_Backspace);
    QCOMPARE(problem(u"name"_s), QString{});
    QVERIFY(!detail().contains(u"name"_s));
}

void TestFormProblems::generateNamesWhatIsMissingAndGoesThere()
{
    Parameter image = parameter(u"image"_s, ParameterKind::File);
    image.required = true;
    show({image});
    auto *const button = m_shown->panel.findChild<GenerateButton *>();
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(m_shown->submitted.size(), 0U);
    QCOMPARE(detail(), u"image is missing"_s);
    QVERIFY(button->isEnabled());
    QVERIFY(find(m_shown->panel, u"param_image"_s)->hasFocus());
    find(m_shown->panel, u"prompt"_s)->setFocus();
    QTest::keyClick(find(m_shown->panel, u"prompt"_s), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(find(m_shown->panel, u"param_image"_s)->hasFocus());
}

void TestFormProblems::jsonIsCheckedAtEveryKey_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words"); // "" = right
    QTest::newRow("right") << u"{\"a\": [1, 2]}"_s << QString{};
    QTest::newRow("empty") << u"  "_s << QString{};
    QTest::newRow("cut") << u"{\"a\":"_s << u"line 1, column 6"_s;
    QTest::newRow("comma") << u"{\"a\": 1,\n \"b\": 2,\n}"_s << u"line 3, column 1"_s;
    QTest::newRow("quotes") << u"{'a': 1}"_s << u"line 1, column 2"_s;
    QTest::newRow("behind") << u"{} x"_s << u"line 1, column 4"_s;
    QTest::newRow("other letters") << u"{\"木\": 1,\n木}"_s << u"line 2, column 1"_s;
}

void TestFormProblems::jsonIsCheckedAtEveryKey()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    show({parameter(u"extra"_s, ParameterKind::Object)});
    find<QPlainTextEdit>(m_shown->panel, u"param_extra"_s)->setPlainText(text);
    if (words.isEmpty()) {
        QCOMPARE(problem(u"extra"_s), QString{});
        return;
    }
    QVERIFY2(problem(u"extra"_s).contains(u"Extra is not valid JSON."_s) &&
                 problem(u"extra"_s).contains(words),
             qPrintable(problem(u"extra"_s)));
    m_shown->panel.generate();
    QCOMPARE(m_shown->submitted.size(), 0U);
}

void TestFormProblems::generateIsLoudAgainOnceAllIsRight()
{
    show({parameter(u"extra"_s, ParameterKind::Object)});
    typeInto(u"param_extra"_s, u"{"_s);
    QCOMPARE(detail(), u"extra is not right yet"_s);
    QTest::keyClicks(find(m_shown->panel, u"param_extra"_s), u"}"_s);
    QVERIFY(detail().contains(u"1 image"_s));
    m_shown->panel.generate();
    QCOMPARE(m_shown->submitted.size(), 1U);
}

void TestFormProblems::whatAParameterIsAboutOpensAtItsLabel()
{
    Parameter tile = parameter(u"tile"_s, ParameterKind::Boolean);
    tile.description = u"Makes the edges meet <b>exactly</b>."_s;
    show({tile, parameter(u"plain"_s, ParameterKind::Boolean)});
    QVERIFY(!find(m_shown->panel, u"about_plain"_s)); // nothing to tell
    auto *const words = find<QLabel>(m_shown->panel, u"description_tile"_s);
    QVERIFY(!words->isVisible());
    auto *const about = find<QToolButton>(m_shown->panel, u"about_tile"_s);
    QVERIFY(about->accessibleName().contains(u"What is this?"_s));
    QTest::mouseClick(about, Qt::LeftButton);
    QVERIFY(words->isVisible());
    QCOMPARE(words->text(), tile.description); // the author's words, never markup
    QCOMPARE(words->textFormat(), Qt::PlainText);
    QTest::mouseClick(about, Qt::LeftButton);
    QVERIFY(!words->isVisible());
}

void TestFormProblems::theDescriptionOpensByKey()
{
    auto *const prompt = find(m_shown->panel, u"prompt"_s);
    prompt->setFocus();
    QTest::keyClick(prompt, Qt::Key_F1);
    QVERIFY(find(m_shown->panel, u"description_prompt"_s)->isVisible());
    QTest::keyClick(prompt, Qt::Key_F1);
    QVERIFY(!find(m_shown->panel, u"description_prompt"_s)->isVisible());
}

QTEST_MAIN(TestFormProblems)
#include "tst_formproblems.moc"
