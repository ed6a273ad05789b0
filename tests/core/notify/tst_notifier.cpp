#include "core/base/json.h"
#include "core/net/httpclient.h"
#include "core/notify/notifier.h"
#include "core/notify/webhook.h"
#include "core/sandbox/fakehttpserver.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray secretText = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

} // namespace

//! Whoever listens, and the notices that are owed to them.
class TestNotifier : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void aNoticeIsPostedSignedAndPutAway();
    void whatIsRefusedComesAgainUnderTheSameId_data();
    void whatIsRefusedComesAgainUnderTheSameId();
    void aReceiverThatIsAwayIsAskedWithOneNoticeOnly();
    void anAnswerWithoutEndIsNotRead();
    void nobodyIsFollowedElsewhere();
    void thePrivateNetworkIsLeftAlone();
    void whatIsOwedOutlivesTheProgram();
    void whatNobodyHeardForADayIsGivenUp();
    void aCapIsToldOnce();
    void withoutAReceiverNothingIsOwed();
    void aPictureThatIsGoneIsNotToldOf();

private:
    void make();
    void configure(bool mayBePrivate = true);
    void owe(const QString &subject) { m_notifier->owe(u"cap.reached"_s, subject, {{"n", 1}}); }
    //! Time goes on until so many calls came.
    [[nodiscard]] bool comes(int calls);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<FakeHttpServer> m_receiver;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<Notifier> m_notifier;
    bool m_hasWords = true;
};

void TestNotifier::init()
{
    m_hasWords = true;
    m_folder = std::make_unique<QTemporaryDir>();
    Result<std::unique_ptr<Database>> database =
        Database::open(m_folder->filePath(u"library.sqlite"_s));
    QVERIFY(database);
    m_database = std::move(*database);
    m_receiver = std::make_unique<FakeHttpServer>();
    m_clock = std::make_unique<ManualClock>();
    m_http = std::make_unique<HttpClient>();
    make();
}

void TestNotifier::cleanup()
{
    QCoro::waitFor(m_notifier->shutdown());
    m_notifier.reset();
    m_http.reset();
    m_database.reset();
}

void TestNotifier::make()
{
    m_notifier = std::make_unique<Notifier>(
        *m_http, *m_clock, *m_database, [this](const Notice &notice) -> std::optional<OrderedJson> {
            if (!m_hasWords)
                return std::nullopt;
            return parseOrderedJson(notice.data).value_or(OrderedJson::object());
        });
}

void TestNotifier::configure(bool mayBePrivate)
{
    NotifierConfig config;
    config.url = m_receiver->url("/heard?by=me");
    config.secret = Secret{secretText};
    config.mayBePrivate = mayBePrivate;
    m_notifier->configure(config);
    m_notifier->start();
}

bool TestNotifier::comes(int calls)
{
    for (int i = 0; i < 200; ++i) {
        if (static_cast<int>(m_receiver->requests.size()) >= calls)
            return true;
        if (!QTest::qWaitFor([&] { return static_cast<int>(m_receiver->requests.size()) >= calls; },
                             50))
            m_clock->advanceToNext();
    }
    return false;
}

void TestNotifier::aNoticeIsPostedSignedAndPutAway()
{
    m_receiver->on("POST", "/heard?by=me", {.status = 204});
    configure();
    owe(u"day 1"_s);
    QTRY_COMPARE(m_receiver->requests.size(), size_t{1});
    QTRY_COMPARE(m_notifier->stand().owed, 0);
    const ServedRequest &call = m_receiver->requests.front();
    const WebhookHead head{call.header("webhook-id"), call.header("webhook-timestamp"),
                           call.header("webhook-signature")};
    QVERIFY(head.id.startsWith("msg_"));
    QVERIFY(checkWebhook(Secret{secretText}, head, call.body, m_clock->now()));
    const Json said = parseJson(call.body).value_or(Json{});
    QCOMPARE(textAt(said, "type"), u"cap.reached"_s);
    QCOMPARE(textAt(said, "timestamp"), m_clock->now().toString(Qt::ISODateWithMs));
    QCOMPARE(integerAt(memberAt(said, "data"), "n"), qint64{1});
    QCOMPARE(call.header("content-type"), QByteArray{"application/json"});
}

void TestNotifier::whatIsRefusedComesAgainUnderTheSameId_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("dropped");
    for (const int status : {302, 400, 404, 410, 429, 500, 503})
        QTest::addRow("%d", status) << status << false;
    QTest::newRow("a line that drops") << 200 << true;
}

