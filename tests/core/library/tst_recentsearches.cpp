// What was searched for lately.
#include "core/database/facts.h"
#include "core/library/library.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestRecentSearches : public QObject {
    Q_OBJECT
private slots:
    void init();
    void theLatestComesFirst();
    void eachStandsOnce();
    void twentyAreKept();
    void nothingAndTooMuchAreNotKept();
    void theyCanBeForgotten();
    void theNextStartKnowsThem();
    void aBrokenListIsAnEmptyOne_data();
    void aBrokenListIsAnEmptyOne();

private:
    ManualClock m_clock;
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
};

void TestRecentSearches::init()
{
    m_library.reset();
    m_folder.emplace();
    auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(library);
    m_library = std::move(*library);
}

void TestRecentSearches::theLatestComesFirst()
{
    QVERIFY(m_library->recentSearches().add(u"a fox"_s));
    QVERIFY(m_library->recentSearches().add(u" 夜景 tag:\"two words\" "_s));
    QCOMPARE(m_library->recentSearches().all(),
             (QStringList{u"夜景 tag:\"two words\""_s, u"a fox"_s}));
}

void TestRecentSearches::eachStandsOnce()
{
    for (const QString &text : {u"fox"_s, u"sea"_s, u"Fox"_s})
        QVERIFY(m_library->recentSearches().add(text));
    QCOMPARE(m_library->recentSearches().all(), (QStringList{u"Fox"_s, u"sea"_s}));
}

void TestRecentSearches::twentyAreKept()
{
    for (int i = 0; i < 25; ++i)
        QVERIFY(m_library->recentSearches().add(u"fox %1"_s.arg(i)));
    const QStringList all = m_library->recentSearches().all();
    QCOMPARE(all.size(), 20);
    QCOMPARE(all.front(), u"fox 24"_s);
    QCOMPARE(all.back(), u"fox 5"_s);
}

void TestRecentSearches::nothingAndTooMuchAreNotKept()
{
    QVERIFY(m_library->recentSearches().add(u"  "_s));
    QVERIFY(m_library->recentSearches().add(QString{2'001, u'x'}));
    QCOMPARE(m_library->recentSearches().all(), QStringList{});
    QVERIFY(m_library->recentSearches().add(QString{2'000, u'x'}));
    QCOMPARE(m_library->recentSearches().all().size(), 1);
}

void TestRecentSearches::theyCanBeForgotten()
{
    QVERIFY(m_library->recentSearches().add(u"fox"_s));
    QVERIFY(m_library->recentSearches().clear());
    QCOMPARE(m_library->recentSearches().all(), QStringList{});
    QVERIFY(m_library->recentSearches().clear());
}

void TestRecentSearches::theNextStartKnowsThem()
{
    QVERIFY(m_library->recentSearches().add(u"fox"_s));
    m_library.reset();
    auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(library);
    m_library = std::move(*library);
    QCOMPARE(m_library->recentSearches().all(), QStringList{u"fox"_s});
}

void TestRecentSearches::aBrokenListIsAnEmptyOne_data()
{
    QTest::addColumn<QString>("stored");
    QTest::addColumn<QStringList>("read");
    QTest::newRow("no JSON") << u"fox"_s << QStringList{};
    QTest::newRow("no list") << u"{\"fox\":1}"_s << QStringList{};
    QTest::newRow("other things") << u"[1,\"fox\",null,[\"sea\"],\"\"]"_s << QStringList{u"fox"_s};
}

void TestRecentSearches::aBrokenListIsAnEmptyOne()
{
    QFETCH(const QString, stored);
    QFETCH(const QStringList, read);
    QVERIFY(Facts{m_library->database()}.set(u"recent-searches"_s, stored));
    QCOMPARE(m_library->recentSearches().all(), read);
    QVERIFY(m_library->recentSearches().add(u"sky"_s));
    QCOMPARE(m_library->recentSearches().all().front(), u"sky"_s);
}

QTEST_MAIN(TestRecentSearches)
#include "tst_recentsearches.moc"
