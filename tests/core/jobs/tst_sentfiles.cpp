// Files that were sent ahead: once for many requests, and again before they expire.

#include "core/jobs/sentfiles.h"

#include "core/base/clock.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSentFiles : public QObject {
    Q_OBJECT
private slots:
    void oneThatIsAboutToExpireIsNotKnownAnyMore();
    void oneWithoutAnEndIsNotUsedTwice();
    void whoeverWantsTheSameWaits();
    void aStopEndsTheWait();

private:
    ManualClock m_clock;
};

void TestSentFiles::oneThatIsAboutToExpireIsNotKnownAnyMore()
{
    SentFiles files{m_clock};
    QVERIFY(!files.address(u"a"_s));
    files.note(u"a"_s, {.address = u"https://files/1"_s, .lifetime = 24h});
    QCOMPARE(files.address(u"a"_s).value_or(QString{}), u"https://files/1"_s);
    QVERIFY(!files.address(u"b"_s));
    m_clock.advance(23h);
    QVERIFY(files.address(u"a"_s));
    m_clock.advance(40min); // a model could not start and fetch it any more
    QVERIFY(!files.address(u"a"_s));
}

void TestSentFiles::oneWithoutAnEndIsNotUsedTwice()
{
    SentFiles files{m_clock};
    files.note(u"a"_s, {.address = u"https://files/1"_s});
    QVERIFY(!files.address(u"a"_s));
}

void TestSentFiles::whoeverWantsTheSameWaits()
{
    SentFiles files{m_clock};
    bool isFree = false;
    {
        const SentFiles::Turn turn{files, u"a"_s};
        auto waiting = files.untilFree(u"a"_s, std::stop_token{}).then([&] { isFree = true; });
        QCoreApplication::processEvents();
        QVERIFY(!isFree);
        QCoro::waitFor(files.untilFree(u"b"_s, std::stop_token{})); // another one at once
    }
    QTRY_VERIFY(isFree);
}

void TestSentFiles::aStopEndsTheWait()
{
    SentFiles files{m_clock};
    const SentFiles::Turn turn{files, u"a"_s};
    std::stop_source stop;
    auto waiting = files.untilFree(u"a"_s, stop.get_token());
    stop.request_stop();
    QCoro::waitFor(waiting);
    QVERIFY(!files.address(u"a"_s));
}

QTEST_GUILESS_MAIN(TestSentFiles)
#include "tst_sentfiles.moc"
