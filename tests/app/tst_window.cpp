#include "core/net/httpclient.h"
#include "core/s3/s3bucket.h"
#include "core/sandbox/replicate/simreplicate.h"
#include "tests/app/windowrun.h"
#include "tests/support/program.h"
#include "tests/support/realminio.h"
#include "tests/support/uisupport.h"
#include "ui/common/ledlabel.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTextEdit>
#include <QPushButton>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

//! The artist's loop through the real main window: simulated Replicate, real MinIO.
class TestWindow : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void generatingShowsProgressAndCopiesTheLink();
    void aDoubleClickIsOneJob();
    void cancellingAsksTheProvider();
    void aCancelledRunSaysWhatItCostUntilDismissed();
    void aFailureIsOnItsTileWithRetry();
    void theStorageTestSpeaksStepByStep();
    void whatTheEnvironmentDecidesIsInTheSettings();
    void theLightsSayOnlyWhatIsKnown();
    void themeAndLanguageSwitchLive();
    void aThemeFromTheCommandLineOutlivesACancel();
    void theUnfinishedPromptSurvivesARestart();
    void everyControlAndTileHasAName();
    void aCommandLineWorksThroughTheOpenWindow();
    void theSameBucketUnderAnotherNameIsOneClick();
    void whatIsDeletedIsNotUploadedAndLeavesTheBucket();

private:
    [[nodiscard]] QString home() const { return m_home->path(); }

    HttpClient m_http;
    SystemClock m_clock;
    RealMinio m_minio;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<SimReplicate> m_replicate;
    QHash<QString, QString> m_environment;
};

void TestWindow::initTestCase()
{
    m_minio.start();
    S3Config config;
    config.endpoint = m_minio.endpoint();
    config.bucket = u"pictures"_s;
    config.accessKey = m_minio.accessKey();
    config.secretKey = Secret{m_minio.secretKey()};
    S3Client store{m_http, m_clock, config};
    QVERIFY(QCoro::waitFor(S3Bucket{store}.create({})));
    QVERIFY(QCoro::waitFor(S3Bucket{store}.makePublic({}, {})));
}

void TestWindow::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    SimReplicateOptions options;
    options.timeScale = 0.1;
    m_replicate = std::make_unique<SimReplicate>(options);
    m_environment = {{u"REPLICATE_API_TOKEN"_s, QString::fromLatin1(options.token)},
                     {u"REPLICATE_API_BASE_URL"_s, QString::fromLatin1(m_replicate->baseUrl())},
                     {u"MINIO_ENDPOINT"_s, m_minio.endpoint()},
                     {u"MINIO_ACCESS_KEY"_s, m_minio.accessKey()},
                     {u"MINIO_SECRET_KEY"_s, m_minio.secretKey()},
                     {u"MINIO_BUCKET"_s, u"pictures"_s}};
    QGuiApplication::clipboard()->clear();
}

