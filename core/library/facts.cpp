#include "core/library/facts.h"

#include "core/base/log.h"

using namespace Qt::StringLiterals;

namespace limner {

QString Facts::value(const QString &name)
{
    Result<QSqlQuery> found = m_database.run(u"SELECT value FROM facts WHERE name = ?"_s, {name});
    return found && found->next() ? found->value(0).toString() : QString{};
}

Result<> Facts::set(const QString &name, const QString &value)
{
    const Result<QSqlQuery> done =
        m_database.run(u"INSERT INTO facts (name, value) VALUES (?, ?) "
                       "ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s,
                       {name, value});
    if (done)
        return {};
    qCWarning(lcLibrary, "cannot write: %s", qUtf8Printable(done.error().message));
    return propagate(done);
}

} // namespace limner
