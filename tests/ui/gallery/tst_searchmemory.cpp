// Searches that are offered again: the recent ones, and those that were saved.
#include "tests/ui/gallery/searchrig.h"

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestSearchMemory : public QObject {
    Q_OBJECT
private slots:
    void anEmptyFieldOffersWhatWasSearchedFor();
    void whatWasSearchedForCanBeForgotten();
    void leavingTheFieldRemembersToo();
    void theBookmarkSavesUnderAName();
    void theBookmarkUnsavesToo();
    void aNameThatIsTakenIsRefused();
    void escapeKeepsASearchUnsaved();
    void duplicatesAreOneChoiceAway();
};

void TestSearchMemory::anEmptyFieldOffersWhatWasSearchedFor()
{
    Tagged t;
    for (const QString &text : {u"a fox"_s, u"夜景"_s}) {
        t.rig.field->setText(text); // there is no key for each of these letters
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

void TestSearchMemory::whatWasSearchedForCanBeForgotten()
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

void TestSearchMemory::leavingTheFieldRemembersToo()
{
    Tagged t;
    t.rig.type(u"a red fox"_s);
    t.rig.other->setFocus();
    QCOMPARE(t.studio.library->recentSearches().all(), QStringList{u"a red fox"_s});
}

void TestSearchMemory::theBookmarkSavesUnderAName()
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

void TestSearchMemory::theBookmarkUnsavesToo()
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

void TestSearchMemory::aNameThatIsTakenIsRefused()
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

void TestSearchMemory::escapeKeepsASearchUnsaved()
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

void TestSearchMemory::duplicatesAreOneChoiceAway()
{
    Tagged t;
    t.rig.press(Qt::Key_Down);
    t.rig.press(Qt::Key_Up); // the last of them
    t.rig.press(Qt::Key_Return);
    QCOMPARE(t.rig.field->text(), u"is:duplicate"_s);
}

QTEST_MAIN(TestSearchMemory)
#include "tst_searchmemory.moc"
