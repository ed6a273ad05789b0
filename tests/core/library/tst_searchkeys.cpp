#include "core/library/library.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestSearchKeys : public QObject {
    Q_OBJECT
private slots:
    void init();
    void keysFindWhatTheySay_data();
    void keysFindWhatTheySay();
    void aParameterIsFoundHoweverItIsSpelt();
    void whatIsSharedWithTheJobIsFound();
    void whatIsStoredFollowsItsUpload();
    void aWordWithAColonStaysAWord();
    void filesWordsAndSecretsAreNoValues();
    void equalRequestsStandOnce();
    void brokenParametersAreNoHindrance();
    void olderPicturesAreFoundByTheirParameters();
    void tenThousandCharactersAreSearchedFor();

private:
    ArtworkId add(const Json &parameters, const std::function<void(Artwork &)> &change = {});
    [[nodiscard]] QList<int> found(const QString &text);
    [[nodiscard]] int number(const QString &sql);
    void fill();

    ManualClock m_clock{QDateTime{QDate{2026, 11, 22}, QTime{12, 0}}.toUTC()};
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    int m_made = 0;
    QByteArray m_sharedBy;
};

void TestSearchKeys::init()
{
    QTest::failOnWarning(QRegularExpression{u".*"_s});
    // Rows that only ask share the library that the first of them filled.
    if (m_sharedBy == QTest::currentTestFunction())
        return;
    m_sharedBy.clear();
    m_library.reset();
    m_folder.emplace();
    m_made = 0;
    auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(library);
    m_library = std::move(*library);
}

ArtworkId TestSearchKeys::add(const Json &parameters, const std::function<void(Artwork &)> &change)
{
    Artwork artwork;
    artwork.jobId = u"job-%1"_s.arg(++m_made);
    artwork.uuid = u"0000000%1-aaaa"_s.arg(m_made);
    artwork.createdAt = m_clock.now().addSecs(m_made);
    artwork.request.provider = u"sandbox"_s;
    artwork.request.model = u"fine/model"_s;
    artwork.request.parameters = parameters;
    artwork.path = u"2026/11/%1.png"_s.arg(m_made);
    artwork.mediaType = u"image/png"_s;
    artwork.sha256 = QByteArray(32, static_cast<char>(m_made));
    if (change)
        change(artwork);
    const Result<ArtworkId> id = m_library->insert(std::move(artwork));
    return id ? *id : 0;
}

//! In the order they were made in.
QList<int> TestSearchKeys::found(const QString &text)
{
    QList<int> ids;
    for (const ArtworkRow &row : m_library->rows({.text = text})) {
        ids.prepend(static_cast<int>(row.id));
        if (m_library->reader().rowsAmong({row.id}, {.text = text}).empty())
            ids.append(-1);
    }
    return ids;
}

int TestSearchKeys::number(const QString &sql)
{
    Result<QSqlQuery> row = m_library->database().run(sql);
    return row && row->next() ? row->value(0).toInt() : -1;
}

void TestSearchKeys::fill()
{
    Database &database = m_library->database();
    Database::Transaction transaction{database};
    add({{"num_inference_steps", 20}, {"guidance_scale", 4.5}, {"scheduler", "euler"}},
        [](Artwork &one) {
            one.size = {512, 768};
            one.cost = 0.003;
        });
    add({{"steps", 30}, {"cfg", 7}, {"scheduler", "euler_a"}, {"go_fast", true}}, [](Artwork &one) {
        one.size = {1344, 768};
        one.cost = 0.04;
    });
    add({{"steps", 28}, {"scheduler", "DDIM"}, {"lora", {{"name", "ink"}, {"weight", 0.8}}}},
        [](Artwork &one) {
            one.size = {1024, 1024};
            one.rejected = true;
        });
    add(Json::object(), [](Artwork &one) { one.mediaType = u"video/mp4"_s; });
    QVERIFY(database.run(u"INSERT INTO job_inputs (job_id, sha256) SELECT 'job-4', sha256 FROM "
                         "artworks WHERE id = 2"_s));
    QVERIFY(database.run(u"INSERT INTO uploads (artwork_id, state) VALUES (1, 'stored'), "
                         "(2, 'rejected'), (3, 'waiting')"_s));
    QVERIFY(database.run(
        u"INSERT INTO jobs (id, position, state, provider, model, version, parameters, prompt, "
        "fingerprint, created_at) VALUES ('job-3', 1, 'failed', '', '', '', '{}', '', '', 1)"_s));
    const Result<Tag> tag = m_library->tags().called(u"Ölbild am See"_s);
    QVERIFY(tag && m_library->tags().give(tag->id, {1, 3}));
    const Result<Album> outer = m_library->albums().add(u"Reise"_s);
    QVERIFY(outer);
    const Result<Album> inner = m_library->albums().add(u"夜景"_s, outer->id);
    QVERIFY(inner && m_library->albums().put(outer->id, {4}) &&
            m_library->albums().put(inner->id, {2, 4}));
    QVERIFY(transaction.commit());
}

