#include "core/database/migrations.h"
#include "core/library/groupmarks.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

//! Which pictures say that they stand beside those of other models.
class TestGroupMarks : public QObject {
    Q_OBJECT
private slots:
    void init();
    void modelsOfAGroupAreCountedOnce();
    void groupsOfOneModelAndJobsAloneSayNothing();

private:
    void job(const QString &id, const QString &group, const QString &provider,
             const QString &model);

    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    int m_position = 0;
};

void TestGroupMarks::init()
{
    m_database.reset();
    m_folder.emplace();
    auto database = Database::open(m_folder->filePath(u"library.sqlite"_s), bundledMigrations());
    QVERIFY(database);
    m_database = std::move(*database);
    job(u"a1"_s, u"several"_s, u"replicate"_s, u"acme/one"_s);
    job(u"a2"_s, u"several"_s, u"replicate"_s, u"acme/one"_s);
    job(u"a3"_s, u"several"_s, u"together"_s, u"acme/one"_s); // another provider's
    job(u"b1"_s, u"batch"_s, u"replicate"_s, u"acme/one"_s);
    job(u"b2"_s, u"batch"_s, u"replicate"_s, u"acme/one"_s);
    job(u"c1"_s, u""_s, u"replicate"_s, u"acme/one"_s);
    job(u"c2"_s, u""_s, u"replicate"_s, u"acme/two"_s);
}

void TestGroupMarks::job(const QString &id, const QString &group, const QString &provider,
                         const QString &model)
{
    QVERIFY(m_database->run(
        u"INSERT INTO jobs (id, position, state, provider, model, version, parameters, prompt,"
        " fingerprint, created_at, group_id) VALUES (?, ?, 'done', ?, ?, '', '{}', '', '', 1, ?)"_s,
        {id, ++m_position, provider, model, group}));
}

void TestGroupMarks::modelsOfAGroupAreCountedOnce()
{
    const auto marks = groupMarks(*m_database, {u"a1"_s, u"a3"_s});
    QCOMPARE(marks.size(), 2U);
    QCOMPARE(marks.at(u"a1"_s).group, u"several"_s);
    QCOMPARE(marks.at(u"a1"_s).models, 2);
    QCOMPARE(marks.at(u"a3"_s).models, 2);
}

void TestGroupMarks::groupsOfOneModelAndJobsAloneSayNothing()
{
    QVERIFY(groupMarks(*m_database, {u"b1"_s, u"b2"_s, u"c1"_s, u"c2"_s}).empty());
    QVERIFY(groupMarks(*m_database, {u"nobody"_s}).empty());
    QVERIFY(groupMarks(*m_database, {}).empty());
}

QTEST_GUILESS_MAIN(TestGroupMarks)
#include "tst_groupmarks.moc"
