// Which pictures lie in one stack: likes that differ by their seed, and those of one click.
#include "core/base/clock.h"
#include "core/library/library.h"
#include "core/schema/countparameter.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

struct Made {
    QString job = {};
    QString prompt = u"a lamp"_s;
    QString model = u"fine/model"_s;
    int steps = 20;
    QString count = {}; //!< the parameter that asks for several pictures
    int pictures = 0;
};

} // namespace

class TestStacks : public QObject {
    Q_OBJECT
private slots:
    void init();
    void onlySeedsMayDiffer();
    void howManyAJobMadeIsNoDifference_data();
    void howManyAJobMadeIsNoDifference();
    void otherFilesMakeOtherStacks();
    void aClickIsOneStack();
    void twoStacksThatShareAPictureAreOne();
    void whatNobodyKnowsLiesAlone();
    void aLookBringsTheWholeStack();
    void olderLibrariesHaveThemAtOnce();
    void olderStacksAreJoinedOnce();
    void aStackEndsWhereTheHeadingDoes();

private:
    ArtworkId add(const Made &made);
    void addJob(const QString &id, const QString &group);
    [[nodiscard]] qint64 stackOf(ArtworkId id);

    SystemClock m_clock;
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    int m_count = 0;
};

void TestStacks::init()
{
    m_library.reset();
    m_folder.emplace();
    auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(library);
    m_library = std::move(*library);
}

ArtworkId TestStacks::add(const Made &made)
{
    Artwork artwork;
    artwork.jobId = made.job.isEmpty() ? u"job %1"_s.arg(++m_count) : made.job;
    artwork.outputIndex = ++m_count;
    artwork.createdAt = m_clock.now();
    artwork.request.provider = u"p"_s;
    artwork.request.model = made.model;
    artwork.request.version = u"v"_s;
    artwork.request.parameters = {{"seed", m_count}, {"steps", made.steps}};
    if (!made.count.isEmpty())
        artwork.request.parameters[made.count.toStdString()] = made.pictures;
    if (!made.prompt.isEmpty())
        artwork.request.parameters["prompt"] = made.prompt.toStdString();
    artwork.seed = m_count;
    artwork.path = u"%1.png"_s.arg(m_count);
    const Result<ArtworkId> id = m_library->insert(std::move(artwork));
    return id ? *id : 0;
}

void TestStacks::addJob(const QString &id, const QString &group)
{
    QVERIFY(m_library->database().run(
        u"INSERT INTO jobs (id, position, state, provider, model, version, parameters, prompt, "
        "fingerprint, created_at, group_id) VALUES (?, 1, 'done', 'p', 'm', 'v', '{}', 'x', 'f', "
        "1, ?)"_s,
        {id, group}));
}

qint64 TestStacks::stackOf(ArtworkId id)
{
    const auto rows = m_library->reader().rowsAmong({id}, {.order = {.hasStacks = true}});
    return rows.empty() ? -1 : rows.front().stack;
}

void TestStacks::onlySeedsMayDiffer()
{
    const ArtworkId one = add({});
    const ArtworkId two = add({});
    QCOMPARE(stackOf(one), stackOf(two));
    for (const Made &other :
         {Made{.prompt = u"a lamb"_s}, Made{.model = u"other/model"_s}, Made{.steps = 21}}) {
        const ArtworkId id = add(other);
        QVERIFY(stackOf(id) != stackOf(one));
    }
    QCOMPARE(stackOf(add({})), stackOf(one)); // later, too
}

void TestStacks::howManyAJobMadeIsNoDifference_data()
{
    QTest::addColumn<QString>("count");
    for (const QString &name : countParameterNames())
        QTest::newRow(qPrintable(name)) << name;
}

void TestStacks::howManyAJobMadeIsNoDifference()
{
    QFETCH(QString, count);
    const ArtworkId four = add({.count = count, .pictures = 4});
    const ArtworkId one = add({.count = count, .pictures = 1});
    QCOMPARE(stackOf(four), stackOf(one));
    QCOMPARE(stackOf(add({})), stackOf(one)); // a model's own number
    QVERIFY(stackOf(add({.steps = 21, .count = count, .pictures = 4})) != stackOf(one));
}

