// The copy that is shared instead of a picture: brought beside it, once, under a name of its own,
// and never in the way of the original.

#include "core/picture/imagecheck.h"
#include "core/upload/sharecopywork.h"
#include "tests/core/upload/outboxrig.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

void wish(OutboxRig &rig, ShareFormat format = ShareFormat::Webp)
{
    OutboxConfig config;
    config.shareCopy = ShareWish{.format = format, .edge = 4, .quality = 80};
    rig.outbox->setConfig(config);
}

//! The key of what is not an original.
QString copyKey(const OutboxRig &rig, ArtworkId id)
{
    const QString original = rig.outbox->upload(id).value_or(Upload{}).objectKey;
    for (const auto &[key, bytes] : rig.store.objects) {
        if (key != original)
            return key;
    }
    return {};
}

QStringList keysOf(const OutboxRig &rig)
{
    QStringList keys;
    for (const auto &[key, bytes] : rig.store.objects)
        keys.append(key);
    return keys;
}

} // namespace

class TestShareCopyWork : public QObject {
    Q_OBJECT
private slots:
    void theLinkLeadsToTheCopyBesideTheOriginal();
    void withoutTheWishThereIsNoCopy();
    void aPictureThatCannotBeCopiedIsSharedAsItIs();
    void aCopyThatTheStoreRefusesIsGivenUp();
    void aStoreThatIsAwayGetsTheCopyOnceUnderItsName();
    void afterAnInterruptionTheNameIsTheSame();
    void theCopyGoesWithItsPicture();
    void aLaterWishChangesNoCopyAndNoWishLinksTheOriginal();
};

void TestShareCopyWork::theLinkLeadsToTheCopyBesideTheOriginal()
{
    OutboxRig rig;
    wish(rig);
    const ArtworkId id = rig.add();
    rig.outbox->start();
    QVERIFY(rig.reach(id, UploadState::Stored));
    QCOMPARE(rig.store.objects.size(), 2U);
    const Upload upload = *rig.outbox->upload(id);
    QCOMPARE(rig.store.objects.at(upload.objectKey), pngBytes(1));
    const QString key = copyKey(rig, id);
    QVERIFY(key.endsWith(u".webp"_s));
    const QString uuid = rig.library->artwork(id)->uuid;
    QVERIFY(upload.objectKey.contains(uuid) && !key.contains(uuid)); // one does not tell the other
    QCOMPARE(checkImageBytes(rig.store.objects.at(key))->mediaType, u"image/webp"_s);
    QVERIFY(rig.outbox->link(id)->url.endsWith(key));
    QVERIFY(QDir{rig.folder.path() + u"/incoming"_s}.isEmpty());
}

void TestShareCopyWork::withoutTheWishThereIsNoCopy()
{
    OutboxRig rig;
    const ArtworkId id = rig.add();
    rig.outbox->start();
    QVERIFY(rig.reach(id, UploadState::Stored));
    QCOMPARE(rig.store.objects.size(), 1U);
    QVERIFY(rig.outbox->link(id)->url.endsWith(rig.outbox->upload(id)->objectKey));
}

void TestShareCopyWork::aPictureThatCannotBeCopiedIsSharedAsItIs()
{
    OutboxRig rig;
    OutboxConfig config;
    config.shareCopy = ShareWish{.edge = 9000}; // more than a copy may have
    rig.outbox->setConfig(config);
    const ArtworkId id = rig.add();
    QSignalSpy told{rig.outbox.get(), &Outbox::shareCopyFailed};
    rig.outbox->start();
    QVERIFY(rig.reach(id, UploadState::Stored));
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.front().front().toLongLong(), id);
    QCOMPARE(rig.store.objects.size(), 1U);
    QVERIFY(rig.outbox->link(id)->url.endsWith(rig.outbox->upload(id)->objectKey));
}

