// What stands below the search field: mistakes and what may come next; by keyboard and mouse, and
// without ever taking away what is typed.
#include "tests/support/uisupport.h"
#include "tests/ui/gallery/searchrig.h"

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestSearchPopup : public QObject {
    Q_OBJECT
private slots:
    void valuesAreOfferedWithTheirCounts();
    void whatWasTypedIsFirmInEachRow();
    void arrowsChooseAndReturnTakes();
    void afterAKeyItsValuesFollow();
    void theMouseTakesToo();
    void returnWithoutAChoiceSearches();
    void tabGoesOnWithWhatWasBegun();
    void tabElsewhereLeavesTheField();
    void escapeClosesTheRowsFirst();
    void typingIsNeverTakenAway();
    void whatIsWholeNeedsNoRow();
    void valuesInAnyScriptAreOffered();
    void mistakesAreSaidWhereTheyAre();
    void severalMistakesHaveALineEach();
    void lateAnswersAreDropped();
    void noAnswerComesToAFieldThatWasLeft();
    void tenThousandCharactersAreTyped();
    void itStaysInsideTheWindow();
    void everythingHasAName();
};

void TestSearchPopup::valuesAreOfferedWithTheirCounts()
{
    Tagged t;
    t.rig.type(u"tag:co"_s);
    QCOMPARE(t.rig.shown(),
             (QStringList{u"Tags that begin with “co”"_s, u"coast"_s, u"cottage"_s}));
    const SearchCompletion completion = t.studio.library->reader().completion(u"tag:co"_s, 6);
    const std::vector<SearchRow> rows = completionRows(completion);
    QCOMPARE(rows[1].pictures, 3);
    QCOMPARE(rows[1].colour, QColor(0x3a, 0x8f, 0xb7));
    QVERIFY(rows[2].hasDot && !rows[2].colour.isValid());
    QCOMPARE(rows[2].pictures, 1);
}

void TestSearchPopup::whatWasTypedIsFirmInEachRow()
{
    const std::vector<SearchRow> rows =
        completionRows({.key = u"tag"_s,
                        .begun = u"Wo"_s,
                        .proposals = {{.text = u"\"two words\""_s}, {.text = u"wood"_s}}});
    QCOMPARE(rows[1].text, u"two words"_s);
    QCOMPARE(rows[1].text.mid(rows[1].from, rows[1].length), u"wo"_s);
    QCOMPARE(rows[2].from, qsizetype{0});
    QCOMPARE(rows[2].length, qsizetype{2});
}

void TestSearchPopup::arrowsChooseAndReturnTakes()
{
    Tagged t;
    QSignalSpy settled{t.rig.field, &SearchField::settled};
    t.rig.type(u"tag:co"_s);
    QCOMPARE(t.rig.chosen(), QString{});
    t.rig.press(Qt::Key_Down);
    QCOMPARE(t.rig.chosen(), u"coast"_s); // not the heading
    t.rig.press(Qt::Key_Down);
    QCOMPARE(t.rig.chosen(), u"cottage"_s);
    t.rig.press(Qt::Key_Up);
    t.rig.press(Qt::Key_Up);
    QCOMPARE(t.rig.chosen(), QString{}); // back in the field
    t.rig.press(Qt::Key_Up);
    QCOMPARE(t.rig.chosen(), u"cottage"_s);
    t.rig.press(Qt::Key_Return);
    QCOMPARE(t.rig.field->text(), u"tag:cottage "_s);
    QCOMPARE(t.rig.shown(), QStringList{});
    QCOMPARE(settled.size(), 0); // taking a row is not yet asking
    QTRY_COMPARE(settled.size(), 1);
    QVERIFY(t.rig.field->hasFocus());
}

void TestSearchPopup::afterAKeyItsValuesFollow()
{
    Tagged t;
    t.rig.type(u"-ta"_s);
    QCOMPARE(t.rig.shown(), (QStringList{u"Keys that begin with “ta”"_s, u"tag:"_s}));
    t.rig.press(Qt::Key_Down);
    t.rig.press(Qt::Key_Return);
    QCOMPARE(t.rig.field->text(), u"-tag:"_s);
    QCOMPARE(t.rig.shown().front(), u"Tags"_s);
    QVERIFY(t.rig.shown().contains(u"two words"_s));
    t.rig.type(u"tw"_s);
    t.rig.press(Qt::Key_Tab);
    QCOMPARE(t.rig.field->text(), u"-tag:\"two words\" "_s);
}

