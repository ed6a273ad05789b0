#include "core/library/likepictures.h"

#include "core/base/log.h"
#include "core/base/trace.h"
#include "core/database/columns.h"
#include "core/library/idcolumn.h"
#include "core/library/search/nearduplicates.h"

#include <QtEndian>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int farthest = 26; // of what is similar
constexpr size_t mostSimilar = 500;
constexpr qsizetype recordBytes = 24; // id and signature

//! In this order, but each group together, where the first of it stands.
std::vector<ArtworkId> together(const std::vector<ArtworkId> &ids,
                                const std::unordered_map<ArtworkId, size_t> &groupOf)
{
    std::vector<std::vector<ArtworkId>> groups;
    std::unordered_map<size_t, size_t> places;
    for (const ArtworkId id : ids) {
        const auto [place, isNew] = places.emplace(groupOf.at(id), groups.size());
        if (isNew)
            groups.emplace_back();
        groups[place->second].push_back(id);
    }
    std::vector<ArtworkId> out;
    for (const std::vector<ArtworkId> &group : groups)
        out.insert(out.end(), group.begin(), group.end());
    return out;
}

} // namespace

// All in one value: a row for each would take five times as long. False when some have gone.
bool LikePictures::readNew()
{
    Result<QSqlQuery> found = m_database.run(
        u"SELECT (SELECT count(*) FROM artwork_signatures), count(*), max(number), "
        "CAST(group_concat(record, '') AS BLOB) FROM artwork_signatures WHERE number > ?"_s,
        {m_last});
    if (!found || !found->next()) {
        qCWarning(lcLibrary, "cannot read how pictures look");
        return true;
    }
    const qint64 fresh = found->value(1).toLongLong();
    if (found->value(0).toLongLong() != m_read + fresh)
        return false;
    if (fresh == 0)
        return true;
    m_read += fresh;
    m_last = found->value(2).toLongLong();
    const QByteArray records = found->value(3).toByteArray();
    m_known.reserve(m_known.size() + size_t(records.size() / recordBytes));
    for (qsizetype at = 0; at + recordBytes <= records.size(); at += recordBytes) {
        if (const auto one = signatureFrom(QByteArrayView{records}.sliced(at + 8, 16)))
            m_known.push_back(
                {.id = qFromLittleEndian<qint64>(records.constData() + at), .signature = *one});
    }
    return true;
}

void LikePictures::refresh()
{
    const trace::Span span{"database", "signatures"};
    if (readNew())
        return;
    m_known.clear();
    m_last = 0;
    m_read = 0;
    static_cast<void>(readNew());
}

ArtworkId LikePictures::idOf(const QString &picture)
{
    bool ok = false;
    const qint64 id = picture.toLongLong(&ok);
    // What follows the beginning of a UUID is a digit, a letter up to f or a dash.
    const Result<std::vector<qint64>> found =
        ok && picture.size() < 8
            ? idColumn(m_database, u"SELECT id FROM artworks WHERE id = ?"_s, {id})
            : idColumn(m_database,
                       u"SELECT id FROM artworks WHERE uuid >= ? AND uuid < ? LIMIT 1"_s,
                       {picture, picture + u'g'});
    return found && !found->empty() ? found->front() : 0;
}

std::vector<ArtworkId> LikePictures::similarTo(const QString &picture)
{
    const ArtworkId wanted = idOf(picture);
    if (wanted == 0)
        return {};
    refresh();
    const auto known = std::find_if(m_known.begin(), m_known.end(),
                                    [wanted](const auto &one) { return one.id == wanted; });
    if (known == m_known.end())
        return {wanted}; // its turn has not come yet
    std::vector<std::pair<int, ArtworkId>> near{{-1, wanted}};
    for (const SignedPicture &one : m_known) {
        const int distance = distanceBetween(one.signature, known->signature);
        if (distance <= farthest && one.id != wanted)
            near.emplace_back(distance, one.id);
    }
    std::sort(near.begin(), near.end(), [](const auto &a, const auto &b) {
        return a.first != b.first ? a.first < b.first : a.second > b.second;
    });
    near.resize(std::min(near.size(), mostSimilar));
    std::vector<ArtworkId> ids;
    ids.reserve(near.size());
    for (const auto &[distance, id] : near)
        ids.push_back(id);
    return ids;
}

std::vector<ArtworkId> LikePictures::newestFirst(const std::vector<ArtworkId> &ids)
{
    Result<std::vector<qint64>> sorted =
        idColumn(m_database,
                 u"SELECT id FROM artworks WHERE trashed_at IS NULL AND id IN "
                 "(SELECT value FROM json_each(?)) ORDER BY created_at DESC, id"_s,
                 {idList(ids)});
    return sorted ? std::move(*sorted) : std::vector<ArtworkId>{};
}

std::vector<ArtworkId> LikePictures::duplicates()
{
    refresh();
    const Result<std::vector<qint64>> trash =
        idColumn(m_database, u"SELECT id FROM artworks WHERE trashed_at IS NOT NULL"_s);
    if (!trash)
        return {};
    const std::unordered_set<ArtworkId> hidden{trash->begin(), trash->end()};
    std::vector<SignedPicture> seen;
    std::copy_if(m_known.begin(), m_known.end(), std::back_inserter(seen),
                 [&hidden](const SignedPicture &one) { return !hidden.contains(one.id); });
    std::unordered_map<ArtworkId, size_t> groupOf;
    std::vector<ArtworkId> all;
    for (const std::vector<ArtworkId> &group : nearDuplicates(seen)) {
        const size_t number = all.size(); // any that no other has
        for (const ArtworkId id : group) {
            groupOf[id] = number;
            all.push_back(id);
        }
    }
    return together(newestFirst(all), groupOf);
}

std::vector<ArtworkId> LikePictures::alike(const LikeWish &wish)
{
    return wish.kind == LikeWish::Kind::Similar ? similarTo(wish.picture) : duplicates();
}

void LikePictures::resolve(SqlCondition &condition)
{
    for (QVariant &value : condition.values) {
        if (value.metaType() == QMetaType::fromType<LikeWish>())
            value = idList(alike(value.value<LikeWish>()));
    }
}

} // namespace limner
