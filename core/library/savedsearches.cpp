#include "core/library/savedsearches.h"

#include "core/database/columns.h"
#include "core/library/foldedname.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qint64 mostSearches = 1'000;
constexpr qsizetype longestText = 2'000;

Result<QString> keptText(const QString &given)
{
    const QString text = given.trimmed();
    if (text.isEmpty())
        return fail(ErrorKind::InvalidInput, u"a search for nothing"_s);
    if (text.size() > longestText)
        return fail(ErrorKind::InvalidInput,
                    u"a search has at most %1 characters"_s.arg(longestText));
    return text;
}

} // namespace

SavedSearches::SavedSearches(Database &database, Clock &clock, QObject *parent)
    : QObject{parent}
    , m_database{database}
    , m_clock{clock}
{}

Result<std::vector<SavedSearch>> SavedSearches::all()
{
    Result<QSqlQuery> rows =
        m_database.run(u"SELECT id, name, text, created_at FROM saved_searches ORDER BY folded"_s);
    if (!rows)
        return propagate(rows);
    std::vector<SavedSearch> searches;
    while (rows->next())
        searches.push_back({.id = rows->value(0).toLongLong(),
                            .name = rows->value(1).toString(),
                            .text = rows->value(2).toString(),
                            .createdAt = timeFrom(rows->value(3))});
    return searches;
}

Result<SavedSearch> SavedSearches::add(const QString &name, const QString &text)
{
    const Result<QString> kept = keptName(name);
    if (!kept)
        return propagate(kept);
    const Result<QString> words = keptText(text);
    if (!words)
        return propagate(words);
    SavedSearch search{.name = *kept, .text = *words, .createdAt = m_clock.now()};
    const Result<QSqlQuery> added = m_database.run(
        u"INSERT INTO saved_searches (name, folded, text, created_at) SELECT ?, ?, ?, ? "
        "WHERE (SELECT count(*) FROM saved_searches) < ?"_s,
        {*kept, foldedName(*kept), *words, search.createdAt.toMSecsSinceEpoch(), mostSearches});
    if (!added)
        return propagate(added);
    if (Database::changed(*added) == 0)
        return fail(ErrorKind::InvalidInput, u"there are %1 searches already"_s.arg(mostSearches));
    search.id = added->lastInsertId().toLongLong();
    emit changed();
    return search;
}

Result<> SavedSearches::changeOne(const QString &sql, const QVariantList &values)
{
    const Result<QSqlQuery> done = m_database.run(sql, values);
    if (!done)
        return propagate(done);
    if (Database::changed(*done) == 0)
        return fail(ErrorKind::NotFound);
    emit changed();
    return {};
}

Result<> SavedSearches::rename(qint64 search, const QString &name)
{
    const Result<QString> kept = keptName(name);
    if (!kept)
        return propagate(kept);
    return changeOne(u"UPDATE saved_searches SET name = ?, folded = ? WHERE id = ?"_s,
                     {*kept, foldedName(*kept), search});
}

Result<> SavedSearches::setText(qint64 search, const QString &text)
{
    const Result<QString> words = keptText(text);
    if (!words)
        return propagate(words);
    return changeOne(u"UPDATE saved_searches SET text = ? WHERE id = ?"_s, {*words, search});
}

Result<> SavedSearches::remove(qint64 search)
{
    return changeOne(u"DELETE FROM saved_searches WHERE id = ?"_s, {search});
}

} // namespace limner
