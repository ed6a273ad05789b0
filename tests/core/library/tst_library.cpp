#include "core/database/facts.h"
#include "core/library/library.h"
#include "tests/support/pictures.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestLibrary : public QObject {
    Q_OBJECT
private slots:
    void init();
    void aNewFolderIsCreated();
    void leftoversOfDownloadsAreRemoved();
    void aNewerLibraryIsNotEvenCleaned();
    void aFileInTheWayIsAnError();
    void adoptedFilesMoveToTheirMonth();
    void adoptingWhatIsGoneFails();
    void everyFieldSurvives();
    void absentValuesSurvive();
    void theSameOutputIsInsertedOnce();
    void picturesOfOneMomentStandInTheOrderTheyWereMade();
    void trashHidesAndRestoreShows();
    void purgeDeletesFilesAndRows();
    void purgeKeepsWhatCannotBeDeleted();
    void factsAreRemembered();
    void failedWritesAreAnnounced();

private:
    Artwork sample(const QString &prompt, const QString &model = u"fine/model"_s);
    ArtworkId add(Artwork artwork);
    [[nodiscard]] QList<int> found(const ArtworkQuery &query);
    void setUpload(ArtworkId id, const QString &state);

    ManualClock m_clock{QDateTime{QDate{2026, 11, 22}, QTime{12, 0}}.toUTC()};
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    int m_made = 0;
};

void TestLibrary::init()
{
    QTest::failOnWarning(QRegularExpression{u".*"_s});
    m_library.reset();
    m_folder.emplace();
    m_made = 0;
    auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(library);
    m_library = std::move(*library);
}

Artwork TestLibrary::sample(const QString &prompt, const QString &model)
{
    Artwork artwork;
    artwork.jobId = u"job-%1"_s.arg(++m_made);
    artwork.createdAt = m_clock.now().addSecs(m_made);
    artwork.request.provider = u"sandbox"_s;
    artwork.request.model = model;
    artwork.request.parameters["prompt"] = toJson(prompt);
    artwork.path = u"2026/11/%1.png"_s.arg(m_made);
    artwork.mediaType = u"image/png"_s;
    return artwork;
}

ArtworkId TestLibrary::add(Artwork artwork)
{
    const Result<ArtworkId> id = m_library->insert(std::move(artwork));
    return id ? *id : 0;
}

QList<int> TestLibrary::found(const ArtworkQuery &query)
{
    QList<int> ids;
    for (const ArtworkRow &row : m_library->rows(query)) {
        ids.append(static_cast<int>(row.id));
        if (m_library->reader().rowsAmong({row.id}, query).empty())
            ids.append(-1);
    }
    return ids;
}

void TestLibrary::setUpload(ArtworkId id, const QString &state)
{
    QVERIFY(m_library->database().run(
        u"INSERT OR REPLACE INTO uploads (artwork_id, state) VALUES (?, ?)"_s, {id, state}));
}

void TestLibrary::aNewFolderIsCreated()
{
    const QString folder = m_folder->filePath(u"deep/er/图书馆"_s);
    const auto library = Library::open(folder, m_clock);
    QVERIFY(library);
    QCOMPARE((*library)->folder(), folder);
    QVERIFY(QFile::exists(folder + u"/library.sqlite"_s));
    QVERIFY(QFile::exists(folder + u"/originals"_s));
    QCOMPARE((*library)->reader().count(), 0);
    QVERIFY((*library)->originals().freeBytes() > 0);
    QVERIFY((*library)->rows({}).empty());
}

void TestLibrary::leftoversOfDownloadsAreRemoved()
{
    const QString incoming = m_library->originals().incomingFile(u"new"_s);
    writeFile(incoming, "half");
    m_library.reset();
    QVERIFY(Library::open(m_folder->path(), m_clock));
    QVERIFY(!QFile::exists(incoming));
}

void TestLibrary::aNewerLibraryIsNotEvenCleaned()
{
    const QString incoming = m_library->originals().incomingFile(u"new"_s);
    writeFile(incoming, "theirs");
    QVERIFY(m_library->database().run(u"PRAGMA user_version = 999"_s));
    m_library.reset();
    const auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(!library);
    QCOMPARE(toString(library.error().kind), toString(ErrorKind::NewerLibrary));
    QVERIFY(QFile::exists(incoming));
}

void TestLibrary::aFileInTheWayIsAnError()
{
    const QString file = m_folder->filePath(u"file"_s);
    writeFile(file, "x");
    const auto library = Library::open(file, m_clock);
    QVERIFY(!library);
    QCOMPARE(toString(library.error().kind), toString(ErrorKind::Io));
}

