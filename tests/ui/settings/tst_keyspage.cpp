// Keys that the artist chooses: by keyboard alone, with conflicts named and given away by choice.
#include "ui/common/keybindings.h"
#include "ui/settings/keybutton.h"
#include "ui/settings/settingsdialog.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

//! The dialog at its page of keys.
struct Page {
    SettingsDialog dialog;
    QSignalSpy saved{&dialog, &SettingsDialog::saved};

    explicit Page(const QString &keys = {})
        : dialog{contextWith(keys)}
    {
        dialog.showPage(u"keys"_s);
        dialog.show();
        dialog.activateWindow();
        QCoreApplication::processEvents();
    }
    static SettingsContext contextWith(const QString &keys)
    {
        SettingsContext context;
        context.settings.keys = keys;
        context.effective = context.settings;
        return context;
    }
    KeyButton &key(const QString &id) { return *dialog.findChild<KeyButton *>(u"key_"_s + id); }
    void press(const QString &id, int key, Qt::KeyboardModifiers modifiers = {})
    {
        KeyButton &button = this->key(id);
        button.setFocus();
        QTest::keyClick(&button, Qt::Key_Return);
        QVERIFY(button.isHearing());
        QTest::keyClick(&button, Qt::Key(key), modifiers);
    }
    QString words()
    {
        auto *const note = dialog.findChild<QWidget *>(u"keysNote"_s);
        return note->isVisible() ? dialog.findChild<QLabel *>(u"keysWords"_s)->text() : QString{};
    }
    QPushButton &button(const QString &name) { return *dialog.findChild<QPushButton *>(name); }
    QString save()
    {
        button(u"settingsSave"_s).click();
        return saved.isEmpty() ? u"not saved"_s : saved.front().front().value<Settings>().keys;
    }
};

} // namespace

class TestKeysPage : public QObject {
    Q_OBJECT
private slots:
    void aKeyIsChangedByPressingAnother();
    void aConflictNamesBothAndIsSwappedByChoice();
    void aConflictThatIsLeftChangesNothing();
    void fixedKeysAreRefused();
    void theViewersKeyBeforeTheWindowsIsSaid();
    void oneIsResetAndAllAre();
    void escapeLeavesItAndBackspaceTakesItAway();
    void whatTheSettingsSayIsShownAndSavedAgain();
    void hostileSettingsAreLeftOut();
    void noTwoCommandsComeWithTheSameKey();
    void wordsNameTheKeyInForce();

private:
    Theme m_theme;
};

