#include "tests/ui/compose/composesupport.h"
#include "ui/common/prompttext.h"
#include "ui/compose/form/countfield.h"
#include "ui/compose/form/promptfield.h"
#include "ui/compose/prompts/writtenprompts.h"

#include <QSignalSpy>
#include <QSpinBox>

using namespace limner;
using namespace limner::test;

//! What the keyboard does in a prompt, and what the count and a list come to.
class TestPromptKeys : public QObject {
    Q_OBJECT
private slots:
    void weighsWordsWhereTheModelPromisesIt();
    void weighsNothingElsewhere();
    void altAndArrowsAskForOtherPrompts();
    void aCountAboveTheModelsLimitIsOneGroupOfJobs();
    void rowsBeatTheForm();
};

namespace {

Parameter promptWith(const QString &description)
{
    Parameter prompt = parameter(u"prompt"_s, ParameterKind::Text);
    prompt.description = description;
    return prompt;
}

} // namespace

void TestPromptKeys::weighsWordsWhereTheModelPromisesIt()
{
    PromptField field{promptWith(u"Weigh words as in (a red boat:1.2)."_s),
                      PromptField::Role::Prompt, nullptr};
    PromptEdit &edit = field.edit();
    edit.setPlainText(u"a red boat"_s);
    QTextCursor cursor = edit.textCursor();
    cursor.setPosition(2);
    cursor.setPosition(5, QTextCursor::KeepAnchor);
    edit.setTextCursor(cursor);
    QTest::keyClick(&edit, Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(field.text(), u"a (red:1.1) boat"_s);
    QTest::keyClick(&edit, Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(field.text(), u"a (red:1.2) boat"_s);
    QCOMPARE(edit.textCursor().selectedText(), u"red"_s);
    edit.undo();
    QCOMPARE(field.text(), u"a (red:1.1) boat"_s);
    edit.undo();
    QCOMPARE(field.text(), u"a red boat"_s);
}

void TestPromptKeys::weighsNothingElsewhere()
{
    PromptField field{promptWith(u"What to paint"_s), PromptField::Role::Prompt, nullptr};
    field.edit().setPlainText(u"a red boat"_s);
    field.edit().selectAll();
    QTest::keyClick(&field.edit(), Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(field.text(), u"a red boat"_s);
}

void TestPromptKeys::altAndArrowsAskForOtherPrompts()
{
    PromptField field{promptWith({}), PromptField::Role::Prompt, nullptr};
    QSignalSpy asked{&field.edit(), &PromptEdit::stepWanted};
    QTest::keyClick(&field.edit(), Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(&field.edit(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked[0][0].toInt(), 1);
    QCOMPARE(asked[1][0].toInt(), -1);
    field.edit().setPlainText(u"before"_s);
    field.edit().replaceText(u"two\nlines"_s);
    QCOMPARE(field.text(), u"two\nlines"_s);
    field.edit().undo();
    QCOMPARE(field.text(), u"before"_s);
}

void TestPromptKeys::aCountAboveTheModelsLimitIsOneGroupOfJobs()
{
    ShownPanel shown;
    ModelSchema schema = bundled();
    Parameter count = parameter(u"num_outputs"_s, ParameterKind::Integer);
    count.minimum = 1;
    count.maximum = 4;
    count.defaultValue = 1;
    schema.model = u"someone/four"_s;
    schema.parameters.push_back(count);
    shown.panel.setSchema(schema, u"Replicate"_s);
    type(shown.panel, u"a boat"_s);
    find<QSpinBox>(shown.panel, u"images_number"_s)->setValue(10);
    QCOMPARE(shown.panel.imageCount(), 10);
    QCOMPARE(shown.panel.jobCount(), 3);
    shown.panel.generate();
    QCOMPARE(shown.submitted.size(), size_t{1});
    const QList<JobDraft> drafts = shown.submitted.front();
    QCOMPARE(drafts.size(), 3);
    int pictures = 0;
    for (const JobDraft &draft : drafts) {
        pictures += int(integerAt(draft.request.parameters, "num_outputs").value_or(0));
        QCOMPARE(draft.group, drafts.front().group);
    }
    QCOMPARE(pictures, 10);
    QVERIFY(!drafts.front().group.isEmpty());
}

void TestPromptKeys::rowsBeatTheForm()
{
    Request request;
    request.model = bundled().model;
    request.parameters = Json{{"prompt", "from the form"}, {"width", 512}, {"steps", 20}};
    const BatchItem base{.draft = draftOf(bundled(), request)};
    WrittenPrompts list{.isList = true};
    list.rows = {{2, u"a boat"_s, {{u"width"_s, u"768"_s}, {u"seed"_s, u"7"_s}}},
                 {3, {}, {{u"count"_s, u"3"_s}}}};
    list.count = 2;
    QVERIFY(list.hasOwnSeeds());
    const auto items = itemsOf(list, base, bundled());
    QVERIFY2(items, items ? "" : qPrintable(items.error().message));
    QCOMPARE(textAt((*items)[0].draft.request.parameters, "prompt"), u"a boat"_s);
    QCOMPARE(integerAt((*items)[0].draft.request.parameters, "width"), std::optional<qint64>{768});
    QVERIFY((*items)[0].draft.seedFixed);
    QCOMPARE(textAt((*items)[1].draft.request.parameters, "prompt"), u"from the form"_s);
    QCOMPARE((*items)[1].portions.pictures, 3);
    list.rows[1].values = {{u"colour"_s, u"red"_s}};
    QCOMPARE(promptErrorText(itemsOf(list, base, bundled()).error()),
             u"Line 3: This model has no “colour”."_s);
    list.rows[1].values = {{u"width"_s, u"-5"_s}};
    const QString words = promptErrorText(itemsOf(list, base, bundled()).error());
    QVERIFY2(words.startsWith(u"Line 3: width "_s), qPrintable(words));
}

QTEST_MAIN(TestPromptKeys)
#include "tst_promptkeys.moc"