void TestWindow::generatingShowsProgressAndCopiesTheLink()
{
    const Run run{home(), m_environment};
    QSignalSpy progressed{&run.application->jobs().board(), &JobBoard::jobProgressed};
    run.generate(u"a lighthouse keeper's kitchen at dawn"_s);
    auto *const gallery = run.find<QAbstractItemView>("gallery");
    QTRY_COMPARE(gallery->model()->rowCount(), 1); // the job's tile
    QTRY_VERIFY(progressed.count() > 2);
    QTRY_VERIFY_WITH_TIMEOUT(QGuiApplication::clipboard()->text().startsWith(m_minio.endpoint()),
                             20'000);
    HttpRequest request;
    request.url = QGuiApplication::clipboard()->text().toLatin1();
    const auto answer = QCoro::waitFor(m_http.send(std::move(request), {}));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    const std::vector<Artwork> kept =
        run.application->library().artworksOfJob(run.jobs().front().id);
    QCOMPARE(kept.size(), size_t{1});
    QFile file{run.application->library().originals().absolutePath(kept.front())};
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(answer->body, file.readAll());
    QTRY_COMPARE(gallery->model()->rowCount(), 1); // the tile went, the picture stays
}

void TestWindow::aDoubleClickIsOneJob()
{
    const Run run{home(), m_environment};
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
    QTRY_COMPARE(m_replicate->creates, 1);
    QTRY_VERIFY_WITH_TIMEOUT(isFinished(run.jobs().front().state), 20'000);
    QCOMPARE(run.jobs().size(), size_t{1});
    QCOMPARE(m_replicate->creates, 1);
}

void TestWindow::cancellingAsksTheProvider()
{
    m_replicate->options.timeScale = 20;
    const Run run{home(), m_environment};
    run.generate(u"too slow"_s);
    QTRY_COMPARE(m_replicate->creates, 1);
    QTRY_COMPARE(toString(run.jobs().front().state), u"running"_s);
    auto *const gallery = run.find<QAbstractItemView>("gallery");
    gallery->setCurrentIndex(gallery->model()->index(0, 0));
    QAction *const cancel = run.find<QAction>("actionCancelJob");
    QTRY_VERIFY(cancel->isEnabled());
    cancel->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(toString(run.jobs().front().state), u"cancelled"_s, 20'000);
    const auto asked =
        std::count_if(m_replicate->server().requests.begin(), m_replicate->server().requests.end(),
                      [](const ServedRequest &seen) { return seen.target.endsWith("/cancel"); });
    QVERIFY(asked >= 1);
}

void TestWindow::aCancelledRunSaysWhatItCostUntilDismissed()
{
    m_replicate->options.timeScale = 20;
    const Run run{home(), m_environment};
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
    m_replicate->options.timeScale = 0.1;
    again->trigger();
    QTRY_COMPARE(m_replicate->creates, 2);
}

void TestWindow::aFailureIsOnItsTileWithRetry()
{
    const Run run{home(), m_environment};
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
    QTRY_COMPARE(m_replicate->creates, 2);
}

void TestWindow::theStorageTestSpeaksStepByStep()
{
    for (const QString &decided : {u"MINIO_ENDPOINT"_s, u"MINIO_ACCESS_KEY"_s, u"MINIO_BUCKET"_s})
        m_environment.remove(decided);
    const Run run{home(), m_environment};
    emit run.host->window().settingsRequested(u"storage"_s);
    auto *const dialog = run.find<SettingsDialog>("settingsDialog");
    const auto type = [dialog](const char *name, const QString &text) {
        dialog->findChild<QLineEdit *>(QString::fromLatin1(name))->setText(text);
    };
    type("endpoint", m_minio.endpoint());
    type("bucket", u"pictures"_s);
    type("accessKey", m_minio.accessKey());
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"testConnection"_s), Qt::LeftButton);
    auto *const lines = dialog->findChild<QLabel *>(u"storeResultText"_s);
    QTRY_VERIFY_WITH_TIMEOUT(lines->text().count(u"✓"_s) >= 4, 20'000);
    QVERIFY(!lines->text().contains(u"✗"_s));

    type("bucket", u"not-there"_s);
    QTRY_VERIFY(dialog->findChild<QPushButton *>(u"testConnection"_s)->isEnabled());
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"testConnection"_s), Qt::LeftButton);
    auto *const create = dialog->findChild<QPushButton *>(u"createBucket"_s);
    QTRY_VERIFY_WITH_TIMEOUT(create->isVisibleTo(dialog) && create->isEnabled(), 20'000);
    QTest::mouseClick(create, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(lines->text().count(u"✓"_s) >= 4, 20'000);
    QVERIFY(namelessControls(*dialog).isEmpty());
    dialog->reject();
}

void TestWindow::whatTheEnvironmentDecidesIsInTheSettings()
{
    const Run run{home(), m_environment};
    emit run.host->window().settingsRequested(u"storage"_s);
    auto *const dialog = run.find<SettingsDialog>("settingsDialog");
    const std::pair<QString, QString> expected[] = {{u"endpoint"_s, m_minio.endpoint()},
                                                    {u"bucket"_s, u"pictures"_s},
                                                    {u"accessKey"_s, m_minio.accessKey()}};
    for (const auto &[name, value] : expected) {
        auto *const field = dialog->findChild<QLineEdit *>(name);
        QCOMPARE(field->text(), value);
        QVERIFY2(!field->isEnabled(), qUtf8Printable(name));
        QVERIFY2(field->toolTip().contains(u"MINIO_"_s), qUtf8Printable(field->toolTip()));
    }
    dialog->accept();
    QCOMPARE(run.application->fileSettings().bucket, Settings{}.bucket);
}

void TestWindow::theLightsSayOnlyWhatIsKnown()
{
    const Run run{home(), m_environment};
    const LedLabel &store = *run.find<LedLabel>("statusStore");
    const LedLabel &provider = *run.find<LedLabel>("statusProvider");
    QCOMPARE(store.health(), Health::Unknown); // nothing was stored yet
    QTRY_COMPARE(provider.health(), Health::Good);
    run.generate(u"a lamp"_s);
    QTRY_COMPARE_WITH_TIMEOUT(store.health(), Health::Good, 20'000);
}

void TestWindow::themeAndLanguageSwitchLive()
{
    const Run run{home(), m_environment};
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
    const Run run{home(), m_environment, u"dark"_s};
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
        const Run run{home(), m_environment};
        run.find<QTextEdit>("prompt")->setPlainText(prompt);
    }
    const Run again{home(), m_environment};
    QTRY_COMPARE(again.find<QTextEdit>("prompt")->toPlainText(), prompt);
}

void TestWindow::everyControlAndTileHasAName()
{
    const Run run{home(), m_environment};
    run.generate(u"a named picture"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!run.jobs().empty() && isFinished(run.jobs().front().state), 20'000);
    QCOMPARE(namelessControls(run.host->window()), QStringList{});
    auto *const gallery = run.find<QAbstractItemView>("gallery");
    QAccessibleInterface *const list = QAccessible::queryAccessibleInterface(gallery);
    QVERIFY(list);
    QCOMPARE(list->role(), QAccessible::List);
    QTRY_COMPARE(list->childCount(), gallery->model()->rowCount());
    for (int i = 0; i < list->childCount(); ++i) {
        QCOMPARE(list->child(i)->role(), QAccessible::ListItem);
        QVERIFY(list->child(i)->text(QAccessible::Name).contains(u"a named picture"_s));
    }
}

void TestWindow::aCommandLineWorksThroughTheOpenWindow()
{
    const Run run{home(), m_environment};
    Program program;
    program.set(u"LIMNER_HOME"_s, home()); // and no key of its own: the owner has them
    const ProgramRun generated = program.run({u"generate"_s, u"--prompt"_s, u"from the terminal"_s,
                                              u"--json"_s, u"-p"_s, u"width=64"_s});
    QVERIFY2(generated.exitCode == 0, generated.err.constData());
    QVERIFY(toText(generated.json().at("urls").at(0)).startsWith(m_minio.endpoint()));
    auto *const gallery = run.find<QAbstractItemView>("gallery");
    QTRY_COMPARE(gallery->model()->rowCount(), 1);
    const ProgramRun listed = program.run({u"list"_s, u"--json"_s});
    QCOMPARE(textAt(listed.json().at(0), "prompt"), u"from the terminal"_s);
    const ProgramRun wrong =
        program.run({u"generate"_s, u"--prompt"_s, u"x"_s, u"-p"_s, u"steps=0"_s});
    QCOMPARE(wrong.exitCode, 2);
}

void TestWindow::theSameBucketUnderAnotherNameIsOneClick()
{
    QString path;
    {
        const Run run{home(), m_environment};
        run.generate(u"a picture that moves house"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!QGuiApplication::clipboard()->text().isEmpty(), 20'000);
        path = QUrl{QGuiApplication::clipboard()->text()}.path();
    }
    m_environment[u"MINIO_ENDPOINT"_s] = u"http://localhost:"_s + QString::number(m_minio.port());
    const Run run{home(), m_environment};
    auto *const gallery = run.find<QAbstractItemView>("gallery");
    QTRY_COMPARE(gallery->model()->rowCount(), 1);
    gallery->setCurrentIndex(gallery->model()->index(0, 0));
    auto *const same = run.find<QPushButton>("sameBucket");
    QTRY_VERIFY(same->isVisibleTo(&run.host->window()));
    const QString words = run.find<QLabel>("uploadState")->text();
    QVERIFY2(words.contains(m_minio.endpoint().section(u'/', -1) + u"/pictures"_s),
             qPrintable(words)); // where it is
    QTest::mouseClick(same, Qt::LeftButton);
    QTRY_VERIFY(!same->isVisibleTo(&run.host->window()));
    run.find<QAction>("actionCopyUrl")->trigger();
    const QUrl link{QGuiApplication::clipboard()->text()};
    QCOMPARE(link.host(), u"localhost"_s);
    QCOMPARE(link.path(), path);
    HttpRequest request;
    request.url = link.toEncoded();
    QCOMPARE(QCoro::waitFor(m_http.send(std::move(request), {}))->status, 200);
}

void TestWindow::whatIsDeletedIsNotUploadedAndLeavesTheBucket()
{
    S3Config config;
    config.endpoint = m_minio.endpoint();
    config.bucket = u"pictures"_s;
    config.accessKey = m_minio.accessKey();
    config.secretKey = Secret{m_minio.secretKey()};
    S3Client store{m_http, m_clock, config};
    const Run run{home(), m_environment};
    Library &library = run.application->library();
    run.generate(u"soon gone"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!QGuiApplication::clipboard()->text().isEmpty(), 20'000);
    const Artwork gone = library.artworksOfJob(run.jobs().front().id).front();
    const QString key = run.application->outbox().upload(gone.id)->objectKey;
    QVERIFY(QCoro::waitFor(store.head(key, {})));
    auto *const gallery = run.find<QAbstractItemView>("gallery");
    QTRY_COMPARE(gallery->model()->rowCount(), 1);
    gallery->setCurrentIndex(gallery->model()->index(0, 0));
    run.find<QAction>("actionDelete")->trigger();
    QTRY_COMPARE(gallery->model()->rowCount(), 0);
    QVERIFY(QCoro::waitFor(store.head(key, {}))); // Undo must bring its link back
    QCOMPARE(library.trash().purge(QDateTime::currentDateTimeUtc().addSecs(1)).value_or(-1), 1);
    QTRY_VERIFY(!QCoro::waitFor(store.head(key, {})));
    QCOMPARE(run.application->outbox().removals().waiting, 0);
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
