#pragma once

#include "core/jobs/job.h"

#include <QSqlQuery>
#include <QVariant>

namespace limner {

// The `jobs` table and a Job, column by column: one table for names, writing and reading.

//! Names of all columns, in the order of `jobValues` and `jobFrom`.
[[nodiscard]] QString jobColumns();
[[nodiscard]] QVariantList jobValues(const Job &job);
[[nodiscard]] Job jobFrom(const QSqlQuery &row);
//! What may change after the insert, as `name = ?`, in the order of `movingJobValues`.
[[nodiscard]] QString movingJobColumns();
[[nodiscard]] QVariantList movingJobValues(const Job &job);

} // namespace limner
