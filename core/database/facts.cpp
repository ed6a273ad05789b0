#include "core/database/facts.h"

using namespace Qt::StringLiterals;

namespace limner {

std::optional<QString> Facts::value(const QString &name)
{
    Result<QSqlQuery> found = m_database.run(u"SELECT value FROM facts WHERE name = ?"_s, {name});
    return found && found->next() ? std::optional{found->value(0).toString()} : std::nullopt;
}

Result<> Facts::set(const QString &name, const QString &value)
{
    const Result<QSqlQuery> done =
        m_database.run(u"INSERT INTO facts (name, value) VALUES (?, ?)"
                       " ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s,
                       {name, value});
    return done ? Result<>{} : Result<>{propagate(done)};
}

Result<> Facts::remove(const QString &name)
{
    const Result<QSqlQuery> done = m_database.run(u"DELETE FROM facts WHERE name = ?"_s, {name});
    return done ? Result<>{} : Result<>{propagate(done)};
}

} // namespace limner
