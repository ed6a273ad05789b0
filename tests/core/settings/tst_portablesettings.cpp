#include "core/base/file.h"
#include "core/settings/portablesettings.h"
#include "core/settings/studiodefaults.h"

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

Json groupsOf(const Settings &settings)
{
    return parseJson(toBytes(portableSettings(settings))).value_or(Json{});
}

} // namespace

//! Settings that travel, and what a studio puts below them.
class TestPortableSettings : public QObject {
    Q_OBJECT
private slots:
    void whatIsWrittenIsReadBack();
    void everyRowBelongsToSomebodyAndHasAnUnfitValueRefused();
    void whatBelongsToOneComputerStaysThere();
    void anUnfitValueIsRefusedByItsName_data();
    void anUnfitValueIsRefusedByItsName();
    void whatIsUnknownIsToldAndPassedOver();
    void whatIsNoSuchFileIsRefused_data();
    void whatIsNoSuchFileIsRefused();
    void whatChangesIsToldWithBothValues();
    void theStudioStandsBelowTheArtist();
    void whatNobodyChoseFollowsTheStudio();
    void aBrokenFileOfTheStudioCountsForNothing();
    void whatLiesBesideTheSettingsMovesAlong();
};

void TestPortableSettings::whatIsWrittenIsReadBack()
{
    Settings mine = usualSettings(known());
    mine.bucket = u"bilder \"schöne\" 图片"_s;
    mine.linkHours = 3;
    mine.dailyCap = 2.5;
    mine.copyWhenDone = false;
    mine.theme = u"dark"_s;
    mine.ownFormats = u"[{\"name\":\"forum\",\"language\":\"plain\",\"pattern\":\"$url\"}]"_s;
    mine.providers[u"first"_s].parallel = 9;
    const Result<GivenSettings> given = givenSettings(groupsOf(mine), usualSettings(known()));
    QVERIFY(given);
    QVERIFY(given->unknown.isEmpty() && given->stays.isEmpty());
    QVERIFY(withValues(usualSettings(known()), given->values) == mine);
}

void TestPortableSettings::everyRowBelongsToSomebodyAndHasAnUnfitValueRefused()
{
    const Settings usual = usualSettings(known());
    int travelling = 0;
    for (const SettingEntry &row : entriesOf(usual)) {
        if (ownerOf(row.key) != SettingOwner::Artist)
            continue;
        ++travelling;
        QVERIFY2(row.kind != SettingEntry::Kind::Bytes, qPrintable(row.key));
        const std::string group = row.key.section(u'/', 0, 0).toStdString();
        const std::string name = row.key.section(u'/', 1).toStdString();
        QVERIFY2(groupsOf(usual).at(group).contains(name), qPrintable(row.key));
        for (const Json &unfit : {Json{nullptr}, Json::array(), Json{{"a", 1}}}) {
            const auto given = givenSettings(Json{{group, {{name, unfit}}}}, usual);
            QVERIFY2(!given && given.error().code == memberOf(row.key), qPrintable(row.key));
        }
    }
    QVERIFY(travelling > 25);
}

void TestPortableSettings::whatBelongsToOneComputerStaysThere()
{
    Settings mine = usualSettings(known());
    mine.accessKey = u"AKIDPLANTED"_s;
    mine.library = u"/data/pictures"_s;
    mine.caFile = u"/data/ca.pem"_s;
    mine.wildcards = u"/data/words"_s;
    mine.draft = u"{\"prompt\":\"unfinished\"}"_s;
    mine.windowGeometry = "geometry";
    const QByteArray text = toBytes(portableSettings(mine));
    for (const char *stays : {"AKIDPLANTED", "/data/", "unfinished", "geometry"})
        QVERIFY2(!text.contains(stays), text.constData());
    const Json written{{"storage", {{"accessKey", "X"}}}, {"library", {{"folder", "/elsewhere"}}}};
    const Result<GivenSettings> given = givenSettings(written, mine);
    QVERIFY(given);
    QCOMPARE(given->stays, (QStringList{u"library.folder"_s, u"storage.accessKey"_s}));
}

