#include "core/library/tags.h"

#include "core/database/columns.h"
#include "core/library/foldedname.h"
#include "core/library/idcolumn.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qint64 mostTags = 10'000;

Result<QString> keptColour(const QString &given)
{
    static const QRegularExpression shape{u"^(#[0-9a-f]{6})?$"_s};
    const QString colour = given.toLower();
    if (!shape.match(colour).hasMatch())
        return fail(ErrorKind::InvalidInput, u"a colour is #rrggbb"_s);
    return colour;
}

} // namespace

Tags::Tags(Database &database, QObject *parent)
    : QObject{parent}
    , m_database{database}
{}

Result<std::vector<Tag>> Tags::read(const QString &where, const QVariantList &values)
{
    Result<QSqlQuery> rows = m_database.run(u"SELECT id, name, colour FROM tags"_s + where, values);
    if (!rows)
        return propagate(rows);
    std::vector<Tag> tags;
    while (rows->next())
        tags.push_back({.id = rows->value(0).toLongLong(),
                        .name = rows->value(1).toString(),
                        .colour = rows->value(2).toString()});
    return tags;
}

Result<std::vector<Tag>> Tags::all()
{
    return read(u" ORDER BY folded"_s, {});
}

Result<std::vector<Tag>> Tags::of(ArtworkId artwork)
{
    return read(u" WHERE id IN (SELECT tag_id FROM artwork_tags WHERE artwork_id = ?) "
                "ORDER BY folded"_s,
                {artwork});
}

Result<Tag> Tags::tag(qint64 id)
{
    const Result<std::vector<Tag>> found = read(u" WHERE id = ?"_s, {id});
    if (!found)
        return propagate(found);
    return found->empty() ? Result<Tag>{fail(ErrorKind::NotFound)} : Result<Tag>{found->front()};
}

Result<std::vector<ArtworkId>> Tags::picturesOf(qint64 tag)
{
    return idColumn(m_database, u"SELECT artwork_id FROM artwork_tags WHERE tag_id = ?"_s, {tag});
}

Result<Tag> Tags::called(const QString &name)
{
    const Result<QString> kept = keptName(name);
    if (!kept)
        return propagate(kept);
    Database::Transaction transaction{m_database};
    const Result<std::vector<Tag>> there = read(u" WHERE folded = ?"_s, {foldedName(*kept)});
    if (!there)
        return propagate(there);
    if (!there->empty()) {
        const Result<> committed = transaction.commit();
        return committed ? Result<Tag>{there->front()} : Result<Tag>{propagate(committed)};
    }
    const Result<QSqlQuery> added = m_database.run(u"INSERT INTO tags (name, folded) SELECT ?, ? "
                                                   "WHERE (SELECT count(*) FROM tags) < ?"_s,
                                                   {*kept, foldedName(*kept), mostTags});
    if (!added)
        return propagate(added);
    if (Database::changed(*added) == 0)
        return fail(ErrorKind::InvalidInput, u"there are %1 tags already"_s.arg(mostTags));
    Tag tag{.id = added->lastInsertId().toLongLong(), .name = *kept};
    if (const Result<> committed = transaction.commit(); !committed)
        return propagate(committed);
    emit changed();
    return tag;
}

Result<std::vector<ArtworkId>> Tags::give(qint64 id, const std::vector<ArtworkId> &ids)
{
    const Result<Tag> known = tag(id);
    if (!known)
        return propagate(known);
    Database::Transaction transaction{m_database};
    Result<std::vector<ArtworkId>> without =
        idColumn(m_database,
                 u"SELECT id FROM artworks WHERE id IN (SELECT value FROM json_each(?)) AND id "
                 "NOT IN (SELECT artwork_id FROM artwork_tags WHERE tag_id = ?)"_s,
                 {idList(ids), id});
    if (!without || without->empty())
        return without;
    const Result<QSqlQuery> done =
        m_database.run(u"INSERT INTO artwork_tags (tag_id, artwork_id) SELECT ?, value FROM "
                       "json_each(?)"_s,
                       {id, idList(*without)});
    if (!done)
        return propagate(done);
    if (const Result<> committed = transaction.commit(); !committed)
        return propagate(committed);
    emit picturesChanged(*without);
    return without;
}

