#pragma once

#include "core/money/ledger.h"

namespace limner {

//! The whole ledger as CSV: a header, then one entry a line, oldest first; UTF-8, times in UTC,
//! amounts unrounded. Text that a spreadsheet would take for a formula is led by an apostrophe.
[[nodiscard]] Result<QByteArray> ledgerCsv(Ledger &ledger);

} // namespace limner
