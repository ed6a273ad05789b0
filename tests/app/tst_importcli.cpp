// Pictures from elsewhere, by the command line: into the library, into the bucket, found again.
#include "core/database/database.h"
#include "tests/app/trial.h"
#include "tests/core/picture/writtenpictures.h"
#include "tests/support/camerapictures.h"
#include "tests/support/pictures.h"

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestImportCli : public QObject {
    Q_OBJECT
private slots:
    void whatComesInIsListedAndStored();
    void aWindowImportsForTheCommandLine();
    void oneThatIsKilledIsRepeatedWithoutDoubles();
    void whatIsWrongIsSaid();
    void everyKindComesInWithItsThumbnails();
    void otherToolsSettingsAreListedAndFound();
    void whatACameraTurnedIsMeasuredAsItIsSeen();

private:
    [[nodiscard]] static QString folderOf(const Trial &trial, int pictures)
    {
        const QString folder = trial.program.home() + u"/given"_s;
        static_cast<void>(QDir{}.mkpath(folder));
        for (int i = 0; i < pictures; ++i)
            writeFile(folder + u"/%1.png"_s.arg(i), pictureBytes({64, 48}, "png", i));
        return folder;
    }
    [[nodiscard]] static ProgramRun import(const Trial &trial, const QStringList &words)
    {
        return trial.program.run(QStringList{u"import"_s, u"--json"_s} + words);
    }
};

void TestImportCli::whatComesInIsListedAndStored()
{
    Trial trial;
    const QString folder = folderOf(trial, 3);
    const ProgramRun run = import(trial, {folder});
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(integerAt(run.json(), "imported"), std::optional<qint64>{3});
    QCOMPARE(integerAt(import(trial, {folder}).json(), "already"), std::optional<qint64>{3});
    QCOMPARE(trial.resume().exitCode, 0);
    const Json rows = trial.list();
    QCOMPARE(rows.size(), 3u);
    for (const Json &row : rows) {
        QCOMPARE(textAt(row, "state"), u"stored"_s);
        QFile kept{textAt(row, "path")};
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(trial.open(textAt(row, "url")).body, kept.readAll());
    }
    QCOMPARE(trial.inputs().size(), 0u); // nothing was asked of a provider
}

void TestImportCli::aWindowImportsForTheCommandLine()
{
    Trial trial;
    const QString folder = folderOf(trial, 2);
    const std::unique_ptr<QProcess> window = trial.openWindow();
    const ProgramRun run = import(trial, {folder, u"--move"_s});
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(integerAt(run.json(), "imported"), std::optional<qint64>{2});
    QVERIFY(QDir{folder}.isEmpty());
    QCOMPARE(trial.list().size(), 2u);
    window->terminate();
    QVERIFY(window->waitForFinished());
}

