// What stands below the search field: mistakes, what may come next, what was searched for and
// saved; by keyboard and mouse, and without ever taking away what is typed.
#include "tests/support/uisupport.h"
#include "tests/ui/gallery/farstudio.h"
#include "ui/gallery/searchfield.h"
#include "ui/gallery/searchflow.h"
#include "ui/gallery/searchpopup.h"
#include "ui/gallery/searchrows.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! A field in a window with something else that takes the focus.
struct Rig {
    QWidget window;
    SearchField *field = nullptr;
    QPushButton *other = nullptr;
    SearchFlow *flow = nullptr;

    explicit Rig(const Services &services)
    {
        window.resize(900, 600);
        field = new SearchField{&window};
        field->setGeometry(200, 10, 360, 30);
        other = new QPushButton{u"Other"_s, &window};
        other->setGeometry(10, 10, 80, 30);
        flow = new SearchFlow{services, *field, &window};
        window.show();
        window.activateWindow();
        field->setFocus(Qt::TabFocusReason);
        QCoreApplication::processEvents();
    }
    SearchPopup *popup() const { return window.findChild<SearchPopup *>(); }
    SearchRows *rows() const { return window.findChild<SearchRows *>(); }
    QStringList shown() const
    {
        QStringList out;
        if (!popup()->isVisible() || !popup()->hasRows())
            return out;
        for (int row = 0; row < rows()->model()->rowCount(); ++row)
            out.append(rows()->model()->index(row, 0).data().toString());
        return out;
    }
    QString chosen() const { return rows()->chosen() ? rows()->chosen()->text : QString{}; }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) const
    {
        QTest::keyClick(field, key, with);
    }
    void type(const QString &text) const { QTest::keyClicks(field, text); }
    QLineEdit *name() const { return window.findChild<QLineEdit *>(u"searchName"_s); }
};

//! Pictures with tags.
struct Tagged {
    Studio studio;
    Rig rig;

    Tagged()
        : rig{fill(studio)}
    {}
    static Services fill(Studio &studio)
    {
        std::vector<ArtworkId> ids;
        for (int i = 0; i < 3; ++i)
            ids.push_back(studio.addPicture());
        Tags &tags = studio.library->tags();
        const auto give = [&](const QString &name, std::vector<ArtworkId> to) {
            const Result<Tag> tag = tags.called(name);
            if (!tag || !tags.give(tag->id, to))
                qFatal("no tag");
            return tag->id;
        };
        give(u"cottage"_s, {ids[0]});
        give(u"two words"_s, {ids[0]});
        give(u"夜景"_s, {ids[1]});
        const qint64 coast = give(u"coast"_s, ids);
        if (!tags.recolour(coast, u"#3a8fb7"_s))
            qFatal("no colour");
        return studio.services();
    }
};

} // namespace

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
    void anEmptyFieldOffersWhatWasSearchedFor();
    void whatWasSearchedForCanBeForgotten();
    void leavingTheFieldRemembersToo();
    void theBookmarkSavesUnderAName();
    void theBookmarkUnsavesToo();
    void aNameThatIsTakenIsRefused();
    void escapeKeepsASearchUnsaved();
    void duplicatesAreOneChoiceAway();
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
    QStringList headings;
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

void TestSearchPopup::anEmptyFieldOffersWhatWasSearchedFor()
{
    Tagged t;
    for (const QString &text : {u"a fox"_s, u"夜景"_s}) {
        t.rig.field->clear();
        t.rig.type(text);
        if (t.rig.field->text() != text)
            t.rig.field->setText(text); // no keys for it
        t.rig.press(Qt::Key_Return);
    }
    t.rig.press(Qt::Key_A, Qt::ControlModifier);
    t.rig.press(Qt::Key_Delete);
    QCOMPARE(t.rig.shown().first(3), (QStringList{u"Recent searches"_s, u"夜景"_s, u"a fox"_s}));
    QSignalSpy settled{t.rig.field, &SearchField::settled};
    t.rig.press(Qt::Key_Down);
    t.rig.press(Qt::Key_Down);
    t.rig.press(Qt::Key_Return);
    QCOMPARE(t.rig.field->text(), u"a fox"_s);
    QCOMPARE(settled.size(), 1);
    QCOMPARE(t.studio.library->recentSearches().all().front(), u"a fox"_s);
    // A click into the field that is empty brings them, too.
    t.rig.field->clear();
    t.rig.other->setFocus();
    QVERIFY(!t.rig.popup()->isVisible());
    QTest::mouseClick(t.rig.field, Qt::LeftButton);
    t.rig.field->setFocus(Qt::MouseFocusReason);
    QVERIFY(t.rig.shown().contains(u"夜景"_s));
}

