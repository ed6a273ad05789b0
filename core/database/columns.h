#pragma once

#include "core/base/error.h"

#include <QDateTime>
#include <QVariant>

#include <optional>
#include <vector>

namespace limner {

//! A QString for a nullable column: null text when the value is NULL.
[[nodiscard]] QVariant nullableText(const QString &text);
//! A QString for a column that is never NULL: null text is empty there.
[[nodiscard]] QVariant textColumn(const QString &text);
[[nodiscard]] QVariant nullableTime(const QDateTime &time);
[[nodiscard]] QDateTime timeFrom(const QVariant &value);
//! Ids for `IN (SELECT value FROM json_each(?))`: one statement for any number of rows.
[[nodiscard]] QString idList(const std::vector<qint64> &ids);
//! Error as the JSON of the `error` columns, and back. Null when there is none.
[[nodiscard]] QVariant errorColumn(const std::optional<Error> &error);
[[nodiscard]] std::optional<Error> errorFrom(const QVariant &value);

} // namespace limner
