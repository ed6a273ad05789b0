#include "core/base/digest.h"
#include "core/net/httpclient.h"
#include "core/s3/s3bucket.h"
#include "core/sandbox/replicate/simreplicate.h"
#include "tests/support/program.h"
#include "tests/support/realminio.h"

#include <QtTest>

#include <csignal>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

//! The whole loop through the real binary: simulated Replicate, real MinIO.
class TestLoop : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void generatePrintsALinkThatOpens();
    void fourPicturesAreOneJob();
    void theSameIdIsOneJobForEver();
    void theSameFixedSeedIsPaidOnce();
    void listAndJobsTellWhatThereIs();
    void aStoreThatIsAwayLeavesThePictureSafe();
    void aMissingBucketIsNamedAndCreatedOnlyWhenAsked();
    void presignedLinksOpenToo();
    void failuresHaveTheirExitCodes_data();
    void failuresHaveTheirExitCodes();
    void withoutKeysNothingStarts();
    void interruptAsksTheProviderToCancel();
    void aKilledRunIsPickedUpAndPaidOnce();
    void twoProcessesShareOneLibrary_data();
    void twoProcessesShareOneLibrary();
    void noSecretIsWrittenAnywhere();

private:
    [[nodiscard]] ProgramRun generate(const QString &prompt, const QStringList &more = {})
    {
        return m_program->run(QStringList{u"generate"_s, u"--prompt"_s, prompt, u"--json"_s,
                                          u"-p"_s, u"width=64"_s, u"-p"_s, u"height=48"_s} +
                              more);
    }
    [[nodiscard]] QByteArray fetch(const QString &url)
    {
        HttpRequest request;
        request.url = url.toLatin1();
        const auto answer = QCoro::waitFor(m_http.send(std::move(request), {}));
        return answer && answer->status == 200 ? answer->body : QByteArray{};
    }
    void prepareBucket(const QString &bucket, bool isPublic);

    HttpClient m_http;
    SystemClock m_clock;
    RealMinio m_minio;
    std::unique_ptr<SimReplicate> m_replicate;
    std::unique_ptr<Program> m_program;
};

void TestLoop::initTestCase()
{
    m_minio.start();
    prepareBucket(u"pictures"_s, true);
    prepareBucket(u"private"_s, false);
}

void TestLoop::prepareBucket(const QString &bucket, bool isPublic)
{
    S3Config config;
    config.endpoint = m_minio.endpoint();
    config.bucket = bucket;
    config.accessKey = m_minio.accessKey();
    config.secretKey = Secret{m_minio.secretKey()};
    S3Client store{m_http, m_clock, config};
    QVERIFY(QCoro::waitFor(S3Bucket{store}.create({})));
    if (isPublic)
        QVERIFY(QCoro::waitFor(S3Bucket{store}.makePublic({}, {})));
}

void TestLoop::init()
{
    SimReplicateOptions options;
    options.timeScale = 0.05;
    m_replicate = std::make_unique<SimReplicate>(options);
    m_program = std::make_unique<Program>();
    m_program->set(u"REPLICATE_API_TOKEN"_s, QString::fromLatin1(options.token));
    m_program->set(u"REPLICATE_API_BASE_URL"_s, QString::fromLatin1(m_replicate->baseUrl()));
    m_program->set(u"MINIO_ENDPOINT"_s, m_minio.endpoint());
    m_program->set(u"MINIO_ACCESS_KEY"_s, m_minio.accessKey());
    m_program->set(u"MINIO_SECRET_KEY"_s, m_minio.secretKey());
    m_program->set(u"MINIO_BUCKET"_s, u"pictures"_s);
}

void TestLoop::generatePrintsALinkThatOpens()
{
    const ProgramRun run = generate(u"a lighthouse at dusk, 灯塔"_s);
    QVERIFY2(run.exitCode == 0, (run.err).constData());
    const Json out = run.json();
    QCOMPARE(out.at("urls").size(), size_t{1});
    const Json &image = out.at("images").at(0);
    const QByteArray linked = fetch(textAt(image, "url"));
    QFile kept{textAt(image, "path")};
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QVERIFY(!linked.isEmpty());
    QCOMPARE(linked, kept.readAll());
    QCOMPARE(textAt(image, "sha256"), QString::fromLatin1(sha256Hex(linked)));
    QCOMPARE(integerAt(image, "width"), qint64{64});
    QCOMPARE(integerAt(image, "height"), qint64{48});
    QVERIFY(integerAt(image, "seed").value_or(-1) >= 0);
    QVERIFY(!out.at("cached").get<bool>());
    QVERIFY(out.at("cost").at("amount").get<double>() > 0);
    QCOMPARE(m_replicate->creates, 1);
    QCOMPARE(m_replicate->tokensLeaked, 0);
}

