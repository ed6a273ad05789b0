#include "core/jobs/jobstore.h"
#include "core/money/budget.h"
#include "core/money/ledgercsv.h"
#include "tests/core/jobs/fakes.h"

#include <QtTest>

#include <random>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

const QDateTime noon{QDate{2026, 3, 15}, QTime{12, 0}};

//! One picture costs a dollar, whatever it is; in credits, two.
Rates dollarEach()
{
    return {.lines = {{.provider = u"fake"_s,
                       .model = u"*"_s,
                       .unit = Rate::Unit::Picture,
                       .price = 1,
                       .credits = 2}}};
}

} // namespace

class TestBudget : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void withoutCapsNothingIsRefused();
    void atTheVeryEdgeItMayGo();
    void whatIsReservedCounts();
    void aRefundMakesRoom();
    void theDayEndsAtLocalMidnight();
    void theMonthEndsToo();
    void severalAtOnceAreOneSum();
    void aJobOfItsOwnReserveIsNotCountedTwice();
    void creditsAndDollarsNeverMix();
    void anOldUncertainJobDoesNotHoldEveryMonth();
    void settlesInTheCurrencyOfItsReserve();
    void theErrorNamesTheCapAndTheNumbers();
    void sumsAgreeOverARandomRun();
    void daysAreLocalAndComplete();
    void theCsvIsSafeToOpen();

private:
    //! A job of one picture in this state, and its entries.
    void add(const QString &id, JobState state, std::optional<LedgerEntry::Kind> end = {},
             double settled = 1, const QDateTime &at = noon);
    [[nodiscard]] Job waiting(int pictures = 1);
    [[nodiscard]] std::optional<CapRefusal> refusalOf(const Job &job, const QDateTime &at)
    {
        return m_budget->refusal(job.id, job.request, at);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Budget> m_budget;
    int m_number = 0;
};

void TestBudget::init()
{
    m_database = *Database::open(m_folder.filePath(QString::number(++m_number)));
    m_budget = std::make_unique<Budget>(*m_database);
}

void TestBudget::cleanup()
{
    m_budget.reset();
    m_database.reset();
}

void TestBudget::add(const QString &id, JobState state, std::optional<LedgerEntry::Kind> end,
                     double settled, const QDateTime &at)
{
    Job job;
    job.id = id;
    job.state = state;
    job.request = request();
    job.createdAt = at;
    QVERIFY(JobStore{*m_database}.insert(job));
    Ledger ledger{*m_database};
    LedgerEntry entry = m_budget->reserve(job.request);
    QVERIFY(ledger.add(job.id, job.request, entry, at));
    if (!end)
        return;
    entry.kind = *end;
    entry.amount = settled;
    QVERIFY(ledger.add(job.id, job.request, entry, at));
}

Job TestBudget::waiting(int pictures)
{
    Job job;
    job.id = u"waiting"_s;
    job.request = request();
    job.request.parameters["batch_size"] = pictures;
    return job;
}

void TestBudget::withoutCapsNothingIsRefused()
{
    m_budget->configure(dollarEach(), {});
    add(u"a"_s, JobState::Done, LedgerEntry::Kind::Settle, 1e6);
    QVERIFY(!refusalOf(waiting(), noon));
}

void TestBudget::atTheVeryEdgeItMayGo()
{
    Rates rates = dollarEach();
    rates.lines[0].price = 0.1; // ten of them are 0.9999999999999999
    m_budget->configure(rates, {.day = 1});
    for (int i = 0; i < 9; ++i)
        add(QString::number(i), JobState::Done, LedgerEntry::Kind::Settle, 0.1);
    QVERIFY(!refusalOf(waiting(1), noon));
    const std::optional<CapRefusal> refusal = refusalOf(waiting(2), noon);
    QVERIFY(refusal);
    QCOMPARE(refusal->limit, 1.0);
    QVERIFY(qFuzzyCompare(refusal->spent, 0.9));
    QCOMPARE(refusal->adds, 0.2);
    QVERIFY(refusal->cap == CapRefusal::Cap::Day);
}

