#include "core/upload/removal.h"

#include "core/base/log.h"
#include "core/upload/putverdict.h"

#include <QRandomGenerator>

using namespace std::chrono_literals;

namespace limner {

Result<> Removal::takeOver(const std::vector<ArtworkId> &ids)
{
    m_isIdle = false;
    return m_deletions.takeOver(ids);
}

void Removal::retry()
{
    m_due = 0ms;
    m_failures = 0;
    m_isIdle = false;
}

std::optional<std::chrono::milliseconds> Removal::due()
{
    if (m_isRunning || m_isIdle)
        return std::nullopt;
    m_isIdle = !m_deletions.next(m_here.name());
    return m_isIdle ? std::nullopt : m_due;
}

QCoro::Task<> Removal::run(std::stop_token stop)
{
    m_isRunning = true;
    std::optional<Deletion> deletion = m_deletions.next(m_here.name());
    while (deletion && !stop.stop_requested()) {
        const Result<> removed = co_await m_store.remove(deletion->objectKey, stop);
        if (stop.stop_requested())
            break;
        if (!removed) {
            failed(*deletion, removed.error());
            break;
        }
        m_error.reset();
        m_failures = 0;
        if (const Result<> noted = m_deletions.done(*deletion); !noted) {
            failed(*deletion, noted.error());
            break;
        }
        deletion = m_deletions.next(m_here.name());
    }
    m_isRunning = false;
}

void Removal::failed(const Deletion &deletion, const Error &error)
{
    qCInfo(lcStore) << "a deleted picture's object stays for now:" << error.message;
    m_error = error;
    if (const Result<> noted = m_deletions.noteFailure(deletion, error); !noted)
        qCWarning(lcStore) << "a deletion cannot be noted:" << noted.error().message;
    if (error.isTransient())
        m_due = m_clock.elapsed() +
                uploadBackoff(++m_failures, error, QRandomGenerator::global()->generateDouble());
    else
        m_due.reset();
}

RemovalStand Removal::stand()
{
    RemovalStand out;
    out.waiting = m_deletions.count();
    if (out.waiting > 0)
        out.error = m_error;
    return out;
}

} // namespace limner
