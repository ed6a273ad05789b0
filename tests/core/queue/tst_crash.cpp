// Promise 1, proved by dying: the program is killed after every commit and in the middle of every
// effect, started again, and must end with every picture kept once and paid for once.

#include "core/base/digest.h"
#include "core/sandbox/replicate/simreplicate.h"
#include "core/sandbox/sims3.h"
#include "tests/core/queue/looprun.h"

#include <QDirIterator>
#include <QProcess>
#include <QtTest>

#include <cstdlib>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int crashed = 9;

//! What dies: `--child <replicate> <store> <folder> <prompt> <commit>`; commit 0 = never.
int runChild(const QStringList &arguments)
{
    const int commit = arguments.at(6).toInt();
    Database::setCommitHook([commit](int number) {
        if (number == commit)
            std::_Exit(crashed);
    });
    Loop loop{arguments.at(4), arguments.at(2).toLatin1(), arguments.at(3).toLatin1()};
    const bool good = QCoro::waitFor(loop.run(arguments.at(5)));
    QCoro::waitFor(loop.shutdown());
    return good ? 0 : 1;
}

//! Two servers that survive, and a program that does not.
struct World {
    QTemporaryDir folder;
    SimReplicate replicate{[] {
        SimReplicateOptions options;
        options.timeScale = 0.05;
        return options;
    }()};
    SimS3 store{SimS3Options{}};
    QString prompt = u"a lighthouse"_s;
    QProcess process;

    QString library() const { return folder.filePath(u"library"_s); }

    //! The exit code; -1 when it was killed or never ended.
    int start(int commit)
    {
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(),
                      {u"--child"_s, QString::fromLatin1(replicate.baseUrl()),
                       QString::fromLatin1(store.endpoint()), library(), prompt,
                       QString::number(commit)});
        if (!QTest::qWaitFor([this] { return process.state() == QProcess::NotRunning; }, 60'000))
            process.kill();
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

    //! Kills the program the moment this request is served.
    void killAt(const QByteArray &method, const QByteArray &part, FakeHttpServer &server)
    {
        server.setFault([this, method, part, done = false](
                            const ServedRequest &request) mutable -> std::optional<ServedReply> {
            if (!done && request.method == method && request.target.contains(part)) {
                done = true;
                process.kill();
            }
            return std::nullopt;
        });
    }
};

double ledger(Database &database, const QString &kind, int *entries)
{
    Result<QSqlQuery> row = database.run(
        u"SELECT count(*), coalesce(sum(amount), 0.0) FROM ledger WHERE kind = ?"_s, {kind});
    if (!row || !row->next())
        return -1;
    *entries = row->value(0).toInt();
    return row->value(1).toDouble();
}

QStringList filesBelow(const QString &folder)
{
    QStringList out;
    for (QDirIterator it{folder, QDir::Files, QDirIterator::Subdirectories}; it.hasNext();)
        out.append(it.next());
    return out;
}

//! Every picture kept once, stored once, paid for once.
void verify(World &world)
{
    QCOMPARE(world.replicate.creates, 1);
    QCOMPARE(world.replicate.tokensLeaked, 0);
    Loop loop{world.library(), world.replicate.baseUrl(), world.store.endpoint()};
    const std::vector<Artwork> kept = loop.library().artworksOfJob(QString::fromUtf16(loopJob));
    QCOMPARE(kept.size(), 2U);
    const auto albums = loop.library().albums().all();
    QVERIFY(albums && albums->size() == 1U);
    QCOMPARE(loop.library().albums().pictures(albums->front().id)->size(), kept.size());
    QStringList files;
    std::map<QString, QByteArray> expected; // key to MD5
    for (const Artwork &artwork : kept) {
        files.append(loop.library().originals().absolutePath(artwork));
        const Result<FileDigests> now = digestFile(files.last());
        QVERIFY(now.has_value());
        QCOMPARE(now->sha256, artwork.sha256);
        const Upload upload = loop.outbox().upload(artwork.id).value_or(Upload{});
        QCOMPARE(toString(upload.state), u"stored"_s);
        expected[upload.objectKey] = artwork.md5.toHex();
    }
    QCOMPARE(QSet<QString>(files.begin(), files.end()).size(), 2);
    QStringList present = filesBelow(world.library() + u"/originals"_s);
    present.sort();
    files.sort();
    QCOMPARE(present, files); // no orphan is left
    QVERIFY(filesBelow(world.library() + u"/incoming"_s).isEmpty());

    const auto listed = QCoro::waitFor(loop.store().list({}, {}, std::stop_token{}));
    QVERIFY(listed.has_value());
    std::map<QString, QByteArray> stored;
    for (const ObjectInfo &object : listed->objects)
        stored[object.key] = object.etag;
    QCOMPARE(stored, expected);

    int reserves = 0;
    int settles = 0;
    int refunds = 0;
    ledger(loop.library().database(), u"reserve"_s, &reserves);
    const double paid = ledger(loop.library().database(), u"settle"_s, &settles);
    ledger(loop.library().database(), u"refund"_s, &refunds);
    QCOMPARE(reserves, 1);
    QCOMPARE(settles, 1);
    QCOMPARE(refunds, 0);
    QVERIFY2(qAbs(paid - world.replicate.charged) < 0.0001,
             qPrintable(u"%1 and %2"_s.arg(paid).arg(world.replicate.charged)));
    QCoro::waitFor(loop.shutdown());
}

} // namespace

class TestCrash : public QObject {
    Q_OBJECT
private slots:
    void theWholeLoopWithoutACrash();
    void killedAfterEveryCommit();
    void killedInTheMiddleOfAnEffect_data();
    void killedInTheMiddleOfAnEffect();
    void killedAgainAndAgain();
    void aLostCreateAndADeadStore();
};

void TestCrash::theWholeLoopWithoutACrash()
{
    World world;
    QCOMPARE(world.start(0), 0);
    verify(world);
}

void TestCrash::killedAfterEveryCommit()
{
    int commit = 1;
    for (;; ++commit) {
        World world;
        const int ended = world.start(commit);
        if (ended == 0)
            break; // it has no more commits than that
        QCOMPARE(ended, crashed);
        QCOMPARE(world.start(0), 0);
        verify(world);
        if (QTest::currentTestFailed()) {
            qWarning("after commit %d", commit);
            return;
        }
    }
    // The schema, the job, intent, id, outputs, two pictures, done, and two uploads' intent and
    // product at the least: fewer would mean that something is not written down.
    QVERIFY2(commit > 11, qPrintable(QString::number(commit)));
}

void TestCrash::killedInTheMiddleOfAnEffect_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<bool>("atStore");
    QTest::newRow("create") << QByteArray{"POST"} << QByteArray{"/v1/predictions"} << false;
    QTest::newRow("poll") << QByteArray{"GET"} << QByteArray{"/v1/predictions/"} << false;
    QTest::newRow("first download") << QByteArray{"GET"} << QByteArray{"0.png"} << false;
    QTest::newRow("second download") << QByteArray{"GET"} << QByteArray{"1.png"} << false;
    QTest::newRow("upload") << QByteArray{"PUT"} << QByteArray{"/"} << true;
}

