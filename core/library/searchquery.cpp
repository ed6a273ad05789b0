#include "core/library/searchquery.h"

#include "core/library/search/parametercondition.h"
#include "core/library/search/searchkeys.h"
#include "core/library/search/searchtokens.h"
#include "core/library/search/wordcondition.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Mistake = SearchMistake::Kind;

constexpr qsizetype mostCharacters = 2'000;
constexpr std::size_t mostTerms = 32;
constexpr std::size_t mostConditions = 64;

//! "size:512", but no address, no time of day and no lone colon.
bool looksLikeCondition(const SearchPart &part)
{
    const auto isLetter = [](QChar c) { return c.isLetter() || c == u'_' || c == u'-'; };
    return !part.key.isEmpty() && !part.isQuoted && !part.value.startsWith("//"_L1) &&
           std::all_of(part.key.begin(), part.key.end(), isLetter);
}

class Reader {
public:
    explicit Reader(const SearchContext &context)
        : m_context{context}
    {}

    [[nodiscard]] SearchQuery read(const QString &text)
    {
        for (const SearchToken &token : searchTokens(text.left(mostCharacters))) {
            if (m_query.terms.size() == mostTerms || m_conditions >= mostConditions) {
                note(Mistake::TooLong, token.from, text.size() - token.from);
                return std::move(m_query);
            }
            take(token);
        }
        if (text.size() > mostCharacters)
            note(Mistake::TooLong, mostCharacters, text.size() - mostCharacters);
        return std::move(m_query);
    }

private:
    void note(Mistake kind, qsizetype from, qsizetype length)
    {
        m_query.mistakes.push_back({.kind = kind, .from = from, .length = length});
    }

    void take(const SearchToken &token)
    {
        SearchTerm term{.isExcluded = token.isExcluded};
        QString key;
        for (const SearchPart &part : token.parts) {
            if (m_conditions >= mostConditions) {
                note(Mistake::TooLong, part.from, part.length);
                break;
            }
            key = keyOf(part, key);
            if (std::optional<SearchCondition> one = condition(part, key))
                term.any.push_back(std::move(*one));
            ++m_conditions;
        }
        if (token.isOpen)
            note(Mistake::OpenQuote, token.openedAt, token.from + token.length - token.openedAt);
        if (!term.any.empty())
            m_query.terms.push_back(std::move(term));
    }

    //! A part that names no key of its own has that of the one before: `cfg:4.5|7`.
    [[nodiscard]] QString keyOf(const SearchPart &part, const QString &before) const
    {
        if (isKnown(part.key))
            return part.key;
        return part.key.isEmpty() ? before : QString{};
    }

    [[nodiscard]] bool isKnown(const QString &key) const
    {
        return !key.isEmpty() &&
               (searchKey(key) || m_context.parameters.contains(foldedParameter(key)));
    }

    [[nodiscard]] std::optional<SearchCondition> condition(const SearchPart &part,
                                                           const QString &key)
    {
        if (key.isEmpty()) {
            if (looksLikeCondition(part))
                note(Mistake::UnknownKey, part.from, part.length);
            return SearchCondition{.value = part.literal,
                                   .sql = wordCondition(part.literal, SearchedWords::Wanted)};
        }
        const SearchKey *const known = searchKey(key);
        if (!known)
            return SearchCondition{.key = key,
                                   .value = part.value,
                                   .sql = parameterCondition({foldedParameter(key)}, part.value)};
        const Reading<SqlCondition> sql = known->read(*known, part.value, m_context.now);
        if (sql)
            return SearchCondition{.key = key, .value = part.value, .sql = *sql};
        note(sql.error(), part.from, part.length);
        return std::nullopt;
    }

    const SearchContext &m_context;
    SearchQuery m_query;
    std::size_t m_conditions = 0;
};

} // namespace

SearchQuery parseSearch(const QString &text, const SearchContext &context)
{
    return Reader{context}.read(text);
}

std::vector<SearchMistake> searchMistakes(const QString &text, const QStringList &parameters)
{
    // Any day will do: dates differ, mistakes not.
    const SearchContext context{.now = QDateTime::fromMSecsSinceEpoch(0), .parameters = parameters};
    return parseSearch(text, context).mistakes;
}

SqlCondition toSql(const std::vector<SearchTerm> &terms)
{
    std::vector<SqlCondition> all;
    for (const SearchTerm &term : terms) {
        std::vector<SqlCondition> ways;
        ways.reserve(term.any.size());
        for (const SearchCondition &one : term.any)
            ways.push_back(one.sql);
        const SqlCondition any = anyOf(ways);
        all.push_back(term.isExcluded ? noneOf(any) : any);
    }
    return allOf(all);
}

std::optional<LikeWish> likeWishOf(const std::vector<SearchTerm> &terms)
{
    for (const SearchTerm &term : terms) {
        if (term.isExcluded || term.any.size() != 1)
            continue;
        for (const QVariant &value : term.any.front().sql.values) {
            if (value.metaType() == QMetaType::fromType<LikeWish>())
                return value.value<LikeWish>();
        }
    }
    return std::nullopt;
}

} // namespace limner
