#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace limner {

//! What one line of a `.env` says of a variable.
struct DotEnvEntry {
    QString value = {};
    int line = 0;       //!< from 1
    QString fault = {}; //!< why the line cannot be used, never with the value; null = it can
};

//! `NAME=value`, `export NAME=…`, `#` comments, single and double quotes; no expansion. Lines of
//! other tools' dialects are faults of the variable they mean. The last line of a name counts.
[[nodiscard]] QHash<QString, DotEnvEntry> parseDotEnv(const QByteArray &file);

//! Why a value cannot be meant: quotation marks that came along. Null = it can.
[[nodiscard]] QString quoteFault(const QString &value);

} // namespace limner
