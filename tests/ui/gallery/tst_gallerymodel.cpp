#include "tests/ui/gallery/gallerysupport.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/headingtext.h"
#include "ui/gallery/tiletext.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestGalleryModel : public QObject {
    Q_OBJECT
private slots:
    void jobsComeFirstThenPicturesNewestFirst();
    void picturesAreGroupedByDay();
    void aNewPictureInsertsOneRowAtItsPlace();
    void trashAndRestoreMoveSingleRows();
    void dataReadsNothingAndIsFilledSoonAfter();
    void aQueryResetsOnceAndFiltersWhatArrives();
    void aFavouriteThatNoLongerMatchesLeaves();
    void aJobComesChangesAndGoes();
    void aPictureHasOneTileWhileItUploads();
    void troubleKeepsItsTileUntilDismissed();
    void reorderedJobsMoveAndNothingElse();
    void changesWithinAFrameAreToldOnce();
    void manyRowsKeepTheirOrderAndTheirDays();
};

void TestGalleryModel::jobsComeFirstThenPicturesNewestFirst()
{
    Studio studio;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const ArtworkId older =
        studio.addPicture({.prompt = u"older"_s, .createdAt = now.addSecs(-60)});
    const ArtworkId newer = studio.addPicture({.prompt = u"newer"_s, .createdAt = now});
    const QString job = studio.addJob(JobState::Queued, u"next"_s);
    GalleryModel model{studio.services(), studio.tiles()};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(model.isJob(0));
    QCOMPARE(model.job(0).jobId, job);
    QCOMPARE(model.artworkId(1), newer);
    QCOMPARE(model.artworkId(2), older);
    QCOMPARE(model.rowOf(older), 2);
    QCOMPARE(model.rowOfJob(job), 0);
    QCOMPARE(model.artworkId(0), 0);
    QCOMPARE(model.artworkId(99), 0);
}

void TestGalleryModel::picturesAreGroupedByDay()
{
    Studio studio;
    const QDate today = QDate::currentDate();
    const QDateTime noon{today, QTime{0, 0, 1}};
    for (const int days : {0, 0, 1, 40})
        studio.addPicture({.createdAt = noon.addDays(-days).toUTC()});
    studio.addJob(JobState::Queued, u"next"_s);
    const GalleryModel model{studio.services(), studio.tiles()};
    const std::vector<GridSection> sections = model.sections();
    QCOMPARE(sections.size(), size_t(4));
    QCOMPARE(headingText(sections[0], today), u"Generating"_s);
    QCOMPARE(headingText(sections[1], today), u"Today"_s);
    QCOMPARE(sections[1].first, 1);
    QCOMPARE(sections[1].count, 2);
    QCOMPARE(headingText(sections[2], today), u"Yesterday"_s);
    QCOMPARE(sections[3].count, 1);
    QCOMPARE(sections[3].first, 4);
}

void TestGalleryModel::aNewPictureInsertsOneRowAtItsPlace()
{
    Studio studio;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    studio.addPicture({.createdAt = now.addSecs(-10)});
    GalleryModel model{studio.services(), studio.tiles()};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QSignalSpy inserted{&model, &QAbstractItemModel::rowsInserted};
    QSignalSpy reset{&model, &QAbstractItemModel::modelReset};
    const ArtworkId newest = studio.addPicture({.createdAt = now});
    const ArtworkId oldest = studio.addPicture({.createdAt = now.addSecs(-20)});
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(model.artworkId(0), newest);
    QCOMPARE(model.artworkId(2), oldest);
    studio.library->announceAdded(newest); // twice is once
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(reset.size(), 0);
}

void TestGalleryModel::trashAndRestoreMoveSingleRows()
{
    Studio studio;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const ArtworkId a = studio.addPicture({.createdAt = now});
    const ArtworkId b = studio.addPicture({.createdAt = now.addSecs(-1)});
    GalleryModel model{studio.services(), studio.tiles()};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    studio.library->trash().put({a});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.artworkId(0), b);
    studio.library->trash().restore({a});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.artworkId(0), a);
}

