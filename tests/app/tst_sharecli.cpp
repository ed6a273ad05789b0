// Pages that show pictures, on the command line: made, listed, opened as anybody would, taken back.
#include "core/s3/s3bucket.h"
#include "tests/app/trial.h"
#include "tests/support/realminio.h"

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestShareCli : public QObject {
    Q_OBJECT
private slots:
    void aPageAndItsPicturesOpen_data();
    void aPageAndItsPicturesOpen();
    void atARealMinioToo_data();
    void atARealMinioToo();
    void takenBackItIsGone();
    void theSameCallTwiceIsOnePage();
    void killedBetweenIntentAndPutThereIsOnePage_data();
    void killedBetweenIntentAndPutThereIsOnePage();
    void whatIsTickedIsShown();
    void severalLinksAreJoined();
    void anOwnFormatIsFound();
    void whatIsWrongIsUsage_data();
    void whatIsWrongIsUsage();

private:
    [[nodiscard]] static ProgramRun run(const Trial &trial, const QStringList &words)
    {
        return trial.program.run(words + QStringList{u"--json"_s});
    }
    [[nodiscard]] static QStringList ids(const Trial &trial)
    {
        QStringList out;
        for (const Json &one : trial.list())
            out.append(textAt(one, "id"));
        return out;
    }
    //! The addresses of pictures on a page, whole.
    [[nodiscard]] static QStringList pictures(const QString &page, const QByteArray &html)
    {
        static const QRegularExpression source{u"<img src=\"([^\"]+)\""_s};
        QStringList out;
        auto each = source.globalMatch(QString::fromUtf8(html));
        while (each.hasNext()) {
            const QString address = each.next().captured(1).replace(u"&amp;"_s, u"&"_s);
            out.append(QUrl{page}.resolved(QUrl{address}).toString(QUrl::FullyEncoded));
        }
        return out;
    }
    //! The names under which pages were put.
    [[nodiscard]] static qsizetype pagesIn(Trial &trial)
    {
        QSet<QByteArray> names;
        for (const ServedRequest &request : trial.store.server().requests) {
            if (request.method == "PUT" && request.path().endsWith(".html"))
                names.insert(request.path());
        }
        return names.size();
    }
    static void useMinio(Trial &trial, const RealMinio &minio)
    {
        trial.program.set(u"MINIO_ENDPOINT"_s, minio.endpoint());
        trial.program.set(u"MINIO_ACCESS_KEY"_s, minio.accessKey());
        trial.program.set(u"MINIO_SECRET_KEY"_s, minio.secretKey());
        trial.program.set(u"MINIO_BUCKET"_s, u"gallery"_s);
    }
};

void TestShareCli::aPageAndItsPicturesOpen_data()
{
    QTest::addColumn<QString>("links");
    QTest::newRow("public") << u"public"_s;
    QTest::newRow("signed") << u"presigned"_s;
}

void TestShareCli::aPageAndItsPicturesOpen()
{
    QFETCH(const QString, links);
    Trial trial;
    trial.program.set(u"LIMNER_LINKS"_s, links);
    trial.store.options.publicRead = links == u"public";
    QCOMPARE(trial.generate(u"a <b>lamp</b>"_s, {u"--count"_s, u"2"_s}).exitCode, 0);
    const ProgramRun made =
        run(trial, QStringList{u"share"_s} + ids(trial) +
                       QStringList{u"--title"_s, u"Two & more"_s, u"--lifetime"_s, u"1h"_s});
    QVERIFY2(made.exitCode == 0, told(made).constData());
    const QString url = textAt(made.json(), "url");
    QCOMPARE(boolAt(made.json(), "public", false), links == u"public");
    QCOMPARE(memberAt(made.json(), "valid_until").is_null(), links == u"public");
    const HttpResponse page = trial.open(url);
    QCOMPARE(page.status, 200);
    QCOMPARE(page.header("content-type"), "text/html; charset=utf-8"_ba);
    QVERIFY(page.body.contains("<title>Two &amp; more</title>"));
    QVERIFY(page.body.contains("a &lt;b&gt;lamp&lt;/b&gt;"));
    QVERIFY(!page.body.contains("<b>"));
    QCOMPARE(page.body.contains("can be opened until"), links != u"public");
    const QStringList shown = pictures(url, page.body);
    QCOMPARE(shown.size(), 2);
    for (const QString &one : shown)
        QCOMPARE(trial.open(one).status, 200);
}

void TestShareCli::atARealMinioToo_data()
{
    QTest::addColumn<bool>("isPublic");
    QTest::newRow("a bucket for everybody") << true;
    QTest::newRow("a bucket for nobody") << false;
}

