#include "core/library/sortrule.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

const QString newestFirst = u"created_at DESC, id"_s;

std::vector<SortRule> table()
{
    return {
        {.sort = SortBy::Newest, .index = u"artworks_newest"_s},
        {.sort = SortBy::Oldest, .index = u"artworks_oldest"_s, .isRising = true},
        {.sort = SortBy::Rating, .index = u"artworks_rated"_s, .value = u"rating"_s},
        {.sort = SortBy::Cost, .index = u"artworks_costly"_s, .value = u"coalesce(cost, -1)"_s},
        {.sort = SortBy::Pixels, .index = u"artworks_largest"_s, .value = u"width * height"_s},
        {.sort = SortBy::Name,
         .index = u"artworks_named"_s,
         .value = u"name_key"_s,
         .isRising = true,
         .isName = true},
    };
}

} // namespace

const SortRule &sortRule(SortBy sort)
{
    static const std::vector<SortRule> rules = table();
    const auto found = std::find_if(rules.begin(), rules.end(),
                                    [sort](const SortRule &rule) { return rule.sort == sort; });
    return found == rules.end() ? rules.front() : *found;
}

QString orderClause(const SortRule &rule)
{
    if (rule.value.isEmpty())
        return u" ORDER BY "_s + (rule.isRising ? u"created_at, id"_s : newestFirst);
    return u" ORDER BY "_s + rule.value + (rule.isRising ? u", "_s : u" DESC, "_s) + newestFirst;
}

std::vector<RestOfPage> partsBehind(const SortRule &rule, const ArtworkRow &row)
{
    const qint64 date = row.createdMs;
    if (rule.value.isEmpty() && rule.isRising)
        return {{{u"created_at >= ? AND (created_at > ? OR id > ?)"_s, {date, date, row.id}},
                 orderClause(rule)}};
    const SqlCondition older{u"created_at <= ? AND (created_at < ? OR id > ?)"_s,
                             {date, date, row.id}};
    if (rule.value.isEmpty())
        return {{older, orderClause(rule)}};
    const QVariant value =
        rule.isName ? QVariant{QString::fromUtf8(row.words ? row.words->name : QByteArray{})}
                    : QVariant{row.value};
    const SqlCondition beyond{rule.value + (rule.isRising ? u" > ?"_s : u" < ?"_s), {value}};
    // Named alone in the first part, or SQLite sorts once more what the index has sorted already.
    return {{{rule.value + u" = ? AND "_s + older.sql, QVariantList{value} + older.values},
             u" ORDER BY "_s + newestFirst},
            {beyond, orderClause(rule)}};
}

} // namespace limner