void TestLoop::fourPicturesAreOneJob()
{
    const ProgramRun run = generate(u"four of a kind"_s, {u"--count"_s, u"4"_s});
    QVERIFY2(run.exitCode == 0, (run.err).constData());
    QCOMPARE(run.json().at("urls").size(), size_t{4});
    QCOMPARE(m_replicate->creates, 1);
}

void TestLoop::theSameIdIsOneJobForEver()
{
    const QStringList id{u"--id"_s, u"daily-42"_s};
    const ProgramRun first = generate(u"once"_s, id);
    const ProgramRun second = generate(u"once"_s, id);
    QVERIFY2(first.exitCode == 0, (first.err).constData());
    QVERIFY2(second.exitCode == 0, (second.err).constData());
    QCOMPARE(m_replicate->creates, 1);
    QCOMPARE(textAt(second.json(), "job"), u"daily-42"_s);
    QCOMPARE(first.json().at("urls"), second.json().at("urls"));
    QVERIFY(second.json().at("cached").get<bool>());
}

void TestLoop::theSameFixedSeedIsPaidOnce()
{
    const QStringList seed{u"-p"_s, u"seed=77"_s};
    const ProgramRun first = generate(u"twins"_s, seed);
    const ProgramRun second = generate(u"twins"_s, seed);
    QVERIFY2(second.exitCode == 0, (second.err).constData());
    QCOMPARE(m_replicate->creates, 1);
    QCOMPARE(first.json().at("urls"), second.json().at("urls"));
    QVERIFY(second.json().at("cached").get<bool>());
}

void TestLoop::listAndJobsTellWhatThereIs()
{
    QVERIFY(generate(u"a red coat in the rain"_s).exitCode == 0);
    QVERIFY(generate(u"a blue hat"_s).exitCode == 0);
    const Json found = m_program->run({u"list"_s, u"red coat"_s, u"--json"_s}).json();
    QCOMPARE(found.size(), size_t{1});
    const Json &row = found.at(0);
    QCOMPARE(textAt(row, "prompt"), u"a red coat in the rain"_s);
    QCOMPARE(textAt(row, "state"), u"stored"_s);
    QVERIFY(textAt(row, "url").startsWith(m_minio.endpoint()));
    QCOMPARE(textAt(row, "provider"), u"replicate"_s);
    QVERIFY(row.at("error").is_null());
    QCOMPARE(row.at("billed"), Json(true));
    const Json all = m_program->run({u"list"_s, u"--limit"_s, u"1"_s, u"--json"_s}).json();
    QCOMPARE(all.size(), size_t{1});
    QCOMPARE(textAt(all.at(0), "prompt"), u"a blue hat"_s);
    const Json jobs = m_program->run({u"jobs"_s, u"--json"_s}).json();
    QCOMPARE(jobs.size(), size_t{2});
    QCOMPARE(textAt(jobs.at(0), "state"), u"done"_s);
    QCOMPARE(integerAt(jobs.at(0), "outputs"), qint64{1});
}

void TestLoop::aStoreThatIsAwayLeavesThePictureSafe()
{
    const QString alive = m_minio.endpoint();
    m_program->set(u"MINIO_ENDPOINT"_s, u"http://127.0.0.1:9"_s);
    const ProgramRun run = generate(u"nowhere to go"_s);
    QCOMPARE(run.exitCode, 6);
    const Json out = run.json();
    QCOMPARE(out.at("urls").size(), size_t{0});
    QVERIFY(out.at("images").at(0).at("url").is_null());
    QVERIFY(QFile::exists(textAt(out.at("images").at(0), "path")));
    QCOMPARE(textAt(out.at("error"), "kind"), u"not_uploaded"_s);
    QVERIFY(!run.err.isEmpty());
    const Json listed = m_program->run({u"list"_s, u"--json"_s}).json().at(0);
    QVERIFY(listed.at("url").is_null());
    QVERIFY(!textAt(listed.at("error"), "message").isEmpty()); // never without a word
    QCOMPARE(m_program->run({u"resume"_s, u"--json"_s}).exitCode, 6);

    m_program->set(u"MINIO_ENDPOINT"_s, alive);
    const ProgramRun resumed = m_program->run({u"resume"_s, u"--json"_s});
    QVERIFY2(resumed.exitCode == 0, (resumed.err).constData());
    QCOMPARE(resumed.json().at("urls").size(), size_t{1});
    QVERIFY(!fetch(toText(resumed.json().at("urls").at(0))).isEmpty());
    QCOMPARE(m_replicate->creates, 1);
}

