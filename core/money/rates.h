#pragma once

#include "core/schema/rate.h"
#include "core/schema/request.h"

#include <optional>
#include <vector>

namespace limner {

//! `Amount::currency` of those who count pictures instead of dollars.
inline constexpr QLatin1StringView creditsCurrency{"credits"};
inline constexpr QLatin1StringView moneyCurrency{"USD"};
//! Nothing dearer is believed or counted, whatever a provider claims: sums stay numbers.
inline constexpr double largestAmount = 1e6;
//! A longer predict time is taken for unknown, seconds.
inline constexpr double longestPredictSeconds = 86'400;

//! A price, a cost or a sum: finite, never negative, at most `largestAmount` for one job.
struct Amount {
    double value = 0;
    QString currency{moneyCurrency};
    bool operator==(const Amount &) const = default;
};
//! 0 for what is not a number or negative.
[[nodiscard]] double soundAmount(double value);
//! -1 (unknown) for what is not a number, negative or beyond belief.
[[nodiscard]] double soundSeconds(double seconds);

//! USD a second where no line of the table tells; for reserves, and for what ran without a line.
inline constexpr double defaultRatePerSecond = 0.000975;
//! Running time of a picture when nothing is known of its model yet; for reserves only.
inline constexpr double assumedSecondsPerPicture = 6;

[[nodiscard]] QString toString(Rate::Unit unit);

//! The price table and the currency it answers in.
struct Rates {
    std::vector<Rate> lines = {};
    QString currency{moneyCurrency};

    [[nodiscard]] bool inCredits() const { return currency == creditsCurrency; }
    //! The model's own line, else that of the pattern which says most of its name, else its
    //! provider's; nullptr without one.
    [[nodiscard]] const Rate *find(const Request &request) const;
    bool operator==(const Rates &) const = default;
};
//! As kept in the settings: JSON; empty for the lines that were published.
[[nodiscard]] QString rateLinesToText(const std::vector<Rate> &lines,
                                      const std::vector<Rate> &published);
//! Lines that make no sense (a price that is negative or no number, too) are left out; the
//! published ones for an empty or broken text.
[[nodiscard]] std::vector<Rate> rateLinesFromText(const QString &text,
                                                  const std::vector<Rate> &published);

//! No request is taken for more pictures than this.
inline constexpr int mostPictures = 64;
//! How many pictures a request asks for, by the names models give that; at least 1.
[[nodiscard]] int pictureCount(const Request &request);
//! The price before the click, for the whole request. `typicalSeconds` as of
//! `RunTimes::typical`; nothing when it is not known.
[[nodiscard]] std::optional<Amount> estimate(const Request &request, double typicalSeconds,
                                             const Rates &rates);
//! Never nothing: what to set aside for it, on the cautious side.
[[nodiscard]] Amount cautiousEstimate(const Request &request, double typicalSeconds,
                                      const Rates &rates);
//! What it came to. `pictures` 0 = as many as were asked for; nothing when it cannot be told.
[[nodiscard]] std::optional<Amount> actualCost(const Request &request, double predictSeconds,
                                               int pictures, const Rates &rates);

} // namespace limner
