#pragma once

#include "core/upload/upload.h"

#include <chrono>
#include <map>
#include <set>
#include <vector>

namespace limner {

//! Which upload is due next, when a store in trouble is tried again, and when to look again. Pure:
//! no SQL, no network, no timer. Times are those of `Clock::elapsed`, so that a clock that is set
//! delays nothing. It holds a handful of all there are, and says when it wants more.
class UploadSchedule {
public:
    using Time = std::chrono::milliseconds;

    //! What to do now.
    struct Plan {
        std::vector<ArtworkId> start = {}; //!< they count as under way from now on
        std::optional<Time> wakeAt = {};   //!< plan again then, if nothing happens before
        bool operator==(const Plan &) const = default;
    };

    void setParallel(int most) { m_parallel = std::max(1, most); }

    //! A new one, ready to be sent; nothing when it is known.
    void add(ArtworkId id) { m_open.try_emplace(id); }
    //! There is room for more: fewer are ready than could be under way.
    [[nodiscard]] bool wantsMore() const;
    //! As it stands now; `due` counts for Waiting. One that is Stored or Rejected is forgotten.
    void note(ArtworkId id, UploadState state, Time due);
    void forget(ArtworkId id) { m_open.erase(id); }

    //! The artist wants this one next, and a store that refused is tried by it.
    void prefer(ArtworkId id);
    //! A new chance for the store, at once, and for all that is not under way: they are added
    //! again.
    void startOver();

    [[nodiscard]] Plan plan(Time now);
    void ended(ArtworkId id) { m_active.erase(id); }

    //! The store as a whole failed for a while; returns how long until it is tried again. Several
    //! that fail together are one failure. `random` is in [0, 1).
    [[nodiscard]] Time storeFailed(const Error &error, Time now, double random);
    //! The store as a whole refused, as `foundBy` found out: nothing is sent until somebody has
    //! done something. One answer is enough for all.
    void storeRefused(const Error &error, std::optional<ArtworkId> foundBy = {});
    //! Something else tells that it cannot be used, or that it can.
    void setTrouble(const std::optional<Error> &error) { m_trouble = error; }
    //! It works: nobody needs to wait out a delay that was meant for the store, nor be asked about
    //! each picture that was rejected because of it.
    void storeWorks(Time now);
    [[nodiscard]] const std::optional<Error> &trouble() const { return m_trouble; }
    //! Why nothing is sent at all.
    [[nodiscard]] std::optional<Error> refusal() const;

    [[nodiscard]] bool isActive(ArtworkId id) const { return m_active.contains(id); }
    //! What is known of one that is about to be sent.
    [[nodiscard]] std::optional<UploadState> stateOf(ArtworkId id) const;
    //! All that are known here.
    [[nodiscard]] std::vector<ArtworkId> ids() const;

private:
    struct Open {
        UploadState state = UploadState::Pending;
        Time due{0};
    };

    [[nodiscard]] std::optional<ArtworkId> nextDue(Time now) const;
    [[nodiscard]] std::optional<Time> earliestRetry() const;

    std::map<ArtworkId, Open> m_open; // oldest first
    std::set<ArtworkId> m_active;
    std::optional<ArtworkId> m_preferred;
    std::optional<Error> m_trouble; // of the store as a whole: one probe at a time
    bool m_isRefused = false;
    bool m_isProven = false; // it took something since the last new chance: several at a time
    int m_parallel = 4;
    int m_failures = 0;
    Time m_nextProbe{0};
};

} // namespace limner
