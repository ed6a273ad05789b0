#include "core/upload/putverdict.h"

#include "core/net/retry.h"

#include <limits>

using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr Backoff putBackoff{
    .first = 500ms, .longest = 60s, .attempts = std::numeric_limits<int>::max()};

//! About this object or file only; everything else is about the store as a whole.
bool isAboutOneObject(ErrorKind kind)
{
    return kind == ErrorKind::Io || kind == ErrorKind::BadName || kind == ErrorKind::BadDigest ||
           kind == ErrorKind::InvalidInput || kind == ErrorKind::TooLarge ||
           kind == ErrorKind::PreconditionFailed || kind == ErrorKind::Conflict;
}

} // namespace

PutVerdict verdictOn(const Error &error)
{
    // A full store is mended over there; damaged bytes may have been damaged on the way.
    const bool passes = error.isTransient() || error.kind == ErrorKind::StoreFull ||
                        error.kind == ErrorKind::BadDigest;
    if (isAboutOneObject(error.kind))
        return passes ? PutVerdict::PostponeOne : PutVerdict::RefuseOne;
    return passes ? PutVerdict::PostponeStore : PutVerdict::RefuseStore;
}

std::chrono::milliseconds uploadBackoff(int attempt, const Error &error, double random)
{
    return retryDelay(putBackoff, attempt, error, random);
}

} // namespace limner