void TestSearchPopup::theMouseTakesToo()
{
    Tagged t;
    t.rig.type(u"red tag:co"_s);
    const QModelIndex row = t.rig.rows()->model()->index(2, 0);
    QTest::mouseClick(t.rig.rows()->viewport(), Qt::LeftButton, {},
                      t.rig.rows()->visualRect(row).center());
    QCOMPARE(t.rig.field->text(), u"red tag:cottage "_s);
    // A heading is nothing to be taken.
    t.rig.type(u"tag:co"_s);
    QTest::mouseClick(t.rig.rows()->viewport(), Qt::LeftButton, {},
                      t.rig.rows()->visualRect(t.rig.rows()->model()->index(0, 0)).center());
    QCOMPARE(t.rig.field->text(), u"red tag:cottage tag:co"_s);
}

void TestSearchPopup::returnWithoutAChoiceSearches()
{
    Tagged t;
    QSignalSpy settled{t.rig.field, &SearchField::settled};
    t.rig.type(u"tag:co"_s);
    t.rig.press(Qt::Key_Return);
    QCOMPARE(t.rig.field->text(), u"tag:co"_s);
    QCOMPARE(settled.size(), 1);
    QCOMPARE(t.rig.shown(), QStringList{});
}

void TestSearchPopup::tabGoesOnWithWhatWasBegun()
{
    Tagged t;
    t.rig.type(u"tag:co"_s);
    t.rig.press(Qt::Key_Tab);
    QCOMPARE(t.rig.field->text(), u"tag:coast "_s);
    QVERIFY(t.rig.field->hasFocus());
}

void TestSearchPopup::tabElsewhereLeavesTheField()
{
    Tagged t;
    t.rig.type(u"ra"_s); // ratio and rating: but it may be a word
    QVERIFY(!t.rig.shown().isEmpty());
    t.rig.press(Qt::Key_Tab);
    QCOMPARE(t.rig.field->text(), u"ra"_s);
    QVERIFY(!t.rig.field->hasFocus());
    QVERIFY(!t.rig.popup()->isVisible());
}

void TestSearchPopup::escapeClosesTheRowsFirst()
{
    Tagged t;
    QAction back{&t.rig.window};
    back.setShortcut(Qt::Key_Escape);
    t.rig.window.addAction(&back);
    QSignalSpy stepped{&back, &QAction::triggered};
    t.rig.type(u"tag:co"_s);
    t.rig.press(Qt::Key_Escape);
    QCOMPARE(t.rig.shown(), QStringList{});
    QCOMPARE(t.rig.field->text(), u"tag:co"_s);
    QCOMPARE(stepped.size(), 0);
    t.rig.press(Qt::Key_Escape);
    QCOMPARE(stepped.size(), 1);
    t.rig.press(Qt::Key_Down); // and they are there again
    QCOMPARE(t.rig.shown().size(), 3);
}

void TestSearchPopup::typingIsNeverTakenAway()
{
    Tagged t;
    t.rig.type(u"tag:co"_s);
    t.rig.press(Qt::Key_Down);
    t.rig.type(u"a st"_s); // letters and the space go to the field, whatever is chosen
    t.rig.press(Qt::Key_Left);
    t.rig.press(Qt::Key_Left);
    t.rig.press(Qt::Key_Backspace);
    t.rig.press(Qt::Key_Home);
    t.rig.type(u"x "_s);
    t.rig.press(Qt::Key_End);
    t.rig.press(Qt::Key_Delete);
    t.rig.type(u"!"_s);
    QCOMPARE(t.rig.field->text(), u"x tag:coast!"_s);
    t.rig.press(Qt::Key_A, Qt::ControlModifier);
    t.rig.type(u"y"_s);
    QCOMPARE(t.rig.field->text(), u"y"_s);
}

void TestSearchPopup::whatIsWholeNeedsNoRow()
{
    Tagged t;
    t.rig.type(u"is:favourite"_s);
    QCOMPARE(t.rig.shown(), QStringList{});
    t.rig.type(u" "_s); // nor does a word that has not begun
    QCOMPARE(t.rig.shown(), QStringList{});
    t.rig.type(u"zzz"_s);
    QCOMPARE(t.rig.shown(), QStringList{});
}

void TestSearchPopup::valuesInAnyScriptAreOffered()
{
    Tagged t;
    t.rig.field->setText(u"tag:夜"_s);
    t.rig.press(Qt::Key_Down);
    QCOMPARE(t.rig.shown(), (QStringList{u"Tags that begin with “夜”"_s, u"夜景"_s}));
    t.rig.press(Qt::Key_Down);
    t.rig.press(Qt::Key_Return);
    QCOMPARE(t.rig.field->text(), u"tag:夜景 "_s);
}

