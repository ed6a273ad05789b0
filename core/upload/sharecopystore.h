#pragma once

#include "core/database/database.h"
#include "core/library/artwork.h"
#include "core/picture/sharecopy.h"

#include <optional>

namespace limner {

//! The copy that is shared instead of one picture, on its way or stored.
struct SharedCopy {
    ArtworkId artworkId = 0;
    ShareWish wish = {};     //!< it was chosen by; a later wish does not change it
    QString location = {};   //!< of its store, by the name that goes by now
    QString objectKey = {};  //!< never changes
    QDateTime storedAt = {}; //!< null = not there yet
};

//! The `share_copies` table. Every write is one durable commit.
class ShareCopyStore {
public:
    explicit ShareCopyStore(Database &database)
        : m_database{database}
    {}

    [[nodiscard]] std::optional<SharedCopy> of(ArtworkId id);
    //! Its location becomes a known store. Conflict when it would change a key that was chosen.
    [[nodiscard]] Result<> save(const SharedCopy &copy);

private:
    Database &m_database;
};

} // namespace limner
