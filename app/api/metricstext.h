#pragma once

#include "app/api/histogram.h"

#include <QByteArray>
#include <QString>

#include <utility>
#include <vector>

namespace limner {

//! Names and values; the values are anybody's words.
using MetricLabels = std::vector<std::pair<const char *, QString>>;

//! What Prometheus reads: its text format 0.0.4.
class MetricsText {
public:
    //! Its samples follow. `type` is one of counter, gauge and histogram.
    void begin(const char *name, const char *type, const char *help);
    void add(const MetricLabels &labels, double value);
    void add(const MetricLabels &labels, const Histogram &histogram);

    [[nodiscard]] const QByteArray &text() const { return m_text; }

private:
    void addLine(const char *suffix, const MetricLabels &labels, double value);

    QByteArray m_name;
    QByteArray m_text;
};

} // namespace limner
