// The tray's picture, and what the settings say of a desktop that lacks something.

#include "ui/desktop/trayicon.h"
#include "ui/settings/desktoppage.h"
#include "tests/support/uisupport.h"

#include <QCheckBox>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestTray : public QObject {
    Q_OBJECT
private slots:
    void theRingGrowsWithWhatRuns();
    void withoutATrayNothingIsShown();
    void whatTheDesktopLacksIsNotOffered_data();
    void whatTheDesktopLacksIsNotOffered();
    void whatIsChosenIsSaved();
    void theDesktopPlaysTheSoundOfANotificationOnly();
};

namespace {

int accented(int running, double fraction)
{
    const QImage image = trayPicture(running, fraction, darkTokens(), 64).toImage();
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == darkTokens().accent;
    }
    return count;
}

} // namespace

void TestTray::theRingGrowsWithWhatRuns()
{
    QCOMPARE(accented(2, -1), 0);
    QVERIFY(accented(2, 0.25) > 0);
    QVERIFY(accented(2, 0.75) > 2 * accented(2, 0.25));
    for (const int edge : {16, 22, 64})
        QCOMPARE(trayPicture(12, 0.5, lightTokens(), edge).size(), QSize(edge, edge));
}

void TestTray::withoutATrayNothingIsShown()
{
    const Theme theme;
    TrayIcon tray{theme};
    QVERIFY(!tray.isPossible()); // offscreen has none
    tray.setWanted(true);
    QVERIFY(!tray.isShown());
    tray.setCounts({.running = 1});
}

void TestTray::whatTheDesktopLacksIsNotOffered_data()
{
    QTest::addColumn<bool>("notifies");
    QTest::addColumn<bool>("sounds");
    QTest::addColumn<bool>("hasTray");
    QTest::addColumn<QString>("words");
    QTest::newRow("everything") << true << true << true << u"another window is in front"_s;
    QTest::newRow("no notifications") << false << false << true << u"No notification service"_s;
    QTest::newRow("no sounds") << true << false << true << u"play no sounds"_s;
    QTest::newRow("no tray") << true << true << false << u"has no tray"_s;
}

void TestTray::whatTheDesktopLacksIsNotOffered()
{
    QFETCH(bool, notifies);
    QFETCH(bool, sounds);
    QFETCH(bool, hasTray);
    QFETCH(QString, words);
    SettingsContext context;
    context.settings.trayIcon = true;
    context.notifications = NotificationSkills{.isThere = notifies, .hasSound = sounds};
    context.hasTray = hasTray;
    DesktopPage page;
    page.load(context);
    const auto isOffered = [&page](const char *name) {
        return page.findChild<QCheckBox *>(QLatin1StringView{name})->isEnabled();
    };
    QCOMPARE(isOffered("notifyWhenDone"), notifies);
    QCOMPARE(isOffered("soundWhenDone"), notifies && sounds);
    QCOMPARE(isOffered("trayIcon"), hasTray);
    QVERIFY(!labelsWith(page, words).isEmpty());
    // On another desktop it holds again.
    Settings saved;
    SecretEdits secrets;
    page.save(saved, secrets);
    QVERIFY(saved.notifyWhenDone && saved.trayIcon);
}

void TestTray::whatIsChosenIsSaved()
{
    DesktopPage page;
    page.load({});
    for (const char *const name : {"notifyWhenDone", "soundWhenDone", "trayIcon"})
        page.findChild<QCheckBox *>(QLatin1StringView{name})->toggle();
    Settings saved;
    SecretEdits secrets;
    page.save(saved, secrets);
    QVERIFY(!saved.notifyWhenDone && saved.soundWhenDone && saved.trayIcon);
}

void TestTray::theDesktopPlaysTheSoundOfANotificationOnly()
{
    DesktopPage page;
    page.load({});
    auto *const sound = page.findChild<QCheckBox *>(u"soundWhenDone"_s);
    QVERIFY(sound->isEnabled());
    page.findChild<QCheckBox *>(u"notifyWhenDone"_s)->setChecked(false);
    QVERIFY(!sound->isEnabled());
}

QTEST_MAIN(TestTray)
#include "tst_tray.moc"
