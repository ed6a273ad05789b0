// What is typed is what the request holds: digit for digit, line for line, and nothing where
// nothing was set.

#include "tests/ui/compose/composesupport.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestFormValues : public QObject {
    Q_OBJECT
private slots:
    void init() { m_shown = std::make_unique<ShownPanel>(); }
    void cleanup() { m_shown.reset(); }
    void wholeNumbersStayDigitForDigit_data();
    void wholeNumbersStayDigitForDigit();
    void aSeedStaysDigitForDigit_data();
    void aSeedStaysDigitForDigit();
    void aNumberIsTakenAwayAgain();
    void aSliderThatIsNotSetSaysSo();
    void aSwitchKnowsAThirdState();
    void linesMakeAList();
    void aListIsReusedAsItWas_data();
    void aListIsReusedAsItWas();
    void anyJsonIsSentAsItWasWritten();
    void aSizeThatNobodySetIsNotSent();
    void hundredsOfFieldsAreMadeByThePage();
    void aValueBelowThePageIsSentAndReused();
    void aProblemBelowThePageIsReached();
    void theSameSchemaLeavesTheFormAlone();

private:
    //! A prompt that nobody has to write, and these.
    void show(std::vector<Parameter> parameters)
    {
        ModelSchema schema;
        schema.model = u"someone/values"_s;
        schema.parameters = {parameter(u"prompt"_s, ParameterKind::String)};
        for (Parameter &each : parameters) {
            each.order = static_cast<int>(schema.parameters.size());
            schema.parameters.push_back(std::move(each));
        }
        m_shown->panel.setSchema(schema, u"Other"_s);
        find<QPushButton>(m_shown->panel, u"advancedToggle"_s)->setChecked(true);
    }
    //! What Generate sends.
    Json sent()
    {
        const size_t before = m_shown->submitted.size();
        m_shown->panel.generate();
        return m_shown->submitted.size() == before
                   ? Json("nothing")
                   : m_shown->submitted.back().front().request.parameters;
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

void TestFormValues::wholeNumbersStayDigitForDigit_data()
{
    QTest::addColumn<QString>("digits");
    for (const char *digits : {"0", "4294967295", "9007199254740993", "-9007199254740993",
                               "9223372036854775807", "-9223372036854775808"})
        QTest::newRow(digits) << QString::fromLatin1(digits);
}

void TestFormValues::wholeNumbersStayDigitForDigit()
{
    QFETCH(QString, digits);
    show({parameter(u"number"_s, ParameterKind::Integer)});
    typeInto(u"param_number"_s, digits);
    const Json first = sent();
    QCOMPARE(toBytes(first), "{\"number\":" + digits.toUtf8() + '}');
    // Reused, left by Tab, generated again: still the same digits.
    m_shown->panel.setValues(Json::object(), SeedUse::Keep);
    QCOMPARE(toBytes(sent()), QByteArray{"{}"});
    m_shown->panel.setValues(first, SeedUse::Keep);
    auto *const box = find<QAbstractSpinBox>(m_shown->panel, u"param_number"_s);
    QCOMPARE(box->text(), digits);
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Tab);
    QCOMPARE(toBytes(sent()), toBytes(first));
}

void TestFormValues::aSeedStaysDigitForDigit_data()
{
    wholeNumbersStayDigitForDigit_data();
}

void TestFormValues::aSeedStaysDigitForDigit()
{
    QFETCH(QString, digits);
    if (digits.startsWith(u'-'))
        return; // random
    show({parameter(u"seed"_s, ParameterKind::Integer)});
    typeInto(u"seed"_s, digits);
    const Json first = sent();
    QCOMPARE(toBytes(first), "{\"seed\":" + digits.toUtf8() + '}');
    m_shown->panel.setValues(Json::object(), SeedUse::Keep);
    m_shown->panel.setValues(first, SeedUse::Keep);
    QCOMPARE(find<QLineEdit>(m_shown->panel, u"seed"_s)->text(), digits);
    QCOMPARE(toBytes(sent()), toBytes(first));
}

