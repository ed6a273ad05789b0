#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>

//! Chrome trace-event JSON (opens in Perfetto), written when LIMNER_TRACE names a file. When it
//! does not, a span costs one comparison. Names are literals; details are redacted.
namespace limner::trace {

//! Opens the file; a second call is ignored. It is written on a thread of its own; what a killed
//! process leaves can be read.
void open(const QString &path);
//! Returns when all that was told before is in the file.
void drain();
[[nodiscard]] bool isOn();

//! An instant event, e.g. "job.succeeded" with the job's id as detail.
void mark(const char *category, const char *name, const QString &detail = {});

//! Something that took so long and has ended just now.
void record(const char *category, const char *name, std::chrono::microseconds duration,
            const QString &detail = {});

//! A name and how long it took; no name = nothing.
struct Timed {
    const char *name = nullptr;
    std::chrono::microseconds duration{0};
};
//! The longest span of this thread that began and ended since the last call.
[[nodiscard]] Timed takeLongest();

//! A complete event from construction to destruction. `id` separates overlapping coroutines: spans
//! are written as async begin/end pairs, so they may overlap freely.
class Span {
public:
    Span(const char *category, const char *name, const QString &detail = {});
    Span(const Span &) = delete;
    Span &operator=(const Span &) = delete;
    ~Span();

private:
    const char *m_category;
    const char *m_name;
    quint64 m_id = 0; // 0 = tracing is off
    std::chrono::microseconds m_began{0};
};

} // namespace limner::trace
