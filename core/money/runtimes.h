#pragma once

#include "core/database/database.h"
#include "core/schema/request.h"

namespace limner {

//! How long models ran before, from the jobs that were finished.
class RunTimes {
public:
    explicit RunTimes(Database &database)
        : m_database{database}
    {}

    //! Seconds for the whole request: the median of the last 20 finished jobs of this model, of
    //! those that were asked for as many pictures. Of those nearest to it otherwise, by the
    //! picture: most models draw one after the other. Where the provider tells no running time it
    //! is the time from sending to the answer. -1 with none.
    [[nodiscard]] double typical(const Request &request) const;

private:
    Database &m_database;
};

} // namespace limner