void TestFormValues::aNumberIsTakenAwayAgain()
{
    Parameter number = parameter(u"number"_s, ParameterKind::Number);
    number.nullable = true;
    show({number});
    auto *const line = find(m_shown->panel, u"param_number"_s)->findChild<QLineEdit *>();
    QCOMPARE(line->placeholderText(), u"Not set"_s);
    QCOMPARE(sent(), Json::object());
    typeInto(u"param_number"_s, u"0.25"_s);
    QCOMPARE(sent(), Json({{"number", 0.25}}));
    find<QToolButton>(m_shown->panel, u"clear_number"_s)->click();
    QCOMPARE(line->text(), QString{});
    QCOMPARE(sent(), Json::object());
    QVERIFY(!find(m_shown->panel, u"clear_number"_s)->isVisible());
    // Zero is a number.
    typeInto(u"param_number"_s, u"0"_s);
    QCOMPARE(sent(), Json({{"number", 0}}));
    // Deleting the text is the same as the button.
    QTest::keyClick(find(m_shown->panel, u"param_number"_s), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(find(m_shown->panel, u"param_number"_s), Qt::Key_Backspace);
    QCOMPARE(sent(), Json::object());
}

void TestFormValues::aSliderThatIsNotSetSaysSo()
{
    Parameter strength = parameter(u"softness"_s, ParameterKind::Number);
    strength.minimum = 0;
    strength.maximum = 1;
    show({strength});
    auto *const slider = find<QSlider>(m_shown->panel, u"slider_softness"_s);
    QCOMPARE(slider->property("state").toString(), u"unset"_s);
    QCOMPARE(sent(), Json::object());
    QTest::keyClick(slider, Qt::Key_Right);
    QCOMPARE(sent(), Json({{"softness", 0.01}}));
    QCOMPARE(slider->property("state").toString(), u"set"_s);
    find<QToolButton>(m_shown->panel, u"clear_softness"_s)->click();
    QCOMPARE(sent(), Json::object());
    QCOMPARE(slider->property("state").toString(), u"unset"_s);
}

void TestFormValues::aSwitchKnowsAThirdState()
{
    show({parameter(u"tile"_s, ParameterKind::Boolean)});
    QCOMPARE(labelsWith(m_shown->panel, u"not set"_s).size(), 1);
    QCOMPARE(sent(), Json::object());
    QTest::keyClick(find(m_shown->panel, u"param_tile"_s), Qt::Key_Space);
    QCOMPARE(sent(), Json({{"tile", true}}));
    QTest::keyClick(find(m_shown->panel, u"param_tile"_s), Qt::Key_Space);
    QCOMPARE(sent(), Json({{"tile", false}}));
    find<QToolButton>(m_shown->panel, u"clear_tile"_s)->click();
    QCOMPARE(sent(), Json::object());
    QCOMPARE(labelsWith(m_shown->panel, u"not set"_s).size(), 1);
}

void TestFormValues::linesMakeAList()
{
    Parameter words = parameter(u"words"_s, ParameterKind::List);
    words.items = {{"type", "string"}};
    Parameter weights = parameter(u"weights"_s, ParameterKind::List);
    weights.items = {{"type", "number"}};
    show({words, weights});
    typeInto(u"param_words"_s, u"a fox"_s);
    QTest::keyClick(find(m_shown->panel, u"param_words"_s), Qt::Key_Return);
    QTest::keyClicks(find(m_shown->panel, u"param_words"_s), u"12"_s);
    typeInto(u"param_weights"_s, u"0.5"_s);
    QTest::keyClick(find(m_shown->panel, u"param_weights"_s), Qt::Key_Return);
    QTest::keyClicks(find(m_shown->panel, u"param_weights"_s), u"9007199254740993"_s);
    QCOMPARE(toBytes(sent()),
             QByteArray{"{\"weights\":[0.5,9007199254740993],\"words\":[\"a fox\",\"12\"]}"});
    typeInto(u"param_words"_s, u"[\"two\\nlines\", \"b\"]"_s);
    QCOMPARE(sent().at("words"), Json::array({"two\nlines", "b"}));
    typeInto(u"param_weights"_s, u"half"_s);
    QCOMPARE(sent(), Json("nothing"));
}

void TestFormValues::aListIsReusedAsItWas_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("list");
    QTest::newRow("texts") << u"string"_s << QByteArray{R"(["a","12","  spaced"])"};
    QTest::newRow("brackets") << u"string"_s << QByteArray{R"(["[1]"])"};
    QTest::newRow("lines") << u"string"_s << QByteArray{R"(["a\nb",""])"};
    QTest::newRow("numbers") << u"number"_s << QByteArray{R"([1,0.5])"};
    QTest::newRow("unknown numbers") << QString{} << QByteArray{R"([1,2])"};
    QTest::newRow("unknown mixture") << QString{} << QByteArray{R"(["1",2,{"a":[]}])"};
    QTest::newRow("objects") << u"object"_s << QByteArray{R"([{"a":1},{"b":null}])"};
}

void TestFormValues::aListIsReusedAsItWas()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, list);
    Parameter entries = parameter(u"entries"_s, ParameterKind::List);
    if (!type.isEmpty())
        entries.items = {{"type", type.toStdString()}};
    show({entries});
    m_shown->panel.setValues({{"entries", *parseJson(list)}}, SeedUse::Keep);
    QCOMPARE(toBytes(sent()), "{\"entries\":" + list + '}');
}