void TestShareCli::atARealMinioToo()
{
    QFETCH(const bool, isPublic);
    RealMinio minio;
    minio.start();
    Trial trial;
    useMinio(trial, minio);
    QCOMPARE(trial.program.run({u"check"_s, u"--create-bucket"_s}).exitCode, 0);
    HttpClient http;
    SystemClock clock;
    S3Config config;
    config.endpoint = minio.endpoint();
    config.bucket = u"gallery"_s;
    config.accessKey = minio.accessKey();
    config.secretKey = Secret{minio.secretKey()};
    S3Client client{http, clock, config};
    if (isPublic)
        QVERIFY(QCoro::waitFor(S3Bucket{client}.makePublic({}, {})));
    QCOMPARE(trial.generate(u"a lamp"_s, {u"--count"_s, u"2"_s}).exitCode, 0);
    const ProgramRun made = run(trial, QStringList{u"share"_s} + ids(trial));
    QVERIFY2(made.exitCode == 0, told(made).constData());
    QVERIFY(!made.json().contains("doubt")); // it serves pages as pages
    const QString url = textAt(made.json(), "url");
    QCOMPARE(boolAt(made.json(), "public", !isPublic), isPublic);
    QCOMPARE(url.contains(u"X-Amz-Signature"_s), !isPublic);
    const HttpResponse page = trial.open(url);
    QCOMPARE(page.status, 200);
    QCOMPARE(page.header("content-type"), "text/html; charset=utf-8"_ba);
    const QStringList shown = pictures(url, page.body);
    QCOMPARE(shown.size(), 2);
    for (const QString &one : shown) {
        const HttpResponse picture = trial.open(one);
        QCOMPARE(picture.status, 200);
        QVERIFY(picture.header("content-type").startsWith("image/"));
    }
    const ProgramRun gone = run(trial, {u"share"_s, u"--remove"_s, textAt(made.json(), "id")});
    QVERIFY2(gone.exitCode == 0, told(gone).constData());
    QCOMPARE(trial.open(url).status, 404);
    QCOMPARE(trial.open(shown.front()).status, 200); // its pictures stay
}

void TestShareCli::takenBackItIsGone()
{
    Trial trial;
    QCOMPARE(trial.generate(u"a lamp"_s).exitCode, 0);
    const Json made = run(trial, QStringList{u"share"_s} + ids(trial)).json();
    const QString id = textAt(made, "id");
    const Json listed = memberAt(run(trial, {u"share"_s, u"--list"_s}).json(), "shares");
    QCOMPARE(listed.size(), 1u);
    QCOMPARE(textAt(listed.at(0), "id"), id);
    QCOMPARE(textAt(listed.at(0), "url"), textAt(made, "url"));
    QCOMPARE(textAt(listed.at(0), "state"), u"published"_s);
    const ProgramRun gone = run(trial, {u"share"_s, u"--remove"_s, id});
    QVERIFY2(gone.exitCode == 0, told(gone).constData());
    QVERIFY(memberAt(gone.json(), "removed") == Json::array({id.toStdString()}));
    QVERIFY(!boolAt(gone.json(), "waiting", true));
    QCOMPARE(trial.open(textAt(made, "url")).status, 404);
    QCOMPARE(memberAt(run(trial, {u"share"_s, u"--list"_s}).json(), "shares").size(), 0u);
    QCOMPARE(run(trial, {u"share"_s, u"--remove"_s, id}).exitCode, 2);
    QCOMPARE(trial.list().size(), 1u); // the picture stays
}

void TestShareCli::theSameCallTwiceIsOnePage()
{
    Trial trial;
    QCOMPARE(trial.generate(u"a lamp"_s).exitCode, 0);
    const Json first = run(trial, QStringList{u"share"_s} + ids(trial)).json();
    const Json second = run(trial, QStringList{u"share"_s} + ids(trial)).json();
    QCOMPARE(textAt(first, "url"), textAt(second, "url"));
    QVERIFY(!textAt(first, "url").isEmpty());
    QCOMPARE(pagesIn(trial), 1);
}

void TestShareCli::killedBetweenIntentAndPutThereIsOnePage_data()
{
    QTest::addColumn<bool>("arrived");
    QTest::newRow("before the store has it") << false;
    QTest::newRow("when the store has it") << true;
}

