#include "core/library/library.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestLibrarySearch : public QObject {
    Q_OBJECT
private slots:
    void init();
    void newestComeFirst();
    void searchFindsWhatItSays_data();
    void searchFindsWhatItSays();
    void aPageIsTheBeginningOfAll_data();
    void aPageIsTheBeginningOfAll();
    void aTemplateIsSearchedToo();
    void filtersNarrow();
    void newDaysAreLocal();
    void theGridReadsOneIndexOnly_data();
    void theGridReadsOneIndexOnly();
    void modelsComeMostUsedFirst();
    void aHundredThousandPicturesAreListed();

private:
    Artwork sample(const QString &prompt, const QString &model = u"fine/model"_s);
    ArtworkId add(Artwork artwork);
    [[nodiscard]] QList<int> found(const ArtworkQuery &query);
    void setUpload(ArtworkId id, const QString &state);
    void fill();
    void fillMany(qint64 step);

    ManualClock m_clock{QDateTime{QDate{2026, 11, 22}, QTime{12, 0}}.toUTC()};
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    int m_made = 0;
    QByteArray m_sharedBy;
};

void TestLibrarySearch::init()
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

Artwork TestLibrarySearch::sample(const QString &prompt, const QString &model)
{
    Artwork artwork;
    artwork.jobId = u"job-%1"_s.arg(++m_made);
    artwork.createdAt = m_clock.now().addSecs(m_made);
    artwork.request.provider = u"sandbox"_s;
    artwork.request.model = model;
    artwork.request.parameters["prompt"] = toJson(prompt);
    artwork.path = u"2026/11/%1.png"_s.arg(m_made);
    artwork.mediaType = u"image/png"_s;
    return artwork;
}

ArtworkId TestLibrarySearch::add(Artwork artwork)
{
    const Result<ArtworkId> id = m_library->insert(std::move(artwork));
    return id ? *id : 0;
}

QList<int> TestLibrarySearch::found(const ArtworkQuery &query)
{
    QList<int> ids;
    for (const ArtworkRow &row : m_library->rows(query)) {
        ids.append(static_cast<int>(row.id));
        if (m_library->reader().rowsAmong({row.id}, query).empty())
            ids.append(-1);
    }
    return ids;
}

void TestLibrarySearch::setUpload(ArtworkId id, const QString &state)
{
    QVERIFY(m_library->database().run(
        u"INSERT OR REPLACE INTO uploads (artwork_id, state) VALUES (?, ?)"_s, {id, state}));
}

void TestLibrarySearch::newestComeFirst()
{
    Artwork old = sample(u"old"_s);
    old.createdAt = m_clock.now().addDays(-3);
    Artwork twin = sample(u"twin"_s);
    twin.createdAt = old.createdAt;
    const ArtworkId newest = add(sample(u"new"_s));
    const ArtworkId first = add(old);
    const ArtworkId second = add(twin);
    const std::vector<ArtworkRow> rows = m_library->rows({});
    QCOMPARE(rows.size(), std::size_t{3});
    QCOMPARE(rows[0].id, newest);
    QCOMPARE(rows[1].id, first); // the same moment: as they were made
    QCOMPARE(rows[2].id, second);
    QCOMPARE(rows[2].createdMs, old.createdAt.toMSecsSinceEpoch());
    QCOMPARE(m_library->rows({.limit = 2}).size(), std::size_t{2});
}