void TestLoop::aMissingBucketIsNamedAndCreatedOnlyWhenAsked()
{
    m_program->set(u"MINIO_BUCKET"_s, u"not-yet-there"_s);
    const ProgramRun run = generate(u"no bucket"_s);
    QCOMPARE(run.exitCode, 6);
    QVERIFY2(run.err.contains("--create-bucket"), (run.err).constData());
    const ProgramRun created = m_program->run({u"check"_s, u"--create-bucket"_s, u"--json"_s});
    QVERIFY2(created.exitCode == 0, (created.err + created.out).constData());
    QCOMPARE(m_program->run({u"resume"_s, u"--json"_s}).exitCode, 0);
}

void TestLoop::presignedLinksOpenToo()
{
    m_program->set(u"MINIO_BUCKET"_s, u"private"_s);
    const ProgramRun run = generate(u"for invited guests"_s);
    QVERIFY2(run.exitCode == 0, (run.err).constData());
    const QString url = toText(run.json().at("urls").at(0));
    QVERIFY(url.contains(u"X-Amz-Signature="_s));
    QVERIFY(url.contains(u"X-Amz-Expires=604800"_s));
    QVERIFY(!fetch(url).isEmpty());
    QVERIFY(fetch(url.section(u'?', 0, 0)).isEmpty());
}

void TestLoop::failuresHaveTheirExitCodes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("kind");
    const QStringList base{u"generate"_s, u"--json"_s, u"--prompt"_s};
    QTest::addRow("empty prompt") << QStringList(base + QStringList{u"  "_s}) << 2 << u"usage"_s;
    QTest::addRow("out of range") << QStringList(base +
                                                 QStringList{u"x"_s, u"-p"_s, u"steps=101"_s})
                                  << 2 << u"invalid_input"_s;
    QTest::addRow("unknown parameter")
        << QStringList(base + QStringList{u"x"_s, u"-p"_s, u"stepz=1"_s}) << 2
        << u"invalid_input"_s;
    QTest::addRow("unknown option")
        << QStringList(base + QStringList{u"x"_s, u"--stpes"_s}) << 2 << u"usage"_s;
    QTest::addRow("unknown model")
        << QStringList(base + QStringList{u"x"_s, u"--model"_s, u"no/such"_s}) << 1
        << u"not_found"_s;
    QTest::addRow("model failed") << QStringList(base + QStringList{u"[[fail:E1001]]"_s}) << 1
                                  << u"model_failed"_s;
    QTest::addRow("content refused")
        << QStringList(base + QStringList{u"[[nsfw]]"_s}) << 1 << u"content_refused"_s;
    QTest::addRow("no credit") << QStringList(base + QStringList{u"[[402]]"_s}) << 4
                               << u"no_credit"_s;
    QTest::addRow("an html output")
        << QStringList(base + QStringList{u"[[html]]"_s}) << 1 << u"not_an_image"_s;
    QTest::addRow("an empty output")
        << QStringList(base + QStringList{u"[[empty]]"_s}) << 1 << u"not_an_image"_s;
}

void TestLoop::failuresHaveTheirExitCodes()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, kind);
    const ProgramRun run = m_program->run(arguments);
    QVERIFY2(run.exitCode == code, (run.err + run.out).constData());
    QCOMPARE(textAt(run.json().at("error"), "kind"), kind);
    QVERIFY(!textAt(run.json().at("error"), "message").isEmpty());
    QVERIFY(!textAt(run.json().at("error"), "hint").isEmpty());
    QVERIFY(!run.err.isEmpty());
}

