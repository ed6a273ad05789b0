#include "core/jobs/fetchreaction.h"

#include "core/net/retry.h"

#include <algorithm>
#include <limits>

using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr Backoff networkBackoff{
    .first = 500ms, .longest = 20s, .attempts = std::numeric_limits<int>::max()};
constexpr std::chrono::milliseconds localRetry = 15s;
constexpr std::chrono::milliseconds slowest = 5min;
// A web page in its place stays one; the artist shall hear of it soon.
constexpr int mostDoubtful = 8;
// Past its time an output that nobody could be asked about is still asked about.
constexpr std::chrono::seconds longestDoubt = 24h;

FetchReaction after(std::chrono::milliseconds delay)
{
    return {.delay = delay};
}

constexpr FetchReaction over{.isOver = true};

//! 1, 2, 4 … seconds, up to five minutes.
std::chrono::milliseconds everSlower(int tries)
{
    return std::min<std::chrono::milliseconds>(slowest, 1s * (1 << std::min(tries - 1, 10)));
}

} // namespace

FetchReaction reactToFetch(const Error &error, FetchTries &tries, const QDateTime &until,
                           const QDateTime &now, double random)
{
    const bool isPromised = now <= until;
    switch (error.kind) {
    case ErrorKind::DiskFull:
    case ErrorKind::ReadOnly:
    case ErrorKind::Io:
    case ErrorKind::Database:
        return after(localRetry);
    case ErrorKind::NotAnImage:
        return ++tries.doubtful < mostDoubtful ? after(tries.doubtful * 1s) : over;
    case ErrorKind::InvalidInput: // no address at all
    case ErrorKind::TooLarge:
    case ErrorKind::Conflict: // the database will never take it
        return over;
    case ErrorKind::PrivateNetwork:
        if (error.httpStatus == 0)
            return over; // the address itself: nobody can be asked for another one
        // A server on the way named it, and may name the right one later.
        [[fallthrough]];
    case ErrorKind::OutputExpired:
    case ErrorKind::InvalidAnswer:
    case ErrorKind::Redirected:
    case ErrorKind::Tls:
        return isPromised ? after(everSlower(++tries.refused)) : over;
    default:
        break;
    }
    if (!isPromised &&
        (error.kind != ErrorKind::Offline || now > until.addSecs(longestDoubt.count())))
        return over;
    const std::chrono::milliseconds delay =
        retryDelay(networkBackoff, ++tries.network, error, random);
    return after(isPromised ? delay : std::max(delay, slowest));
}

} // namespace limner
