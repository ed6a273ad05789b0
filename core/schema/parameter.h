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
    std::optional<double> minimum = {};
    std::optional<double> maximum = {};
    std::optional<qint64> minimumLength = {}; //!< in Unicode code points
    std::optional<qint64> maximumLength = {};
    QString pattern = {};           //!< ECMA regular expression, unanchored
    std::vector<Json> choices = {}; //!< strings or integers
    QString accept = {};            //!< MIME filter of a file
    Json items = nullptr;           //!< schema of a list's items
    bool required = false;
    bool nullable = false;
    bool deprecated = false;
    int order = 0; //!< position in the form, from 0, without gaps

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
