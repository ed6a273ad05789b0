#include "tests/app/windowrig.h"
#include "ui/common/ledlabel.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QCheckBox>
#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

//! What the window says of the store, and does there: simulated Replicate, real MinIO.
class TestWindowStore : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_rig.start(); }
    void init() { m_rig.reset(); }
    void theStorageTestSpeaksStepByStep();
    void whatTheEnvironmentDecidesIsInTheSettings();
    void theLightsSayOnlyWhatIsKnown();
    void theSameBucketUnderAnotherNameIsOneClick();
    void whatIsDeletedIsNotUploadedAndLeavesTheBucket();
    void theTrashIsEmptiedAndTheCopyGoesOrStays_data();
    void theTrashIsEmptiedAndTheCopyGoesOrStays();
    void aReleasedPictureComesBackWhenItIsUsed();
    void aLostOriginalIsFetchedAgainOrThatIsSaid();
    void aPictureIsCopiedWithoutWhatItTells();

private:
    //! A picture that is in the library and in the bucket.
    struct Kept {
        ArtworkId id = 0;
        QString file = {};
        QString key = {};
        QByteArray bytes = {};
    };
    [[nodiscard]] static QByteArray bytesOf(const QString &path)
    {
        QFile file{path};
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
    }
    static Kept makeOne(const WindowRun &run)
    {
        run.generate(u"kept somewhere"_s);
        if (!QTest::qWaitFor([&run] { return run.showsOnly(1); }, 20'000))
            qFatal("no picture comes");
        Kept kept;
        const auto isStored = [&] {
            return run.behind([&kept](Application &application) {
                const auto upload = application.outbox().upload(kept.id);
                return upload && upload->state == UploadState::Stored ? upload->objectKey
                                                                      : QString{};
            });
        };
        kept.id = run.pictures().front().id;
        if (!QTest::qWaitFor([&] { return !isStored().isEmpty(); }, 20'000))
            qFatal("the picture is not stored");
        kept.key = isStored();
        kept.file = run.behind([&kept](Application &application) {
            return application.library().originals().absolutePath(
                *application.library().artwork(kept.id));
        });
        kept.bytes = bytesOf(kept.file);
        return kept;
    }

    WindowRig m_rig;
};

void TestWindowStore::theStorageTestSpeaksStepByStep()
{
    for (const QString &decided : {u"MINIO_ENDPOINT"_s, u"MINIO_ACCESS_KEY"_s, u"MINIO_BUCKET"_s})
        m_rig.environment.remove(decided);
    const WindowRun run{m_rig.home(), m_rig.environment};
    emit run.host->window().settingsRequested(u"storage"_s);
    auto *const dialog = run.find<SettingsDialog>("settingsDialog");
    const auto type = [dialog](const char *name, const QString &text) {
        dialog->findChild<QLineEdit *>(QString::fromLatin1(name))->setText(text);
    };
    type("endpoint", m_rig.minio.endpoint());
    type("bucket", u"pictures"_s);
    type("accessKey", m_rig.minio.accessKey());
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

void TestWindowStore::whatTheEnvironmentDecidesIsInTheSettings()
{
    const WindowRun run{m_rig.home(), m_rig.environment};
    emit run.host->window().settingsRequested(u"storage"_s);
    auto *const dialog = run.find<SettingsDialog>("settingsDialog");
    const std::pair<QString, QString> expected[] = {{u"endpoint"_s, m_rig.minio.endpoint()},
                                                    {u"bucket"_s, u"pictures"_s},
                                                    {u"accessKey"_s, m_rig.minio.accessKey()}};
    for (const auto &[name, value] : expected) {
        auto *const field = dialog->findChild<QLineEdit *>(name);
        QCOMPARE(field->text(), value);
        QVERIFY2(!field->isEnabled(), qUtf8Printable(name));
        QVERIFY2(field->toolTip().contains(u"MINIO_"_s), qUtf8Printable(field->toolTip()));
    }
    dialog->accept();
    const Settings kept =
        run.behind([](Application &application) { return application.fileSettings(); });
    QCOMPARE(kept.bucket, Settings{}.bucket);
}

void TestWindowStore::theLightsSayOnlyWhatIsKnown()
{
    const WindowRun run{m_rig.home(), m_rig.environment};
    const LedLabel &store = *run.find<LedLabel>("statusStore");
    const LedLabel &provider = *run.find<LedLabel>("statusProvider");
    QCOMPARE(store.health(), Health::Unknown); // nothing was stored yet
    QTRY_COMPARE(provider.health(), Health::Good);
    run.generate(u"a lamp"_s);
    QTRY_COMPARE_WITH_TIMEOUT(store.health(), Health::Good, 20'000);
}

void TestWindowStore::theSameBucketUnderAnotherNameIsOneClick()
{
    QString path;
    {
        const WindowRun run{m_rig.home(), m_rig.environment};
        run.generate(u"a picture that moves house"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!QGuiApplication::clipboard()->text().isEmpty(), 20'000);
        path = QUrl{QGuiApplication::clipboard()->text()}.path();
    }
    m_rig.environment[u"MINIO_ENDPOINT"_s] =
        u"http://localhost:"_s + QString::number(m_rig.minio.port());
    const WindowRun run{m_rig.home(), m_rig.environment};
    auto *const gallery = run.find<QAbstractItemView>("gallery");
    QTRY_COMPARE(gallery->model()->rowCount(), 1);
    gallery->setCurrentIndex(gallery->model()->index(0, 0));
    auto *const same = run.find<QPushButton>("sameBucket");
    QTRY_VERIFY(same->isVisibleTo(&run.host->window()));
    const QString words = run.find<QLabel>("uploadState")->text();
    QVERIFY2(words.contains(m_rig.minio.endpoint().section(u'/', -1) + u"/pictures"_s),
             qPrintable(words)); // where it is
    QTest::mouseClick(same, Qt::LeftButton);
    QTRY_VERIFY(!same->isVisibleTo(&run.host->window()));
    run.find<QAction>("actionCopyUrl")->trigger();
    const auto copied = [] { return QUrl{QGuiApplication::clipboard()->text()}; };
    QTRY_COMPARE(copied().host(), u"localhost"_s);
    const QUrl link = copied();
    QCOMPARE(link.path(), path);
    HttpRequest request;
    request.url = link.toEncoded();
    QCOMPARE(QCoro::waitFor(m_rig.http.send(std::move(request), {}))->status, 200);
}

void TestWindowStore::whatIsDeletedIsNotUploadedAndLeavesTheBucket()
{
    S3Client store{m_rig.http, m_rig.clock, m_rig.store()};
    const WindowRun run{m_rig.home(), m_rig.environment};
    run.generate(u"soon gone"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!QGuiApplication::clipboard()->text().isEmpty(), 20'000);
    const ArtworkId gone = run.pictures().front().id;
    const QString key = run.behind(
        [gone](Application &application) { return application.outbox().upload(gone)->objectKey; });
    QVERIFY(QCoro::waitFor(store.head(key, {})));
    auto *const gallery = run.find<QAbstractItemView>("gallery");
    QTRY_COMPARE(gallery->model()->rowCount(), 1);
    gallery->setCurrentIndex(gallery->model()->index(0, 0));
    run.find<QAction>("actionDelete")->trigger();
    QTRY_COMPARE(gallery->model()->rowCount(), 0);
    QVERIFY(QCoro::waitFor(store.head(key, {}))); // Undo must bring its link back
    const int purged = run.behind([](Application &application) {
        const QDateTime soon = QDateTime::currentDateTimeUtc().addSecs(1);
        return application.library().trash().purge(soon).value_or(-1);
    });
    QCOMPARE(purged, 1);
    QTRY_VERIFY(!QCoro::waitFor(store.head(key, {})));
    const auto waiting = [&run] {
        return run.behind(
            [](Application &application) { return application.outbox().removals().waiting; });
    };
    QTRY_COMPARE(waiting(), 0);
}

void TestWindowStore::theTrashIsEmptiedAndTheCopyGoesOrStays_data()
{
    QTest::addColumn<bool>("goes");
    QTest::newRow("it goes") << true;
    QTest::newRow("it stays") << false;
}

void TestWindowStore::theTrashIsEmptiedAndTheCopyGoesOrStays()
{
    QFETCH(bool, goes);
    S3Client store{m_rig.http, m_rig.clock, m_rig.store()};
    const WindowRun run{m_rig.home(), m_rig.environment};
    const Kept kept = makeOne(run);
    auto *const gallery = run.find<QAbstractItemView>("gallery");
    gallery->setCurrentIndex(gallery->model()->index(0, 0));
    auto *const remove = run.find<QAction>("actionDelete");
    QTRY_VERIFY(remove->isEnabled()); // what is chosen is known a moment later
    remove->trigger();
    QTRY_COMPARE(gallery->model()->rowCount(), 0);
    run.find<QAction>("actionTrash")->trigger();
    QTRY_COMPARE(gallery->model()->rowCount(), 1);
    auto *const empty = run.find<QPushButton>("trashEmpty");
    QTRY_VERIFY(empty->isEnabled());
    empty->click();
    const auto sheet = [&run] { return run.host->window().findChild<QDialog *>(u"eraseSheet"_s); };
    QTRY_VERIFY(sheet());
    auto *const copies = sheet()->findChild<QCheckBox *>(u"eraseCopies"_s);
    QVERIFY(copies && copies->isChecked());
    if (!goes)
        copies->click();
    sheet()->findChild<QPushButton *>(u"eraseConfirm"_s)->click();
    QTRY_COMPARE(gallery->model()->rowCount(), 0);
    QVERIFY(!QFile::exists(kept.file));
    if (goes)
        QTRY_VERIFY(!QCoro::waitFor(store.head(kept.key, {})));
    else
        QVERIFY(QCoro::waitFor(store.head(kept.key, {})));
}

void TestWindowStore::aReleasedPictureComesBackWhenItIsUsed()
{
    Kept kept;
    {
        const WindowRun run{m_rig.home(), m_rig.environment};
        kept = makeOne(run);
        auto *const gallery = run.find<QAbstractItemView>("gallery");
        gallery->setCurrentIndex(gallery->model()->index(0, 0));
        auto *const release = run.find<QAction>("actionRelease");
        QTRY_VERIFY(release->isEnabled());
        release->trigger();
        QTRY_VERIFY(!QFile::exists(kept.file));
        QTRY_VERIFY(run.find<QAction>("actionBringBack")->isEnabled());
        QVERIFY(!release->isEnabled());
    }
    const WindowRun run{m_rig.home(), withEveryKey(m_rig.environment)};
    auto *const gallery = run.find<QAbstractItemView>("gallery");
    QTRY_COMPARE(gallery->model()->rowCount(), 1);
    gallery->setCurrentIndex(gallery->model()->index(0, 0));
    QVERIFY(!QFile::exists(kept.file));
    QGuiApplication::clipboard()->clear();
    auto *const copy = run.find<QAction>("actionCopyImage");
    QTRY_VERIFY(copy->isEnabled());
    copy->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!QGuiApplication::clipboard()->image().isNull(), 20'000);
    QCOMPARE(bytesOf(kept.file), kept.bytes);
    QTRY_VERIFY(!run.pictures().front().released);
}

void TestWindowStore::aLostOriginalIsFetchedAgainOrThatIsSaid()
{
    S3Client store{m_rig.http, m_rig.clock, m_rig.store()};
    const WindowRun run{m_rig.home(), m_rig.environment};
    const Kept kept = makeOne(run);
    auto *const gallery = run.find<QAbstractItemView>("gallery");
    gallery->setCurrentIndex(gallery->model()->index(0, 0));
    // As an input of a model.
    QVERIFY(QFile::remove(kept.file));
    const auto input = run.behind([&kept](Application &application) {
        InputOrder order;
        order.sources.push_back(InputSource{.artwork = kept.id});
        return QCoro::waitFor(application.intake().make(order, {}));
    });
    QVERIFY(input);
    QCOMPARE(bytesOf(kept.file), kept.bytes);
    // When nobody has it any more.
    QVERIFY(QFile::remove(kept.file));
    QVERIFY(QCoro::waitFor(store.remove(kept.key, {})));
    auto *const banner = run.find<QWidget>("banner");
    QVERIFY(banner->isHidden());
    run.find<QAction>("actionCopyImage")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!banner->isHidden(), 20'000);
}

void TestWindowStore::aPictureIsCopiedWithoutWhatItTells()
{
    const WindowRun run{m_rig.home(), m_rig.environment};
    const Kept kept = makeOne(run);
    auto *const gallery = run.find<QAbstractItemView>("gallery");
    gallery->setCurrentIndex(gallery->model()->index(0, 0));
    QGuiApplication::clipboard()->clear();
    auto *const copy = run.find<QAction>("actionCopyBare");
    QTRY_VERIFY(copy->isEnabled());
    copy->trigger();
    const auto held = [] {
        const QMimeData *const data = QGuiApplication::clipboard()->mimeData();
        return data ? data->data(u"image/png"_s) : QByteArray{}; // nothing while it is empty
    };
    QTRY_VERIFY_WITH_TIMEOUT(!held().isEmpty(), 20'000);
    QVERIFY(kept.bytes.contains("urn:limner:1"));
    QVERIFY(kept.bytes.contains("Version: Limner"));
    QVERIFY(!held().contains("imner"));
    QCOMPARE(QGuiApplication::clipboard()->image(), QImage::fromData(kept.bytes));
    QCOMPARE(QImage::fromData(held()), QImage::fromData(kept.bytes));
}

QTEST_MAIN(TestWindowStore)
#include "tst_windowstore.moc"