void TestSearchPopup::mistakesAreSaidWhereTheyAre()
{
    Tagged t;
    t.rig.type(u"rating:>=9 tag:co"_s);
    const auto *const note = t.rig.window.findChild<QLabel *>(u"searchNote"_s);
    QVERIFY(note->isVisible());
    QCOMPARE(note->text(), u"Ratings go from 0 to 5, so rating:>=9 is left out for now."_s);
    QCOMPARE(note->accessibleName(), note->text());
    const MistakeText said = t.rig.field->mistakes().front();
    QCOMPARE(said.text.mid(said.from, said.length), u"rating:>=9"_s);
    QCOMPARE(t.rig.shown().size(), 3); // and what may come next stands below it
    QVERIFY(t.rig.rows()->y() > note->y());
    QCOMPARE(t.rig.field->accessibleDescription(), note->text());
    t.rig.field->clear();
    QVERIFY(!note->isVisible());
}

void TestSearchPopup::severalMistakesHaveALineEach()
{
    Tagged t;
    t.rig.type(u"rating:9 is:blue seed:x size:q"_s);
    const auto *const note = t.rig.window.findChild<QLabel *>(u"searchNote"_s);
    QCOMPARE(note->text().count(u'\n'), 2); // three of the four
    QVERIFY(note->text().contains(u"is:blue"_s));
    QCOMPARE(t.rig.field->mistakes().size(), size_t{4});
}

void TestSearchPopup::lateAnswersAreDropped()
{
    QStringList headings; // outlives who is heard
    FarStudio far;
    far.run([](Library &library) {
        const Result<Tag> tag = library.tags().called(u"coast"_s);
        Q_UNUSED(tag);
    });
    Rig rig{far.services()};
    far.holdReader();
    rig.type(u"tag:co"_s);
    rig.press(Qt::Key_A, Qt::ControlModifier);
    rig.type(u"rat"_s);
    connect(rig.rows()->model(), &QAbstractItemModel::modelReset, this,
            [&] { headings.append(rig.rows()->model()->index(0, 0).data().toString()); });
    QCOMPARE(rig.shown(), QStringList{});
    far.releaseReader();
    QTRY_VERIFY(!rig.shown().isEmpty());
    QCOMPARE(headings, QStringList{u"Keys that begin with “rat”"_s});
}

void TestSearchPopup::noAnswerComesToAFieldThatWasLeft()
{
    FarStudio far;
    Rig rig{far.services()};
    far.holdReader();
    rig.type(u"rat"_s);
    rig.other->setFocus();
    far.releaseReader();
    hearAll(far.services().reader);
    QVERIFY(!rig.popup()->isVisible());
}

void TestSearchPopup::tenThousandCharactersAreTyped()
{
    Tagged t;
    t.rig.field->setMaxLength(32'767);
    t.rig.field->setText(QString{u"rating:9 "_s}.repeated(1'200).left(10'000));
    t.rig.type(u"x"_s);
    QCOMPARE(t.rig.field->text().size(), 10'001);
    QVERIFY(!t.rig.field->grab().isNull());
    QCOMPARE(t.rig.shown(), QStringList{});
    const QString last = t.rig.field->mistakes().back().text;
    QVERIFY2(last.contains(u"too much to search for"_s), qPrintable(last));
    QVERIFY(t.rig.popup()->height() < 300);
}

void TestSearchPopup::itStaysInsideTheWindow()
{
    Tagged t;
    t.rig.field->setGeometry(600, 10, 290, 30);
    t.rig.type(u"rating:>=9 tag:co"_s);
    QVERIFY(t.rig.window.rect().contains(t.rig.popup()->geometry()));
    QVERIFY(t.rig.popup()->y() >= t.rig.field->geometry().bottom());
    t.rig.field->setGeometry(20, 10, 200, 30);
    QCoreApplication::processEvents();
    QCOMPARE(t.rig.popup()->x(), 20);
}

void TestSearchPopup::everythingHasAName()
{
    Tagged t;
    t.rig.type(u"tag:co"_s);
    QCOMPARE(namelessControls(t.rig.window), QStringList{});
    QCOMPARE(t.rig.rows()->accessibleName(), u"Suggestions"_s);
    QCOMPARE(t.rig.rows()->model()->index(1, 0).data(Qt::AccessibleTextRole).toString(),
             u"coast, pictures: 3"_s);
    t.rig.field->findChild<QAction *>(u"saveSearch"_s)->trigger();
    QCOMPARE(namelessControls(t.rig.window), QStringList{});
    QCOMPARE(t.rig.name()->accessibleName(), u"Save this search as"_s);
}

QTEST_MAIN(TestSearchPopup)
#include "tst_searchpopup.moc"