void TestKeysPage::aKeyIsChangedByPressingAnother()
{
    Page page;
    QCOMPARE(page.key(u"actionCopyUrl"_s).text(), u"C"_s);
    page.press(u"actionCopyUrl"_s, Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(page.key(u"actionCopyUrl"_s).text(), u"Ctrl+J"_s);
    QCOMPARE(page.words(), QString{});
    QCOMPARE(page.save(), u"actionCopyUrl=Ctrl+J"_s);
}

void TestKeysPage::aConflictNamesBothAndIsSwappedByChoice()
{
    Page page;
    page.press(u"actionCopyUrl"_s, Qt::Key_R);
    QVERIFY2(page.words().contains(u"Reuse all values"_s), qPrintable(page.words()));
    QVERIFY2(page.words().contains(u"Copy the link"_s), qPrintable(page.words()));
    QCOMPARE(page.key(u"actionCopyUrl"_s).text(), u"C"_s);
    QPushButton &swap = page.button(u"keysSwap"_s);
    QVERIFY(swap.hasFocus());
    QTest::keyClick(&swap, Qt::Key_Space);
    QCOMPARE(page.key(u"actionCopyUrl"_s).text(), u"R"_s);
    QCOMPARE(page.key(u"actionReuse"_s).text(), u"C"_s);
    QVERIFY(page.key(u"actionCopyUrl"_s).hasFocus());
    QCOMPARE(page.save(), u"actionCopyUrl=R\nactionReuse=C"_s);
}

void TestKeysPage::aConflictThatIsLeftChangesNothing()
{
    Page page;
    page.press(u"viewerFit"_s, Qt::Key_K);
    QVERIFY(page.words().contains(u"crop"_s));
    QTest::keyClick(&page.button(u"keysLeave"_s), Qt::Key_Space);
    QCOMPARE(page.words(), QString{});
    QCOMPARE(page.save(), QString{});
}

void TestKeysPage::fixedKeysAreRefused()
{
    Page page;
    page.press(u"actionCopyUrl"_s, Qt::Key_3);
    QVERIFY2(page.words().contains(u"Rate"_s), qPrintable(page.words()));
    QVERIFY(!page.button(u"keysSwap"_s).isVisible());
    page.press(u"viewerCrop"_s, Qt::Key_Left);
    QVERIFY(page.words().contains(u"previous"_s));
    QCOMPARE(page.save(), QString{});
}

void TestKeysPage::theViewersKeyBeforeTheWindowsIsSaid()
{
    Page page;
    page.press(u"viewerCrop"_s, Qt::Key_C);
    QVERIFY2(page.words().contains(u"Copy the link"_s), qPrintable(page.words()));
    QVERIFY(!page.button(u"keysSwap"_s).isVisible());
    QCOMPARE(page.save(), u"viewerCrop=C"_s);
}

void TestKeysPage::oneIsResetAndAllAre()
{
    Page page{u"actionCopyUrl=Ctrl+J\nactionShare=Ctrl+H\nviewerFit=Y"_s};
    auto *const one = page.dialog.findChild<QToolButton *>(u"reset_actionShare"_s);
    QVERIFY(one->isVisible());
    QTest::keyClick(one, Qt::Key_Space);
    QCOMPARE(page.key(u"actionShare"_s).text(), u"Shift+S"_s);
    QVERIFY(!one->isVisible());
    QPushButton &all = page.button(u"keysReset"_s);
    QVERIFY(all.isVisible() && all.isEnabled());
    QTest::keyClick(&all, Qt::Key_Space);
    QCOMPARE(page.key(u"actionCopyUrl"_s).text(), u"C"_s);
    QVERIFY(!all.isEnabled());
    QCOMPARE(page.save(), QString{});
}

void TestKeysPage::escapeLeavesItAndBackspaceTakesItAway()
{
    Page page;
    page.press(u"keyQueue"_s, Qt::Key_Escape);
    QVERIFY(page.dialog.isVisible());
    QVERIFY(!page.key(u"keyQueue"_s).isHearing());
    QCOMPARE(page.key(u"keyQueue"_s).text(), u"Q"_s);
    page.press(u"keyQueue"_s, Qt::Key_Backspace);
    QCOMPARE(page.save(), u"keyQueue="_s);
}

void TestKeysPage::whatTheSettingsSayIsShownAndSavedAgain()
{
    const QString keys = u"actionCopyUrl=Ctrl+J\nkeyQueue="_s;
    Page page{keys};
    QCOMPARE(page.key(u"actionCopyUrl"_s).text(), u"Ctrl+J"_s);
    QCOMPARE(page.save(), keys);
}

void TestKeysPage::hostileSettingsAreLeftOut()
{
    const KeyBindings keys = KeyBindings::fromText(
        u"nobody=K\n=\nactionShare=Ctrl+K, Ctrl+L\nactionTag=no key at all\nkeyBack=B\n"
        "actionReject=Ctrl+E\n===\nactionTag\n"_s);
    QCOMPARE(keys.key(u"actionShare"_s), QKeySequence(Qt::SHIFT | Qt::Key_S));
    QCOMPARE(keys.key(u"actionReject"_s), QKeySequence(Qt::CTRL | Qt::Key_E));
    QVERIFY(!keys.isChanged(u"keyBack"_s));
    QVERIFY(!keys.isChanged(u"nobody"_s));
    QVERIFY(!keys.isChanged(u"actionTag"_s));
}

void TestKeysPage::noTwoCommandsComeWithTheSameKey()
{
    const KeyBindings keys;
    for (const KeyCommand &one : keyCommands()) {
        if (one.isFixed())
            continue;
        const KeyCommand *const other = keys.holder(keys.key(one.name()), one);
        QVERIFY2(!other, qPrintable(wordsOf(one)));
        QVERIFY(!wordsOf(one).isEmpty());
    }
}

void TestKeysPage::wordsNameTheKeyInForce()
{
    const QStringList details{u"viewerDetails"_s};
    KeyBindings keys;
    QCOMPARE(keys.inWords(u"Details (I)"_s, details), u"Details (I)"_s);
    keys.set(u"viewerDetails"_s, QKeySequence{Qt::Key_B});
    QCOMPARE(keys.inWords(u"Details (I)"_s, details), u"Details (B)"_s);
    QCOMPARE(keys.inWords(u"详情（I）"_s, details), u"详情（B）"_s);
    QCOMPARE(keys.inWords(u"It goes in (I)"_s, {u"actionUseAsInput"_s}), u"It goes in (I)"_s);
    keys.set(u"viewerDetails"_s, {});
    QCOMPARE(keys.inWords(u"Details (I)"_s, details), u"Details"_s);
    QCOMPARE(keys.inWords(u"详情（I）"_s, details), u"详情"_s);
    QCOMPARE(keys.inWords(u"I shows them"_s, details), std::nullopt);
    const QStringList show{u"viewerSlideShow"_s, u"viewerPace"_s};
    keys.set(u"viewerPace"_s, QKeySequence{Qt::Key_F5}); // each has what the other came with
    keys.set(u"viewerSlideShow"_s, QKeySequence{Qt::SHIFT | Qt::Key_F5});
    QCOMPARE(keys.inWords(u"F5 stops, Shift+F5 is the pace."_s, show),
             u"Shift+F5 stops, F5 is the pace."_s);
}

QTEST_MAIN(TestKeysPage)
#include "tst_keyspage.moc"
