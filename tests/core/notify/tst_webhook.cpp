#include "core/notify/webhook.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

// The example of the standard's own libraries.
const QByteArray secretText = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const QByteArray exampleId = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const QByteArray exampleTime = "1614265330";
const QByteArray exampleBody = R"({"test": 2432232314})";
const QByteArray exampleSignature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

QDateTime at(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

} // namespace

class TestWebhook : public QObject {
    Q_OBJECT
private slots:
    void signsAsTheStandardDoes();
    void whatIsSignedIsHeard_data();
    void whatIsSignedIsHeard();
    void everythingElseIsRefused_data();
    void everythingElseIsRefused();
    void aSecretThatIsNoneSignsNothing_data();
    void aSecretThatIsNoneSignsNothing();
};

void TestWebhook::signsAsTheStandardDoes()
{
    const QByteArray key = webhookKey(Secret{secretText});
    QCOMPARE(webhookSignature(key, exampleId, exampleTime, exampleBody), exampleSignature);
}

void TestWebhook::whatIsSignedIsHeard_data()
{
    QTest::addColumn<QByteArray>("signature");
    QTest::addColumn<qint64>("late");
    QTest::newRow("at once") << exampleSignature << qint64{0};
    QTest::newRow("five minutes late") << exampleSignature << qint64{300};
    QTest::newRow("from a clock that is ahead") << exampleSignature << qint64{-300};
    QTest::newRow("beside another secret's") << "v1,AAAA " + exampleSignature << qint64{10};
    QTest::newRow("beside another version's") << "v2,AAAA " + exampleSignature << qint64{10};
}

void TestWebhook::whatIsSignedIsHeard()
{
    QFETCH(const QByteArray, signature);
    QFETCH(const qint64, late);
    const WebhookHead head{exampleId, exampleTime, signature};
    QVERIFY(checkWebhook(Secret{secretText}, head, exampleBody, at(1614265330 + late)));
}

void TestWebhook::everythingElseIsRefused_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("timestamp");
    QTest::addColumn<QByteArray>("signature");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qint64>("late");
    QTest::addColumn<QString>("kind");
    const QString missing = u"invalid_input"_s;
    const QString wrong = u"unauthorized"_s;
    const QByteArray none;
    const QByteArray manyFirst = QByteArray{"v1,AAAA "}.repeated(1000) + exampleSignature;
    QTest::newRow("no id") << none << exampleTime << exampleSignature << exampleBody << qint64{0}
                           << missing;
    QTest::newRow("no time") << exampleId << none << exampleSignature << exampleBody << qint64{0}
                             << missing;
    QTest::newRow("no signature") << exampleId << exampleTime << none << exampleBody << qint64{0}
                                  << missing;
    QTest::newRow("a time that is none") << exampleId << QByteArray{"yesterday"} << exampleSignature
                                         << exampleBody << qint64{0} << missing;
    QTest::newRow("an endless time") << exampleId << QByteArray(4000, '9') << exampleSignature
                                     << exampleBody << qint64{0} << missing;
    QTest::newRow("an endless id") << QByteArray(4000, 'x') << exampleTime << exampleSignature
                                   << exampleBody << qint64{0} << missing;
    QTest::newRow("another body") << exampleId << exampleTime << exampleSignature
                                  << QByteArray{"{}"} << qint64{0} << wrong;
    QTest::newRow("another id") << QByteArray{"msg_other"} << exampleTime << exampleSignature
                                << exampleBody << qint64{0} << wrong;
    QTest::newRow("a time that was made younger")
        << exampleId << QByteArray{"1614265999"} << exampleSignature << exampleBody << qint64{669}
        << wrong;
    QTest::newRow("cut off") << exampleId << exampleTime << exampleSignature.chopped(1)
                             << exampleBody << qint64{0} << wrong;
    QTest::newRow("without its version")
        << exampleId << exampleTime << exampleSignature.mid(3) << exampleBody << qint64{0} << wrong;
    QTest::newRow("behind a thousand others")
        << exampleId << exampleTime << manyFirst << exampleBody << qint64{0} << wrong;
    QTest::newRow("too old") << exampleId << exampleTime << exampleSignature << exampleBody
                             << qint64{301} << u"clock_skew"_s;
    QTest::newRow("of the future") << exampleId << exampleTime << exampleSignature << exampleBody
                                   << qint64{-301} << u"clock_skew"_s;
}

void TestWebhook::everythingElseIsRefused()
{
    QFETCH(const QByteArray, id);
    QFETCH(const QByteArray, timestamp);
    QFETCH(const QByteArray, signature);
    QFETCH(const QByteArray, body);
    QFETCH(const qint64, late);
    QFETCH(const QString, kind);
    const WebhookHead head{id, timestamp, signature};
    const Result<> checked = checkWebhook(Secret{secretText}, head, body, at(1614265330 + late));
    QVERIFY(!checked);
    QCOMPARE(toString(checked.error().kind), kind);
}

void TestWebhook::aSecretThatIsNoneSignsNothing_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray{};
    QTest::newRow("without its beginning") << secretText.mid(6);
    QTest::newRow("no base64") << QByteArray{"whsec_!!!!!!!!!!!!!!!!!!!!!!!!"};
    QTest::newRow("too short") << QByteArray{"whsec_AAAA"};
}

void TestWebhook::aSecretThatIsNoneSignsNothing()
{
    QFETCH(const QByteArray, text);
    const Secret secret{text};
    QVERIFY(webhookKey(secret).isEmpty());
    // What anybody could sign with an empty key.
    const QByteArray signature = webhookSignature({}, exampleId, exampleTime, exampleBody);
    const WebhookHead head{exampleId, exampleTime, signature};
    QVERIFY(!checkWebhook(secret, head, exampleBody, at(1614265330)));
}

QTEST_GUILESS_MAIN(TestWebhook)
#include "tst_webhook.moc"