void TestStacks::otherFilesMakeOtherStacks()
{
    for (const QString &job : {u"a"_s, u"b"_s, u"c"_s})
        QVERIFY(
            m_library->database().run(u"INSERT INTO job_inputs (job_id, sha256) VALUES (?, ?)"_s,
                                      {job, job == u"c"_s ? u"other"_s : u"same"_s}));
    const ArtworkId a = add({.job = u"a"_s});
    const ArtworkId b = add({.job = u"b"_s});
    const ArtworkId c = add({.job = u"c"_s});
    QCOMPARE(stackOf(a), stackOf(b));
    QVERIFY(stackOf(c) != stackOf(a));
}

void TestStacks::aClickIsOneStack()
{
    for (const QString &job : {u"a"_s, u"b"_s, u"c"_s})
        addJob(job, u"click"_s);
    addJob(u"d"_s, u"another"_s);
    addJob(u"e"_s, {});
    addJob(u"f"_s, {});
    const ArtworkId a = add({.job = u"a"_s, .model = u"one"_s});
    for (const QString &job : {u"b"_s, u"c"_s, u"b"_s})
        QCOMPARE(stackOf(add({.job = job, .model = job})), stackOf(a));
    QVERIFY(stackOf(add({.job = u"d"_s, .model = u"d"_s})) != stackOf(a));
    const ArtworkId e = add({.job = u"e"_s, .model = u"e"_s});
    QVERIFY(stackOf(add({.job = u"f"_s, .model = u"f"_s})) != stackOf(e));
}

void TestStacks::twoStacksThatShareAPictureAreOne()
{
    const ArtworkId before = add({.model = u"one"_s});
    const ArtworkId alone = add({.model = u"three"_s});
    addJob(u"a"_s, u"click"_s);
    addJob(u"b"_s, u"click"_s);
    const ArtworkId other = add({.job = u"a"_s, .model = u"two"_s});
    QVERIFY(stackOf(other) != stackOf(before));
    const ArtworkId both = add({.job = u"b"_s, .model = u"one"_s});
    QCOMPARE(stackOf(before), stackOf(both));
    QCOMPARE(stackOf(other), stackOf(both));
    QCOMPARE(stackOf(add({.model = u"two"_s})), stackOf(before));
    QVERIFY(stackOf(alone) != stackOf(before));
}

void TestStacks::whatNobodyKnowsLiesAlone()
{
    const ArtworkId one = add({.prompt = {}, .model = {}});
    const ArtworkId two = add({.prompt = {}, .model = {}});
    QVERIFY(stackOf(one) != stackOf(two));
}

void TestStacks::aLookBringsTheWholeStack()
{
    const ArtworkId one = add({});
    const ArtworkId two = add({});
    const ArtworkId gone = add({});
    const ArtworkId other = add({.steps = 9});
    m_library->trash().put({gone});
    const auto look = [this](ArtworkId id, bool hasStacks) {
        std::vector<ArtworkId> ids;
        for (const ArtworkRow &row :
             m_library->reader().rowsAround({id}, {.order = {.hasStacks = hasStacks}}))
            ids.push_back(row.id);
        std::sort(ids.begin(), ids.end());
        return ids;
    };
    QCOMPARE(look(one, true), (std::vector<ArtworkId>{one, two}));
    QCOMPARE(look(one, false), std::vector<ArtworkId>{one});
    QCOMPARE(look(other, true), std::vector<ArtworkId>{other});
}

