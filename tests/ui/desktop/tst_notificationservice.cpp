// Over a real session bus: what the desktop is told, what it answers, and a desktop without any of
// it.

#include "tests/ui/desktop/fakedesktop.h"
#include "tests/ui/desktop/sessionbus.h"
#include "ui/desktop/notificationservice.h"

#include <QDBusMessage>
#include <QSignalSpy>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestNotificationService : public QObject {
    Q_OBJECT
private slots:
    void aNoticeCarriesWordsPictureAndActions();
    void markupOfAPromptIsEscapedWhereTheDesktopReadsMarkup_data();
    void markupOfAPromptIsEscapedWhereTheDesktopReadsMarkup();
    void withoutActionsNoneAreSent();
    void theNextOneTakesThePlaceOfTheLast();
    void manyAtOnceEndWithTheNewest();
    void aWithdrawnOneGoes();
    void oneThatIsWithdrawnOnItsWayGoes();
    void whatIsChosenIsToldWithItsToken();
    void othersOnTheBusChooseNothing();
    void withoutABusNothingHappens();
    void withoutAServiceNothingHappens();
    void aServiceThatComesLaterIsFound();
    void aServiceThatNeverAnswersHoldsNobodyUp();

private:
    SessionBus m_bus;
};

namespace {

DesktopNotice notice(const QString &title, const QString &body = u"a fox"_s)
{
    DesktopNotice out;
    out.title = title;
    out.body = body;
    out.picture = QImage{30, 20, QImage::Format_RGB32};
    out.picture.fill(Qt::red);
    out.actions = {{u"default"_s, u"Open"_s}, {u"copy-link"_s, u"Copy link"_s}};
    return out;
}

} // namespace

void TestNotificationService::aNoticeCarriesWordsPictureAndActions()
{
    FakeDesktop desktop{m_bus.address()};
    NotificationService service{nullptr, m_bus.address()};
    DesktopNotice sent = notice(u"Picture ready"_s);
    sent.sound = u"complete"_s;
    service.show(sent);
    QTRY_COMPARE(desktop.seen.size(), size_t{1});
    const SeenNotice &seen = desktop.seen.front();
    QCOMPARE(seen.title, u"Picture ready"_s);
    QCOMPARE(seen.body, u"a fox"_s);
    QCOMPARE(seen.actions, (QStringList{u"default"_s, u"Open"_s, u"copy-link"_s, u"Copy link"_s}));
    QCOMPARE(seen.picture().size(), QSize(30, 20));
    QCOMPARE(seen.picture().pixelColor(3, 3), QColor{Qt::red});
    QCOMPARE(seen.hints.value(u"sound-name"_s).toString(), u"complete"_s);
}

void TestNotificationService::markupOfAPromptIsEscapedWhereTheDesktopReadsMarkup_data()
{
    QTest::addColumn<bool>("reads");
    QTest::addColumn<QString>("body");
    const QString prompt = u"<a href=\"http://x\">me</a> & <img src=x>"_s;
    QTest::newRow("markup") << true << prompt.toHtmlEscaped();
    QTest::newRow("plain") << false << prompt;
}

void TestNotificationService::markupOfAPromptIsEscapedWhereTheDesktopReadsMarkup()
{
    QFETCH(bool, reads);
    QFETCH(QString, body);
    FakeDesktop desktop{m_bus.address()};
    desktop.skills = reads ? QStringList{u"body"_s, u"body-markup"_s} : QStringList{u"body"_s};
    NotificationService service{nullptr, m_bus.address()};
    service.show(notice(u"Picture ready"_s, u"<a href=\"http://x\">me</a> & <img src=x>"_s));
    QTRY_COMPARE(desktop.seen.size(), size_t{1});
    QCOMPARE(desktop.seen.front().body, body);
}

void TestNotificationService::withoutActionsNoneAreSent()
{
    FakeDesktop desktop{m_bus.address()};
    desktop.skills = {u"body"_s};
    NotificationService service{nullptr, m_bus.address()};
    service.show(notice(u"Picture ready"_s));
    QTRY_COMPARE(desktop.seen.size(), size_t{1});
    QVERIFY(desktop.seen.front().actions.isEmpty());
    QVERIFY(service.skills() && !service.skills()->hasActions);
}

void TestNotificationService::theNextOneTakesThePlaceOfTheLast()
{
    FakeDesktop desktop{m_bus.address()};
    NotificationService service{nullptr, m_bus.address()};
    service.show(notice(u"one"_s));
    QTRY_COMPARE(desktop.seen.size(), size_t{1});
    service.show(notice(u"two"_s));
    QTRY_COMPARE(desktop.seen.size(), size_t{2});
    QCOMPARE(desktop.seen.back().replaces, desktop.seen.front().id);
    QCOMPARE(desktop.shown(), 1);
}

void TestNotificationService::manyAtOnceEndWithTheNewest()
{
    FakeDesktop desktop{m_bus.address()};
    NotificationService service{nullptr, m_bus.address()};
    for (int i = 1; i <= 50; ++i)
        service.show(notice(QString::number(i)));
    QTRY_VERIFY(!desktop.seen.empty() && desktop.seen.back().title == u"50");
    QCOMPARE(desktop.shown(), 1);
}

