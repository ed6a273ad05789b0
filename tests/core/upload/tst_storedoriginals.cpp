#include "tests/core/upload/outboxrig.h"

#include "core/base/file.h"
#include "tests/support/pictures.h"

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Rig : OutboxRig {
    ArtworkId stored()
    {
        const ArtworkId id = add();
        outbox->wake();
        if (!empty())
            qFatal("the picture is not stored");
        return id;
    }
    QString file(ArtworkId id) { return library->originals().absolutePath(*library->artwork(id)); }
    //! Where its object is in the store.
    QByteArray &object(ArtworkId id) { return store.objects.at(outbox->upload(id)->objectKey); }
    bool isReleased(ArtworkId id) { return library->artwork(id)->released; }
    int leftovers()
    {
        return int(QDir{folder.filePath(u"incoming"_s)}.entryList(QDir::Files).size());
    }
    Result<> bring(ArtworkId id)
    {
        Result<> result = fail(ErrorKind::Internal);
        bool isDone = false;
        const QMetaObject::Connection heard =
            QObject::connect(&outbox->originals(), &StoredOriginals::brought, outbox.get(),
                             [&](quint64, const Result<> &told) {
                                 result = told;
                                 isDone = true;
                             });
        outbox->originals().want({id}, 7);
        const bool came = driveUntil(clock, [&] { return isDone; });
        QObject::disconnect(heard);
        return came ? result : Result<>{fail(ErrorKind::Timeout)};
    }
    std::optional<Error> release(ArtworkId id)
    {
        std::optional<Error> error = Error{};
        bool isDone = false;
        const QMetaObject::Connection heard =
            QObject::connect(&outbox->originals(), &StoredOriginals::released, outbox.get(),
                             [&](int, const std::optional<Error> &told) {
                                 error = told;
                                 isDone = true;
                             });
        outbox->originals().release({id});
        if (!driveUntil(clock, [&] { return isDone; }))
            qFatal("a release never ends");
        QObject::disconnect(heard);
        return error;
    }
};

QByteArray bytesOf(const QString &path)
{
    return readFile(path, 1 << 20).value_or(QByteArray{});
}

} // namespace

//! Files that are in the store and not here.
class TestStoredOriginals : public QObject {
    Q_OBJECT
private slots:
    void aLostOneIsFetchedAgain();
    void oneThatIsHereIsNotFetched();
    void askedTwiceItIsFetchedOnce();
    void whatIsNotTheSameIsNotTaken_data();
    void whatIsNotTheSameIsNotTaken();
    void whatIsNowhereIsSaid();
    void aReleasedOneGoesAndComesBack();
    void nothingGoesThatTheStoreDoesNotShow_data();
    void nothingGoesThatTheStoreDoesNotShow();
    void aKillInBetweenLosesNothing();
    void aFileOfSomebodyElseIsNotOursToRelease();
    void whatIsChosenForTheCopiesCountsMoreThanTheSettings_data();
    void whatIsChosenForTheCopiesCountsMoreThanTheSettings();
};

void TestStoredOriginals::aLostOneIsFetchedAgain()
{
    Rig rig;
    rig.outbox->start();
    const ArtworkId id = rig.stored();
    const QByteArray before = bytesOf(rig.file(id));
    QVERIFY(QFile::remove(rig.file(id)));
    QSignalSpy progress{&rig.outbox->originals(), &StoredOriginals::progressed};
    QVERIFY(rig.bring(id));
    QCOMPARE(bytesOf(rig.file(id)), before);
    QVERIFY(!progress.isEmpty());
    QCOMPARE(rig.leftovers(), 0);
}

void TestStoredOriginals::oneThatIsHereIsNotFetched()
{
    Rig rig;
    rig.outbox->start();
    const ArtworkId id = rig.stored();
    QVERIFY(rig.bring(id));
    QCOMPARE(rig.store.gets, 0);
}

