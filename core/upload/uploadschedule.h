#pragma once

#include "core/upload/upload.h"

#include <chrono>
#include <map>
#include <set>
#include <vector>

namespace limner {

//! Which upload is due next, when a store in trouble is tried again, and when to look again. Pure:
//! no SQL, no network, no timer. Times are those of `Clock::elapsed`, so that a clock that is set
//! delays nothing.
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
    //! As it stands now; `due` counts for Waiting. A Stored one is forgotten.
    void note(ArtworkId id, UploadState state, Time due);
    void forget(ArtworkId id) { m_open.erase(id); }
    //! Not to be sent before `release`.
    void hold(ArtworkId id) { m_held.insert(id); }
    void release(ArtworkId id) { m_held.erase(id); }
    [[nodiscard]] bool isHeld(ArtworkId id) const { return m_held.contains(id); }
    [[nodiscard]] bool isHolding() const { return !m_held.empty(); }
    [[nodiscard]] const std::set<ArtworkId> &held() const { return m_held; }

    //! Ready again whatever it was, unless it is under way.
    void reset(ArtworkId id);
    //! The artist wants this one next.
    void prefer(ArtworkId id);
    //! A new chance for the store, at once.
    void forgetFailures();

    [[nodiscard]] Plan plan(Time now);
    void ended(ArtworkId id) { m_active.erase(id); }

    //! The store as a whole failed for a while; returns how long until it is tried again. Several
    //! that fail together are one failure. `random` is in [0, 1).
    [[nodiscard]] Time storeFailed(const Error &error, Time now, double random);
    //! The store as a whole refused, as `id` found out.
    void storeRefused(ArtworkId id, const Error &error, Time now);
    //! It cannot be used, or nobody knows yet how.
    void setTrouble(const Error &error) { m_trouble = error; }
    //! It works: nobody needs to wait out a delay that was meant for the store, nor be asked about
    //! each picture that was rejected because of it.
    void storeWorks(Time now);
    [[nodiscard]] const std::optional<Error> &trouble() const { return m_trouble; }

    [[nodiscard]] bool isActive(ArtworkId id) const { return m_active.contains(id); }
    //! What is known of one that is not stored.
    [[nodiscard]] std::optional<UploadState> stateOf(ArtworkId id) const;
    [[nodiscard]] int openCount() const { return static_cast<int>(m_open.size()); }

private:
    struct Open {
        UploadState state = UploadState::Pending;
        Time due{0};
        bool isForStore = false; //!< rejected for what was wrong with the store as a whole
    };

    [[nodiscard]] std::optional<ArtworkId> nextDue(Time now) const;
    [[nodiscard]] bool isFree(ArtworkId id) const { return !m_active.contains(id) && !isHeld(id); }
    [[nodiscard]] std::optional<Time> earliestRetry() const;

    std::map<ArtworkId, Open> m_open; // oldest first
    std::set<ArtworkId> m_active;
    std::set<ArtworkId> m_held;
    std::optional<ArtworkId> m_preferred;
    std::optional<Error> m_trouble; // of the store as a whole: one probe at a time
    int m_parallel = 4;
    int m_failures = 0;
    Time m_nextProbe{0};
};

} // namespace limner
