#include "tests/app/windowrig.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QTextEdit>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

//! The artist's loop through the real main window: simulated Replicate, real MinIO.
class TestWindow : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_rig.start(); }
    void init() { m_rig.reset(); }
    void generatingShowsProgressAndCopiesTheLink();
    void aDoubleClickIsOneJob();
    void cancellingAsksTheProvider();
    void aCancelledRunSaysWhatItCostUntilDismissed();
    void aFailureIsOnItsTileWithRetry();
    void themeAndLanguageSwitchLive();
    void aThemeFromTheCommandLineOutlivesACancel();
    void theUnfinishedPromptSurvivesARestart();
    void everyControlAndTileHasAName();
    void aCommandLineWorksThroughTheOpenWindow();
    void aWindowLeftAloneComesToRest_data();
    void aWindowLeftAloneComesToRest();

private:
    WindowRig m_rig;
};

namespace {

//! Counts what asks for a new layout.
class LayoutCount : public QObject {
public:
    int count = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::LayoutRequest;
        return false;
    }
};

} // namespace

void TestWindow::aWindowLeftAloneComesToRest_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("wide") << QSize{1440, 900};
    QTest::newRow("narrow") << QSize{720, 560};
}

// A layout that is answered with another one never ends, and takes a core for good.
void TestWindow::aWindowLeftAloneComesToRest()
{
    QFETCH(QSize, size);
    const WindowRun run{m_rig.home(), m_rig.environment};
    run.host->window().resize(size);
    QTRY_VERIFY(run.host->isAwake());
    LayoutCount layouts;
    qApp->installEventFilter(&layouts);
    const auto isAtRest = [&layouts] {
        const int before = layouts.count;
        for (int turn = 0; turn < 50; ++turn)
            QCoreApplication::processEvents();
        return layouts.count == before;
    };
    QTRY_VERIFY(isAtRest());
}