void TestLibrarySearch::searchFindsWhatItSays_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("expected");
    const auto row = [](const QString &text, const QList<int> &expected) {
        QTest::newRow(qUtf8Printable(text)) << text << expected;
    };
    row(u""_s, {4, 3, 2, 1, 5});
    row(u"coat"_s, {2, 1});
    row(u"COAT"_s, {2, 1});
    row(u"oat"_s, {2, 1});
    row(u"red coat"_s, {2, 1});
    row(u"\"red coat\""_s, {1});
    row(u"coat -blue"_s, {1});
    row(u"-coat"_s, {4, 3, 5});
    row(u"-\"red coat\""_s, {4, 3, 2, 5});
    row(u"大衣"_s, {3});
    row(u"红色大衣"_s, {3});
    row(u"红"_s, {3});
    row(u"-红"_s, {4, 2, 1, 5});
    row(u"狐狸"_s, {3}); // at the end, where nothing follows
    row(u"狸"_s, {3});
    row(u"大红"_s, {});
    row(u"re"_s, {2, 1});
    row(u"RE"_s, {2, 1});
    row(u"at"_s, {2, 1}); // the end of a word, and of a prompt
    row(u"y"_s, {4});
    row(u"Y -z"_s, {4});
    row(u"z"_s, {});
    row(u"1"_s, {5});
    row(u"xl"_s, {4}); // the model's
    row(u"bl"_s, {2}); // not what it should not be
    row(u"city|狐"_s, {4, 3});
    row(u"coat -red|blue"_s, {});
    row(u"coat|city -blue|狐"_s, {4, 1});
    row(u"blurry"_s, {}); // the negative prompt is what it should not be
    row(u"animagine"_s, {4});
    row(u"model:anima"_s, {4});
    row(u"-model:fine"_s, {4});
    row(u"100%"_s, {5});
    row(u"0%"_s, {5});
    row(u"%"_s, {5});
    row(u"_"_s, {5});
    row(u"\\"_s, {5});
    row(u"say \"\"hi\"\" 'x'"_s, {});
    row(u"a\"b OR c* NEAR( ^"_s, {});
    row(u"AND"_s, {});
    row(u"seed:1234"_s, {1});
    row(u"seed:12*"_s, {2, 1});
    row(u"-seed:12*"_s, {4, 3, 5});
    row(u"rating:>=4"_s, {4, 3});
    row(u"rating:0"_s, {2, 1, 5});
    row(u"rating:9 coat"_s, {2, 1}); // a mistake is left out
    row(u"seed:x"_s, {4, 3, 2, 1, 5});
    row(u"seed:10-2000"_s, {2, 1});
    row(u"seed:>12"_s, {1});
    row(u"-seed:>12"_s, {4, 3, 2, 5});
    row(u"negative:blurry"_s, {1});
    row(u"negative:bl"_s, {1});
    row(u"negative:b"_s, {1});
    row(u"negative:red"_s, {});
    row(u"-negative:blurry"_s, {4, 3, 2, 5});
    row(u"\"red co"_s, {1});
    row(u"is:favourite"_s, {2});
    row(u"is:local"_s, {4, 3, 2, 5});
    row(u"-is:local"_s, {1});
    row(u"date:today"_s, {4, 3, 2, 1});
    row(u"date:yesterday"_s, {5});
    row(u"date:2026-11-21"_s, {5});
    row(u"date:\"since 2026-11-22\""_s, {4, 3, 2, 1});
    row(u"date:\"before 2026-11-22\""_s, {5});
    row(u"date:2026-11"_s, {4, 3, 2, 1, 5});
    row(u"date:2025"_s, {});
    row(u"is:uploaded"_s, {1});
    row(u"provider:sand"_s, {4, 3, 2, 1, 5});
    row(u"provider:rep*"_s, {});
    row(u"model:*xl"_s, {4});
    row(u"model:anima|model"_s, {4, 3, 2, 1, 5});
    row(u"type:png"_s, {4, 3, 2, 1, 5});
    row(u"is:video"_s, {});
    row(u"red is:favourite seed:12*"_s, {2});
    row(u"nothing like this"_s, {});
}

void TestLibrarySearch::fill()
{
    Database::Transaction transaction{m_library->database()};
    Artwork one = sample(u"a red coat"_s);
    one.seed = 1234;
    one.request.parameters["negative_prompt"] = "blurry";
    Artwork two = sample(u"a blue coat on red ground"_s);
    two.seed = 12;
    two.favourite = true;
    Artwork three = sample(u"穿红色大衣的狐狸"_s);
    three.rating = 4;
    Artwork four = sample(u"city"_s, u"anime/animagine-xl"_s);
    four.rating = 5;
    Artwork five = sample(u"100% snake_case \\o/"_s);
    five.createdAt = m_clock.now().addDays(-1);
    for (const Artwork &artwork : {one, two, three, four, five})
        add(artwork);
    setUpload(1, u"stored"_s);
    setUpload(2, u"waiting"_s);
    QVERIFY(transaction.commit());
}

