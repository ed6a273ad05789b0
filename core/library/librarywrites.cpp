// What the artist does to pictures that are already there.
#include "core/base/log.h"
#include "core/database/columns.h"
#include "core/library/library.h"

#include <QFile>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

std::vector<ArtworkId> idsOf(const std::vector<ArtworkMarks> &marks)
{
    std::vector<ArtworkId> ids;
    ids.reserve(marks.size());
    for (const ArtworkMarks &one : marks)
        ids.push_back(one.id);
    return ids;
}

} // namespace

template <typename T>
bool Library::isWritten(const Result<T> &done)
{
    if (done)
        return true;
    qCWarning(lcLibrary, "cannot write: %s", qUtf8Printable(done.error().message));
    emit writeFailed(done.error());
    return false;
}

//! Sets the column of those of the pictures that the condition, which names the value, holds for.
std::vector<ArtworkMarks> Library::change(const std::vector<ArtworkId> &ids, const QString &column,
                                          const QVariant &value, const QString &condition)
{
    if (ids.empty())
        return {};
    const QString which = u" WHERE id IN (SELECT value FROM json_each(?)) AND "_s + condition;
    const QString list = idList(ids);
    Database::Transaction transaction{*m_database};
    std::vector<ArtworkMarks> before;
    Result<QSqlQuery> found =
        m_database->run(u"SELECT id, rating, favourite FROM artworks"_s + which, {list, value});
    if (!isWritten(found))
        return {};
    while (found->next())
        before.push_back({.id = found->value(0).toLongLong(),
                          .rating = found->value(1).toInt(),
                          .favourite = found->value(2).toBool()});
    if (before.empty())
        return {};
    found->finish();
    if (!isWritten(m_database->run(u"UPDATE artworks SET %1 = ?"_s.arg(column) + which,
                                   {value, list, value})))
        return {};
    return isWritten(transaction.commit()) ? before : std::vector<ArtworkMarks>{};
}

std::vector<ArtworkMarks> Library::mark(const std::vector<ArtworkId> &ids, const QString &column,
                                        int value)
{
    std::vector<ArtworkMarks> before = change(ids, column, value, column + u" <> ?"_s);
    if (!before.empty())
        emit artworksChanged(idsOf(before));
    return before;
}

std::vector<ArtworkMarks> Library::setFavourite(const std::vector<ArtworkId> &ids, bool favourite)
{
    return mark(ids, u"favourite"_s, favourite ? 1 : 0);
}

std::vector<ArtworkMarks> Library::setRating(const std::vector<ArtworkId> &ids, int rating)
{
    return mark(ids, u"rating"_s, std::clamp(rating, 0, 5));
}

void Library::setMarks(const std::vector<ArtworkMarks> &marks)
{
    std::map<std::pair<int, bool>, std::vector<ArtworkId>> alike;
    for (const ArtworkMarks &one : marks)
        alike[{std::clamp(one.rating, 0, 5), one.favourite}].push_back(one.id);
    Database::Transaction transaction{*m_database};
    for (const auto &[mark, ids] : alike) {
        if (!isWritten(m_database->run(u"UPDATE artworks SET rating = ?, favourite = ? "
                                       "WHERE id IN (SELECT value FROM json_each(?))"_s,
                                       {mark.first, mark.second ? 1 : 0, idList(ids)})))
            return;
    }
    if (isWritten(transaction.commit()) && !marks.empty())
        emit artworksChanged(idsOf(marks));
}

std::vector<ArtworkId> Library::trash(const std::vector<ArtworkId> &ids)
{
    const std::vector<ArtworkId> gone =
        idsOf(change(ids, u"trashed_at"_s, nullableTime(m_clock.now()),
                     u"trashed_at IS NULL AND ? IS NOT NULL"_s));
    if (!gone.empty())
        emit artworksTrashed(gone);
    return gone;
}

std::vector<ArtworkId> Library::restore(const std::vector<ArtworkId> &ids)
{
    const std::vector<ArtworkId> back =
        idsOf(change(ids, u"trashed_at"_s, QVariant{}, u"trashed_at IS NOT NULL AND ? IS NULL"_s));
    if (!back.empty())
        emit artworksRestored(back);
    return back;
}

Result<int> Library::purge(const QDateTime &before)
{
    Result<QSqlQuery> found =
        m_database->run(u"SELECT id, path FROM artworks WHERE trashed_at < ? AND id NOT IN "
                        "(SELECT artwork_id FROM uploads WHERE state = 'uploading')"_s,
                        {nullableTime(before)});
    if (!found)
        return propagate(found);
    // Files first: a row without a file is purged again next time, a file without a row would be
    // found and brought back when a library is rebuilt.
    std::vector<ArtworkId> gone;
    Result<int> failure{0};
    while (found->next()) {
        Artwork artwork;
        artwork.path = found->value(1).toString();
        QFile file{absolutePath(artwork)};
        if (!file.exists() || file.remove())
            gone.push_back(found->value(0).toLongLong());
        else
            failure = fail(ErrorKind::Io, file.fileName() + u": "_s + file.errorString());
    }
    found->finish();
    Database::Transaction transaction{*m_database};
    if (m_farewell && !gone.empty()) {
        if (const Result<> done = m_farewell(gone); !done)
            return propagate(done);
    }
    for (const ArtworkId id : gone) {
        if (const auto done = m_database->run(u"DELETE FROM artworks WHERE id = ?"_s, {id}); !done)
            return propagate(done);
    }
    if (Result<> done = transaction.commit(); !done)
        return propagate(done);
    return failure ? Result<int>{static_cast<int>(gone.size())} : failure;
}

QString Library::fact(const QString &name)
{
    Result<QSqlQuery> found = readRows(u"SELECT value FROM facts WHERE name = ?"_s, {name});
    return found && found->next() ? found->value(0).toString() : QString{};
}

void Library::setFact(const QString &name, const QString &value)
{
    static_cast<void>(
        isWritten(m_database->run(u"INSERT INTO facts (name, value) VALUES (?, ?) "
                                  "ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s,
                                  {name, value})));
}

} // namespace limner
