#include "core/database/database.h"
#include "core/database/migrations.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestMigrations : public QObject {
    Q_OBJECT
private slots:
    void theBundledStepsAreThere();
    void aStepMayHoldTriggersAndComments();
    void aBrokenStepChangesNothing();
    void olderJobsSayWhatTheyWereMadeWith();
    void olderImportsAreToBeMeasured();
};

void TestMigrations::theBundledStepsAreThere()
{
    const QStringList steps = bundledMigrations();
    QVERIFY(steps.size() >= 2);
    QCOMPARE(steps.first().count(u"CREATE TRIGGER"_s), 3);
}

void TestMigrations::aStepMayHoldTriggersAndComments()
{
    const QTemporaryDir folder;
    const QString step = u"-- one; two\nCREATE TABLE a (x TEXT DEFAULT ';');\n"
                         "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n"
                         "  UPDATE a SET x = CASE x WHEN 'b' THEN 'c' END; DELETE FROM a; END;\n"
                         "/* ; */ CREATE TABLE b (y)"_s;
    const auto database = Database::open(folder.filePath(u"library.sqlite"_s), {step});
    QVERIFY2(database, qPrintable(database ? QString{} : database.error().message));
    Result<QSqlQuery> names =
        (*database)->run(u"SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_schema"
                         " ORDER BY name)"_s);
    QVERIFY(names && names->next());
    QCOMPARE(names->value(0).toString(), u"a b t"_s);
}

void TestMigrations::aBrokenStepChangesNothing()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"library.sqlite"_s);
    const QString good = u"CREATE TABLE a (x)"_s;
    QVERIFY(Database::open(file, {good}));
    const auto broken = Database::open(file, {good, u"CREATE TABLE b (y); CREATE TABEL c (z)"_s});
    QVERIFY(!broken);
    QCOMPARE(toString(broken.error().kind), toString(ErrorKind::Database));
    QVERIFY(broken.error().message.contains(u"TABEL"_s));
    const auto again = Database::open(file, {good});
    QVERIFY(again);
    QVERIFY(!(*again)->run(u"SELECT y FROM b"_s));
}

// What a job was made with stood only inside its parameters, and search knew no templates.
void TestMigrations::olderJobsSayWhatTheyWereMadeWith()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"library.sqlite"_s);
    const QString digest = QString(64, u'a');
    {
        const auto before = Database::open(file, bundledMigrations().first(4));
        QVERIFY(before);
        const QString parameters =
            u"{\"mask\":{\"deep\":[\"input:%1\"]},\"prompt\":\"input:of words\"}"_s.arg(digest);
        QVERIFY((*before)->run(
            u"INSERT INTO jobs (id, position, state, provider, model, version, parameters, prompt,"
            " fingerprint, created_at) VALUES ('one', 1, 'done', 'p', 'm', 'v', ?, '', '', 1)"_s,
            {parameters}));
        QVERIFY((*before)->run(
            u"INSERT INTO artworks (uuid, job_id, output_index, created_at, provider, model,"
            " version, prompt, parameters, path, sha256, md5, media_type, width, height, bytes)"
            " VALUES ('u', 'one', 0, 1, 'p', 'm', 'v', 'old lighthouse', '', 'x', '', '', '', 1,"
            " 1, 1)"_s));
    }
    const auto after = Database::open(file, bundledMigrations());
    QVERIFY2(after, qPrintable(after ? QString{} : after.error().message));
    Result<QSqlQuery> inputs = (*after)->run(u"SELECT job_id || ' ' || sha256 FROM job_inputs"_s);
    QVERIFY(inputs && inputs->next());
    QCOMPARE(inputs->value(0).toString(), u"one "_s + digest);
    QVERIFY(!inputs->next());
    Result<QSqlQuery> found = (*after)->run(
        u"SELECT count(*) FROM artwork_search WHERE artwork_search MATCH 'lighthouse'"_s);
    QVERIFY(found && found->next());
    QCOMPARE(found->value(0).toInt(), 1);
}

// They were measured as they are stored. What models made stands upright, and so does AVIF.
void TestMigrations::olderImportsAreToBeMeasured()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"library.sqlite"_s);
    {
        const auto before = Database::open(file, bundledMigrations().first(15));
        QVERIFY(before);
        int id = 0;
        for (const auto &[job, type] : {std::pair{u"found-a"_s, u"image/jpeg"_s},
                                        {u"found-b"_s, u"image/avif"_s},
                                        {u"daily-1"_s, u"image/jpeg"_s},
                                        {u"found-c"_s, u"image/png"_s}}) {
            ++id;
            QVERIFY((*before)->run(
                u"INSERT INTO artworks (uuid, job_id, output_index, created_at, provider, model,"
                " version, prompt, parameters, path, sha256, md5, media_type, width, height, bytes)"
                " VALUES (?, ?, 0, 1, '', '', '', '', '', ?, '', '', ?, 1, 1, 1)"_s,
                {QString::number(id), job, QString::number(id), type}));
        }
    }
    const auto after = Database::open(file, bundledMigrations());
    QVERIFY2(after, qPrintable(after ? QString{} : after.error().message));
    Result<QSqlQuery> listed = (*after)->run(u"SELECT group_concat(artwork_id) FROM unmeasured"_s);
    QVERIFY(listed && listed->next());
    QCOMPARE(listed->value(0).toString(), u"1,4"_s);
}

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
