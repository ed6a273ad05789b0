#include "tests/core/provider/replicate/replicatefixture.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray listed(const QByteArray &id, const QByteArray &created, int seed)
{
    return R"({"id":")" + id + R"(","version":")" + version + R"(","source":"api","created_at":")" +
           created + R"(","input":{"seed":)" + QByteArray::number(seed) +
           R"(,"prompt":"a lighthouse, dusk","steps":28}})";
}

} // namespace

class TestLostSearch : public QObject {
    Q_OBJECT
private slots:
    void init() { m_fixture = std::make_unique<ReplicateFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void findFollowsPagesAndFetchesTheWhole();
    void findStaysOnItsOrigin();
    void findReturnsNothingWhenThereIsNone();
    void theAnswerTellsTheTime();
    void whatIsTrimmedIsLookedAtWhole();
    void theMarkTellsKeysApartAndNothingElse();

private:
    std::unique_ptr<ReplicateFixture> m_fixture;
};

void TestLostSearch::findFollowsPagesAndFetchesTheWhole()
{
    // The manual clock starts at 2023-11-14T22:13:20Z.
    const QByteArray first = "/v1/predictions?created_after=2023-11-14T22:13:20.000Z";
    m_fixture->server.on(
        "GET", first,
        json(R"({"next":")" + m_fixture->server.url("/v1/predictions?cursor=cD0%3D") +
             R"(","results":[)" + listed("other", "2023-11-14T22:14:00Z", 6) + ",7,null]}"));
    m_fixture->server.on("GET", "/v1/predictions?cursor=cD0%3D",
                         json(R"({"next":null,"results":[)" +
                              listed("mine", "2023-11-14T22:13:25.123456Z", 5) + "]}"));
    m_fixture->server.on("GET", "/v1/predictions/mine",
                         json(R"({"id":"mine","status":"processing","logs":" 50%|# | 1/2 ["})"));
    const auto found = wait(m_fixture->replicate.lookForLost(someRequest(), m_fixture->clock.now(),
                                                             m_fixture->stop.get_token()));
    QVERIFY(found);
    QCOMPARE(found->candidates.size(), 1U);
    QCOMPARE(found->candidates.front().id, u"mine"_s);
    QCOMPARE(found->candidates.front().progress.steps, 2);
    QVERIFY(found->isComplete);
    QCOMPARE(found->unreadable.size(), 2U); // another's prediction is readable; rubbish may be ours
}

void TestLostSearch::findStaysOnItsOrigin()
{
    FakeHttpServer other;
    m_fixture->server.on(
        "GET", "/v1/predictions",
        json(R"({"next":")" + other.url("/v1/predictions?cursor=x") + R"(","results":[]})"));
    m_fixture->server.setHandler([&](const ServedRequest &) {
        return json(R"({"next":")" + other.url("/v1/predictions?cursor=x") + R"(","results":[]})");
    });
    const auto found = wait(m_fixture->replicate.lookForLost(someRequest(), m_fixture->clock.now(),
                                                             m_fixture->stop.get_token()));
    QVERIFY(found);
    QVERIFY(found->candidates.empty());
    QVERIFY(!found->isComplete);
    QCOMPARE(other.requests.size(), size_t{0});
}

void TestLostSearch::findReturnsNothingWhenThereIsNone()
{
    int pages = 0;
    m_fixture->server.setHandler([&](const ServedRequest &) { // a list that never ends
        ++pages;
        return json(R"({"next":")" + m_fixture->server.url("/v1/predictions?cursor=again") +
                    R"(","results":[)" + listed("other", "2023-11-14T22:14:00Z", 6) + "]}");
    });
    const auto found = wait(m_fixture->replicate.lookForLost(someRequest(), m_fixture->clock.now(),
                                                             m_fixture->stop.get_token()));
    QVERIFY(found);
    QVERIFY(found->candidates.empty());
    QVERIFY(!found->isComplete);
    QCOMPARE(pages, 20);

    m_fixture->server.setHandler([&](const ServedRequest &) { // too old to be ours
        return json(R"({"next":null,"results":[)" + listed("old", "2023-11-14T22:11:00Z", 5) +
                    "]}");
    });
    m_fixture->clock.advance(std::chrono::seconds{10});
    const auto old = wait(m_fixture->replicate.lookForLost(someRequest(), m_fixture->clock.now(),
                                                           m_fixture->stop.get_token()));
    QVERIFY(old);
    QVERIFY(old->candidates.empty());
    QVERIFY(old->isComplete);

    m_fixture->server.setHandler([](const ServedRequest &) { return json("{}"); });
    m_fixture->clock.advance(std::chrono::seconds{10});
    const auto broken = wait(m_fixture->replicate.lookForLost(someRequest(), m_fixture->clock.now(),
                                                              m_fixture->stop.get_token()));
    QCOMPARE(toString(broken.error().kind), u"invalid_answer"_s);
}

void TestLostSearch::theAnswerTellsTheTime()
{
    QVERIFY(!m_fixture->replicate.clockAhead());
    m_fixture->server.setHandler([&](const ServedRequest &) {
        ServedReply reply = json(R"({"next":null,"results":[]})");
        reply.headers.emplace_back("Date", "Tue, 14 Nov 2023 21:13:20 GMT");
        return reply;
    });
    const auto look = wait(m_fixture->replicate.lookForLost(someRequest(), m_fixture->clock.now(),
                                                            m_fixture->stop.get_token()));
    QVERIFY(look);
    QCOMPARE(look->now, m_fixture->clock.now().addSecs(-3600));
    QCOMPARE(m_fixture->replicate.clockAhead(),
             std::optional{std::chrono::milliseconds{-3600'000}});
}

void TestLostSearch::whatIsTrimmedIsLookedAtWhole()
{
    const QByteArray trimmed =
        R"({"id":"mine","version":")" + version + R"(","created_at":"2023-11-14T22:13:25Z"})";
    const QByteArray blanked = R"({"id":"gone","data_removed":true,"input":{},"version":")" +
                               version + R"(","created_at":"2023-11-14T22:13:24Z"})";
    m_fixture->server.setHandler([&](const ServedRequest &request) {
        if (request.path() == "/v1/predictions/mine")
            return json(listed("mine", "2023-11-14T22:13:25Z", 5)
                            .replace("}}", R"(},"status":"starting"})"));
        return json(R"({"next":null,"results":[)" + trimmed + "," + blanked + "]}");
    });
    const auto look = wait(m_fixture->replicate.lookForLost(someRequest(), m_fixture->clock.now(),
                                                            m_fixture->stop.get_token()));
    QVERIFY(look);
    QCOMPARE(look->candidates.size(), 1U);
    QCOMPARE(look->unreadable.size(), 1U);
    QCOMPARE(look->unreadable.front(), m_fixture->clock.now().addSecs(4));
}

void TestLostSearch::theMarkTellsKeysApartAndNothingElse()
{
    const QString mark = m_fixture->replicate.accountMark();
    QCOMPARE(mark, m_fixture->replicate.accountMark());
    QCOMPARE(mark.size(), 16);
    ProviderConfig other;
    other.key = Secret{QByteArray{"r8_another"}};
    m_fixture->replicate.configure(other);
    QVERIFY(mark != m_fixture->replicate.accountMark());
}

QTEST_GUILESS_MAIN(TestLostSearch)
#include "tst_lostsearch.moc"
