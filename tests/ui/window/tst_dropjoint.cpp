// A picture of another tool is dropped on the window, and its model is looked for.
#include "core/provider/replicate/replicate.h"
#include "core/sandbox/replicate/simreplicate.h"
#include "tests/support/uisupport.h"
#include "tests/ui/window/windowsupport.h"
#include "ui/gallery/dropsheet.h"
#include "ui/models/modelspanel.h"

#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! The window, with a provider that does not have what other tools use.
struct Stand {
    SimReplicate sim{SimReplicateOptions{.timeScale = 0}};
    Studio studio;
    std::unique_ptr<Window> w;

    Stand()
    {
        ProviderConfig config{.key = Secret{QString::fromLatin1(sim.key())},
                              .baseUrl = QString::fromLatin1(sim.baseUrl())};
        studio.catalog.add(std::make_unique<Replicate>(studio.http, studio.clock, config));
        w = std::make_unique<Window>(studio);
    }
    //! One of the files of tests/data/metadata.
    void drop(const QString &name) const
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QStringLiteral(LIMNER_TEST_DATA "/metadata/") + name)});
        QWidget *const place = w->gallery()->viewport();
        QDragEnterEvent enter{{5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {}};
        QCoreApplication::sendEvent(place, &enter);
        QDropEvent drop{{5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {}};
        QCoreApplication::sendEvent(place, &drop);
    }
    //! nullptr when none is open.
    [[nodiscard]] DropSheet *sheet() const
    {
        for (DropSheet *one : w->window.findChildren<DropSheet *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    void look() const { sheet()->findChild<QPushButton *>(u"dropFind"_s)->click(); }
    [[nodiscard]] QLineEdit *field() const { return w->find<QLineEdit>(u"modelSearch"_s); }
};

} // namespace

class TestDropJoint : public QObject {
    Q_OBJECT
private slots:
    void itsModelIsSearchedForByName();
    void withTheModelThatIsChosenItIsAskedAgain();
    void withoutOneItIsAskedAgainToo();
    void theSheetSaysWhichKeyBringsTheFormBack();
};

void TestDropJoint::itsModelIsSearchedForByName()
{
    Stand stand;
    stand.drop(u"invokeai.png"_s);
    QTRY_VERIFY(stand.sheet());
    QCOMPARE(labelsWith(*stand.sheet(), u"not at your providers"_s).size(), 1);
    stand.look();
    QVERIFY(stand.w->find<ModelsPanel>(u"modelsPanel"_s)->isVisible());
    stand.w->window.activateWindow(); // there is no window manager that would
    QTRY_VERIFY(stand.field()->hasFocus());
    QCOMPARE(stand.field()->text(), u"juggernaut xl"_s);
    const auto asked = [&stand] {
        return std::any_of(stand.sim.server().requests.begin(), stand.sim.server().requests.end(),
                           [](const auto &one) {
                               return one.target.contains("juggernaut") ||
                                      one.body.contains("juggernaut");
                           });
    };
    QTRY_VERIFY(asked());
    QTRY_VERIFY(!stand.sheet());
}

void TestDropJoint::withTheModelThatIsChosenItIsAskedAgain()
{
    Stand stand;
    stand.drop(u"invokeai.png"_s);
    QTRY_VERIFY(stand.sheet());
    stand.look();
    stand.field()->clear();
    QTest::keyClicks(stand.field(), u"acme/inkbrush"_s);
    QTest::keyClick(stand.field(), Qt::Key_Return);
    QTRY_VERIFY(stand.sheet());
    QCOMPARE(labelsWith(*stand.sheet(), u"What inkbrush takes over"_s).size(), 1);
    QVERIFY(!stand.w->find<ModelsPanel>(u"modelsPanel"_s)->isVisible());
    // Only the once.
    stand.sheet()->reject();
    QTRY_VERIFY(!stand.sheet());
    QTest::keyClick(&stand.w->window, Qt::Key_Escape);
    QVERIFY(!stand.sheet());
}

void TestDropJoint::withoutOneItIsAskedAgainToo()
{
    Stand stand;
    stand.drop(u"invokeai.png"_s);
    QTRY_VERIFY(stand.sheet());
    stand.look();
    QTRY_VERIFY(!stand.sheet());
    QTest::keyClick(stand.field(), Qt::Key_Escape);
    QTRY_VERIFY(stand.sheet());
}

void TestDropJoint::theSheetSaysWhichKeyBringsTheFormBack()
{
    Stand stand;
    const auto hint = [&stand](const QString &keys) {
        Settings settings;
        settings.keys = keys;
        stand.w->window.applySettings(settings);
        stand.drop(u"invokeai.png"_s);
        if (!QTest::qWaitFor([&stand] { return stand.sheet() != nullptr; }))
            return u"no sheet"_s;
        const auto *const label = stand.sheet()->findChild<QLabel *>(u"dropUndo"_s);
        const QString words = label ? label->text() : QString{};
        delete stand.sheet();
        return words;
    };
    QCOMPARE(hint({}), u"Ctrl+Z brings back your form"_s);
    QCOMPARE(hint(u"actionUndo=Ctrl+U"_s), u"Ctrl+U brings back your form"_s);
    QCOMPARE(hint(u"actionUndo="_s), QString{});
}

QTEST_MAIN(TestDropJoint)
#include "tst_dropjoint.moc"