Result<std::vector<ArtworkId>> Tags::take(qint64 id, const std::vector<ArtworkId> &ids)
{
    const QString which =
        u" FROM artwork_tags WHERE tag_id = ? AND artwork_id IN (SELECT value FROM json_each(?))"_s;
    Database::Transaction transaction{m_database};
    Result<std::vector<ArtworkId>> with =
        idColumn(m_database, u"SELECT artwork_id"_s + which, {id, idList(ids)});
    if (!with || with->empty())
        return with;
    if (const auto done = m_database.run(u"DELETE"_s + which, {id, idList(*with)}); !done)
        return propagate(done);
    if (const Result<> committed = transaction.commit(); !committed)
        return propagate(committed);
    emit picturesChanged(*with);
    return with;
}

Result<> Tags::rename(qint64 id, const QString &name)
{
    const Result<QString> kept = keptName(name);
    if (!kept)
        return propagate(kept);
    const Result<std::vector<ArtworkId>> pictures = picturesOf(id);
    if (!pictures)
        return propagate(pictures);
    const Result<QSqlQuery> done = m_database.run(
        u"UPDATE tags SET name = ?, folded = ? WHERE id = ?"_s, {*kept, foldedName(*kept), id});
    if (!done)
        return propagate(done);
    if (Database::changed(*done) == 0)
        return fail(ErrorKind::NotFound);
    emit changed();
    if (!pictures->empty())
        emit picturesChanged(*pictures);
    return {};
}

Result<> Tags::recolour(qint64 id, const QString &colour)
{
    const Result<QString> kept = keptColour(colour);
    if (!kept)
        return propagate(kept);
    const Result<QSqlQuery> done =
        m_database.run(u"UPDATE tags SET colour = ? WHERE id = ?"_s, {*kept, id});
    if (!done)
        return propagate(done);
    if (Database::changed(*done) == 0)
        return fail(ErrorKind::NotFound);
    emit changed();
    return {};
}

Result<MergedTag> Tags::merge(qint64 id, qint64 into)
{
    const Result<Tag> gone = tag(id);
    const Result<Tag> other = tag(into);
    if (!gone || !other)
        return gone ? propagate(other) : propagate(gone);
    MergedTag merged{.gone = *gone};
    if (id == into)
        return merged;
    Database::Transaction transaction{m_database};
    Result<std::vector<ArtworkId>> pictures = picturesOf(id);
    if (!pictures)
        return propagate(pictures);
    Result<std::vector<ArtworkId>> fresh =
        idColumn(m_database,
                 u"SELECT artwork_id FROM artwork_tags WHERE tag_id = ? AND artwork_id NOT IN "
                 "(SELECT artwork_id FROM artwork_tags WHERE tag_id = ?)"_s,
                 {id, into});
    if (!fresh)
        return propagate(fresh);
    const Result<QSqlQuery> given =
        m_database.run(u"INSERT OR IGNORE INTO artwork_tags (tag_id, artwork_id) "
                       "SELECT ?, artwork_id FROM artwork_tags WHERE tag_id = ?"_s,
                       {into, id});
    if (!given)
        return propagate(given);
    if (const auto done = m_database.run(u"DELETE FROM tags WHERE id = ?"_s, {id}); !done)
        return propagate(done);
    if (const Result<> committed = transaction.commit(); !committed)
        return propagate(committed);
    merged.pictures = std::move(*pictures);
    merged.fresh = std::move(*fresh);
    emit changed();
    if (!merged.pictures.empty())
        emit picturesChanged(merged.pictures);
    return merged;
}

Result<std::vector<ArtworkId>> Tags::remove(qint64 id)
{
    Database::Transaction transaction{m_database};
    Result<std::vector<ArtworkId>> pictures = picturesOf(id);
    if (!pictures)
        return pictures;
    const Result<QSqlQuery> gone = m_database.run(u"DELETE FROM tags WHERE id = ?"_s, {id});
    if (!gone)
        return propagate(gone);
    if (Database::changed(*gone) == 0)
        return fail(ErrorKind::NotFound);
    if (const Result<> committed = transaction.commit(); !committed)
        return propagate(committed);
    emit changed();
    if (!pictures->empty())
        emit picturesChanged(*pictures);
    return pictures;
}

} // namespace limner
