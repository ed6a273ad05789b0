#pragma once

#include "core/base/clock.h"
#include "core/base/taskscope.h"
#include "core/library/library.h"
#include "core/s3/objectstore.h"
#include "core/upload/links.h"
#include "core/upload/uploadstore.h"

#include <QObject>

#include <map>
#include <set>
#include <optional>

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
    //! Waits until the upload is Stored (and its link known) or Rejected, or the deadline or stop
    //! comes first. Returns at once when no store is configured.
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
    //! What is not stored yet, as far as the order of work depends on it.
    struct Open {
        UploadState state = UploadState::Pending;
        std::chrono::milliseconds due{0}; //!< by Clock::elapsed: a clock that is set delays nothing
        bool isForStore = false;          //!< rejected for what was wrong with the store as a whole
    };

    void scheduleLater();
    void schedule();
    [[nodiscard]] std::optional<ArtworkId> nextDue() const;
    void wakeAfter(std::chrono::milliseconds delay);
    [[nodiscard]] QCoro::Task<> wakeLater(std::chrono::milliseconds delay, std::stop_token stop);

    [[nodiscard]] QCoro::Task<> work(ArtworkId id);
    [[nodiscard]] QCoro::Task<> put(Upload upload, Artwork artwork);
    [[nodiscard]] Result<> begin(Upload &upload, const Artwork &artwork);
    [[nodiscard]] QCoro::Task<> stored(Upload upload, QByteArray etag);
    [[nodiscard]] QCoro::Task<> learnPublic(QString key);
    void failed(Upload upload, const Artwork &artwork, Error error);
    void refuse(Upload upload, const Error &error);
    void setTroubleOver();
    void postpone(Upload upload, const Error &error, std::chrono::milliseconds delay);
    void noteSaved(const Upload &upload);
    // outboxadopt.cpp: pictures whose rows were rebuilt may be in the store already
    void recallAdoptions();
    void adoptLater();
    [[nodiscard]] QCoro::Task<> adopt();
    [[nodiscard]] QCoro::Task<std::optional<ObjectInfo>> askFor(Artwork artwork);
    [[nodiscard]] bool noteAdopted(ArtworkId id, const ObjectInfo &object);
    void forgetAdoption(ArtworkId id);

    void setTrouble(const std::optional<Error> &error);
    void recallPublic();

    Library &m_library;
    ObjectStore &m_store;
    Clock &m_clock;
    UploadStore m_uploads;
    OutboxConfig m_config;
    TaskScope m_scope;
    std::map<ArtworkId, Open> m_open;     // oldest first
    std::map<ArtworkId, qint64> m_active; // bytes sent
    ArtworkId m_lastSeen = 0;
    std::optional<ArtworkId> m_preferred; // the artist pressed Retry on this one
    std::optional<Error> m_trouble;       // of the store as a whole: one probe at a time
    int m_failures = 0;
    std::chrono::milliseconds m_nextProbe{0}; // by Clock::elapsed
    std::optional<std::chrono::milliseconds> m_wakeAt;
    std::stop_source m_wakeStop;
    std::optional<bool> m_bucketIsPublic;
    QString m_publicLocation;                    // whose fact that is
    QString m_checkedLocation;                   // looked at in this run of the program
    std::set<ArtworkId> m_toAdopt;               // looked for in the store before they are sent
    std::chrono::milliseconds m_nextAdoption{0}; // by Clock::elapsed
    bool m_adopting = false;
    bool m_started = false;
    bool m_stopping = false;
    bool m_scheduled = false;
};

} // namespace limner