void TestBudget::whatIsReservedCounts()
{
    m_budget->configure(dollarEach(), {.month = 3});
    add(u"a"_s, JobState::Running);
    add(u"b"_s, JobState::Uncertain);
    QVERIFY(!refusalOf(waiting(1), noon));
    const std::optional<CapRefusal> refusal = refusalOf(waiting(2), noon);
    QVERIFY(refusal);
    QCOMPARE(refusal->reserved, 2.0);
    QCOMPARE(refusal->spent, 0.0);
    QVERIFY(refusal->cap == CapRefusal::Cap::Month);
}

void TestBudget::aRefundMakesRoom()
{
    m_budget->configure(dollarEach(), {.day = 1});
    add(u"a"_s, JobState::Running);
    QVERIFY(refusalOf(waiting(), noon));
    Job failed = *JobStore{*m_database}.job(u"a"_s);
    failed.state = JobState::Failed;
    QVERIFY(JobStore{*m_database}.save(failed));
    LedgerEntry refund = m_budget->reserve(failed.request);
    refund.kind = LedgerEntry::Kind::Refund;
    QVERIFY(Ledger{*m_database}.add(failed.id, failed.request, refund, noon));
    QVERIFY(!refusalOf(waiting(), noon));
}

void TestBudget::theDayEndsAtLocalMidnight()
{
    m_budget->configure(dollarEach(), {.day = 1});
    const QDateTime midnight = QDate{2026, 3, 16}.startOfDay();
    add(u"a"_s, JobState::Done, LedgerEntry::Kind::Settle, 1, midnight.addMSecs(-1));
    QVERIFY(refusalOf(waiting(), midnight.addMSecs(-1).toUTC()));
    QVERIFY(!refusalOf(waiting(), midnight.toUTC()));
    QCOMPARE(startOfTomorrow(noon.toUTC()), midnight);
}

void TestBudget::theMonthEndsToo()
{
    m_budget->configure(dollarEach(), {.month = 1});
    const QDateTime april = QDate{2026, 4, 1}.startOfDay();
    add(u"a"_s, JobState::Done, LedgerEntry::Kind::Settle, 1, april.addMSecs(-1));
    QVERIFY(refusalOf(waiting(), april.addMSecs(-1)));
    QVERIFY(!refusalOf(waiting(), april));
}

void TestBudget::severalAtOnceAreOneSum()
{
    m_budget->configure(dollarEach(), {.day = 2});
    const Request one = waiting().request;
    QVERIFY(!m_budget->refusal(std::vector<Request>{}, noon));
    QVERIFY(!m_budget->refusal(std::vector{one, one}, noon));
    const std::optional<CapRefusal> refusal = m_budget->refusal(std::vector{one, one, one}, noon);
    QVERIFY(refusal);
    QCOMPARE(refusal->adds, 3.0);
}

void TestBudget::aJobOfItsOwnReserveIsNotCountedTwice()
{
    m_budget->configure(dollarEach(), {.day = 1});
    add(u"a"_s, JobState::Queued); // refused with 429, so it is tried again
    const Job again = *JobStore{*m_database}.job(u"a"_s);
    QVERIFY(!refusalOf(again, noon));
    QVERIFY(refusalOf(waiting(), noon));
    m_budget->configure(dollarEach(), {.day = 0.5}); // lowered meanwhile: nothing was sent yet
    QCOMPARE(refusalOf(again, noon)->reserved, 0.0);
    QCOMPARE(refusalOf(again, noon)->adds, 1.0);
}