void TestLibrarySearch::searchFindsWhatItSays()
{
    if (m_sharedBy.isEmpty())
        fill();
    m_sharedBy = QTest::currentTestFunction();
    QFETCH(QString, text);
    QFETCH(QList<int>, expected);
    QCOMPARE(found({.text = text}), expected);
    for (qsizetype limit = 1; limit <= expected.size(); ++limit)
        QCOMPARE(found({.text = text, .limit = int(limit)}), expected.first(limit));
}

//! Ten thousand pictures of grass; every hundredth is a fox, tagged "few" is the oldest alone.
void TestLibrarySearch::fillMany(qint64 step)
{
    const Result<QSqlQuery> done = m_library->database().run(
        u"WITH RECURSIVE given (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM given WHERE i < 9999) "
        "INSERT INTO artworks (uuid, job_id, output_index, created_at, provider, model, version, "
        "parameters, path, sha256, md5, media_type, width, height, bytes, seed, prompt, "
        "negative_prompt) "
        "SELECT i || '', i || '', 0, ? + i * ? % 10007, '', 'm', '', '{}', i || '.png', '', '', "
        "'image/png', 64, 64, 0, i, CASE WHEN i = 0 THEN 'needle qz' WHEN i % 100 = 0 THEN 'fox' "
        "ELSE 'grass' END, '' FROM given"_s,
        {m_clock.now().toMSecsSinceEpoch(), step});
    QVERIFY(done);
    const Result<Tag> few = m_library->tags().called(u"few"_s);
    QVERIFY(few && m_library->tags().give(few->id, {1}));
}

void TestLibrarySearch::aPageIsTheBeginningOfAll_data()
{
    QTest::addColumn<qint64>("step");
    QTest::newRow("in the order they were made in") << qint64{1};
    QTest::newRow("in another order") << qint64{4567};
}

void TestLibrarySearch::aPageIsTheBeginningOfAll()
{
    QFETCH(const qint64, step);
    fillMany(step);
    const QStringList searches =
        QString{u"grass, fox, needle, ss, qz, q, tag:few, -tag:few, fox|needle, grass -fox, "
                "nothing, grass needle, qz grass, fox tag:few, needle seed:1*, grass seed:7*, "
                "fox seed:12*|3*, grass -fox seed:1-900, -fox seed:99*, ss seed:5*, grass "
                "seed:0-9999 -seed:9*"_s}
            .split(u", "_s);
    for (const QString &text : searches) {
        std::vector<ArtworkRow> first = m_library->rows({.text = text});
        first.resize(std::min<std::size_t>(first.size(), 30));
        QVERIFY2(m_library->rows({.text = text, .limit = 30}) == first, qPrintable(text));
    }
    const std::vector<ArtworkRow> all = m_library->rows({.text = u"fox"_s});
    QCOMPARE(all.size(), std::size_t{99});
    std::vector<ArtworkRow> pages = m_library->rows({.text = u"fox"_s, .limit = 20});
    while (pages.size() < all.size()) {
        const std::vector<ArtworkRow> page =
            m_library->rows({.text = u"fox"_s, .after = pages.back(), .limit = 20});
        QVERIFY(!page.empty());
        pages.insert(pages.end(), page.begin(), page.end());
    }
    QVERIFY(pages == all);
}

void TestLibrarySearch::aTemplateIsSearchedToo()
{
    Artwork art = sample(u"a red lighthouse"_s);
    art.promptTemplate = u"a {red|blau} lighthouse"_s;
    const ArtworkId id = add(art);
    add(sample(u"a harbour"_s));
    QCOMPARE(m_library->artwork(id)->promptTemplate, art.promptTemplate);
    QCOMPARE(found({.text = u"{red|blau}"_s}).size(), 1);
    QCOMPARE(found({.text = u"{r"_s}).size(), 1);
    QCOMPARE(found({.text = u"{green"_s}).size(), 0);
}

void TestLibrarySearch::filtersNarrow()
{
    Artwork old = sample(u"old fox"_s);
    old.createdAt = m_clock.now().addDays(-9);
    old.favourite = true;
    add(old);
    add(sample(u"new fox"_s));
    add(sample(u"new fox"_s, u"other/model"_s));
    QCOMPARE(found({.favouritesOnly = true}), QList<int>{1});
    QCOMPARE(found({.model = u"other/model"_s}), QList<int>{3});
    QCOMPARE(found({.since = m_clock.now()}), (QList<int>{3, 2}));
    QCOMPARE(found({.text = u"fox"_s, .model = u"fine/model"_s, .limit = 1}), QList<int>{2});
    QVERIFY(m_library->reader().rowsAmong({1}, {.text = u"new"_s}).empty());
    QVERIFY(m_library->reader().rowsAmong({99}, {}).empty());
}