void TestSearchPopup::whatWasSearchedForCanBeForgotten()
{
    Tagged t;
    QVERIFY(t.studio.library->recentSearches().add(u"a fox"_s));
    t.rig.press(Qt::Key_Down);
    QCOMPARE(t.rig.shown()[2], u"Forget recent searches"_s);
    t.rig.press(Qt::Key_Down);
    t.rig.press(Qt::Key_Down);
    t.rig.press(Qt::Key_Return);
    QCOMPARE(t.studio.library->recentSearches().all(), QStringList{});
    QVERIFY(!t.rig.shown().contains(u"a fox"_s));
}

void TestSearchPopup::leavingTheFieldRemembersToo()
{
    Tagged t;
    t.rig.type(u"a red fox"_s);
    t.rig.other->setFocus();
    QCOMPARE(t.studio.library->recentSearches().all(), QStringList{u"a red fox"_s});
}

void TestSearchPopup::theBookmarkSavesUnderAName()
{
    Tagged t;
    auto *const save = t.rig.field->findChild<QAction *>(u"saveSearch"_s);
    QVERIFY(!save->isVisible()); // nothing is there to be saved
    t.rig.type(u"rating:>=4"_s);
    QVERIFY(save->isVisible());
    save->trigger();
    QVERIFY(t.rig.name()->hasFocus());
    QCOMPARE(t.rig.name()->text(), u"rating:>=4"_s);
    QTest::keyClicks(t.rig.name(), u"The best"_s);
    QTest::keyClick(t.rig.name(), Qt::Key_Return);
    QVERIFY(!t.rig.name()->isVisible());
    QVERIFY(t.rig.field->hasFocus());
    const auto saved = t.studio.library->searches().all();
    QVERIFY(saved);
    QCOMPARE(saved->size(), size_t{1});
    QCOMPARE(saved->front().name, u"The best"_s);
    QCOMPARE(saved->front().text, u"rating:>=4"_s);
    QCOMPARE(save->text(), u"Saved as “The best”"_s);
    t.rig.type(u"x"_s);
    QCOMPARE(save->text(), u"Save this search"_s);
    t.rig.field->clear();
    t.rig.press(Qt::Key_Down);
    QVERIFY(t.rig.shown().contains(u"The best"_s));
}

void TestSearchPopup::theBookmarkUnsavesToo()
{
    Tagged t;
    QVERIFY(t.studio.library->searches().add(u"The best"_s, u"rating:5"_s));
    t.rig.type(u"rating:5"_s);
    auto *const save = t.rig.field->findChild<QAction *>(u"saveSearch"_s);
    QCOMPARE(save->text(), u"Saved as “The best”"_s);
    t.rig.press(Qt::Key_D, Qt::ControlModifier);
    QVERIFY(t.studio.library->searches().all()->empty());
    QCOMPARE(save->text(), u"Save this search"_s);
    QVERIFY(!t.rig.name()->isVisible());
}

void TestSearchPopup::aNameThatIsTakenIsRefused()
{
    Tagged t;
    QVERIFY(t.studio.library->searches().add(u"The best"_s, u"rating:5"_s));
    t.rig.type(u"rating:4"_s);
    t.rig.field->findChild<QAction *>(u"saveSearch"_s)->trigger();
    t.rig.name()->setText(u"the BEST"_s);
    QTest::keyClick(t.rig.name(), Qt::Key_Return);
    const auto *const why = t.rig.window.findChild<QLabel *>(u"searchNameRefusal"_s);
    QVERIFY(why->isVisible());
    QCOMPARE(why->text(), u"Another search is called that already."_s);
    QVERIFY(t.rig.name()->hasFocus());
    QTest::keyClicks(t.rig.name(), u"!"_s);
    QVERIFY(!why->isVisible());
    QTest::mouseClick(t.rig.window.findChild<QPushButton *>(u"searchSave"_s), Qt::LeftButton);
    QCOMPARE(t.studio.library->searches().all()->size(), size_t{2});
}

void TestSearchPopup::escapeKeepsASearchUnsaved()
{
    Tagged t;
    t.rig.type(u"rating:4"_s);
    t.rig.field->findChild<QAction *>(u"saveSearch"_s)->trigger();
    QTest::keyClick(t.rig.name(), Qt::Key_Escape);
    QVERIFY(!t.rig.popup()->isVisible());
    QVERIFY(t.rig.field->hasFocus());
    QCOMPARE(t.rig.field->text(), u"rating:4"_s);
    QVERIFY(t.studio.library->searches().all()->empty());
}

void TestSearchPopup::duplicatesAreOneChoiceAway()
{
    Tagged t;
    t.rig.press(Qt::Key_Down);
    t.rig.press(Qt::Key_Up); // the last of them
    t.rig.press(Qt::Key_Return);
    QCOMPARE(t.rig.field->text(), u"is:duplicate"_s);
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