void TestStoredOriginals::askedTwiceItIsFetchedOnce()
{
    Rig rig;
    rig.outbox->start();
    const ArtworkId id = rig.stored();
    QVERIFY(QFile::remove(rig.file(id)));
    QSignalSpy brought{&rig.outbox->originals(), &StoredOriginals::brought};
    rig.outbox->originals().want({id}, 1);
    rig.outbox->originals().want({id}, 2);
    QVERIFY(driveUntil(rig.clock, [&] { return brought.size() == 2; }));
    for (const QList<QVariant> &told : brought)
        QVERIFY(told[1].value<Result<>>());
    QCOMPARE(rig.store.gets, 1);
}

void TestStoredOriginals::whatIsNotTheSameIsNotTaken_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("shorter") << QByteArray{"short"};
    QTest::newRow("empty") << QByteArray{};
    QTest::newRow("much longer") << QByteArray(100'000, 'x');
    QTest::newRow("as long") << QByteArray{};
}

void TestStoredOriginals::whatIsNotTheSameIsNotTaken()
{
    QFETCH(QByteArray, bytes);
    Rig rig;
    rig.outbox->start();
    const ArtworkId id = rig.stored();
    if (QTest::currentDataTag() == QByteArray{"as long"})
        bytes = QByteArray(rig.object(id).size(), 'x');
    rig.object(id) = bytes;
    QVERIFY(QFile::remove(rig.file(id)));
    const Result<> result = rig.bring(id);
    QVERIFY(!result);
    QCOMPARE(toString(result.error().kind), toString(ErrorKind::BadDigest));
    QVERIFY(!QFile::exists(rig.file(id)));
    QCOMPARE(rig.leftovers(), 0);
}

void TestStoredOriginals::whatIsNowhereIsSaid()
{
    Rig rig;
    rig.outbox->start();
    const ArtworkId waiting = rig.add(); // never uploaded
    QVERIFY(QFile::remove(rig.file(waiting)));
    QCOMPARE(toString(rig.bring(waiting).error().kind), toString(ErrorKind::NotUploaded));
    const ArtworkId id = rig.add();
    rig.outbox->wake();
    QVERIFY(rig.reach(id, UploadState::Stored));
    QVERIFY(QFile::remove(rig.file(id)));
    rig.store.getFails = Error{.kind = ErrorKind::Offline};
    QCOMPARE(toString(rig.bring(id).error().kind), toString(ErrorKind::Offline));
    rig.store.getFails.reset();
    rig.store.place = u"elsewhere.test/gallery"_s;
    rig.outbox->setConfig({});
    QCOMPARE(toString(rig.bring(id).error().kind), toString(ErrorKind::OtherStore));
}

void TestStoredOriginals::aReleasedOneGoesAndComesBack()
{
    Rig rig;
    rig.outbox->start();
    const ArtworkId id = rig.stored();
    const QByteArray before = bytesOf(rig.file(id));
    const int heads = rig.store.heads;
    QVERIFY(!rig.release(id));
    QVERIFY(rig.store.heads > heads); // it was asked just now
    QVERIFY(!QFile::exists(rig.file(id)));
    QVERIFY(rig.isReleased(id));
    rig.restart();
    rig.outbox->start();
    QVERIFY(rig.isReleased(id));
    QVERIFY(rig.bring(id));
    QVERIFY(!rig.isReleased(id));
    QCOMPARE(bytesOf(rig.file(id)), before);
}

