#pragma once

#include "core/base/clock.h"
#include "core/base/taskscope.h"
#include "core/library/library.h"
#include "core/s3/objectstore.h"
#include "core/upload/links.h"
#include "core/upload/uploadstore.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <set>

namespace limner {

struct OutboxConfig {
    QString keyTemplate = {}; //!< empty = defaultKeyTemplate
    LinkMode links = LinkMode::Automatic;
    std::chrono::seconds linkLifetime{604'800}; //!< presigned; 7 days is the most S3 allows
    int parallel = 4;
};

//! Works the durable uploads off: independently of jobs, several in parallel, with progress and
//! back-off, for as long as it takes. Nothing ever leaves it but by being stored.
class Outbox final : public QObject {
    Q_OBJECT
public:
    Outbox(Library &library, ObjectStore &store, Clock &clock, QObject *parent = nullptr);

    void setConfig(OutboxConfig config);
    //! Takes up what an earlier run left (Uploading counts as interrupted) and keeps going.
    void start();
    //! A new Pending upload was committed.
    void wake();
    //! Tries now: one, or everything that waits or was rejected. Also after the settings changed.
    void retry(ArtworkId id);
    void retryAll();
    //! Stops and waits; what was under way stays durable.
    [[nodiscard]] QCoro::Task<> shutdown();

    [[nodiscard]] std::optional<Upload> upload(ArtworkId id) { return m_uploads.upload(id); }
    //! Uploads that are not stored yet.
    [[nodiscard]] int openCount();
    //! Bytes sent of the one under way; -1 when it is not.
    [[nodiscard]] qint64 bytesSent(ArtworkId id) const;
    //! NotUploaded until it is stored.
    [[nodiscard]] Result<Link> link(ArtworkId id);
    //! Waits until the upload is Stored or Rejected, or the deadline or stop comes first.
    [[nodiscard]] QCoro::Task<> settled(ArtworkId id, std::chrono::milliseconds deadline,
                                        std::stop_token stop);
    [[nodiscard]] UploadStore &uploads() { return m_uploads; }
    //! What is known of the bucket; unset before the first check.
    [[nodiscard]] std::optional<bool> bucketIsPublic() const { return m_bucketIsPublic; }

signals:
    void uploadChanged(limner::ArtworkId id);
    void uploadProgress(limner::ArtworkId id, qint64 sent, qint64 total);
    void linkReady(limner::ArtworkId id);
    //! The last failure of the store as a whole, or nothing once it works again.
    void storeStateChanged(const std::optional<limner::Error> &error);

private:
    void schedule();
    [[nodiscard]] QCoro::Task<> work(ArtworkId id);
    [[nodiscard]] AsyncResult<> put(Upload upload, std::stop_token stop);

    Library &m_library;
    ObjectStore &m_store;
    Clock &m_clock;
    UploadStore m_uploads;
    OutboxConfig m_config;
    TaskScope m_scope;
    std::map<ArtworkId, qint64> m_active;
    std::optional<bool> m_bucketIsPublic;
    QTimer m_timer;
};

} // namespace limner
