// Where the keyboard is: in the prompt while there is nothing to look at, and afterwards where one
// goes on.

#include "core/base/servicethread.h"
#include "core/library/artworkreader.h"
#include "tests/ui/window/windowsupport.h"
#include "ui/common/banner.h"
#include "ui/compose/promptideas.h"
#include "ui/window/notices.h"

#include <QAction>
#include <QPushButton>
#include <QSemaphore>
#include <QTextEdit>
#include <QToolButton>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! A window whose gallery reads from a disk that does not answer until it is let.
class LateWindow {
public:
    explicit LateWindow(Studio &studio)
    {
        m_thread.run(
            [&] { m_reader = *ArtworkReader::open(studio.library->folder(), studio.clock); });
        const Remote<ArtworkReader> reader{*m_reader};
        reader.tell([this](ArtworkReader &) { m_gate.acquire(); });
        Services services = studio.services();
        services.reader = reader;
        window = std::make_unique<MainWindow>(services, Settings{});
        window->resize(1440, 900);
        window->show();
        window->activateWindow();
        QCoreApplication::processEvents();
    }
    ~LateWindow()
    {
        window.reset();
        m_thread.run([this] { m_reader.reset(); });
    }
    void answer() { m_gate.release(); }
    [[nodiscard]] QTextEdit *prompt() const { return window->findChild<QTextEdit *>(u"prompt"_s); }
    [[nodiscard]] QString images() const
    {
        return window->findChild<QLabel *>(u"statusImages"_s)->text();
    }

    std::unique_ptr<MainWindow> window;

private:
    ServiceThread m_thread{u"reading"_s};
    QSemaphore m_gate;
    std::unique_ptr<ArtworkReader> m_reader;
};

} // namespace

class TestFocus : public QObject {
    Q_OBJECT
private slots:
    void anEmptyLibraryStartsInThePrompt();
    void theSandboxStartsInThePromptToo();
    void aLibraryWithPicturesStartsInTheGallery();
    void nobodyIsGreetedBeforeTheLibraryIsKnown();
    void whoWasQuickerThanTheCountGoesOnWriting();
    void afterTheFirstRunPageOneCanWrite();
    void aClosedBannerGivesTheKeyboardBack();
    void anAnsweredBannerGivesTheKeyboardBack();
    void aClosedQueueGivesTheKeyboardBack();
    void retryInTheDetailsGivesTheKeyboardBack();
};

void TestFocus::anEmptyLibraryStartsInThePrompt()
{
    Studio studio;
    Window w{studio};
    auto *prompt = w.find<QTextEdit>(u"prompt"_s);
    QTRY_VERIFY(prompt->hasFocus());
    QTest::keyClicks(prompt, u"a fox, 5 red coats"_s); // every letter is a letter
    QCOMPARE(prompt->toPlainText(), u"a fox, 5 red coats"_s);
}

void TestFocus::theSandboxStartsInThePromptToo()
{
    Studio studio;
    MainWindow window{studio.services(), Settings{}};
    window.setSandbox(true);
    window.show();
    window.activateWindow();
    auto *prompt = window.findChild<QTextEdit *>(u"prompt"_s);
    QTRY_VERIFY(prompt->hasFocus());
    QTest::keyClicks(prompt, u"a fox"_s); // instead of what was proposed
    QCOMPARE(prompt->toPlainText(), u"a fox"_s);
    window.setSandbox(false);
    QVERIFY(window.findChild<QTextEdit *>(u"prompt"_s)->hasFocus());
    QCOMPARE(window.findChild<QTextEdit *>(u"prompt"_s)->toPlainText(), u"a fox"_s);
}

void TestFocus::aLibraryWithPicturesStartsInTheGallery()
{
    Studio studio;
    studio.addPicture();
    Window w{studio};
    QTRY_VERIFY(w.gallery()->hasFocus());
}

