#include "core/library/search/searchcompletion.h"

#include "core/library/search/parametercondition.h"
#include "core/library/search/searchkeys.h"
#include "core/library/search/searchtokens.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr std::size_t mostProposals = 20;
constexpr qsizetype mostCharacters = 2'000;

//! What stands before the cursor, back to where its word or value begins.
struct Place {
    qsizetype from = 0;
    QString key = {}; //!< empty = a word
    QString begun = {};
};

//! The cursor's own part is read as if the text ended there.
Place placeIn(const QString &text, qsizetype cursor)
{
    Place place{.from = cursor};
    const std::vector<SearchToken> tokens = searchTokens(text.left(cursor) + u'.');
    if (tokens.empty())
        return place;
    // The dot behind the cursor makes a part of what has no value yet, and is taken off again.
    const SearchToken &token = tokens.back();
    const SearchPart &part = token.parts.back();
    place.begun = part.value.chopped(part.value.endsWith(u'.') ? 1 : 0);
    place.key = part.key;
    if (place.key.isEmpty() && token.parts.size() > 1)
        place.key = token.parts.front().key;
    qsizetype from = part.from;
    if (!part.key.isEmpty())
        from = text.indexOf(u':', part.from) + 1;
    else if (token.isExcluded && part.from == token.from)
        ++from;
    place.from = std::min(from, cursor);
    return place;
}

QString quoted(const QString &value)
{
    const bool needsQuotes = std::any_of(
        value.begin(), value.end(), [](QChar c) { return c.isSpace() || c == u'|' || c == u'"'; });
    return needsQuotes ? u'"' + QString{value}.remove(u'"') + u'"' : value;
}

//! Texts with their numbers and colours, those that begin as typed first, then those that go on so.
Result<std::vector<SearchProposal>> held(Database &database, const QString &sql,
                                         const QVariantList &values, const QString &begun)
{
    const QString begins = likePattern(begun) + u'%';
    Result<QSqlQuery> rows = database.run(
        u"WITH held (value, pictures, colour) AS (%1) SELECT value, pictures, colour FROM held "
        u"WHERE value LIKE ? "
        u"ESCAPE '\\' AND "
        "value <> '' ORDER BY value NOT LIKE ? ESCAPE '\\', pictures DESC, value LIMIT ?"_s.arg(
            sql),
        values + QVariantList{u'%' + begins, begins, qint64{mostProposals}});
    if (!rows)
        return propagate(rows);
    std::vector<SearchProposal> out;
    while (rows->next())
        out.push_back({.text = quoted(rows->value(0).toString()),
                       .pictures = rows->value(1).toInt(),
                       .colour = rows->value(2).toString()});
    return out;
}

Result<std::vector<SearchProposal>> valuesOf(Database &database, const QStringList &parameters,
                                             const QString &begun)
{
    const QString marks = u"?"_s + u", ?"_s.repeated(parameters.size() - 1);
    QVariantList names;
    for (const QString &one : parameters)
        names.append(one);
    const QString sql =
        u"SELECT value, sum((SELECT count(*) FROM artworks WHERE trashed_at IS NULL AND "
        "parameter_set = set_id)) AS pictures, '' FROM parameter_values WHERE folded IN (%1) "
        "GROUP BY value"_s.arg(marks);
    return held(database, sql, names, begun);
}

Result<std::vector<SearchProposal>> values(Database &database, const Place &place)
{
    const SearchKey *const key = searchKey(place.key);
    if (!key)
        return valuesOf(database, {foldedParameter(place.key)}, place.begun);
    if (!key->parameters.isEmpty())
        return valuesOf(database, key->parameters, place.begun);
    if (!key->held.isEmpty())
        return held(database, key->held, {}, place.begun);
    std::vector<SearchProposal> out;
    for (const QString &value : key->values) {
        if (value.startsWith(place.begun, Qt::CaseInsensitive))
            out.push_back({.text = quoted(value)});
    }
    return out;
}

Result<std::vector<SearchProposal>> keys(Database &database, const QString &begun)
{
    std::vector<SearchProposal> out;
    for (const SearchKey &key : searchKeys()) {
        if (key.name.startsWith(begun, Qt::CaseInsensitive))
            out.push_back({.kind = SearchProposal::Kind::Key, .text = key.name + u':'});
    }
    // A name after the other, each as it was first written.
    Result<QSqlQuery> rows = database.run(
        u"WITH RECURSIVE names (folded) AS (SELECT min(folded) FROM parameter_values UNION ALL "
        "SELECT (SELECT min(folded) FROM parameter_values WHERE folded > names.folded) FROM names "
        "WHERE names.folded IS NOT NULL) SELECT (SELECT name FROM parameter_values "
        "WHERE parameter_values.folded = names.folded LIMIT 1) AS name FROM names "
        "WHERE folded LIKE ? ESCAPE '\\' LIMIT ?"_s,
        {likePattern(foldedParameter(begun)) + u'%', qint64{mostProposals}});
    if (!rows)
        return propagate(rows);
    while (rows->next() && out.size() < mostProposals) {
        const QString name = rows->value(0).toString().replace(u' ', u'_');
        if (!searchKey(name.toLower()))
            out.push_back({.kind = SearchProposal::Kind::Parameter, .text = name + u':'});
    }
    return out;
}

} // namespace

Result<SearchCompletion> searchCompletion(Database &database, const QString &text, qsizetype cursor)
{
    const qsizetype at = std::clamp<qsizetype>(cursor, 0, text.size());
    if (at > mostCharacters)
        return SearchCompletion{.from = at};
    const Place place = placeIn(text, at);
    Result<std::vector<SearchProposal>> found =
        place.key.isEmpty() ? keys(database, place.begun) : values(database, place);
    if (!found)
        return propagate(found);
    return SearchCompletion{.from = place.from,
                            .length = at - place.from,
                            .key = place.key,
                            .begun = place.begun,
                            .proposals = std::move(*found)};
}

} // namespace limner
