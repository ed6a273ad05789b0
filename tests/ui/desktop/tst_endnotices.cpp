// What the desktop hears of jobs that end while the window is not in front: through the real
// window, over a real session bus.

#include "core/queue/groupstand.h"
#include "tests/ui/desktop/fakedesktop.h"
#include "tests/ui/desktop/sessionbus.h"
#include "tests/ui/window/windowsupport.h"
#include "ui/common/errortext.h"
#include "ui/desktop/endnotices.h"

#include <QClipboard>
#include <QPushButton>
#include <QWindow>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

QString copied()
{
    return QGuiApplication::clipboard()->text();
}

Settings settingsWith(bool notify, bool sound = false)
{
    Settings settings;
    settings.notifyWhenDone = notify;
    settings.soundWhenDone = sound;
    settings.copyWhenDone = false;
    return settings;
}

//! A window that somebody has left for another program, on a desktop with notifications.
struct Away {
    FakeDesktop desktop;
    Studio studio;
    Window w;

    explicit Away(const Settings &settings = settingsWith(true))
        : desktop{busAddress}
        , w{studio, settings}
    {
        leave();
    }
    //! Another window is in front, which is none of ours by the time anybody looks.
    void leave()
    {
        {
            QWindow other;
            other.show();
            other.requestActivate();
            if (!QTest::qWaitFor([&] { return QGuiApplication::focusWindow() == &other; }))
                qFatal("the other window does not come to the front");
        }
        if (!QTest::qWaitFor([] { return !QGuiApplication::focusWindow(); }))
            qFatal("the window stays in front");
    }
    void comeBack()
    {
        w.window.activateWindow();
        if (!QTest::qWaitFor([] { return QGuiApplication::focusWindow() != nullptr; }))
            qFatal("the window does not come to the front");
    }
    //! Begun in this session.
    Job begin(const QString &prompt, const QString &group = {})
    {
        Job job;
        job.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        job.state = JobState::Running;
        job.request.provider = u"replicate"_s;
        job.request.model = u"someone/model"_s;
        job.request.parameters = {{"prompt", prompt.toStdString()}, {"seed", 7}};
        job.group = group;
        job.createdAt = studio.clock.now();
        if (!studio.queue->jobs().insert(job))
            qFatal("cannot insert a job");
        emit studio.queue->board().jobAdded(job);
        return job;
    }
    void end(Job job, JobState state = JobState::Done, const std::optional<Error> &error = {})
    {
        job.state = state;
        job.error = error;
        job.finishedAt = studio.clock.now();
        if (!studio.queue->jobs().save(job))
            qFatal("cannot save a job");
        emit studio.queue->board().jobChanged(job);
        emit studio.queue->board().jobFinished(job);
    }
    ArtworkId keep(const Job &job, UploadState upload = UploadState::Stored)
    {
        const ArtworkId id =
            studio.addPicture({.prompt = job.request.prompt(), .upload = upload, .jobId = job.id});
        emit studio.queue->board().artworkKept(job.id, id);
        return id;
    }
    //! One picture of one job.
    ArtworkId make(const QString &prompt)
    {
        const Job job = begin(prompt);
        const ArtworkId id = keep(job);
        end(job);
        return id;
    }
    const SeenNotice &last() const { return desktop.seen.back(); }
    bool hasSeen(size_t count) const { return desktop.seen.size() == count; }
    //! Nothing more is on its way: the desktop has answered what was asked after it.
    bool isQuiet()
    {
        NotificationService &service = w.window.findChild<EndNotices *>()->service();
        QSignalSpy looked{&service, &NotificationService::looked};
        service.look();
        return QTest::qWaitFor([&looked] { return !looked.isEmpty(); });
    }

    static QString busAddress;
};

QString Away::busAddress;

} // namespace

