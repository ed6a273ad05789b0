// What the sidebar types into the search field, and how it knows that it stands there.

#include "core/library/library.h"
#include "core/library/search/searchterm.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestSearchTerm : public QObject {
    Q_OBJECT
private slots:
    void aNameIsFoundAgain_data();
    void aNameIsFoundAgain();
    void whatIsAskedForIsTheOnlyOneOfItsKey_data();
    void whatIsAskedForIsTheOnlyOneOfItsKey();
    void theTrashIsFoundWhereItIsAskedForAlone();
};

void TestSearchTerm::aNameIsFoundAgain_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {u"coast"_s, u"Lighthouse book"_s, u"a|b"_s, u"say \"fox\""_s,
                                u"夜景"_s, u"50%"_s, u"a:b"_s, u"-x"_s, u"a*b"_s})
        QTest::newRow(qUtf8Printable(name)) << name;
}

void TestSearchTerm::aNameIsFoundAgain()
{
    QFETCH(QString, name);
    const QTemporaryDir folder;
    SystemClock clock;
    const auto library = Library::open(folder.path(), clock);
    QVERIFY(library);
    Artwork artwork;
    artwork.jobId = u"j"_s;
    artwork.createdAt = clock.now();
    const ArtworkId id = *(*library)->insert(artwork);
    const Result<Album> album = (*library)->albums().add(name);
    QVERIFY(album && (*library)->albums().put(album->id, {id}));
    QCOMPARE((*library)->reader().count({.text = searchTerm(u"album"_s, name)}), 1);
    QCOMPARE((*library)->reader().count({.text = searchTerm(u"album"_s, name + u'x')}), 0);
}

void TestSearchTerm::whatIsAskedForIsTheOnlyOneOfItsKey_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("value");
    QTest::newRow("alone") << u"album:Trip"_s << u"trip"_s;
    QTest::newRow("quoted, among others") << u"fox album:\"My  Trip\" rating:>=4"_s << u"my trip"_s;
    QTest::newRow("excluded") << u"-album:Trip"_s << QString{};
    QTest::newRow("one of several") << u"album:Trip|Home"_s << QString{};
    QTest::newRow("twice") << u"album:Trip album:Home"_s << QString{};
    QTest::newRow("another key") << u"tag:Trip"_s << QString{};
    QTest::newRow("still typed") << u"album:"_s << QString{};
    QTest::newRow("nothing") << QString{} << QString{};
}

void TestSearchTerm::whatIsAskedForIsTheOnlyOneOfItsKey()
{
    QFETCH(QString, text);
    QFETCH(QString, value);
    const AskedFor asked = askedFor(text, u"album"_s);
    QCOMPARE(asked.value, value);
    QCOMPARE(asked.key, value.isEmpty() ? QString{} : u"album"_s);
}

void TestSearchTerm::theTrashIsFoundWhereItIsAskedForAlone()
{
    QVERIFY(asksForTrash(u"is:trashed fox"_s));
    QVERIFY(!asksForTrash(u"-is:trashed"_s));
    QVERIFY(!asksForTrash(u"is:trashed|favourite"_s));
    QVERIFY(!asksForTrash(u"trashed"_s));
    const QTemporaryDir folder;
    SystemClock clock;
    const auto library = Library::open(folder.path(), clock);
    QVERIFY(library);
    std::vector<ArtworkId> ids;
    for (int i = 0; i < 3; ++i) {
        Artwork artwork;
        artwork.jobId = u"j%1"_s.arg(i);
        artwork.path = u"2026/11/%1.png"_s.arg(i);
        artwork.createdAt = clock.now();
        artwork.request.parameters = {{"prompt", i == 1 ? "a fox" : "a hare"}};
        ids.push_back(*(*library)->insert(artwork));
    }
    (*library)->trash().put({ids[1], ids[2]});
    ArtworkReader &reader = (*library)->reader();
    QCOMPARE(reader.rows({.text = u"is:trashed"_s}).size(), std::size_t{2});
    QCOMPARE(reader.count({.text = u"is:trashed fox"_s}), 1);
    QCOMPARE(reader.rowsAmong(ids, {.text = u"is:trashed"_s}).size(), std::size_t{2});
    QCOMPARE(reader.count({.text = u"-is:trashed"_s}), 1);
    QCOMPARE(reader.count({.text = u"is:trashed|favourite"_s}), 0);
    QCOMPARE(reader.count(ArtworkQuery{}), 1);
}

QTEST_GUILESS_MAIN(TestSearchTerm)
#include "tst_searchterm.moc"
