// Pictures that come from elsewhere: once each, and nothing of them lost.
#include "core/library/import.h"
#include "core/library/inputtrouble.h"
#include "core/picture/embedded.h"
#include "tests/support/pictures.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestImport : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void aFolderComesInOnceHoweverOften();
    void whatIsNoPictureIsRefusedInItsPlace();
    void aFolderThatIsNotThereIsRefused();
    void aMovedFileGoesAfterItsRow();
    void aReferenceStaysWhereItIs();
    void aPictureOfTheTrashComesBack();
    void itsRequestComesWithIt();
    void anotherToolsSettingsBecomeItsRequest();
    void whatThePictureItselfSaysCountsFirst();
    void twoVersionsOfOneOutputAreTwoPictures();
    void theLibrariesOwnFilesStay();
    void aKilledImportLeavesNothingTwice();
    void intoAnAlbumAlsoWhatIsKnown();
    void aPauseHoldsItAndAStopEndsIt();

private:
    [[nodiscard]] QString file(const QString &name, const QByteArray &bytes) const
    {
        const QString path = m_given->filePath(name);
        static_cast<void>(QDir{}.mkpath(QFileInfo{path}.path()));
        writeFile(path, bytes);
        return path;
    }
    ImportStand run(const QStringList &paths, ImportWay way = ImportWay::Copy)
    {
        Import import{*m_library, {.paths = paths, .way = way}};
        import.start();
        QCoro::waitFor(import.finished({}));
        return import.stand();
    }
    [[nodiscard]] Artwork first() { return *m_library->artwork(m_library->rows({}).at(0).id); }
    [[nodiscard]] QStringList originals() const
    {
        QStringList out;
        QDirIterator files{m_folder->path() + u"/originals"_s, QDir::Files,
                           QDirIterator::Subdirectories};
        while (files.hasNext())
            out.append(files.next());
        return out;
    }

    SystemClock m_clock;
    std::optional<QTemporaryDir> m_folder;
    std::optional<QTemporaryDir> m_given;
    std::unique_ptr<Library> m_library;
};

void TestImport::init()
{
    m_folder.emplace();
    m_given.emplace();
    auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(library);
    m_library = std::move(*library);
}

void TestImport::cleanup()
{
    m_library.reset();
}

void TestImport::aFolderComesInOnceHoweverOften()
{
    for (int i = 0; i < 70; ++i)
        static_cast<void>(file(u"deep/%1/一.png"_s.arg(i), pictureBytes({40, 30}, "png", i)));
    static_cast<void>(file(u"again.png"_s, pictureBytes({40, 30}, "png", 3)));
    static_cast<void>(file(u"notes.txt"_s, "not a picture"));
    const QStringList folder{m_given->path()};
    const ImportStand stand = run(folder);
    QVERIFY(!stand.end);
    QCOMPARE(stand.imported, 70);
    QCOMPARE(stand.already, 1);
    QCOMPARE(stand.passedOver, 1);
    QCOMPARE(stand.refusedCount, 0);
    QCOMPARE(run(folder).already, 71);
    QCOMPARE(m_library->rows({}).size(), size_t{70});
    QCOMPARE(originals().size(), 70);
    const Artwork artwork = first();
    QCOMPARE(artwork.size, QSize(40, 30));
    QCOMPARE(artwork.mediaType, u"image/png"_s);
    QVERIFY(QFile::exists(m_library->originals().absolutePath(artwork)));
    QVERIFY(QFile::exists(m_given->filePath(u"again.png"_s)));
    Result<QSqlQuery> waiting =
        m_library->database().run(u"SELECT count(*) FROM uploads WHERE state = 'pending'"_s);
    QVERIFY(waiting && waiting->next());
    QCOMPARE(waiting->value(0).toInt(), 70);
}

