// What a gallery reads: over a connection of its own on another thread, and what of a picture
// stands with its job.
#include "core/base/servicethread.h"
#include "core/library/library.h"
#include "core/library/thumbnails.h"
#include "tests/support/pictures.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestArtworkReader : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void anotherThreadSeesWhatIsCommitted();
    void anotherThreadIsNotHeldUpByAWriter();
    void manyComeInTheOrderAsked();
    void aPageMayEndWithinOneMoment_data();
    void aPageMayEndWithinOneMoment();
    void aRequestIsStoredOnce();
    void otherParametersThanTheJobsAreThePicturesOwn();
    void whoLostItsJobKeepsItsWords();
    void oldPicturesShareTheRequestOfTheirJobFromNowOn();
    void thumbnailsOfAnotherThreadAreNoted();

private:
    [[nodiscard]] ArtworkId add(const QString &job, const QString &prompt, qint64 seed);
    void addJob(const QString &id, const Json &parameters);
    [[nodiscard]] QString stored(ArtworkId id);

    SystemClock m_clock;
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    std::optional<ServiceThread> m_thread;
    std::unique_ptr<ArtworkReader> m_reader; // lives on the thread
    int m_made = 0;
};

void TestArtworkReader::init()
{
    m_folder.emplace();
    auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(library);
    m_library = std::move(*library);
    m_thread.emplace(u"reading"_s);
    m_thread->run([this] {
        auto reader = ArtworkReader::open(m_folder->path(), m_clock);
        if (reader)
            m_reader = std::move(*reader);
    });
    QVERIFY(m_reader);
}

void TestArtworkReader::cleanup()
{
    m_thread->run([this] { m_reader.reset(); });
    m_thread.reset();
    m_library.reset();
}

ArtworkId TestArtworkReader::add(const QString &job, const QString &prompt, qint64 seed)
{
    Artwork artwork;
    artwork.jobId = job;
    artwork.outputIndex = ++m_made;
    artwork.createdAt = m_clock.now();
    artwork.request.model = u"fine/model"_s;
    artwork.request.parameters = {{"prompt", toJson(prompt)}, {"seed", seed}};
    artwork.path = u"2026/11/%1.png"_s.arg(m_made);
    const Result<ArtworkId> id = m_library->insert(std::move(artwork));
    return id ? *id : 0;
}

void TestArtworkReader::addJob(const QString &id, const Json &parameters)
{
    QVERIFY(m_library->database().run(
        u"INSERT INTO jobs (id, position, state, provider, model, version, parameters, prompt, "
        "fingerprint, created_at) VALUES (?, 1, 'done', 'p', 'm', 'v', ?, 'x', 'f', 1)"_s,
        {id, QString::fromUtf8(toBytes(parameters))}));
}

QString TestArtworkReader::stored(ArtworkId id)
{
    Result<QSqlQuery> row =
        m_library->database().run(u"SELECT parameters FROM artworks WHERE id = ?"_s, {id});
    return row && row->next() ? row->value(0).toString() : u"nothing"_s;
}

void TestArtworkReader::anotherThreadSeesWhatIsCommitted()
{
    QCOMPARE(m_thread->run([this] { return m_reader->count(); }), 0);
    const ArtworkId id = add(u"a"_s, u"a lamp"_s, 1);
    QCOMPARE(m_thread->run([this] { return m_reader->count(); }), 1);
    const auto read = m_thread->run([this, id] { return m_reader->artwork(id); });
    QVERIFY(read);
    QCOMPARE(read->request.prompt(), u"a lamp"_s);
    const auto rows = m_thread->run([this] { return m_reader->rows({.text = u"lamp"_s}); });
    QCOMPARE(rows.size(), size_t{1});
    QCOMPARE(m_thread->run([this] { return m_reader->models(); }), QStringList{u"fine/model"_s});
}

void TestArtworkReader::anotherThreadIsNotHeldUpByAWriter()
{
    const ArtworkId first = add(u"a"_s, u"one"_s, 1);
    Database::Transaction transaction{m_library->database()};
    static_cast<void>(add(u"a"_s, u"two"_s, 2));
    const auto rows = m_thread->run([this] { return m_reader->rows({}); });
    QCOMPARE(rows.size(), size_t{1}); // as it was before the open transaction
    QCOMPARE(rows.front().id, first);
    QVERIFY(transaction.commit());
    QCOMPARE(m_thread->run([this] { return m_reader->count(); }), 2);
}

void TestArtworkReader::manyComeInTheOrderAsked()
{
    const ArtworkId first = add(u"a"_s, u"one"_s, 1);
    const ArtworkId second = add(u"a"_s, u"two"_s, 2);
    const std::vector<Artwork> found = m_library->reader().artworks({second, 999, first, second});
    QCOMPARE(found.size(), size_t{3});
    QCOMPARE(found[0].id, second);
    QCOMPARE(found[1].id, first);
    QCOMPARE(found[2].id, second);
}

void TestArtworkReader::aPageMayEndWithinOneMoment_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {1, 2, 3, 4, 9})
        QTest::addRow("%d", size) << size;
}