void TestCrash::killedInTheMiddleOfAnEffect()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, part);
    QFETCH(bool, atStore);
    World world;
    FakeHttpServer &server = atStore ? world.store.server() : world.replicate.server();
    world.killAt(method, part, server);
    QCOMPARE(world.start(0), -1);
    server.setFault({});
    QCOMPARE(world.start(0), 0);
    verify(world);
}

void TestCrash::killedAgainAndAgain()
{
    // Every start gets three or four commits further, and dies. (With the same number each time it
    // might never pay: it would go on with the discovery that nothing had been sent, and die with
    // the next intent.)
    World world;
    int starts = 0;
    while (world.start(3 + starts % 2) == crashed)
        QVERIFY(++starts < 40);
    verify(world);
}

void TestCrash::aLostCreateAndADeadStore()
{
    World world;
    world.prompt = u"a lighthouse [[lost]]"_s;
    int puts = 0;
    world.store.server().setFault(
        [&puts](const ServedRequest &request) -> std::optional<ServedReply> {
            if (request.method != "PUT" || ++puts > 4)
                return std::nullopt;
            ServedReply dead;
            dead.dropAfter = puts % 2 == 0;
            dead.dropBefore = !dead.dropAfter;
            return dead;
        });
    QCOMPARE(world.start(0), 0);
    verify(world);
}

int main(int argc, char **argv)
{
    QCoreApplication application{argc, argv};
    const QStringList arguments = application.arguments();
    if (arguments.size() == 7 && arguments.at(1) == u"--child"_s)
        return runChild(arguments);
    TestCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_crash.moc"
