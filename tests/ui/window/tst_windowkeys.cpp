// The keys that the artist chose, in the whole window.
#include "tests/ui/window/lookrig.h"

#include <QAbstractButton>
#include <QAction>
#include <QHelpEvent>
#include <QToolTip>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

Settings with(const QString &keys)
{
    Settings settings;
    settings.keys = keys;
    return settings;
}

QStringList listed(Look &look)
{
    look.press(Qt::Key_Question, Qt::ShiftModifier);
    auto *const list = look.window->find<QWidget>(u"shortcutList"_s);
    QStringList words;
    for (const QLabel *label : list->findChildren<QLabel *>())
        words << label->text();
    delete list;
    return words;
}

} // namespace

class TestWindowKeys : public QObject {
    Q_OBJECT
private slots:
    void everyCommandOfTheTableIsThere();
    void aChangedKeyActsAndTheOldOneDoesNot();
    void theViewerTakesItsChangedKeys();
    void theListAndTheTooltipsSayTheChangedKey();
};

void TestWindowKeys::everyCommandOfTheTableIsThere()
{
    Look look{1};
    QStringList missing;
    for (const KeyCommand &one : keyCommands()) {
        if (one.isFixed() || one.place != KeyPlace::Window)
            continue;
        const auto *const action = look.window->window.findChild<QAction *>(one.name());
        if (!action || action->shortcut() != defaultKey(one.name()))
            missing << one.name();
    }
    QCOMPARE(missing, QStringList{});
}

void TestWindowKeys::aChangedKeyActsAndTheOldOneDoesNot()
{
    Look look{1};
    look.window->window.applySettings(with(u"actionFavourite=H"_s));
    look.window->choose(0);
    look.press(Qt::Key_F);
    QVERIFY(!look.studio.library->artwork(look.ids[0])->favourite);
    look.press(Qt::Key_H);
    QVERIFY(look.studio.library->artwork(look.ids[0])->favourite);
    look.window->window.applySettings(with({}));
    look.press(Qt::Key_F);
    QVERIFY(!look.studio.library->artwork(look.ids[0])->favourite);
}

void TestWindowKeys::theViewerTakesItsChangedKeys()
{
    Look look{2};
    look.window->window.applySettings(with(u"viewerDetails=B\nviewerTurnRight=I"_s));
    look.open(0);
    auto *const details = look.window->find<QWidget>(u"viewerDetails"_s);
    look.press(Qt::Key_B);
    QVERIFY(details->isVisible());
    look.press(Qt::Key_I);
    QVERIFY(details->isVisible());
    QCOMPARE(look.canvas().turns(), 1);
    look.window->window.applySettings(with({})); // while it is open
    look.press(Qt::Key_I);
    QVERIFY(!details->isVisible());
    QCOMPARE(look.canvas().turns(), 1);
}

void TestWindowKeys::theListAndTheTooltipsSayTheChangedKey()
{
    Look look{1};
    look.window->window.applySettings(with(u"viewerDetails=Ctrl+J\nactionCopyUrl=H"_s));
    look.open(0);
    const QStringList words = listed(look);
    QVERIFY(words.contains(u"Ctrl+J"_s));
    QVERIFY(words.contains(u"H"_s));
    QVERIFY(look.window->find<QLabel>(u"viewerHint"_s)->text().contains(u"H copy URL"_s));
    auto *const button = look.window->find<QAbstractButton>(u"viewerDetailsButton"_s);
    QHelpEvent help{QEvent::ToolTip, button->rect().center(),
                    button->mapToGlobal(button->rect().center())};
    QCoreApplication::sendEvent(button, &help);
    QCOMPARE(QToolTip::text(), u"Details (Ctrl+J)"_s);
    QToolTip::hideText();
}

QTEST_MAIN(TestWindowKeys)
#include "tst_windowkeys.moc"