void TestImportCli::oneThatIsKilledIsRepeatedWithoutDoubles()
{
    Trial trial;
    const QString folder = folderOf(trial, 120);
    const QString originals = trial.program.library() + u"/originals"_s;
    const auto kept = [&originals] {
        int files = 0;
        for (QDirIterator all{originals, QDir::Files, QDirIterator::Subdirectories}; all.hasNext();
             all.next())
            ++files;
        return files;
    };
    const std::unique_ptr<QProcess> first = trial.program.start({u"import"_s, u"--json"_s, folder});
    QTRY_VERIFY_WITH_TIMEOUT(kept() > 5, 20'000);
    first->kill();
    QVERIFY(first->waitForFinished());
    const ProgramRun run = import(trial, {folder});
    QVERIFY2(run.exitCode == 0, told(run).constData());
    const Json answer = run.json();
    QCOMPARE(integerAt(answer, "imported").value_or(0) + integerAt(answer, "already").value_or(0),
             qint64{120});
    QCOMPARE(trial.program.run({u"list"_s, u"--json"_s}).json().size(), 120u);
    QCOMPARE(kept(), 120);
}

void TestImportCli::whatIsWrongIsSaid()
{
    Trial trial;
    const QString folder = folderOf(trial, 1);
    writeFile(folder + u"/broken.png"_s, pictureBytes({64, 64}).first(80));
    const ProgramRun run = import(trial, {folder, folder + u"/none.png"_s});
    QVERIFY2(run.exitCode == 0, told(run).constData());
    const Json refused = memberAt(run.json(), "refused");
    QCOMPARE(refused.size(), 2u);
    for (const Json &one : refused)
        QVERIFY(!textAt(one, "message").isEmpty());
    const ProgramRun nothing = import(trial, {folder + u"/none.png"_s});
    QVERIFY(nothing.exitCode != 0);
    QVERIFY(!textAt(memberAt(nothing.json(), "error"), "message").isEmpty());
    QCOMPARE(trial.program.run({u"import"_s}).exitCode, 2);
    QCOMPARE(trial.program.run({u"import"_s, u"--move"_s, u"--reference"_s, folder}).exitCode, 2);
    QCOMPARE(trial.program.run({u"list"_s, u"--move"_s}).exitCode, 2);
}

void TestImportCli::everyKindComesInWithItsThumbnails()
{
    Trial trial;
    const QString folder = folderOf(trial, 1);
    const QImage image = picture({400, 300});
    writeFile(folder + u"/one.avif"_s, avifOf(image));
    writeFile(folder + u"/two.jxl"_s, jxlOf(image));
    writeFile(folder + u"/three.heic"_s, heicOf(image));
    writeFile(folder + u"/four.webp"_s, animatedWebp({image, picture({400, 300}, 5)}));
    const ProgramRun run = import(trial, {folder});
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(integerAt(run.json(), "imported"), std::optional<qint64>{5});
    QStringList types;
    for (const Json &row : trial.list()) {
        types.append(textAt(row, "type"));
        if (types.last() != u"image/png") {
            QCOMPARE(integerAt(row, "width"), std::optional<qint64>{400});
            QCOMPARE(integerAt(row, "height"), std::optional<qint64>{300});
        }
    }
    types.sort();
    QCOMPARE(types, (QStringList{u"image/avif"_s, u"image/heic"_s, u"image/jxl"_s, u"image/png"_s,
                                 u"image/webp"_s}));
    const auto library = Database::openForReading(trial.program.database());
    QVERIFY(library);
    Result<QSqlQuery> made = (*library)->run(u"SELECT count(*) FROM thumbnails"_s);
    QVERIFY(made && made->next());
    QCOMPARE(made->value(0).toInt(), 10); // two each, before the command has ended
    Result<QSqlQuery> animated =
        (*library)->run(u"SELECT media_type FROM artworks WHERE animated"_s);
    QVERIFY(animated && animated->next());
    QCOMPARE(animated->value(0).toString(), u"image/webp"_s);
    QVERIFY(!animated->next());
}

// Each layout by itself is tst_toolrecords' business.
void TestImportCli::otherToolsSettingsAreListedAndFound()
{
    Trial trial;
    const QString folder = folderOf(trial, 1);
    const QDir given{QStringLiteral(LIMNER_TEST_DATA "/metadata")};
    const QStringList names = given.entryList({u"*.png"_s, u"*.jpg"_s, u"*.webp"_s});
    for (const QString &name : names)
        QVERIFY(QFile::copy(given.filePath(name), folder + u'/' + name));
    const ProgramRun run = import(trial, {folder});
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(integerAt(run.json(), "imported"), std::optional<qint64>{names.size() + 1});
    QStringList origins;
    for (const Json &row : trial.list()) {
        const Json &parameters = memberAt(row, "parameters");
        const QString origin = textAt(parameters, "origin");
        origins.append(origin);
        QCOMPARE(textAt(row, "provider"), QString{});
        if (origin != u"InvokeAI" || integerAt(row, "seed") != 771203465)
            continue;
        QVERIFY(textAt(row, "prompt").startsWith(u"a heron at low tide"));
        QCOMPARE(textAt(parameters, "negative_prompt"), u"people, text, frame"_s);
        QCOMPARE(integerAt(parameters, "steps"), std::optional<qint64>{28});
        QCOMPARE(numberAt(parameters, "cfg_scale"), std::optional<double>{6.5});
        QVERIFY(!textAt(parameters, "sampler").isEmpty());
    }
    for (const QString &tool : {QString{}, u"ComfyUI"_s, u"NovelAI"_s, u"A1111"_s})
        QVERIFY2(origins.contains(tool), qPrintable(tool));
    const auto found = [&trial](const QString &words) {
        return trial.program.run({u"list"_s, u"--json"_s, words}).json();
    };
    QCOMPARE(found(u"model:\"Juggernaut XL v9\" steps:28 seed:771203465"_s).size(),
             2u); // a PNG and a JPEG
    QVERIFY(!found(u"negative:frame cfg:6.5"_s).empty());
    QVERIFY(!found(u"灯塔"_s).empty());
}

void TestImportCli::whatACameraTurnedIsMeasuredAsItIsSeen()
{
    Trial trial;
    const QString folder = folderOf(trial, 0);
    for (const char *const format : {"png", "jpg", "webp"})
        writeFile(folder + u"/turned."_s + QLatin1StringView{format},
                  noted(pictureBytes({64, 48}, format), cameraNotes(6, false)));
    QCOMPARE(import(trial, {folder}).exitCode, 0);
    const Json rows = trial.list();
    QCOMPARE(rows.size(), 3u);
    for (const Json &row : rows) {
        QCOMPARE(integerAt(row, "width"), std::optional<qint64>{48});
        QCOMPARE(integerAt(row, "height"), std::optional<qint64>{64});
    }
}

QTEST_GUILESS_MAIN(TestImportCli)
#include "tst_importcli.moc"
