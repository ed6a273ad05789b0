#pragma once

#include "core/database/database.h"

#include <QStringList>

#include <map>

namespace limner {

//! The group of several models that a job belongs to.
struct GroupMark {
    QString group = {};
    int models = 0; //!< different ones in it, at least two
};

//! Of these jobs, those that are in a group of more than one model; by job id.
[[nodiscard]] std::map<QString, GroupMark> groupMarks(Database &database,
                                                      const QStringList &jobIds);

} // namespace limner
