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

class TestReplicateFind : public QObject {
    Q_OBJECT
private slots:
    void init() { m_fixture = std::make_unique<ReplicateFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void findFollowsPagesAndFetchesTheWhole();
    void findStaysOnItsOrigin();
    void findReturnsNothingWhenThereIsNone();
    void findAllowsForAWrongClock();

private:
    std::unique_ptr<ReplicateFixture> m_fixture;
};

void TestReplicateFind::findFollowsPagesAndFetchesTheWhole()
{
    // The manual clock starts at 2023-11-14T22:13:20Z.
    const QByteArray first = "/v1/predictions?created_after=2023-11-14T22:12:20.000Z";
    m_fixture->server.on(
        "GET", first,
        json(R"({"next":")" + m_fixture->server.url("/v1/predictions?cursor=cD0%3D") +
             R"(","results":[)" + listed("other", "2023-11-14T22:14:00Z", 6) + ",7,null]}"));
    m_fixture->server.on("GET", "/v1/predictions?cursor=cD0%3D",
                         json(R"({"next":null,"results":[)" +
                              listed("mine", "2023-11-14T22:13:25.123456Z", 5) + "]}"));
    m_fixture->server.on("GET", "/v1/predictions/mine",
                         json(R"({"id":"mine","status":"processing","logs":" 50%|# | 1/2 ["})"));
    const auto found = wait(m_fixture->replicate.find(someRequest(), m_fixture->clock.now(),
                                                      m_fixture->stop.get_token()));
    QVERIFY(found);
    QVERIFY(found->has_value());
    QCOMPARE((*found)->id, u"mine"_s);
    QCOMPARE((*found)->progress.steps, 2);
}

void TestReplicateFind::findStaysOnItsOrigin()
{
    FakeHttpServer other;
    m_fixture->server.on(
        "GET", "/v1/predictions",
        json(R"({"next":")" + other.url("/v1/predictions?cursor=x") + R"(","results":[]})"));
    m_fixture->server.setHandler([&](const ServedRequest &) {
        return json(R"({"next":")" + other.url("/v1/predictions?cursor=x") + R"(","results":[]})");
    });
    const auto found = wait(m_fixture->replicate.find(someRequest(), m_fixture->clock.now(),
                                                      m_fixture->stop.get_token()));
    QVERIFY(found);
    QVERIFY(!found->has_value());
    QCOMPARE(other.requests.size(), size_t{0});
}

void TestReplicateFind::findReturnsNothingWhenThereIsNone()
{
    int pages = 0;
    m_fixture->server.setHandler([&](const ServedRequest &) { // a list that never ends
        ++pages;
        return json(R"({"next":")" + m_fixture->server.url("/v1/predictions?cursor=again") +
                    R"(","results":[)" + listed("other", "2023-11-14T22:14:00Z", 6) + "]}");
    });
    const auto found = wait(m_fixture->replicate.find(someRequest(), m_fixture->clock.now(),
                                                      m_fixture->stop.get_token()));
    QVERIFY(found);
    QVERIFY(!found->has_value());
    QCOMPARE(pages, 20);

    m_fixture->server.setHandler([&](const ServedRequest &) { // too old to be ours
        return json(R"({"next":null,"results":[)" + listed("old", "2023-11-14T22:11:00Z", 5) +
                    "]}");
    });
    m_fixture->clock.advance(std::chrono::seconds{10});
    const auto old = wait(m_fixture->replicate.find(someRequest(), m_fixture->clock.now(),
                                                    m_fixture->stop.get_token()));
    QVERIFY(old);
    QVERIFY(!old->has_value());

    m_fixture->server.setHandler([](const ServedRequest &) { return json("{}"); });
    m_fixture->clock.advance(std::chrono::seconds{10});
    const auto broken = wait(m_fixture->replicate.find(someRequest(), m_fixture->clock.now(),
                                                       m_fixture->stop.get_token()));
    QCOMPARE(toString(broken.error().kind), u"invalid_answer"_s);
}

void TestReplicateFind::findAllowsForAWrongClock()
{
    // The server lives an hour before this computer.
    QStringList asked;
    m_fixture->server.setHandler([&](const ServedRequest &request) {
        ServedReply reply = json(R"({"next":null,"results":[]})");
        if (request.path() == "/v1/predictions/mine")
            reply = json(R"({"id":"mine","status":"starting"})");
        else if (request.target.contains("21:12:20"))
            reply = json(R"({"next":null,"results":[)" + listed("mine", "2023-11-14T21:13:21Z", 5) +
                         "]}");
        reply.headers.emplace_back("Date", "Tue, 14 Nov 2023 21:13:20 GMT");
        asked.append(QString::fromLatin1(request.target));
        return reply;
    });
    const auto found = wait(m_fixture->replicate.find(someRequest(), m_fixture->clock.now(),
                                                      m_fixture->stop.get_token()));
    QVERIFY(found);
    QVERIFY2(found->has_value(), qPrintable(asked.join(u'\n')));
    QCOMPARE(asked.size(), 3);
}

QTEST_GUILESS_MAIN(TestReplicateFind)
#include "tst_replicatefind.moc"
