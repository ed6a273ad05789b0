#include "app/api/metricstext.h"

#include <cmath>
#include <limits>

namespace limner {
namespace {

QByteArray number(double value)
{
    constexpr double largestWhole = 9'007'199'254'740'992; // above, not every whole number is one
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "+Inf" : "-Inf";
    if (value == std::floor(value) && std::abs(value) <= largestWhole)
        return QByteArray::number(static_cast<qint64>(value));
    return QByteArray::number(value, 'g', std::numeric_limits<double>::digits10);
}

QByteArray labelValue(const QString &text)
{
    QByteArray out = text.toUtf8();
    return out.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
}

} // namespace

void MetricsText::begin(const char *name, const char *type, const char *help)
{
    m_name = name;
    m_text += "# HELP " + m_name + ' ' + help + "\n# TYPE " + m_name + ' ' + type + '\n';
}

void MetricsText::addLine(const char *suffix, const MetricLabels &labels, double value)
{
    m_text += m_name + suffix;
    for (size_t i = 0; i < labels.size(); ++i)
        m_text += (i == 0 ? "{" : ",") + QByteArray{labels[i].first} + "=\"" +
                  labelValue(labels[i].second) + '"';
    m_text += (labels.empty() ? " " : "} ") + number(value) + '\n';
}

void MetricsText::add(const MetricLabels &labels, double value)
{
    addLine("", labels, value);
}

void MetricsText::add(const MetricLabels &labels, const Histogram &histogram)
{
    const std::vector<double> &bounds = histogram.bounds();
    for (size_t i = 0; i <= bounds.size(); ++i) {
        MetricLabels own = labels;
        own.emplace_back("le", i < bounds.size() ? QString::fromLatin1(number(bounds[i]))
                                                 : QStringLiteral("+Inf"));
        addLine("_bucket", own, static_cast<double>(histogram.upTo(i)));
    }
    addLine("_sum", labels, histogram.sum());
    addLine("_count", labels, static_cast<double>(histogram.count()));
}

} // namespace limner
