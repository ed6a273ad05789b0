#include "tests/core/upload/outboxrig.h"

#include <QUuid>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Rig : OutboxRig {
    std::vector<ArtworkId> ids;

    //! Stored pictures whose upload rows were lost and made anew, as after a rebuild.
    explicit Rig(int count)
    {
        outbox->start();
        ids = add(count);
        outbox->wake();
        if (!empty())
            qFatal("the pictures are not stored");
        QCoro::waitFor(outbox->shutdown());
        outbox.reset();
        Database &database = library->database();
        static_cast<void>(database.run(u"UPDATE uploads SET state = 'pending', store_id = NULL,"
                                       " object_key = '', etag = NULL, stored_at = NULL"_s));
        static_cast<void>(database.run(
            u"INSERT INTO adoptions (artwork_id, bytes) SELECT id, bytes FROM artworks"_s));
        outbox = std::make_unique<Outbox>(*library, store, clock);
        store.puts = 0;
    }
    //! Under a name that is not ours.
    void rename(ArtworkId id)
    {
        const QString uuid = library->artwork(id)->uuid;
        for (const auto &[key, bytes] : std::map{store.objects}) {
            if (!key.contains(uuid))
                continue;
            const QString other = u"moved/"_s + QUuid::createUuid().toString();
            store.objects[other] = bytes;
            store.hashes[other] = store.hashes[key];
            store.objects.erase(key);
        }
    }
    bool allStored()
    {
        return std::all_of(ids.begin(), ids.end(), [this](ArtworkId id) {
            return state(id) == UploadState::Stored &&
                   store.objects.contains(outbox->upload(id)->objectKey);
        });
    }
};

} // namespace

//! After a lost database nothing is sent a second time.
class TestAdoption : public QObject {
    Q_OBJECT
private slots:
    void everythingIsFoundPageByPage();
    void whatIsNotThereIsSent();
    void anEncryptingStoreIsAskedForTheHash();
    void otherNamesAreFoundByTheirBytes();
    void ourOwnNameIsPreferred();
    void aPageThatFailsSendsNothing();
    void aRefusedListingIsNoReasonToHammer();
    void whatARebuildAddsMeanwhileIsLookedForNext();
};

void TestAdoption::everythingIsFoundPageByPage()
{
    Rig rig{25};
    rig.store.pageSize = 4;
    rig.store.objects[u"a stranger's"_s] = "not ours";
    rig.outbox->start();
    QVERIFY(rig.empty());
    QVERIFY(rig.allStored());
    QCOMPARE(rig.store.puts, 0);
    QCOMPARE(rig.store.heads, 0); // sizes and hashes are enough
    QCOMPARE(rig.store.lists, 7);
    QVERIFY(rig.outbox->link(rig.ids.front()));
}

void TestAdoption::whatIsNotThereIsSent()
{
    Rig rig{5};
    rig.store.pageSize = 2;
    rig.store.objects.erase(rig.store.objects.begin());
    rig.store.objects.begin()->second = "something else by that name";
    rig.outbox->start();
    QVERIFY(rig.empty());
    QVERIFY(rig.allStored());
    QCOMPARE(rig.store.puts, 2);
    QCOMPARE(rig.store.objects.size(), 5U); // the names are the same again
}

void TestAdoption::anEncryptingStoreIsAskedForTheHash()
{
    Rig rig{6};
    rig.store.isEncrypting = true;
    rig.rename(rig.ids[2]);
    rig.outbox->start();
    QVERIFY(rig.empty());
    QVERIFY(rig.allStored());
    QCOMPARE(rig.store.puts, 0);
    QVERIFY(rig.outbox->upload(rig.ids[2])->objectKey.startsWith(u"moved/"));
}

void TestAdoption::otherNamesAreFoundByTheirBytes()
{
    Rig rig{4};
    for (const ArtworkId id : rig.ids)
        rig.rename(id);
    rig.outbox->start();
    QVERIFY(rig.empty());
    QVERIFY(rig.allStored());
    QCOMPARE(rig.store.puts, 0);
}

void TestAdoption::ourOwnNameIsPreferred()
{
    Rig rig{1};
    const auto own = *rig.store.objects.begin();
    rig.store.objects[u"0-a-copy.png"_s] = own.second; // on an earlier page
    rig.store.pageSize = 1;
    rig.outbox->start();
    QVERIFY(rig.empty());
    QCOMPARE(rig.outbox->upload(rig.ids.front())->objectKey, own.first);
}

void TestAdoption::aPageThatFailsSendsNothing()
{
    Rig rig{6};
    rig.store.pageSize = 2;
    rig.store.listFails = errorOf(ErrorKind::Timeout);
    rig.outbox->start();
    QVERIFY(driveUntil(rig.clock, [&] { return rig.store.lists >= 4; }));
    QCOMPARE(rig.store.puts, 0);
    const ArtworkId fresh = rig.add(); // nobody has to look for this one
    rig.outbox->wake();
    QVERIFY(rig.reach(fresh, UploadState::Stored));
    QCOMPARE(rig.store.puts, 1);
    rig.store.listFails.reset();
    QVERIFY(rig.empty());
    QVERIFY(rig.allStored());
    QCOMPARE(rig.store.puts, 1);
}

void TestAdoption::aRefusedListingIsNoReasonToHammer()
{
    Rig rig{60};
    rig.store.listFails = errorOf(ErrorKind::Forbidden);
    rig.store.headFails = errorOf(ErrorKind::Forbidden);
    rig.outbox->start();
    QVERIFY(rig.empty());
    QCOMPARE(rig.store.lists, 1);
    QCOMPARE(rig.store.heads, 20);
    QCOMPARE(rig.store.objects.size(), 60U); // sent again, under the same names
}

void TestAdoption::whatARebuildAddsMeanwhileIsLookedForNext()
{
    Rig rig{3};
    Database &database = rig.library->database();
    QVERIFY(database.run(u"DELETE FROM adoptions WHERE artwork_id = ?"_s, {rig.ids[2]}));
    QVERIFY(database.run(u"DELETE FROM uploads WHERE artwork_id = ?"_s, {rig.ids[2]}));
    bool isAdded = false;
    connect(rig.outbox.get(), &Outbox::uploadChanged, this, [&] {
        if (std::exchange(isAdded, true))
            return;
        QVERIFY(rig.outbox->uploads().insertPending(rig.ids[2]));
        QVERIFY(database.run(
            u"INSERT INTO adoptions (artwork_id, bytes) SELECT id, bytes FROM artworks WHERE id = ?"_s,
            {rig.ids[2]}));
    });
    rig.outbox->start();
    QVERIFY(driveUntil(rig.clock, [&] { return isAdded && rig.outbox->openCount() == 0; }));
    QVERIFY(rig.allStored());
    QCOMPARE(rig.store.puts, 0);
    QCOMPARE(rig.store.lists, 2);
}

QTEST_GUILESS_MAIN(TestAdoption)
#include "tst_adoption.moc"