void TestLibrary::adoptedFilesMoveToTheirMonth()
{
    const QString incoming = m_library->originals().incomingFile(u"new"_s);
    writeFile(incoming, "picture");
    Artwork artwork = sample(u"x"_s);
    artwork.createdAt = QDateTime{QDate{2027, 1, 31}, QTime{23, 59}, Qt::UTC};
    artwork.uuid = u"8f1c"_s;
    artwork.mediaType = u"image/jpeg"_s;
    QVERIFY(m_library->originals().adopt(incoming, artwork));
    QCOMPARE(artwork.path, u"2027/01/8f1c.jpg"_s);
    QVERIFY(!QFile::exists(incoming));
    QFile kept{m_library->originals().absolutePath(artwork)};
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), "picture");

    // The next one makes its own name, in the folder that is there.
    const QString second = m_library->originals().incomingFile(u"new"_s);
    writeFile(second, "other");
    artwork.uuid.clear();
    QVERIFY(m_library->originals().adopt(second, artwork));
    QVERIFY(artwork.path.startsWith("2027/01/"_L1));
    QCOMPARE(artwork.uuid.size(), 36);
}

void TestLibrary::adoptingWhatIsGoneFails()
{
    Artwork artwork = sample(u"x"_s);
    artwork.path.clear();
    const Result<> adopted =
        m_library->originals().adopt(m_library->originals().incomingFile(u"new"_s), artwork);
    QVERIFY(!adopted);
    QCOMPARE(toString(adopted.error().kind), toString(ErrorKind::Io));
    QVERIFY(artwork.path.isEmpty());
}

void TestLibrary::everyFieldSurvives()
{
    Artwork artwork = sample(u"红色 \"coat\"\n\U0001f98a"_s);
    artwork.uuid = u"u-u-i-d"_s;
    artwork.outputIndex = 3;
    artwork.request.version = u"v1"_s;
    artwork.request.parameters["negative_prompt"] = "blurry";
    artwork.request.parameters["guidance"] = 7.5;
    artwork.seed = 9'007'199'254'740'993;
    artwork.sha256 = QByteArray(32, '\x8f');
    artwork.md5 = QByteArray(16, '\x07');
    artwork.size = {1024, 768};
    artwork.bytes = 5'000'000'000;
    artwork.seconds = 3.25;
    artwork.cost = 0.0037;
    artwork.costEstimated = false;
    artwork.currency = u"CNY"_s;
    artwork.favourite = true;
    artwork.rating = 5;
    artwork.rejected = true;
    artwork.trashedAt = m_clock.now();
    artwork.id = add(artwork);
    QVERIFY(artwork.id > 0);
    const std::optional<Artwork> read = m_library->artwork(artwork.id);
    QVERIFY(read);
    QVERIFY(*read == artwork);
    QCOMPARE(m_library->artworksOfJob(artwork.jobId).size(), std::size_t{1});
}

void TestLibrary::absentValuesSurvive()
{
    Artwork artwork;
    artwork.createdAt = m_clock.now();
    const ArtworkId id = add(artwork);
    const std::optional<Artwork> read = m_library->artwork(id);
    QVERIFY(read);
    QVERIFY(!read->seed && !read->cost);
    QCOMPARE(read->seconds, -1.0);
    QVERIFY(read->trashedAt.isNull());
    QVERIFY(!read->uuid.isEmpty());
    QVERIFY(!m_library->artwork(id + 1));
    QVERIFY(m_library->artworksOfJob(u"none"_s).empty());
}

void TestLibrary::theSameOutputIsInsertedOnce()
{
    const Artwork artwork = sample(u"x"_s);
    const ArtworkId first = add(artwork);
    Artwork again = artwork;
    again.path = u"2026/11/again.png"_s;
    QCOMPARE(add(again), first);
    QCOMPARE(m_library->reader().count(), 1);
    again.outputIndex = 1;
    QVERIFY(add(again) != first);
    const std::vector<Artwork> all = m_library->artworksOfJob(artwork.jobId);
    QCOMPARE(all.size(), std::size_t{2});
    QCOMPARE(all[1].outputIndex, 1);
}

void TestLibrary::picturesOfOneMomentStandInTheOrderTheyWereMade()
{
    std::vector<ArtworkId> batch;
    Artwork older = sample(u"fox"_s);
    older.createdAt = m_clock.now().addSecs(-60);
    const ArtworkId before = add(older);
    for (int i = 0; i < 4; ++i) {
        Artwork one = sample(u"fox"_s);
        one.createdAt = m_clock.now();
        batch.push_back(add(one));
    }
    std::vector<ArtworkId> shown;
    for (const ArtworkRow &row : m_library->rows({}))
        shown.push_back(row.id);
    batch.push_back(before);
    QCOMPARE(shown, batch);
}