void TestSearchKeys::keysFindWhatTheySay_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("expected");
    const auto row = [](const QString &text, const QList<int> &expected) {
        QTest::newRow(qUtf8Printable(text)) << text << expected;
    };
    row(u"steps:20-30"_s, {1, 2, 3});
    row(u"steps:>20"_s, {2, 3});
    row(u"steps:20|28"_s, {1, 3});
    row(u"-steps:20"_s, {2, 3, 4});
    row(u"steps:many"_s, {1, 2, 3, 4});
    row(u"cfg:4.5|7"_s, {1, 2});
    row(u"cfg:<5"_s, {1});
    row(u"size:512x?"_s, {1});
    row(u"size:?X768"_s, {1, 2});
    row(u"size:512×768"_s, {1});
    row(u"size:1024"_s, {3});
    row(u"size:>=1000x?"_s, {2, 3});
    row(u"-size:?x?"_s, {4});
    row(u"ratio:16:9"_s, {2});
    row(u"ratio:2/3"_s, {1});
    row(u"ratio:1.75"_s, {2});
    row(u"ratio:square"_s, {3});
    row(u"ratio:portrait"_s, {1});
    row(u"ratio:landscape"_s, {2});
    row(u"cost:>0.01"_s, {2});
    row(u"cost:0.003"_s, {1});
    row(u"-cost:>0.01"_s, {1, 3, 4});
    row(u"is:rejected"_s, {3});
    row(u"-is:rejected"_s, {1, 2, 4});
    row(u"is:video"_s, {4});
    row(u"type:mp4"_s, {4});
    row(u"is:failed"_s, {2, 3});
    row(u"is:uploaded|rejected"_s, {1, 3});
    row(u"is:local"_s, {2, 3, 4});
    row(u"is:tagged"_s, {1, 3});
    row(u"tag:\"ölbild am see\""_s, {1, 3});
    row(u"tag:\"ÖLBILD  AM see\""_s, {1, 3});
    row(u"tag:öl*"_s, {1, 3});
    row(u"tag:öl"_s, {});
    row(u"-tag:*"_s, {2, 4});
    row(u"tag:%"_s, {});
    row(u"album:reise"_s, {2, 4});
    row(u"album:夜景"_s, {2, 4});
    row(u"album:Rei*"_s, {2, 4});
    row(u"-album:*"_s, {1, 3});
    row(u"made-from:2"_s, {4});
    row(u"made-from:00000002-aaaa"_s, {4});
    row(u"made-from:00000002"_s, {4});
    row(u"made-from:00000001"_s, {});
    row(u"made-from:99"_s, {});
    row(u"scheduler:euler"_s, {1});
    row(u"scheduler:EULER*"_s, {1, 2});
    row(u"scheduler:euler_a|ddim"_s, {2, 3});
    row(u"scheduler:euler_"_s, {});
    row(u"-scheduler:euler*"_s, {3, 4});
    row(u"guidance_scale:4-5"_s, {1});
    row(u"go_fast:true"_s, {2});
    row(u"weight:>0.5"_s, {3});
    row(u"name:ink"_s, {3});
    row(u"steps:>20 -is:rejected size:?x768"_s, {2});
}

void TestSearchKeys::keysFindWhatTheySay()
{
    if (m_sharedBy.isEmpty())
        fill();
    m_sharedBy = QTest::currentTestFunction();
    QFETCH(QString, text);
    QTEST(found(text), "expected");
}

void TestSearchKeys::aParameterIsFoundHoweverItIsSpelt()
{
    add({{"cfgScale", 7}});
    add({{"CFG scale", 7}});
    add({{"cfg-scale", 8}});
    for (const QString &key : {u"cfgscale"_s, u"CFG_Scale"_s, u"cfg-scale"_s})
        QCOMPARE(found(key + u":7"_s), (QList<int>{1, 2}));
    QCOMPARE(m_library->reader().parameterNames(), QStringList{u"cfgscale"_s});
}

void TestSearchKeys::whatIsSharedWithTheJobIsFound()
{
    const QString parameters = u"{\"prompt\":\"a fox\",\"sampler\":\"heun\"}"_s;
    QVERIFY(m_library->database().run(
        u"INSERT INTO jobs (id, position, state, provider, model, version, parameters, prompt, "
        "fingerprint, created_at) VALUES ('job-1', 1, 'done', '', '', '', ?, '', '', 1)"_s,
        {parameters}));
    add({{"prompt", "a fox"}, {"sampler", "heun"}});
    QCOMPARE(number(u"SELECT count(*) FROM artworks WHERE parameters = ''"_s), 1);
    QCOMPARE(found(u"sampler:heun"_s), QList<int>{1});
}

void TestSearchKeys::whatIsStoredFollowsItsUpload()
{
    const ArtworkId id = add(Json::object());
    Database &database = m_library->database();
    QVERIFY(database.run(u"INSERT INTO uploads (artwork_id, state) VALUES (?, 'pending')"_s, {id}));
    QCOMPARE(found(u"is:local"_s), QList<int>{1});
    for (const auto &[sql, isStored] :
         {std::pair{u"UPDATE uploads SET state = 'stored'"_s, true},
          std::pair{u"UPDATE uploads SET state = 'waiting'"_s, false},
          std::pair{u"INSERT OR REPLACE INTO uploads (artwork_id, state) VALUES (1, 'stored')"_s,
                    true},
          std::pair{u"DELETE FROM uploads"_s, false}}) {
        QVERIFY(database.run(sql));
        QCOMPARE(found(u"is:uploaded"_s).size(), isStored ? 1 : 0);
        QCOMPARE(found(u"is:local"_s).size(), isStored ? 0 : 1);
    }
}

