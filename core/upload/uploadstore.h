#pragma once

#include "core/library/database.h"
#include "core/upload/upload.h"

#include <vector>

namespace limner {

//! The `uploads` table. Every write is one durable commit unless a Transaction is open.
class UploadStore {
public:
    explicit UploadStore(Database &database) : m_database{database} {}

    [[nodiscard]] Result<> insertPending(ArtworkId id);
    [[nodiscard]] Result<> save(const Upload &upload);
    [[nodiscard]] std::optional<Upload> upload(ArtworkId id);
    //! Not Stored, oldest first.
    [[nodiscard]] std::vector<Upload> open();

private:
    Database &m_database;
};

} // namespace limner
