#include "app/api/metricstext.h"
#include "core/library/librarytotals.h"
#include "core/library/library.h"
#include "core/jobs/jobstore.h"
#include "core/money/ledger.h"

#include <QTemporaryDir>
#include <QtTest>

#include <limits>

using namespace limner;
using namespace Qt::StringLiterals;

//! What is counted for Prometheus, and how it is written.
class TestMetricsText : public QObject {
    Q_OBJECT
private slots:
    void bucketsHoldAllThatWasNoLonger();
    void timesBelowNothingAreNothing();
    void wordsOfOthersStayInsideTheirLabel();
    void numbersAreWrittenWhole();
    void aHistogramEndsWithEverything();
    void aLibraryIsSummedUp();
};

void TestMetricsText::bucketsHoldAllThatWasNoLonger()
{
    Histogram times{{0.1, 1, 10}};
    for (const double one : {0.05, 0.1, 0.5, 10.0, 11.0})
        times.add(one);
    QCOMPARE(times.upTo(0), 2);
    QCOMPARE(times.upTo(1), 3);
    QCOMPARE(times.upTo(2), 4);
    QCOMPARE(times.count(), 5);
    QCOMPARE(times.sum(), 21.65);
}

void TestMetricsText::timesBelowNothingAreNothing()
{
    Histogram times{{1}};
    times.add(-3600);
    QCOMPARE(times.upTo(0), 1);
    QCOMPARE(times.sum(), 0.0);
}

void TestMetricsText::wordsOfOthersStayInsideTheirLabel()
{
    MetricsText out;
    out.begin("limner_spend_total", "counter", "What was charged.");
    out.add({{"model", u"a\\b\"} 1\nlimner_up 0 灯"_s}, {"currency", u"USD"_s}}, 0.25);
    QCOMPARE(out.text(), QByteArray{"# HELP limner_spend_total What was charged.\n"
                                    "# TYPE limner_spend_total counter\n"
                                    "limner_spend_total{model=\"a\\\\b\\\"} 1\\nlimner_up 0 灯\","
                                    "currency=\"USD\"} 0.25\n"});
}

void TestMetricsText::numbersAreWrittenWhole()
{
    MetricsText out;
    out.add({}, 123'456'789'012.0);
    out.add({}, 0.003042);
    out.add({}, std::numeric_limits<double>::infinity());
    out.add({}, std::numeric_limits<double>::quiet_NaN());
    QCOMPARE(out.text(), QByteArray{" 123456789012\n 0.003042\n +Inf\n NaN\n"});
}

void TestMetricsText::aHistogramEndsWithEverything()
{
    Histogram times{{0.5}};
    times.add(2);
    MetricsText out;
    out.begin("x", "histogram", "Times.");
    out.add({{"provider", u"p"_s}}, times);
    QCOMPARE(out.text(), QByteArray{"# HELP x Times.\n# TYPE x histogram\n"
                                    "x_bucket{provider=\"p\",le=\"0.5\"} 0\n"
                                    "x_bucket{provider=\"p\",le=\"+Inf\"} 1\n"
                                    "x_sum{provider=\"p\"} 2\nx_count{provider=\"p\"} 1\n"});
}

void TestMetricsText::aLibraryIsSummedUp()
{
    QTemporaryDir home;
    ManualClock clock;
    const auto library = Library::open(home.path(), clock);
    QVERIFY(library);
    JobStore jobs{(*library)->database()};
    Ledger ledger{(*library)->database()};
    for (const auto state : {JobState::Queued, JobState::Done, JobState::Done}) {
        Job job{.id = QString::number(int(state)) + QString::number(jobs.all().size()),
                .state = state,
                .request = {.provider = u"replicate"_s, .model = u"a/b"_s},
                .createdAt = clock.now()};
        QVERIFY(jobs.insert(job));
        const LedgerEntry entry{.kind = LedgerEntry::Kind::Settle, .amount = 0.5};
        QVERIFY(ledger.add(job.id, job.request, entry, clock.now()));
    }
    // As another connection sees it, and while the first one is open.
    const auto reading = Database::openForReading(home.path() + u"/library.sqlite"_s);
    QVERIFY(reading);
    const Result<LibraryTotals> sums = libraryTotals(**reading);
    QVERIFY(sums);
    QCOMPARE(sums->jobs.size(), size_t{2});
    QCOMPARE(sums->jobs.front().state, u"done"_s);
    QCOMPARE(sums->jobs.front().count, 2);
    QCOMPARE(sums->spent.size(), size_t{1});
    QCOMPARE(sums->spent.front().amount, 1.5);
    QCOMPARE(sums->pictures, 0);
    QCOMPARE(sums->storedBytes, 0);
}

QTEST_GUILESS_MAIN(TestMetricsText)
#include "tst_metricstext.moc"
