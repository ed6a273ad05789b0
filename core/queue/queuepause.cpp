#include "core/queue/queuepause.h"

namespace limner {

Result<> QueuePause::setPaused(bool paused)
{
    m_paused = paused;
    emit changed();
    return m_jobs.notePaused(paused);
}

void QueuePause::exempt(const QString &jobId)
{
    if (m_exempt.insert(jobId).second)
        emit changed();
}

} // namespace limner
