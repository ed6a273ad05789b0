#include "core/settings/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

void write(const QString &path, const QByteArray &text)
{
    QFile file{path};
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qUtf8Printable(path));
}

std::vector<KnownProvider> known()
{
    return {{u"first"_s, {u"https://first.example"_s, 5, 600}, u"FIRST_BASE_URL"_s},
            {u"second"_s, {u"https://second.example"_s, 5, 10}, u"SECOND_BASE_URL"_s}};
}

Settings defaults()
{
    Settings settings;
    settings.provider = u"first"_s;
    for (const KnownProvider &one : known())
        settings.providers[one.id] = one.defaults;
    return settings;
}

} // namespace

class TestSettings : public QObject {
    Q_OBJECT
private slots:
    void savedIsReadBack();
    void missingFileGivesDefaults();
    void filesOfTheFirstVersionsAreRead();
    void unfitValuesBecomeDefaults_data();
    void unfitValuesBecomeDefaults();
    void brokenFileGivesDefaultsAndIsPutAside();
    void unwritablePlaceIsReported();
    void folderIsMade();
};

void TestSettings::savedIsReadBack()
{
    const QTemporaryDir folder;
    Settings settings;
    settings.endpoint = u"https://minio.example:9000"_s;
    settings.bucket = u"bilder, \"schöne\" = 图片"_s;
    settings.provider = u"second"_s;
    settings.providers = {{u"first"_s, {u"https://first.example"_s, 20, 30}},
                          {u"second"_s, {u"https://proxy.example"_s, 1, 6000}}};
    settings.spendingUnit = u"credits"_s;
    settings.dailyCap = 0.1;
    settings.monthlyCap = 40;
    settings.dailyCredits = 12.5;
    settings.monthlyCredits = 300;
    settings.rates = u"[{\"provider\":\"a, b\",\"price\":0.000975}]"_s;
    settings.linkHours = 1;
    settings.links = u"public"_s;
    settings.copyFormat = u"for the forum"_s;
    settings.ownFormats = u"[{\"name\":\"a, b\",\"pattern\":\"$url\\n; \"}]"_s;
    settings.copyJoin = u" \\n\\n"_s;
    settings.copyWhenDone = false;
    settings.shareCopies = true;
    settings.shareFormat = u"avif"_s;
    settings.shareEdge = 0;
    settings.shareQuality = 100;
    settings.emptyTrash = false;
    settings.embedRequest = false;
    settings.keepCameraData = true;
    settings.wildcards = u"/data/words"_s;
    settings.theme = u"dark"_s;
    settings.language = u"zh_CN"_s;
    settings.firstRunDone = true;
    settings.newestVersion = u"1.10"_s;
    settings.windowGeometry = QByteArray{"\x00\xff\x01\n;=", 6};
    settings.splitter = QByteArray{"\x00", 1};
    settings.zoom = 240;
    settings.sortBy = u"cost"_s;
    settings.groupBy = u"album"_s;
    settings.stacks = true;
    settings.draft = u"{\"prompt\":\"line\\nline\",\"n\":\"50%\"}\n@Invalid()"_s;
    settings.keyTemplate = u"{yyyy}/{uuid}.{ext}"_s;
    settings.addressing = u"virtual"_s;
    const QString file = folder.filePath(u"settings.ini"_s);
    QVERIFY(saveSettings(settings, file));
    QVERIFY(loadSettings(file, known()) == settings);
    settings.theme = u"light"_s; // and over an existing file
    QVERIFY(saveSettings(settings, file));
    QVERIFY(loadSettings(file, known()) == settings);
}

void TestSettings::missingFileGivesDefaults()
{
    const QTemporaryDir folder;
    QVERIFY(loadSettings(folder.filePath(u"none.ini"_s), known()) == defaults());
    QVERIFY(!QFile::exists(folder.filePath(u"none.ini"_s)));
}

void TestSettings::filesOfTheFirstVersionsAreRead()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"settings.ini"_s);
    write(file, "[providers]\nprovider=first\nfirstBaseUrl=http://127.0.0.1:1\nparallelJobs=7\n"
                "createsPerMinute=70\n[second]\nparallelJobs=8\ncreatesPerMinute=80\n");
    const Settings settings = loadSettings(file, known());
    QVERIFY(
        (settings.providers.at(u"first"_s) == ProviderSettings{u"http://127.0.0.1:1"_s, 7, 70}));
    QVERIFY((settings.providers.at(u"second"_s) ==
             ProviderSettings{u"https://second.example"_s, 8, 80}));
    // Written under the new names only, which from then on count.
    QVERIFY(saveSettings(settings, file));
    QFile written{file};
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray text = written.readAll();
    QVERIFY2(text.contains("[provider-second]") && !text.contains("[second]") &&
                 !text.contains("firstBaseUrl"),
             text.constData());
    QVERIFY(loadSettings(file, known()) == settings);
}

void TestSettings::unfitValuesBecomeDefaults_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"[providers]\nparallelJobs=0\n", "[providers]\nparallelJobs=21\n",
          "[providers]\nparallelJobs=many\n", "[spending]\ndailyCap=-1\n",
          "[spending]\nmonthlyCap=nan\n", "[spending]\ndailyCap=lots\n", "[spending]\nunit=gold\n",
          "[providers]\nparallelJobs=99999999999999\n", "[providers]\nprovider=\nfirstBaseUrl=\n",
          "[provider-second]\nbaseUrl=\nparallelJobs=0\n", "[provider-third]\nparallelJobs=3\n",
          "[storage]\naddressing=sideways\n", "[storage]\nkeyTemplate={yyyy}.{ext}\n",
          "[sharing]\nlinks=maybe\nlinkHours=169\n", "[sharing]\ncopyWhenDone=perhaps\n",
          "[appearance]\ntheme=pink\nlanguage=tlh\n", "[window]\nzoom=-1\n", "[other]\nx=1\n", ""})
        QTest::newRow(QByteArray{text}.simplified().constData()) << QByteArray{text};
}

void TestSettings::unfitValuesBecomeDefaults()
{
    QFETCH(QByteArray, text);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"settings.ini"_s);
    write(file, text);
    QVERIFY(loadSettings(file, known()) == defaults());
}

void TestSettings::brokenFileGivesDefaultsAndIsPutAside()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"settings.ini"_s);
    write(file, "this is no ini file at all\n[half a section\n");
    QVERIFY(loadSettings(file, known()) == defaults());
    Settings settings = defaults();
    settings.bucket = u"art"_s;
    QVERIFY(saveSettings(settings, file));
    QVERIFY(loadSettings(file, known()) == settings);
    QVERIFY(QFile::exists(file + u".broken"_s));
}

void TestSettings::unwritablePlaceIsReported()
{
    const QTemporaryDir folder;
    write(folder.filePath(u"file"_s), "x");
    QVERIFY(!saveSettings(Settings{}, folder.filePath(u"file/settings.ini"_s)));
    QVERIFY(!saveSettings(Settings{}, u"/proc/limner.ini"_s));
}

void TestSettings::folderIsMade()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"a/b/settings.ini"_s);
    QVERIFY(saveSettings(Settings{}, file));
    QVERIFY(QFile::exists(file));
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
