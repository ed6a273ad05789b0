#include "core/net/retry.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace limner {

std::chrono::milliseconds retryDelay(const Backoff &policy, int attempt, const Error &error,
                                     double random)
{
    // 2^20 is past every cap and far from overflow.
    const int doublings = std::clamp(attempt - 1, 0, 20);
    // A server that asks for no pause at all, again and again, is not asked again and again.
    const auto least = std::min(policy.longest, policy.shortest * (1L << doublings));
    if (error.retryAfter.count() >= 0)
        return std::max(least, std::min(error.retryAfter, policy.longestAsked));
    const auto ceiling = std::min(policy.longest, policy.first * (1L << doublings));
    const double drawn = static_cast<double>(ceiling.count()) * std::clamp(random, 0.0, 1.0);
    return std::max(policy.shortest, std::chrono::milliseconds{std::llround(drawn)});
}

std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray &value,
                                                         const QDateTime &now)
{
    const QByteArray text = value.trimmed();
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    if (isNumber && seconds >= 0 && seconds < 1e7)
        return std::chrono::milliseconds{static_cast<qint64>(seconds * 1000)};
    const QDateTime date = parseHttpDate(text);
    if (!date.isValid())
        return std::nullopt;
    return std::chrono::milliseconds{std::max<qint64>(0, now.msecsTo(date))};
}

QDateTime parseHttpDate(const QByteArray &value)
{
    const QString text = QString::fromLatin1(value.trimmed());
    // The three forms of RFC 9110 §5.6.7.
    for (const QString &format :
         {u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s, u"dddd, dd-MMM-yy hh:mm:ss 'GMT'"_s,
          u"ddd MMM d hh:mm:ss yyyy"_s}) {
        QDateTime date = QLocale::c().toDateTime(text, format);
        if (date.isValid()) {
            date.setTimeSpec(Qt::UTC);
            return date;
        }
    }
    return {};
}

QByteArray httpDate(const QDateTime &time)
{
    return QLocale::c().toString(time.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

} // namespace limner