void TestImport::whatIsNoPictureIsRefusedInItsPlace()
{
    const QByteArray whole = pictureBytes({64, 64}, "png", 9);
    const QString pipe = m_given->filePath(u"pipe.png"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    const QStringList paths{file(u"a.txt"_s, "words"),
                            file(u"empty.png"_s, {}),
                            file(u"half.png"_s, whole.first(whole.size() / 2)),
                            m_given->filePath(u"gone.png"_s),
                            pipe,
                            file(u"good.png"_s, whole)};
    const ImportStand stand = run(paths);
    QVERIFY(!stand.end);
    QCOMPARE(stand.imported, 1);
    QCOMPARE(stand.refusedCount, 5);
    for (size_t i = 0; i < 5; ++i)
        QCOMPARE(stand.refused.at(i).path, paths.at(qsizetype(i)));
    QVERIFY(inputTroubleOf(stand.refused.at(1).error) == InputTrouble::Empty);
    QCOMPARE(toString(stand.refused.at(2).error.kind), toString(ErrorKind::Truncated));
    QVERIFY(inputTroubleOf(stand.refused.at(3).error) == InputTrouble::Vanished);
    QVERIFY(inputTroubleOf(stand.refused.at(4).error) == InputTrouble::NotAFile);
    QCOMPARE(originals().size(), 1);
}

void TestImport::aFolderThatIsNotThereIsRefused()
{
    const ImportStand stand = run({m_given->filePath(u"nowhere"_s)});
    QVERIFY(!stand.end);
    QCOMPARE(stand.refusedCount, 1);
}

void TestImport::aMovedFileGoesAfterItsRow()
{
    const QByteArray bytes = pictureBytes({40, 30});
    const QString given = file(u"a.png"_s, bytes);
    const QString twin = file(u"b.png"_s, bytes);
    QCOMPARE(run({given, twin}, ImportWay::Move).imported, 1);
    QVERIFY(!QFile::exists(given));
    QVERIFY2(QFile::exists(twin), "what was there already is nobody's to take away");
    QFile kept{m_library->originals().absolutePath(first())};
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), bytes);
}

void TestImport::aReferenceStaysWhereItIs()
{
    const QString given = file(u"a.png"_s, pictureBytes({40, 30}));
    QCOMPARE(run({given}, ImportWay::Reference).imported, 1);
    QCOMPARE(originals().size(), 0);
    const Artwork artwork = first();
    QVERIFY(Originals::isElsewhere(artwork));
    QCOMPARE(m_library->originals().absolutePath(artwork), QFileInfo{given}.canonicalFilePath());
    m_library->trash().put({artwork.id});
    const Result<int> purged = m_library->trash().purge(m_clock.now().addDays(1));
    QVERIFY(purged);
    QCOMPARE(*purged, 1);
    QVERIFY(QFile::exists(given));
}

void TestImport::aPictureOfTheTrashComesBack()
{
    const QString given = file(u"a.png"_s, pictureBytes({40, 30}));
    static_cast<void>(run({given}));
    m_library->trash().put({first().id});
    QVERIFY(m_library->rows({}).empty());
    QCOMPARE(run({given}).already, 1);
    QCOMPARE(m_library->rows({}).size(), size_t{1});
}

void TestImport::itsRequestComesWithIt()
{
    EmbeddedRecord record;
    record.uuid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    record.jobId = u"job-1"_s;
    record.createdAt = QDateTime::fromString(u"2026-03-04T05:06:07Z"_s, Qt::ISODate);
    record.request.provider = u"replicate"_s;
    record.request.model = u"acme/fine"_s;
    record.request.parameters = {{"prompt", "a lamp"}, {"seed", 7}};
    record.cost = 0.25;
    const QString given = file(u"a.png"_s, {});
    QVERIFY(embedNotes(file(u"bare"_s, pictureBytes({40, 30})), given, toXmp(record)));
    QCOMPARE(run({given}).imported, 1);
    const Artwork artwork = first();
    QCOMPARE(artwork.request.prompt(), u"a lamp"_s);
    QCOMPARE(artwork.seed, std::optional<qint64>{7});
    QCOMPARE(artwork.cost, std::optional{0.25});
    QCOMPARE(artwork.createdAt, record.createdAt);
    // What another library paid is not spent here.
    Result<QSqlQuery> entries = m_library->database().run(u"SELECT count(*) FROM ledger"_s);
    QVERIFY(entries && entries->next());
    QCOMPARE(entries->value(0).toInt(), 0);
}

void TestImport::anotherToolsSettingsBecomeItsRequest()
{
    const QString given = QStringLiteral(LIMNER_TEST_DATA "/metadata/novelai-hidden.png");
    QCOMPARE(run({given}).imported, 1);
    const Artwork artwork = first();
    QCOMPARE(artwork.request.model, u"NovelAI Diffusion V4.5"_s);
    QCOMPARE(artwork.request.provider, QString{});
    QCOMPARE(artwork.seed, std::optional<qint64>{771203465});
    QCOMPARE(artwork.request.negativePrompt(), u"people, text, frame"_s);
    QCOMPARE(textAt(artwork.request.parameters, "origin"), u"NovelAI"_s);
    QVERIFY(!artwork.cost); // nobody paid here
    QStringList more;
    for (const char *name : {"invokeai.png", "drawthings.png", "a1111-chinese.png"})
        more.append(QStringLiteral(LIMNER_TEST_DATA "/metadata/") + QString::fromLatin1(name));
    QCOMPARE(run(more).imported, 3);
    const auto found = [this](const QString &words) {
        return static_cast<int>(m_library->rows({.text = words}).size());
    };
    QCOMPARE(found(u"heron seed:771203465 cfg:6.5"_s), 3);
    QCOMPARE(found(u"model:\"Juggernaut XL v9\" steps:28 seed:771203465"_s), 1);
    QCOMPARE(found(u"negative:frame cfg:6.5"_s), 4);
    QCOMPARE(found(u"灯塔"_s), 1);
}

