#pragma once

#include "core/database/database.h"

namespace limner {

//! How long models ran before, from the jobs that were finished.
class RunTimes {
public:
    explicit RunTimes(Database &database)
        : m_database{database}
    {}

    //! Seconds: the median of the last 20 finished jobs of this model; -1 with none.
    [[nodiscard]] double typical(const QString &provider, const QString &model) const;

private:
    Database &m_database;
};

} // namespace limner
