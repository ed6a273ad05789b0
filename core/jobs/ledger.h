#pragma once

#include "core/jobs/job.h"
#include "core/library/database.h"

namespace limner {

struct LedgerEntry {
    enum class Kind { Reserve, Settle, Refund };
    Kind kind = Kind::Reserve;
    double amount = 0; //!< in `currency`, never negative
    QString currency = QStringLiteral("USD");
    bool estimated = true;
    int pictures = 0;
};

struct Spend {
    double today = 0;    //!< settled since local midnight
    double month = 0;    //!< settled since the first of the month, local
    double reserved = 0; //!< of jobs that are not settled or refunded
};

//! Append-only; at most one entry of each kind a job, so a resumed job cannot count twice.
class Ledger {
public:
    explicit Ledger(Database &database)
        : m_database{database}
    {}

    [[nodiscard]] Result<> add(const Job &job, const LedgerEntry &entry, const QDateTime &at);
    [[nodiscard]] Spend spend(const QDateTime &now);
    //! What was set aside for this job; nothing when it was never submitted.
    [[nodiscard]] std::optional<double> reservedFor(const QString &jobId);

private:
    Database &m_database;
};

//! USD a second of the hardware a Replicate model runs on; the API does not tell, so this is a
//! user-set rate (providers.md §1.19). Default: gpu-l40s.
inline constexpr double defaultRatePerSecond = 0.000975;
//! Running time of a picture when nothing is known of its model yet.
inline constexpr double assumedSecondsPerPicture = 6;

//! The price before the click, USD. `typicalSeconds` as of `JobStore::typicalSeconds`.
[[nodiscard]] double estimatedCost(double typicalSeconds, int pictures);
//! How many pictures a request asks for, by the names models give that; at least 1.
[[nodiscard]] int pictureCount(const Request &request);

} // namespace limner
