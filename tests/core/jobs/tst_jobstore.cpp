#include "core/jobs/jobstore.h"
#include "core/money/ledger.h"
#include "core/money/runtimes.h"
#include "core/schema/inputname.h"
#include "tests/core/jobs/fakes.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestJobStore : public QObject {
    Q_OBJECT
private slots:
    void init();
    void everyFieldComesBack();
    void theSameIdIsAConflict();
    void theLastPlaceIsFoundByAnIndex();
    void ordersAndFilters();
    void findsTheTwinOfAFixedSeed();
    void theMedianOfThePast();
    void aProviderThatTellsNoTimeIsTimed();
    void severalPicturesTakeTheirTime();
    void aJobOfFourTellsWhatOneTakes();
    void whatWasAskedForCountsNotWhatCame();
    void hostileCountsTellNothingWrong();
    void theLedgerCountsOnce();
    void spendKnowsDaysAndMonths();

private:
    Job make(const QString &id, JobState state = JobState::Queued);
    //! A job that ran so long for so many pictures.
    void insertDone(double seconds, int pictures);
    std::unique_ptr<QTemporaryDir> m_folder;
    ManualClock m_clock;
    std::unique_ptr<Database> m_database;
};

void TestJobStore::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = *Database::open(m_folder->filePath(u"library.sqlite"_s));
}

void TestJobStore::insertDone(double seconds, int pictures)
{
    Job job = make(QString::number(seconds), JobState::Done);
    job.predictSeconds = seconds;
    job.succeededAt = m_clock.now();
    if (pictures > 1)
        job.request.parameters["batch_size"] = pictures;
    for (int i = 0; i < pictures; ++i)
        job.outputs.append(u"https://x/%1.png"_s.arg(i));
    QVERIFY(JobStore{*m_database}.insert(job));
}

Job TestJobStore::make(const QString &id, JobState state)
{
    Job job;
    job.id = id;
    job.state = state;
    job.request = request();
    job.createdAt = m_clock.now();
    return job;
}

void TestJobStore::everyFieldComesBack()
{
    JobStore store{*m_database};
    Job job = make(u"a"_s, JobState::Fetching);
    job.request.parameters["prompt"] = "灯塔 \"quoted\"\n";
    job.seedFixed = true;
    job.request.parameters["image"] = toJson(inputName(QByteArray(64, 'b')));
    job.retryOf = u"before"_s;
    job.group = u"g"_s;
    job.promptTemplate = u"{a|b} lighthouse"_s;
    QVERIFY(store.insert(job));
    job.remoteId = u"r1"_s;
    job.outputs = {u"https://x/1.png"_s, u"data:,"_s};
    job.submittedAt = m_clock.now().addSecs(1);
    job.succeededAt = m_clock.now().addSecs(2);
    job.finishedAt = m_clock.now().addSecs(3);
    job.retryAt = m_clock.now().addSecs(4);
    job.attempts = 3;
    job.cancelAsked = true;
    job.error = errorOf(ErrorKind::RateLimited, u"slow down"_s);
    job.billed = false;
    job.predictSeconds = 1.5;
    job.cost.amount = 0.25;
    job.cost.estimated = false;
    job.dismissed = true;
    QVERIFY(store.save(job));
    const Job back = *store.job(u"a"_s);
    QCOMPARE(back.position, 1);
    QCOMPARE(toString(back.state), u"fetching"_s);
    QCOMPARE(back.request, job.request);
    QVERIFY(back.seedFixed && back.cancelAsked && back.dismissed);
    QCOMPARE(back.outputs, job.outputs);
    QCOMPARE(back.createdAt, job.createdAt);
    QCOMPARE(back.submittedAt, job.submittedAt);
    QCOMPARE(back.succeededAt, job.succeededAt);
    QCOMPARE(back.finishedAt, job.finishedAt);
    QCOMPARE(back.retryAt, job.retryAt);
    QCOMPARE(back.attempts, 3);
    QCOMPARE(toString(back.error->kind), u"rate_limited"_s);
    QCOMPARE(back.error->message, u"slow down"_s);
    QCOMPARE(back.billed, std::optional{false});
    QCOMPARE(back.predictSeconds, 1.5);
    QCOMPARE(*back.cost.amount, 0.25);
    QVERIFY(!back.cost.estimated);
    QCOMPARE(back.retryOf, u"before"_s);
    QCOMPARE(back.group, u"g"_s);
    QCOMPARE(back.promptTemplate, u"{a|b} lighthouse"_s);
    Result<QSqlQuery> inputs = m_database->run(u"SELECT job_id, sha256 FROM job_inputs"_s);
    QVERIFY(inputs && inputs->next());
    QCOMPARE(inputs->value(0).toString(), u"a"_s);
    QCOMPARE(inputs->value(1).toString(), QString(64, u'b'));
    QVERIFY(!inputs->next());
    const Job bare = make(u"b"_s);
    Job inserted = bare;
    QVERIFY(store.insert(inserted));
    QVERIFY(!store.job(u"b"_s)->billed && !store.job(u"b"_s)->cost.amount);
    QCOMPARE(store.job(u"b"_s)->predictSeconds, -1.0);
    QVERIFY(!store.save(make(u"unknown"_s)));
}

