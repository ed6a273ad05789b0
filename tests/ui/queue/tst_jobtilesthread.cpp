// The window's mirror of the jobs, and what a person does to them, while the queue lives on a
// thread of its own.

#include "core/base/clock.h"
#include "core/base/servicethread.h"
#include "core/library/library.h"
#include "core/net/httpclient.h"
#include "ui/compose/submission.h"
#include "ui/queue/jobtiles.h"
#include "ui/queue/queueacts.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

JobDraft draft(const QString &id)
{
    JobDraft out;
    out.id = id;
    out.request.provider = u"nobody"_s;
    out.request.model = u"acme/brush"_s;
    out.request.parameters = {{"prompt", id.toStdString()}};
    return out;
}

void submit(JobQueue &queue, const QString &id)
{
    if (!queue.intake().submit(draft(id)))
        qFatal("a draft is refused");
}

//! A paused queue that lives where nobody may touch it.
class FarQueue {
public:
    FarQueue()
    {
        m_thread.run([this] {
            m_library = *Library::open(m_folder.path(), m_clock);
            m_http = std::make_unique<HttpClient>();
            m_queue = std::make_unique<JobQueue>(*m_http, m_clock, m_catalog, *m_library);
            if (const Result<> paused = m_queue->pause().setPaused(true); !paused)
                qFatal("cannot pause: %s", qPrintable(paused.error().message));
        });
    }
    ~FarQueue()
    {
        m_thread.run([this] {
            QCoro::waitFor(m_queue->shutdown());
            m_queue.reset();
            m_http.reset();
            m_library.reset();
        });
    }

    [[nodiscard]] Remote<JobQueue> queue() const { return *m_queue; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    //! And waits for it.
    template <typename Work>
    auto run(Work work)
    {
        return m_thread.run([this, &work] { return work(*m_queue); });
    }
    QString addFailed(const QString &id)
    {
        return run([id](JobQueue &queue) {
            Job job;
            job.id = id;
            job.request = draft(id).request;
            job.state = JobState::Failed;
            job.error = Error{.kind = ErrorKind::NoCredit};
            job.createdAt = QDateTime::currentDateTimeUtc();
            if (!queue.jobs().insert(job) || !queue.jobs().save(job))
                qFatal("a job cannot be inserted");
            return id;
        });
    }

private:
    QTemporaryDir m_folder;
    SystemClock m_clock;
    Catalog m_catalog;
    ServiceThread m_thread{u"core"_s};
    std::unique_ptr<Library> m_library;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<JobQueue> m_queue;
};

QStringList idsOf(const JobTiles &tiles)
{
    QStringList out;
    for (int i = 0; i < tiles.count(); ++i)
        out.append(tiles.at(i).jobId);
    return out;
}

//! Everything that the queue told before has been heard afterwards.
void hearAll(const FarQueue &far)
{
    QObject here;
    bool isHeard = false;
    far.queue().ask([](JobQueue &) { return true; }, &here, [&isHeard](bool) { isHeard = true; });
    QTRY_VERIFY(isHeard);
}

} // namespace

class TestJobTilesThread : public QObject {
    Q_OBJECT
private slots:
    void theFirstStateIsWholeWhenItComes();
    void whatIsAddedWhileAskingAppearsOnce();
    void whatIsRemovedWhileAskingDoesNotComeBack();
    void actsReachTheQueue();
    void aRetryTakesThePlaceOfWhatFailed();
    void whatCannotBeDoneIsSaid();
    void anAnswerForOneThatIsGoneIsDropped();
    void aSecondPressBeforeTheAnswerFindsTheFirst();
};

void TestJobTilesThread::theFirstStateIsWholeWhenItComes()
{
    FarQueue far;
    far.addFailed(u"failed"_s);
    far.run([](JobQueue &queue) {
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
            submit(queue, id);
    });
    JobTiles tiles{far.queue()};
    QVERIFY(!tiles.isKnown()); // nobody waits
    QCOMPARE(tiles.count(), 0);
    QSignalSpy stand{&tiles, &JobTiles::standChanged};
    QTRY_VERIFY(tiles.isKnown());
    QCOMPARE(idsOf(tiles), (QStringList{u"failed"_s, u"a"_s, u"b"_s, u"c"_s}));
    QVERIFY(stand.size() >= 1);
    QVERIFY(tiles.stand().paused);
    QVERIFY(tiles.at(1).paused && tiles.at(0).isTroubled());
    QVERIFY(tiles.job(u"c"_s) && tiles.job(u"c"_s)->state == JobState::Queued);
    QVERIFY(!tiles.job(u"d"_s));
}

void TestJobTilesThread::whatIsAddedWhileAskingAppearsOnce()
{
    FarQueue far;
    QSemaphore gate;
    far.queue().tell([&gate](JobQueue &queue) {
        gate.acquire();
        submit(queue, u"before"_s); // told to the mirror, and in the answer, too
    });
    JobTiles tiles{far.queue()};
    far.queue().tell([](JobQueue &queue) { submit(queue, u"after"_s); });
    QSignalSpy inserted{&tiles, &JobTiles::inserted};
    gate.release();
    hearAll(far);
    QCOMPARE(idsOf(tiles), (QStringList{u"before"_s, u"after"_s}));
    QCOMPARE(inserted.size(), 2);
}

