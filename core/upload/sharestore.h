#pragma once

#include "core/database/database.h"
#include "core/upload/share.h"

namespace limner {

//! The `shares` table.
class ShareStore {
public:
    explicit ShareStore(Database &database)
        : m_database{database}
    {}

    //! A new one; sets its id. Its key is chosen.
    [[nodiscard]] Result<Share> insert(Share share);
    //! State, times, lifetime and error of one that is there. NotFound otherwise.
    [[nodiscard]] Result<> save(const Share &share);
    //! Its row goes, and its object is a duty of the deletions: one commit.
    [[nodiscard]] Result<> handOver(const Share &share);
    //! The store has let go of it.
    [[nodiscard]] Result<> forget(const Share &share);

    [[nodiscard]] std::optional<Share> find(qint64 id);
    [[nodiscard]] std::optional<Share> find(const QString &uuid);
    //! The one with the same pictures, title and options in this store that is not to go.
    [[nodiscard]] std::optional<Share> like(const Share &share);
    //! Newest first, without those that go.
    [[nodiscard]] std::vector<Share> all();
    [[nodiscard]] std::vector<Share> in(ShareState state);
    //! Pages with one of these have to be made again. Joins the deletion of the pictures' rows.
    [[nodiscard]] Result<bool> noteErased(const std::vector<ArtworkId> &ids);

private:
    [[nodiscard]] std::vector<Share> read(const QString &condition, const QVariantList &values);
    [[nodiscard]] Result<> write(const QString &sql, const QVariantList &values);

    Database &m_database;
};

} // namespace limner
