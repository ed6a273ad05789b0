#pragma once

#include "core/database/database.h"

namespace limner {

//! What the library remembers of itself: a text to a name.
class Facts {
public:
    explicit Facts(Database &database)
        : m_database{database}
    {}

    //! Nothing when there is none, or the database cannot be read.
    [[nodiscard]] std::optional<QString> value(const QString &name);
    [[nodiscard]] Result<> set(const QString &name, const QString &value);
    [[nodiscard]] Result<> remove(const QString &name);

private:
    Database &m_database;
};

} // namespace limner
