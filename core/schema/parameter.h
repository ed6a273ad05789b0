#pragma once

#include "core/base/json.h"

#include <QString>

#include <optional>
#include <vector>

namespace limner {

enum class ParameterKind {
    String,
    Text,
    Integer,
    Number,
    Boolean,
    Choice,
    File,
    Files,
    List,
    Object,
    Secret
};
[[nodiscard]] QString toString(ParameterKind kind);

//! One input of a model, described by its JSON schema.
struct Parameter {
    QString name = {};
    ParameterKind kind = ParameterKind::String;
    QString title = {};
    QString description = {};
    Json defaultValue = nullptr; //!< null = none
    Json example = nullptr;      //!< a value that the schema shows as an example; null = none
    //! Of an Integer beyond 2^53 only near: `least` and `most` are exact.
    std::optional<double> minimum = {};
    std::optional<double> maximum = {};
    //! The same bounds digit for digit, set only where a double is not: ask `least`, `most`.
    std::optional<qint64> exactMinimum = {};
    std::optional<qint64> exactMaximum = {};
    bool isAboveMinimum = false; //!< of a Number: the bound itself is not allowed
    bool isBelowMaximum = false;
    std::optional<double> multipleOf = {}; //!< above 0
    //! In Unicode code points; of a List or Files in entries.
    std::optional<qint64> minimumLength = {};
    std::optional<qint64> maximumLength = {};
    QString pattern = {};           //!< ECMA regular expression, unanchored
    std::vector<Json> choices = {}; //!< strings, numbers, and beside those true and false
    QString accept = {};            //!< MIME filter of a file
    Json items = nullptr;           //!< flat schema of a list's items
    //! An Object that may be any JSON value, because its schema says nothing that Limner knows.
    bool isOpaque = false;
    bool required = false;
    bool nullable = false;
    bool deprecated = false;
    int order = 0; //!< position in the form, from 0, without gaps

    //! The bounds of an Integer, both included and exact; none beyond 64 bits.
    [[nodiscard]] std::optional<qint64> least() const;
    [[nodiscard]] std::optional<qint64> most() const;

    bool operator==(const Parameter &) const = default;
};

enum class OutputShape { Uri, Uris, Text, Object, None };
[[nodiscard]] QString toString(OutputShape shape);

//! What the form knows of a model.
struct ModelSchema {
    QString model = {};   //!< `owner/name`
    QString version = {}; //!< 64 hex, or empty where a provider has no versions
    std::vector<Parameter> parameters = {};
    OutputShape output = OutputShape::Uris;

    [[nodiscard]] const Parameter *find(const QString &name) const;
    bool operator==(const ModelSchema &) const = default;
};

} // namespace limner
