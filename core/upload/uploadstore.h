#pragma once

#include "core/database/database.h"
#include "core/upload/upload.h"

#include <vector>

namespace limner {

//! The `uploads` table. Every write is one durable commit unless a Transaction is open. An upload
//! is read with the name that its store goes by now.
class UploadStore {
public:
    explicit UploadStore(Database &database)
        : m_database{database}
    {}

    //! Does nothing when the artwork has an upload already.
    [[nodiscard]] Result<> insertPending(ArtworkId id);
    //! Its location becomes a known store. NotFound without `insertPending`; Conflict when it would
    //! change a key that was chosen.
    [[nodiscard]] Result<> save(const Upload &upload);
    //! Signed links of these were copied, and end then.
    [[nodiscard]] Result<> noteCopied(const std::vector<ArtworkId> &ids, const QDateTime &until);
    [[nodiscard]] std::optional<Upload> upload(ArtworkId id);
    //! Not Stored and not in the trash, oldest first.
    [[nodiscard]] std::vector<Upload> open();
    //! How many those are.
    [[nodiscard]] int openCount();
    //! Of these what may be sent, after this one: neither Rejected nor looked for in the store
    //! first.
    [[nodiscard]] std::vector<ArtworkId> sendable(ArtworkId after, int limit);
    //! Uploading, and in the trash.
    [[nodiscard]] std::vector<ArtworkId> trashedUnderWay();
    //! Waiting and Rejected ones become Pending, in one commit; returns which.
    [[nodiscard]] Result<std::vector<ArtworkId>> makeAllPending();

private:
    [[nodiscard]] Result<std::vector<ArtworkId>> ids(const QString &sql,
                                                     const QVariantList &values);
    [[nodiscard]] std::vector<Upload> read(const QString &condition, const QVariantList &values);

    Database &m_database;
};

} // namespace limner