void TestPortableSettings::anUnfitValueIsRefusedByItsName_data()
{
    QTest::addColumn<QByteArray>("groups");
    QTest::addColumn<QString>("member");
    const auto row = [](const char *groups, const char *member) {
        QTest::newRow(groups) << QByteArray{groups} << QString::fromLatin1(member);
    };
    row(R"({"sharing":{"linkHours":169}})", "sharing.linkHours");
    row(R"({"sharing":{"linkHours":1.5}})", "sharing.linkHours");
    row(R"({"sharing":{"linkHours":"3"}})", "sharing.linkHours");
    row(R"({"sharing":{"links":"maybe"}})", "sharing.links");
    row(R"({"sharing":{"copyWhenDone":1}})", "sharing.copyWhenDone");
    row(R"({"spending":{"dailyCap":-1}})", "spending.dailyCap");
    row(R"({"spending":{"dailyCap":1e300}})", "spending.dailyCap");
    row(R"({"storage":{"bucket":7}})", "storage.bucket");
    row(R"({"storage":{"bucket":"a\u0000b"}})", "storage.bucket");
    row(R"({"storage":"mine"})", "storage");
    row(R"({"provider-first":{"parallelJobs":99999999999999999999}})",
        "provider-first.parallelJobs");
    row(R"([])", "settings");
}

void TestPortableSettings::anUnfitValueIsRefusedByItsName()
{
    QFETCH(QByteArray, groups);
    QFETCH(QString, member);
    const Result<Json> json = parseJson(groups);
    QVERIFY(json);
    const auto given = givenSettings(*json, usualSettings(known()));
    QVERIFY(!given);
    QCOMPARE(given.error().code, member);
    QVERIFY2(given.error().message.startsWith(member + u": "_s), qPrintable(given.error().message));
}

void TestPortableSettings::whatIsUnknownIsToldAndPassedOver()
{
    const Json later{{"storage", {{"bucket", "b"}, {"mirror", true}}},
                     {"provider-another", {{"baseUrl", "https://x.example"}}},
                     {"weather", "fine"}};
    const Result<GivenSettings> given = givenSettings(later, usualSettings(known()));
    QVERIFY(given);
    QCOMPARE(given->unknown,
             (QStringList{u"provider-another.baseUrl"_s, u"storage.mirror"_s, u"weather"_s}));
    QCOMPARE(given->values.size(), 1);
}

void TestPortableSettings::whatIsNoSuchFileIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    const char *texts[] = {"",
                           "{",
                           "[]",
                           "null",
                           "{}",
                           R"({"limner_settings":"1"})",
                           R"({"limner_settings":0})",
                           R"({"limner_settings":null})",
                           R"({"limner_presets":1})",
                           "\xff\xfe",
                           "<html></html>"};
    for (const char *text : texts)
        QTest::newRow(qPrintable(u"<%1>"_s.arg(QString::fromLatin1(text)))) << QByteArray{text};
    QTest::newRow("deep") << QByteArray{"{\"limner_settings\":"} + QByteArray(100'000, '[');
}

void TestPortableSettings::whatIsNoSuchFileIsRefused()
{
    QFETCH(QByteArray, text);
    const Result<Json> file = settingsFile(text);
    QVERIFY(!file);
    QVERIFY(file.error().kind == ErrorKind::Usage);
    QVERIFY(!file.error().code.isEmpty());
}

void TestPortableSettings::whatChangesIsToldWithBothValues()
{
    Settings to = usualSettings(known());
    to.endpoint = u"https://minio.example"_s;
    to.linkHours = 5;
    const std::vector<SettingChange> changes = changesOf(usualSettings(known()), to);
    QCOMPARE(changes.size(), size_t{2});
    QVERIFY(
        (changes[0] == SettingChange{u"storage.endpoint"_s, {}, u"https://minio.example"_s, true}));
    QVERIFY((changes[1] == SettingChange{u"sharing.linkHours"_s, u"168"_s, u"5"_s, false}));
}

void TestPortableSettings::theStudioStandsBelowTheArtist()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"settings.ini"_s);
    const SettingValues studio{{u"storage/bucket"_s, u"studio"_s},
                               {u"appearance/theme"_s, u"dark"_s}};
    QVERIFY(writeFileDurably(file, "[storage]\nbucket=mine\n"));
    const Settings settings = loadSettings(file, known(), studio);
    QCOMPARE(settings.bucket, u"mine"_s);
    QCOMPARE(settings.theme, u"dark"_s);
}

