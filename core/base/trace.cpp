#include "core/base/trace.h"

#include "core/base/json.h"
#include "core/base/secret.h"
#include "core/base/tracewriter.h"

#include <QCoreApplication>
#include <QThread>

#include <atomic>
#include <utility>

using namespace Qt::StringLiterals;

namespace limner::trace {
namespace {

std::atomic<bool> on{false};
std::atomic<quint64> nextId{1};

TraceWriter &writer()
{
    static TraceWriter one;
    return one;
}

std::chrono::microseconds elapsed()
{
    using namespace std::chrono;
    static const steady_clock::time_point start = steady_clock::now();
    return duration_cast<microseconds>(steady_clock::now() - start);
}

//! What `takeLongest` will tell of this thread.
struct Longest {
    Timed span = {};
    std::chrono::microseconds since{0};
};
thread_local Longest longest;

void write(const char *phase, const char *category, const char *name, quint64 id,
           const QString &detail, std::chrono::microseconds duration = {})
{
    OrderedJson event;
    event["ph"] = phase;
    event["cat"] = category;
    event["name"] = name;
    event["ts"] = (elapsed() - duration).count();
    if (duration.count() > 0)
        event["dur"] = duration.count();
    event["pid"] = QCoreApplication::applicationPid();
    event["tid"] = reinterpret_cast<quintptr>(QThread::currentThreadId()) & 0xffffff;
    if (id != 0)
        event["id"] = id;
    if (*phase == 'i')
        event["s"] = "p";
    if (!detail.isEmpty())
        event["args"] = {{"detail", redacted(detail).toStdString()}};
    writer().put(toBytes(event) + ",\n");
}

} // namespace

void open(const QString &path)
{
    if (path.isEmpty() || on)
        return;
    if (!writer().open(path))
        return;
    writer().put("[\n"); // the closing bracket is optional in the format
    on = true;
    mark("app", "trace.open");
}

void drain()
{
    if (on)
        writer().drain();
}

bool isOn()
{
    return on;
}

void mark(const char *category, const char *name, const QString &detail)
{
    if (on)
        write("i", category, name, 0, detail);
}

void record(const char *category, const char *name, std::chrono::microseconds duration,
            const QString &detail)
{
    if (on)
        write("X", category, name, 0, detail, duration);
}

Timed takeLongest()
{
    longest.since = elapsed();
    return std::exchange(longest.span, {});
}

Span::Span(const char *category, const char *name, const QString &detail)
    : m_category{category}
    , m_name{name}
{
    if (!on)
        return;
    m_id = nextId++;
    m_began = elapsed();
    write("b", m_category, m_name, m_id, detail);
}

Span::~Span()
{
    if (m_id == 0)
        return;
    const std::chrono::microseconds took = elapsed() - m_began;
    if (m_began >= longest.since && took >= longest.span.duration)
        longest.span = {.name = m_name, .duration = took};
    write("e", m_category, m_name, m_id, {});
}

} // namespace limner::trace
