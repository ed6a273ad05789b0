// Under a real Wayland compositor: it takes the clipboard from the window in front only, after a
// key or a click, and refuses without a word. Nothing says "copied" that is not.

#include "tests/ui/desktop/swaydesktop.h"
#include "tests/ui/window/windowsupport.h"
#include "ui/common/clipboard.h"
#include "ui/gallery/clipboardlink.h"

#include <QClipboard>
#include <QSignalSpy>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<SwayDesktop> sway;

class KeyCount final : public QObject {
public:
    int count = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::ShortcutOverride; // of a shortcut no press follows
        return false;
    }
};

//! A window on it, with a job of this session.
struct Front {
    Studio studio;
    Window w{studio};
    QString job;

    Front()
    {
        if (!QTest::qWaitForWindowExposed(&w.window))
            qFatal("no window");
    }
    void begin()
    {
        job = studio.addJob(JobState::Fetching, u"a fox"_s);
        emit studio.queue->board().jobAdded(*studio.queue->board().job(job));
    }
    //! The picture of the job is kept and uploaded: its link.
    QString finish()
    {
        const ArtworkId id = studio.addPicture({.upload = UploadState::Pending, .jobId = job});
        emit studio.queue->board().artworkKept(job, id);
        studio.storePicture(id);
        return studio.outbox->link(id)->url;
    }
    //! And waits until the window has got it.
    void pressKey()
    {
        KeyCount keys;
        qApp->installEventFilter(&keys);
        sway->pressKey();
        if (!QTest::qWaitFor([&] { return keys.count > 0 && QGuiApplication::focusWindow(); },
                             20'000))
            qFatal("no key");
    }
    void takeKeyboard()
    {
        sway->takeKeyboard();
        if (!QTest::qWaitFor([] { return !QGuiApplication::focusWindow(); }))
            qFatal("the focus stays");
    }
    ClipboardLink &link() { return *w.window.findChild<ClipboardLink *>(); }
    //! As the artist takes a link that waits.
    bool copyByHand(const QString &text)
    {
        std::optional<bool> told;
        link().put(text, &w.window, [&told](bool isThere) { told = isThere; });
        return QTest::qWaitFor([&told] { return told.has_value(); }) && *told;
    }
};

} // namespace

class TestSwayClipboard : public QObject {
    Q_OBJECT
private slots:
    void init();
    void aWindowInFrontCopies();
    void whatTheCompositorRefusesIsNotSaidToBeCopied();
    void aWindowBehindWaitsUntilItIsInFront();
    void whatIsPutWithoutFocusIsRefusedAtOnce();
    // Qt forgets it otherwise.
    void cleanupTestCase() { QGuiApplication::clipboard()->clear(); }
};

void TestSwayClipboard::init()
{
    QCOMPARE(QGuiApplication::platformName(), u"wayland"_s);
    sway->takeKeyboard();
    sway->copyElsewhere(u"of another program"_s);
    QTRY_COMPARE(sway->pasted(), u"of another program"_s);
}

void TestSwayClipboard::aWindowInFrontCopies()
{
    Front front;
    front.pressKey();
    front.begin();
    QSignalSpy copied{&front.link(), &ClipboardLink::copiedByItself};
    const QString link = front.finish();
    QTRY_COMPARE(copied.size(), 1);
    QCOMPARE(sway->pasted(), link);
    QVERIFY(ownOnClipboard());
}

// It has the focus, but nobody has touched a key: there is nothing to show the compositor.
void TestSwayClipboard::whatTheCompositorRefusesIsNotSaidToBeCopied()
{
    Front front;
    QTRY_VERIFY(QGuiApplication::focusWindow());
    front.begin();
    QSignalSpy copied{&front.link(), &ClipboardLink::copiedByItself};
    QSignalSpy ready{&front.link(), &ClipboardLink::ready};
    const QString link = front.finish();
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(ready.front().front().toString(), link);
    QCOMPARE(copied.size(), 0);
    QCOMPARE(sway->pasted(), u"of another program"_s);
    QVERIFY(!ownOnClipboard()); // and nothing of it is left to anybody at the end
}

void TestSwayClipboard::aWindowBehindWaitsUntilItIsInFront()
{
    Front front;
    front.pressKey();
    front.begin();
    front.takeKeyboard();
    QSignalSpy copied{&front.link(), &ClipboardLink::copiedByItself};
    QSignalSpy ready{&front.link(), &ClipboardLink::ready};
    const QString link = front.finish();
    QCOMPARE(ready.size() + copied.size(), 0);
    QCOMPARE(sway->pasted(), u"of another program"_s);
    front.pressKey();
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(copied.size(), 0);
    QCOMPARE(sway->pasted(), u"of another program"_s);
    QVERIFY(front.copyByHand(link));
    QCOMPARE(sway->pasted(), link);
}

void TestSwayClipboard::whatIsPutWithoutFocusIsRefusedAtOnce()
{
    QObject context;
    std::optional<bool> told;
    QVERIFY(clipboardNeedsFocus());
    putOnClipboard(u"a seed"_s, &context, [&told](bool isThere) { told = isThere; });
    QCOMPARE(told, std::optional{false});
    QCOMPARE(sway->pasted(), u"of another program"_s);
}

int main(int argc, char **argv)
{
    int result = 1;
    {
        // Before there is an application: the window system is chosen by the environment.
        sway = std::make_unique<SwayDesktop>();
        qputenv("WAYLAND_DISPLAY", sway->display().toUtf8());
        qputenv("QT_QPA_PLATFORM", "wayland");
        const QApplication application{argc, argv};
        TestSwayClipboard test;
        result = QTest::qExec(&test, argc, argv);
    }
    sway.reset();
    return result;
}

#include "tst_swayclipboard.moc"
