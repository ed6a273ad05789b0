#include "tests/app/servedhouse.h"

#include <QTcpSocket>
#include <QtTest>

#include <sys/stat.h>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

const QByteArray firstToken = "the-first-token-0123";
const QByteArray secondToken = "the-second-token-456";

//! `limner serve` as systemd runs it: its log, its settings, and what it lacks.
class TestServeService : public QObject {
    Q_OBJECT
private slots:
    void theJournalGetsOneLineAnEvent();
    void elsewhereTheLogStaysQuiet();
    void hangingUpReadsSettingsAgain();
    void callsUnderWayLiveThroughIt();
    void aBrokenFileChangesNothing();
    void nobodyElseMayWriteTheFile();
    void bucketAndKeysAreReadAgain();
    void checkTellsWhatAServerLacks();

private:
    void write(const Program &program, const QByteArray &text) const
    {
        QFile file{program.home() + u"/serve.env"_s};
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
        file.close();
        QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    }
    void name(Program &program) const
    {
        program.set(u"LIMNER_ENV_FILE"_s, program.home() + u"/serve.env"_s);
    }
    [[nodiscard]] static int status(const ServedHouse &house, const QByteArray &token)
    {
        return house.get("/v1/spend", {{"Authorization", "Bearer " + token}}).status;
    }
    [[nodiscard]] static QByteArray log(const Program &program)
    {
        QFile file{program.home() + u"/log/limner.log"_s};
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
    }
};

void TestServeService::theJournalGetsOneLineAnEvent()
{
    Program program;
    const QString path = program.home() + u"/stderr"_s;
    QFile file{path};
    QVERIFY(file.open(QIODevice::ReadWrite));
    struct stat stream = {};
    QCOMPARE(::fstat(file.handle(), &stream), 0);
    program.set(u"JOURNAL_STREAM"_s, u"%1:%2"_s.arg(stream.st_dev).arg(stream.st_ino));
    program.set(u"LIMNER_API_TOKEN"_s, QString::fromLatin1(firstToken));
    program.sendErrorsTo(path);
    ServedHouse house{program, {u"--sandbox"_s}};
    house.start();
    const ServedHouse::Headers bearer{{"Authorization", "Bearer " + firstToken}};
    const ServedAnswer made = house.post(
        "/generate", {{"prompt", "a secret garden\n<0>forged"}, {"width", 64}, {"height", 64}},
        bearer);
    QCOMPARE(made.status, 200);
    QCOMPARE(house.get("/v1/spend?x=%0a<0>forged").status, 401);
    QCOMPARE(house.stop().exitCode, 0);

    const QByteArray text = file.readAll();
    QVERIFY(text.contains("<6>limner.app: listening on http://127.0.0.1:"));
    QVERIFY(text.contains(" queued replicate aisha-ai-official/animagine-xl-4.0\n"));
    QVERIFY(text.contains(" done\n"));
    QVERIFY(text.contains(" stored as "));
    QVERIFY(text.contains("POST /generate 200\n"));
    for (const QByteArray &line : text.split('\n')) {
        // What sanitizers say of the program is not its log.
        QVERIFY2(line.isEmpty() || line.startsWith("<6>limner.") || line.startsWith("<4>limner."),
                 line.constData());
    }
    for (const QByteArray &secret : {firstToken, QByteArray{"secret garden"}, QByteArray{"forged"},
                                     QByteArray{"X-Amz-Signature"}})
        QVERIFY2(!text.contains(secret), secret.constData());
}

void TestServeService::elsewhereTheLogStaysQuiet()
{
    Program program;
    program.set(u"JOURNAL_STREAM"_s, u"8:12345"_s); // inherited from a session
    program.set(u"LIMNER_API_TOKEN"_s, QString::fromLatin1(firstToken));
    ServedHouse house{program, {u"--sandbox"_s}};
    house.start();
    QCOMPARE(status(house, firstToken), 200);
    QCOMPARE(house.stop().err, QByteArray{});
    QVERIFY(log(program).contains("GET /v1/spend 200"));
}