void TestLibrary::trashHidesAndRestoreShows()
{
    const ArtworkId one = add(sample(u"fox"_s));
    const ArtworkId two = add(sample(u"fox"_s));
    QSignalSpy trashed{m_library.get(), &Library::artworksTrashed};
    QSignalSpy restored{m_library.get(), &Library::artworksRestored};
    m_library->trash().put({one, 4711, one});
    QCOMPARE(trashed.size(), 1);
    QCOMPARE(trashed[0][0].value<std::vector<ArtworkId>>(), std::vector{one});
    QCOMPARE(m_library->reader().count(), 1);
    QCOMPARE(found({}), QList<int>{static_cast<int>(two)});
    QCOMPARE(found({.text = u"fox"_s}), QList<int>{static_cast<int>(two)});
    QVERIFY(m_library->artwork(one)->trashedAt.isValid());
    m_library->trash().restore({one, two});
    QCOMPARE(restored.size(), 1);
    QCOMPARE(restored[0][0].value<std::vector<ArtworkId>>(), std::vector{one});
    QCOMPARE(m_library->reader().count(), 2);
    m_library->trash().restore({one});
    m_library->trash().put({});
    QCOMPARE(restored.size() + trashed.size(), 2);
}

void TestLibrary::purgeDeletesFilesAndRows()
{
    std::vector<ArtworkId> ids;
    QStringList files;
    for (int i = 0; i < 4; ++i) {
        Artwork artwork = sample(u"fox"_s);
        const QString incoming = m_library->originals().incomingFile(u"new"_s);
        writeFile(incoming, "picture");
        QVERIFY(m_library->originals().adopt(incoming, artwork));
        files.append(m_library->originals().absolutePath(artwork));
        ids.push_back(add(artwork));
    }
    m_library->trash().put({ids[0], ids[1]});
    setUpload(ids[0], u"stored"_s);
    setUpload(ids[1], u"uploading"_s);
    m_clock.advance(24h);
    m_library->trash().put({ids[2]});
    const Result<int> purged = m_library->trash().purge(m_clock.now());
    QVERIFY(purged);
    QCOMPARE(*purged, 1);
    QVERIFY(!QFile::exists(files[0]));
    QVERIFY(!m_library->artwork(ids[0]));
    for (int i = 1; i < 4; ++i)
        QVERIFY(QFile::exists(files[i]) && m_library->artwork(ids[static_cast<std::size_t>(i)]));
    Result<QSqlQuery> words = m_library->database().run(
        u"SELECT count(*) FROM artwork_search WHERE artwork_search MATCH 'fox'"_s);
    QVERIFY(words && words->next());
    QCOMPARE(words->value(0).toInt(), 3);
    QCOMPARE(*m_library->trash().purge(m_clock.now().addSecs(1)), 1);
    QCOMPARE(*m_library->trash().purge(m_clock.now().addSecs(1)), 0);
}

void TestLibrary::purgeKeepsWhatCannotBeDeleted()
{
    const Artwork artwork = sample(u"fox"_s);
    const ArtworkId id = add(artwork);
    // A folder in the place of the file cannot be removed as a file.
    QVERIFY(QDir{}.mkpath(m_library->originals().absolutePath(artwork) + u"/full"_s));
    const ArtworkId gone = add(sample(u"gone already"_s));
    m_library->trash().put({id, gone});
    const Result<int> purged = m_library->trash().purge(m_clock.now().addSecs(1));
    QVERIFY(!purged);
    QCOMPARE(toString(purged.error().kind), toString(ErrorKind::Io));
    QVERIFY(m_library->artwork(id));
    QVERIFY(!m_library->artwork(gone));
}

void TestLibrary::factsAreRemembered()
{
    Facts facts{m_library->database()};
    QVERIFY(!facts.value(u"region"_s));
    QVERIFY(facts.set(u"region"_s, u"eu-central-1"_s));
    QVERIFY(facts.set(u"region"_s, u"us-east-1"_s));
    QVERIFY(facts.set(u"empty"_s, {}));
    m_library.reset();
    const auto library = Library::open(m_folder->path(), m_clock);
    Facts kept{(*library)->database()};
    QCOMPARE(kept.value(u"region"_s), u"us-east-1"_s);
    QCOMPARE(kept.value(u"empty"_s), QString{});
}

void TestLibrary::failedWritesAreAnnounced()
{
    const ArtworkId id = add(sample(u"x"_s));
    QVERIFY(m_library->database().run(u"PRAGMA query_only = ON"_s));
    QSignalSpy failures{m_library.get(), &Library::writeFailed};
    QSignalSpy changes{m_library.get(), &Library::artworksChanged};
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression{u"cannot write: .*"_s});
    m_library->marks().setFavourite({id}, true);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression{u"cannot write: .*"_s});
    m_library->trash().put({id});
    QCOMPARE(failures.size(), 2);
    QCOMPARE(toString(failures[1][0].value<Error>().kind), toString(ErrorKind::ReadOnly));
    QCOMPARE(changes.size(), 0);
    QVERIFY(m_library->database().run(u"PRAGMA query_only = OFF"_s));
    QCOMPARE(m_library->reader().count(), 1);
}

QTEST_GUILESS_MAIN(TestLibrary)
#include "tst_library.moc"
