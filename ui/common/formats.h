#pragma once

#include <QDateTime>
#include <QSize>
#include <QString>

namespace limner {

//! Numbers and dates as the default QLocale writes them, in the few forms the window uses.

[[nodiscard]] QString formatCount(qint64 count); //!< "12,480"
[[nodiscard]] QString formatBytes(qint64 bytes); //!< "1.4 MB"; decimal units; negative gives "–"
[[nodiscard]] QString formatPixels(QSize size);  //!< "1216 × 832"
[[nodiscard]] QString formatPercent(double share); //!< share 0 to 1: "64%"
//! "9.8 s", "1 min 12 s", "2 h 5 min"; negative or not finite gives "–".
[[nodiscard]] QString formatSeconds(double seconds);
//! A guess, rounded: "about 12 s", "about 3 min".
[[nodiscard]] QString formatAbout(double seconds);
//! "$0.0037", "$0.42", "$5.00": two digits that matter, at least cents, at most four decimals.
//! In credits: "12 credits", "2.5 credits".
[[nodiscard]] QString formatMoney(double amount, const QString &currency = QStringLiteral("USD"));
//! "Today", "Yesterday", "Monday, 16 November", with the year when it is not this one.
[[nodiscard]] QString formatDay(QDate day, QDate today);
//! "16 Nov", with the year when it is not this one.
[[nodiscard]] QString formatShortDay(QDate day, QDate today);
//! Date and time, local, short.
[[nodiscard]] QString formatMoment(const QDateTime &moment);

} // namespace limner
