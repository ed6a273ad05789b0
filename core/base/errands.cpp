#include "core/base/errands.h"

#include <QCoreApplication>
#include <QSemaphore>

#include <algorithm>

namespace limner {

namespace {

constexpr int leastThreads = 8; // one that decodes for long keeps nobody else waiting

//! All threads at once: a pool starts none while another one is idle.
void beginAll(QThreadPool &pool)
{
    const auto gate = std::make_shared<QSemaphore>();
    for (int i = 0; i < pool.maxThreadCount(); ++i)
        startAside(pool, [gate] { gate->acquire(); });
    gate->release(pool.maxThreadCount());
}

} // namespace

struct Errands::Desk {
    std::mutex mutex;
    QObject *owner = nullptr; //!< nullptr when it has gone
    std::deque<std::function<void()>> waiting;
    int most = 1;
    int running = 0;
};

Errands::Errands(QObject *owner, int most)
    : m_desk{std::make_shared<Desk>()}
{
    m_desk->owner = owner;
    m_desk->most = most;
}

Errands::~Errands()
{
    dropWaiting();
    const std::scoped_lock lock{m_desk->mutex};
    m_desk->owner = nullptr;
}

void Errands::dropWaiting()
{
    std::deque<std::function<void()>> dropped; // ends after the lock
    const std::scoped_lock lock{m_desk->mutex};
    dropped.swap(m_desk->waiting);
}

void Errands::begin(std::function<void()> errand)
{
    {
        const std::scoped_lock lock{m_desk->mutex};
        m_desk->waiting.push_back(std::move(errand));
        if (m_desk->running == m_desk->most)
            return;
        ++m_desk->running;
    }
    startAside(errandPool(), [desk = m_desk] { runNext(desk); });
}

void Errands::runNext(const std::shared_ptr<Desk> &desk)
{
    std::unique_lock lock{desk->mutex};
    while (!desk->waiting.empty()) {
        std::function<void()> errand = std::move(desk->waiting.front());
        desk->waiting.pop_front();
        lock.unlock();
        errand();
        errand = nullptr;
        lock.lock();
    }
    --desk->running;
}

void Errands::bring(Desk &desk, std::function<void()> answer)
{
    const std::scoped_lock lock{desk.mutex};
    if (desk.owner)
        QMetaObject::invokeMethod(desk.owner, std::move(answer), Qt::QueuedConnection);
}

QThreadPool &errandPool()
{
    static QThreadPool pool;
    static const bool isPrepared = [] {
        pool.setMaxThreadCount(std::max(leastThreads, QThread::idealThreadCount()));
        pool.setExpiryTimeout(-1);
        beginAll(pool);
        qAddPostRoutine([] { // while there still is what the work may use: Qt's plugins
            pool.clear();
            pool.waitForDone();
        });
        return true;
    }();
    Q_UNUSED(isPrepared);
    return pool;
}

} // namespace limner
