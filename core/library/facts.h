#pragma once

#include "core/database/database.h"

namespace limner {

//! What the library remembers of itself: a text to a name.
class Facts {
public:
    explicit Facts(Database &database)
        : m_database{database}
    {}

    //! Empty when there is none.
    [[nodiscard]] QString value(const QString &name);
    Result<> set(const QString &name, const QString &value);

private:
    Database &m_database;
};

} // namespace limner
