#include "core/settings/environment.h"
#include "core/settings/secretname.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

std::vector<KnownProvider> known()
{
    return {{u"first"_s, {u"https://first.example"_s, 5, 600}, u"FIRST_BASE_URL"_s}};
}

} // namespace

class TestEnvironment : public QObject {
    Q_OBJECT
private slots:
    void dotEnvLineIsRead_data();
    void dotEnvLineIsRead();
    void processBeatsTheFile();
    void missingFileIsNoFile();
    void environmentBeatsTheSettings();
    void addressesAreChecked_data();
    void addressesAreChecked();
    void linksAreChecked();
    void capsAreAmountsOfTheUnitInUse();
    void homeHoldsEverything();
    void withoutHomeThePlatformDecides();
};

void TestEnvironment::dotEnvLineIsRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("value"); // of LIMNER_TEST_A; empty = unset
    const auto row = [](const char *tag, const char *text, const QString &value) {
        QTest::newRow(tag) << QByteArray{text} << value;
    };
    row("plain", "LIMNER_TEST_A=value", u"value"_s);
    row("spaces", "  LIMNER_TEST_A  =  two words  ", u"two words"_s);
    row("export", "export LIMNER_TEST_A=value", u"value"_s);
    row("comment", "LIMNER_TEST_A=value # why", u"value"_s);
    row("hash inside", "LIMNER_TEST_A=a#b", u"a#b"_s);
    row("only a comment", "LIMNER_TEST_A= # why", QString{});
    row("commented out", "# LIMNER_TEST_A=value", QString{});
    row("single quotes", "LIMNER_TEST_A='a # \\n \"b\" $HOME' # c", u"a # \\n \"b\" $HOME"_s);
    row("double quotes", "LIMNER_TEST_A=\"a # \\\"b\\\" \\\\ c\"", u"a # \"b\" \\ c"_s);
    row("line break inside", "LIMNER_TEST_A=\"a\\nb\"", u"a\nb"_s);
    row("no expansion", "LIMNER_TEST_A=$HOME/${X}", u"$HOME/${X}"_s);
    row("equals signs", "LIMNER_TEST_A=a=b==", u"a=b=="_s);
    row("windows lines", "X=1\r\nLIMNER_TEST_A=value\r\n", u"value"_s);
    row("byte order mark", "\xEF\xBB\xBFLIMNER_TEST_A=value", u"value"_s);
    row("last one wins", "LIMNER_TEST_A=1\nLIMNER_TEST_A=2", u"2"_s);
    row("open quote", "LIMNER_TEST_A=\"value", QString{});
    row("blank", "LIMNER_TEST_A=", QString{});
    row("quoted blank", "LIMNER_TEST_A=\"\"", QString{});
    row("no name", "=value\nLIMNER TEST_A=3\n3LIMNER_TEST_A=3", QString{});
    row("rubbish", "\x01\xff\xfe\n[LIMNER_TEST_A]\nLIMNER_TEST_A", QString{});
}

void TestEnvironment::dotEnvLineIsRead()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, value);
    const QTemporaryDir folder;
    QFile file{folder.filePath(u".env"_s)};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    const Environment environment = Environment::fromProcess(file.fileName());
    QCOMPARE(environment.value(u"LIMNER_TEST_A"_s), value);
    QCOMPARE(environment.has(u"LIMNER_TEST_A"_s), !value.isEmpty());
}

void TestEnvironment::processBeatsTheFile()
{
    const QTemporaryDir folder;
    QFile file{folder.filePath(u".env"_s)};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("LIMNER_TEST_A=file\nLIMNER_TEST_B=file\nLIMNER_TEST_C=file\n");
    file.close();
    qputenv("LIMNER_TEST_A", "process");
    qputenv("LIMNER_TEST_B", "  ");
    const Environment environment = Environment::fromProcess(file.fileName());
    qunsetenv("LIMNER_TEST_A");
    qunsetenv("LIMNER_TEST_B");
    QCOMPARE(environment.value(u"LIMNER_TEST_A"_s), u"process"_s);
    QVERIFY(!environment.has(u"LIMNER_TEST_B"_s));
    QCOMPARE(environment.value(u"LIMNER_TEST_C"_s), u"file"_s);
}

void TestEnvironment::missingFileIsNoFile()
{
    const Environment environment = Environment::fromProcess(u"/nowhere/.env"_s);
    QVERIFY(environment.has(u"PATH"_s));
    QVERIFY(!environment.has(u"LIMNER_TEST_A"_s));
}

void TestEnvironment::environmentBeatsTheSettings()
{
    Settings file;
    file.endpoint = u"https://file.example"_s;
    file.bucket = u"file"_s;
    file.region = u"file"_s;
    const Environment environment{{{u"MINIO_ENDPOINT"_s, u" http://127.0.0.1:9000/ "_s},
                                   {u"MINIO_BUCKET"_s, u"art"_s},
                                   {u"MINIO_ACCESS_KEY"_s, u"key"_s},
                                   {u"MINIO_PUBLIC_URL"_s, u"https://cdn.example/art/"_s},
                                   {u"FIRST_BASE_URL"_s, u"http://127.0.0.1:8000/v1/"_s},
                                   {u"LIMNER_LINKS"_s, u"presigned"_s}}};
    const Result<Settings> used = effective(file, environment, known());
    QVERIFY(used);
    QCOMPARE(used->endpoint, u"http://127.0.0.1:9000"_s);
    QCOMPARE(used->bucket, u"art"_s);
    QCOMPARE(used->accessKey, u"key"_s);
    QCOMPARE(used->region, u"file"_s);
    QCOMPARE(used->publicUrl, u"https://cdn.example/art"_s);
    QCOMPARE(used->providers.at(u"first"_s).baseUrl, u"http://127.0.0.1:8000"_s);
    QCOMPARE(used->links, u"presigned"_s);
    QVERIFY(*effective(Settings{}, Environment{}, {}) == Settings{});
    QCOMPARE(storeSecretKey().variable, u"MINIO_SECRET_KEY"_s);
}

