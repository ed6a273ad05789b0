// The gallery worked by keyboard alone, in the whole window: what one does with pictures, and that
// Tab comes to every control.
#include "tests/ui/window/lookrig.h"
#include "ui/gallery/searchfield.h"

#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QLineEdit>

#include <algorithm>
#include <set>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! A person with a keyboard and nothing else.
class Typist {
public:
    explicit Typist(Look &look)
        : m_look{look}
    {}
    void press(int key, Qt::KeyboardModifiers modifiers = {}, int times = 1)
    {
        for (int i = 0; i < times; ++i)
            QTest::keyClick(hears(), Qt::Key(key), modifiers);
        QCoreApplication::processEvents();
    }
    void type(const QString &words)
    {
        QTest::keyClicks(hears(), words);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QWidget *hears() const
    {
        QWidget *top = QApplication::activePopupWidget();
        if (!top)
            top = QApplication::activeModalWidget();
        if (!top)
            top = &m_look.window->window;
        return top->focusWidget() ? top->focusWidget() : top;
    }
    [[nodiscard]] int count() const { return m_look.gallery().model()->rowCount(); }

private:
    Look &m_look;
};

//! What Tab should come to.
std::set<QWidget *> controlsOf(const QWidget &window)
{
    std::set<QWidget *> out;
    for (QWidget *const widget : window.findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->isEnabled() && !widget->focusProxy() &&
            (widget->focusPolicy() & Qt::TabFocus) != 0)
            out.insert(widget);
    }
    return out;
}

//! Of buttons of which one is down Tab comes to one, and arrows to the others.
bool isReached(const std::set<QWidget *> &reached, QWidget *control)
{
    const auto *const button = qobject_cast<QAbstractButton *>(control);
    const QButtonGroup *const group = button ? button->group() : nullptr;
    if (!group || !group->exclusive())
        return reached.contains(control);
    const QList<QAbstractButton *> all = group->buttons();
    return std::any_of(all.begin(), all.end(),
                       [&reached](QAbstractButton *one) { return reached.contains(one); });
}

QString called(const QWidget *widget)
{
    if (!widget)
        return u"?"_s;
    return widget->objectName() + u' ' + QLatin1StringView{widget->metaObject()->className()};
}

bool mustHaveAName(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::PushButton:
    case QAccessible::ButtonMenu:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::Slider:
    case QAccessible::SpinBox:
    case QAccessible::List:
    case QAccessible::ListItem:
    case QAccessible::Tree:
    case QAccessible::TreeItem:
    case QAccessible::ProgressBar:
        return true;
    default:
        return false;
    }
}

//! What a screen reader finds, from here down, and cannot name.
void nameless(QAccessibleInterface *spoken, QStringList &found, int &named)
{
    if (!spoken || !spoken->isValid() || spoken->state().invisible)
        return;
    if (mustHaveAName(spoken->role())) {
        if (spoken->text(QAccessible::Name).isEmpty())
            found << called(qobject_cast<QWidget *>(spoken->object()));
        else
            ++named;
    }
    for (int i = 0; i < spoken->childCount(); ++i)
        nameless(spoken->child(i), found, named);
}

} // namespace

//! A room of the window, opened by the key that the test's row names.
QWidget &opened(Look &look, Typist &typist)
{
    QFETCH(int, key);
    QFETCH(int, modifiers);
    QFETCH(QString, place);
    look.window->choose(0);
    if (key)
        typist.press(key, Qt::KeyboardModifiers{modifiers});
    return place.isEmpty() ? look.window->window : *look.window->find<QWidget>(place);
}

class TestGalleryKeys : public QObject {
    Q_OBJECT
private slots:
    void oneGoesToThePromptAndBack();
    void someAreMarkedAtOnceAndTakenBack();
    void allAreTagged();
    void someGoIntoAnAlbum();
    void oneIsFoundByTyping();
    void someAreDeletedAndComeBack();
    void tabComesToEveryControl_data();
    void tabComesToEveryControl();
    void everythingHasANameForWhoCannotSee_data() { tabComesToEveryControl_data(); }
    void everythingHasANameForWhoCannotSee();
};

void TestGalleryKeys::oneGoesToThePromptAndBack()
{
    Look look{4};
    Typist typist{look};
    typist.press(Qt::Key_P);
    QCOMPARE(typist.hears()->objectName(), u"prompt"_s);
    typist.press(Qt::Key_Escape);
    QVERIFY(look.gallery().hasFocus());
    typist.press(Qt::Key_End);
    QCOMPARE(look.gallery().currentIndex().row(), 3);
    typist.press(Qt::Key_Left);
    QCOMPARE(look.gallery().currentIndex().row(), 2);
}

void TestGalleryKeys::someAreMarkedAtOnceAndTakenBack()
{
    Look look{5};
    Typist typist{look};
    look.gallery().setFocus();
    typist.press(Qt::Key_Home);
    typist.press(Qt::Key_Right, Qt::ShiftModifier, 2);
    QCOMPARE(look.gallery().chosen().rows(), (std::vector<int>{0, 1, 2}));
    typist.press(Qt::Key_5);
    const auto ratings = [&look] {
        std::vector<int> out;
        for (const ArtworkId id : look.ids)
            out.push_back(look.studio.library->artwork(id)->rating);
        return out;
    };
    QCOMPARE(ratings(), (std::vector<int>{5, 5, 5, 0, 0}));
    typist.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(ratings(), (std::vector<int>{0, 0, 0, 0, 0}));
    typist.press(Qt::Key_F);
    for (size_t row = 0; row < look.ids.size(); ++row)
        QCOMPARE(look.studio.library->artwork(look.ids[row])->favourite, row < 3);
    typist.press(Qt::Key_X, Qt::ShiftModifier);
    QVERIFY(look.studio.library->artwork(look.ids[2])->rejected);
    QVERIFY(!look.studio.library->artwork(look.ids[3])->rejected);
}