void TestLoop::withoutKeysNothingStarts()
{
    m_program->set(u"REPLICATE_API_TOKEN"_s, {});
    QCOMPARE(generate(u"x"_s).exitCode, 3);
    m_program->set(u"REPLICATE_API_TOKEN"_s, u"r8_wrongwrongwrongwrongwrongwrongwrongwr"_s);
    const ProgramRun wrong = generate(u"x"_s);
    QVERIFY2(wrong.exitCode == 4, (wrong.err).constData());
    m_program->set(u"REPLICATE_API_TOKEN"_s, QString::fromLatin1(m_replicate->options.token));
    m_program->set(u"MINIO_BUCKET"_s, {});
    QCOMPARE(generate(u"x"_s).exitCode, 3);
    m_program->set(u"MINIO_BUCKET"_s, u"pictures"_s);
    m_program->set(u"MINIO_ENDPOINT"_s, u"minio.example.com:9000"_s);
    const ProgramRun schemeless = generate(u"x"_s);
    QVERIFY2(schemeless.exitCode == 2 || schemeless.exitCode == 3, (schemeless.err).constData());
    QVERIFY(schemeless.err.contains("http"));
    QCOMPARE(m_replicate->creates, 0);
}

void TestLoop::interruptAsksTheProviderToCancel()
{
    m_replicate->options.timeScale = 20; // long enough to be interrupted
    const auto process =
        m_program->start({u"generate"_s, u"--prompt"_s, u"too slow"_s, u"--json"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_replicate->creates, 1, 20'000);
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    const ProgramRun run = Program::finish(*process);
    QVERIFY2(run.exitCode == 130, (run.err).constData());
    const auto cancels =
        std::count_if(m_replicate->server().requests.begin(), m_replicate->server().requests.end(),
                      [](const ServedRequest &seen) { return seen.target.endsWith("/cancel"); });
    QVERIFY(cancels >= 1);
    const Json jobs = m_program->run({u"jobs"_s, u"--json"_s}).json();
    QCOMPARE(textAt(jobs.at(0), "state"), u"cancelled"_s);
}

void TestLoop::aKilledRunIsPickedUpAndPaidOnce()
{
    m_replicate->options.timeScale = 0.3;
    const auto process = m_program->start({u"generate"_s, u"--prompt"_s, u"rises again"_s, u"-p"_s,
                                           u"width=64"_s, u"-p"_s, u"height=64"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_replicate->creates, 1, 20'000);
    process->kill();
    QVERIFY(Program::finish(*process).crashed);
    const ProgramRun resumed = m_program->run({u"resume"_s, u"--json"_s});
    QVERIFY2(resumed.exitCode == 0, (resumed.err).constData());
    QCOMPARE(resumed.json().at("urls").size(), size_t{1});
    QCOMPARE(m_replicate->creates, 1);
}

void TestLoop::twoProcessesShareOneLibrary_data()
{
    QTest::addColumn<QStringList>("whatMakesThemOne");
    QTest::newRow("the same fixed seed") << QStringList{u"-p"_s, u"seed=5"_s};
    QTest::newRow("the same id") << QStringList{u"--id"_s, u"tonight"_s};
}

void TestLoop::twoProcessesShareOneLibrary()
{
    QFETCH(QStringList, whatMakesThemOne);
    m_replicate->options.timeScale = 0.3;
    const QStringList same =
        QStringList{u"generate"_s, u"--prompt"_s, u"shared"_s, u"--json"_s,
                    u"-p"_s,       u"width=64"_s, u"-p"_s,     u"height=64"_s} +
        whatMakesThemOne;
    const auto first = m_program->start(same);
    const auto second = m_program->start(same);
    const ProgramRun one = Program::finish(*first);
    const ProgramRun two = Program::finish(*second);
    QVERIFY2(one.exitCode == 0, (one.err).constData());
    QVERIFY2(two.exitCode == 0, (two.err).constData());
    QCOMPARE(m_replicate->creates, 1);
    QCOMPARE(one.json().at("urls"), two.json().at("urls"));
}

void TestLoop::noSecretIsWrittenAnywhere()
{
    m_program->set(u"LIMNER_TRACE"_s, m_program->home() + u"/trace.json"_s);
    QVERIFY(generate(u"a secret garden"_s).exitCode == 0);
    m_program->set(u"MINIO_SECRET_KEY"_s, u"wrong-but-also-secret"_s);
    QCOMPARE(generate(u"a wrong key"_s).exitCode, 6);
    int files = 0;
    QDirIterator each{m_program->home(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories};
    while (each.hasNext()) {
        QFile file{each.next()};
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        ++files;
        for (const QByteArray &secret : {m_replicate->options.token, m_minio.secretKey().toUtf8(),
                                         QByteArray{"wrong-but-also-secret"}})
            QVERIFY2(!bytes.contains(secret), qUtf8Printable(file.fileName()));
    }
    QVERIFY(files > 3);
}

QTEST_GUILESS_MAIN(TestLoop)
#include "tst_loop.moc"
