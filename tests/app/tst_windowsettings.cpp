#include "core/base/file.h"
#include "tests/app/windowrig.h"
#include "ui/common/theme.h"
#include "ui/settings/importplan.h"
#include "ui/settings/movesettings.h"

#include <QSpinBox>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

//! Settings that travel, by the window, with the real services behind it.
class TestWindowSettings : public QObject {
    Q_OBJECT
private slots:
    void whatAWindowExportsAnotherHomeImports();
    void aFileThatCannotBeChangesNothingAndIsSaid();

private:
    //! Nobody answers there.
    [[nodiscard]] static QHash<QString, QString> environment()
    {
        return withEveryKey({{u"REPLICATE_API_BASE_URL"_s, u"http://127.0.0.1:9"_s}});
    }
    [[nodiscard]] static MoveSettings *opened(const WindowRun &run)
    {
        run.host->openSettings(u"library"_s);
        return run.find<MoveSettings>("moveSettings");
    }
};

void TestWindowSettings::whatAWindowExportsAnotherHomeImports()
{
    const QTemporaryDir homes;
    const QString file = homes.filePath(u"mine.json"_s);
    {
        const QString home = homes.filePath(u"one"_s);
        QVERIFY(QDir{}.mkpath(home));
        QVERIFY(writeFileDurably(home + u"/settings.ini"_s,
                                 "[appearance]\ntheme=light\n[sharing]\nlinkHours=7\n"));
        const WindowRun run{home, environment()};
        emit opened(run)->exportWanted(file);
        QTRY_VERIFY(QFile::exists(file));
    }
    const QString home = homes.filePath(u"two"_s);
    const WindowRun run{home, environment()};
    emit opened(run)->planWanted(file);
    QTRY_VERIFY(run.host->window().findChild<ImportPlan *>());
    ImportPlan *const plan = run.find<ImportPlan>("importPlan");
    QVERIFY(!labelsWith(*plan, u"sharing.linkHours"_s).isEmpty());
    QCOMPARE(run.behind([](Application &all) { return all.settings().linkHours; }), 168);
    QTest::keyClick(plan, Qt::Key_Return);
    // The settings close: they show what no longer holds.
    QTRY_VERIFY(!run.host->window().findChild<QDialog *>(u"settingsDialog"_s));
    QCOMPARE(run.behind([](Application &all) { return all.settings().linkHours; }), 7);
    QTRY_COMPARE(run.host->window().palette().window().color(), lightTokens().bg);
    run.host->openSettings(u"sharing"_s);
    QCOMPARE(run.find<QSpinBox>("linkHours")->value(), 7);
}

void TestWindowSettings::aFileThatCannotBeChangesNothingAndIsSaid()
{
    const QTemporaryDir homes;
    const QString file = homes.filePath(u"hostile.json"_s);
    QVERIFY(writeFileDurably(file, R"({"limner_settings":1,"settings":{
        "appearance":{"theme":"dark"},"sharing":{"linkHours":0}}})"));
    const WindowRun run{homes.filePath(u"home"_s), environment()};
    MoveSettings *const moving = opened(run);
    emit moving->planWanted(file);
    QTRY_VERIFY(!labelsWith(*moving, u"sharing.linkHours: takes"_s).isEmpty());
    emit moving->importWanted(file);
    emit moving->importWanted(homes.filePath(u"none.json"_s));
    QTRY_VERIFY(labelsWith(*moving, u"sharing.linkHours: takes"_s).isEmpty());
    QCOMPARE(run.behind([](Application &all) { return all.settings().theme; }), u"system"_s);
}

QTEST_MAIN(TestWindowSettings)
#include "tst_windowsettings.moc"
