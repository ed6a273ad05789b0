#include "core/jobs/forecast.h"

#include <QtTest>

using namespace limner;
using namespace std::chrono_literals;

class TestForecast : public QObject {
    Q_OBJECT
private slots:
    void asksEveryHundredMillisecondsAroundTheExpectedEnd();
    void slowsDownWhileAMachineIsLookedFor();
    void believesTheLogsMoreThanThePast();
    void slowsDownWhenTheForecastWasWrong();
    void staysWithinItsBounds();
    void knowsNothingWithoutFacts();
};

namespace {

PollFacts processing(std::chrono::milliseconds since, double fraction, double typical)
{
    PollFacts facts;
    facts.status = RemoteStatus::Processing;
    facts.sinceCreate = since + 500ms;
    facts.sinceProcessing = since;
    facts.progress.fraction = fraction;
    facts.typicalSeconds = typical;
    return facts;
}

} // namespace

void TestForecast::asksEveryHundredMillisecondsAroundTheExpectedEnd()
{
    QCOMPARE(nextPoll(processing(5s, 0.98, 5.5)), 100ms);
    QCOMPARE(nextPoll(processing(5s, 1, -1)), 100ms);
    QVERIFY(nextPoll(processing(1s, 0.1, 10)) > 1s);
}

void TestForecast::slowsDownWhileAMachineIsLookedFor()
{
    PollFacts facts;
    facts.sinceCreate = 300ms;
    const auto early = nextPoll(facts);
    facts.sinceCreate = 60s;
    QVERIFY(early < nextPoll(facts));
    QCOMPARE(nextPoll(facts), 2s);
}

void TestForecast::believesTheLogsMoreThanThePast()
{
    // Half done after 10 s: ten more and the storing, whatever earlier runs took.
    QCOMPARE(remainingSeconds(processing(10s, 0.5, 12)), 11.0);
    QCOMPARE(remainingSeconds(processing(4s, -1, 12)), 8.0);
}

void TestForecast::slowsDownWhenTheForecastWasWrong()
{
    QVERIFY(nextPoll(processing(60s, -1, 5)) > 1s);
}

void TestForecast::staysWithinItsBounds()
{
    for (const auto since : {0ms, 1ms, 700ms, 5000ms, 3'600'000ms}) {
        for (const double fraction : {-1.0, 0.0, 0.01, 0.5, 1.0, 7.0}) {
            for (const double typical : {-1.0, 0.0, 0.2, 30.0, 1e9}) {
                const auto wait = nextPoll(processing(since, fraction, typical));
                QVERIFY(wait >= 100ms);
                QVERIFY(wait <= 2s);
            }
        }
    }
}

void TestForecast::knowsNothingWithoutFacts()
{
    PollFacts facts;
    QCOMPARE(remainingSeconds(facts), -1.0);
    facts.typicalSeconds = 6;
    QCOMPARE(remainingSeconds(facts), 6.0);
    facts.status = RemoteStatus::Succeeded;
    QCOMPARE(remainingSeconds(facts), 0.0);
}

QTEST_GUILESS_MAIN(TestForecast)
#include "tst_forecast.moc"
