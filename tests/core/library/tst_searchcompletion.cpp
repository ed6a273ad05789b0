#include "core/library/library.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestSearchCompletion : public QObject {
    Q_OBJECT
private slots:
    void init();
    void whatMayComeNextIsProposed_data();
    void whatMayComeNextIsProposed();
    void onlyWhatStandsBeforeTheCursorIsReplaced_data();
    void onlyWhatStandsBeforeTheCursorIsReplaced();
    void twentyAtMostAndTheLikelyOnesFirst();
    void eachProposalFindsAsManyAsItSays();

private:
    void add(const QString &model, const Json &parameters, int times = 1);
    [[nodiscard]] QStringList proposed(const QString &text);

    ManualClock m_clock{QDateTime{QDate{2026, 11, 22}, QTime{12, 0}}.toUTC()};
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    int m_made = 0;
    QByteArray m_sharedBy;
};

void TestSearchCompletion::init()
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
    Database::Transaction transaction{m_library->database()};
    add(u"black-forest/flux dev"_s, {{"scheduler", "euler"}, {"steps", 28}}, 3);
    add(u"stability/sdxl"_s, {{"scheduler", "euler_a"}, {"num_inference_steps", 28}}, 2);
    add(u"stability/sd3"_s, {{"scheduler", "ddim"}, {"Guidance scale", 7.5}});
    const Tag fox = *m_library->tags().called(u"fox"_s);
    const Tag foxes = *m_library->tags().called(u"two foxes"_s);
    QVERIFY(m_library->tags().give(fox.id, {1, 2}) && m_library->tags().give(foxes.id, {1, 2, 3}));
    const Album trip = *m_library->albums().add(u"夜景"_s);
    QVERIFY(m_library->albums().put(trip.id, {1, 4}));
    m_library->trash().put({6});
    add(u"stability/sd3"_s, {{"scheduler", "ddim"}, {"Guidance scale", 7.5}});
    QVERIFY(transaction.commit());
}

void TestSearchCompletion::add(const QString &model, const Json &parameters, int times)
{
    for (int i = 0; i < times; ++i) {
        Artwork artwork;
        artwork.jobId = u"job-%1"_s.arg(++m_made);
        artwork.createdAt = m_clock.now().addSecs(m_made);
        artwork.request.provider = u"sandbox"_s;
        artwork.request.model = model;
        artwork.request.parameters = parameters;
        artwork.path = u"2026/11/%1.png"_s.arg(m_made);
        QVERIFY(m_library->insert(artwork));
    }
}

//! `text 3`, with the number of pictures where it is known; the cursor at the end.
QStringList TestSearchCompletion::proposed(const QString &text)
{
    QStringList out;
    for (const SearchProposal &one : m_library->reader().completion(text, text.size()).proposals)
        out.append(one.pictures < 0 ? one.text : u"%1 %2"_s.arg(one.text).arg(one.pictures));
    return out;
}

void TestSearchCompletion::whatMayComeNextIsProposed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("proposals");
    const auto row = [](const QString &text, const QStringList &proposals) {
        QTest::newRow(qUtf8Printable(text)) << text << proposals;
    };
    row(u"s"_s, {u"seed:"_s, u"steps:"_s, u"size:"_s, u"similar:"_s, u"scheduler:"_s});
    row(u"red -SC"_s, {u"scheduler:"_s});
    row(u"guid"_s, {u"Guidance_scale:"_s});
    row(u"num"_s, {u"num_inference_steps:"_s});
    row(u"zzz"_s, {});
    row(u"model:"_s,
        {u"\"black-forest/flux dev\" 3"_s, u"stability/sdxl 2"_s, u"stability/sd3 1"_s});
    row(u"model:sd"_s, {u"stability/sdxl 2"_s, u"stability/sd3 1"_s});
    row(u"model:\"black-forest/flux d"_s, {u"\"black-forest/flux dev\" 3"_s});
    row(u"model:sdxl|fl"_s, {u"\"black-forest/flux dev\" 3"_s});
    row(u"provider:S"_s, {u"sandbox 6"_s});
    row(u"tag:fox"_s, {u"fox 2"_s, u"\"two foxes\" 3"_s});
    row(u"-tag:t"_s, {u"\"two foxes\" 3"_s});
    row(u"album:夜"_s, {u"夜景 2"_s});
    row(u"scheduler:"_s, {u"euler 3"_s, u"euler_a 2"_s, u"ddim 1"_s});
    row(u"scheduler:eu"_s, {u"euler 3"_s, u"euler_a 2"_s});
    row(u"steps:"_s, {u"28 5"_s});
    row(u"guidance_scale:7"_s, {u"7.5 1"_s});
    row(u"is:f"_s, {u"favourite"_s, u"failed"_s});
    row(u"date:la"_s, {u"\"last week\""_s, u"\"last month\""_s, u"\"last year\""_s});
    row(u"ratio:16"_s, {u"16:9"_s});
    row(u"seed:"_s, {});
    row(u"http:"_s, {});
    row(u"tag:%"_s, {});
    row(u"tag:'\"--"_s, {});
}

