#pragma once

#include "core/jobs/job.h"

#include <vector>

namespace limner {

//! What is known of a create whose answer was lost, when its provider's list has been read. Times
//! are by the provider's clock.
struct LostFacts {
    //! When the create was sent; null = nobody knows.
    QDateTime sentAt = {};
    //! The provider's clock was known at that moment, so that `sentAt` is right to the second.
    bool isSentAtExact = false;
    //! No other job can have the same input.
    bool isInputUnique = true;
    //! When the list was read; null = the provider does not tell the time.
    QDateTime now = {};
    //! The key belongs to the account that the create was sent with.
    bool isSameAccount = true;
    //! Equal jobs on the list that belong to no other job here.
    std::vector<RemoteJob> candidates = {};
    //! When jobs were created that may be ours or not, because their input is gone or hidden.
    std::vector<QDateTime> unreadable = {};
    //! The list was read back to the time of the create.
    bool isComplete = false;
    //! How often it was read without a candidate, this time included.
    int looks = 0;
    //! Uncertain before: found it may be, sent again never.
    bool isGivenUp = false;
};

enum class LostVerdict {
    Found,     //!< adopt `candidate`
    Absent,    //!< for sure: it may be sent again
    LookAgain, //!< absent so far; the list may lag behind by some seconds
    CannotTell //!< only the artist may send it again
};

struct LostDecision {
    LostVerdict verdict = LostVerdict::CannotTell;
    std::size_t candidate = 0; //!< index, when Found
    bool operator==(const LostDecision &) const = default;
};

//! What follows from a lost create. Absent takes a create younger than 55 minutes (the provider
//! blanks inputs after an hour), sent with the same account, a list read to its end in which
//! nothing of that time is unreadable, and two looks. Where the provider's clock was not known,
//! nothing of a whole day may be unreadable, and the input must be unique, or the list was not read
//! that far. Of several candidates the one created nearest to the create is ours: equal inputs make
//! equal pictures.
[[nodiscard]] LostDecision judgeLost(const LostFacts &facts);

//! From when on the provider's list is worth reading for a create sent then: wide enough for clocks
//! that were off by hours where the input is unique, narrow where an older job may have the same.
enum class InputIs { Unique, Common };
[[nodiscard]] QDateTime lookSince(const QDateTime &sentAt, bool isExact, InputIs input);

} // namespace limner