void TestImport::whatThePictureItselfSaysCountsFirst()
{
    EmbeddedRecord record;
    record.request.provider = u"replicate"_s;
    record.request.model = u"acme/fine"_s;
    record.request.parameters = {{"prompt", "a lamp"}};
    const QString given = file(u"a.png"_s, {});
    QVERIFY(
        embedNotes(QStringLiteral(LIMNER_TEST_DATA "/metadata/a1111.png"), given, toXmp(record)));
    QCOMPARE(run({given}).imported, 1);
    QCOMPARE(first().request, record.request);
}

void TestImport::twoVersionsOfOneOutputAreTwoPictures()
{
    EmbeddedRecord record;
    record.jobId = u"job-1"_s;
    record.request.model = u"acme/fine"_s;
    record.request.parameters = {{"prompt", "a lamp"}};
    QStringList paths;
    for (int i = 0; i < 2; ++i) {
        paths.append(file(u"%1.png"_s.arg(i), {}));
        QVERIFY(embedNotes(file(u"bare"_s, pictureBytes({40, 30}, "png", i)), paths.last(),
                           toXmp(record)));
    }
    QCOMPARE(run(paths, ImportWay::Move).imported, 2);
    QCOMPARE(m_library->rows({}).size(), size_t{2});
    QCOMPARE(originals().size(), 2);
}

void TestImport::theLibrariesOwnFilesStay()
{
    static_cast<void>(run({file(u"a.png"_s, pictureBytes({40, 30}))}));
    const QStringList before = originals();
    static_cast<void>(QDir{}.mkpath(m_folder->filePath(u"inputs"_s)));
    const QString input = m_folder->filePath(u"inputs/b.png"_s);
    writeFile(input, pictureBytes({40, 30}, "png", 5));
    const ImportStand stand = run({m_folder->path()}, ImportWay::Move);
    QVERIFY(!stand.end);
    QCOMPARE(stand.imported, 0);
    QCOMPARE(stand.already, 1);
    QCOMPARE(originals(), before);
    QVERIFY(QFile::exists(input));
}

void TestImport::aKilledImportLeavesNothingTwice()
{
    const QString given = file(u"a.png"_s, pictureBytes({40, 30}));
    static_cast<void>(run({given}));
    // As if the end had come between the file and its row.
    QVERIFY(m_library->database().run(u"DELETE FROM artworks"_s));
    QCOMPARE(originals().size(), 1);
    QCOMPARE(run({given}).imported, 1);
    QCOMPARE(originals().size(), 1);
}

void TestImport::intoAnAlbumAlsoWhatIsKnown()
{
    const QString known = file(u"a.png"_s, pictureBytes({8, 8}));
    QCOMPARE(run({known}).imported, 1);
    const QString fresh = file(u"b.png"_s, pictureBytes({9, 9}, "png", 5));
    const qint64 trip = m_library->albums().add(u"Trip"_s)->id;
    Import import{*m_library, {.paths = {known, fresh}, .album = trip}};
    import.start();
    QCoro::waitFor(import.finished({}));
    QCOMPARE(import.stand().imported, 1);
    QCOMPARE(import.stand().already, 1);
    QCOMPARE(m_library->albums().pictures(trip)->size(), std::size_t{2});
}

void TestImport::aPauseHoldsItAndAStopEndsIt()
{
    for (int i = 0; i < 8; ++i)
        static_cast<void>(file(u"%1.png"_s.arg(i), pictureBytes({40, 30}, "png", i)));
    Import import{*m_library, {.paths = {m_given->path()}}};
    import.setPaused(true);
    QVERIFY(import.stand().isPaused);
    import.start();
    std::stop_source stop;
    const QCoro::Task<> finished = import.finished(stop.get_token());
    stop.request_stop();
    QCoro::waitFor(import.finished({}));
    QVERIFY(import.stand().isDone);
    QCOMPARE(import.stand().imported, 0);
    QVERIFY(import.stand().end);
    QCOMPARE(toString(import.stand().end->kind), toString(ErrorKind::Cancelled));
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
