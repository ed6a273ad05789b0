#pragma once

#include "core/base/clock.h"
#include "core/base/taskscope.h"
#include "core/library/library.h"
#include "core/s3/objectstore.h"
#include "core/upload/storeinuse.h"
#include "core/upload/uploadstore.h"

#include <QObject>

#include <set>

namespace limner {

//! Originals that are in the store and not on this computer: one that somebody needs is fetched and
//! checked against its hash, whether it was given away or got lost; one that the artist wants only
//! there goes from here once the store has shown that it has all of it. Lives on the library's
//! thread.
class StoredOriginals final : public QObject {
    Q_OBJECT
public:
    StoredOriginals(Library &library, ObjectStore &store, UploadStore &uploads, StoreInUse &here);
    ~StoredOriginals() override; //!< drained

    //! Its file is here when this succeeds. Asked twice, it is fetched once. Errors: NotUploaded
    //! (it is nowhere), OtherStore, BadDigest (there lies something else), NotFound and the other
    //! ones of the store, those of writing here, Cancelled.
    [[nodiscard]] AsyncResult<> bring(ArtworkId id, std::stop_token stop);
    //! The same of several, for a window; `brought` follows with the ticket.
    void want(const std::vector<ArtworkId> &ids, quint64 ticket);
    //! Lets go of the files of these that are stored. Each is looked for in the store first: it
    //! must have the same length and hash. `released` follows.
    void release(const std::vector<ArtworkId> &ids);
    //! One of them. Errors: NotUploaded, OtherStore, BadDigest (the store does not show that it has
    //! the same bytes, or the file is not what was stored), InvalidInput (the file is not the
    //! library's), those of the store and the database.
    [[nodiscard]] AsyncResult<> releaseOne(ArtworkId id, std::stop_token stop);
    //! What a crash left between the two steps of a release is here, and stays.
    void recover();
    [[nodiscard]] QCoro::Task<> shutdown();

signals:
    void progressed(limner::ArtworkId id, qint64 done, qint64 total);
    //! An end of `bring`, for whoever waits for the same one.
    void ended(limner::ArtworkId id, const limner::Result<> &result);
    void brought(quint64 ticket, const limner::Result<> &result);
    //! How many went, and why the last of the others did not.
    void released(int pictures, const std::optional<limner::Error> &error);

private:
    [[nodiscard]] QCoro::Task<> bringAll(std::vector<ArtworkId> ids, quint64 ticket);
    [[nodiscard]] QCoro::Task<> releaseAll(std::vector<ArtworkId> ids);
    [[nodiscard]] AsyncResult<> fetch(Artwork artwork, std::stop_token stop);
    [[nodiscard]] AsyncResult<> joined(ArtworkId id, std::stop_token stop);
    //! Where it is in the store in use.
    [[nodiscard]] Result<Upload> storedUpload(ArtworkId id);
    [[nodiscard]] Result<> note(Artwork artwork, bool isReleased);

    Library &m_library;
    ObjectStore &m_store;
    UploadStore &m_uploads;
    StoreInUse &m_here;
    std::set<ArtworkId> m_coming;
    TaskScope m_scope;
};

} // namespace limner
