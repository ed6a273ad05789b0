#include "core/upload/uploadschedule.h"

#include "core/upload/putverdict.h"

#include <utility>

using namespace std::chrono_literals;

namespace limner {
namespace {

// Somebody makes room on the server, where nobody thinks of pressing a button here.
constexpr UploadSchedule::Time fullRetry = 5min;

} // namespace

void UploadSchedule::note(ArtworkId id, UploadState state, Time due)
{
    if (state == UploadState::Stored)
        m_open.erase(id);
    else
        m_open[id] = Open{.state = state, .due = due};
}

void UploadSchedule::reset(ArtworkId id)
{
    if (!isActive(id))
        m_open[id] = Open{};
}

void UploadSchedule::prefer(ArtworkId id)
{
    m_preferred = id;
    m_nextProbe = 0ms;
}

void UploadSchedule::forgetFailures()
{
    m_failures = 0;
    m_nextProbe = 0ms;
}

UploadSchedule::Plan UploadSchedule::plan(Time now)
{
    Plan plan;
    if (m_open.size() == m_active.size())
        return plan;
    if (m_trouble && m_active.empty() && m_nextProbe > now) {
        plan.wakeAt = m_nextProbe;
        return plan;
    }
    const size_t most = m_trouble ? 1 : static_cast<size_t>(m_parallel);
    while (m_active.size() < most) {
        const std::optional<ArtworkId> id = nextDue(now);
        if (!id)
            break;
        if (m_preferred == id)
            m_preferred.reset();
        m_active.insert(*id);
        plan.start.push_back(*id);
    }
    if (!m_trouble)
        plan.wakeAt = earliestRetry();
    return plan;
}

std::optional<ArtworkId> UploadSchedule::nextDue(Time now) const
{
    const auto wanted = m_preferred ? m_open.find(*m_preferred) : m_open.end();
    if (wanted != m_open.end() && isFree(wanted->first) &&
        wanted->second.state == UploadState::Pending)
        return m_preferred;
    for (const auto &[id, open] : m_open) {
        if (!isFree(id) || open.state == UploadState::Rejected)
            continue;
        // A probe may be any of them: what each waits for is the store itself.
        if (open.state == UploadState::Pending || m_trouble || open.due <= now)
            return id;
    }
    return std::nullopt;
}

std::optional<UploadSchedule::Time> UploadSchedule::earliestRetry() const
{
    std::optional<Time> earliest;
    for (const auto &[id, open] : m_open) {
        if (open.state == UploadState::Waiting && !isActive(id) &&
            (!earliest || open.due < *earliest))
            earliest = open.due;
    }
    return earliest;
}

UploadSchedule::Time UploadSchedule::storeFailed(const Error &error, Time now, double random)
{
    if (!m_trouble || now >= m_nextProbe) {
        ++m_failures;
        m_nextProbe =
            now + (error.kind == ErrorKind::StoreFull ? fullRetry
                                                      : uploadBackoff(m_failures, error, random));
    }
    m_trouble = error;
    return m_nextProbe - now;
}

void UploadSchedule::storeRefused(ArtworkId id, const Error &error, Time now)
{
    m_trouble = error;
    m_nextProbe = now;
    if (const auto open = m_open.find(id); open != m_open.end())
        open->second.isForStore = true;
}

void UploadSchedule::storeWorks(Time now)
{
    m_trouble.reset();
    m_failures = 0;
    for (auto &[id, open] : m_open) {
        open.due = now;
        if (open.state == UploadState::Rejected && std::exchange(open.isForStore, false))
            open.state = UploadState::Pending;
    }
}

std::optional<UploadState> UploadSchedule::stateOf(ArtworkId id) const
{
    const auto open = m_open.find(id);
    return open == m_open.end() ? std::nullopt : std::optional{open->second.state};
}

} // namespace limner
