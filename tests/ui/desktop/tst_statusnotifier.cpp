// The tray of a real desktop: a real X server, a real session bus, and a panel that watches for
// icons, comes and goes.

#include "tests/app/xserver.h"
#include "tests/ui/desktop/faketray.h"
#include "tests/ui/desktop/sessionbus.h"
#include "tests/ui/window/windowsupport.h"
#include "ui/desktop/trayicon.h"
#include "ui/window/desktopjoint.h"

#include <QClipboard>
#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QDBusReply>
#include <QDBusVariant>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

Settings withTray(bool isWanted)
{
    Settings settings;
    settings.trayIcon = isWanted;
    settings.notifyWhenDone = false;
    settings.copyWhenDone = false;
    return settings;
}

//! A line of the tray's menu.
struct Line {
    int id = 0;
    QString label = {};
    bool isEnabled = true;
};

//! A panel's side of the bus: it reads what an icon says of itself, and does what a person does.
class Panel {
public:
    Panel(const QString &busAddress, QString item)
        : m_item{std::move(item)}
        , m_bus{QDBusConnection::connectToBus(busAddress, u"panel"_s)}
    {}
    ~Panel() { QDBusConnection::disconnectFromBus(u"panel"_s); }
    Panel(const Panel &) = delete;
    Panel &operator=(const Panel &) = delete;

    [[nodiscard]] QVariant property(const QString &name) const
    {
        const QVariantList answer =
            ask(u"/StatusNotifierItem"_s, u"org.freedesktop.DBus.Properties"_s, u"Get"_s,
                {u"org.kde.StatusNotifierItem"_s, name});
        return answer.value(0).value<QDBusVariant>().variant();
    }
    //! The title of its tooltip.
    [[nodiscard]] QString tip() const
    {
        const QVariant value = property(u"ToolTip"_s);
        if (!value.canConvert<QDBusArgument>())
            return u"no tooltip"_s;
        const auto argument = value.value<QDBusArgument>();
        QString icon;
        QString title;
        argument.beginStructure();
        argument >> icon;
        argument.beginArray();
        while (!argument.atEnd())
            static_cast<void>(argument.asVariant());
        argument.endArray();
        QString rest;
        argument >> title >> rest;
        argument.endStructure();
        return title;
    }
    [[nodiscard]] std::vector<Line> menu() const
    {
        const QVariantList answer =
            ask(menuPath(), menuInterface(), u"GetLayout"_s, {0, -1, QStringList{}});
        std::vector<Line> lines;
        if (answer.size() != 2)
            return lines;
        const auto root = answer[1].value<QDBusArgument>();
        int id = 0;
        QVariantMap properties;
        root.beginStructure();
        root >> id >> properties;
        root.beginArray();
        while (!root.atEnd()) {
            QDBusVariant child;
            root >> child;
            lines.push_back(lineOf(child.variant().value<QDBusArgument>()));
        }
        root.endArray();
        root.endStructure();
        return lines;
    }
    [[nodiscard]] Line line(const QString &label) const
    {
        for (const Line &one : menu()) {
            if (one.label == label)
                return one;
        }
        return {.id = -1, .isEnabled = false};
    }
    void choose(const QString &label) const
    {
        static_cast<void>(ask(menuPath(), menuInterface(), u"Event"_s,
                              {line(label).id, u"clicked"_s,
                               QVariant::fromValue(QDBusVariant{QString{}}), QVariant{uint(0)}}));
    }
    void press() const
    {
        static_cast<void>(ask(u"/StatusNotifierItem"_s, u"org.kde.StatusNotifierItem"_s,
                              u"Activate"_s, {10, 10}));
    }

private:
    static QString menuInterface() { return u"com.canonical.dbusmenu"_s; }
    [[nodiscard]] QString menuPath() const
    {
        return property(u"Menu"_s).value<QDBusObjectPath>().path();
    }
    static Line lineOf(const QDBusArgument &argument)
    {
        Line line;
        QVariantMap properties;
        argument.beginStructure();
        argument >> line.id >> properties;
        line.label = properties.value(u"label"_s).toString().remove(u'_');
        line.isEnabled = properties.value(u"enabled"_s, true).toBool();
        argument.beginArray();
        argument.endArray();
        argument.endStructure();
        return line;
    }
    //! The answer comes from this very thread, so nobody may wait for it.
    [[nodiscard]] QVariantList ask(const QString &path, const QString &interface,
                                   const QString &method, const QVariantList &arguments) const
    {
        QDBusMessage call = QDBusMessage::createMethodCall(m_item, path, interface, method);
        call.setArguments(arguments);
        const QDBusPendingCall pending = m_bus.asyncCall(call);
        if (!QTest::qWaitFor([&pending] { return pending.isFinished(); }, 20'000) ||
            pending.isError())
            qWarning("%s: %s", qPrintable(method), qPrintable(pending.error().message()));
        return pending.reply().arguments();
    }

    QString m_item;
    QDBusConnection m_bus;
};

//! The window, and a job that a test moves.
struct Desk {
    Studio studio;
    Window w;

