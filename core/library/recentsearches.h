#pragma once

#include "core/database/database.h"

#include <QStringList>

namespace limner {

//! What was searched for, the latest first: at most 20, each once, whatever its case.
class RecentSearches {
public:
    explicit RecentSearches(Database &database)
        : m_database{database}
    {}

    //! Empty when it cannot be read.
    [[nodiscard]] QStringList all();
    //! It comes first from now on. Nothing, and what is longer than 2,000 characters, is not kept.
    //! Errors: DiskFull, ReadOnly, Io, Database.
    [[nodiscard]] Result<> add(const QString &text);
    //! The same errors.
    [[nodiscard]] Result<> clear();

private:
    Database &m_database;
};

} // namespace limner
