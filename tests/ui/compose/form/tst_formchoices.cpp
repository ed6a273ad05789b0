// Shapes are chips with true proportions; long lists are searched.

#include "tests/ui/compose/composesupport.h"
#include "ui/compose/form/sizes.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QToolButton>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestFormChoices : public QObject {
    Q_OBJECT
private slots:
    void init() { m_shown = std::make_unique<ShownPanel>(); }
    void cleanup() { m_shown.reset(); }
    void shapesAreReadFromWords_data();
    void shapesAreReadFromWords();
    void anAspectRatioIsChosenByChip();
    void whatIsNoShapeStandsBeside();
    void customShowsTheSidesItMeans();
    void aShapeIsTakenAwayAgain();
    void twoThousandChoicesAreSearched();
    void typingOnTheClosedBoxSearches();
    void nothingFoundIsSaidAndTakesNothing();
    void aSearchedChoiceCanBeNone();
    void escapeLeavesTheChoice();
    void outdatedFieldsAreMarkedAndLast();

private:
    void show(std::vector<Parameter> parameters)
    {
        ModelSchema schema;
        schema.model = u"someone/choices"_s;
        schema.parameters = {parameter(u"prompt"_s, ParameterKind::String)};
        for (Parameter &each : parameters) {
            each.order = static_cast<int>(schema.parameters.size());
            schema.parameters.push_back(std::move(each));
        }
        m_shown->panel.setSchema(schema, u"Other"_s);
        find<QPushButton>(m_shown->panel, u"advancedToggle"_s)->setChecked(true);
        QCoreApplication::processEvents();
    }
    Json sent()
    {
        m_shown->panel.generate();
        return m_shown->submitted.empty() ? Json("nothing")
                                          : m_shown->submitted.back().front().request.parameters;
    }
    static Parameter choice(const QString &name, const QStringList &values,
                            const QString &preset = {})
    {
        Parameter out = parameter(name, ParameterKind::Choice);
        for (const QString &value : values)
            out.choices.push_back(toJson(value));
        if (!preset.isEmpty())
            out.defaultValue = toJson(preset);
        return out;
    }
    static Parameter styles(const QString &preset = {})
    {
        QStringList values;
        for (int i = 0; i < 2000; ++i)
            values << u"style %1"_s.arg(i);
        values[1234] = u"Woodcut"_s;
        values[1500] = u"Driftwood photograph"_s;
        return choice(u"style"_s, values, preset);
    }
    [[nodiscard]] QLineEdit *search() const
    {
        return find<QLineEdit>(m_shown->panel, u"choiceSearch"_s);
    }

    Theme m_theme;
    std::unique_ptr<ShownPanel> m_shown;
};

void TestFormChoices::shapesAreReadFromWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<double>("ratio"); // 0 = none
    QTest::newRow("16:9") << u"16:9"_s << 16.0 / 9;
    QTest::newRow("pixels") << u"1024x1536"_s << 2.0 / 3;
    QTest::newRow("words behind") << u"1280x720 (landscape)"_s << 16.0 / 9;
    QTest::newRow("portrait") << u"portrait_4_3"_s << 3.0 / 4;
    QTest::newRow("landscape") << u"landscape_16_9"_s << 16.0 / 9;
    QTest::newRow("square") << u"square_hd"_s << 1.0;
    QTest::newRow("2K") << u"2K"_s << 0.0;
    QTest::newRow("auto") << u"auto"_s << 0.0;
    QTest::newRow("input") << u"match_input_image"_s << 0.0;
    QTest::newRow("absurd") << u"1000:1"_s << 0.0;
}

void TestFormChoices::shapesAreReadFromWords()
{
    QFETCH(QString, words);
    QFETCH(double, ratio);
    const auto shape = shapeIn(words);
    QCOMPARE(shape.has_value(), ratio > 0);
    if (shape)
        QVERIFY(std::abs(shape->width() / shape->height() - ratio) < 0.01);
}

void TestFormChoices::anAspectRatioIsChosenByChip()
{
    show({choice(u"aspect_ratio"_s, {u"1:1"_s, u"16:9"_s, u"9:16"_s}, u"1:1"_s)});
    QVERIFY(find<QPushButton>(m_shown->panel, u"choice_aspect_ratio_1_1"_s)->isChecked());
    auto *const square = find(m_shown->panel, u"choice_aspect_ratio_1_1"_s);
    square->setFocus();
    QTest::keyClick(square, Qt::Key_Right);
    QCOMPARE(sent(), Json({{"aspect_ratio", "16:9"}}));
    QTest::mouseClick(find(m_shown->panel, u"choice_aspect_ratio_9_16"_s), Qt::LeftButton);
    QCOMPARE(sent(), Json({{"aspect_ratio", "9:16"}}));
    QCOMPARE(namelessControls(m_shown->panel), QStringList{});
}

void TestFormChoices::whatIsNoShapeStandsBeside()
{
    show({choice(u"aspect_ratio"_s, {u"match_input_image"_s, u"1:1"_s, u"3:2"_s}, u"1:1"_s)});
    auto *const input =
        find<QPushButton>(m_shown->panel, u"choice_aspect_ratio_match_input_image"_s);
    QVERIFY(input->isVisible());
    QCOMPARE(input->text(), u"as input"_s);
    QTest::mouseClick(input, Qt::LeftButton);
    QCOMPARE(sent(), Json({{"aspect_ratio", "match_input_image"}}));
}