void TestBudget::creditsAndDollarsNeverMix()
{
    m_budget->configure(dollarEach(), {.day = 100});
    add(u"a"_s, JobState::Done, LedgerEntry::Kind::Settle, 99);
    Rates credits = dollarEach();
    credits.currency = QString{creditsCurrency};
    m_budget->configure(credits, {.month = 3});
    QCOMPARE(m_budget->estimate(waiting().request), (std::optional{Amount{2, u"credits"_s}}));
    QVERIFY(!refusalOf(waiting(1), noon));
    QCOMPARE(refusalOf(waiting(2), noon)->currency, u"credits"_s);
    QCOMPARE(m_budget->state(noon).spend.today, 0.0);
    add(u"b"_s, JobState::Running);
    QCOMPARE(m_budget->state(noon).spend.reserved, 2.0);
    QVERIFY(refusalOf(waiting(1), noon));
}

void TestBudget::anOldUncertainJobDoesNotHoldEveryMonth()
{
    m_budget->configure(dollarEach(), {.day = 1, .month = 1});
    add(u"lost"_s, JobState::Uncertain, {}, 0, noon.addDays(-40));
    QVERIFY(refusalOf(waiting(), noon.addDays(-40)));
    QVERIFY(!refusalOf(waiting(), noon));
    QCOMPARE(m_budget->state(noon).spend.reserved, 1.0); // but it is not forgotten
}

void TestBudget::settlesInTheCurrencyOfItsReserve()
{
    m_budget->configure(dollarEach(), {});
    add(u"a"_s, JobState::Running);
    Job job = *JobStore{*m_database}.job(u"a"_s);
    Rates credits = dollarEach();
    credits.currency = QString{creditsCurrency};
    m_budget->configure(credits, {});
    job.outputs = {u"https://a/1.png"_s};
    QCOMPARE(m_budget->price(job.id, job.request, -1, 1), (std::optional{Amount{1, u"USD"_s}}));
    job.id = u"fresh"_s;
    QCOMPARE(m_budget->price(job.id, job.request, -1, 1), (std::optional{Amount{2, u"credits"_s}}));
}

void TestBudget::theErrorNamesTheCapAndTheNumbers()
{
    const CapRefusal refusal{.limit = 5, .spent = 4.99, .reserved = 0.5, .adds = 0.0123};
    const Error error = refusal.error();
    QCOMPARE(toString(error.kind), u"budget_cap"_s);
    QCOMPARE(error.code, u"day"_s);
    QVERIFY(!error.isTransient() && !error.mayHaveArrived());
    for (const QString &part : {u"daily"_s, u"5 USD"_s, u"4.99"_s, u"0.5"_s, u"0.0123"_s})
        QVERIFY2(error.message.contains(part), qPrintable(error.message));
}