void TestSearchCompletion::whatMayComeNextIsProposed()
{
    m_sharedBy = QTest::currentTestFunction();
    QFETCH(QString, text);
    QTEST(proposed(text), "proposals");
}

void TestSearchCompletion::onlyWhatStandsBeforeTheCursorIsReplaced_data()
{
    QTest::addColumn<QString>("text"); // `^` is the cursor
    QTest::addColumn<QString>("replaced");
    QTest::newRow("word") << u"red mod^"_s << u"mod"_s;
    QTest::newRow("behind a space") << u"red ^"_s << u""_s;
    QTest::newRow("inside a word") << u"mo^del"_s << u"mo"_s;
    QTest::newRow("excluded") << u"-mod^"_s << u"mod"_s;
    QTest::newRow("value") << u"x model:sd^ y"_s << u"sd"_s;
    QTest::newRow("no value yet") << u"model:^"_s << u""_s;
    QTest::newRow("excluded value") << u"-model:sd^"_s << u"sd"_s;
    QTest::newRow("quoted value") << u"model:\"a b^"_s << u"\"a b"_s;
    QTest::newRow("behind a bar") << u"model:sd|fl^"_s << u"fl"_s;
    QTest::newRow("word behind a bar") << u"red|mo^"_s << u"mo"_s;
    QTest::newRow("nothing") << u"^"_s << u""_s;
    QTest::newRow("too far") << QString(3'000, u'x') + u'^' << u""_s;
}

void TestSearchCompletion::onlyWhatStandsBeforeTheCursorIsReplaced()
{
    m_sharedBy = QTest::currentTestFunction();
    QFETCH(QString, text);
    const qsizetype cursor = text.indexOf(u'^');
    text.remove(cursor, 1);
    const SearchCompletion found = m_library->reader().completion(text, cursor);
    QCOMPARE(found.from + found.length, cursor);
    QTEST(text.mid(found.from, found.length), "replaced");
    // A cursor that is nowhere is at an end.
    QCOMPARE(m_library->reader().completion(u"x"_s, 99).from, 0);
    QCOMPARE(m_library->reader().completion(u"x"_s, -1).from, 0);
}

void TestSearchCompletion::twentyAtMostAndTheLikelyOnesFirst()
{
    Database::Transaction transaction{m_library->database()};
    for (int i = 0; i < 60; ++i)
        add(u"many/m%1"_s.arg(i), Json{{"p" + std::to_string(i), i}}, i == 7 ? 2 : 1);
    QVERIFY(transaction.commit());
    const QStringList models = proposed(u"model:many"_s);
    QCOMPARE(models.size(), 20);
    QCOMPARE(models.front(), u"many/m7 2"_s);
    QCOMPARE(proposed(u"p"_s).size(), 20);
    QCOMPARE(proposed({}).size(), 20);
}

void TestSearchCompletion::eachProposalFindsAsManyAsItSays()
{
    for (const QString &key : {u"model:"_s, u"provider:"_s, u"tag:"_s, u"album:"_s, u"steps:"_s,
                               u"scheduler:"_s, u"guidance_scale:"_s}) {
        const auto proposals = m_library->reader().completion(key, key.size()).proposals;
        QVERIFY(!proposals.empty());
        for (const SearchProposal &one : proposals)
            QCOMPARE(static_cast<int>(m_library->rows({.text = key + one.text}).size()),
                     one.pictures);
    }
}

QTEST_GUILESS_MAIN(TestSearchCompletion)
#include "tst_searchcompletion.moc"
