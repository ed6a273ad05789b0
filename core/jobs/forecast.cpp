#include "core/jobs/forecast.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr std::chrono::milliseconds shortest = 100ms;
constexpr std::chrono::milliseconds longest = 2s;
// After the last step the provider stores the picture: one to two seconds (providers.md §1.5).
constexpr double storingSeconds = 1.0;
// Below this the first steps still warm up, and a rate drawn from them is a guess.
constexpr double believableFraction = 0.05;

double seconds(std::chrono::milliseconds value)
{
    return static_cast<double>(value.count()) / 1000.0;
}

std::chrono::milliseconds bounded(double waitSeconds)
{
    const double least = seconds(shortest);
    const double most = seconds(longest);
    return std::chrono::milliseconds{
        static_cast<qint64>(std::clamp(waitSeconds, least, most) * 1000.0)};
}

} // namespace

double remainingSeconds(const PollFacts &facts)
{
    if (isTerminal(facts.status))
        return 0;
    const double processing = seconds(facts.sinceProcessing);
    if (facts.sinceProcessing < 0ms)
        return facts.typicalSeconds > 0 ? facts.typicalSeconds : -1;
    const double fraction = std::min(facts.progress.fraction, 1.0);
    if (fraction >= believableFraction && processing > 0)
        return processing / fraction - processing + storingSeconds;
    if (facts.typicalSeconds > 0)
        return std::max(0.0, facts.typicalSeconds - processing);
    return -1;
}

std::chrono::milliseconds nextPoll(const PollFacts &facts)
{
    // Waiting for a machine: seconds to minutes, nobody knows; ask less often as it grows.
    if (facts.sinceProcessing < 0ms)
        return bounded(std::max(0.25, seconds(facts.sinceCreate) / 10));
    const double remaining = remainingSeconds(facts);
    if (remaining < 0)
        return bounded(std::max(0.25, seconds(facts.sinceProcessing) / 10));
    if (facts.progress.fraction >= 1)
        return shortest;
    // Half of what is left, so that a forecast that was too long is caught before its end.
    if (remaining > storingSeconds)
        return bounded((remaining - storingSeconds) / 2);
    // Long past the expected end the forecast was wrong: slow down again.
    const double overdue = seconds(facts.sinceProcessing) - facts.typicalSeconds;
    return facts.typicalSeconds > 0 && overdue > 5 ? bounded(overdue / 10) : shortest;
}

} // namespace limner