void TestStacks::olderLibrariesHaveThemAtOnce()
{
    const QTemporaryDir folder;
    {
        const auto old =
            Database::open(folder.filePath(u"library.sqlite"_s), bundledMigrations().first(7));
        QVERIFY(old);
        const auto put = [&](int number, const QString &prompt, const QString &parameters) {
            return (*old)
                ->run(u"INSERT INTO artworks (uuid, job_id, output_index, created_at, provider, "
                      "model, version, prompt, parameters, path, sha256, md5, media_type, width, "
                      "height, bytes) VALUES (?, 'job', ?, ?, 'p', 'm', 'v', ?, ?, ?, '', '', '', "
                      "1, 1, 1)"_s,
                      {QString::number(number), number, number, prompt, parameters,
                       u"%1.png"_s.arg(number)})
                .has_value();
        };
        QVERIFY(put(1, u"lamp 10"_s, u"{\"seed\":1,\"steps\":5}"_s));
        QVERIFY(put(2, u"Lamp 9"_s, u"{\"seed\":1,\"steps\":5}"_s));
        QVERIFY(put(3, u"lamp 10"_s, u"{\"seed\":2,\"steps\":5}"_s));
        QVERIFY(put(4, u"lamp 10"_s, u"{\"seed\":2,\"steps\":6}"_s));
    }
    const auto library = Library::open(folder.path(), m_clock);
    QVERIFY(library);
    const auto rows = (*library)->rows({.order = {SortBy::Name, GroupBy::Nothing, true}});
    std::vector<std::pair<ArtworkId, qint64>> read;
    for (const ArtworkRow &row : rows)
        read.emplace_back(row.id, row.stack);
    const std::vector<std::pair<ArtworkId, qint64>> wanted{{2, 2}, {4, 4}, {3, 1}, {1, 1}};
    QCOMPARE(read, wanted);
}

void TestStacks::olderStacksAreJoinedOnce()
{
    const QTemporaryDir folder;
    {
        const auto old =
            Database::open(folder.filePath(u"library.sqlite"_s), bundledMigrations().first(14));
        QVERIFY(old);
        const auto put = [&](int number, const QString &parameters) {
            return (*old)->run(u"INSERT INTO artworks (uuid, job_id, output_index, created_at, "
                               "provider, model, version, prompt, parameters, path, sha256, md5, "
                               "media_type, width, height, bytes) VALUES (?, 'job', ?, ?, 'p', "
                               "'m', 'v', 'a lamp', ?, ?, '', '', '', 1, 1, 1)"_s,
                               {QString::number(number), number, number, parameters,
                                u"%1.png"_s.arg(number)}) &&
                   (*old)->run(u"INSERT INTO artwork_parameters SELECT artwork_id, body FROM "
                               "artwork_parameters WHERE artwork_id = ?"_s,
                               {number}) &&
                   (*old)->run(u"INSERT INTO artwork_kin SELECT artwork_id, name_key, alike FROM "
                               "artwork_kin WHERE artwork_id = ?"_s,
                               {number});
        };
        QVERIFY(put(1, uR"({"num_outputs":4,"seed":1,"steps":5})"_s));
        QVERIFY(put(2, uR"({"seed":2,"steps":5})"_s));
        QVERIFY(put(3, uR"({"num_outputs":1,"seed":3,"steps":5})"_s));
        QVERIFY(put(4, uR"({"num_outputs":4,"seed":4,"steps":5})"_s));
        QVERIFY(put(5, uR"({"num_outputs":4,"seed":5,"steps":6})"_s));
        Result<QSqlQuery> stacks = (*old)->run(u"SELECT count(DISTINCT stack) FROM artworks"_s);
        QVERIFY(stacks && stacks->next());
        QCOMPARE(stacks->value(0).toInt(), 4);
    }
    const auto library = Library::open(folder.path(), m_clock);
    QVERIFY(library);
    std::map<ArtworkId, qint64> stacks;
    for (const ArtworkRow &row : (*library)->rows({.order = {.hasStacks = true}}))
        stacks[row.id] = row.stack;
    for (const ArtworkId like : {2, 3, 4})
        QCOMPARE(stacks.at(like), stacks.at(1));
    QVERIFY(stacks.at(5) != stacks.at(1));
}

// The reader tells both; whoever shows them keeps them apart.
void TestStacks::aStackEndsWhereTheHeadingDoes()
{
    const ArtworkId one = add({});
    const ArtworkId two = add({});
    const auto album = m_library->albums().add(u"Lamps"_s);
    QVERIFY(album && m_library->albums().put(album->id, {two}));
    const auto rows = m_library->rows({.order = {.group = GroupBy::Album, .hasStacks = true}});
    QCOMPARE(rows.size(), size_t{2});
    QCOMPARE(rows[0].id, two);
    QCOMPARE(rows[1].id, one);
    QCOMPARE(rows[0].stack, rows[1].stack);
    QVERIFY(rows[0].group != rows[1].group);
}

QTEST_GUILESS_MAIN(TestStacks)
#include "tst_stacks.moc"
