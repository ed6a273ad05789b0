#pragma once

#include "core/base/clock.h"
#include "core/s3/objectstore.h"
#include "core/upload/deletions.h"
#include "core/upload/storeinuse.h"

#include <QCoroTask>

namespace limner {

//! How it stands with the objects of pictures that were deleted for good.
struct RemovalStand {
    int waiting = 0;                 //!< objects that are still in a store
    std::optional<Error> error = {}; //!< why the store in use does not let go of them
    bool operator==(const RemovalStand &) const = default;
};

//! Takes the objects of deleted pictures out of the store, for as long as it takes. A store that
//! refuses is asked once, and again after a new chance.
class Removal {
public:
    Removal(Database &database, ObjectStore &store, Clock &clock, StoreInUse &here)
        : m_deletions{database}
        , m_store{store}
        , m_clock{clock}
        , m_here{here}
    {}

    //! Joins the transaction that deletes the pictures' rows.
    [[nodiscard]] Result<> takeOver(const std::vector<ArtworkId> &ids);
    //! A start, other keys, another address: a new chance for all.
    void retry();
    //! When the store is to be asked, by `Clock::elapsed`; nothing = there is nothing to ask, it is
    //! being asked, or it refuses.
    [[nodiscard]] std::optional<std::chrono::milliseconds> due();
    //! Removes one after the other until nothing is left or the store does not do it.
    [[nodiscard]] QCoro::Task<> run(std::stop_token stop);
    [[nodiscard]] RemovalStand stand();

private:
    void failed(const Deletion &deletion, const Error &error);

    Deletions m_deletions;
    ObjectStore &m_store;
    Clock &m_clock;
    StoreInUse &m_here;
    std::optional<std::chrono::milliseconds> m_due{std::chrono::milliseconds{0}};
    std::optional<Error> m_error;
    int m_failures = 0;
    bool m_isIdle = false; // nothing was left when it was last looked for
    bool m_isRunning = false;
};

} // namespace limner