void TestPortableSettings::whatNobodyChoseFollowsTheStudio()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"settings.ini"_s);
    const SettingValues first{{u"storage/bucket"_s, u"one"_s}, {u"appearance/theme"_s, u"dark"_s}};
    const Settings beneath = usualSettings(known(), first);
    Settings settings = loadSettings(file, known(), first);
    settings.theme = u"light"_s;
    settings.zoom = 300;
    QVERIFY(saveSettings(settings, file, beneath));
    QVERIFY(loadSettings(file, known(), first) == settings);

    const SettingValues second{{u"storage/bucket"_s, u"two"_s},
                               {u"appearance/theme"_s, u"system"_s}};
    const Settings later = loadSettings(file, known(), second);
    QCOMPARE(later.bucket, u"two"_s);
    QCOMPARE(later.theme, u"light"_s);
    // What was chosen once stays chosen, also where the studio happens to choose the same.
    QVERIFY(
        saveSettings(later, file, usualSettings(known(), {{u"appearance/theme"_s, u"light"_s}})));
    QCOMPARE(loadSettings(file, known(), second).theme, u"light"_s);
    // Nothing chosen at all is a file all the same.
    const QString other = folder.filePath(u"other.ini"_s);
    QVERIFY(saveSettings(beneath, other, beneath));
    QVERIFY(QFile::exists(other));
    QVERIFY(loadSettings(other, known(), first) == beneath);
}

void TestPortableSettings::aBrokenFileOfTheStudioCountsForNothing()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"defaults.json"_s);
    QVERIFY(!readStudioDefaults(file, known()).isThere);
    const auto written = [&](const QByteArray &text) {
        if (!writeFileDurably(file, text))
            qFatal("cannot write");
        return readStudioDefaults(file, known());
    };
    const StudioDefaults good = written(
        R"({"limner_settings":1,"settings":{"storage":{"bucket":"b","accessKey":"studio","newer":1},
            "window":{"draft":"no","zoom":200}}})");
    QVERIFY(good.isThere && !good.trouble);
    QCOMPARE(good.values.size(), 2); // an access key of the studio's is well, a draft is nobody's
    QCOMPARE(good.unknown, QStringList{u"storage.newer"_s});
    for (const QByteArray &text :
         {QByteArray{"{"}, QByteArray{R"({"limner_settings":1})"},
          QByteArray{R"({"limner_settings":1,"settings":{"storage":{"bucket":"b"},
                     "sharing":{"linkHours":0}}})"}}) {
        const StudioDefaults broken = written(text);
        QVERIFY2(broken.isThere && broken.trouble && broken.values.isEmpty(), text.constData());
        QVERIFY(broken.trouble->message.startsWith(file));
    }
}

void TestPortableSettings::whatLiesBesideTheSettingsMovesAlong()
{
    const QTemporaryDir folder;
    QVERIFY(QDir{folder.path()}.mkpath(u"stick"_s));
    const QString file = folder.filePath(u"stick/settings.ini"_s);
    Settings settings = usualSettings(known());
    settings.library = folder.filePath(u"stick/pictures"_s);
    settings.caFile = folder.filePath(u"elsewhere/ca.pem"_s);
    QVERIFY(saveSettings(settings, file));
    QVERIFY(loadSettings(file, known()) == settings);
    QVERIFY(QDir{}.rename(folder.filePath(u"stick"_s), folder.filePath(u"moved"_s)));
    const Settings moved = loadSettings(folder.filePath(u"moved/settings.ini"_s), known());
    QCOMPARE(moved.library, folder.filePath(u"moved/pictures"_s));
    QCOMPARE(moved.caFile, settings.caFile);
}

QTEST_GUILESS_MAIN(TestPortableSettings)
#include "tst_portablesettings.moc"