//! A hundred thousand jobs must not make the next one slower.
void TestJobStore::theLastPlaceIsFoundByAnIndex()
{
    Result<QSqlQuery> plan =
        m_database->run(u"EXPLAIN QUERY PLAN SELECT coalesce(max(position), 0) + 1 FROM jobs"_s);
    QVERIFY(plan && plan->next());
    QCOMPARE(plan->value(3).toString(), u"SEARCH jobs USING COVERING INDEX jobs_position"_s);
    QVERIFY(!plan->next());
}

void TestJobStore::theSameIdIsAConflict()
{
    JobStore store{*m_database};
    Job job = make(u"a"_s);
    QVERIFY(store.insert(job));
    const Result<> again = store.insert(job);
    QVERIFY(!again);
    QCOMPARE(toString(again.error().kind), u"conflict"_s);
}

void TestJobStore::ordersAndFilters()
{
    JobStore store{*m_database};
    for (const auto &[id, state] :
         {std::pair{u"done"_s, JobState::Done}, std::pair{u"failed"_s, JobState::Failed},
          std::pair{u"running"_s, JobState::Running}, std::pair{u"queued"_s, JobState::Queued},
          std::pair{u"uncertain"_s, JobState::Uncertain},
          std::pair{u"cancelled"_s, JobState::Cancelled}}) {
        Job job = make(id, state);
        QVERIFY(store.insert(job));
    }
    const auto ids = [](const std::vector<Job> &jobs) {
        QStringList out;
        for (const Job &job : jobs)
            out.append(job.id);
        return out;
    };
    QCOMPARE(ids(store.unfinished()), (QStringList{u"running"_s, u"queued"_s, u"uncertain"_s}));
    QCOMPARE(ids(store.all()), (QStringList{u"uncertain"_s, u"queued"_s, u"running"_s,
                                            u"cancelled"_s, u"failed"_s, u"done"_s}));
    QCOMPARE(store.all(2).size(), 2U);
    QCOMPARE(ids(store.troubled()), (QStringList{u"failed"_s, u"uncertain"_s}));
    QCOMPARE(ids(store.queued(u"fake"_s, 5)), QStringList{u"queued"_s});
    QCOMPARE(store.queuedCount(), 1);
}

void TestJobStore::findsTheTwinOfAFixedSeed()
{
    JobStore store{*m_database};
    Job loose = make(u"loose"_s, JobState::Done);
    QVERIFY(store.insert(loose));
    const QByteArray print = fingerprint(loose.request);
    QVERIFY(!store.twin(print));
    Job failed = make(u"failed"_s, JobState::Failed);
    failed.seedFixed = true;
    QVERIFY(store.insert(failed));
    QVERIFY(!store.twin(print));
    Job fixed = make(u"fixed"_s, JobState::Running);
    fixed.seedFixed = true;
    QVERIFY(store.insert(fixed));
    QCOMPARE(store.twin(print)->id, u"fixed"_s);
}

void TestJobStore::theMedianOfThePast()
{
    QCOMPARE(RunTimes{*m_database}.typical(request()), -1.0);
    for (const double seconds : {100.0, 4.0, 6.0, 5.0, 5.5})
        insertDone(seconds, 1);
    QCOMPARE(RunTimes{*m_database}.typical(request()), 5.5);
    Request other = request();
    other.model = u"other"_s;
    QCOMPARE(RunTimes{*m_database}.typical(other), -1.0);
}

