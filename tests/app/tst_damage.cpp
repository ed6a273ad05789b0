// The real binary on a library whose database was cut short, lost, or met a full disk.

#include "core/base/digest.h"
#include "core/sandbox/replicate/simreplicate.h"
#include "core/sandbox/sims3.h"
#include "tests/support/program.h"

#include <QDir>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestDamage : public QObject {
    Q_OBJECT
private slots:
    void init();
    void aDamagedDatabaseIsRebuiltOutLoud_data();
    void aDamagedDatabaseIsRebuiltOutLoud();
    void withoutTheSwitchTheFileIsWhatWasServed();

private:
    [[nodiscard]] ProgramRun generate(const QString &prompt, const QStringList &more = {})
    {
        return m_program->run(QStringList{u"generate"_s, u"--prompt"_s, prompt, u"--json"_s,
                                          u"-p"_s, u"width=64"_s, u"-p"_s, u"height=48"_s} +
                              more);
    }
    [[nodiscard]] int puts()
    {
        const auto &requests = m_store->server().requests;
        return static_cast<int>(
            std::count_if(requests.begin(), requests.end(),
                          [](const ServedRequest &request) { return request.method == "PUT"; }));
    }

    std::unique_ptr<SimReplicate> m_replicate;
    std::unique_ptr<SimS3> m_store;
    std::unique_ptr<Program> m_program;
};

void TestDamage::init()
{
    SimReplicateOptions options;
    options.timeScale = 0.05;
    m_replicate = std::make_unique<SimReplicate>(options);
    const SimS3Options store;
    m_store = std::make_unique<SimS3>(store);
    m_program = std::make_unique<Program>();
    m_program->set(u"REPLICATE_API_TOKEN"_s, QString::fromLatin1(options.token));
    m_program->set(u"REPLICATE_API_BASE_URL"_s, QString::fromLatin1(m_replicate->baseUrl()));
    m_program->set(u"MINIO_ENDPOINT"_s, QString::fromLatin1(m_store->endpoint()));
    m_program->set(u"MINIO_ACCESS_KEY"_s, QString::fromLatin1(store.accessKey));
    m_program->set(u"MINIO_SECRET_KEY"_s, QString::fromLatin1(store.secretKey));
    m_program->set(u"MINIO_BUCKET"_s, store.bucket);
}

void TestDamage::aDamagedDatabaseIsRebuiltOutLoud_data()
{
    QTest::addColumn<qint64>("length"); // what is left of it
    QTest::newRow("cut short") << qint64{5000};
    QTest::newRow("deleted") << qint64{-1};
}

void TestDamage::aDamagedDatabaseIsRebuiltOutLoud()
{
    QFETCH(qint64, length);
    const ProgramRun made =
        generate(u"a lighthouse, 灯塔"_s, {u"-p"_s, u"seed=77"_s, u"--id"_s, u"daily"_s});
    QVERIFY2(made.exitCode == 0, made.err.constData());
    const Json before = m_program->run({u"list"_s, u"--json"_s}).json();
    QCOMPARE(before.size(), size_t{1});
    const int sent = puts();
    if (length < 0)
        QVERIFY(QFile::remove(m_program->database()));
    else
        QVERIFY(QFile::resize(m_program->database(), length));

    const ProgramRun listed = m_program->run({u"list"_s, u"--json"_s});
    QCOMPARE(listed.exitCode, 0);
    QVERIFY2(listed.err.contains("rebuilt"), listed.err.constData());
    if (length >= 0)
        QVERIFY2(listed.err.contains("library.sqlite.damaged-"), listed.err.constData());
    const Json after = listed.json();
    QCOMPARE(after.size(), size_t{1});
    for (const char *field : {"id", "job", "created", "prompt", "seed", "parameters", "path",
                              "sha256", "cost", "billed", "model"})
        QVERIFY2(after.at(0).at(field) == before.at(0).at(field), field);
    QVERIFY(m_program->run({u"list"_s}).err.isEmpty()); // said once

    const ProgramRun resumed = m_program->run({u"resume"_s, u"--json"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.err.constData());
    const Json linked = m_program->run({u"list"_s, u"--json"_s}).json();
    QCOMPARE(linked.at(0).at("state"), Json("stored"));
    QCOMPARE(linked.at(0).at("key"), before.at(0).at("key"));
    QCOMPARE(puts(), sent); // found, not sent again
    const ProgramRun again =
        generate(u"a lighthouse, 灯塔"_s, {u"-p"_s, u"seed=77"_s, u"--id"_s, u"daily"_s});
    QVERIFY2(again.exitCode == 0, again.err.constData());
    QCOMPARE(m_replicate->creates, 1); // nor paid again
}

void TestDamage::withoutTheSwitchTheFileIsWhatWasServed()
{
    const ProgramRun with = generate(u"inside"_s, {u"-p"_s, u"seed=7"_s});
    QVERIFY2(with.exitCode == 0, with.err.constData());
    QFile first{textAt(with.json().at("images").at(0), "path")};
    QVERIFY(first.open(QIODevice::ReadOnly));
    QVERIFY(first.readAll().contains("urn:limner:1"));

    QFile settings{m_program->home() + u"/settings.ini"_s};
    QVERIFY(settings.open(QIODevice::WriteOnly | QIODevice::Append));
    settings.write("[library]\nembedRequest=false\n");
    settings.close();
    const ProgramRun without = generate(u"inside"_s, {u"-p"_s, u"seed=8"_s});
    QVERIFY2(without.exitCode == 0, without.err.constData());
    QFile second{textAt(without.json().at("images").at(0), "path")};
    QVERIFY(second.open(QIODevice::ReadOnly));
    QVERIFY(!second.readAll().contains("urn:limner:1"));
}

QTEST_GUILESS_MAIN(TestDamage)
#include "tst_damage.moc"
