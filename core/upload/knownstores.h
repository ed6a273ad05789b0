#pragma once

#include "core/database/database.h"

#include <QString>

#include <optional>

namespace limner {

//! What is remembered of one object store.
struct KnownStore {
    qint64 id = 0;
    QString location = {};  //!< as `ObjectStore::location()`
    QString region = {};    //!< learned; empty = none
    QString publicUrl = {}; //!< base of public links when the next three were found out
    std::optional<bool> publicOpens = {};
    std::optional<bool> signedOpens = {};
    std::optional<Error> linkError = {}; //!< why nobody could open the last link
    bool operator==(const KnownStore &) const = default;
};

//! The `stores` table. A bucket that is reached under several names is one store, once the artist
//! has said so; it then goes by its newest name.
class KnownStores {
public:
    explicit KnownStores(Database &database)
        : m_database{database}
    {}

    //! The store of this name, whatever name it goes by now; nothing when it was never used.
    [[nodiscard]] std::optional<KnownStore> find(const QString &location);
    //! The name that the store goes by now; the given one when it was never used.
    [[nodiscard]] QString nameOf(const QString &location);
    //! The same, made when it is new.
    [[nodiscard]] Result<KnownStore> have(const QString &location);
    //! By its id; everything but id and location.
    [[nodiscard]] Result<> save(const KnownStore &store);
    //! Both names are one bucket, which goes by the second one from now on: one commit.
    [[nodiscard]] Result<> join(const QString &older, const QString &newer);

private:
    Database &m_database;
};

} // namespace limner