void TestSearchKeys::aWordWithAColonStaysAWord()
{
    add({{"prompt", "mood:quiet, see http://fox.example"}});
    add({{"prompt", "quiet"}});
    QCOMPARE(found(u"mood:quiet"_s), QList<int>{1});
    QCOMPARE(found(u"http://fox"_s), QList<int>{1});
    // Until a picture is made with a parameter of that name.
    add({{"mood", "quiet"}});
    QCOMPARE(found(u"mood:quiet"_s), QList<int>{3});
    QCOMPARE(found(u"\"mood:quiet\""_s), QList<int>{1});
}

void TestSearchKeys::filesWordsAndSecretsAreNoValues()
{
    add({{"prompt", "a fox"},
         {"seed", 7},
         {"image", "input:abc"},
         {"mask", "data:image/png;base64,AAAA"},
         {"source", "https://example.com/x.png"},
         {"api_key", "hush"},
         {"story", std::string(300, 'x')},
         {"nothing", nullptr},
         {"kept", "yes"}});
    QCOMPARE(m_library->reader().parameterNames(), QStringList{u"kept"_s});
}

void TestSearchKeys::equalRequestsStandOnce()
{
    for (int i = 0; i < 20; ++i)
        add({{"prompt", "fox " + std::to_string(i)}, {"seed", i}, {"steps", 20}});
    QCOMPARE(number(u"SELECT count(*) FROM parameter_sets"_s), 1);
    QCOMPARE(found(u"steps:20"_s).size(), 20);
}

void TestSearchKeys::brokenParametersAreNoHindrance()
{
    QVERIFY(m_library->database().run(
        u"INSERT INTO artworks (uuid, job_id, output_index, created_at, provider, model, version, "
        "prompt, parameters, path, sha256, md5, media_type, width, height, bytes) "
        "VALUES ('u', 'j', 0, 1, 'p', 'm', 'v', 'a fox', '{\"steps\":', 'x', '', '', '', 1, 1, 1)"_s));
    QCOMPARE(found(u"fox"_s), QList<int>{1});
    add({{"steps", 4}});
    QCOMPARE(found(u"-steps:4"_s), QList<int>{1});
}

void TestSearchKeys::olderPicturesAreFoundByTheirParameters()
{
    m_library.reset();
    m_folder.emplace();
    const QString file = m_folder->filePath(u"library.sqlite"_s);
    {
        const auto before = Database::open(file, bundledMigrations().first(6));
        QVERIFY(before);
        QVERIFY((*before)->run(
            u"INSERT INTO jobs (id, position, state, provider, model, version, parameters, prompt, "
            "fingerprint, created_at) VALUES ('one', 1, 'done', 'p', 'm', 'v', "
            "'{\"steps\":28,\"strength\":0.5}', '', '', 1)"_s));
        QVERIFY((*before)->run(
            u"INSERT INTO artworks (uuid, job_id, output_index, created_at, provider, model, "
            "version, prompt, negative_prompt, parameters, path, sha256, md5, media_type, width, "
            "height, bytes) VALUES ('u', 'one', 0, 1, 'p', 'm', 'v', 'old zoo', 'fog', '', 'x', "
            "'', '', '', 1, 1, 1)"_s));
        QVERIFY((*before)->run(u"INSERT INTO uploads (artwork_id, state) VALUES (1, 'stored')"_s));
    }
    auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(library);
    m_library = std::move(*library);
    for (const QString &text : {u"steps:28"_s, u"strength:<1"_s, u"z"_s, u"oo"_s, u"old"_s,
                                u"negative:og"_s, u"-is:rejected"_s, u"is:uploaded"_s})
        QCOMPARE(found(text), QList<int>{1});
    QCOMPARE(found(u"q"_s), QList<int>{});
}

void TestSearchKeys::tenThousandCharactersAreSearchedFor()
{
    fill();
    QCOMPARE(found(QString(10'000, u'x')), QList<int>{});
    QCOMPARE(found(u"a|"_s.repeated(5'000)), QList<int>{});
    QCOMPARE(found(u"\""_s.repeated(9'999)), (QList<int>{1, 2, 3, 4}));
    QCOMPARE(found(u"-steps:1|"_s.repeated(1'200)), (QList<int>{1, 2, 3, 4}));
    QCOMPARE(found(u"tag:*|"_s.repeated(1'700)), (QList<int>{1, 3}));
    QCOMPARE(found(u"(:*^"_s.repeated(2'500)), QList<int>{});
    QCOMPARE(found(u"steps:20 "_s.repeated(1'200)), QList<int>{1});
}

QTEST_GUILESS_MAIN(TestSearchKeys)
#include "tst_searchkeys.moc"
