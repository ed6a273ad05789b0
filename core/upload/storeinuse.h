#pragma once

#include "core/s3/objectstore.h"
#include "core/upload/knownstores.h"

namespace limner {

//! The store in use, as it is remembered over restarts.
class StoreInUse {
public:
    StoreInUse(Database &database, ObjectStore &store)
        : m_stores{database}
        , m_store{store}
    {}

    //! Looks up what is remembered of it, and gives the store its region back. After every change
    //! of the settings.
    void recall();
    //! The name it goes by; empty = there is no address.
    [[nodiscard]] const QString &name() const { return m_known.location; }
    [[nodiscard]] const KnownStore &known() const { return m_known; }
    //! After an answer: a region that was learned is kept.
    void keepRegion();
    //! What a look at its links came to.
    void keep(const KnownStore &seen);
    //! The bucket of that name is this one.
    [[nodiscard]] Result<> join(const QString &older);

private:
    void save(KnownStore store);

    KnownStores m_stores;
    ObjectStore &m_store;
    KnownStore m_known;
};

} // namespace limner
