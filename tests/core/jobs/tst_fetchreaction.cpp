#include "core/jobs/fetchreaction.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime done{QDate{2026, 3, 15}, QTime{12, 0}, Qt::UTC};
const QDateTime until = done.addSecs(3600);

Error errorOf(ErrorKind kind)
{
    Error error;
    error.kind = kind;
    return error;
}

} // namespace

class TestFetchReaction : public QObject {
    Q_OBJECT
private slots:
    void whatIsTriedAgain_data();
    void whatIsTriedAgain();
    void refusalsAreRetriedEverMoreSlowlyUntilThePromiseEnds();
    void aRedirectIntoAPrivateNetworkIsARefusal();
    void aWebPageIsTriedEightTimes();
    void aProviderThatAsksToWaitIsObeyed();
};

void TestFetchReaction::whatIsTriedAgain_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("promised"); // is it tried again within the promise
    QTest::addColumn<bool>("after");    // and an hour after it
    QTest::addColumn<bool>("nextDay");
    const auto row = [](const char *kind, bool promised, bool after, bool nextDay) {
        QTest::newRow(kind) << QString::fromLatin1(kind) << promised << after << nextDay;
    };
    row("offline", true, true, false);
    row("dropped", true, false, false);
    row("timeout", true, false, false);
    row("tls", true, false, false);
    row("server_error", true, false, false);
    row("unavailable", true, false, false);
    row("rate_limited", true, false, false);
    row("truncated", true, false, false);
    row("output_expired", true, false, false);
    row("invalid_answer", true, false, false);
    row("redirected", true, false, false);
    row("not_an_image", true, true, true);
    row("disk_full", true, true, true);
    row("read_only", true, true, true);
    row("io", true, true, true);
    row("database", true, true, true);
    row("too_large", false, false, false);
    row("invalid_input", false, false, false);
    row("conflict", false, false, false);
    row("private_network", false, false, false); // the address itself
}

void TestFetchReaction::whatIsTriedAgain()
{
    QFETCH(QString, kind);
    const Error error = errorOf(errorKindFromString(kind));
    const auto goesOn = [&](const QDateTime &now) {
        FetchTries tries;
        return !reactToFetch(error, tries, until, now, 0.5).isOver;
    };
    QTEST(goesOn(done), "promised");
    QTEST(goesOn(until.addSecs(3600)), "after");
    QTEST(goesOn(until.addSecs(25 * 3600)), "nextDay");
}

void TestFetchReaction::refusalsAreRetriedEverMoreSlowlyUntilThePromiseEnds()
{
    FetchTries tries;
    QDateTime now = done;
    std::chrono::milliseconds last{0};
    int count = 0;
    for (;; ++count) {
        const FetchReaction reaction =
            reactToFetch(errorOf(ErrorKind::OutputExpired), tries, until, now, 0.5);
        if (reaction.isOver)
            break;
        QVERIFY(reaction.delay >= last);
        QVERIFY(reaction.delay <= 5min);
        last = reaction.delay;
        now = now.addMSecs(reaction.delay.count());
    }
    QVERIFY(now > until);                // the last try came after the promise
    QVERIFY(count >= 12 && count <= 30); // and nobody was hammered
}

void TestFetchReaction::aRedirectIntoAPrivateNetworkIsARefusal()
{
    Error error = errorOf(ErrorKind::PrivateNetwork);
    error.httpStatus = 302; // somebody on the internet was asked
    FetchTries tries;
    for (int i = 0; i < 4; ++i)
        QCOMPARE(reactToFetch(error, tries, until, done, 0.5).delay,
                 std::chrono::milliseconds{1s * (1 << i)});
    QCOMPARE(tries.refused, 4);
    QCOMPARE(tries.network, 0);
    QVERIFY(reactToFetch(error, tries, until, until.addSecs(1), 0.5).isOver);
}

void TestFetchReaction::aWebPageIsTriedEightTimes()
{
    FetchTries tries;
    int count = 1;
    while (!reactToFetch(errorOf(ErrorKind::NotAnImage), tries, until, done, 0.5).isOver)
        ++count;
    QCOMPARE(count, 8);
}

void TestFetchReaction::aProviderThatAsksToWaitIsObeyed()
{
    FetchTries tries;
    Error error = errorOf(ErrorKind::RateLimited);
    error.retryAfter = 7s;
    QCOMPARE(reactToFetch(error, tries, until, done, 0.5).delay, std::chrono::milliseconds{7s});
}

QTEST_GUILESS_MAIN(TestFetchReaction)
#include "tst_fetchreaction.moc"
