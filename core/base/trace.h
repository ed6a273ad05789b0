#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>

//! Chrome trace-event JSON (opens in Perfetto), written when LIMNER_TRACE names a file. When it
//! does not, a span costs one comparison. Names are literals; details are redacted.
namespace limner::trace {

//! Opens the file; a second call is ignored. The array is closed at exit.
void open(const QString &path);
[[nodiscard]] bool isOn();

//! An instant event, e.g. "job.succeeded" with the job's id as detail.
void mark(const char *category, const char *name, const QString &detail = {});

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
};

} // namespace limner::trace