void TestFormValues::anyJsonIsSentAsItWasWritten()
{
    Parameter any = parameter(u"any"_s, ParameterKind::Object);
    any.isOpaque = true;
    show({any, parameter(u"extra"_s, ParameterKind::Object)});
    typeInto(u"param_any"_s, u"\"a text\""_s);
    typeInto(u"param_extra"_s, u"{\"b\": [1, {\"c\": null}]}"_s);
    const Json first = sent();
    QCOMPARE(toBytes(first), QByteArray{R"({"any":"a text","extra":{"b":[1,{"c":null}]}})"});
    m_shown->panel.setValues(first, SeedUse::Keep);
    QCOMPARE(sent(), first);
    typeInto(u"param_any"_s, u"3"_s);
    QCOMPARE(sent().at("any"), Json(3));
}

void TestFormValues::aSizeThatNobodySetIsNotSent()
{
    show({parameter(u"width"_s, ParameterKind::Integer),
          parameter(u"height"_s, ParameterKind::Integer)});
    QCOMPARE(find<QLabel>(m_shown->panel, u"sizeText"_s)->text(), u"not set"_s);
    QCOMPARE(sent(), Json::object());
    find<QPushButton>(m_shown->panel, u"size_3_2"_s)->click();
    QCOMPARE(sent(), Json({{"width", 1216}, {"height", 832}}));
    find<QToolButton>(m_shown->panel, u"clear_width"_s)->click();
    QCOMPARE(sent(), Json::object());
    QVERIFY(!find<QPushButton>(m_shown->panel, u"size_3_2"_s)->isChecked());
}

namespace {
std::vector<Parameter> hundreds()
{
    std::vector<Parameter> out;
    for (int i = 0; i < 300; ++i) {
        Parameter number = parameter(u"knob_%1"_s.arg(i), ParameterKind::Integer);
        number.defaultValue = i;
        number.maximum = 1000;
        out.push_back(number);
    }
    return out;
}
} // namespace

void TestFormValues::hundredsOfFieldsAreMadeByThePage()
{
    show(hundreds());
    QVERIFY(find(m_shown->panel, u"param_knob_23"_s));
    QVERIFY(!find(m_shown->panel, u"param_knob_24"_s));
    auto *const more = find<QPushButton>(m_shown->panel, u"advancedMore"_s);
    QCOMPARE(more->text(), u"Show 24 of 276 more"_s);
    more->click();
    QVERIFY(find(m_shown->panel, u"param_knob_47"_s));
    QVERIFY(!find(m_shown->panel, u"param_knob_48"_s));
    QVERIFY(find(m_shown->panel, u"param_knob_24"_s)->hasFocus());
    const Json all = sent(); // what has no field is sent all the same
    QCOMPARE(all.size(), 300U);
    QCOMPARE(all.at("knob_299"), Json(299));
}

void TestFormValues::aValueBelowThePageIsSentAndReused()
{
    show(hundreds());
    m_shown->panel.setValues({{"knob_200", 7}}, SeedUse::Keep);
    QCOMPARE(sent().at("knob_200"), Json(7));
    QVERIFY(m_shown->panel.draft().contains("\"knob_200\":7"));
    for (int page = 0; page < 8; ++page)
        find<QPushButton>(m_shown->panel, u"advancedMore"_s)->click();
    auto *const box = find<QAbstractSpinBox>(m_shown->panel, u"param_knob_200"_s);
    QVERIFY(box);
    QCOMPARE(box->text(), u"7"_s);
    QCOMPARE(sent().at("knob_200"), Json(7));
}

void TestFormValues::aProblemBelowThePageIsReached()
{
    show(hundreds());
    find<QPushButton>(m_shown->panel, u"advancedToggle"_s)->setChecked(false);
    m_shown->panel.setValues({{"knob_250", 5000}}, SeedUse::Keep);
    QCOMPARE(sent(), Json("nothing"));
    auto *const box = find(m_shown->panel, u"param_knob_250"_s);
    QVERIFY(box);
    QVERIFY(box->isVisible());
    QVERIFY(box->hasFocus());
}

void TestFormValues::theSameSchemaLeavesTheFormAlone()
{
    auto *const prompt = find<QTextEdit>(m_shown->panel, u"prompt"_s);
    prompt->setFocus();
    QTest::keyClicks(prompt, u"a fox"_s);
    QTest::keyClick(prompt, Qt::Key_Left);
    m_shown->panel.setSchema(bundled(), u"Replicate"_s);
    QCOMPARE(find<QTextEdit>(m_shown->panel, u"prompt"_s), prompt);
    QVERIFY(prompt->hasFocus());
    QTest::keyClicks(prompt, u"o"_s);
    QVERIFY2(prompt->toPlainText().contains(u"a foox"_s), qPrintable(prompt->toPlainText()));
}

QTEST_MAIN(TestFormValues)
#include "tst_formvalues.moc"