void TestStoredOriginals::nothingGoesThatTheStoreDoesNotShow_data()
{
    QTest::addColumn<QString>("what");
    for (const char *const what : {"gone", "shorter", "other hash", "no hash and encrypted",
                                   "no answer", "other store", "not stored", "changed here"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestStoredOriginals::nothingGoesThatTheStoreDoesNotShow()
{
    QFETCH(QString, what);
    Rig rig;
    rig.outbox->start();
    const ArtworkId id = what == u"not stored" ? rig.add() : rig.stored();
    const QString key = rig.outbox->upload(id)->objectKey;
    if (what == u"gone") {
        rig.store.objects.clear();
    } else if (what == u"shorter") {
        rig.store.objects[key].chop(1);
    } else if (what == u"other hash") {
        rig.store.hashes[key] = QByteArray(32, 'x');
    } else if (what == u"no hash and encrypted") {
        rig.store.hashes.clear();
        rig.store.isEncrypting = true;
    } else if (what == u"no answer") {
        rig.store.headFails = Error{.kind = ErrorKind::Timeout};
    } else if (what == u"other store") {
        rig.store.place = u"elsewhere.test/gallery"_s;
        rig.outbox->setConfig({});
    } else if (what == u"changed here") {
        writeFile(rig.file(id), "something else");
    }
    QVERIFY(rig.release(id));
    QVERIFY(QFile::exists(rig.file(id)));
    QVERIFY(!rig.isReleased(id));
}

// The row says so first; as a kill right then leaves it.
void TestStoredOriginals::aKillInBetweenLosesNothing()
{
    Rig rig;
    rig.outbox->start();
    const ArtworkId id = rig.stored();
    const QByteArray before = bytesOf(rig.file(id));
    bool wasThere = false;
    Database::setCommitHook([&](int) { wasThere = QFile::exists(rig.file(id)); });
    QVERIFY(!rig.release(id));
    Database::setCommitHook({});
    QVERIFY(wasThere);
    writeFile(rig.file(id), before);
    rig.restart();
    rig.outbox->start();
    QVERIFY(!rig.isReleased(id));
    QCOMPARE(bytesOf(rig.file(id)), before);
}

void TestStoredOriginals::aFileOfSomebodyElseIsNotOursToRelease()
{
    Rig rig;
    rig.outbox->start();
    const ArtworkId id = rig.stored();
    const QTemporaryDir elsewhere;
    const QString file = elsewhere.filePath(u"photo.png"_s);
    QVERIFY(QFile::copy(rig.file(id), file));
    QVERIFY(
        rig.library->database().run(u"UPDATE artworks SET path = ? WHERE id = ?"_s, {file, id}));
    const std::optional<Error> error = rig.release(id);
    QVERIFY(error);
    QCOMPARE(toString(error->kind), toString(ErrorKind::InvalidInput));
    QVERIFY(QFile::exists(file));
    // But one that got lost there is fetched into the library.
    QVERIFY(QFile::remove(file));
    QVERIFY(rig.bring(id));
    QVERIFY(!Originals::isElsewhere(*rig.library->artwork(id)));
    QVERIFY(QFile::exists(rig.file(id)));
}

void TestStoredOriginals::whatIsChosenForTheCopiesCountsMoreThanTheSettings_data()
{
    QTest::addColumn<bool>("removes");
    QTest::addColumn<int>("copy");
    QTest::addColumn<bool>("stays");
    QTest::newRow("kept, as set") << false << int(RemoteCopy::AsSet) << true;
    QTest::newRow("removed, as set") << true << int(RemoteCopy::AsSet) << false;
    QTest::newRow("kept, as chosen") << true << int(RemoteCopy::Kept) << true;
    QTest::newRow("removed, as chosen") << false << int(RemoteCopy::Removed) << false;
}

void TestStoredOriginals::whatIsChosenForTheCopiesCountsMoreThanTheSettings()
{
    QFETCH(bool, removes);
    QFETCH(int, copy);
    QFETCH(bool, stays);
    Rig rig;
    OutboxConfig config;
    config.deleted = removes ? OutboxConfig::Deleted::Removed : OutboxConfig::Deleted::Kept;
    rig.outbox->setConfig(config);
    rig.outbox->start();
    const ArtworkId id = rig.stored();
    rig.library->trash().put({id});
    QCOMPARE(rig.library->trash().stand().stored, 1);
    rig.library->emptier().empty({}, static_cast<RemoteCopy>(copy));
    QVERIFY(driveUntil(rig.clock, [&] { return !rig.library->artwork(id); }));
    QVERIFY(driveUntil(rig.clock, [&] { return rig.outbox->removals().waiting == 0; }));
    QCOMPARE(rig.store.objects.size(), stays ? 1U : 0U);
}

QTEST_GUILESS_MAIN(TestStoredOriginals)
#include "tst_storedoriginals.moc"
