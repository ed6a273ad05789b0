// The keys that the artist chose, in the whole window.
#include "tests/ui/window/lookrig.h"

#include <QAbstractButton>
#include <QAction>
#include <QRegularExpression>

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

//! Every command that can have another key has one that none comes with.
QString allChanged()
{
    QStringList lines;
    for (const KeyCommand &one : keyCommands()) {
        const char letter = char('A' + lines.size() % 26);
        const QString with = lines.size() < 26 ? u"Alt+Shift+"_s : u"Ctrl+Alt+Shift+"_s;
        if (!one.isFixed())
            lines << one.name() + u'=' + with + QLatin1Char{letter};
    }
    return lines.join(u'\n');
}

//! All that somebody can read or hear, with the name of what says it.
QStringList said(const QObject &window)
{
    QStringList out;
    for (const QObject *one : window.findChildren<QObject *>()) {
        QStringList words;
        if (const auto *const widget = qobject_cast<const QWidget *>(one))
            words << widget->toolTip() << widget->accessibleName()
                  << widget->accessibleDescription();
        if (const auto *const action = qobject_cast<const QAction *>(one))
            words << action->toolTip();
        if (const auto *const label = qobject_cast<const QLabel *>(one))
            words << label->text();
        if (const auto *const button = qobject_cast<const QAbstractButton *>(one))
            words << button->text();
        for (const QString &text : words) {
            if (!text.isEmpty())
                out << one->objectName() + u": "_s + text;
        }
    }
    return out;
}

//! Those of them that name one of these keys: in brackets, or anywhere if it is no mere letter.
QStringList naming(const QStringList &all, const KeyBindings &keys)
{
    QStringList found;
    for (const KeyCommand &one : keyCommands()) {
        const QString key = keys.keyText(one);
        if (one.isFixed() || key.isEmpty())
            continue;
        const QString text = QRegularExpression::escape(key);
        const QRegularExpression named{
            (key.size() > 1 ? u"(?<![\\w+])%1(?![\\w+])"_s : u"[(（]%1[)）]"_s).arg(text)};
        found << all.filter(named);
    }
    found.removeDuplicates();
    // F is a key of the models' own, and stays.
    found.removeIf([](const QString &text) { return text.startsWith(u"modelStar:"_s); });
    return found;
}

//! The rooms of the window, one after the other.
void visitAll(Look &look)
{
    const auto act = [&look](const char *name) {
        look.window->find<QAction>(QString::fromLatin1(name))->trigger();
        QCoreApplication::processEvents();
    };
    look.window->choose(0);
    act("actionView");
    act("keyBack");
    act("keyModels");
    act("keyBack");
    act("keyQueue");
    act("keyBack");
    look.window->choose(0);
    look.gallery().chosen().toggle(1);
    QCoreApplication::processEvents();
}

} // namespace

class TestWindowKeys : public QObject {
    Q_OBJECT
private slots:
    void everyCommandOfTheTableIsThere();
    void aChangedKeyActsAndTheOldOneDoesNot();
    void theViewerTakesItsChangedKeys();
    void theListAndTheHintSayTheChangedKey();
    void nothingNamesAKeyThatIsNotInForce_data();
    void nothingNamesAKeyThatIsNotInForce();
    void wordsWithoutTheirKeyNameNone();
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

void TestWindowKeys::theListAndTheHintSayTheChangedKey()
{
    Look look{1};
    look.window->window.applySettings(with(u"viewerDetails=Ctrl+J\nactionCopyUrl=H"_s));
    look.open(0);
    const QStringList words = listed(look);
    QVERIFY(words.contains(u"Ctrl+J"_s));
    QVERIFY(words.contains(u"H"_s));
    QVERIFY(look.window->find<QLabel>(u"viewerHint"_s)->text().contains(u"H copy URL"_s));
}

void TestWindowKeys::nothingNamesAKeyThatIsNotInForce_data()
{
    QTest::addColumn<bool>("isThere");
    QTest::newRow("changed while everything is there") << true;
    QTest::newRow("changed before it is made") << false;
}

void TestWindowKeys::nothingNamesAKeyThatIsNotInForce()
{
    QFETCH(bool, isThere);
    QStringList before;
    {
        Look asItComes{3};
        visitAll(asItComes);
        before = naming(said(asItComes.window->window), {});
    }
    QVERIFY2(before.size() > 20, qPrintable(before.join(u'\n')));

    Look look{3};
    const Settings changed = with(allChanged());
    if (isThere)
        visitAll(look);
    look.window->window.applySettings(changed);
    if (!isThere)
        visitAll(look);
    const QStringList all = said(look.window->window);
    QCOMPARE(naming(all, {}), QStringList{});
    const QStringList after = naming(all, KeyBindings::fromText(changed.keys));
    QVERIFY2(after.size() == before.size(),
             qPrintable(before.join(u'\n') + u"\n\n"_s + after.join(u'\n')));
    look.window->window.applySettings({});
    QCOMPARE(naming(said(look.window->window), {}).size(), before.size());
}

void TestWindowKeys::wordsWithoutTheirKeyNameNone()
{
    Look look{2};
    visitAll(look);
    look.window->window.applySettings(with(u"actionDelete=\nkeyQueue=\nviewerDetails="_s));
    QCOMPARE(look.window->find<QWidget>(u"queueButton"_s)->accessibleName(), u"Show the queue"_s);
    QCOMPARE(look.window->find<QWidget>(u"viewerDetailsButton"_s)->toolTip(), u"Details"_s);
    QCOMPARE(look.window->find<QLabel>(u"detailsHint"_s)->text(), u"2 pictures chosen."_s);
    look.window->window.applySettings(with(u"actionDelete=C\nactionCopyUrl=Del"_s)); // swapped
    QCOMPARE(look.window->find<QLabel>(u"detailsHint"_s)->text(),
             u"2 pictures chosen.\nDel copies their links, C moves them to the trash."_s);
}

QTEST_MAIN(TestWindowKeys)
#include "tst_windowkeys.moc"
