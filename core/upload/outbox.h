#pragma once

#include "core/base/taskscope.h"
#include "core/upload/adoption.h"
#include "core/upload/links.h"
#include "core/upload/publicprobe.h"
#include "core/upload/uploadwork.h"

#include <QObject>

#include <optional>

namespace limner {

struct OutboxConfig {
    QString keyTemplate = {}; //!< empty = defaultKeyTemplate
    LinkMode links = LinkMode::Automatic;
    std::chrono::seconds linkLifetime{604'800}; //!< presigned; 7 days is the most S3 allows
    int parallel = 4;
};

//! Works the durable uploads off: independently of jobs, several in parallel, with progress and
//! back-off, for as long as it takes. Nothing ever leaves it but by being stored. Wires schedule,
//! work, adoption, probe and links, and speaks for them.
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
    [[nodiscard]] qint64 bytesSent(ArtworkId id) const { return m_work.bytesSent(id); }
    //! NotUploaded until it is stored.
    [[nodiscard]] Result<Link> link(ArtworkId id);
    //! Waits until the upload is Stored (and its link known) or Rejected, or the deadline or stop
    //! comes first. Returns at once when no store is configured.
    [[nodiscard]] QCoro::Task<> settled(ArtworkId id, std::chrono::milliseconds deadline,
                                        std::stop_token stop);
    [[nodiscard]] UploadStore &uploads() { return m_uploads; }
    //! What is known of the bucket; unset before the first check.
    [[nodiscard]] std::optional<bool> bucketIsPublic() const { return m_public.isPublic(); }

signals:
    void uploadChanged(limner::ArtworkId id);
    void uploadProgress(limner::ArtworkId id, qint64 sent, qint64 total);
    void linkReady(limner::ArtworkId id);
    //! The last failure of the store as a whole, or nothing once it works again.
    void storeStateChanged(const std::optional<limner::Error> &error);

private:
    void scheduleLater();
    void schedule();
    void adoptLater();
    [[nodiscard]] QCoro::Task<> adopt();
    [[nodiscard]] QCoro::Task<> work(ArtworkId id);
    [[nodiscard]] QCoro::Task<> learnPublic(QString key);
    void wakeAt(std::chrono::milliseconds time);
    [[nodiscard]] QCoro::Task<> wakeLater(std::chrono::milliseconds delay, std::stop_token stop);
    void tellTrouble();
    [[nodiscard]] bool isSettled(ArtworkId id);

    Library &m_library;
    ObjectStore &m_store;
    Clock &m_clock;
    UploadStore m_uploads;
    UploadSchedule m_schedule;
    UploadJournal m_journal;
    UploadWork m_work;
    Adoption m_adoption;
    PublicProbe m_public;
    OutboxConfig m_config;
    TaskScope m_scope;
    ArtworkId m_lastSeen = 0;
    std::optional<ErrorKind> m_toldTrouble;
    std::optional<std::chrono::milliseconds> m_wakeAt;
    std::stop_source m_wakeStop;
    bool m_started = false;
    bool m_stopping = false;
    bool m_scheduled = false;
};

} // namespace limner