void TestShareCopyWork::aCopyThatTheStoreRefusesIsGivenUp()
{
    OutboxRig rig;
    wish(rig);
    rig.store.failures = {errorOf(ErrorKind::TooLarge, u"not this one"_s)};
    const ArtworkId id = rig.add();
    QSignalSpy told{rig.outbox.get(), &Outbox::shareCopyFailed};
    rig.outbox->start();
    QVERIFY(rig.reach(id, UploadState::Stored));
    QCOMPARE(told.size(), 1);
    QVERIFY(rig.outbox->link(id)->url.endsWith(rig.outbox->upload(id)->objectKey));
}

void TestShareCopyWork::aStoreThatIsAwayGetsTheCopyOnceUnderItsName()
{
    OutboxRig rig;
    wish(rig);
    const ArtworkId id = rig.add();
    // The copy's first try, then the original's, after the copy is there.
    rig.store.failures = {errorOf(ErrorKind::Offline, u"no route"_s)};
    rig.outbox->start();
    QVERIFY(rig.reach(id, UploadState::Waiting));
    QVERIFY(rig.store.objects.empty());
    const QString key = ShareCopyStore{rig.library->database()}.of(id)->objectKey;
    QVERIFY(rig.reach(id, UploadState::Stored));
    QCOMPARE(copyKey(rig, id), key);
    QCOMPARE(rig.store.objects.size(), 2U);
    QCOMPARE(rig.store.puts, 3);
}

void TestShareCopyWork::afterAnInterruptionTheNameIsTheSame()
{
    OutboxRig rig;
    wish(rig);
    const ArtworkId id = rig.add();
    rig.store.hang = true;
    rig.outbox->start();
    ShareCopyStore copies{rig.library->database()};
    QTRY_VERIFY(copies.of(id)); // its name is on record before it is there
    QTRY_COMPARE(rig.store.underWay, 1);
    const QString key = copies.of(id)->objectKey;
    QVERIFY(!copies.of(id)->storedAt.isValid());
    rig.restart();
    rig.store.hang = false;
    wish(rig, ShareFormat::Png); // what was chosen before stays
    rig.outbox->start();
    QVERIFY(rig.reach(id, UploadState::Stored));
    QCOMPARE(copyKey(rig, id), key);
    QVERIFY(key.endsWith(u".webp"_s));
    QCOMPARE(checkImageBytes(rig.store.objects.at(key))->mediaType, u"image/webp"_s);
    QCOMPARE(rig.store.objects.size(), 2U);
}

void TestShareCopyWork::theCopyGoesWithItsPicture()
{
    OutboxRig rig;
    wish(rig);
    const ArtworkId id = rig.add();
    rig.outbox->start();
    QVERIFY(rig.reach(id, UploadState::Stored));
    QCOMPARE(rig.store.objects.size(), 2U);
    QCOMPARE(rig.library->trash().put({id}).size(), 1U);
    QVERIFY(rig.library->trash().erase({id}, RemoteCopy::Removed));
    QVERIFY(driveUntil(rig.clock, [&] { return rig.store.objects.empty(); }));
    QVERIFY(!ShareCopyStore{rig.library->database()}.of(id));
}

void TestShareCopyWork::aLaterWishChangesNoCopyAndNoWishLinksTheOriginal()
{
    OutboxRig rig;
    wish(rig);
    const ArtworkId id = rig.add();
    rig.outbox->start();
    QVERIFY(rig.reach(id, UploadState::Stored));
    const QString key = copyKey(rig, id);
    const QStringList keys = keysOf(rig);
    wish(rig, ShareFormat::Jpeg);
    QVERIFY(rig.outbox->link(id)->url.endsWith(key));
    rig.outbox->setConfig({});
    QVERIFY(rig.outbox->link(id)->url.endsWith(rig.outbox->upload(id)->objectKey));
    QCOMPARE(keysOf(rig), keys);
}

QTEST_GUILESS_MAIN(TestShareCopyWork)
#include "tst_sharecopywork.moc"