void TestGalleryModel::dataReadsNothingAndIsFilledSoonAfter()
{
    Studio studio;
    studio.addPicture({.prompt = u"a red coat"_s, .upload = UploadState::Pending});
    GalleryModel model{studio.services(), studio.tiles()};
    QSignalSpy changed{&model, &QAbstractItemModel::dataChanged};
    QCOMPARE(model.data(model.index(0), Qt::DisplayRole).toString(), QString{});
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(model.data(model.index(0), Qt::DisplayRole).toString(), u"a red coat"_s);
    QCOMPARE(model.data(model.index(0), GalleryModel::StateRole).toString(),
             u"local only, upload queued"_s);
    QCOMPARE(model.data(model.index(0), Qt::AccessibleTextRole).toString(),
             u"a red coat, local only, upload queued"_s);
}

void TestGalleryModel::aQueryResetsOnceAndFiltersWhatArrives()
{
    Studio studio;
    studio.addPicture({.prompt = u"a lighthouse"_s});
    const ArtworkId wanted = studio.addPicture({.prompt = u"a harbour"_s});
    GalleryModel model{studio.services(), studio.tiles()};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QSignalSpy reset{&model, &QAbstractItemModel::modelReset};
    model.setQuery({.text = u"harbour"_s});
    QCOMPARE(reset.size(), 1);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.artworkId(0), wanted);
    studio.addPicture({.prompt = u"another lighthouse"_s});
    QCOMPARE(model.rowCount(), 1);
    studio.addPicture({.prompt = u"a second harbour"_s});
    QCOMPARE(model.rowCount(), 2);
}

void TestGalleryModel::aFavouriteThatNoLongerMatchesLeaves()
{
    Studio studio;
    const ArtworkId id = studio.addPicture();
    studio.library->marks().setFavourite({id}, true);
    GalleryModel model{studio.services(), studio.tiles()};
    ArtworkQuery favourites;
    favourites.favouritesOnly = true;
    model.setQuery(favourites);
    QCOMPARE(model.rowCount(), 1);
    studio.library->marks().setFavourite({id}, false);
    QCOMPARE(model.rowCount(), 0);
    studio.library->marks().setFavourite({id}, true);
    QCOMPARE(model.rowCount(), 1);
}

void TestGalleryModel::aJobComesChangesAndGoes()
{
    Studio studio;
    studio.addPicture();
    GalleryModel model{studio.services(), studio.tiles()};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    const QString id = studio.addJob(JobState::Queued, u"a fox"_s);
    emit studio.queue->board().jobAdded(*studio.queue->board().job(id));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.job(0).kind, JobTile::Kind::Waiting);
    QSignalSpy changed{&model, &QAbstractItemModel::dataChanged};
    Job job = *studio.queue->board().job(id);
    job.state = JobState::Submitting;
    QVERIFY(studio.queue->jobs().save(job));
    emit studio.queue->board().jobChanged(job);
    QCOMPARE(model.job(0).kind, JobTile::Kind::Starting);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(model.data(model.index(0), Qt::AccessibleTextRole).toString(), u"Sending: a fox"_s);
    emit studio.queue->board().jobRemoved(id);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(!model.isJob(0));
}

void TestGalleryModel::aPictureHasOneTileWhileItUploads()
{
    Studio studio;
    GalleryModel model{studio.services(), studio.tiles()};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    const QString id = studio.addJob(JobState::Fetching, u"a fox"_s);
    emit studio.queue->board().jobAdded(*studio.queue->board().job(id));
    const ArtworkId picture = studio.addPicture({.upload = UploadState::Pending, .jobId = id});
    emit studio.queue->board().artworkKept(id, picture);
    Job job = *studio.queue->board().job(id);
    job.state = JobState::Done;
    QVERIFY(studio.queue->jobs().save(job));
    emit studio.queue->board().jobChanged(job);
    QCOMPARE(model.jobCount(), 0);
    QCOMPARE(model.rowCount(), 1);
    emit studio.queue->board().jobRemoved(id);
    const qint64 bytes = studio.library->artwork(picture)->bytes;
    emit studio.outbox->uploadProgress(picture, bytes / 2, bytes);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(
        model.data(model.index(0), GalleryModel::StateRole).toString().contains(u"uploading"_s));
    studio.storePicture(picture);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.data(model.index(0), GalleryModel::StateRole).toString(), QString{});
}