void TestArtworkReader::aPageMayEndWithinOneMoment()
{
    QFETCH(int, size);
    const QDateTime moment = m_clock.now();
    for (int picture = 0; picture < 8; ++picture) {
        Artwork artwork;
        artwork.jobId = u"a"_s;
        artwork.outputIndex = picture;
        artwork.createdAt = moment.addMSecs(picture / 5);
        artwork.path = u"%1.png"_s.arg(picture);
        QVERIFY(m_library->insert(std::move(artwork)));
    }
    std::vector<ArtworkRow> read;
    std::vector<ArtworkRow> page = m_library->rows({.limit = size});
    while (!page.empty() && read.size() < 20) {
        read.insert(read.end(), page.begin(), page.end());
        page = m_library->rows({.after = read.back(), .limit = size});
    }
    QVERIFY(std::is_sorted(read.begin(), read.end(), RowOrder{}));
    QCOMPARE(read.size(), size_t{8});
    QVERIFY(read == m_library->rows({}));
}

void TestArtworkReader::aRequestIsStoredOnce()
{
    const Json parameters = {{"prompt", "a lamp"}, {"seed", 7}};
    addJob(u"job"_s, parameters);
    for (int picture = 0; picture < 4; ++picture) {
        const ArtworkId id = add(u"job"_s, u"a lamp"_s, 7);
        QCOMPARE(stored(id), QString{});
        QVERIFY(m_library->artwork(id)->request.parameters == parameters);
    }
    QCOMPARE(m_library->rows({.text = u"lamp"_s}).size(), size_t{4});
    QCOMPARE(m_library->artworksOfJob(u"job"_s).back().request.seed(), std::optional<qint64>{7});
}

void TestArtworkReader::otherParametersThanTheJobsAreThePicturesOwn()
{
    addJob(u"job"_s, {{"prompt", "a lamp"}, {"seed", 7}});
    const ArtworkId id = add(u"job"_s, u"a lamp"_s, 8);
    QCOMPARE(m_library->artwork(id)->request.seed(), std::optional<qint64>{8});
}

void TestArtworkReader::whoLostItsJobKeepsItsWords()
{
    addJob(u"job"_s, {{"prompt", "a lamp"}, {"seed", 7}});
    const ArtworkId id = add(u"job"_s, u"a lamp"_s, 7);
    QVERIFY(m_library->database().run(u"DELETE FROM jobs"_s)); // as a damaged page would
    QCOMPARE(m_library->artwork(id)->request.prompt(), u"a lamp"_s);
}

void TestArtworkReader::oldPicturesShareTheRequestOfTheirJobFromNowOn()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"library.sqlite"_s);
    const QString put = u"INSERT INTO artworks (uuid, job_id, output_index, created_at, provider, "
                        "model, version, prompt, parameters, path, sha256, md5, media_type, width, "
                        "height, bytes) VALUES (?, 'job', ?, 1, 'p', 'm', 'v', 'x', ?, ?, '', "
                        "'', '', 1, 1, 1)"_s;
    {
        const auto old = Database::open(file, bundledMigrations().first(3));
        QVERIFY(old);
        QVERIFY((*old)->run(u"INSERT INTO jobs (id, position, state, provider, model, version, "
                            "parameters, prompt, fingerprint, created_at) VALUES "
                            "('job', 1, 'done', 'p', 'm', 'v', '{\"a\":1}', 'x', 'f', 1)"_s));
        QVERIFY((*old)->run(put, {u"one"_s, 0, u"{\"a\":1}"_s, u"1.png"_s}));
        QVERIFY((*old)->run(put, {u"two"_s, 1, u"{\"a\":2}"_s, u"2.png"_s}));
    }
    const auto library = Library::open(folder.path(), m_clock);
    QVERIFY(library);
    const std::vector<Artwork> pictures = (*library)->artworksOfJob(u"job"_s);
    QCOMPARE(pictures.size(), size_t{2});
    QVERIFY(pictures[0].request.parameters == (Json{{"a", 1}}));
    QVERIFY(pictures[1].request.parameters == (Json{{"a", 2}}));
    Result<QSqlQuery> own =
        (*library)->database().run(u"SELECT count(*) FROM artworks WHERE parameters <> ''"_s);
    QVERIFY(own && own->next());
    QCOMPARE(own->value(0).toInt(), 1);
}

void TestArtworkReader::thumbnailsOfAnotherThreadAreNoted()
{
    const ArtworkId id = add(u"a"_s, u"a lamp"_s, 1);
    const QString original = m_library->originals().absolutePath(*m_library->artwork(id));
    QVERIFY(QDir{}.mkpath(QFileInfo{original}.absolutePath()));
    QVERIFY(picture({64, 48}).save(original));
    std::unique_ptr<Thumbnails> thumbnails; // lives on the thread
    m_thread->run([&] { thumbnails = std::make_unique<Thumbnails>(*m_reader, *m_library); });
    int ready = 0;
    connect(thumbnails.get(), &Thumbnails::ready, this, [&ready] { ++ready; });
    const Remote<Thumbnails> remote{*thumbnails};
    remote.tell([id](Thumbnails &all) { all.make(id); });
    QTRY_COMPARE(ready, 2);
    m_thread->run([&] { thumbnails.reset(); });
    QCoreApplication::sendPostedEvents(m_library.get());
    QCOMPARE(m_library->reader().packed(id).places.size(), size_t{2});
}

QTEST_GUILESS_MAIN(TestArtworkReader)
#include "tst_artworkreader.moc"