void TestGalleryKeys::allAreTagged()
{
    Look look{6};
    Typist typist{look};
    look.gallery().setFocus();
    typist.press(Qt::Key_A, Qt::ControlModifier);
    typist.press(Qt::Key_T);
    QTRY_COMPARE(typist.hears()->objectName(), u"nameField"_s); // once the tags are known
    typist.type(u"seaside"_s);
    typist.press(Qt::Key_Return);
    for (const ArtworkId id : look.ids) {
        const auto tags = look.studio.library->tags().of(id);
        QCOMPARE(tags->size(), size_t{1});
        QCOMPARE(tags->front().name, u"seaside"_s);
    }
    QTRY_VERIFY(look.gallery().hasFocus());
}

void TestGalleryKeys::someGoIntoAnAlbum()
{
    Look look{4};
    Typist typist{look};
    look.gallery().setFocus();
    typist.press(Qt::Key_Home);
    typist.press(Qt::Key_Right, Qt::ShiftModifier);
    typist.press(Qt::Key_A);
    QTRY_COMPARE(typist.hears()->objectName(), u"nameField"_s);
    typist.type(u"Best"_s);
    typist.press(Qt::Key_Return);
    for (size_t row = 0; row < look.ids.size(); ++row)
        QCOMPARE(look.studio.library->albums().of(look.ids[row])->size(), size_t{row < 2});
}

void TestGalleryKeys::oneIsFoundByTyping()
{
    Look look{12};
    Typist typist{look};
    look.gallery().setFocus();
    typist.press(Qt::Key_F, Qt::ControlModifier);
    typist.type(u"seed:7"_s);
    QTRY_COMPARE(typist.count(), 1);
    typist.press(Qt::Key_Return);
    typist.press(Qt::Key_Escape); // the popup, the field: however many it takes
    for (int i = 0; i < 3 && !look.gallery().hasFocus(); ++i)
        typist.press(Qt::Key_Escape);
    QVERIFY(look.gallery().hasFocus());
    typist.press(Qt::Key_F, Qt::ControlModifier);
    typist.press(Qt::Key_A, Qt::ControlModifier);
    typist.press(Qt::Key_Delete);
    QTRY_COMPARE(typist.count(), 12);
}

void TestGalleryKeys::someAreDeletedAndComeBack()
{
    Look look{5};
    Typist typist{look};
    look.gallery().setFocus();
    typist.press(Qt::Key_Home);
    typist.press(Qt::Key_Right, Qt::ShiftModifier);
    typist.press(Qt::Key_Delete);
    QTRY_COMPARE(typist.count(), 3);
    QVERIFY(look.gallery().hasFocus());
    typist.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(typist.count(), 5);
    typist.press(Qt::Key_Home);
    typist.press(Qt::Key_Delete);
    QTRY_COMPARE(typist.count(), 4);
    typist.press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier); // the trash, and back
    QTRY_COMPARE(typist.count(), 1);
    typist.press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(typist.count(), 4);
}

void TestGalleryKeys::tabComesToEveryControl_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<QString>("place");
    QTest::newRow("window") << 0 << 0 << u""_s;
    QTest::newRow("models") << int(Qt::Key_M) << 0 << u"modelsPanel"_s;
    QTest::newRow("queue") << int(Qt::Key_Q) << 0 << u"queuePanel"_s;
    QTest::newRow("spend") << int(Qt::Key_B) << int(Qt::ControlModifier) << u"spendPage"_s;
}

void TestGalleryKeys::tabComesToEveryControl()
{
    Look look{3};
    Typist typist{look};
    std::set<QWidget *> reached;
    const QWidget &room = opened(look, typist);
    QVERIFY(room.isVisible());
    const std::set<QWidget *> controls = controlsOf(room);
    QVERIFY(controls.size() > (&room == &look.window->window ? 12 : 1));
    for (size_t i = 0; i < 3 * controls.size(); ++i) {
        reached.insert(typist.hears());
        // A field of many lines may want the key for itself: who writes leaves with Ctrl+Tab.
        const QWidget *const before = typist.hears();
        typist.press(Qt::Key_Tab);
        if (typist.hears() == before)
            typist.press(Qt::Key_Tab, Qt::ControlModifier);
        QVERIFY2(typist.hears() != before, qPrintable(called(before)));
    }
    for (QWidget *const control : controls) {
        if (control->isVisible()) // a bar may have gone with what was chosen
            QVERIFY2(isReached(reached, control), qPrintable(called(control)));
    }
}

void TestGalleryKeys::everythingHasANameForWhoCannotSee()
{
    Look look{3};
    Typist typist{look};
    QStringList found;
    int named = 0;
    QWidget &room = opened(look, typist);
    nameless(QAccessible::queryAccessibleInterface(&room), found, named);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u", "_s)));
    QVERIFY(named > (&room == &look.window->window ? 20 : 1));
}

QTEST_MAIN(TestGalleryKeys)
#include "tst_gallerykeys.moc"