void TestGalleryModel::troubleKeepsItsTileUntilDismissed()
{
    Studio studio;
    const QString id =
        studio.addJob(JobState::Failed, u"a fox"_s,
                      Error{.kind = ErrorKind::ContentRefused, .message = u"NSFW"_s});
    GalleryModel model{studio.services(), studio.tiles()};
    QCOMPARE(model.jobCount(), 1);
    QCOMPARE(model.job(0).kind, JobTile::Kind::Failed);
    QVERIFY(!model.job(0).caption.isEmpty());
    studio.queue->canceller().dismiss(id);
    QCOMPARE(model.jobCount(), 0);
}

void TestGalleryModel::reorderedJobsMoveAndNothingElse()
{
    Studio studio;
    QVERIFY(studio.queue->pause().setPaused(true));
    studio.addPicture();
    QStringList ids;
    for (int i = 0; i < 5; ++i)
        ids.append(studio.addJob(JobState::Queued, QString::number(i)));
    GalleryModel model{studio.services(), studio.tiles()};
    const QAbstractItemModelTester tester{&model};
    QSignalSpy moved{&model, &QAbstractItemModel::rowsMoved};
    QSignalSpy reset{&model, &QAbstractItemModel::modelReset};
    QVERIFY(studio.queue->order().runNext({ids[3]}));
    QCOMPARE(moved.size(), 1);
    QVERIFY(studio.queue->order().runLast({ids[0]}));
    QCOMPARE(moved.size(), 2);
    QVERIFY(studio.queue->order().moveBefore({ids[4], ids[1]}, ids[3]));
    QStringList shown;
    for (int row = 0; row < model.jobCount(); ++row)
        shown.append(model.job(row).jobId);
    QCOMPARE(shown, (QStringList{ids[1], ids[4], ids[3], ids[2], ids[0]}));
    QCOMPARE(reset.size(), 0);
    QCOMPARE(model.rowCount() - model.jobCount(), 1);
}

void TestGalleryModel::changesWithinAFrameAreToldOnce()
{
    Studio studio;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    std::vector<ArtworkId> ids;
    for (int i = 0; i < 5; ++i)
        ids.push_back(
            studio.addPicture({.createdAt = now.addSecs(-i), .upload = UploadState::Uploading}));
    GalleryModel model{studio.services(), studio.tiles()};
    for (int row = 0; row < 5; ++row)
        QVERIFY(!model.facts(row));
    QTRY_VERIFY(model.facts(0));
    QSignalSpy changed{&model, &QAbstractItemModel::dataChanged};
    for (const ArtworkId id : ids)
        for (int sent = 0; sent < 100; sent += 10)
            emit studio.outbox->uploadProgress(id, sent, 100);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 0);
    QCOMPARE(changed[0][1].toModelIndex().row(), 4);
}

void TestGalleryModel::manyRowsKeepTheirOrderAndTheirDays()
{
    Studio studio;
    studio.addRows(20'000);
    GalleryModel model{studio.services(), studio.tiles()};
    QCOMPARE(model.rowCount(), 20'000);
    const std::vector<GridSection> sections = model.sections();
    QVERIFY(sections.size() >= 69);
    QCOMPARE(sections.back().first + sections.back().count, 20'000);
    QCOMPARE(model.rowOf(model.artworkId(12'345)), 12'345);
}

QTEST_MAIN(TestGalleryModel)
#include "tst_gallerymodel.moc"