void TestShareCli::killedBetweenIntentAndPutThereIsOnePage()
{
    QFETCH(const bool, arrived);
    Trial trial;
    QCOMPARE(trial.generate(u"a lamp"_s).exitCode, 0);
    const QStringList call = QStringList{u"share"_s} + ids(trial);
    std::unique_ptr<QProcess> mortal;
    bool isKilled = false;
    trial.store.server().setFault([&](const ServedRequest &request) {
        std::optional<ServedReply> reply;
        if (isKilled || request.method != "PUT" || !request.path().endsWith(".html"))
            return reply;
        isKilled = true;
        CliRig::send(*mortal, SIGKILL);
        reply = ServedReply{};
        reply->hang = !arrived;
        reply->dropAfter = arrived;
        return reply;
    });
    mortal = trial.program.start(call);
    QVERIFY(Program::finish(*mortal).crashed);
    QVERIFY(isKilled);
    const Json again = run(trial, call).json();
    QCOMPARE(trial.open(textAt(again, "url")).status, 200);
    QCOMPARE(pagesIn(trial), 1);
    QCOMPARE(memberAt(run(trial, {u"share"_s, u"--list"_s}).json(), "shares").size(), 1u);
}

void TestShareCli::whatIsTickedIsShown()
{
    Trial trial;
    QCOMPARE(trial.generate(u"a lamp"_s, {u"-p"_s, u"seed=77123"_s}).exitCode, 0);
    const auto body = [&](const QStringList &more) {
        const Json made = run(trial, QStringList{u"share"_s} + ids(trial) + more).json();
        return trial.open(textAt(made, "url")).body;
    };
    QVERIFY(!body({u"--no-settings"_s}).contains("a lamp"));
    QVERIFY(!body({}).contains("77123"));
    QVERIFY(body({u"--settings"_s, u"seed, prompt"_s}).contains("77123"));
}

void TestShareCli::severalLinksAreJoined()
{
    Trial trial;
    QCOMPARE(trial.generate(u"a lamp"_s, {u"--count"_s, u"2"_s}).exitCode, 0);
    const QByteArray out =
        trial.program
            .run(QStringList{u"link"_s} + ids(trial) + QStringList{u"--format"_s, u"thumbnail"_s})
            .out;
    QCOMPARE(out.count('\n'), 2);
    QCOMPARE(out.count("<a href="), 2);
}

void TestShareCli::anOwnFormatIsFound()
{
    Trial trial;
    QDir{}.mkpath(trial.program.home());
    QFile file{trial.program.home() + u"/settings.ini"_s};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "[sharing]\nownFormats=\"[{\\\"name\\\":\\\"forum\\\",\\\"language\\\":\\\"bbcode\\\","
        "\\\"pattern\\\":\\\"[url=$url]$prompt[/url]\\\"}]\"\ncopyJoin=\" | \"\n");
    file.close();
    QCOMPARE(trial.generate(u"a [lamp]"_s, {u"--count"_s, u"2"_s}).exitCode, 0);
    const ProgramRun made = trial.program.run(QStringList{u"link"_s} + ids(trial) +
                                              QStringList{u"--format"_s, u"Forum"_s});
    QVERIFY2(made.out.contains("]a (lamp)[/url] | [url=http"), told(made).constData());
    const ProgramRun wrong = run(trial, {u"link"_s, ids(trial).front(), u"--format=xml"_s});
    QCOMPARE(wrong.exitCode, 2);
    QVERIFY(textAt(memberAt(wrong.json(), "error"), "message").contains(u"thumbnail, forum"_s));
}

void TestShareCli::whatIsWrongIsUsage_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no picture") << QStringList{u"share"_s};
    QTest::newRow("a stranger") << QStringList{u"share"_s, u"nobody"_s};
    QTest::newRow("a field there is not")
        << QStringList{u"share"_s, u"nobody"_s, u"--settings"_s, u"shoe"_s};
    QTest::newRow("both") << QStringList{u"share"_s, u"x"_s, u"--settings=seed"_s,
                                         u"--no-settings"_s};
    QTest::newRow("too long a life") << QStringList{u"share"_s, u"x"_s, u"--lifetime=8d"_s};
    QTest::newRow("a list of something") << QStringList{u"share"_s, u"--list"_s, u"x"_s};
    QTest::newRow("a list with a title") << QStringList{u"share"_s, u"--list"_s, u"--title=x"_s};
    QTest::newRow("no page to remove") << QStringList{u"share"_s, u"--remove"_s};
    QTest::newRow("of another command") << QStringList{u"list"_s, u"--title=x"_s};
    QTest::newRow("a format of a page") << QStringList{u"share"_s, u"x"_s, u"--format=html"_s};
}

void TestShareCli::whatIsWrongIsUsage()
{
    QFETCH(const QStringList, words);
    const Trial trial;
    const ProgramRun wrong = run(trial, words);
    QVERIFY2(wrong.exitCode == 2, told(wrong).constData());
    QVERIFY(!wrong.err.isEmpty());
}

QTEST_GUILESS_MAIN(TestShareCli)
#include "tst_sharecli.moc"