void TestNotificationService::aWithdrawnOneGoes()
{
    FakeDesktop desktop{m_bus.address()};
    NotificationService service{nullptr, m_bus.address()};
    service.show(notice(u"one"_s));
    QTRY_COMPARE(desktop.shown(), 1);
    // Its answer has to be here first, as whoever comes back is slower than a bus.
    service.look();
    QSignalSpy looked{&service, &NotificationService::looked};
    QTRY_COMPARE(looked.size(), 1);
    service.withdraw();
    QTRY_COMPARE(desktop.shown(), 0);
    QCOMPARE(desktop.closed, std::vector<uint>{desktop.seen.front().id});
}

void TestNotificationService::oneThatIsWithdrawnOnItsWayGoes()
{
    FakeDesktop desktop{m_bus.address()};
    NotificationService service{nullptr, m_bus.address()};
    service.look();
    QSignalSpy looked{&service, &NotificationService::looked};
    QTRY_COMPARE(looked.size(), 1);
    service.show(notice(u"one"_s));
    service.withdraw();
    QTRY_COMPARE(desktop.closed.size(), size_t{1});
    QCOMPARE(desktop.shown(), 0);
}

void TestNotificationService::whatIsChosenIsToldWithItsToken()
{
    FakeDesktop desktop{m_bus.address()};
    NotificationService service{nullptr, m_bus.address()};
    QSignalSpy chosen{&service, &NotificationService::chosen};
    QSignalSpy dismissed{&service, &NotificationService::dismissed};
    service.show(notice(u"one"_s));
    QTRY_COMPARE(desktop.seen.size(), size_t{1});
    service.look();
    QSignalSpy looked{&service, &NotificationService::looked};
    QTRY_COMPARE(looked.size(), 1);
    QByteArray token;
    connect(&service, &NotificationService::chosen, this,
            [&token] { token = qgetenv("XDG_ACTIVATION_TOKEN"); });
    desktop.press(desktop.seen.front().id, u"copy-link"_s, u"token-of-the-desktop"_s);
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(chosen.front().front().toString(), u"copy-link"_s);
    QCOMPARE(token, QByteArray{"token-of-the-desktop"});
    qunsetenv("XDG_ACTIVATION_TOKEN");
}

void TestNotificationService::othersOnTheBusChooseNothing()
{
    FakeDesktop desktop{m_bus.address()};
    NotificationService service{nullptr, m_bus.address()};
    QSignalSpy chosen{&service, &NotificationService::chosen};
    service.show(notice(u"one"_s));
    QTRY_COMPARE(desktop.seen.size(), size_t{1});
    service.look();
    QSignalSpy looked{&service, &NotificationService::looked};
    QTRY_COMPARE(looked.size(), 1);
    const uint id = desktop.seen.front().id;
    {
        QDBusConnection stranger = QDBusConnection::connectToBus(m_bus.address(), u"stranger"_s);
        QDBusMessage message =
            QDBusMessage::createSignal(u"/org/freedesktop/Notifications"_s,
                                       u"org.freedesktop.Notifications"_s, u"ActionInvoked"_s);
        message << id << u"copy-link"_s;
        QVERIFY(stranger.send(message));
    }
    desktop.press(id + 7, u"copy-link"_s); // another program's notice
    desktop.press(id, u"open"_s);
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(chosen.front().front().toString(), u"open"_s);
    QDBusConnection::disconnectFromBus(u"stranger"_s);
}

void TestNotificationService::withoutABusNothingHappens()
{
    NotificationService service{nullptr, u"unix:path=/nowhere/at/all"_s};
    QSignalSpy looked{&service, &NotificationService::looked};
    service.show(notice(u"one"_s));
    QTRY_COMPARE(looked.size(), 1);
    QVERIFY(service.skills() && !service.skills()->isThere);
    service.withdraw();
}

void TestNotificationService::withoutAServiceNothingHappens()
{
    NotificationService service{nullptr, m_bus.address()};
    QSignalSpy looked{&service, &NotificationService::looked};
    service.show(notice(u"one"_s));
    QTRY_COMPARE(looked.size(), 1);
    QVERIFY(service.skills() && !service.skills()->isThere);
    service.withdraw();
}

void TestNotificationService::aServiceThatComesLaterIsFound()
{
    NotificationService service{nullptr, m_bus.address()};
    QSignalSpy looked{&service, &NotificationService::looked};
    service.show(notice(u"nobody sees it"_s));
    QTRY_COMPARE(looked.size(), 1);
    FakeDesktop desktop{m_bus.address()};
    service.show(notice(u"two"_s));
    QTRY_COMPARE(desktop.seen.size(), size_t{1});
    QCOMPARE(desktop.seen.front().title, u"two"_s);
}

// Whoever asked goes on at once; the last of the calls is the one that counts.
void TestNotificationService::aServiceThatNeverAnswersHoldsNobodyUp()
{
    FakeDesktop desktop{m_bus.address()};
    desktop.answers = false;
    NotificationService service{nullptr, m_bus.address()};
    service.show(notice(u"one"_s));
    QTRY_COMPARE(desktop.asked, 1);
    service.show(notice(u"two"_s));
    service.withdraw();
    service.show(notice(u"three"_s));
    QVERIFY(!service.skills());
    QVERIFY(desktop.seen.empty());
}

QTEST_MAIN(TestNotificationService)
#include "tst_notificationservice.moc"
