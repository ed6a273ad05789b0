// The lamps of the status line say what is known, and why.

#include "tests/ui/window/windowsupport.h"
#include "ui/common/ledlabel.h"
#include "ui/window/servicelights.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

struct Lamps {
    Window w;
    LedLabel *provider;
    LedLabel *store;

    explicit Lamps(Studio &studio)
        : w{studio}
        , provider{w.find<LedLabel>(u"statusProvider"_s)}
        , store{w.find<LedLabel>(u"statusStore"_s)}
    {
        w.window.lights().setProvider(u"replicate"_s, u"Replicate"_s, Health::Unknown, {});
        w.window.lights().setStore(u"minio.example.com"_s);
    }
    void tell(const QString &id, JobState state, const std::optional<Error> &error)
    {
        Job job = *w.studio.queue->board().job(id);
        job.state = state;
        job.error = error;
        if (!w.studio.queue->jobs().save(job))
            qFatal("cannot save");
        emit w.studio.queue->board().jobChanged(job);
    }
};

} // namespace

class TestLights : public QObject {
    Q_OBJECT
private slots:
    void nothingIsKnownBeforeItWasUsed();
    void aStoreThatTookAPictureIsGood();
    void aStoreThatFailsSaysWhy();
    void aProviderThatCannotBeReachedSaysWhy();
    void aRefusedPictureSaysNothingAboutTheProvider();
    void anotherStoreIsUnknownAgain();
    void aTileThatWaitsForTheStoreSaysWhyAndOffersToUpload();
};

void TestLights::nothingIsKnownBeforeItWasUsed()
{
    Studio studio;
    const Lamps lamps{studio};
    QCOMPARE(lamps.provider->health(), Health::Unknown);
    QCOMPARE(lamps.store->health(), Health::Unknown);
    QCOMPARE(lamps.store->text(), u"minio.example.com"_s);
    QCOMPARE(lamps.store->accessibleName(), u"minio.example.com"_s); // neither connected nor not
}

void TestLights::aStoreThatTookAPictureIsGood()
{
    Studio studio;
    const Lamps lamps{studio};
    studio.storePicture(studio.addPicture({.upload = UploadState::Pending}));
    QCOMPARE(lamps.store->health(), Health::Good);
}

void TestLights::aStoreThatFailsSaysWhy()
{
    Studio studio;
    const Lamps lamps{studio};
    emit studio.outbox->storeStateChanged(
        Error{.kind = ErrorKind::Offline, .message = u"Connection refused"_s}, 1);
    QCOMPARE(lamps.store->health(), Health::Bad);
    QVERIFY2(lamps.store->toolTip().contains(u"Connection refused"_s),
             qPrintable(lamps.store->toolTip()));
    emit studio.outbox->storeStateChanged(std::nullopt, 0);
    QCOMPARE(lamps.store->health(), Health::Good);
    QVERIFY(lamps.store->toolTip().isEmpty());
}

void TestLights::aProviderThatCannotBeReachedSaysWhy()
{
    Studio studio;
    const QString id = studio.addJob(JobState::Queued, u"a fox"_s);
    Lamps lamps{studio};
    lamps.tell(id, JobState::Running,
               Error{.kind = ErrorKind::Offline, .message = u"Connection refused"_s});
    QCOMPARE(lamps.provider->health(), Health::Bad);
    QVERIFY2(lamps.provider->toolTip().contains(u"Connection refused"_s),
             qPrintable(lamps.provider->toolTip()));
    lamps.tell(id, JobState::Running, {});
    QCOMPARE(lamps.provider->health(), Health::Good);
}

void TestLights::aRefusedPictureSaysNothingAboutTheProvider()
{
    Studio studio;
    const QString id = studio.addJob(JobState::Running, u"a fox"_s);
    Lamps lamps{studio};
    lamps.tell(id, JobState::Failed, Error{.kind = ErrorKind::ContentRefused});
    QCOMPARE(lamps.provider->health(), Health::Unknown);
}

void TestLights::anotherStoreIsUnknownAgain()
{
    Studio studio;
    Lamps lamps{studio};
    studio.storePicture(studio.addPicture({.upload = UploadState::Pending}));
    lamps.w.window.lights().setStore(u"minio.example.com"_s); // told again
    QCOMPARE(lamps.store->health(), Health::Good);
    lamps.w.window.lights().setStore(u"other.example.com"_s);
    QCOMPARE(lamps.store->health(), Health::Unknown);
}

void TestLights::aTileThatWaitsForTheStoreSaysWhyAndOffersToUpload()
{
    Studio studio;
    const ArtworkId id = studio.addPicture({.upload = UploadState::Waiting});
    Upload upload = *studio.outbox->upload(id);
    upload.error = Error{.kind = ErrorKind::Offline, .message = u"Connection refused"_s};
    upload.retryAt = studio.clock.now().addSecs(60);
    QVERIFY(studio.outbox->uploads().save(upload));
    Lamps lamps{studio};
    GalleryModel &model = *lamps.w.gallery()->gallery();
    QTRY_VERIFY(model.facts(0));
    const QString badge = model.data(model.index(0), GalleryModel::StateRole).toString();
    QVERIFY2(badge.startsWith(u"upload waits: "_s) && badge.size() > 20, qPrintable(badge));
    const QString tip = model.data(model.index(0), Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(u"Connection refused"_s), qPrintable(tip));
    const QRect cell = lamps.w.gallery()->visualRect(model.index(0));
    const auto buttons =
        artworkButtons(cell, tileFont(lamps.w.gallery()->font(), 11), model.facts(0)->upload.state);
    QCOMPARE(buttons.front().action, TileAction::UploadNow);
    // One whose upload is under way has neither a link nor anything to start.
    QVERIFY(artworkButtons(cell, tileFont(lamps.w.gallery()->font(), 11), UploadState::Uploading)
                .front()
                .action == TileAction::Reuse);
}

QTEST_MAIN(TestLights)
#include "tst_lights.moc"
