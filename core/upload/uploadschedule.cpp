#include "core/upload/uploadschedule.h"

#include "core/upload/putverdict.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace limner {
namespace {

// Somebody makes room on the server, where nobody thinks of pressing a button here.
constexpr UploadSchedule::Time fullRetry = 5min;

} // namespace

bool UploadSchedule::wantsMore() const
{
    const auto ready = std::count_if(m_open.begin(), m_open.end(), [this](const auto &entry) {
        return entry.second.state == UploadState::Pending && !isActive(entry.first);
    });
    return ready < m_parallel;
}

void UploadSchedule::note(ArtworkId id, UploadState state, Time due)
{
    if (state == UploadState::Stored || state == UploadState::Rejected)
        m_open.erase(id);
    else
        m_open[id] = Open{.state = state, .due = due};
}

void UploadSchedule::prefer(ArtworkId id)
{
    m_preferred = id;
    m_nextProbe = 0ms;
    m_isRefused = false;
}

void UploadSchedule::startOver()
{
    m_failures = 0;
    m_nextProbe = 0ms;
    m_isRefused = false;
    m_isProven = false;
    std::erase_if(m_open, [this](const auto &entry) { return !isActive(entry.first); });
}

UploadSchedule::Plan UploadSchedule::plan(Time now)
{
    Plan plan;
    if (m_isRefused)
        return plan;
    if (m_trouble && m_active.empty() && m_nextProbe > now) {
        if (!m_open.empty())
            plan.wakeAt = m_nextProbe;
        return plan;
    }
    const size_t most = m_trouble || !m_isProven ? 1 : static_cast<size_t>(m_parallel);
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
    if (wanted != m_open.end() && !isActive(wanted->first) &&
        wanted->second.state == UploadState::Pending)
        return m_preferred;
    for (const auto &[id, open] : m_open) {
        if (isActive(id) || open.state == UploadState::Rejected)
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

void UploadSchedule::storeRefused(const Error &error, std::optional<ArtworkId> foundBy)
{
    m_trouble = error;
    m_isRefused = true;
    if (foundBy)
        m_open[*foundBy] = Open{.state = UploadState::Rejected};
}

void UploadSchedule::storeWorks(Time now)
{
    m_trouble.reset();
    m_isRefused = false;
    m_isProven = true;
    m_failures = 0;
    for (auto &[id, open] : m_open) {
        open.due = now;
        if (open.state == UploadState::Rejected)
            open.state = UploadState::Pending;
    }
}

std::optional<Error> UploadSchedule::refusal() const
{
    return m_isRefused ? m_trouble : std::nullopt;
}

std::vector<ArtworkId> UploadSchedule::ids() const
{
    std::vector<ArtworkId> out;
    out.reserve(m_open.size());
    for (const auto &[id, open] : m_open)
        out.push_back(id);
    return out;
}

std::optional<UploadState> UploadSchedule::stateOf(ArtworkId id) const
{
    const auto open = m_open.find(id);
    return open == m_open.end() ? std::nullopt : std::optional{open->second.state};
}

} // namespace limner
