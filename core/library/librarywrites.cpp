// What the artist does to pictures that are already there.
#include "core/base/log.h"
#include "core/database/columns.h"
#include "core/library/library.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

int Library::write(const QString &sql, const QVariantList &values)
{
    const Result<QSqlQuery> done = m_database->run(sql, values);
    if (done)
        return Database::changed(*done);
    qCWarning(lcLibrary, "cannot write: %s", qUtf8Printable(done.error().message));
    emit writeFailed(done.error());
    return 0;
}

std::vector<ArtworkId> Library::writeEach(const QString &sql, const QVariantList &values,
                                          const std::vector<ArtworkId> &ids)
{
    if (ids.empty())
        return {};
    std::vector<ArtworkId> changed;
    Database::Transaction transaction{*m_database};
    for (const ArtworkId id : ids) {
        const Result<QSqlQuery> done = m_database->run(sql, values + QVariantList{id});
        if (!done)
            break; // the commit says why
        if (Database::changed(*done) == 1)
            changed.push_back(id);
    }
    if (const Result<> done = transaction.commit(); !done) {
        qCWarning(lcLibrary, "cannot write: %s", qUtf8Printable(done.error().message));
        emit writeFailed(done.error());
        return {};
    }
    return changed;
}

void Library::setFavourite(ArtworkId id, bool favourite)
{
    const int value = favourite ? 1 : 0;
    if (write(u"UPDATE artworks SET favourite = ? WHERE id = ? AND favourite <> ?"_s,
              {value, id, value}) > 0)
        emit artworkChanged(id);
}

void Library::setRating(ArtworkId id, int rating)
{
    const int value = std::clamp(rating, 0, 5);
    if (write(u"UPDATE artworks SET rating = ? WHERE id = ? AND rating <> ?"_s,
              {value, id, value}) > 0)
        emit artworkChanged(id);
}

void Library::trash(const std::vector<ArtworkId> &ids)
{
    const std::vector<ArtworkId> changed =
        writeEach(u"UPDATE artworks SET trashed_at = ? WHERE trashed_at IS NULL AND id = ?"_s,
                  {nullableTime(m_clock.now())}, ids);
    if (!changed.empty())
        emit artworksTrashed(changed);
}

void Library::restore(const std::vector<ArtworkId> &ids)
{
    const std::vector<ArtworkId> changed = writeEach(
        u"UPDATE artworks SET trashed_at = NULL WHERE trashed_at IS NOT NULL AND id = ?"_s, {},
        ids);
    if (!changed.empty())
        emit artworksRestored(changed);
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
    static_cast<void>(write(u"INSERT INTO facts (name, value) VALUES (?, ?) "
                            "ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s,
                            {name, value}));
}

} // namespace limner
