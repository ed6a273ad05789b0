// The help in a window: F1 knows what one is doing, links and search lead on, the way back works.

#include "tests/support/uisupport.h"
#include "ui/common/keyedwords.h"
#include "ui/common/theme.h"
#include "ui/help/helpkey.h"
#include "ui/help/helpview.h"
#include "ui/help/helpwindow.h"

#include <QAbstractButton>
#include <QAbstractTextDocumentLayout>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QTextBlock>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

struct Shown {
    HelpWindow window{u"en"_s};
    HelpView *view = window.findChild<HelpView *>();
    QListWidget *list = window.findChild<QListWidget *>();
    QLineEdit *search = window.findChild<QLineEdit *>(u"helpSearch"_s);

    Shown()
    {
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.show();
        window.activateWindow();
        window.open(HelpPlace{.page = u"first-steps"_s});
        QCoreApplication::processEvents();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *const focused = window.focusWidget();
        QTest::keyClick(focused ? focused : &window, key, modifiers);
        QCoreApplication::processEvents();
    }
};

} // namespace

class TestHelpWindow : public QObject {
    Q_OBJECT
private slots:
    void aPageIsReadAndNamesTheWindow();
    void aSectionIsWhereItBegins();
    void picturesAreNoWiderThanThePage();
    void linksLeadOnAndTheWayBackWorks();
    void theListFollowsAndLeads();
    void theSearchFindsPagesAndPlaces();
    void whatNobodyKnowsChangesNothing();
    void everyControlHasAName();
    void itWearsTheThemeAlsoWhenThatChanges();
    void f1OpensThePageOfWhatHasTheFocus();
    void f1AboveADialogCanBeRead();
    void anotherKeyIsLeftAlone();
    void keysThatWereChangedAreSaidAboveThePages();
    void keysThatChangeWhileItIsOpenAreSaidAtOnce();
};

void TestHelpWindow::aPageIsReadAndNamesTheWindow()
{
    Shown shown;
    QVERIFY(shown.window.windowTitle().contains(u"First steps"_s));
    QVERIFY(shown.view->toPlainText().contains(u"Try it without an account"_s));
    QVERIFY(!shown.view->toPlainText().contains(u"{#"_s));
    QCOMPARE(shown.list->count(), 17);
}

void TestHelpWindow::keysThatWereChangedAreSaidAboveThePages()
{
    QVERIFY(Shown{}.window.findChild<QLabel *>(u"helpChangedKeys"_s)->isHidden());
    QWidget below;
    const auto said = [&below](const QString &keys) {
        setKeysInForce(below, KeyBindings::fromText(keys));
        HelpWindow window{u"en"_s, &below};
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        const auto *const note = window.findChild<QLabel *>(u"helpChangedKeys"_s);
        return note->isHidden() ? QString{} : note->text();
    };
    QCOMPARE(said(u"viewerZoomOut=Ctrl+J\nviewerActual="_s),
             u"These pages name the keys that Limner comes with. You changed "
             "Viewer: 100 % (no key) · Viewer: smaller (Ctrl+J)."_s);
    QStringList many;
    for (const KeyCommand &command : keyCommands()) {
        if (!command.isFixed() && many.size() < 11)
            many << command.name() + u'=';
    }
    QVERIFY(said(many.join(u'\n')).contains(u" and 3 more, which “?” lists."_s));
    QVERIFY(said({}).isEmpty());
}

void TestHelpWindow::keysThatChangeWhileItIsOpenAreSaidAtOnce()
{
    QWidget below;
    QWidget *const part = new QWidget{&below}; // F1 is pressed anywhere in the window
    HelpWindow window{u"en"_s, part};
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    const auto *const note = window.findChild<QLabel *>(u"helpChangedKeys"_s);
    QVERIFY(note->isHidden());
    setKeysInForce(below, KeyBindings::fromText(u"viewerZoomOut=Ctrl+J"_s));
    QVERIFY(!note->isHidden());
    QVERIFY(note->text().contains(u"smaller (Ctrl+J)"_s));
    setKeysInForce(below, {});
    QVERIFY(note->isHidden());
}