void TestWindow::generatingShowsProgressAndCopiesTheLink()
{
    const WindowRun run{m_rig.home(), m_rig.environment};
    int steps = 0;
    connect(&run.services->backstage().application().jobs().board(), &JobBoard::jobProgressed, this,
            [&steps] { ++steps; });
    run.generate(u"a lighthouse keeper's kitchen at dawn"_s);
    auto *const gallery = run.find<QAbstractItemView>("gallery");
    QTRY_COMPARE(gallery->model()->rowCount(), 1); // the job's tile
    QTRY_VERIFY(steps > 2);
    QTRY_VERIFY_WITH_TIMEOUT(
        QGuiApplication::clipboard()->text().startsWith(m_rig.minio.endpoint()), 20'000);
    HttpRequest request;
    request.url = QGuiApplication::clipboard()->text().toLatin1();
    const auto answer = QCoro::waitFor(m_rig.http.send(std::move(request), {}));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    const std::vector<Artwork> kept = run.pictures();
    QCOMPARE(kept.size(), size_t{1});
    QFile file{Originals{m_rig.home() + u"/library"_s}.absolutePath(kept.front())};
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(answer->body, file.readAll());
    QTRY_COMPARE(gallery->model()->rowCount(), 1); // the tile went, the picture stays
}

void TestWindow::aDoubleClickIsOneJob()
{
    const WindowRun run{m_rig.home(), m_rig.environment};
    run.find<QTextEdit>("prompt")->setPlainText(u"twice in a hurry"_s);
    auto *const button = run.find<QPushButton>("generate");
    // QtTest spaces its clicks so that they never make a double click; a hurried hand does.
    for (const quint64 at : {1000, 1080}) {
        for (const QEvent::Type type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
            const QPointF middle = button->rect().center();
            QMouseEvent event{type,           middle,         button->mapToGlobal(middle),
                              Qt::LeftButton, Qt::LeftButton, {}};
            event.setTimestamp(at);
            QCoreApplication::sendEvent(button, &event);
        }
    }
    QTRY_COMPARE(m_rig.replicate->creates, 1);
    QTRY_VERIFY_WITH_TIMEOUT(isFinished(run.jobs().front().state), 20'000);
    QCOMPARE(run.jobs().size(), size_t{1});
    QCOMPARE(m_rig.replicate->creates, 1);
}

void TestWindow::cancellingAsksTheProvider()
{
    m_rig.replicate->options.timeScale = 20;
    const WindowRun run{m_rig.home(), m_rig.environment};
    run.generate(u"too slow"_s);
    QTRY_COMPARE(m_rig.replicate->creates, 1);
    QTRY_COMPARE(toString(run.jobs().front().state), u"running"_s);
    auto *const gallery = run.find<QAbstractItemView>("gallery");
    gallery->setCurrentIndex(gallery->model()->index(0, 0));
    QAction *const cancel = run.find<QAction>("actionCancelJob");
    QTRY_VERIFY(cancel->isEnabled());
    cancel->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(toString(run.jobs().front().state), u"cancelled"_s, 20'000);
    const auto asked = std::count_if(
        m_rig.replicate->server().requests.begin(), m_rig.replicate->server().requests.end(),
        [](const ServedRequest &seen) { return seen.target.endsWith("/cancel"); });
    QVERIFY(asked >= 1);
}

void TestWindow::aCancelledRunSaysWhatItCostUntilDismissed()
{
    m_rig.replicate->options.timeScale = 20;
    const WindowRun run{m_rig.home(), m_rig.environment};
    run.generate(u"too slow"_s);
    auto *const gallery = run.find<QAbstractItemView>("gallery");
    QTRY_VERIFY(!run.jobs().empty() && run.jobs().front().state == JobState::Running);
    gallery->setCurrentIndex(gallery->model()->index(0, 0));
    QAction *const cancel = run.find<QAction>("actionCancelJob");
    QTRY_VERIFY(cancel->isEnabled());
    cancel->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(toString(run.jobs().front().state), u"cancelled"_s, 20'000);

    QCOMPARE(gallery->model()->rowCount(), 1);
    gallery->setCurrentIndex(gallery->model()->index(0, 0));
    auto *const title = run.find<QLabel>("jobTitle");
    static const QRegularExpression sum{u"^Cancelled, \\$[0-9.]+( for [0-9.]+ s)?$"_s};
    QTRY_VERIFY2(sum.match(title->text()).hasMatch(), qUtf8Printable(title->text()));
    QAction *const again = run.find<QAction>("actionRetryJob");
    QTRY_VERIFY(again->isEnabled());
    QCOMPARE(again->text(), u"Run again"_s);
    m_rig.replicate->options.timeScale = 0.1;
    again->trigger();
    QTRY_COMPARE(m_rig.replicate->creates, 2);
}

void TestWindow::aFailureIsOnItsTileWithRetry()
{
    const WindowRun run{m_rig.home(), m_rig.environment};
    run.generate(u"[[nsfw]] refused"_s);
    QTRY_COMPARE_WITH_TIMEOUT(
        toString(run.jobs().empty() ? JobState::Queued : run.jobs().front().state), u"failed"_s,
        20'000);
    auto *const gallery = run.find<QAbstractItemView>("gallery");
    QTRY_COMPARE(gallery->model()->rowCount(), 1);
    const QString name = gallery->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(name.contains(u"refused"_s), qUtf8Printable(name));
    gallery->setCurrentIndex(gallery->model()->index(0, 0));
    QAction *const retry = run.find<QAction>("actionRetryJob");
    QTRY_VERIFY(retry->isEnabled());
    retry->trigger();
    QTRY_COMPARE(m_rig.replicate->creates, 2);
}

void TestWindow::themeAndLanguageSwitchLive()
{
    const WindowRun run{m_rig.home(), m_rig.environment};
    emit run.host->window().settingsRequested(u"appearance"_s);
    auto *const dialog = run.find<SettingsDialog>("settingsDialog");
    const auto pick = [dialog](const char *name, const QString &value) {
        auto *const box = dialog->findChild<QComboBox *>(QString::fromLatin1(name));
        box->setCurrentIndex(box->findData(value));
        emit box->activated(box->currentIndex());
    };
    pick("theme", u"light"_s);
    QTRY_COMPARE(run.host->window().palette().window().color(), lightTokens().bg);
    pick("theme", u"dark"_s);
    QTRY_COMPARE(run.host->window().palette().window().color(), darkTokens().bg);
    pick("language", u"zh_CN"_s);
    dialog->accept();
    QTRY_COMPARE(run.find<QPushButton>("generate")->text(), u"生成"_s);
    QVERIFY(run.host->window().isVisible());
}

void TestWindow::aThemeFromTheCommandLineOutlivesACancel()
{
    const WindowRun run{m_rig.home(), m_rig.environment, u"dark"_s};
    for (const bool saves : {false, true}) {
        emit run.host->window().settingsRequested(u"appearance"_s);
        auto *const dialog = run.find<SettingsDialog>("settingsDialog");
        QTest::mouseClick(
            dialog->findChild<QPushButton *>(saves ? u"settingsSave"_s : u"settingsCancel"_s),
            Qt::LeftButton);
        QTRY_VERIFY(!run.host->window().findChild<SettingsDialog *>());
        QCOMPARE(run.host->window().palette().window().color(), darkTokens().bg);
    }
}

void TestWindow::theUnfinishedPromptSurvivesARestart()
{
    const QString prompt = u"half a thought, {gouache|woodcut},\nand a second line"_s;
    {
        const WindowRun run{m_rig.home(), m_rig.environment};
        run.find<QTextEdit>("prompt")->setPlainText(prompt);
    }
    const WindowRun again{m_rig.home(), m_rig.environment};
    QTRY_COMPARE(again.find<QTextEdit>("prompt")->toPlainText(), prompt);
}

void TestWindow::everyControlAndTileHasAName()
{
    const WindowRun run{m_rig.home(), m_rig.environment};
    run.generate(u"a named picture"_s);
    QTRY_VERIFY_WITH_TIMEOUT(run.showsOnly(1), 20'000);
    const QStringList nameless = namelessControls(run.host->window());
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u", "_s)));
    auto *const gallery = run.find<QAbstractItemView>("gallery");
    QAccessibleInterface *const list = QAccessible::queryAccessibleInterface(gallery);
    QVERIFY(list);
    QCOMPARE(list->role(), QAccessible::List);
    QTRY_COMPARE(list->childCount(), gallery->model()->rowCount());
    for (int i = 0; i < list->childCount(); ++i) {
        QCOMPARE(list->child(i)->role(), QAccessible::ListItem);
        QTRY_VERIFY(list->child(i)->text(QAccessible::Name).contains(u"a named picture"_s));
    }
}

void TestWindow::aCommandLineWorksThroughTheOpenWindow()
{
    const WindowRun run{m_rig.home(), m_rig.environment};
    Program program;
    program.set(u"LIMNER_HOME"_s, m_rig.home()); // and no key of its own: the owner has them
    const ProgramRun generated = program.run({u"generate"_s, u"--prompt"_s, u"from the terminal"_s,
                                              u"--json"_s, u"-p"_s, u"width=64"_s});
    QVERIFY2(generated.exitCode == 0, generated.err.constData());
    QVERIFY(toText(generated.json().at("urls").at(0)).startsWith(m_rig.minio.endpoint()));
    auto *const gallery = run.find<QAbstractItemView>("gallery");
    QTRY_COMPARE(gallery->model()->rowCount(), 1);
    const ProgramRun listed = program.run({u"list"_s, u"--json"_s});
    QCOMPARE(textAt(listed.json().at(0), "prompt"), u"from the terminal"_s);
    const ProgramRun wrong =
        program.run({u"generate"_s, u"--prompt"_s, u"x"_s, u"-p"_s, u"steps=0"_s});
    QCOMPARE(wrong.exitCode, 2);
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