void TestJobTilesThread::whatIsRemovedWhileAskingDoesNotComeBack()
{
    FarQueue far;
    far.addFailed(u"first"_s);
    far.addFailed(u"second"_s);
    QSemaphore gate;
    far.queue().tell([&gate](JobQueue &queue) {
        gate.acquire();
        submit(queue, u"short-lived"_s);
        queue.canceller().dismiss(u"first"_s);
        static_cast<void>(queue.canceller().withdraw(u"short-lived"_s));
    });
    JobTiles tiles{far.queue()};
    far.queue().tell([](JobQueue &queue) { queue.canceller().dismiss(u"second"_s); });
    gate.release();
    hearAll(far);
    QVERIFY(tiles.isKnown());
    QCOMPARE(idsOf(tiles), QStringList{});
}

void TestJobTilesThread::actsReachTheQueue()
{
    FarQueue far;
    JobTiles tiles{far.queue()};
    QueueActs acts{far.queue()};
    far.run([](JobQueue &queue) {
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
            submit(queue, id);
    });
    QTRY_COMPARE(tiles.count(), 3);
    acts.runNext({u"c"_s});
    QTRY_COMPARE(idsOf(tiles), (QStringList{u"c"_s, u"a"_s, u"b"_s}));
    acts.runLast({u"c"_s});
    QTRY_COMPARE(idsOf(tiles), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    acts.move({u"c"_s}, u"b"_s);
    QTRY_COMPARE(idsOf(tiles), (QStringList{u"a"_s, u"c"_s, u"b"_s}));
    acts.cancel({u"c"_s});
    QTRY_COMPARE(idsOf(tiles), (QStringList{u"a"_s, u"b"_s}));
    acts.remove({u"a"_s});
    QTRY_COMPARE(idsOf(tiles), QStringList{u"b"_s});
    acts.cancelWaiting();
    QTRY_COMPARE(tiles.count(), 0);
    acts.resume();
    QTRY_VERIFY(!tiles.stand().paused);
    acts.pause();
    QTRY_VERIFY(tiles.stand().paused);
    QVERIFY(far.run([](JobQueue &queue) { return queue.pause().isPaused(); }));
}

void TestJobTilesThread::aRetryTakesThePlaceOfWhatFailed()
{
    FarQueue far;
    far.addFailed(u"one"_s);
    far.addFailed(u"two"_s);
    JobTiles tiles{far.queue()};
    QueueActs acts{far.queue()};
    QSignalSpy told{&acts, &QueueActs::told};
    QTRY_COMPARE(tiles.count(), 2);
    acts.retry({u"one"_s});
    QTRY_VERIFY(!tiles.job(u"one"_s));
    QTRY_COMPARE(tiles.count(), 2);
    QCOMPARE(tiles.job(tiles.at(1).jobId)->retryOf, u"one"_s);
    QVERIFY(told.isEmpty());
    acts.retryAllFailed();
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(told.at(0).at(0).toString(), u"1 failed job is tried again"_s);
    QVERIFY(!tiles.job(u"two"_s));
}

void TestJobTilesThread::whatCannotBeDoneIsSaid()
{
    FarQueue far;
    QueueActs acts{far.queue()};
    QSignalSpy failed{&acts, &QueueActs::failed};
    acts.retry({u"nobody knows it"_s});
    QVERIFY(failed.isEmpty()); // nobody waits
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed.at(0).at(0).value<Error>().kind == ErrorKind::NotFound);
}

void TestJobTilesThread::anAnswerForOneThatIsGoneIsDropped()
{
    FarQueue far;
    far.addFailed(u"gone"_s);
    JobTiles tiles{far.queue()};
    QTRY_COMPARE(tiles.count(), 1);
    far.queue().tell([](JobQueue &queue) { queue.canceller().dismiss(u"gone"_s); });
    tiles.lookAgain({u"gone"_s});
    hearAll(far);
    QCOMPARE(tiles.count(), 0);
}

void TestJobTilesThread::aSecondPressBeforeTheAnswerFindsTheFirst()
{
    FarQueue far;
    const JobTiles tiles{far.queue()};
    JobDraft fixed = draft({});
    fixed.request.parameters["seed"] = 4711;
    fixed.seedFixed = true;
    QList<Submission> answers;
    for (int press = 0; press < 2; ++press)
        far.queue().ask([inputs = Inputs{far.folder()}, drafts = QList{fixed}](
                            JobQueue &queue) { return submit(queue, inputs, drafts); },
                        &tiles, [&answers](const Submission &one) { answers.append(one); });
    QVERIFY(answers.isEmpty());
    QTRY_COMPARE(answers.size(), 2);
    QCOMPARE(answers[0].ids.size(), 1);
    QVERIFY(answers[1].ids.isEmpty() && answers[1].isOnItsWay);
    QCOMPARE(tiles.count(), 1);
}

QTEST_GUILESS_MAIN(TestJobTilesThread)
#include "tst_jobtilesthread.moc"
