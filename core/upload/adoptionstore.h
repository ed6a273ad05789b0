#pragma once

#include "core/database/database.h"
#include "core/library/artwork.h"
#include "core/s3/objectstore.h"

#include <vector>

namespace limner {

//! One picture whose object is looked for, with all that tells it from others.
struct WantedObject {
    ArtworkId id = 0;
    qint64 bytes = 0;
    QByteArray md5 = {};    //!< raw
    QByteArray sha256 = {}; //!< raw
    QString uuid = {};      //!< occurs in every name that we choose
    ObjectInfo best = {};   //!< found so far, under another name; without a key = nothing
};

//! The `adoptions` table: uploads whose rows were rebuilt. Read in pieces, however many there are.
class AdoptionStore {
public:
    explicit AdoptionStore(Database &database)
        : m_database{database}
    {}

    [[nodiscard]] bool isEmpty();
    //! The youngest; 0 = none.
    [[nodiscard]] ArtworkId last();
    //! Those that have the size of one of the objects.
    [[nodiscard]] std::vector<WantedObject> like(const std::vector<ObjectInfo> &objects);
    //! The next ones, by id.
    [[nodiscard]] std::vector<WantedObject> after(ArtworkId last, int limit);
    //! Kept until the end of the search; the first one stays.
    [[nodiscard]] Result<> noteBest(ArtworkId id, const ObjectInfo &object);
    //! The store was asked.
    [[nodiscard]] Result<> forget(ArtworkId id);

private:
    [[nodiscard]] std::vector<WantedObject> read(const QString &condition,
                                                 const QVariantList &values);
    [[nodiscard]] Result<> write(const QString &sql, const QVariantList &values);

    Database &m_database;
};

} // namespace limner
