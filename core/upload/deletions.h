#pragma once

#include "core/database/database.h"
#include "core/library/artwork.h"

#include <QString>

#include <optional>
#include <vector>

namespace limner {

//! An object that has to go.
struct Deletion {
    qint64 id = 0;
    QString location = {}; //!< the store it lies in
    QString objectKey = {};
    std::optional<Error> error = {}; //!< of the last try
};

//! The `deletions` table: objects whose pictures were deleted for good. A row goes when the store
//! has let go of its object, and not before.
class Deletions {
public:
    explicit Deletions(Database &database)
        : m_database{database}
    {}

    //! What these pictures have, or may have, in a store: all with a name. Join it with the
    //! deletion of their rows in one Transaction.
    [[nodiscard]] Result<> takeOver(const std::vector<ArtworkId> &ids);
    //! The next one in this store, those that never failed first. One whose object belongs to a
    //! picture that is still there waits for it.
    [[nodiscard]] std::optional<Deletion> next(const QString &location);
    [[nodiscard]] Result<> done(const Deletion &deletion);
    [[nodiscard]] Result<> noteFailure(const Deletion &deletion, const Error &error);
    //! That can go, in all stores.
    [[nodiscard]] int count();

private:
    [[nodiscard]] Result<> write(const QString &sql, const QVariantList &values);

    Database &m_database;
};

} // namespace limner
