#include "core/net/httpclient.h"
#include "core/s3/s3bucket.h"
#include "core/sandbox/replicate/simreplicate.h"
#include "core/sandbox/sims3.h"
#include "tests/support/program.h"
#include "tests/support/realminio.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

int asked(SimS3 &store, const QByteArray &method)
{
    const std::vector<ServedRequest> &requests = store.server().requests;
    return static_cast<int>(
        std::count_if(requests.begin(), requests.end(),
                      [&](const ServedRequest &one) { return one.method == method; }));
}

} // namespace

//! Stores that are odd, in trouble or under another name, through the real binary: what it prints,
//! how it ends, and what the store was asked.
class TestLoopStore : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void aRefusedStoreIsAskedOnce();
    void aStoreUnderAnotherNameSaysWhereThePictureIs();
    void aSandboxPictureHasItsLinkAfterARestart();
    void aPublicLinkNeedsNoKey();
    void aPublicAddressThatDoesNotAnswerDelaysNothing();
    void aLinkThatDoesNotOpenIsSaid();
    void anEncryptingBucketStores();
    void aRefusalInTheMiddleOfALargeOneIsNamed();
    void theProxyIsNamed_data();
    void theProxyIsNamed();
    void anHttpsAddressOfAPlainPortIsNamed();
    void aNameThatStoresRefuseIsFoundBeforePaying();
    void theRegionIsRememberedForLinks();

private:
    [[nodiscard]] ProgramRun generate(const QString &prompt, const QStringList &more = {})
    {
        return m_program->run(QStringList{u"generate"_s, u"--prompt"_s, prompt, u"--json"_s,
                                          u"-p"_s, u"width=64"_s, u"-p"_s, u"height=48"_s} +
                              more);
    }
    [[nodiscard]] Json list() { return m_program->run({u"list"_s, u"--json"_s}).json(); }
    [[nodiscard]] HttpResponse fetch(const QString &url)
    {
        HttpRequest request;
        request.url = url.toLatin1();
        return QCoro::waitFor(m_http.send(std::move(request), {})).value_or(HttpResponse{});
    }
    void use(const SimS3 &store)
    {
        m_program->set(u"MINIO_ENDPOINT"_s, QString::fromLatin1(store.endpoint()));
        m_program->set(u"MINIO_ACCESS_KEY"_s, QString::fromLatin1(store.options.accessKey));
        m_program->set(u"MINIO_SECRET_KEY"_s, QString::fromLatin1(store.options.secretKey));
        m_program->set(u"MINIO_BUCKET"_s, store.options.bucket);
    }

    HttpClient m_http;
    SystemClock m_clock;
    std::unique_ptr<RealMinio> m_minio;
    std::unique_ptr<SimReplicate> m_replicate;
    std::unique_ptr<Program> m_program;
};

void TestLoopStore::initTestCase()
{
    MinioOptions options;
    options.environment = {
        {u"MINIO_KMS_SECRET_KEY"_s, u"limner:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="_s},
        {u"MINIO_KMS_AUTO_ENCRYPTION"_s, u"on"_s}};
    m_minio = std::make_unique<RealMinio>(options);
    m_minio->start();
    S3Config config;
    config.endpoint = m_minio->endpoint();
    config.bucket = u"pictures"_s;
    config.accessKey = m_minio->accessKey();
    config.secretKey = Secret{m_minio->secretKey()};
    S3Client store{m_http, m_clock, config};
    QVERIFY(QCoro::waitFor(S3Bucket{store}.create({})));
}

void TestLoopStore::init()
{
    SimReplicateOptions options;
    options.timeScale = 0.05;
    m_replicate = std::make_unique<SimReplicate>(options);
    m_program = std::make_unique<Program>();
    m_program->set(u"REPLICATE_API_TOKEN"_s, QString::fromLatin1(options.token));
    m_program->set(u"REPLICATE_API_BASE_URL"_s, QString::fromLatin1(m_replicate->baseUrl()));
    m_program->set(u"MINIO_ENDPOINT"_s, m_minio->endpoint());
    m_program->set(u"MINIO_ACCESS_KEY"_s, m_minio->accessKey());
    m_program->set(u"MINIO_SECRET_KEY"_s, m_minio->secretKey());
    m_program->set(u"MINIO_BUCKET"_s, u"pictures"_s);
}

