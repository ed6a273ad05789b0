#include "core/library/search/searchkeys.h"

#include "core/library/foldedname.h"
#include "core/library/search/daterange.h"
#include "core/library/search/likewish.h"
#include "core/library/search/numberrange.h"
#include "core/library/search/parametercondition.h"
#include "core/library/search/sizecondition.h"
#include "core/library/search/wordcondition.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Mistake = SearchMistake::Kind;
using Condition = Reading<SqlCondition>;

bool isWhole(const QVariant &number)
{
    return !number.isValid() || number.typeId() == QMetaType::LongLong;
}

Condition seed(const SearchKey &, const QString &value, const QDateTime &)
{
    if (value.endsWith(u'*')) {
        bool ok = false;
        const qint64 begin = value.chopped(1).toLongLong(&ok);
        if (!ok)
            return tl::unexpected{Mistake::NoSeed};
        return SqlCondition{u"CAST(seed AS TEXT) GLOB ?"_s, {QString::number(begin) + u'*'}};
    }
    const Reading<NumberRange> range = numberRange(value);
    if (range && isWhole(range->from) && isWhole(range->to))
        return within(*range, u"seed"_s);
    const bool isEmpty = !range && range.error() == Mistake::EmptyRange;
    return tl::unexpected{isEmpty ? Mistake::EmptyRange : Mistake::NoSeed};
}

bool isRating(const QVariant &number)
{
    return !number.isValid() ||
           (isWhole(number) && number.toLongLong() >= 0 && number.toLongLong() <= 5);
}

Condition rating(const SearchKey &, const QString &value, const QDateTime &)
{
    const Reading<NumberRange> range = numberRange(value);
    if (!range && range.error() == Mistake::EmptyRange)
        return tl::unexpected{Mistake::EmptyRange};
    if (!range || !isRating(range->from) || !isRating(range->to))
        return tl::unexpected{Mistake::NoRating};
    const qint64 from =
        range->from.isValid() ? range->from.toLongLong() + (range->isFromIncluded ? 0 : 1) : 0;
    const qint64 to =
        range->to.isValid() ? range->to.toLongLong() - (range->isToIncluded ? 0 : 1) : 5;
    if (from > to)
        return tl::unexpected{Mistake::NoRating};
    return SqlCondition{u"rating BETWEEN ? AND ?"_s, {from, to}};
}

Condition cost(const SearchKey &, const QString &value, const QDateTime &)
{
    const Reading<NumberRange> range = numberRange(value);
    if (!range)
        return tl::unexpected{range.error()};
    return within(*range, u"cost"_s);
}

Condition date(const SearchKey &, const QString &value, const QDateTime &now)
{
    const Reading<DateRange> range = dateRange(value, now);
    if (!range)
        return tl::unexpected{range.error()};
    std::vector<SqlCondition> bounds;
    if (range->from)
        bounds.push_back({u"created_at >= ?"_s, {*range->from}});
    if (range->before)
        bounds.push_back({u"created_at < ?"_s, {*range->before}});
    SqlCondition both = allOf(bounds);
    both.sql = u'(' + both.sql + u')';
    return both;
}

Condition number(const SearchKey &key, const QString &value, const QDateTime &)
{
    return numericParameter(key.parameters, value);
}

//! Anywhere in the column named by the key, unless a `*` says where.
Condition column(const SearchKey &key, const QString &value, const QDateTime &)
{
    const QString pattern = likePattern(value);
    return SqlCondition{(key.name == "type"_L1 ? u"media_type"_s : key.name) +
                            u" LIKE ? ESCAPE '\\'"_s,
                        {value.contains(u'*') ? pattern : u'%' + pattern + u'%'}};
}

Condition negative(const SearchKey &, const QString &value, const QDateTime &)
{
    return wordCondition(value, SearchedWords::Unwanted);
}

//! A table of pairs with pictures.
struct Pairs {
    QString table;
    QString column;
    QString ids; //!< SQL of the others whose name is LIKE the value
};

