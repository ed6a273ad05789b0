#include "core/library/library.h"
#include "tests/support/pictures.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestTrashEmptier : public QObject {
    Q_OBJECT
private slots:
    void init();
    void whatHasBeenThereForThirtyDaysGoes();
    void switchedOffNothingGoes();
    void itIsLookedAtAgainWhenItIsSwitchedOn();
    void allThatLiesThereGoesWhenAsked();
    void whatCameBackMeanwhileStays();
    void onlyWhatWasNamedGoes();
    void itTellsWhatLiesThere();

private:
    std::vector<ArtworkId> add(int count);
    [[nodiscard]] bool isThere(ArtworkId id) { return m_library->artwork(id).has_value(); }
    [[nodiscard]] QString fileOf(ArtworkId id)
    {
        return m_library->originals().absolutePath(*m_library->artwork(id));
    }

    ManualClock m_clock;
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    int m_made = 0;
};

void TestTrashEmptier::init()
{
    m_library.reset();
    m_folder.emplace();
    auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(library);
    m_library = std::move(*library);
}

std::vector<ArtworkId> TestTrashEmptier::add(int count)
{
    std::vector<ArtworkId> ids;
    Database::Transaction together{m_library->database()};
    for (int i = 0; i < count; ++i) {
        const QString incoming = m_library->originals().incomingFile(u"new"_s);
        writeFile(incoming, "picture");
        Artwork artwork;
        artwork.jobId = u"job"_s;
        artwork.outputIndex = ++m_made;
        artwork.bytes = 7;
        artwork.createdAt = m_clock.now();
        artwork.mediaType = u"image/png"_s;
        if (!m_library->originals().adopt(incoming, artwork))
            qFatal("a picture cannot be kept");
        ids.push_back(m_library->insert(artwork).value_or(0));
    }
    if (!together.commit())
        qFatal("pictures cannot be kept");
    return ids;
}

void TestTrashEmptier::whatHasBeenThereForThirtyDaysGoes()
{
    const std::vector<ArtworkId> ids = add(3);
    const QString file = fileOf(ids[0]);
    m_library->trash().put({ids[0]});
    m_clock.advance(std::chrono::hours{24 * 20});
    m_library->trash().put({ids[1]});
    m_clock.advance(std::chrono::hours{24 * 10 + 1});
    QSignalSpy erased{m_library.get(), &Library::artworksErased};
    m_library->emptier().start();
    QTRY_COMPARE(erased.size(), 1);
    QVERIFY(!isThere(ids[0]));
    QVERIFY(!QFile::exists(file));
    QVERIFY(isThere(ids[1]));
    QVERIFY(isThere(ids[2]));
}

void TestTrashEmptier::switchedOffNothingGoes()
{
    const std::vector<ArtworkId> ids = add(2);
    m_library->trash().put(ids);
    m_clock.advance(std::chrono::hours{24 * 300});
    m_library->emptier().setDays(0);
    m_library->emptier().start();
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    QCOMPARE(m_library->trash().stand().pictures, 2);
}

void TestTrashEmptier::itIsLookedAtAgainWhenItIsSwitchedOn()
{
    const std::vector<ArtworkId> ids = add(1);
    m_library->trash().put(ids);
    m_clock.advance(std::chrono::hours{24 * 31});
    m_library->emptier().setDays(0);
    m_library->emptier().start();
    m_library->emptier().setDays(TrashEmptier::usualDays);
    QTRY_VERIFY(!isThere(ids[0]));
}

void TestTrashEmptier::allThatLiesThereGoesWhenAsked()
{
    const std::vector<ArtworkId> ids = add(200);
    const std::vector<ArtworkId> gone{ids.begin(), ids.begin() + 150};
    m_library->trash().put(gone);
    QSignalSpy erased{m_library.get(), &Library::artworksErased};
    QSignalSpy emptied{&m_library->emptier(), &TrashEmptier::emptied};
    m_library->emptier().empty({}, RemoteCopy::AsSet);
    QCOMPARE(erased.size(), 0); // not in the call
    QTRY_COMPARE(emptied.size(), 1);
    QCOMPARE(emptied[0][0].toInt(), 150);
    QVERIFY(erased.size() > 1); // so that nothing waits for it
    QCOMPARE(m_library->trash().stand(), TrashStand{});
    QVERIFY(isThere(ids[150]));
}

void TestTrashEmptier::whatCameBackMeanwhileStays()
{
    const std::vector<ArtworkId> ids = add(2);
    m_library->trash().put(ids);
    QSignalSpy emptied{&m_library->emptier(), &TrashEmptier::emptied};
    m_library->emptier().empty({}, RemoteCopy::AsSet);
    m_library->trash().restore({ids[1]});
    QTRY_COMPARE(emptied.size(), 1);
    QCOMPARE(emptied[0][0].toInt(), 1);
    QVERIFY(!isThere(ids[0]));
    QVERIFY(isThere(ids[1]));
}

void TestTrashEmptier::onlyWhatWasNamedGoes()
{
    const std::vector<ArtworkId> ids = add(3);
    m_library->trash().put({ids[0], ids[1]});
    QSignalSpy emptied{&m_library->emptier(), &TrashEmptier::emptied};
    m_library->emptier().empty({ids[1], ids[2]}, RemoteCopy::AsSet); // one is not in the trash
    QTRY_COMPARE(emptied.size(), 1);
    QCOMPARE(emptied[0][0].toInt(), 1);
    QVERIFY(isThere(ids[0]));
    QVERIFY(!isThere(ids[1]));
    QVERIFY(isThere(ids[2]));
}

void TestTrashEmptier::itTellsWhatLiesThere()
{
    const std::vector<ArtworkId> ids = add(3);
    m_library->trash().put({ids[0], ids[1]});
    QCOMPARE(m_library->trash().stand(), (TrashStand{.pictures = 2, .bytes = 14}));
    QCOMPARE(m_library->trash().stand({ids[1], ids[2]}), (TrashStand{.pictures = 1, .bytes = 7}));
}

QTEST_GUILESS_MAIN(TestTrashEmptier)
#include "tst_trashemptier.moc"
