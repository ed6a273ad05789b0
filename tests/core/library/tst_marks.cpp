#include "core/library/library.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestMarks : public QObject {
    Q_OBJECT
private slots:
    void init();
    void favouritesAndRatingsAreAnnouncedOnce();
    void manyAreMarkedInOneCommitAndComeBackAsTheyWere();
    void rejectedIsAMarkLikeTheOthers();

private:
    Artwork sample(const QString &prompt);
    ArtworkId add(const Artwork &artwork) { return m_library->insert(artwork).value_or(0); }

    ManualClock m_clock{QDateTime{QDate{2026, 11, 22}, QTime{12, 0}}.toUTC()};
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    int m_made = 0;
};

void TestMarks::init()
{
    m_library.reset();
    m_folder.emplace();
    auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(library);
    m_library = std::move(*library);
}

Artwork TestMarks::sample(const QString &prompt)
{
    Artwork artwork;
    artwork.jobId = u"job-%1"_s.arg(++m_made);
    artwork.createdAt = m_clock.now().addSecs(m_made);
    artwork.request.parameters["prompt"] = toJson(prompt);
    artwork.path = u"2026/11/%1.png"_s.arg(m_made);
    return artwork;
}

void TestMarks::favouritesAndRatingsAreAnnouncedOnce()
{
    const ArtworkId id = add(sample(u"x"_s));
    const QSignalSpy changed{m_library.get(), &Library::artworksChanged};
    m_library->marks().setFavourite({id}, true);
    m_library->marks().setFavourite({id}, true);
    QCOMPARE(changed.size(), 1);
    m_library->marks().setRating({id}, 9);
    QCOMPARE(m_library->artwork(id)->rating, 5);
    m_library->marks().setRating({id}, -1);
    QCOMPARE(m_library->artwork(id)->rating, 0);
    m_library->marks().setRating({777}, 3);
    QCOMPARE(changed.size(), 3);
    QVERIFY(m_library->artwork(id)->favourite);
}

void TestMarks::manyAreMarkedInOneCommitAndComeBackAsTheyWere()
{
    std::vector<ArtworkId> ids;
    for (int i = 0; i < 12; ++i)
        ids.push_back(add(sample(u"fox"_s)));
    m_library->marks().setRating({ids[3], ids[7]}, 2);
    m_library->marks().setRating({ids[5]}, 4);
    QSignalSpy changed{m_library.get(), &Library::artworksChanged};
    int commits = 0;
    Database::setCommitHook([&commits](int) { ++commits; });
    const std::vector<ArtworkMarks> before = m_library->marks().setRating(ids, 4);
    QCOMPARE(commits, 1);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].value<std::vector<ArtworkId>>().size(), std::size_t{11}); // one had it
    QCOMPARE(before.size(), std::size_t{11});
    for (const ArtworkId id : ids)
        QCOMPARE(m_library->artwork(id)->rating, 4);
    m_library->marks().set(before);
    Database::setCommitHook({});
    QCOMPARE(commits, 2);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(m_library->artwork(ids[0])->rating, 0);
    QCOMPARE(m_library->artwork(ids[3])->rating, 2);
    QCOMPARE(m_library->artwork(ids[5])->rating, 4);
    QVERIFY(m_library->marks().setFavourite(ids, false).empty());
    QCOMPARE(changed.size(), 2);
}

void TestMarks::rejectedIsAMarkLikeTheOthers()
{
    const std::vector<ArtworkId> ids{add(sample(u"fox"_s)), add(sample(u"fox"_s))};
    m_library->marks().setRejected({ids[1]}, true);
    QSignalSpy changed{m_library.get(), &Library::artworksChanged};
    const std::vector<ArtworkMarks> before = m_library->marks().setRejected(ids, true);
    QCOMPARE(before, (std::vector<ArtworkMarks>{{.id = ids[0]}}));
    QVERIFY(m_library->artwork(ids[0])->rejected && m_library->artwork(ids[1])->rejected);
    m_library->marks().set(before);
    QVERIFY(!m_library->artwork(ids[0])->rejected && m_library->artwork(ids[1])->rejected);
    // What is set again brings the mark back too.
    const std::vector<ArtworkMarks> rated = m_library->marks().setRating(ids, 3);
    m_library->marks().setRejected(ids, false);
    m_library->marks().set(rated);
    QVERIFY(m_library->artwork(ids[1])->rejected);
    QCOMPARE(changed.size(), 5);
}

QTEST_GUILESS_MAIN(TestMarks)
#include "tst_marks.moc"
