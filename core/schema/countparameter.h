#pragma once

#include <QStringList>

namespace limner {

//! What models call the parameter that asks for several pictures at once, in order of preference.
//! The form, the command line and the ledger look for the same names.
[[nodiscard]] const QStringList &countParameterNames();

} // namespace limner