void TestEnvironment::addressesAreChecked_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("hint"); // part of the message; empty = good
    const auto row = [](const char *address, const char *hint) {
        QTest::newRow(address) << QString::fromLatin1(address) << QString::fromLatin1(hint);
    };
    row("https://play.min.io", "");
    row("https://play.min.io:9000/", "");
    row("HTTPS://play.min.io", "");
    row("http://localhost:9000", "");
    row("http://192.168.1.5:9000", "");
    row("http://minio:9000", "");
    row("http://[::1]:9000", "");
    row("play.min.io", "write https://play.min.io");
    row("play.min.io:9000", "write https://play.min.io:9000");
    row("localhost:9000", "write http://localhost:9000");
    row("127.0.0.1:9000", "write http://127.0.0.1:9000");
    row("//play.min.io", "write https://play.min.io");
    row("ftp://play.min.io", "no scheme");
    row("http://play.min.io:9000", "write https://play.min.io:9000");
    row("https://", "not an address");
    row("https://host:port", "not an address");
    row("https://a b", "not an address");
    row("https://key:hunter2@play.min.io", "not an address");
    row("https://play.min.io?x=1", "not an address");
    row("https://play.min.io/bucket", "write https://play.min.io");
}

void TestEnvironment::addressesAreChecked()
{
    QFETCH(QString, address);
    QFETCH(QString, hint);
    Settings settings;
    settings.endpoint = address;
    const Result<Settings> used = effective(settings, Environment{}, known());
    QCOMPARE(used.has_value(), hint.isEmpty());
    if (used)
        return;
    QCOMPARE(toString(used.error().kind), u"usage"_s);
    QCOMPARE(used.error().code, u"MINIO_ENDPOINT"_s);
    QVERIFY2(used.error().message.contains(hint), qPrintable(used.error().message));
    QVERIFY(!used.error().message.contains(u"hunter2"_s));
}

void TestEnvironment::linksAreChecked()
{
    const Environment environment{{{u"LIMNER_LINKS"_s, u"secret"_s}}};
    const Result<Settings> used = effective(Settings{}, environment, known());
    QVERIFY(!used);
    QCOMPARE(used.error().code, u"LIMNER_LINKS"_s);
}

void TestEnvironment::capsAreAmountsOfTheUnitInUse()
{
    const Environment given{
        {{u"LIMNER_DAILY_CAP"_s, u"2.50"_s}, {u"LIMNER_MONTHLY_CAP"_s, u" 0 "_s}}};
    Settings file;
    file.dailyCap = 9;
    file.monthlyCap = 90;
    file.monthlyCredits = 300;
    const Result<Settings> money = effective(file, given, known());
    QVERIFY(money);
    QCOMPARE(money->dailyCap, 2.5);
    QCOMPARE(money->monthlyCap, 0.0); // none, whatever the file says
    QCOMPARE(money->monthlyCredits, 300.0);
    file.spendingUnit = u"credits"_s;
    const Result<Settings> credits = withCaps(file, given);
    QVERIFY(credits);
    QCOMPARE(credits->dailyCredits, 2.5);
    QCOMPARE(credits->monthlyCredits, 0.0);
    QCOMPARE(credits->dailyCap, 9.0);
    for (const QString &wrong : {u"2,50"_s, u"-1"_s, u"nan"_s, u"inf"_s, u"1e400"_s, u"five"_s}) {
        const Result<Settings> refused =
            withCaps(file, Environment{{{u"LIMNER_DAILY_CAP"_s, wrong}}});
        QVERIFY2(!refused, qPrintable(wrong));
        QCOMPARE(toString(refused.error().kind), u"usage"_s);
        QCOMPARE(refused.error().code, u"LIMNER_DAILY_CAP"_s);
    }
}

void TestEnvironment::homeHoldsEverything()
{
    const Folders all = folders(Environment{{{u"LIMNER_HOME"_s, u"/srv/limner/"_s}}});
    QCOMPARE(all.settingsFile, u"/srv/limner/settings.ini"_s);
    QCOMPARE(all.library, u"/srv/limner/library"_s);
    QCOMPARE(all.log, u"/srv/limner/log"_s);
    QCOMPARE(all.cache, u"/srv/limner/cache"_s);
    QVERIFY(QDir::isAbsolutePath(folders(Environment{{{u"LIMNER_HOME"_s, u"x"_s}}}).library));
}

void TestEnvironment::withoutHomeThePlatformDecides()
{
    const Folders all = folders(Environment{});
    QSet<QString> different;
    for (const QString &path : {all.settingsFile, all.library, all.log, all.cache}) {
        QVERIFY(QDir::isAbsolutePath(path));
        different.insert(path);
    }
    QCOMPARE(different.size(), 4);
}

QTEST_GUILESS_MAIN(TestEnvironment)
#include "tst_environment.moc"
