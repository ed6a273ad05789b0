#pragma once

#include "core/database/database.h"
#include "core/upload/upload.h"

#include <set>
#include <vector>

namespace limner {

//! The `uploads` table. Every write is one durable commit unless a Transaction is open.
class UploadStore {
public:
    explicit UploadStore(Database &database)
        : m_database{database}
    {}

    //! Does nothing when the artwork has an upload already.
    [[nodiscard]] Result<> insertPending(ArtworkId id);
    //! NotFound without `insertPending`; Conflict when it would change a key that was chosen.
    [[nodiscard]] Result<> save(const Upload &upload);
    [[nodiscard]] std::optional<Upload> upload(ArtworkId id);
    //! Not Stored, oldest first.
    [[nodiscard]] std::vector<Upload> open();
    //! The same, of artworks that came after this one.
    [[nodiscard]] std::vector<Upload> openAfter(ArtworkId last);
    //! Uploads whose rows were rebuilt: the store may have them already.
    [[nodiscard]] std::set<ArtworkId> toAdopt();
    //! The store was asked.
    [[nodiscard]] Result<> forgetAdoption(ArtworkId id);

private:
    [[nodiscard]] std::vector<Upload> read(const QString &condition, const QVariantList &values);

    Database &m_database;
};

} // namespace limner
