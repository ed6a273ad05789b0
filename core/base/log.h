#pragma once

#include <QLoggingCategory>
#include <QString>

namespace limner {

Q_DECLARE_LOGGING_CATEGORY(lcApp)
Q_DECLARE_LOGGING_CATEGORY(lcNet)
Q_DECLARE_LOGGING_CATEGORY(lcProvider)
Q_DECLARE_LOGGING_CATEGORY(lcStore)
Q_DECLARE_LOGGING_CATEGORY(lcLibrary)
Q_DECLARE_LOGGING_CATEGORY(lcJobs)
Q_DECLARE_LOGGING_CATEGORY(lcUi)

//! While one lives, Qt's messages go, redacted, to `<folder>/limner.log` (1 MiB, four older files
//! kept) and warnings also to stderr. Thread-safe. A folder that cannot be written costs the file,
//! not the program.
class LogFile {
public:
    explicit LogFile(const QString &folder);
    LogFile(const LogFile &) = delete;
    LogFile &operator=(const LogFile &) = delete;
    ~LogFile();
};

} // namespace limner
