#include "ui/common/formats.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace limner {
namespace {

using namespace Qt::StringLiterals;

QString words(const char *text)
{
    return QCoreApplication::translate("Formats", text);
}

QString symbolOf(const QString &currency)
{
    if (currency == u"USD")
        return u"$"_s;
    if (currency == u"EUR")
        return u"€"_s;
    if (currency == u"CNY")
        return u"¥"_s;
    return currency + QChar::Nbsp;
}

const QString unknown = u"–"_s;

} // namespace

QString formatCount(qint64 count)
{
    return QLocale{}.toString(count);
}

QString formatBytes(qint64 bytes)
{
    if (bytes < 0)
        return unknown;
    return QLocale{}.formattedDataSize(bytes, bytes < 1'000'000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString formatPixels(QSize size)
{
    return QString::number(size.width()) + u" × "_s + QString::number(size.height());
}

QString formatPercent(double share)
{
    const double bounded = std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 0.0;
    // Rounded down: 100 % is said only of what is done.
    return words(QT_TRANSLATE_NOOP("Formats", "%1%"))
        .arg(static_cast<int>(std::floor(bounded * 100.0 + 1e-9)));
}

QString formatSeconds(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0)
        return unknown;
    if (seconds < 9.95)
        return words(QT_TRANSLATE_NOOP("Formats", "%1 s")).arg(QLocale{}.toString(seconds, 'f', 1));
    const auto whole = static_cast<qint64>(std::llround(std::min(seconds, 1e12)));
    if (whole < 60)
        return words(QT_TRANSLATE_NOOP("Formats", "%1 s")).arg(whole);
    if (whole < 3600)
        return whole % 60 == 0 ? words(QT_TRANSLATE_NOOP("Formats", "%1 min")).arg(whole / 60)
                               : words(QT_TRANSLATE_NOOP("Formats", "%1 min %2 s"))
                                     .arg(whole / 60)
                                     .arg(whole % 60);
    const qint64 minutes = whole / 60 % 60;
    return minutes == 0
               ? words(QT_TRANSLATE_NOOP("Formats", "%1 h")).arg(whole / 3600)
               : words(QT_TRANSLATE_NOOP("Formats", "%1 h %2 min")).arg(whole / 3600).arg(minutes);
}

QString formatAbout(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0)
        return unknown;
    if (seconds < 90)
        return words(QT_TRANSLATE_NOOP("Formats", "about %1 s"))
            .arg(std::max(1LL, std::llround(seconds)));
    if (seconds < 5400)
        return words(QT_TRANSLATE_NOOP("Formats", "about %1 min")).arg(std::llround(seconds / 60));
    return words(QT_TRANSLATE_NOOP("Formats", "about %1 h"))
        .arg(std::llround(std::min(seconds, 1e12) / 3600));
}

QString formatMoney(double amount, const QString &currency)
{
    if (!std::isfinite(amount))
        return unknown;
    if (currency == u"credits") {
        const QString number = QLocale{}.toString(std::round(amount * 100) / 100, 'g', 10);
        return (amount == 1 ? words(QT_TRANSLATE_NOOP("Formats", "%1 credit"))
                            : words(QT_TRANSLATE_NOOP("Formats", "%1 credits")))
            .arg(number);
    }
    int decimals = 2;
    const double size = std::abs(amount);
    if (size > 0 && size < 0.1)
        decimals = std::clamp(1 - static_cast<int>(std::floor(std::log10(size))), 2, 4);
    // "$0.010" says no more than "$0.01".
    while (decimals > 2 && std::fmod(std::round(size * std::pow(10, decimals)), 10.0) == 0.0 &&
           std::round(size * std::pow(10, decimals)) > 0)
        --decimals;
    // QLocale::toCurrencyString would put the dollar behind the number in some languages; prices
    // from a provider's page are compared with these, so they look the same.
    const QString number = QLocale{}.toString(size, 'f', decimals);
    return (amount < 0 ? u"-"_s : QString{}) + symbolOf(currency) + number;
}

QString formatDay(QDate day, QDate today)
{
    if (day == today)
        return words(QT_TRANSLATE_NOOP("Formats", "Today"));
    if (day == today.addDays(-1))
        return words(QT_TRANSLATE_NOOP("Formats", "Yesterday"));
    //: A day of this year; QDate format.
    const QString thisYear = words(QT_TRANSLATE_NOOP("Formats", "dddd, d MMMM"));
    //: A day of another year; QDate format.
    const QString otherYear = words(QT_TRANSLATE_NOOP("Formats", "d MMMM yyyy"));
    return QLocale{}.toString(day, day.year() == today.year() ? thisYear : otherYear);
}

QString formatShortDay(QDate day, QDate today)
{
    //: A day of this year, short; QDate format.
    const QString thisYear = words(QT_TRANSLATE_NOOP("Formats", "d MMM"));
    //: A day of another year, short; QDate format.
    const QString otherYear = words(QT_TRANSLATE_NOOP("Formats", "d MMM yyyy"));
    return QLocale{}.toString(day, day.year() == today.year() ? thisYear : otherYear);
}

QString formatMoment(const QDateTime &moment)
{
    return QLocale{}.toString(moment.toLocalTime(), QLocale::ShortFormat);
}

} // namespace limner