void TestFocus::nobodyIsGreetedBeforeTheLibraryIsKnown()
{
    Studio studio;
    LateWindow late{studio};
    QCOMPARE(late.images(), QString{});
    QVERIFY(late.prompt()->toPlainText() != PromptIdeas::first());
    QVERIFY(!late.prompt()->hasFocus());
    late.answer();
    QTRY_COMPARE(late.images(), u"0 images"_s);
    QCOMPARE(late.prompt()->toPlainText(), PromptIdeas::first());
    QTRY_VERIFY(late.prompt()->hasFocus());
}

void TestFocus::whoWasQuickerThanTheCountGoesOnWriting()
{
    Studio studio;
    LateWindow late{studio};
    late.prompt()->setFocus();
    late.prompt()->setPlainText(u"a fox"_s);
    late.answer();
    QTRY_COMPARE(late.images(), u"0 images"_s);
    QCOMPARE(late.prompt()->toPlainText(), u"a fox"_s);
    QVERIFY(late.prompt()->hasFocus());
}

void TestFocus::afterTheFirstRunPageOneCanWrite()
{
    Studio studio;
    Window w{studio};
    auto *page = new QWidget;
    page->setFocusPolicy(Qt::StrongFocus);
    w.window.showFirstRun(page);
    QTRY_VERIFY(page->hasFocus());
    w.window.showFirstRun(nullptr);
    QTRY_VERIFY(w.find(u"prompt"_s)->hasFocus());
}

void TestFocus::aClosedBannerGivesTheKeyboardBack()
{
    Studio studio;
    studio.addPicture();
    Window w{studio};
    w.choose(0);
    w.window.notices().showError(Error{.kind = ErrorKind::Unauthorized}, ErrorPlace::Provider);
    auto *close = w.find(u"banner"_s)->findChild<QToolButton *>(u"bannerClose"_s);
    close->setFocus(); // by Tab
    QVERIFY(close->hasFocus());
    QTest::keyClick(close, Qt::Key_Space);
    QTRY_VERIFY(w.gallery()->hasFocus());
}

void TestFocus::anAnsweredBannerGivesTheKeyboardBack()
{
    Studio studio;
    Window w{studio};
    auto *prompt = w.find<QTextEdit>(u"prompt"_s);
    QTRY_VERIFY(prompt->hasFocus());
    Banner &banner = w.window.notices().banner();
    banner.showMessage(Banner::Tone::Note, u"Well?"_s);
    QPushButton *answer = banner.addButton(u"Yes"_s, "yes");
    connect(answer, &QPushButton::clicked, &banner, &QWidget::hide);
    answer->setFocus();
    QTest::keyClick(answer, Qt::Key_Space);
    QTRY_VERIFY(prompt->hasFocus());
}

void TestFocus::aClosedQueueGivesTheKeyboardBack()
{
    Studio studio;
    studio.addJob(JobState::Queued, u"a fox"_s);
    Window w{studio};
    auto *prompt = w.find<QTextEdit>(u"prompt"_s);
    QTRY_VERIFY(prompt->hasFocus());
    w.find<QAction>(u"keyQueue"_s)->trigger();
    auto *list = w.find(u"queueList"_s);
    QTRY_VERIFY(list->hasFocus());
    QTest::keyClick(list, Qt::Key_Escape);
    QTRY_VERIFY(prompt->hasFocus());
}

void TestFocus::retryInTheDetailsGivesTheKeyboardBack()
{
    Studio studio;
    studio.addPicture();
    studio.addJob(JobState::Failed, u"a fox"_s, Error{.kind = ErrorKind::NoCredit});
    Window w{studio};
    w.choose(0);
    auto *retry = w.find<QPushButton>(u"jobRetry"_s);
    QTRY_VERIFY(retry->isVisible());
    retry->setFocus();
    QTest::keyClick(retry, Qt::Key_Space);
    QTRY_VERIFY(w.gallery()->hasFocus());
}

QTEST_MAIN(TestFocus)
#include "tst_focus.moc"