void TestServeService::hangingUpReadsSettingsAgain()
{
    Program program;
    name(program);
    write(program, "LIMNER_API_TOKEN=" + firstToken + "\n");
    ServedHouse house{program, {u"--sandbox"_s}};
    house.start();
    const ServedHouse::Headers page{{"Authorization", "Bearer " + secondToken},
                                    {"Origin", "https://page.example"}};
    QCOMPARE(status(house, firstToken), 200);
    QCOMPARE(status(house, secondToken), 401);
    QCOMPARE(house.call("POST", "/v1/jobs/none/cancel", {}, page).status, 403);

    write(program, "LIMNER_API_TOKEN=" + secondToken +
                       "\nLIMNER_API_ORIGINS=https://page.example\nLIMNER_API_PER_MINUTE=5\n");
    house.hangUp();
    QTRY_VERIFY_WITH_TIMEOUT(log(program).contains("settings were read again"), 30'000);
    QCOMPARE(status(house, firstToken), 401);
    QCOMPARE(house.call("POST", "/v1/jobs/none/cancel", {}, page).status, 404);
    int last = 200;
    for (int i = 0; i < 5 && last == 200; ++i)
        last = status(house, secondToken);
    QCOMPARE(last, 429);
    QCOMPARE(house.stop().exitCode, 0);
}

void TestServeService::callsUnderWayLiveThroughIt()
{
    Program program;
    name(program);
    write(program, "LIMNER_API_TOKEN=" + firstToken + "\n");
    ServedHouse house{program, {u"--sandbox"_s}};
    house.start();
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(house.port()));
    const QByteArray body = toBytes(small(u"through it all"_s));
    socket.write(
        "POST /generate HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
        "Bearer " +
        firstToken + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    const ServedHouse::Headers bearer{{"Authorization", "Bearer " + firstToken}};
    QTRY_VERIFY_WITH_TIMEOUT(house.get("/v1/jobs", bearer).body.contains("through it all"), 30'000);
    write(program, "LIMNER_API_TOKEN=" + secondToken + "\n");
    house.hangUp();
    QTRY_VERIFY_WITH_TIMEOUT(log(program).contains("settings were read again"), 30'000);
    QByteArray answer;
    QTRY_VERIFY_WITH_TIMEOUT(
        (answer += socket.readAll(), socket.state() == QAbstractSocket::UnconnectedState), 60'000);
    QCOMPARE(parseAnswer(answer).status, 200);
    QCOMPARE(memberAt(parseAnswer(answer).json(), "urls").size(), size_t{1});
}

void TestServeService::aBrokenFileChangesNothing()
{
    Program program;
    name(program);
    write(program, "LIMNER_API_TOKEN=" + firstToken + "\n");
    ServedHouse house{program, {u"--sandbox"_s}};
    house.start();
    int times = 0;
    for (const QByteArray &text :
         {"LIMNER_API_TOKEN=short\n" + QByteArray{}, "LIMNER_API_PER_MINUTE=many\n" + QByteArray{},
          "LIMNER_API_TOKEN=" + secondToken + "\nLIMNER_DAILY_CAP=lots\n"}) {
        write(program, text);
        house.hangUp();
        ++times;
        QTRY_COMPARE_WITH_TIMEOUT(log(program).count("settings stay as they were"), times, 30'000);
        QCOMPARE(status(house, firstToken), 200);
        QCOMPARE(status(house, secondToken), 401);
    }
    // Nor does it start with one.
    QCOMPARE(house.stop().exitCode, 0);
    QCOMPARE(program.run({u"serve"_s, u"--sandbox"_s, u"--listen"_s, u"127.0.0.1:0"_s}).exitCode,
             2);
}

void TestServeService::nobodyElseMayWriteTheFile()
{
    Program program;
    name(program);
    write(program, "LIMNER_DAILY_CAP=1\n");
    QVERIFY(QFile::setPermissions(program.home() + u"/serve.env"_s, QFileDevice::ReadOwner |
                                                                        QFileDevice::WriteOwner |
                                                                        QFileDevice::WriteOther));
    const ProgramRun open = program.run({u"list"_s, u"--sandbox"_s});
    QCOMPARE(open.exitCode, 2);
    QVERIFY2(open.err.contains("LIMNER_ENV_FILE"), open.err.constData());
    QVERIFY(QFile::remove(program.home() + u"/serve.env"_s));
    QCOMPARE(program.run({u"list"_s, u"--sandbox"_s}).exitCode, 2);
}

void TestServeService::bucketAndKeysAreReadAgain()
{
    Program program;
    name(program);
    write(program, "LIMNER_API_TOKEN=" + firstToken + "\n");
    ServedHouse house{program, {}};
    house.start();
    const Json before = house.get("/healthz").json();
    QCOMPARE(textAt(before, "store"), u"unconfigured"_s);
    QCOMPARE(textAt(before, "provider"), u"unconfigured"_s);
    write(program, "LIMNER_API_TOKEN=" + firstToken +
                       "\nMINIO_ENDPOINT=http://127.0.0.1:9\nMINIO_BUCKET=pictures\n"
                       "MINIO_ACCESS_KEY=reader\nMINIO_SECRET_KEY=secret-of-store\n"
                       "REPLICATE_API_TOKEN=r8_0123456789\n"
                       "REPLICATE_API_BASE_URL=http://127.0.0.1:9\n");
    house.hangUp();
    const Json after = house
                           .getUntil("/healthz",
                                     [](const Json &one) {
                                         return textAt(one, "store") == u"ok"_s &&
                                                textAt(one, "provider") == u"ok"_s;
                                     })
                           .json();
    QCOMPARE(textAt(after, "store"), u"ok"_s);
    QCOMPARE(textAt(after, "provider"), u"ok"_s);
    write(program, "LIMNER_API_TOKEN=" + firstToken + "\n");
    house.hangUp();
    const Json again =
        house
            .getUntil("/healthz",
                      [](const Json &one) { return textAt(one, "provider") == u"unconfigured"_s; })
            .json();
    QCOMPARE(textAt(again, "provider"), u"unconfigured"_s);
    QVERIFY(!log(program).contains("secret-of-store"));
}

void TestServeService::checkTellsWhatAServerLacks()
{
    Program program;
    const auto lacking = [&program](const QStringList &more) {
        const Json answer =
            program.run(QStringList{u"check"_s, u"--sandbox"_s, u"--json"_s} + more).json();
        int found = 0;
        for (const Json &one : memberAt(answer, "server"))
            found += boolAt(one, "ok", false) ? 0 : 1;
        return memberAt(answer, "server").empty() ? -1 : found;
    };
    const QStringList open{u"--listen"_s, u"0.0.0.0:8420"_s};
    QCOMPARE(lacking({}), -1);
    QCOMPARE(lacking(open), 2); // token and name
    const ProgramRun words = program.run(QStringList{u"check"_s, u"--sandbox"_s} + open);
    QCOMPARE(words.exitCode, 3);
    QVERIFY2(words.out.contains("LIMNER_API_BASE_URL"), words.out.constData());
    program.set(u"LIMNER_API_BASE_URL"_s, u"https://pictures.example"_s);
    program.set(u"LIMNER_API_TOKEN"_s, QString::fromLatin1(firstToken));
    QCOMPARE(lacking(open), 0);

    ServedHouse house{program, {u"--sandbox"_s}};
    house.start();
    const ServedHouse::Headers bearer{{"Authorization", "Bearer " + firstToken}};
    const Json answer = house.get("/v1/check", bearer).json();
    QVERIFY(memberAt(answer, "server").size() >= 4);
    QCOMPARE(boolAt(answer, "ok", false), true);
}

QTEST_GUILESS_MAIN(TestServeService)
#include "tst_serveservice.moc"
