#pragma once

#include <QString>
#include <QStringList>

namespace limner {

//! Splits SQL text into its statements, without the final semicolons. Knows strings, quoted names,
//! comments, and the semicolons inside a trigger's BEGIN … END.
[[nodiscard]] QStringList splitStatements(const QString &sql);

//! The steps from an empty file to today's, in order: step n brings `user_version` to n.
[[nodiscard]] QStringList bundledMigrations();

} // namespace limner
