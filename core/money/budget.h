#pragma once

#include "core/money/ledger.h"
#include "core/money/runtimes.h"

#include <optional>
#include <vector>

namespace limner {

//! Sums of binary fractions: ten times 0.1 must fit below a cap of 1.
inline constexpr double moneyRounding = 1e-9;

//! What may be spent, in the currency of the rates; 0 = no cap.
struct Caps {
    double day = 0;
    double month = 0;
    bool operator==(const Caps &) const = default;
};

//! Why a job may not be sent: the numbers behind the sentence.
struct CapRefusal {
    enum class Cap { Day, Month };

    Cap cap = Cap::Day;
    double limit = 0;
    double spent = 0;    //!< settled in this day or month
    double reserved = 0; //!< of the jobs under way
    double adds = 0;     //!< what it would add
    QString currency{moneyCurrency};

    //! ErrorKind::BudgetCap; `code` is "day" or "month".
    [[nodiscard]] Error error() const;
    bool operator==(const CapRefusal &) const = default;
};

//! What was spent, beside what may be.
struct BudgetState {
    Spend spend = {};
    Caps caps = {};
    QString currency{moneyCurrency};
};

//! Knows what a job costs, before and after, and when the artist's caps forbid it.
class Budget {
public:
    explicit Budget(Database &database);

    void configure(Rates rates, Caps caps);
    [[nodiscard]] Ledger &ledger() { return m_ledger; }
    [[nodiscard]] const Rates &rates() const { return m_rates; }
    [[nodiscard]] const Caps &caps() const { return m_caps; }
    [[nodiscard]] BudgetState state(const QDateTime &now);

    //! How long this request usually runs; -1 unknown.
    [[nodiscard]] double typicalSeconds(const Request &request) const
    {
        return m_runTimes.typical(request);
    }
    //! The price before the click; nothing when it is not known.
    [[nodiscard]] std::optional<Amount> estimate(const Request &request);
    //! The entry to set aside before the create.
    [[nodiscard]] LedgerEntry reserve(const Request &request);
    //! What the job came to after running so long for so many pictures, in the currency it was
    //! reserved in; the reserve when nobody can tell. `seconds` -1 = unknown.
    [[nodiscard]] std::optional<Amount> price(const QString &jobId, const Request &request,
                                              double seconds, int pictures);
    //! Whether a cap stands against sending this job now. At the cap exactly it may go.
    [[nodiscard]] std::optional<CapRefusal> refusal(const QString &jobId, const Request &request,
                                                    const QDateTime &now);
    //! What sending this job would add to what the caps count; nothing when it was reserved before.
    [[nodiscard]] double adds(const QString &jobId, const Request &request);
    //! What the caps leave for now; nothing without a cap.
    [[nodiscard]] std::optional<double> room(const QDateTime &now);
    //! As `refusal` for several new jobs at once.
    [[nodiscard]] std::optional<CapRefusal> refusal(const std::vector<Request> &requests,
                                                    const QDateTime &now);

private:
    [[nodiscard]] bool hasCaps() const { return m_caps.day > 0 || m_caps.month > 0; }
    [[nodiscard]] std::optional<CapRefusal> check(double adds, double own, const QDateTime &now);

    RunTimes m_runTimes;
    Ledger m_ledger;
    Rates m_rates;
    Caps m_caps;
};

} // namespace limner