void TestNotifier::whatIsRefusedComesAgainUnderTheSameId()
{
    QFETCH(const int, status);
    QFETCH(const bool, dropped);
    m_receiver->on("POST", "/heard?by=me", {.status = status, .dropAfter = dropped});
    m_receiver->on("POST", "/heard?by=me", {.status = 200});
    configure();
    owe(u"day 1"_s);
    QVERIFY(comes(2));
    QCOMPARE(m_receiver->requests[0].header("webhook-id"),
             m_receiver->requests[1].header("webhook-id"));
    QCOMPARE(m_receiver->requests[0].body, m_receiver->requests[1].body);
    QTRY_COMPARE(m_notifier->stand().owed, 0);
    QVERIFY(!m_notifier->stand().trouble);
}

void TestNotifier::aReceiverThatIsAwayIsAskedWithOneNoticeOnly()
{
    m_receiver->on("POST", "/heard?by=me", {.status = 503});
    configure();
    owe(u"day 1"_s);
    QVERIFY(comes(1));
    QTRY_VERIFY(m_notifier->stand().trouble.has_value());
    for (int i = 2; i < 30; ++i)
        owe(u"day %1"_s.arg(i));
    QCoreApplication::processEvents();
    QCOMPARE(m_receiver->requests.size(), size_t{1}); // until the pause is over
    QVERIFY(comes(2));
    QTRY_COMPARE(m_notifier->stand().owed, 29);
    QCOMPARE(m_receiver->requests.size(), size_t{2});
}

void TestNotifier::anAnswerWithoutEndIsNotRead()
{
    const QByteArray piece(64 << 10, 'x');
    m_receiver->on(
        "POST", "/heard?by=me",
        {.status = 200, .source = [piece] { return piece; }, .sourceBytes = qint64{1} << 40});
    configure();
    owe(u"day 1"_s);
    QTRY_COMPARE(m_notifier->stand().owed, 0); // it was heard, whatever else is said
    QCOMPARE(m_receiver->requests.size(), size_t{1});
}

void TestNotifier::nobodyIsFollowedElsewhere()
{
    FakeHttpServer other;
    m_receiver->on("POST", "/heard?by=me",
                   {.status = 307, .headers = {{"Location", other.url("/heard")}}});
    configure();
    owe(u"day 1"_s);
    QVERIFY(comes(3));
    QVERIFY(other.requests.empty());
    QCOMPARE(m_notifier->stand().owed, 1);
}

void TestNotifier::thePrivateNetworkIsLeftAlone()
{
    configure(false);
    owe(u"day 1"_s);
    QTRY_VERIFY(m_notifier->stand().trouble.has_value());
    QCOMPARE(toString(m_notifier->stand().trouble->kind), u"private_network"_s);
    QVERIFY(m_receiver->requests.empty());
    // Allowed, it is called at once.
    m_receiver->on("POST", "/heard?by=me", {.status = 200});
    configure(true);
    QTRY_COMPARE(m_notifier->stand().owed, 0);
    QCOMPARE(m_receiver->requests.size(), size_t{1});
}

void TestNotifier::whatIsOwedOutlivesTheProgram()
{
    m_receiver->setDoor(FakeHttpServer::Door::Shut);
    configure();
    owe(u"day 1"_s);
    QTRY_VERIFY(m_notifier->stand().trouble.has_value());
    QCoro::waitFor(m_notifier->shutdown());
    m_receiver->setDoor(FakeHttpServer::Door::Open);
    m_receiver->on("POST", "/heard?by=me", {.status = 200});
    make();
    configure();
    QVERIFY(comes(1));
    QTRY_COMPARE(m_notifier->stand().owed, 0);
}

void TestNotifier::whatNobodyHeardForADayIsGivenUp()
{
    m_receiver->on("POST", "/heard?by=me", {.status = 500});
    configure();
    owe(u"day 1"_s);
    QVERIFY(comes(1));
    QTRY_VERIFY(m_notifier->stand().trouble.has_value());
    m_clock->advance(25h);
    QTRY_COMPARE(m_notifier->stand().owed, 0);
    QCOMPARE(m_receiver->requests.size(), size_t{1});
}

void TestNotifier::aCapIsToldOnce()
{
    m_receiver->on("POST", "/heard?by=me", {.status = 200});
    configure();
    owe(u"day 1"_s);
    QTRY_COMPARE(m_notifier->stand().owed, 0);
    owe(u"day 1"_s);
    QCOMPARE(m_notifier->stand().owed, 0);
    owe(u"day 2"_s);
    QCOMPARE(m_notifier->stand().owed, 1);
}

void TestNotifier::withoutAReceiverNothingIsOwed()
{
    m_notifier->configure({});
    m_notifier->start();
    owe(u"day 1"_s);
    QCOMPARE(m_notifier->stand().owed, 0);
}

void TestNotifier::aPictureThatIsGoneIsNotToldOf()
{
    m_hasWords = false;
    configure();
    owe(u"day 1"_s);
    QTRY_COMPARE(m_notifier->stand().owed, 0);
    QVERIFY(m_receiver->requests.empty());
}

QTEST_GUILESS_MAIN(TestNotifier)
#include "tst_notifier.moc"