void TestHelpWindow::aSectionIsWhereItBegins()
{
    Shown shown;
    shown.window.open(HelpPlace{u"errors"_s, u"store_full"_s});
    QCOMPARE(shown.view->textCursor().block().text(), u"The store is full"_s);
    QVERIFY(shown.view->verticalScrollBar()->value() > 500);
    shown.window.open(HelpPlace{u"errors"_s, {}});
    QCOMPARE(shown.view->verticalScrollBar()->value(), 0);
}

void TestHelpWindow::picturesAreNoWiderThanThePage()
{
    Shown shown;
    const auto width = [&] {
        const QVariant picture = shown.view->document()->resource(
            QTextDocument::ImageResource, QUrl{u"pictures/window-en.webp"_s});
        return picture.value<QImage>().deviceIndependentSize().width();
    };
    for (const int wide : {1'000, 640, 900}) {
        shown.window.resize(wide, 600);
        QCoreApplication::processEvents();
        QVERIFY2(width() > 100, qPrintable(QString::number(width())));
        QVERIFY(width() < shown.view->viewport()->width());
        QCOMPARE(shown.view->horizontalScrollBar()->maximum(), 0);
    }
    // And take no more room than they need.
    const QTextDocument &page = *shown.view->document();
    const QTextBlock block = page.find(QString{QChar::ObjectReplacementCharacter}).block();
    const QRectF place = page.documentLayout()->blockBoundingRect(block);
    QVERIFY2(place.height() < width() * 0.7, qPrintable(QString::number(place.height())));
}

void TestHelpWindow::linksLeadOnAndTheWayBackWorks()
{
    Shown shown;
    emit shown.view->anchorClicked(QUrl{u"errors.md#uncertain"_s});
    QVERIFY((shown.window.place() == HelpPlace{u"errors"_s, u"uncertain"_s}));
    emit shown.view->anchorClicked(QUrl{u"#offline"_s});
    QVERIFY((shown.window.place() == HelpPlace{u"errors"_s, u"offline"_s}));
    shown.press(Qt::Key_Left, Qt::AltModifier);
    shown.press(Qt::Key_Left, Qt::AltModifier);
    QVERIFY((shown.window.place() == HelpPlace{u"first-steps"_s, {}}));
    QVERIFY(!shown.window.findChild<QAbstractButton *>(u"helpBack"_s)->isEnabled());
    shown.press(Qt::Key_Left, Qt::AltModifier);
    shown.press(Qt::Key_Right, Qt::AltModifier);
    QVERIFY((shown.window.place() == HelpPlace{u"errors"_s, u"uncertain"_s}));
    // From here on there is another way.
    shown.window.open(HelpPlace{u"keys"_s, {}});
    QVERIFY(!shown.window.findChild<QAbstractButton *>(u"helpForward"_s)->isEnabled());
}

void TestHelpWindow::theListFollowsAndLeads()
{
    Shown shown;
    shown.window.open(HelpPlace{u"costs"_s, {}});
    QCOMPARE(shown.list->currentItem()->text(), u"What it costs"_s);
    shown.list->setFocus();
    shown.press(Qt::Key_Down);
    QCOMPARE(shown.window.place().page, u"settings"_s);
}

void TestHelpWindow::theSearchFindsPagesAndPlaces()
{
    Shown shown;
    shown.press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(shown.search->hasFocus());
    QTest::keyClicks(shown.search, u"mc anonymous"_s);
    QCOMPARE(shown.list->count(), 1);
    QVERIFY(shown.list->item(0)->text().contains(u"(3)"_s));
    shown.press(Qt::Key_Return);
    QCOMPARE(shown.window.place().page, u"storage"_s);
    QCOMPARE(shown.view->textCursor().selectedText(), u"mc anonymous"_s);
    const int first = shown.view->textCursor().position();
    shown.press(Qt::Key_Return);
    QVERIFY(shown.view->textCursor().position() > first);
    QCOMPARE(shown.view->extraSelections().size(), 3);
    shown.search->setText(u"no such words anywhere"_s);
    QCOMPARE(shown.list->count(), 0);
    shown.press(Qt::Key_Return);
    shown.search->clear();
    QCOMPARE(shown.list->count(), 17);
    QVERIFY(shown.view->extraSelections().isEmpty());
}

void TestHelpWindow::whatNobodyKnowsChangesNothing()
{
    Shown shown;
    shown.window.open(HelpPlace{u"nonsense"_s, {}});
    emit shown.view->anchorClicked(QUrl{u"../../etc/passwd"_s});
    emit shown.view->anchorClicked(QUrl{u"file:///etc/passwd"_s});
    QCOMPARE(shown.window.place().page, u"first-steps"_s);
}

void TestHelpWindow::everyControlHasAName()
{
    Shown shown;
    QCOMPARE(namelessControls(shown.window), QStringList{});
}

void TestHelpWindow::itWearsTheThemeAlsoWhenThatChanges()
{
    Theme theme;
    theme.setChoice(ThemeChoice::Dark);
    Shown shown;
    const auto linkColour = [&] {
        for (QTextBlock block = shown.view->document()->begin(); block.isValid();
             block = block.next()) {
            for (auto it = block.begin(); !it.atEnd(); ++it) {
                if (it.fragment().charFormat().isAnchor())
                    return it.fragment().charFormat().foreground().color();
            }
        }
        return QColor{};
    };
    QCOMPARE(linkColour(), darkTokens().accentFill);
    theme.setChoice(ThemeChoice::Light);
    QCoreApplication::processEvents();
    QCOMPARE(linkColour(), lightTokens().accentFill);
}

void TestHelpWindow::f1OpensThePageOfWhatHasTheFocus()
{
    QWidget window;
    window.resize(900, 700);
    auto *const room = new QWidget{&window};
    room->setObjectName(u"composePanel"_s);
    auto *const field = new QLineEdit{room};
    auto *const other = new QLineEdit{&window};
    other->setObjectName(u"search"_s);
    window.show();
    HelpKey key{&window};
    QTest::keyClick(field, Qt::Key_F1);
    QVERIFY(key.window());
    QVERIFY((key.window()->place() == HelpPlace{u"models"_s, u"form"_s}));
    QPointer<HelpWindow> first = key.window();
    QTest::keyClick(other, Qt::Key_F1);
    QCOMPARE(key.window(), first.data()); // one is enough
    QVERIFY((key.window()->place() == HelpPlace{u"gallery"_s, u"search"_s}));
    QTest::keyClick(key.window(), Qt::Key_F1);
    QVERIFY((key.window()->place() == HelpPlace{u"first-steps"_s, u"help"_s}));
    QTest::keyClick(key.window(), Qt::Key_Escape);
    QTRY_VERIFY(!first);
    QVERIFY(!key.window());
}

void TestHelpWindow::f1AboveADialogCanBeRead()
{
    QWidget window;
    window.resize(900, 700);
    window.show();
    HelpKey key{&window};
    QTest::keyClick(&window, Qt::Key_F1);
    QPointer<HelpWindow> before = key.window();
    auto *const dialog = new QDialog{&window};
    auto *const page = new QWidget{dialog};
    page->setObjectName(u"storagePage"_s);
    auto *const field = new QLineEdit{page};
    dialog->open();
    QTest::keyClick(field, Qt::Key_F1);
    QVERIFY(key.window());
    QCOMPARE(key.window()->parentWidget(), dialog);
    QVERIFY((key.window()->place() == HelpPlace{u"settings"_s, u"storage"_s}));
    QTRY_VERIFY(!before);
}

void TestHelpWindow::anotherKeyIsLeftAlone()
{
    QLineEdit field;
    field.show();
    HelpKey key;
    QTest::keyClick(&field, Qt::Key_A);
    QTest::keyClick(&field, Qt::Key_F1, Qt::ShiftModifier);
    QVERIFY(!key.window());
    QCOMPARE(field.text(), u"a"_s);
}

QTEST_MAIN(TestHelpWindow)
#include "tst_helpwindow.moc"
