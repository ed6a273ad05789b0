// The pictures of a job go to its album, with the commit that keeps them.

#include "core/net/httpclient.h"
#include "core/queue/jobqueue.h"
#include "tests/core/jobs/fakes.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

struct Rig {
    QTemporaryDir folder;
    ManualClock clock;
    HttpClient http;
    Catalog catalog;
    FakeProvider *provider = nullptr;
    std::unique_ptr<Library> library;
    std::unique_ptr<JobQueue> queue;
    qint64 album = 0;

    Rig()
    {
        auto made = std::make_unique<FakeProvider>(clock);
        provider = made.get();
        catalog.add(std::move(made));
        library = *Library::open(folder.path(), clock);
        queue = std::make_unique<JobQueue>(http, clock, catalog, *library);
        provider->createAnswers = {remote(RemoteStatus::Starting)};
        provider->pollAnswers = {remote(RemoteStatus::Succeeded, {pngUri()})};
        album = library->albums().add(u"Book"_s)->id;
        queue->start();
    }
    ~Rig() { QCoro::waitFor(queue->shutdown()); }

    QString submit()
    {
        JobDraft draft;
        draft.request = request(-1);
        draft.album = album;
        return queue->intake().submit(draft).value_or(Ticket{u"refused"_s}).jobId;
    }
    Job job(const QString &id) { return queue->jobs().job(id).value_or(Job{}); }
    bool reach(const QString &id, JobState wanted)
    {
        return driveUntil(clock, [&] { return job(id).state == wanted; });
    }
    size_t picturesIn(qint64 one) { return library->albums().pictures(one)->size(); }
};

} // namespace

class TestJobAlbum : public QObject {
    Q_OBJECT
private slots:
    void picturesGoToTheAlbumOfTheirJob();
    void aJobWhoseAlbumIsGoneKeepsItsPictures();
    void anAlbumThatComesBackTakesThem();
    void retryKeepsTheAlbum();
};

void TestJobAlbum::picturesGoToTheAlbumOfTheirJob()
{
    Rig rig;
    int placed = 0;
    QObject here;
    QObject::connect(rig.library.get(), &Library::artworkAdded, &here, [&](ArtworkId id) {
        // Told of, it lies there already.
        placed += rig.library->albums().of(id)->size() == 1 ? 1 : 0;
    });
    const QString id = rig.submit();
    QCOMPARE(rig.job(id).album, rig.album);
    QVERIFY(rig.reach(id, JobState::Done));
    QCOMPARE(placed, 1);
    QCOMPARE(rig.picturesIn(rig.album), size_t{1});
}

void TestJobAlbum::aJobWhoseAlbumIsGoneKeepsItsPictures()
{
    Rig rig;
    const QString id = rig.submit();
    QVERIFY(rig.library->albums().remove(rig.album));
    const qint64 other = rig.library->albums().add(u"Another"_s)->id;
    QVERIFY(other != rig.album); // what a job names is never given again
    QVERIFY(rig.reach(id, JobState::Done));
    QVERIFY(!rig.job(id).error);
    QCOMPARE(rig.library->rows({}).size(), size_t{1});
    QCOMPARE(rig.picturesIn(other), size_t{0});
}

void TestJobAlbum::anAlbumThatComesBackTakesThem()
{
    Rig rig;
    const QString id = rig.submit();
    const Result<RemovedAlbum> removed = rig.library->albums().remove(rig.album);
    QVERIFY(removed && rig.library->albums().restore(*removed));
    QVERIFY(rig.reach(id, JobState::Done));
    QCOMPARE(rig.picturesIn(rig.album), size_t{1});
}

void TestJobAlbum::retryKeepsTheAlbum()
{
    Rig rig;
    rig.provider->pollAnswers = {remote(RemoteStatus::Failed)};
    const QString id = rig.submit();
    QVERIFY(rig.reach(id, JobState::Failed));
    const Result<QString> again = rig.queue->intake().retry(id);
    QVERIFY(again);
    QCOMPARE(rig.job(*again).album, rig.album);
}

QTEST_GUILESS_MAIN(TestJobAlbum)
#include "tst_jobalbum.moc"