void TestLibrarySearch::newDaysAreLocal()
{
    Artwork late = sample(u"late"_s);
    late.createdAt = QDateTime{QDate{2026, 11, 21}, QTime{23, 59, 59, 999}}.toUTC();
    Artwork early = sample(u"early"_s);
    early.createdAt = QDateTime{QDate{2026, 11, 22}, QTime{0, 0}}.toUTC();
    add(late);
    add(early);
    QCOMPARE(found({.text = u"date:today"_s}), QList<int>{2});
    QCOMPARE(found({.text = u"date:yesterday"_s}), QList<int>{1});
}

void TestLibrarySearch::theGridReadsOneIndexOnly_data()
{
    QTest::addColumn<QString>("condition");
    QTest::newRow("all") << QString{};
    QTest::newRow("favourites") << u" AND favourite = 1"_s;
    QTest::newRow("filters")
        << u" AND rating BETWEEN 4 AND 5 AND CAST(seed AS TEXT) LIKE '12%' AND model = 'x'"_s;
    QTest::newRow("keys")
        << u" AND rejected = 1 AND stored = 0 AND provider LIKE '%x%' AND width < height AND "
           "cost > 1 AND media_type LIKE 'video/%' AND parameter_set = 3 AND "
           "(letters >> 3) & 1"_s;
}

void TestLibrarySearch::theGridReadsOneIndexOnly()
{
    QFETCH(QString, condition);
    Result<QSqlQuery> plan = m_library->database().run(
        u"EXPLAIN QUERY PLAN SELECT id, created_at FROM artworks INDEXED BY artworks_newest "
        "WHERE trashed_at IS NULL%1 ORDER BY created_at DESC, id"_s.arg(condition));
    QVERIFY(plan && plan->next());
    QCOMPARE(plan->value(3).toString(), u"SCAN artworks USING COVERING INDEX artworks_newest"_s);
    QVERIFY(!plan->next());
}

void TestLibrarySearch::modelsComeMostUsedFirst()
{
    QVERIFY(m_library->reader().models().isEmpty());
    for (const QString &model : {u"b"_s, u"c"_s, u"a"_s, u"c"_s})
        add(sample(u"x"_s, model));
    const ArtworkId trashed = add(sample(u"x"_s, u"z"_s));
    m_library->trash().put({trashed});
    QCOMPARE(m_library->reader().models(), (QStringList{u"c"_s, u"a"_s, u"b"_s}));
}

void TestLibrarySearch::aHundredThousandPicturesAreListed()
{
    Database &database = m_library->database();
    Database::Transaction transaction{database};
    // Written by SQLite itself: the row, not the way in, is what this is about.
    QVERIFY(database.run(
        u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
        "INSERT INTO artworks (uuid, job_id, output_index, created_at, provider, model, version, "
        "prompt, seed, parameters, path, sha256, md5, media_type, width, height, bytes, rating) "
        "SELECT 'u' || i, 'j' || i, 0, 1700000000000 + i * 1000, 'replicate', 'fine/model', 'v', "
        "'picture number ' || i, i, '{}', 'p' || i, '', '', 'image/png', 8, 8, 8, i % 6 FROM n"_s));
    QVERIFY(transaction.commit());
    const std::vector<ArtworkRow> rows = m_library->rows({});
    QCOMPARE(rows.size(), std::size_t{100'000});
    QCOMPARE(rows.front().id, 100'000);
    QVERIFY(std::is_sorted(rows.begin(), rows.end(),
                           [](const auto &a, const auto &b) { return a.createdMs > b.createdMs; }));
    QCOMPARE(m_library->rows({.text = u"\"number 4711\""_s}).size(), std::size_t{11});
    QCOMPARE(m_library->rows({.text = u"seed:999*"_s}).size(), std::size_t{111});
    QCOMPARE(m_library->rows({.text = u"is:local rating:5"_s}).size(), std::size_t{16'666});
}

QTEST_GUILESS_MAIN(TestLibrarySearch)
#include "tst_librarysearch.moc"
