#include "core/prompt/prompthistory.h"

#include "core/jobs/jobstore.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestPromptHistory : public QObject {
    Q_OBJECT
private slots:
    void init();
    void newestFirstAndEachOnce();
    void aTemplateStandsForItsPrompts();
    void findsByWordsAndModel();
    void comesInPages();
    void favouritesStay();
    void picturesWithoutAJobCount();
    void promptsThatWereSentElsewhereAreCarriedOnce();

private:
    void send(const QString &prompt, const QString &model = u"a/one"_s,
              const QString &written = {});
    [[nodiscard]] QStringList texts(const PromptQuery &query);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    qint64 m_time = 0;
};

void TestPromptHistory::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = Database::open(m_folder->filePath(u"library.sqlite"_s));
    QVERIFY(opened);
    m_database = std::move(*opened);
}

void TestPromptHistory::send(const QString &prompt, const QString &model, const QString &written)
{
    Job job;
    job.id = QString::number(++m_time);
    job.request.provider = u"somebody"_s;
    job.request.model = model;
    job.request.parameters = Json{{"prompt", prompt.toStdString()}};
    job.promptTemplate = written;
    job.createdAt = QDateTime::fromMSecsSinceEpoch(m_time, Qt::UTC);
    QVERIFY(JobStore{*m_database}.insert(job));
}

QStringList TestPromptHistory::texts(const PromptQuery &query)
{
    QStringList out;
    const auto page = PromptHistory{*m_database}.page(query);
    if (!page)
        return {page.error().message};
    for (const SentPrompt &one : *page)
        out.append(one.text);
    return out;
}

void TestPromptHistory::newestFirstAndEachOnce()
{
    send(u"boat"_s);
    send(u"raft"_s);
    send(u"boat"_s, u"b/two"_s);
    QCOMPARE(texts({}), (QStringList{u"boat"_s, u"raft"_s}));
    const auto page = PromptHistory{*m_database}.page({});
    QVERIFY(page);
    QCOMPARE(page->front().model, u"b/two"_s);
    QCOMPARE(page->front().provider, u"somebody"_s);
    QCOMPARE(page->front().sentAt.toMSecsSinceEpoch(), m_time);
}

void TestPromptHistory::aTemplateStandsForItsPrompts()
{
    send(u"a red boat"_s, u"a/one"_s, u"a {red|blue} boat"_s);
    send(u"a blue boat"_s, u"a/one"_s, u"a {red|blue} boat"_s);
    QCOMPARE(texts({}), QStringList{u"a {red|blue} boat"_s});
}

void TestPromptHistory::findsByWordsAndModel()
{
    send(u"100% red"_s);
    send(u"100 red"_s);
    send(u"snake_case"_s, u"b/two"_s);
    send(u"snakeXcase \\ o"_s, u"b/two"_s);
    QCOMPARE(texts({.text = u"0% R"_s}), QStringList{u"100% red"_s});
    QCOMPARE(texts({.text = u"e_c"_s}), QStringList{u"snake_case"_s});
    QCOMPARE(texts({.text = u"\\ o"_s}), QStringList{u"snakeXcase \\ o"_s});
    QCOMPARE(texts({.model = u"b/two"_s}).size(), 2);
    QCOMPARE(texts({.text = u"red"_s, .model = u"b/two"_s}), QStringList{});
}

void TestPromptHistory::comesInPages()
{
    for (int i = 0; i < 7; ++i)
        send(QString::number(i));
    QCOMPARE(texts({.limit = 3}), (QStringList{u"6"_s, u"5"_s, u"4"_s}));
    QCOMPARE(texts({.offset = 6, .limit = 3}), QStringList{u"0"_s});
}

void TestPromptHistory::favouritesStay()
{
    send(u"boat"_s);
    send(u"raft"_s);
    PromptHistory history{*m_database};
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(500, Qt::UTC);
    QVERIFY(history.setFavourite(u"boat"_s, true, now));
    QVERIFY(history.setFavourite(u"boat"_s, true, now)); // twice does no harm
    QVERIFY(history.setFavourite(u"never sent"_s, true, now));
    QCOMPARE(texts({.favouritesOnly = true}), (QStringList{u"never sent"_s, u"boat"_s}));
    QCOMPARE(texts({.model = u"a/one"_s, .favouritesOnly = true}), QStringList{u"boat"_s});
    const auto page = history.page({});
    QVERIFY(page && page->size() == 2);
    QVERIFY(!page->front().isFavourite && page->back().isFavourite);
    QVERIFY(history.setFavourite(u"boat"_s, false, now));
    QCOMPARE(texts({.favouritesOnly = true}), QStringList{u"never sent"_s});
}

void TestPromptHistory::picturesWithoutAJobCount()
{
    send(u"boat"_s);
    const auto added = m_database->run(
        u"INSERT INTO artworks (uuid, job_id, output_index, created_at, provider, model, version,"
        " prompt, parameters, path, sha256, md5, media_type, width, height, bytes)"
        " VALUES ('u', 'none', 0, 99, 'x', 'm', '', 'imported', '', 'p', 'a', 'b', 'image/png',"
        " 1, 1, 1)"_s);
    QVERIFY2(added, added ? "" : qPrintable(added.error().message));
    QCOMPARE(texts({}), (QStringList{u"imported"_s, u"boat"_s}));
}

void TestPromptHistory::promptsThatWereSentElsewhereAreCarriedOnce()
{
    send(u"sent here"_s);
    const auto at = [](qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC); };
    PromptHistory history{*m_database};
    const std::vector<SentPrompt> prompts{
        {.text = u"from elsewhere 远方"_s, .sentAt = at(5'000), .model = u"a/b"_s},
        {.text = u"sent here"_s, .sentAt = at(9'000)},
        {.text = {}, .sentAt = at(9'000)}};
    QCOMPARE(history.carry(prompts).value_or(-1), 1);
    QCOMPARE(history.carry(prompts).value_or(-1), 0);
    QCOMPARE(texts({}), (QStringList{u"from elsewhere 远方"_s, u"sent here"_s}));
    QCOMPARE(texts({.text = u"远"_s}), QStringList{u"from elsewhere 远方"_s});
    QCOMPARE(texts({.model = u"a/b"_s}), QStringList{u"from elsewhere 远方"_s});

    std::vector<SentPrompt> many;
    for (int i = 0; i < 6'000; ++i)
        many.push_back({.text = u"many %1"_s.arg(i), .sentAt = at(10'000 + i)});
    QCOMPARE(history.carry(many).value_or(-1), 6'000);
    QCOMPARE(texts({.limit = 1}), QStringList{u"many 5999"_s});
    const Result<std::vector<SentPrompt>> newest = history.newest(10'000);
    QVERIFY(newest);
    QCOMPARE(newest->size(), size_t{5'001}); // and what was sent here
    QVERIFY(history.setFavourite(u"sent here"_s, true, at(1)));
    const Result<std::vector<SentPrompt>> few = history.newest(3);
    QVERIFY(few);
    QCOMPARE(few->size(), size_t{4});
    QCOMPARE(few->back().text, u"sent here"_s);
}

QTEST_GUILESS_MAIN(TestPromptHistory)
#include "tst_prompthistory.moc"
