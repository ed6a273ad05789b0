#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <QByteArray>
#include <QString>

#include <optional>

namespace limner {

//! Sorted keys: parameters, canonical forms, everything that is compared or hashed.
using Json = nlohmann::json;
//! Keys in the order of the text: schemas, whose order is the form's order, and what we print.
using OrderedJson = nlohmann::ordered_json;

//! Parses hostile text: invalid UTF-8, nesting deeper than 200, trailing rubbish and syntax errors
//! are InvalidAnswer. No exception leaves it.
[[nodiscard]] Result<Json> parseJson(QByteArrayView text);
[[nodiscard]] Result<OrderedJson> parseOrderedJson(QByteArrayView text);
//! The same for what a provider answers, which may be paid for: what `repairedJson` can mend is
//! read.
[[nodiscard]] Result<Json> parseForeignJson(QByteArrayView text);

//! Compact text; invalid UTF-8 inside becomes U+FFFD instead of an exception.
[[nodiscard]] QByteArray toBytes(const Json &value);
[[nodiscard]] QByteArray toBytes(const OrderedJson &value);

//! JSON string from Qt text.
[[nodiscard]] Json toJson(const QString &text);
//! JSON string from Qt text, or null when the text is null (`QString()`).
[[nodiscard]] OrderedJson textOrNull(const QString &text);
//! The text of a JSON string; any other kind gives its compact JSON, null gives "".
[[nodiscard]] QString toText(const Json &value);

//! Lenient readers for provider replies: a missing key, null or another type gives the fallback.
//! Numbers are also read from numeric strings.
[[nodiscard]] QString textAt(const Json &object, const char *key, const QString &fallback = {});
[[nodiscard]] std::optional<double> numberAt(const Json &object, const char *key);
[[nodiscard]] std::optional<qint64> integerAt(const Json &object, const char *key);
[[nodiscard]] bool boolAt(const Json &object, const char *key, bool fallback);
//! The member, or a shared null.
[[nodiscard]] const Json &memberAt(const Json &object, const char *key);

} // namespace limner