class TestEndNotices : public QObject {
    Q_OBJECT
private slots:
    void init() { QGuiApplication::clipboard()->clear(); }
    void aPictureIsToldWithItsThumbnail();
    void whileTheWindowIsInFrontNothingIsTold();
    void aGroupIsOneNotice();
    void aFailureIsToldInWords();
    void whatTheArtistCancelledIsNotTold();
    void whatEndsMeanwhileJoinsTheNotice();
    void comingBackTakesItAway();
    void copyLinkCopiesAllAndSaysSo();
    void aLinkThatIsNotThereYetIsCopiedWhenItComes();
    void openShowsThePicture();
    void switchedOffNothingIsTold();
    void aSoundIsAskedForOnlyWhereItIsWanted();
    void aPromptIsOneLineWithoutTurns();
};

void TestEndNotices::aPictureIsToldWithItsThumbnail()
{
    Away away;
    away.make(u"a lighthouse <b>at dawn</b>"_s);
    QTRY_VERIFY(away.hasSeen(1));
    QCOMPARE(away.last().title, u"Picture ready"_s);
    QCOMPARE(away.last().body, u"a lighthouse &lt;b&gt;at dawn&lt;/b&gt;"_s);
    QVERIFY(away.last().has(u"Copy link"_s));
    QVERIFY(away.last().has(u"Open"_s));
    QVERIFY(!away.last().picture().isNull());
}

void TestEndNotices::whileTheWindowIsInFrontNothingIsTold()
{
    Away away;
    away.comeBack();
    away.make(u"seen at once"_s);
    QVERIFY(away.isQuiet());
    QVERIFY(away.hasSeen(0));
}

void TestEndNotices::aGroupIsOneNotice()
{
    Away away;
    std::vector<Job> jobs;
    for (int i = 0; i < 4; ++i)
        jobs.push_back(away.begin(u"four of them"_s, u"click"_s));
    for (size_t i = 0; i < jobs.size(); ++i) {
        QVERIFY(away.hasSeen(0));
        if (i == 2) {
            away.end(jobs[i], JobState::Failed, Error{.kind = ErrorKind::ContentRefused});
            continue;
        }
        away.keep(jobs[i]);
        away.keep(jobs[i]);
        away.end(jobs[i]);
    }
    QTRY_VERIFY(away.hasSeen(1));
    QCOMPARE(away.last().title, u"6 pictures ready, 1 job failed"_s);
    QVERIFY(away.last().has(u"Copy links"_s));
    QVERIFY(away.isQuiet());
    QVERIFY(away.hasSeen(1));
}

void TestEndNotices::aFailureIsToldInWords()
{
    Away away;
    const Job job = away.begin(u"a refused one"_s);
    const Error error{.kind = ErrorKind::NoCredit};
    away.end(job, JobState::Failed, error);
    QTRY_VERIFY(away.hasSeen(1));
    QCOMPARE(away.last().title, errorText(error, ErrorPlace::Provider).what);
    QVERIFY2(away.last().body.startsWith(u"a refused one\n"_s), qPrintable(away.last().body));
    QVERIFY(!away.last().has(u"Copy link"_s));
    QVERIFY(away.last().has(u"Open"_s));
}

void TestEndNotices::whatTheArtistCancelledIsNotTold()
{
    Away away;
    Job job = away.begin(u"changed my mind"_s);
    job.cancelAsked = true;
    away.end(job, JobState::Cancelled);
    QVERIFY(away.isQuiet());
    QVERIFY(away.hasSeen(0));
}

void TestEndNotices::whatEndsMeanwhileJoinsTheNotice()
{
    Away away;
    away.make(u"the first"_s);
    QTRY_VERIFY(away.hasSeen(1));
    away.make(u"the second"_s);
    QTRY_VERIFY(away.hasSeen(2));
    QCOMPARE(away.last().title, u"2 pictures ready"_s);
    QCOMPARE(away.last().body, u"the second\nthe first"_s);
    QCOMPARE(away.last().replaces, away.desktop.seen.front().id);
    QCOMPARE(away.desktop.shown(), 1);
}

void TestEndNotices::comingBackTakesItAway()
{
    Away away;
    away.make(u"seen later"_s);
    QTRY_VERIFY(away.hasSeen(1));
    QVERIFY(away.isQuiet());
    away.comeBack();
    QTRY_COMPARE(away.desktop.shown(), 0);
    away.leave();
    away.make(u"a new one"_s);
    QTRY_VERIFY(away.hasSeen(2));
    QCOMPARE(away.last().body, u"a new one"_s); // the other has been seen
}

