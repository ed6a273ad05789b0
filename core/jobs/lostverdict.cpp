#include "core/jobs/lostverdict.h"

#include <algorithm>
#include <limits>

using namespace std::chrono_literals;

namespace limner {
namespace {

// Inputs are blanked after an hour (providers.md §1.16); what is older proves nothing.
constexpr qint64 oldestProof = std::chrono::milliseconds{55min}.count();
// Two clocks in one data centre, and the way there.
constexpr qint64 slack = std::chrono::milliseconds{2min}.count();
// Where the provider's clock was not known when it was sent, ours may have been set meanwhile: as
// far as the list is read then.
constexpr qint64 wideSlack = std::chrono::milliseconds{25h}.count();
constexpr int looksNeeded = 2;

qint64 distance(const RemoteJob &job, const QDateTime &from)
{
    return job.createdAt.isValid() && from.isValid() ? qAbs(job.createdAt.msecsTo(from))
                                                     : std::numeric_limits<qint64>::max();
}

bool isProvable(const LostFacts &facts)
{
    if (facts.isGivenUp || !facts.isSameAccount || !facts.isComplete || !facts.sentAt.isValid() ||
        !facts.now.isValid() || (!facts.isSentAtExact && !facts.isInputUnique))
        return false;
    const qint64 age = facts.sentAt.msecsTo(facts.now);
    if (age < -slack || age > oldestProof)
        return false;
    const QDateTime earliest = facts.sentAt.addMSecs(facts.isSentAtExact ? -slack : -wideSlack);
    return std::none_of(facts.unreadable.begin(), facts.unreadable.end(),
                        [&](const QDateTime &at) { return !at.isValid() || at >= earliest; });
}

} // namespace

LostDecision judgeLost(const LostFacts &facts)
{
    const auto nearest =
        std::min_element(facts.candidates.begin(), facts.candidates.end(),
                         [&](const RemoteJob &a, const RemoteJob &b) {
                             return distance(a, facts.sentAt) < distance(b, facts.sentAt);
                         });
    if (nearest != facts.candidates.end())
        return {LostVerdict::Found, static_cast<std::size_t>(nearest - facts.candidates.begin())};
    if (!isProvable(facts))
        return {LostVerdict::CannotTell};
    return {facts.looks < looksNeeded ? LostVerdict::LookAgain : LostVerdict::Absent};
}

QDateTime lookSince(const QDateTime &sentAt, bool isExact, InputIs input)
{
    if (isExact)
        return sentAt.addMSecs(-slack);
    return sentAt.addSecs(input == InputIs::Unique ? -25 * 3600 : -5 * 60);
}

} // namespace limner