void TestFormChoices::customShowsTheSidesItMeans()
{
    Parameter width = parameter(u"width"_s, ParameterKind::Integer);
    Parameter height = parameter(u"height"_s, ParameterKind::Integer);
    show({choice(u"aspect_ratio"_s, {u"1:1"_s, u"16:9"_s, u"custom"_s}, u"1:1"_s), width, height});
    QVERIFY(!find(m_shown->panel, u"size_1_1"_s)->isVisible());
    QCOMPARE(sent(), Json({{"aspect_ratio", "1:1"}}));
    QTest::mouseClick(find(m_shown->panel, u"choice_aspect_ratio_custom"_s), Qt::LeftButton);
    QVERIFY(find(m_shown->panel, u"size_1_1"_s)->isVisible());
    find<QPushButton>(m_shown->panel, u"size_3_2"_s)->click();
    QCOMPARE(sent(), Json({{"aspect_ratio", "custom"}, {"width", 1216}, {"height", 832}}));
}

void TestFormChoices::aShapeIsTakenAwayAgain()
{
    show({choice(u"aspect_ratio"_s, {u"1:1"_s, u"16:9"_s})});
    QCOMPARE(sent(), Json::object());
    find<QPushButton>(m_shown->panel, u"choice_aspect_ratio_16_9"_s)->click();
    QCOMPARE(sent(), Json({{"aspect_ratio", "16:9"}}));
    find<QToolButton>(m_shown->panel, u"clear_aspect_ratio"_s)->click();
    QCOMPARE(sent(), Json::object());
    QVERIFY(!find<QPushButton>(m_shown->panel, u"choice_aspect_ratio_16_9"_s)->isChecked());
}

void TestFormChoices::twoThousandChoicesAreSearched()
{
    show({styles(u"style 7"_s)});
    QCOMPARE(labelsWith(m_shown->panel, u"2000 choices"_s).size(), 1);
    auto *const combo = find<QComboBox>(m_shown->panel, u"param_style"_s);
    combo->showPopup();
    QVERIFY(search());
    auto *const list = find<QListView>(m_shown->panel, u"choiceList"_s);
    QCOMPARE(list->model()->rowCount(), 2000);
    QCOMPARE(list->currentIndex().data().toString(), u"style 7"_s);
    QTest::keyClicks(search(), u"WOOD"_s);
    QCOMPARE(list->model()->rowCount(), 2);
    QCOMPARE(find<QLabel>(m_shown->panel, u"choicesFound"_s)->text(), u"2 of 2000"_s);
    QTest::keyClick(search(), Qt::Key_Down);
    QTest::keyClick(search(), Qt::Key_Return);
    QCOMPARE(sent(), Json({{"style", "Driftwood photograph"}}));
    QCOMPARE(combo->currentText(), u"Driftwood photograph"_s);
    QTRY_VERIFY(!search());
}

void TestFormChoices::typingOnTheClosedBoxSearches()
{
    show({styles(u"style 7"_s)});
    QTest::keyClick(find(m_shown->panel, u"param_style"_s), Qt::Key_W);
    QVERIFY(search());
    QTest::keyClicks(search(), u"oodc"_s);
    QTest::keyClick(search(), Qt::Key_Return);
    QCOMPARE(sent(), Json({{"style", "Woodcut"}}));
}

void TestFormChoices::nothingFoundIsSaidAndTakesNothing()
{
    show({styles(u"style 7"_s)});
    find<QComboBox>(m_shown->panel, u"param_style"_s)->showPopup();
    QTest::keyClicks(search(), u"zzz"_s);
    QCOMPARE(find<QLabel>(m_shown->panel, u"choicesFound"_s)->text(), u"none of 2000"_s);
    QTest::keyClick(search(), Qt::Key_Return);
    QCOMPARE(sent(), Json({{"style", "style 7"}}));
}

void TestFormChoices::aSearchedChoiceCanBeNone()
{
    show({styles()});
    QCOMPARE(sent(), Json::object());
    auto *const combo = find<QComboBox>(m_shown->panel, u"param_style"_s);
    combo->showPopup();
    QTest::keyClicks(search(), u"woodcut"_s);
    QTest::keyClick(search(), Qt::Key_Return);
    QCOMPARE(sent(), Json({{"style", "Woodcut"}}));
    QTRY_VERIFY(!search());
    combo->showPopup();
    QTest::mouseClick(find(m_shown->panel, u"choiceNone"_s), Qt::LeftButton);
    QCOMPARE(sent(), Json::object());
    QCOMPARE(combo->currentText(), u"Not set"_s);
}

void TestFormChoices::escapeLeavesTheChoice()
{
    show({styles(u"style 7"_s)});
    find<QComboBox>(m_shown->panel, u"param_style"_s)->showPopup();
    QTest::keyClicks(search(), u"woodcut"_s);
    QTest::keyClick(search(), Qt::Key_Escape);
    QTRY_VERIFY(!search());
    QCOMPARE(sent(), Json({{"style", "style 7"}}));
}

void TestFormChoices::outdatedFieldsAreMarkedAndLast()
{
    Parameter old = parameter(u"old"_s, ParameterKind::String);
    old.deprecated = true;
    show({old, parameter(u"fresh"_s, ParameterKind::String)});
    QCOMPARE(labelsWith(m_shown->panel, u"outdated"_s).size(), 1);
    const auto top = [this](const QString &name) {
        return find(m_shown->panel, name)->mapTo(&m_shown->panel, QPoint{}).y();
    };
    QVERIFY(top(u"param_fresh"_s) < top(u"param_old"_s));
}

QTEST_MAIN(TestFormChoices)
#include "tst_formchoices.moc"
