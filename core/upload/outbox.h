#pragma once

#include "core/base/taskscope.h"
#include "core/upload/adoption.h"
#include "core/upload/artworkfacts.h"
#include "core/upload/linkprobe.h"
#include "core/upload/links.h"
#include "core/upload/removal.h"
#include "core/upload/shares.h"
#include "core/upload/storedoriginals.h"
#include "core/upload/uploadwork.h"

#include <QObject>

#include <optional>

namespace limner {

struct OutboxConfig {
    QString keyTemplate = {}; //!< empty = defaultKeyTemplate
    LinkMode links = LinkMode::Automatic;
    std::chrono::seconds linkLifetime{604'800}; //!< presigned; 7 days is the most S3 allows
    int parallel = 4;
    //! A copy that is made of each new picture and linked instead of it; nothing = none.
    std::optional<ShareWish> shareCopy = {};
    //! What becomes of an object when its picture is deleted for good.
    enum class Deleted { Removed, Kept } deleted = Deleted::Removed;

    [[nodiscard]] QString pattern() const
    {
        return keyTemplate.isEmpty() ? QString::fromUtf16(defaultKeyTemplate) : keyTemplate;
    }
};

//! Works the durable uploads off: independently of jobs, several in parallel, with progress and
//! back-off, for as long as it takes. Nothing ever leaves it but by being stored. Pictures in the
//! trash wait until they come back; objects of pictures that are deleted for good are removed.
//! Wires schedule, work, adoption, removal, probe and links, and speaks for them.
class Outbox final : public QObject {
    Q_OBJECT
public:
    Outbox(Library &library, ObjectStore &store, Clock &clock, QObject *parent = nullptr);
    ~Outbox() override;

    void setConfig(OutboxConfig config);
    //! Takes up what an earlier run left (Uploading counts as interrupted) and keeps going.
    void start();
    //! A new Pending upload was committed.
    void wake();
    //! Tries now: one, or everything that waits or was rejected. Also after the settings changed.
    void retry(ArtworkId id);
    void retryAll();
    //! The artist says that this picture's store is the one in use under another name: its links,
    //! and those of all others there, are good again. NotUploaded when it is in no store.
    [[nodiscard]] Result<> joinStore(ArtworkId id);
    //! Stops and waits; what was under way stays durable.
    [[nodiscard]] QCoro::Task<> shutdown();

    //! As it stands; one that waits behind a store that refuses is Rejected with its reason.
    [[nodiscard]] std::optional<Upload> upload(ArtworkId id);
    //! Of many pictures at once, in the order asked for; those that are gone are left out.
    [[nodiscard]] std::vector<ArtworkFacts> facts(const std::vector<ArtworkId> &ids);
    //! Uploads that are not stored yet, without those of the trash.
    [[nodiscard]] int openCount() { return m_uploads.openCount(); }
    //! Bytes sent of the one under way; -1 when it is not.
    [[nodiscard]] qint64 bytesSent(ArtworkId id) const { return m_work.bytesSent(id); }
    //! NotUploaded until it is stored; OtherStore with the address where it is. `lifetime` of a
    //! signed one; unset = as configured.
    [[nodiscard]] Result<Link> link(ArtworkId id,
                                    std::optional<std::chrono::seconds> lifetime = {});
    //! Waits until the upload is Stored (and its link known) or Rejected, or the deadline or stop
    //! comes first. Returns at once when no store is configured.
    [[nodiscard]] QCoro::Task<> settled(ArtworkId id, std::chrono::milliseconds deadline,
                                        std::stop_token stop);
    [[nodiscard]] UploadStore &uploads() { return m_uploads; }
    [[nodiscard]] StoredOriginals &originals() { return m_originals; }
    [[nodiscard]] Shares &shares() { return m_shares; }
    [[nodiscard]] const OutboxConfig &config() const { return m_config; }
    //! What is known of the bucket; unset before the first check.
    [[nodiscard]] std::optional<bool> bucketIsPublic() const { return m_here.known().publicOpens; }
    [[nodiscard]] RemovalStand removals() { return m_removal.stand(); }

signals:
    void uploadChanged(limner::ArtworkId id, const limner::Upload &upload);
    void uploadProgress(limner::ArtworkId id, qint64 sent, qint64 total);
    //! It is stored; the link, or why there is none.
    void linkReady(limner::ArtworkId id, const limner::Result<limner::Link> &link);
    //! Other links than before are given out, or something else is known of them.
    void linksChanged();
    //! The last failure of the store as a whole, or nothing once it works again; and how many
    //! uploads are open. A refusal that comes or goes changes how all of them look, and only those
    //! about to be sent are told one by one.
    void storeStateChanged(const std::optional<limner::Error> &error, int open);
    //! No copy of it could be made or kept: its link leads to the original.
    void shareCopyFailed(limner::ArtworkId id, const limner::Error &error);
    void removalsChanged(const limner::RemovalStand &stand);

private:
    void scheduleLater();
    void schedule();
    void refill();
    void adoptLater();
    [[nodiscard]] QCoro::Task<> adopt();
    void removeLater();
    [[nodiscard]] QCoro::Task<> removeDeleted();
    [[nodiscard]] QCoro::Task<> work(ArtworkId id);
    [[nodiscard]] QCoro::Task<> probe(QString key);
    void wakeAt(std::chrono::milliseconds time);
    [[nodiscard]] QCoro::Task<> wakeLater(std::chrono::milliseconds delay, std::stop_token stop);
    void tellChanged(ArtworkId id);
    void tellTrouble();
    void tellRemovals();
    void noteTrashed(const std::vector<ArtworkId> &ids);
    void noteRestored(const std::vector<ArtworkId> &ids);
    [[nodiscard]] bool isSettled(ArtworkId id);

    Library &m_library;
    ObjectStore &m_store;
    Clock &m_clock;
    UploadStore m_uploads;
    UploadSchedule m_schedule;
    UploadJournal m_journal;
    StoreInUse m_here;
    UploadWork m_work;
    Adoption m_adoption;
    Removal m_removal;
    StoredOriginals m_originals;
    LinkProbe m_probe;
    StoreLinks m_links;
    Shares m_shares;
    OutboxConfig m_config;
    TaskScope m_scope;
    std::set<ArtworkId> m_linking; // stored, and about to get their link
    ArtworkId m_lastSeen = 0;
    bool m_hasSeenAll = false; // nothing sendable behind m_lastSeen
    std::optional<ErrorKind> m_toldTrouble;
    bool m_toldRefusal = false;
    RemovalStand m_toldRemovals;
    std::optional<std::chrono::milliseconds> m_wakeAt;
    std::stop_source m_wakeStop;
    bool m_started = false;
    bool m_stopping = false;
    bool m_scheduled = false;
};

} // namespace limner
