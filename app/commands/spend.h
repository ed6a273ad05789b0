#pragma once

#include "app/application.h"
#include "app/commands/answerjson.h"

#include <vector>

namespace limner {

//! What was spent.
struct SpendCommand {
    bool asCsv = false; //!< the ledger itself, instead of its sums
    bool operator==(const SpendCommand &) const = default;
};

struct SpendAnswer {
    BudgetState state = {};
    std::vector<ModelSpend> models = {}; //!< of the month
    qint64 entries = 0;
    QByteArray csv = {}; //!< when it was asked for
};
//! As DESIGN §4, and `caps` and `csv` for the doors that show them.
[[nodiscard]] OrderedJson toJson(const SpendAnswer &answer);

//! Database when the ledger cannot be read.
[[nodiscard]] Result<SpendAnswer> spend(Application &application, const SpendCommand &command);

} // namespace limner