void TestLoopStore::aRefusedStoreIsAskedOnce()
{
    SimS3 store{SimS3Options{}};
    use(store);
    m_program->set(u"MINIO_SECRET_KEY"_s, u"not the right one"_s);
    const ProgramRun run = generate(u"twelve of a kind"_s, {u"--count"_s, u"12"_s});
    QVERIFY2(run.exitCode == 6, run.err.constData());
    QVERIFY2(run.err.contains("secret key"), run.err.constData());
    QCOMPARE(run.json().at("images").size(), size_t{12});
    QCOMPARE(asked(store, "PUT"), 1);
    QCOMPARE(asked(store, "GET") + asked(store, "HEAD"), 0);
    use(store);
    const ProgramRun resumed = m_program->run({u"resume"_s, u"--json"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.err.constData());
    QCOMPARE(resumed.json().at("urls").size(), size_t{12});
}

void TestLoopStore::aStoreUnderAnotherNameSaysWhereThePictureIs()
{
    QCOMPARE(generate(u"here"_s).exitCode, 0);
    QVERIFY(!textAt(list().at(0), "url").isEmpty());
    const QString before = m_minio->endpoint().section(u'/', -1) + u"/pictures"_s;
    m_program->set(u"MINIO_ENDPOINT"_s, u"http://localhost:"_s + QString::number(m_minio->port()));
    const Json row = list().at(0);
    QVERIFY(row.at("url").is_null());
    QCOMPARE(textAt(row, "state"), u"stored"_s);
    QCOMPARE(textAt(row.at("error"), "kind"), u"other_store"_s);
    QVERIFY2(textAt(row.at("error"), "message").contains(before),
             qPrintable(textAt(row.at("error"), "message")));
    QVERIFY(textAt(row.at("error"), "hint").contains(u"Same bucket"_s));
}

void TestLoopStore::aSandboxPictureHasItsLinkAfterARestart()
{
    const QStringList sandbox{u"--sandbox"_s};
    const ProgramRun made = m_program->run(
        sandbox + QStringList{u"generate"_s, u"--prompt"_s, u"practice"_s, u"--json"_s, u"-p"_s,
                              u"width=64"_s, u"-p"_s, u"height=64"_s, u"-p"_s, u"steps=1"_s});
    QVERIFY2(made.exitCode == 0, made.err.constData());
    const Json row = m_program->run(sandbox + QStringList{u"list"_s, u"--json"_s}).json().at(0);
    const QString url = textAt(row, "url");
    QVERIFY2(!url.isEmpty(), toBytes(row).constData());
    QVERIFY(url != toText(made.json().at("urls").at(0))); // another start has another port
    QCOMPARE(QUrl{url}.path(), QUrl{toText(made.json().at("urls").at(0))}.path());
    QVERIFY(row.at("error").is_null());
}

void TestLoopStore::aPublicLinkNeedsNoKey()
{
    SimS3 store{SimS3Options{}};
    use(store);
    QCOMPARE(generate(u"for everyone"_s).exitCode, 0);
    m_program->set(u"MINIO_ACCESS_KEY"_s, {});
    m_program->set(u"MINIO_SECRET_KEY"_s, {});
    const QString url = textAt(list().at(0), "url");
    QVERIFY(!url.isEmpty());
    QCOMPARE(fetch(url).status, 200);
}

void TestLoopStore::aPublicAddressThatDoesNotAnswerDelaysNothing()
{
    FakeHttpServer silent;
    silent.setHandler([](const ServedRequest &) { return ServedReply{.hang = true}; });
    m_program->set(u"MINIO_PUBLIC_URL"_s, QString::fromLatin1(silent.origin()));
    const ProgramRun run = generate(u"at once"_s, {u"--count"_s, u"4"_s});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QCOMPARE(silent.requests.size(), size_t{1}); // asked once, and not waited for
    const Json urls(run.json().at("urls")); // a loop over a part of a temporary reads what is gone
    QCOMPARE(urls.size(), size_t{4});
    for (const Json &url : urls)
        QCOMPARE(fetch(toText(url)).status, 200); // signed ones, which open
    m_program->set(u"LIMNER_LINKS"_s, u"public"_s);
    const ProgramRun open = generate(u"insisting"_s);
    QVERIFY2(open.exitCode == 0, open.err.constData());
    QVERIFY(toText(open.json().at("urls").at(0)).startsWith(QString::fromLatin1(silent.origin())));
}

void TestLoopStore::aLinkThatDoesNotOpenIsSaid()
{
    m_program->set(u"LIMNER_LINKS"_s, u"public"_s); // the bucket is private
    const ProgramRun run = generate(u"behind a door"_s);
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QCOMPARE(fetch(toText(run.json().at("urls").at(0))).status, 403);
    QVERIFY2(run.err.contains("could not open this link"), run.err.constData());
    QCOMPARE(textAt(list().at(0).at("error"), "kind"), u"link_unopened"_s);
}

void TestLoopStore::anEncryptingBucketStores()
{
    const ProgramRun run = generate(u"sealed"_s);
    QVERIFY2(run.exitCode == 0, run.err.constData());
    const HttpResponse got = fetch(toText(run.json().at("urls").at(0)));
    QVERIFY(!got.header("x-amz-server-side-encryption").isEmpty()); // or this tests nothing
    QCOMPARE(got.header("x-amz-meta-limner-sha256"),
             textAt(run.json().at("images").at(0), "sha256").toLatin1());
}

void TestLoopStore::aRefusalInTheMiddleOfALargeOneIsNamed()
{
    SimS3 store{SimS3Options{}};
    use(store);
    store.server().setDoorkeeper([](const ServedRequest &head) -> std::optional<ServedReply> {
        const bool isLarge = head.header("Content-Length").toLongLong() > 300'000;
        return isLarge ? std::optional{ServedReply{.status = 413}} : std::nullopt;
    });
    const ProgramRun run = m_program->run({u"generate"_s, u"--prompt"_s, u"wide"_s, u"--json"_s,
                                           u"-p"_s, u"width=2048"_s, u"-p"_s, u"height=2048"_s});
    QVERIFY2(run.exitCode == 6, run.err.constData());
    QVERIFY(integerAt(run.json().at("images").at(0), "bytes").value_or(0) > 300'000);
    QVERIFY2(run.err.contains("too large for the store"), run.err.constData());
    QCOMPARE(textAt(list().at(0), "state"), u"rejected"_s);
    QVERIFY(QFile::exists(textAt(run.json().at("images").at(0), "path")));
}

void TestLoopStore::theProxyIsNamed_data()
{
    QTest::addColumn<bool>("isThere");
    QTest::addColumn<QString>("kind");
    QTest::newRow("dead") << false << u"proxy_unreachable"_s;
    QTest::newRow("wants a login") << true << u"proxy_refused"_s;
}

void TestLoopStore::theProxyIsNamed()
{
    QFETCH(bool, isThere);
    QFETCH(QString, kind);
    FakeHttpServer proxy;
    proxy.setHandler([](const ServedRequest &) {
        return ServedReply{.status = 407,
                           .headers = {{"Proxy-Authenticate", "Basic realm=\"office\""},
                                       {"Content-Type", "text/html"}},
                           .body = "<html>Please sign in</html>"};
    });
    const QString name = u"127.0.0.1:"_s + QString::number(proxy.port());
    if (!isThere)
        proxy.setDoor(FakeHttpServer::Door::Shut);
    m_program->set(u"http_proxy"_s, u"http://"_s + name);
    m_program->set(u"no_proxy"_s, u"127.0.0.1"_s);
    m_program->set(u"MINIO_ENDPOINT"_s, u"http://minio:9000"_s);
    const ProgramRun run = m_program->run({u"check"_s, u"--json"_s});
    const Json step = run.json().at("store").at(0);
    QCOMPARE(textAt(step.at("error"), "kind"), kind);
    QVERIFY2(textAt(step.at("error"), "message").contains(name), toBytes(step).constData());
}

void TestLoopStore::anHttpsAddressOfAPlainPortIsNamed()
{
    m_program->set(u"MINIO_ENDPOINT"_s, m_minio->endpoint().replace(u"http:"_s, u"https:"_s));
    const ProgramRun run = generate(u"whispered"_s);
    QCOMPARE(run.exitCode, 6);
    QVERIFY2(
        run.err.contains("This port answers without encryption: " + m_minio->endpoint().toLatin1()),
        run.err.constData());
}

void TestLoopStore::aNameThatStoresRefuseIsFoundBeforePaying()
{
    QFile settings{m_program->home() + u"/settings.ini"_s};
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("[storage]\nkeyTemplate=a/../{uuid}.{ext}\n");
    settings.close();
    const ProgramRun run = generate(u"nameless"_s);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.contains(". or .."), run.err.constData());
    QCOMPARE(m_replicate->creates, 0);
}

void TestLoopStore::theRegionIsRememberedForLinks()
{
    SimS3Options options;
    options.region = "eu-north-7";
    options.publicRead = false;
    SimS3 store{options};
    use(store);
    const ProgramRun run = generate(u"far north"_s);
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QCOMPARE(fetch(toText(run.json().at("urls").at(0))).status, 200);
    // A command that asks nobody signs for the region that was learned before.
    QCOMPARE(fetch(textAt(list().at(0), "url")).status, 200);
}

QTEST_GUILESS_MAIN(TestLoopStore)
#include "tst_loopstore.moc"