//! One that answers at once says nothing of the time it took.
void TestJobStore::aProviderThatTellsNoTimeIsTimed()
{
    Job job = make(u"at once"_s, JobState::Done);
    job.submittedAt = m_clock.now();
    job.succeededAt = m_clock.now().addMSecs(3500);
    QVERIFY(JobStore{*m_database}.insert(job));
    QCOMPARE(RunTimes{*m_database}.typical(request()), 3.5);
}

void TestJobStore::severalPicturesTakeTheirTime()
{
    Request four = request();
    four.parameters["batch_size"] = 4;
    for (const double seconds : {5.0, 6.0, 7.0})
        insertDone(seconds, 1);
    QCOMPARE(RunTimes{*m_database}.typical(four), 24.0);
    insertDone(9, 4); // it draws them side by side
    QCOMPARE(RunTimes{*m_database}.typical(four), 9.0);
    QCOMPARE(RunTimes{*m_database}.typical(request()), 6.0);
}

void TestJobStore::aJobOfFourTellsWhatOneTakes()
{
    insertDone(24, 4);
    QCOMPARE(RunTimes{*m_database}.typical(request()), 6.0);
    Request two = request();
    two.parameters["num_outputs"] = 2;
    QCOMPARE(RunTimes{*m_database}.typical(two), 12.0);
}

//! A mask beside each picture, or one that a filter kept back, changes nothing of what one takes.
void TestJobStore::whatWasAskedForCountsNotWhatCame()
{
    Job job = make(u"masks"_s, JobState::Done);
    job.predictSeconds = 8;
    job.succeededAt = m_clock.now();
    job.outputs = {u"https://x/1.png"_s, u"https://x/mask.png"_s, u"data:application/json,"_s};
    QVERIFY(JobStore{*m_database}.insert(job));
    QCOMPARE(RunTimes{*m_database}.typical(request()), 8.0);
}

void TestJobStore::hostileCountsTellNothingWrong()
{
    for (const Json &count :
         {Json(-3), Json("many"), Json(1e300), Json(nullptr), Json::array({1})}) {
        Job job = make(QString::fromUtf8(toBytes(count)), JobState::Done);
        job.request.parameters["batch_size"] = count;
        job.predictSeconds = 5;
        job.succeededAt = m_clock.now();
        QVERIFY(JobStore{*m_database}.insert(job));
    }
    QCOMPARE(RunTimes{*m_database}.typical(request()), 5.0);
}

void TestJobStore::theLedgerCountsOnce()
{
    Ledger ledger{*m_database};
    Job job = make(u"a"_s, JobState::Running);
    QVERIFY(JobStore{*m_database}.insert(job));
    LedgerEntry entry;
    entry.amount = 0.5;
    QVERIFY(ledger.add(job.id, job.request, entry, m_clock.now()));
    QVERIFY(ledger.add(job.id, job.request, entry, m_clock.now()));
    QCOMPARE(ledger.spend(m_clock.now()).reserved, 0.5);
    QCOMPARE(ledger.reservedFor(u"a"_s), (std::optional{Amount{0.5}}));
    QVERIFY(!ledger.reservedFor(u"b"_s));
    entry.kind = LedgerEntry::Kind::Settle;
    entry.amount = 0.25;
    job.state = JobState::Done;
    QVERIFY(JobStore{*m_database}.save(job));
    QVERIFY(ledger.add(job.id, job.request, entry, m_clock.now()));
    QVERIFY(ledger.add(job.id, job.request, entry, m_clock.now()));
    QCOMPARE(ledger.spend(m_clock.now()).reserved, 0.0);
    QCOMPARE(ledger.spend(m_clock.now()).today, 0.25);
}

void TestJobStore::spendKnowsDaysAndMonths()
{
    Ledger ledger{*m_database};
    const QDateTime noon{QDate{2026, 3, 15}, QTime{12, 0}};
    LedgerEntry entry;
    entry.kind = LedgerEntry::Kind::Settle;
    entry.amount = 1;
    QVERIFY(ledger.add(u"today"_s, make(u"today"_s).request, entry, noon.addSecs(-3600)));
    QVERIFY(ledger.add(u"yesterday"_s, make(u"yesterday"_s).request, entry, noon.addDays(-1)));
    QVERIFY(ledger.add(u"february"_s, make(u"february"_s).request, entry, noon.addMonths(-1)));
    QCOMPARE(ledger.spend(noon).today, 1.0);
    QCOMPARE(ledger.spend(noon).month, 2.0);
}

QTEST_GUILESS_MAIN(TestJobStore)
#include "tst_jobstore.moc"
