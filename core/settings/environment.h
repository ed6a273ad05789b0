#pragma once

#include "core/base/result.h"
#include "core/settings/dotenv.h"
#include "core/settings/settings.h"

#include <QHash>
#include <QStringList>

namespace limner {

//! The process environment over the `.env` of the working directory (DESIGN §4). That file may be a
//! stranger's: what it sets is known apart. A file of the same form that LIMNER_ENV_FILE of the
//! process names is the word of whoever started it: it beats the process, so that a server can read
//! it again. Where it cannot be read, or others than its owner may write it, or a line of it is
//! wrong, that is the fault of LIMNER_ENV_FILE, and `withCaps` says so.
class Environment {
public:
    [[nodiscard]] static Environment fromProcess(const QString &dotEnvFile);
    //! As the process would have it.
    explicit Environment(QHash<QString, QString> values = {})
        : m_values{std::move(values)}
    {}

    //! Empty when unset or blank.
    [[nodiscard]] QString value(const QString &name) const;
    [[nodiscard]] bool has(const QString &name) const { return !value(name).isEmpty(); }
    //! It comes from the `.env`.
    [[nodiscard]] bool isFromFile(const QString &name) const;
    //! For people: the name, and where the `.env` is the place, its path and line.
    [[nodiscard]] QString placeOf(const QString &name) const;
    //! What is wrong with how it is written, never with the value; empty = nothing.
    [[nodiscard]] QString faultOf(const QString &name) const;
    //! The path of the `.env`; empty when there is none.
    [[nodiscard]] QString file() const { return m_file; }
    //! As if there were no `.env`.
    [[nodiscard]] Environment withoutFile() const;

private:
    void takeNamedFile();

    QHash<QString, QString> m_values;
    QHash<QString, DotEnvEntry> m_entries;
    QString m_file;
};

//! LIMNER_ENV_FILE
[[nodiscard]] QString namedFileVariable();
//! The names that decide where requests go, what they may cost, and how links are made.
[[nodiscard]] QStringList settingVariables(const std::vector<KnownProvider> &known);
//! The names of keys.
[[nodiscard]] QStringList secretVariables(const std::vector<KnownProvider> &known);

//! The settings as this run uses them: environment beats the file. What came from the environment
//! is never written back, so callers keep the file's copy apart. Usage, with the variable as
//! `code`, for one that is written wrongly, and for malformed addresses (no scheme, http on a
//! public host where a secret would travel).
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
