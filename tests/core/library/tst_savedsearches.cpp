#include "core/library/library.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestSavedSearches : public QObject {
    Q_OBJECT
private slots:
    void init();
    void searchesAreKeptByName();
    void whatCannotBeIsRefused();

private:
    ManualClock m_clock{QDateTime{QDate{2026, 11, 22}, QTime{12, 0}}.toUTC()};
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
};

void TestSavedSearches::init()
{
    m_library.reset();
    m_folder.emplace();
    auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(library);
    m_library = std::move(*library);
}

void TestSavedSearches::searchesAreKeptByName()
{
    SavedSearches &searches = m_library->searches();
    QSignalSpy changed{&searches, &SavedSearches::changed};
    const auto foxes = searches.add(u"Füchse"_s, u" fox rating:>=4 "_s);
    const auto best = searches.add(u"best"_s, u"rating:5"_s);
    QVERIFY(foxes && best);
    QCOMPARE(foxes->text, u"fox rating:>=4"_s);
    QVERIFY(searches.rename(best->id, u"Zuletzt"_s));
    QVERIFY(searches.setText(best->id, u"date:today"_s));
    QCOMPARE(changed.size(), 4);
    m_library.reset();
    auto again = Library::open(m_folder->path(), m_clock);
    QVERIFY(again);
    const std::vector<SavedSearch> all = *(*again)->searches().all();
    QCOMPARE(all.size(), std::size_t{2});
    QVERIFY(all[0] == *foxes);
    QCOMPARE(all[1].name, u"Zuletzt"_s);
    QCOMPARE(all[1].text, u"date:today"_s);
    QVERIFY((*again)->searches().remove(foxes->id));
    QCOMPARE((*again)->searches().all()->size(), std::size_t{1});
}

void TestSavedSearches::whatCannotBeIsRefused()
{
    SavedSearches &searches = m_library->searches();
    const auto kindOf = [](const auto &result) {
        return result ? QString{} : toString(result.error().kind);
    };
    const auto one = searches.add(u"one"_s, u"x"_s);
    const auto two = searches.add(u"two"_s, u"x"_s);
    QVERIFY(one && two);
    QCOMPARE(kindOf(searches.add(u"ONE"_s, u"y"_s)), toString(ErrorKind::Conflict));
    QCOMPARE(kindOf(searches.rename(two->id, u"One"_s)), toString(ErrorKind::Conflict));
    const QString invalid = toString(ErrorKind::InvalidInput);
    QCOMPARE(kindOf(searches.add(u"a\nb"_s, u"y"_s)), invalid);
    QCOMPARE(kindOf(searches.add(u"empty"_s, u"  "_s)), invalid);
    QCOMPARE(kindOf(searches.add(u"long"_s, QString(2'001, u'x'))), invalid);
    QCOMPARE(kindOf(searches.setText(one->id, {})), invalid);
    QCOMPARE(kindOf(searches.remove(99)), toString(ErrorKind::NotFound));
    QCOMPARE(kindOf(searches.setText(99, u"x"_s)), toString(ErrorKind::NotFound));
    QCOMPARE(searches.all()->size(), std::size_t{2});
}

QTEST_GUILESS_MAIN(TestSavedSearches)
#include "tst_savedsearches.moc"