    explicit Desk(bool isWanted = true)
        : w{studio, withTray(isWanted)}
    {}
    [[nodiscard]] TrayIcon &tray() const { return *w.window.findChild<TrayIcon *>(); }
    Job begin(const QString &prompt, double fraction = 0)
    {
        Job job;
        job.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        job.state = JobState::Running;
        job.request.provider = u"replicate"_s;
        job.request.model = u"someone/model"_s;
        job.request.parameters = {{"prompt", prompt.toStdString()}};
        job.createdAt = studio.clock.now();
        if (!studio.queue->jobs().insert(job))
            qFatal("cannot insert a job");
        emit studio.queue->board().jobAdded(job);
        emit studio.queue->board().countsChanged({.running = 1});
        if (fraction > 0)
            emit studio.queue->board().jobProgressed(job.id, {.progress = {.fraction = fraction}});
        return job;
    }
    void end(Job job)
    {
        job.state = JobState::Done;
        job.finishedAt = studio.clock.now();
        if (!studio.queue->jobs().save(job))
            qFatal("cannot save a job");
        emit studio.queue->board().jobChanged(job);
        emit studio.queue->board().jobFinished(job);
        emit studio.queue->board().countsChanged({});
    }
};

} // namespace

class TestStatusNotifier : public QObject {
    Q_OBJECT
public:
    explicit TestStatusNotifier(QString busAddress)
        : m_bus{std::move(busAddress)}
    {}

private slots:
    void aPanelThatStartsLaterGetsTheIcon();
    void itSaysHowFarThingsAre();
    void itsMenuWorks();
    void aPanelThatComesAgainGetsItAgain();
    void unwantedItIsNotThere();

private:
    [[nodiscard]] bool hasCome(const FakeTray &tray) const
    {
        return QTest::qWaitFor([&tray] { return tray.items().size() == 1; }, 20'000);
    }
    QString m_bus;
};

// First: Qt believes to the end what it is told when it asks for the first time.
void TestStatusNotifier::aPanelThatStartsLaterGetsTheIcon()
{
    Desk desk;
    const auto *const host = desk.tray().findChild<TrayHost *>();
    QTRY_COMPARE(host->isThere(), std::optional{false}); // it has heard that there is none
    QVERIFY(!desk.tray().isShown());
    const FakeTray tray{m_bus};
    QVERIFY(hasCome(tray));
    QVERIFY(desk.tray().isShown());
    QVERIFY(desk.w.window.desktop().hasTray());
}

void TestStatusNotifier::itSaysHowFarThingsAre()
{
    const FakeTray tray{m_bus};
    Desk desk;
    QVERIFY(hasCome(tray));
    const Panel panel{m_bus, tray.items().front()};
    QTRY_COMPARE(panel.tip(), u"Limner: nothing runs"_s);
    const Job job = desk.begin(u"a lighthouse"_s, 0.5);
    QTRY_COMPARE(panel.tip(), u"Limner: 1 running, 0 waiting, 50 %"_s);
    desk.end(job);
    QTRY_COMPARE(panel.tip(), u"Limner: nothing runs"_s);
    QCOMPARE(panel.property(u"Category"_s).toString(), u"ApplicationStatus"_s);
    QCOMPARE(panel.property(u"Status"_s).toString(), u"Active"_s);
}

void TestStatusNotifier::itsMenuWorks()
{
    const FakeTray tray{m_bus};
    Desk desk;
    QVERIFY(hasCome(tray));
    const Panel panel{m_bus, tray.items().front()};
    QVERIFY(!panel.line(u"Copy the last link"_s).isEnabled); // there is no picture
    QVERIFY(panel.line(u"Show Limner"_s).isEnabled);
    QVERIFY(panel.line(u"Quit"_s).isEnabled);
    desk.w.window.showMinimized();
    panel.choose(u"Show Limner"_s);
    QTRY_VERIFY(!desk.w.window.isMinimized());
    desk.w.window.showMinimized();
    panel.press(); // its icon
    QTRY_VERIFY(!desk.w.window.isMinimized());
    panel.choose(u"Quit"_s);
    QTRY_VERIFY(!desk.w.window.isVisible());
}

void TestStatusNotifier::aPanelThatComesAgainGetsItAgain()
{
    auto tray = std::make_unique<FakeTray>(m_bus);
    Desk desk;
    QVERIFY(hasCome(*tray));
    tray.reset();
    QTRY_VERIFY(!desk.tray().isShown());
    QVERIFY(!desk.w.window.desktop().hasTray());
    const Job job = desk.begin(u"a lighthouse"_s); // which nobody shows
    tray = std::make_unique<FakeTray>(m_bus);
    QVERIFY(hasCome(*tray));
    const Panel panel{m_bus, tray->items().front()};
    QTRY_VERIFY(panel.tip().startsWith(u"Limner: 1 running"_s));
    desk.end(job);
    QTRY_COMPARE(panel.tip(), u"Limner: nothing runs"_s);
}

void TestStatusNotifier::unwantedItIsNotThere()
{
    const FakeTray tray{m_bus};
    Desk desk{false};
    desk.w.window.desktop().look();
    QTRY_VERIFY(desk.w.window.desktop().hasTray()); // the settings can offer it
    QCOMPARE(tray.comings(), 0);
    desk.w.window.applySettings(withTray(true));
    QVERIFY(hasCome(tray));
    desk.w.window.applySettings(withTray(false));
    QTRY_COMPARE(tray.items(), QStringList{});
}

int main(int argc, char **argv)
{
    const XServer server;
    const SessionBus bus;
    qputenv("DBUS_SESSION_BUS_ADDRESS", bus.address().toUtf8());
    qunsetenv("XDG_CURRENT_DESKTOP"); // no desktop's own ways
    QApplication application{argc, argv};
    QApplication::setQuitOnLastWindowClosed(false);
    TestStatusNotifier test{bus.address()};
    return QTest::qExec(&test, argc, argv);
}

#include "tst_statusnotifier.moc"
