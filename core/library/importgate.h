#pragma once

#include <QMutex>
#include <QWaitCondition>

namespace limner {

//! What holds a worker thread up, or sends it home.
class ImportGate {
public:
    void setPaused(bool isPaused)
    {
        const QMutexLocker lock{&m_mutex};
        m_isPaused = isPaused;
        m_changed.wakeAll();
    }
    //! For good; a paused worker wakes up for it.
    void stop()
    {
        const QMutexLocker lock{&m_mutex};
        m_isStopped = true;
        m_changed.wakeAll();
    }
    [[nodiscard]] bool isPaused() const
    {
        const QMutexLocker lock{&m_mutex};
        return m_isPaused;
    }
    [[nodiscard]] bool isStopped() const
    {
        const QMutexLocker lock{&m_mutex};
        return m_isStopped;
    }
    //! Returns at once, or after the pause. False when it is time to stop.
    [[nodiscard]] bool pass()
    {
        QMutexLocker lock{&m_mutex};
        while (m_isPaused && !m_isStopped)
            m_changed.wait(&m_mutex);
        return !m_isStopped;
    }

private:
    mutable QMutex m_mutex;
    QWaitCondition m_changed;
    bool m_isPaused = false;
    bool m_isStopped = false;
};

} // namespace limner