//! With one whose name matches; `*` is any at all.
SqlCondition inPairs(const Pairs &pairs, const QString &value)
{
    const QString all = u"+id IN (SELECT artwork_id FROM "_s + pairs.table;
    if (value == "*"_L1) // asked of the pairs' own index
        return {all + u')', {}};
    return {all + u" WHERE %1 IN (%2))"_s.arg(pairs.column, pairs.ids),
            {likePattern(foldedName(value))}};
}

Condition tag(const SearchKey &, const QString &value, const QDateTime &)
{
    static const Pairs pairs{u"artwork_tags"_s, u"tag_id"_s,
                             u"SELECT tags.id FROM tags WHERE folded LIKE ? ESCAPE '\\'"_s};
    return inPairs(pairs, value);
}

//! What lies in an album inside it lies in it.
Condition album(const SearchKey &, const QString &value, const QDateTime &)
{
    static const Pairs pairs{u"album_artworks"_s, u"album_id"_s,
                             u"WITH RECURSIVE inside (album) AS ("
                             "SELECT albums.id FROM albums WHERE folded LIKE ? ESCAPE '\\' UNION "
                             "SELECT albums.id FROM albums JOIN inside "
                             "ON parent_id = inside.album) SELECT album FROM inside"_s};
    return inPairs(pairs, value);
}

struct State {
    QLatin1StringView name;
    QLatin1StringView sql;
};
constexpr std::array states{
    State{"favourite"_L1, "favourite = 1"_L1},
    State{"favorite"_L1, "favourite = 1"_L1},
    State{"rejected"_L1, "rejected = 1"_L1},
    State{"local"_L1, "stored = 0"_L1},
    State{"uploaded"_L1, "stored = 1"_L1},
    // Its upload was refused, or its job ended badly and this is what came of it.
    State{"failed"_L1, "+id IN (SELECT artwork_id FROM uploads WHERE state <> 'stored'"
                       " AND state = 'rejected' UNION ALL SELECT made.id FROM jobs JOIN artworks "
                       "AS made ON made.job_id = jobs.id "
                       "WHERE jobs.state IN ('failed', 'cancelled'))"_L1},
    State{"video"_L1, "media_type LIKE 'video/%'"_L1},
    State{"trashed"_L1, "trashed_at IS NOT NULL"_L1}, // only those then, as `asksForTrash` says
    State{"tagged"_L1, "+id IN (SELECT artwork_id FROM artwork_tags)"_L1},
};

SqlCondition alike(const LikeWish &wish)
{
    return {u"+id IN (SELECT value FROM json_each(?))"_s, {QVariant::fromValue(wish)}};
}

Condition state(const SearchKey &, const QString &value, const QDateTime &)
{
    if (value.compare("duplicate"_L1, Qt::CaseInsensitive) == 0)
        return alike({.kind = LikeWish::Kind::Duplicate});
    for (const State &one : states) {
        if (value.compare(one.name, Qt::CaseInsensitive) == 0)
            return SqlCondition{QString{one.sql}, {}};
    }
    return tl::unexpected{Mistake::NoState};
}

bool isUuid(const QString &text)
{
    static const QRegularExpression begun{u"^[0-9a-f]{8}[0-9a-f-]{0,28}$"_s};
    return begun.match(text).hasMatch();
}

Condition similar(const SearchKey &, const QString &value, const QDateTime &)
{
    const QString given = value.toLower();
    bool ok = false;
    static_cast<void>(given.toLongLong(&ok));
    if (!(ok && given.size() < 8) && !isUuid(given))
        return tl::unexpected{Mistake::NoPicture};
    return alike({.kind = LikeWish::Kind::Similar, .picture = given});
}

Condition madeFrom(const SearchKey &, const QString &value, const QDateTime &)
{
    SqlCondition out{u"+id IN (SELECT made.id FROM artworks AS parent "
                     "JOIN job_inputs ON job_inputs.sha256 = parent.sha256 "
                     "JOIN artworks AS made ON made.job_id = job_inputs.job_id "
                     "WHERE made.id <> parent.id AND "_s};
    const QString given = value.toLower();
    bool ok = false;
    if (const qint64 id = given.toLongLong(&ok); ok && given.size() < 8)
        return SqlCondition{out.sql + u"parent.id = ?)"_s, {id}};
    if (!isUuid(given))
        return tl::unexpected{Mistake::NoPicture};
    // As the id begins: what follows it there is a digit, a letter up to f or a dash.
    return SqlCondition{out.sql + u"parent.uuid >= ? AND parent.uuid < ?)"_s,
                        {given, given + u'g'}};
}

