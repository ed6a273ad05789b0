// Under a real Wayland compositor: it takes the clipboard from the window in front only, after a
// key or a click, and refuses without a word. Nothing says "copied" that is not.

#include "tests/ui/desktop/swaydesktop.h"
#include "tests/ui/window/windowsupport.h"
#include "ui/common/clipboard.h"
#include "ui/common/toast.h"

#include <QClipboard>
#include <QPushButton>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<SwayDesktop> sway;

//! A window on it, with a job of this session.
struct Front {
    Studio studio;
    Window w{studio};
    QString job;

    Front()
    {
        if (!QTest::qWaitForWindowExposed(&w.window))
            qFatal("no window");
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
    void pressKey()
    {
        sway->pressKey();
        if (!QTest::qWaitFor([] { return QGuiApplication::focusWindow() != nullptr; }))
            qFatal("no focus");
    }
    void takeKeyboard()
    {
        sway->takeKeyboard();
        if (!QTest::qWaitFor([] { return !QGuiApplication::focusWindow(); }))
            qFatal("the focus stays");
    }
    QString toast() { return w.window.findChild<Toast *>()->text(); }
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
    const QString link = front.finish();
    QTRY_COMPARE(front.toast(), u"Link copied"_s);
    QCOMPARE(sway->pasted(), link);
    QVERIFY(ownOnClipboard());
}

// It has the focus, but nobody has touched a key: there is nothing to show the compositor.
void TestSwayClipboard::whatTheCompositorRefusesIsNotSaidToBeCopied()
{
    Front front;
    QTRY_VERIFY(QGuiApplication::focusWindow());
    const QString link = front.finish();
    QTRY_COMPARE(front.toast(), u"The link is ready"_s);
    QCOMPARE(sway->pasted(), u"of another program"_s);
    QVERIFY(!ownOnClipboard()); // and nothing of it is left to anybody at the end
    front.pressKey();
    QTest::mouseClick(front.w.find<QPushButton>(u"toastAction"_s), Qt::LeftButton);
    QTRY_COMPARE(front.toast(), u"Link copied"_s);
    QCOMPARE(sway->pasted(), link);
}

void TestSwayClipboard::aWindowBehindWaitsUntilItIsInFront()
{
    Front front;
    front.pressKey();
    front.takeKeyboard();
    const QString link = front.finish();
    QCOMPARE(front.toast(), QString{});
    QCOMPARE(sway->pasted(), u"of another program"_s);
    front.pressKey();
    QTRY_COMPARE(front.toast(), u"The link is ready"_s);
    QCOMPARE(sway->pasted(), u"of another program"_s);
    QTest::mouseClick(front.w.find<QPushButton>(u"toastAction"_s), Qt::LeftButton);
    QTRY_COMPARE(front.toast(), u"Link copied"_s);
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
