#pragma once

#include "core/base/clock.h"
#include "core/jobs/inputintake.h"
#include "core/library/imports.h"
#include "core/queue/jobqueue.h"
#include "core/library/thumbnails.h"
#include "core/net/httpclient.h"
#include "core/provider/catalog.h"
#include "core/provider/modelfinder.h"
#include "core/upload/outbox.h"
#include "ui/common/theme.h"
#include "ui/common/services.h"
#include "ui/queue/jobtiles.h"

#include <QTemporaryDir>

namespace limner::test {

//! A store that is somewhere and stores nothing; links are made by it all the same.
class IdleStore final : public ObjectStore {
public:
    Result<> isConfigured() const override { return {}; }
    QString location() const override { return QStringLiteral("minio.example.com/gallery"); }
    AsyncResult<ObjectInfo> put(PutObject object, std::stop_token stop) override;
    AsyncResult<FetchedObject> get(FetchObject object, std::stop_token stop) override;
    AsyncResult<ObjectInfo> head(QString key, std::stop_token stop) override;
    AsyncResult<> remove(QString key, std::stop_token stop) override;
    QString region() const override { return {}; }
    void recallRegion(const QString &) override {}
    AsyncResult<ObjectPage> list(QString prefix, QString from, std::stop_token stop) override;
    QByteArray publicUrl(const QString &key) const override;
    Result<QByteArray> presignedUrl(const QString &key,
                                    std::chrono::seconds lifetime) const override;
    AsyncResult<bool> opens(QByteArray url, std::chrono::milliseconds patience,
                            std::stop_token stop) override;
    AsyncResult<OpenedPage> openPage(QByteArray url, std::chrono::milliseconds patience,
                                     std::stop_token stop) override;
};

struct PictureSpec {
    QString prompt = QStringLiteral("a lighthouse");
    qint64 seed = 1;
    QSize size = {96, 64};
    QDateTime createdAt = QDateTime::currentDateTimeUtc();
    UploadState upload = UploadState::Stored;
    QString jobId = {};   //!< empty = a job of its own
    bool painted = false; //!< a real picture instead of one colour
    QByteArray file = {}; //!< these bytes instead, whatever they are
    QString mediaType = QStringLiteral("image/png");
    Json parameters = Json::object(); //!< besides the usual ones
};

//! A real library with real services over a temporary folder. Nothing is started, so nothing
//! happens that a test does not ask for.
class Studio {
public:
    Studio();
    ~Studio();

    ArtworkId addPicture(const PictureSpec &spec = {});
    //! Rows without files, for size.
    void addRows(int count);
    //! In the store only; tell the queue's signals what happened.
    QString addJob(JobState state, const QString &prompt, const std::optional<Error> &error = {});
    void storePicture(ArtworkId id);
    [[nodiscard]] Services services();
    //! The window's mirror of the jobs, as they stand when it is first asked for.
    [[nodiscard]] JobTiles &tiles();

    QTemporaryDir folder;
    SystemClock clock;
    IdleStore store;
    HttpClient http;
    Catalog catalog;
    std::unique_ptr<Library> library;
    std::unique_ptr<Thumbnails> thumbnails;
    std::unique_ptr<JobQueue> queue;
    std::unique_ptr<Outbox> outbox;
    std::unique_ptr<InputIntake> intake;
    std::unique_ptr<Imports> imports;
    std::unique_ptr<ModelStore> models;
    std::unique_ptr<ModelFinder> finder;
    Theme theme;

private:
    std::unique_ptr<JobTiles> m_tiles;
    qint64 m_position = 0;
};

} // namespace limner::test