const QString perModel = u"SELECT model, count(*), '' FROM artworks WHERE trashed_at IS NULL "
                         "GROUP BY model"_s;
const QString perProvider =
    u"SELECT provider, sum(pictures), '' FROM (SELECT provider, count(*) AS pictures FROM artworks "
    "WHERE trashed_at IS NULL GROUP BY model, provider) GROUP BY provider"_s;

std::vector<SearchKey> table()
{
    const QStringList numbers{u"0"_s, u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s};
    return {
        {.name = u"model"_s, .read = column, .held = perModel},
        {.name = u"provider"_s, .read = column, .held = perProvider},
        {.name = u"tag"_s,
         .read = tag,
         .held = u"SELECT tags.name, pictures, colour FROM tag_counts JOIN tags USING (id)"_s},
        {.name = u"album"_s,
         .read = album,
         .held = u"SELECT name, pictures, '' FROM album_counts"_s},
        {.name = u"rating"_s, .read = rating, .values = QStringList{u">=3"_s, u">=4"_s} + numbers},
        {.name = u"is"_s,
         .read = state,
         .values = {u"favourite"_s, u"rejected"_s, u"local"_s, u"uploaded"_s, u"failed"_s,
                    u"video"_s, u"tagged"_s, u"trashed"_s, u"duplicate"_s}},
        {.name = u"date"_s,
         .read = date,
         .values = {u"today"_s, u"yesterday"_s, u"this week"_s, u"last week"_s, u"this month"_s,
                    u"last month"_s, u"this year"_s, u"last year"_s}},
        {.name = u"seed"_s, .read = seed},
        {.name = u"steps"_s,
         .read = number,
         .parameters = {u"steps"_s, u"numinferencesteps"_s, u"numsteps"_s, u"inferencesteps"_s,
                        u"samplingsteps"_s, u"ddimsteps"_s, u"samplesteps"_s, u"numberofsteps"_s,
                        u"numsamplingsteps"_s, u"diffusionsteps"_s}},
        {.name = u"cfg"_s,
         .read = number,
         .parameters = {u"cfg"_s, u"guidancescale"_s, u"cfgscale"_s, u"guidance"_s,
                        u"truecfgscale"_s, u"trueguidancescale"_s, u"unconditionalguidancescale"_s,
                        u"classifierfreeguidance"_s, u"promptguidance"_s, u"textguidance"_s}},
        {.name = u"size"_s, .read = sizeCondition},
        {.name = u"ratio"_s,
         .read = ratioCondition,
         .values = {u"square"_s, u"portrait"_s, u"landscape"_s, u"16:9"_s, u"9:16"_s, u"4:3"_s,
                    u"3:4"_s, u"3:2"_s, u"2:3"_s}},
        {.name = u"cost"_s, .read = cost},
        {.name = u"negative"_s, .read = negative},
        {.name = u"made-from"_s, .read = madeFrom},
        {.name = u"similar"_s, .read = similar},
        {.name = u"type"_s,
         .read = column,
         .values = {u"png"_s, u"jpeg"_s, u"webp"_s, u"avif"_s, u"svg"_s, u"mp4"_s}},
    };
}

} // namespace

const std::vector<SearchKey> &searchKeys()
{
    static const std::vector<SearchKey> keys = table();
    return keys;
}

const SearchKey *searchKey(const QString &name)
{
    const std::vector<SearchKey> &keys = searchKeys();
    const auto found = std::find_if(keys.begin(), keys.end(),
                                    [&name](const SearchKey &key) { return key.name == name; });
    return found == keys.end() ? nullptr : &*found;
}

} // namespace limner
