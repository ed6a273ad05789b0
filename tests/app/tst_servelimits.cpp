#include "app/api/apiserver.h"
#include "app/api/workercrew.h"

#include <QTcpSocket>
#include <QtTest>

#include <algorithm>
#include <atomic>
#include <future>

#include <sys/resource.h>

using namespace limner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray question = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
constexpr qsizetype large = 64 << 20;

//! Answers everything with as many bytes as it was told.
class Plain final : public ApiAnswerer {
public:
    std::atomic<qsizetype> size = 2;
    std::atomic<int> bodies = 0; //!< calls that were read to their end

    std::optional<ApiReply> refusal(const ApiRequest &) override { return std::nullopt; }
    ApiReply answer(const ApiRequest &) override
    {
        ++bodies;
        ApiReply reply;
        reply.body = QByteArray(size, 'x');
        return reply;
    }
    ApiReply unreadable(const ApiRequest &, int status, const QString &) override
    {
        return {.status = status};
    }
};

using Sockets = std::vector<std::unique_ptr<QTcpSocket>>;

std::unique_ptr<QTcpSocket> connected(int port, qint64 buffer = 0)
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->setReadBufferSize(buffer);
    socket->connectToHost(u"127.0.0.1"_s, static_cast<quint16>(port));
    return socket;
}

} // namespace

//! What the server bears of clients that are many, or slow, with limits that a test can meet.
class TestServeLimits : public QObject {
    Q_OBJECT
private slots:
    void aThousandConnectionsAtOnce();
    void aBodyByteByByteHasItsTime();
    void aClientThatNeverReadsIsLetGo();
    void aClientThatReadsTooLittleIsLetGo();
    void aClientThatReadsHasAllTheTimeItNeeds();
    void waitingWorkIsBounded();
};

void TestServeLimits::aThousandConnectionsAtOnce()
{
    constexpr int many = 1000;
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files); // both ends are in this process
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, 4096);
    ::setrlimit(RLIMIT_NOFILE, &files);
    Plain plain;
    ApiServer server{plain, {.connections = 50}};
    const int port = server.listen(u"127.0.0.1"_s, 0).value_or(0);
    QVERIFY(port > 0);
    Sockets all;
    for (int i = 0; i < many; ++i) {
        all.push_back(connected(port));
        all.back()->write(question);
    }
    const auto told = [&](const QByteArray &status) {
        return static_cast<int>(
            std::count_if(all.begin(), all.end(), [&](const std::unique_ptr<QTcpSocket> &one) {
                return one->peek(12) == "HTTP/1.1 " + status;
            }));
    };
    // Nobody goes away by himself, and everybody hears something.
    QTRY_COMPARE_WITH_TIMEOUT(told("200") + told("503"), many, 120'000);
    QCOMPARE(told("200"), 50);
    QCOMPARE(server.connections(), 50);
    all.clear();
    QTRY_COMPARE(server.connections(), 0);
    const auto after = connected(port);
    after->write(question);
    QTRY_COMPARE(after->peek(12), QByteArray{"HTTP/1.1 200"});
}

void TestServeLimits::aBodyByteByByteHasItsTime()
{
    Plain plain;
    ApiServer server{plain, {.request = 300ms}};
    const int port = server.listen(u"127.0.0.1"_s, 0).value_or(0);
    const auto slow = connected(port);
    slow->write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n");
    const auto isRefused = [&] {
        slow->write("x");
        return slow->peek(12) == "HTTP/1.1 408";
    };
    QTRY_VERIFY_WITH_TIMEOUT(isRefused(), 60'000);
    QCOMPARE(plain.bodies.load(), 0);
    QTRY_COMPARE(server.connections(), 0);
}

void TestServeLimits::aClientThatNeverReadsIsLetGo()
{
    Plain plain;
    plain.size = large;
    ApiServer server{plain, {.answer = 200ms}};
    const int port = server.listen(u"127.0.0.1"_s, 0).value_or(0);
    const auto deaf = connected(port, 1);
    deaf->write(question);
    QTRY_COMPARE(plain.bodies.load(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(server.connections(), 0, 20'000);
}

void TestServeLimits::aClientThatReadsTooLittleIsLetGo()
{
    Plain plain;
    plain.size = large;
    // What it takes earns it nearly nothing.
    ApiServer server{plain, {.answer = 200ms, .pace = qint64{1} << 40}};
    const int port = server.listen(u"127.0.0.1"_s, 0).value_or(0);
    const auto slow = connected(port, 16 << 10);
    slow->write(question);
    QTRY_COMPARE(plain.bodies.load(), 1);
    qsizetype got = 0;
    const auto isGone = [&] {
        got += slow->read(16 << 10).size(); // again and again, never all of it
        return server.connections() == 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isGone(), 60'000);
    QVERIFY(got > 0);
    QVERIFY(got < large);
}

void TestServeLimits::aClientThatReadsHasAllTheTimeItNeeds()
{
    Plain plain;
    plain.size = 6 << 20;
    // The whole takes longer than it may stand still, and every byte earns more than that.
    ApiServer server{plain, {.answer = 3s, .pace = 1}};
    const int port = server.listen(u"127.0.0.1"_s, 0).value_or(0);
    const auto client = connected(port, 64 << 10);
    client->write(question);
    qsizetype got = 0;
    const auto hasAll = [&] { return (got += client->readAll().size()) >= plain.size; };
    QTRY_VERIFY_WITH_TIMEOUT(hasAll(), 60'000);
}

void TestServeLimits::waitingWorkIsBounded()
{
    WorkerCrew crew{1, 1};
    std::promise<void> goOn;
    const std::shared_future<void> gate = goOn.get_future().share();
    std::promise<void> begun;
    crew.add([&, gate] {
        begun.set_value();
        gate.wait();
    });
    begun.get_future().wait();
    std::atomic<int> done = 0;
    crew.add([&] { ++done; }); // waits for the one thread
    std::promise<void> comes;
    std::atomic<bool> isOpen = false;
    bool wasOpen = false;
    std::thread third{[&] {
        comes.set_value();
        crew.add([&] { ++done; });
        wasOpen = isOpen; // there was no room before
    }};
    comes.get_future().wait();
    isOpen = true;
    goOn.set_value();
    third.join();
    QVERIFY(wasOpen);
    crew.finish();
    QCOMPARE(done.load(), 2);
}

QTEST_GUILESS_MAIN(TestServeLimits)
#include "tst_servelimits.moc"
