#pragma once

#include "core/base/result.h"
#include "core/settings/settings.h"

#include <QHash>

namespace limner {

//! The process environment over the `.env` of the working directory (DESIGN §4). `.env` grammar:
//! `NAME=value`, `export NAME=…`, `#` comments, single and double quotes; no expansion.
class Environment {
public:
    [[nodiscard]] static Environment fromProcess(const QString &dotEnvFile);
    explicit Environment(QHash<QString, QString> values = {})
        : m_values{std::move(values)}
    {}

    //! Empty when unset or blank.
    [[nodiscard]] QString value(const QString &name) const { return m_values.value(name); }
    [[nodiscard]] bool has(const QString &name) const { return !value(name).isEmpty(); }

private:
    QHash<QString, QString> m_values;
};

//! The settings as this run uses them: environment beats the file. What came from the environment
//! is never written back, so callers keep the file's copy apart. NotConfigured / Usage for
//! malformed addresses (no scheme, http on a public host where a secret would travel).
[[nodiscard]] Result<Settings> effective(Settings fromFile, const Environment &environment,
                                         const std::vector<KnownProvider> &known);

//! The part of `effective` that the sandbox obeys too: LIMNER_DAILY_CAP and LIMNER_MONTHLY_CAP, in
//! the unit of the settings. Usage for what is no amount: a mistyped cap must not mean none.
[[nodiscard]] Result<Settings> withCaps(Settings settings, const Environment &environment);

//! LIMNER_HOME, else the platform's folders: where settings.ini, the library and the log live.
struct Folders {
    QString settingsFile = {};
    QString library = {};
    QString log = {};
    QString cache = {};
};
[[nodiscard]] Folders folders(const Environment &environment);

} // namespace limner
