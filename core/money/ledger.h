#pragma once

#include "core/money/rates.h"
#include "core/database/database.h"

#include <QDateTime>

#include <functional>
#include <vector>

namespace limner {

struct LedgerEntry {
    enum class Kind { Reserve, Settle, Refund };
    Kind kind = Kind::Reserve;
    double amount = 0; //!< in `currency`, never negative
    QString currency{moneyCurrency};
    bool estimated = true;
    int pictures = 0;
};

struct Spend {
    double today = 0;    //!< settled since local midnight
    double month = 0;    //!< settled since the first of the month, local
    double reserved = 0; //!< of jobs that are not settled or refunded
};

struct ModelSpend {
    QString model = {};
    double amount = 0;
    int pictures = 0;
};

struct DaySpend {
    QDate day = {}; //!< local
    double amount = 0;
    int pictures = 0;
};

//! A line of the ledger as it stands.
struct LedgerLine {
    qint64 id = 0;
    QDateTime at = {};
    QString jobId = {};
    QString provider = {};
    QString model = {};
    QString kind = {}; //!< reserve, settle, refund
    LedgerEntry entry = {};
};

//! Append-only; at most one entry of each kind a job, so a resumed job cannot count twice. Sums are
//! of one currency: dollars and credits never add up.
class Ledger {
public:
    explicit Ledger(Database &database)
        : m_database{database}
    {}

    [[nodiscard]] Result<> add(const QString &jobId, const Request &request,
                               const LedgerEntry &entry, const QDateTime &at);
    [[nodiscard]] Spend spend(const QDateTime &now, const QString &currency = moneyCurrency);
    //! As `Spend::reserved`, but for uncertain jobs only when their reserve was made at or after
    //! `since`: one that nobody ever clears up must not lower every later cap.
    [[nodiscard]] double pending(const QDateTime &since, const QString &currency);
    //! Settled at or after `since`, dearest first.
    [[nodiscard]] std::vector<ModelSpend> byModel(const QDateTime &since, const QString &currency);
    //! Settled on each local day from `first` to `last`, days without anything too.
    [[nodiscard]] std::vector<DaySpend> byDay(QDate first, QDate last, const QString &currency);
    [[nodiscard]] qint64 entries();
    //! Every line, oldest first, without holding them all at once.
    [[nodiscard]] Result<> forEach(const std::function<void(const LedgerLine &)> &take);
    //! What was set aside for this job; nothing when it was never submitted.
    [[nodiscard]] std::optional<Amount> reservedFor(const QString &jobId);

private:
    Database &m_database;
};

//! When this day, this month began and when the next begins, local; `now` in any time zone.
[[nodiscard]] QDateTime startOfDay(const QDateTime &now);
[[nodiscard]] QDateTime startOfMonth(const QDateTime &now);
[[nodiscard]] QDateTime startOfTomorrow(const QDateTime &now);

} // namespace limner