//! Whatever the order of things, the ledger's sums are those of a plain account kept beside it.
void TestBudget::sumsAgreeOverARandomRun()
{
    m_budget->configure(dollarEach(), {});
    Ledger ledger{*m_database};
    JobStore jobs{*m_database};
    std::mt19937 random{20260315};
    const auto upTo = [&random](int most) { return static_cast<int>(random() % unsigned(most)); };
    std::vector<Job> open;
    double reserved = 0;
    double today = 0;
    double month = 0;
    Database::Transaction transaction{*m_database}; // one commit: it is the sums that are tested
    for (int step = 0; step < 600; ++step) {
        const QDateTime at = noon.addDays(-upTo(20)).addSecs(-upTo(10'000));
        if (open.empty() || upTo(2) == 0) {
            Job job = waiting();
            job.id = QString::number(step);
            job.state = JobState::Running;
            job.cost.amount = upTo(1000) / 64.0; // exact in binary, so the sums are, too
            QVERIFY(jobs.insert(job));
            LedgerEntry entry{.amount = *job.cost.amount};
            for (int again = upTo(2); again >= 0; --again)
                QVERIFY(ledger.add(job.id, job.request, entry, at)); // a resumed job says it twice
            reserved += entry.amount;
            open.push_back(job);
        } else {
            const auto chosen = open.begin() + upTo(static_cast<int>(open.size()));
            Job job = *chosen;
            open.erase(chosen);
            const bool refund = upTo(3) == 0;
            job.state = refund ? JobState::Failed : JobState::Done;
            LedgerEntry entry{.kind =
                                  refund ? LedgerEntry::Kind::Refund : LedgerEntry::Kind::Settle,
                              .amount = upTo(1000) / 64.0,
                              .pictures = 1};
            QVERIFY(jobs.save(job));
            for (int again = upTo(2); again >= 0; --again)
                QVERIFY(ledger.add(job.id, job.request, entry, at));
            reserved -= *job.cost.amount;
            if (!refund && at >= startOfDay(noon))
                today += entry.amount;
            if (!refund && at >= startOfMonth(noon))
                month += entry.amount;
        }
        if (step % 20 != 0)
            continue;
        const Spend spend = ledger.spend(noon);
        QCOMPARE(spend.reserved, reserved);
        QCOMPARE(spend.today, today);
        QCOMPARE(spend.month, month);
        double models = 0;
        for (const ModelSpend &one : ledger.byModel(startOfMonth(noon), u"USD"_s))
            models += one.amount;
        QCOMPARE(models, month);
        double days = 0;
        for (const DaySpend &one : ledger.byDay(startOfMonth(noon).date(), noon.date(), u"USD"_s))
            days += one.amount;
        QCOMPARE(days, month);
    }
    QVERIFY(transaction.commit());
}

void TestBudget::daysAreLocalAndComplete()
{
    m_budget->configure(dollarEach(), {});
    const QDateTime midnight = QDate{2026, 3, 15}.startOfDay();
    add(u"a"_s, JobState::Done, LedgerEntry::Kind::Settle, 1, midnight);
    add(u"b"_s, JobState::Done, LedgerEntry::Kind::Settle, 2, midnight.addMSecs(-1));
    add(u"c"_s, JobState::Done, LedgerEntry::Kind::Settle, 4, midnight.addDays(-9));
    const std::vector<DaySpend> days =
        Ledger{*m_database}.byDay(QDate{2026, 3, 13}, QDate{2026, 3, 15}, u"USD"_s);
    QCOMPARE(days.size(), size_t(3));
    QCOMPARE(days[0].amount, 0.0);
    QCOMPARE(days[1].amount, 2.0);
    QCOMPARE(days[2].amount, 1.0);
    QCOMPARE(days[2].day, QDate(2026, 3, 15));
}

void TestBudget::theCsvIsSafeToOpen()
{
    m_budget->configure(dollarEach(), {});
    Job job = waiting();
    job.id = u"+1"_s;
    job.request.provider = u"fake"_s;
    job.request.model = u"=HYPERLINK(\"http://x\",\"a\nb\")"_s;
    Ledger ledger{*m_database};
    QVERIFY(
        ledger.add(job.id, job.request, {.amount = 0.00123456789, .pictures = 2}, noon.toUTC()));
    job.id = u"plain"_s;
    job.request.model = u"acme/brush"_s;
    QVERIFY(ledger.add(job.id, job.request, {.kind = LedgerEntry::Kind::Settle, .amount = 1e6},
                       noon.toUTC()));
    const Result<QByteArray> csv = ledgerCsv(ledger);
    QVERIFY(csv);
    const QString time = noon.toUTC().toString(Qt::ISODateWithMs);
    QCOMPARE(QString::fromUtf8(*csv),
             u"at,job,kind,amount,currency,estimated,provider,model,pictures\n"_s + time +
                 u",'+1,reserve,0.00123456789,USD,true,fake,"
                 "\"'=HYPERLINK(\"\"http://x\"\",\"\"a b\"\")\",2\n"_s +
                 time + u",plain,settle,1000000,USD,true,fake,acme/brush,0\n"_s);
}

QTEST_GUILESS_MAIN(TestBudget)
#include "tst_budget.moc"
