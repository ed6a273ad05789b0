#include "core/base/tracewriter.h"

#include "core/base/stepaside.h"

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace limner::trace {

namespace {
constexpr auto collecting = 10ms; // a writer that wakes with every line stops whoever it measures
} // namespace

TraceWriter::~TraceWriter() = default;

bool TraceWriter::open(const QString &path)
{
    m_file.setFileName(path);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return false;
    m_thread = std::jthread{[this](const std::stop_token &stop) { work(stop); }};
    return true;
}

void TraceWriter::put(const QByteArray &line)
{
    bool isFirst = false;
    {
        const std::scoped_lock lock{m_mutex};
        isFirst = m_waiting.isEmpty();
        m_waiting += line;
    }
    if (isFirst) // of the others the writer knows
        m_came.notify_one();
}

void TraceWriter::drain()
{
    std::unique_lock lock{m_mutex};
    m_isHurried = true;
    m_came.notify_one();
    m_written.wait(lock, [this] { return m_waiting.isEmpty() && !m_isWriting; });
    m_isHurried = false;
}

void TraceWriter::work(const std::stop_token &stop)
{
    stepAside();
    std::unique_lock lock{m_mutex};
    while (m_came.wait(lock, stop, [this] { return !m_waiting.isEmpty(); })) {
        m_came.wait_for(lock, stop, collecting, [this] { return m_isHurried; });
        const QByteArray lines = std::exchange(m_waiting, {});
        m_isWriting = true;
        lock.unlock();
        m_file.write(lines);
        lock.lock();
        m_isWriting = false;
        m_written.notify_all();
    }
}

} // namespace limner::trace
