#pragma once

#include <QString>

namespace limner {

//! A manual page: the template, with lines "@COMMANDS@" and "@OPTIONS command@" filled in from the
//! table of the command line, @VERSION@ and @DATE@ from what is given.
[[nodiscard]] QString manualPage(const QString &pattern, const QString &version,
                                 const QString &date);

} // namespace limner