void TestEndNotices::copyLinkCopiesAllAndSaysSo()
{
    Away away;
    const ArtworkId first = away.make(u"the first"_s);
    QTRY_VERIFY(away.hasSeen(1));
    const ArtworkId second = away.make(u"the second"_s);
    QTRY_VERIFY(away.hasSeen(2));
    QVERIFY(away.isQuiet());
    QCOMPARE(copied(), QString{});
    away.desktop.press(away.last().id, u"copy-link"_s);
    const auto link = [&away](ArtworkId id) { return away.studio.outbox->link(id)->url; };
    QTRY_COMPARE(copied(), link(first) + u'\n' + link(second));
    QTRY_VERIFY(away.hasSeen(3));
    QCOMPARE(away.last().title, u"2 links copied"_s);
    QVERIFY(!QApplication::activeWindow()); // whoever copies stays where they are
}

void TestEndNotices::aLinkThatIsNotThereYetIsCopiedWhenItComes()
{
    Away away;
    const Job job = away.begin(u"not uploaded yet"_s);
    const ArtworkId id = away.keep(job, UploadState::Pending);
    away.end(job);
    QTRY_VERIFY(away.hasSeen(1));
    QVERIFY(away.isQuiet());
    away.desktop.press(away.last().id, u"copy-link"_s);
    QTRY_VERIFY(away.hasSeen(2));
    QCOMPARE(away.last().title, u"The link is not copied"_s);
    QCOMPARE(copied(), QString{});
    away.studio.storePicture(id);
    QTRY_COMPARE(copied(), away.studio.outbox->link(id)->url);
    QTRY_COMPARE(away.last().title, u"Link copied"_s);
}

void TestEndNotices::openShowsThePicture()
{
    Away away;
    const ArtworkId id = away.make(u"to be opened"_s);
    QTRY_VERIFY(away.hasSeen(1));
    QVERIFY(away.isQuiet());
    away.desktop.press(away.last().id, u"default"_s);
    QTRY_VERIFY(away.w.window.isActiveWindow());
    const int row = away.w.gallery()->gallery()->rowOf(id);
    QTRY_COMPARE(away.w.gallery()->chosen().rows(), std::vector<int>{row});
}

void TestEndNotices::switchedOffNothingIsTold()
{
    Away away{settingsWith(false)};
    away.make(u"in silence"_s);
    QVERIFY(away.isQuiet());
    QVERIFY(away.hasSeen(0));
}

void TestEndNotices::aSoundIsAskedForOnlyWhereItIsWanted()
{
    {
        Away away;
        away.make(u"silent"_s);
        QTRY_VERIFY(away.hasSeen(1));
        QVERIFY(!away.last().hints.contains(u"sound-name"_s));
    }
    Away away{settingsWith(true, true)};
    away.make(u"with a sound"_s);
    QTRY_VERIFY(away.hasSeen(1));
    QCOMPARE(away.last().hints.value(u"sound-name"_s).toString(), u"complete"_s);
}

void TestEndNotices::aPromptIsOneLineWithoutTurns()
{
    Away away;
    away.desktop.skills = {u"body"_s};
    away.make(u"first\nsecond\t\u202Ereversed "_s + QString{5000, u'x'});
    QTRY_VERIFY(away.hasSeen(1));
    const QString body = away.last().body;
    QVERIFY2(body.startsWith(u"first second \\u202ereversed x"_s), qPrintable(body));
    QVERIFY(!body.contains(u'\n'));
    QVERIFY(body.size() < 200);
}

//! The window finds the bus as any program does: by its environment.
int main(int argc, char **argv)
{
    const QApplication application{argc, argv};
    const SessionBus bus;
    Away::busAddress = bus.address();
    qputenv("DBUS_SESSION_BUS_ADDRESS", bus.address().toUtf8());
    TestEndNotices test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_endnotices.moc"
