// Moving the settings: what an import changes is read before it does.

#include "tests/support/uisupport.h"
#include "ui/settings/importplan.h"
#include "ui/settings/movesettings.h"

#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

SettingsPlan plan()
{
    SettingsPlan out;
    out.changes = {
        {u"storage.endpoint"_s, u"https://old.example"_s, u"https://new.example"_s, true},
        {u"sharing.linkHours"_s, u"168"_s, u"3"_s, false}};
    out.newPresets = 2;
    out.knownPrompts = 7;
    out.unknown = {u"storage.mirror"_s};
    out.isLater = true;
    return out;
}

struct Shown {
    QWidget window;
    MoveSettings *part = new MoveSettings{&window};

    Shown()
    {
        window.resize(900, 700);
        window.show();
        QCoreApplication::processEvents();
    }
    ImportPlan *asked() const { return part->findChild<ImportPlan *>(); }
    QString said() const { return part->findChild<QLabel *>(u"moveSaid"_s)->text(); }
};

} // namespace

class TestMoveSettings : public QObject {
    Q_OBJECT
private slots:
    void whatChangesIsReadBeforeItDoes();
    void aNoChangesNothing();
    void whatIsHereAlreadyAsksNothing();
    void troubleIsSaidWithItsMember();
    void filesAreAskedForByDialogs();
    void everyControlHasAName();
};

void TestMoveSettings::whatChangesIsReadBeforeItDoes()
{
    Shown shown;
    QSignalSpy wanted{shown.part, &MoveSettings::importWanted};
    shown.part->showPlan(u"/tmp/carried.json"_s, plan());
    QVERIFY(shown.asked());
    const auto reads = [&](const QString &text) {
        return !labelsWith(*shown.asked(), text).isEmpty();
    };
    QVERIFY(reads(u"storage.endpoint"_s));
    QVERIFY(reads(u"“https://old.example” becomes “https://new.example”"_s));
    QVERIFY(reads(u"Your keys are sent there"_s));
    QVERIFY(reads(u"Presets: 2 new, 0 here already"_s));
    QVERIFY(reads(u"Prompts: 0 new, 7 here already"_s));
    QVERIFY(reads(u"Passed over: storage.mirror"_s));
    QVERIFY(reads(u"A later Limner"_s));
    QVERIFY(wanted.isEmpty());
    QTest::keyClick(shown.asked(), Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.front().front().toString(), u"/tmp/carried.json"_s);
}

void TestMoveSettings::aNoChangesNothing()
{
    Shown shown;
    QSignalSpy wanted{shown.part, &MoveSettings::importWanted};
    shown.part->showPlan(u"/tmp/carried.json"_s, plan());
    QTest::keyClick(shown.asked(), Qt::Key_Escape);
    QTRY_VERIFY(!shown.asked());
    QVERIFY(wanted.isEmpty());
}

void TestMoveSettings::whatIsHereAlreadyAsksNothing()
{
    Shown shown;
    SettingsPlan same;
    same.knownPresets = 3;
    shown.part->showPlan(u"/tmp/carried.json"_s, same);
    QVERIFY(!shown.asked());
    QVERIFY(shown.said().contains(u"already"_s));
}

void TestMoveSettings::troubleIsSaidWithItsMember()
{
    Shown shown;
    shown.part->showTrouble(memberError(u"sharing.linkHours"_s, u"takes a whole number"_s));
    QVERIFY2(shown.said().contains(u"sharing.linkHours: takes a whole number"_s),
             qPrintable(shown.said()));
    shown.part->showExported(u"/tmp/mine.json"_s);
    QVERIFY(shown.said().contains(u"/tmp/mine.json"_s));
}

void TestMoveSettings::filesAreAskedForByDialogs()
{
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    Shown shown;
    QSignalSpy exported{shown.part, &MoveSettings::exportWanted};
    shown.part->findChild<QPushButton *>(u"exportSettings"_s)->click();
    auto *dialog = shown.part->findChild<QFileDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
    emit dialog->fileSelected(u"/tmp/out.json"_s);
    QCOMPARE(exported.size(), 1);
    dialog->close();
    QTRY_VERIFY(!shown.part->findChild<QFileDialog *>());
    QSignalSpy planned{shown.part, &MoveSettings::planWanted};
    shown.part->findChild<QPushButton *>(u"importSettings"_s)->click();
    dialog = shown.part->findChild<QFileDialog *>();
    QVERIFY(dialog);
    emit dialog->fileSelected(u"/tmp/in.json"_s);
    QCOMPARE(planned.size(), 1);
}

void TestMoveSettings::everyControlHasAName()
{
    Shown shown;
    QCOMPARE(namelessControls(shown.window), QStringList{});
    shown.part->showPlan(u"/tmp/carried.json"_s, plan());
    QCOMPARE(namelessControls(*shown.asked()), QStringList{});
}

QTEST_MAIN(TestMoveSettings)
#include "tst_movesettings.moc"
