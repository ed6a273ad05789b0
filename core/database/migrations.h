#pragma once

#include <QStringList>

namespace limner {

//! The steps from an empty file to today's, in order: step n brings `user_version` to n.
[[nodiscard]] QStringList bundledMigrations();

} // namespace limner
