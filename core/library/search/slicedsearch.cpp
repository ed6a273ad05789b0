#include "core/library/search/slicedsearch.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype trigram = 3;
constexpr auto gathering = "+id IN ("_L1; // the plus keeps the scan by age

bool isWords(const SearchCondition &condition)
{
    return condition.key.isEmpty() || condition.key == u"negative";
}

bool isPairs(const SearchCondition &condition)
{
    return condition.key == u"tag" || condition.key == u"album";
}

bool doesGather(const SearchCondition &condition)
{
    return (isPairs(condition) || isWords(condition)) && condition.sql.sql.startsWith(gathering);
}

//! Two conditions on ids, written out: they are numbers.
QString within(const IdSlice &slice, const QString &column)
{
    return u"%1 BETWEEN %2 AND %3"_s.arg(column).arg(slice.from).arg(slice.to);
}

//! What is shorter than the index's threes is looked for in the words themselves: LIKE folds the
//! letters of a to z only, as far as it goes for a text of theirs or one that has no upper case.
bool isPlain(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return c != u'*' && (c.unicode() < 0x80 || c.toLower() == c.toUpper());
    });
}

SqlCondition words(const SearchCondition &condition, const IdSlice &slice)
{
    SqlCondition out = condition.sql;
    if (!out.sql.startsWith(gathering))
        return out; // one letter, which the picture's own row tells of
    if (condition.value.toUcs4().size() >= trigram) {
        out.sql.chop(1);
        out.sql += u" AND "_s + within(slice, u"rowid"_s) + u')';
        return out;
    }
    if (!isPlain(condition.value))
        return out;
    const QString pattern = u'%' + likePattern(condition.value) + u'%';
    const bool isNegative = condition.key == u"negative";
    const QStringList columns = isNegative ? QStringList{u"negative_prompt"_s}
                                           : QStringList{u"prompt"_s, u"model"_s, u"template"_s};
    std::vector<SqlCondition> any;
    for (const QString &column : columns)
        any.push_back({column + u" LIKE ? ESCAPE '\\'"_s, {pattern}});
    return anyOf(any);
}

//! `+id IN (SELECT artwork_id FROM … [WHERE …])`
SqlCondition pairs(const SearchCondition &condition, const IdSlice &slice)
{
    SqlCondition out = condition.sql;
    out.sql.chop(1);
    out.sql += out.sql.contains(" WHERE "_L1) ? u" AND "_s : u" WHERE "_s;
    out.sql += within(slice, u"artwork_id"_s) + u')';
    return out;
}

bool termGathers(const SearchTerm &term)
{
    return std::any_of(term.any.begin(), term.any.end(), &doesGather);
}

} // namespace

bool gathers(const std::vector<SearchTerm> &terms)
{
    return std::any_of(terms.begin(), terms.end(), &termGathers);
}

SqlCondition quickly(const std::vector<SearchTerm> &terms)
{
    std::vector<SearchTerm> quick;
    std::copy_if(terms.begin(), terms.end(), std::back_inserter(quick),
                 [](const SearchTerm &term) { return !termGathers(term); });
    return toSql(quick);
}

std::vector<size_t> gatherers(const std::vector<SearchTerm> &terms)
{
    std::vector<size_t> out;
    for (size_t i = 0; i < terms.size(); ++i) {
        const SearchTerm &term = terms[i];
        if (!term.isExcluded && term.any.size() == 1 && doesGather(term.any.front()))
            out.push_back(i);
    }
    return out;
}

SqlCondition gatheredIds(const SearchTerm &term)
{
    SqlCondition out = term.any.front().sql;
    out.sql = out.sql.sliced(gathering.size());
    out.sql.chop(1);
    return out;
}

SqlCondition drivenBy(std::vector<SearchTerm> terms, size_t which)
{
    terms.at(which).any.front().sql.sql.remove(0, 1);
    return toSql(terms);
}

SqlCondition toSql(const std::vector<SearchTerm> &terms, const IdSlice &slice)
{
    std::vector<SearchTerm> sliced = terms;
    for (SearchTerm &term : sliced) {
        for (SearchCondition &one : term.any) {
            if (isWords(one))
                one.sql = words(one, slice);
            else if (isPairs(one))
                one.sql = pairs(one, slice);
        }
    }
    return toSql(sliced);
}

} // namespace limner
