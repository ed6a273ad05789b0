#include "core/library/searchquery.h"

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Kind = SearchTerm::Kind;

constexpr qsizetype mostCharacters = 2'000;
constexpr std::size_t mostTerms = 32;
constexpr qsizetype trigram = 3; // characters that the index needs

struct Token {
    bool isExcluded = false;
    QString key = {};     // before the colon, lower-case; empty = a plain word
    QString value = {};   // without its quotes
    QString literal = {}; // as typed, without `-` and quotes, should it turn out to be a word
    bool isQuoted = false;
};

bool isKey(QStringView text)
{
    static constexpr std::array<QStringView, 5> keys{u"seed", u"model", u"date", u"rating", u"is"};
    return std::any_of(keys.begin(), keys.end(), [text](QStringView key) {
        return text.compare(key, Qt::CaseInsensitive) == 0;
    });
}

// Takes one token off the text, from `at` on. Quotes hold spaces together; one that is not closed
// reaches to the end.
Token takeToken(QStringView text, qsizetype &at)
{
    Token token;
    if (text[at] == u'-' && at + 1 < text.size() && !text[at + 1].isSpace()) {
        token.isExcluded = true;
        ++at;
    }
    QString out;
    bool inQuotes = false;
    for (; at < text.size() && (inQuotes || !text[at].isSpace()); ++at) {
        if (text[at] == u'"') {
            inQuotes = !inQuotes;
            token.isQuoted = true;
        } else if (text[at] == u':' && token.key.isEmpty() && !token.isQuoted && isKey(out)) {
            token.key = out.toLower();
            token.literal = out + u':';
            out.clear();
        } else {
            out += text[at];
        }
    }
    token.value = out;
    token.literal += out;
    return token;
}

std::optional<SearchTerm> seedTerm(QString value)
{
    const bool isPrefix = value.endsWith(u'*');
    if (isPrefix)
        value.chop(1);
    bool ok = false;
    const qint64 seed = value.toLongLong(&ok);
    if (!ok)
        return std::nullopt;
    return SearchTerm{.kind = isPrefix ? Kind::SeedPrefix : Kind::Seed,
                      .text = QString::number(seed)};
}

std::optional<SearchTerm> dateTerm(const QString &value, const QDateTime &now)
{
    const QDate today = now.toLocalTime().date();
    QDate day;
    if (value.compare("today"_L1, Qt::CaseInsensitive) == 0)
        day = today;
    else if (value.compare("yesterday"_L1, Qt::CaseInsensitive) == 0)
        day = today.addDays(-1);
    else
        day = QDate::fromString(value, Qt::ISODate);
    if (!day.isValid())
        return std::nullopt;
    return SearchTerm{.kind = Kind::Created,
                      .from = day.startOfDay().toMSecsSinceEpoch(),
                      .to = day.addDays(1).startOfDay().toMSecsSinceEpoch()};
}

std::optional<SearchTerm> ratingTerm(QStringView value)
{
    const qsizetype digits =
        value.startsWith(u">=") || value.startsWith(u"<=")                           ? 2
        : value.startsWith(u'>') || value.startsWith(u'<') || value.startsWith(u'=') ? 1
                                                                                     : 0;
    const QStringView sign = value.first(digits);
    bool ok = false;
    const int number = value.sliced(digits).toInt(&ok);
    if (!ok || number < 0 || number > 9)
        return std::nullopt;
    SearchTerm term{.kind = Kind::Rating, .from = number, .to = number};
    if (sign.startsWith(u'>')) {
        term.from += sign == u">" ? 1 : 0;
        term.to = 5;
    } else if (sign.startsWith(u'<')) {
        term.to -= sign == u"<" ? 1 : 0;
        term.from = 0;
    }
    return term;
}

std::optional<SearchTerm> isTerm(const QString &value)
{
    for (const QLatin1StringView name : {"favourite"_L1, "favorite"_L1}) {
        if (value.compare(name, Qt::CaseInsensitive) == 0)
            return SearchTerm{.kind = Kind::Favourite};
    }
    if (value.compare("local"_L1, Qt::CaseInsensitive) == 0)
        return SearchTerm{.kind = Kind::Local};
    return std::nullopt;
}

std::optional<SearchTerm> keyTerm(const Token &token, const QDateTime &now)
{
    if (token.key == u"seed"_s)
        return seedTerm(token.value);
    if (token.key == u"model"_s)
        return SearchTerm{.kind = Kind::Model, .text = token.value};
    if (token.key == u"date"_s)
        return dateTerm(token.value, now);
    if (token.key == u"rating"_s)
        return ratingTerm(token.value);
    if (token.key == u"is"_s)
        return isTerm(token.value);
    return std::nullopt;
}

QString contains(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + text + u'%';
}

SqlCondition textCondition(const QString &text)
{
    if (text.toUcs4().size() < trigram) {
        const QString pattern = contains(text);
        return {u"(prompt LIKE ? ESCAPE '\\' OR model LIKE ? ESCAPE '\\' "
                "OR template LIKE ? ESCAPE '\\')"_s,
                {pattern, pattern, pattern}};
    }
    QString quoted = text;
    quoted.replace(u'"', u"\"\""_s);
    // The plus keeps the scan by age, which needs no sorting and reads one index only.
    return {u"+id IN (SELECT rowid FROM artwork_search WHERE artwork_search MATCH ?)"_s,
            {u"{prompt model template} : \"%1\""_s.arg(quoted)}};
}

SqlCondition toSql(const SearchTerm &term)
{
    switch (term.kind) {
    case Kind::Text:
        return textCondition(term.text);
    case Kind::Seed:
        return {u"seed IS ?"_s, {term.text.toLongLong()}};
    case Kind::SeedPrefix:
        return {u"(seed IS NOT NULL AND CAST(seed AS TEXT) LIKE ?)"_s, {term.text + u'%'}};
    case Kind::Model:
        return {u"model LIKE ? ESCAPE '\\'"_s, {contains(term.text)}};
    case Kind::Created:
        return {u"(created_at >= ? AND created_at < ?)"_s, {term.from, term.to}};
    case Kind::Rating:
        return {u"rating BETWEEN ? AND ?"_s, {term.from, term.to}};
    case Kind::Favourite:
        return {u"favourite = 1"_s, {}};
    case Kind::Local:
        return {u"+id NOT IN (SELECT artwork_id FROM uploads WHERE state = 'stored')"_s, {}};
    }
    Q_UNREACHABLE();
}

//! "size:512", but no address and no lone colon.
bool looksLikeCondition(const Token &token)
{
    const qsizetype colon = token.literal.indexOf(u':');
    const QStringView value = QStringView{token.literal}.mid(colon + 1);
    const auto isLetter = [](QChar c) { return c.isLetter(); };
    return colon > 0 && !token.isQuoted && !value.isEmpty() && !value.startsWith(u"//") &&
           std::all_of(token.literal.begin(), token.literal.begin() + colon, isLetter);
}

std::optional<SearchMistake::Kind> mistakeIn(const Token &token, const QDateTime &now)
{
    using Mistake = SearchMistake::Kind;
    if (token.key.isEmpty())
        return looksLikeCondition(token) ? std::optional{Mistake::UnknownKey} : std::nullopt;
    const std::optional<SearchTerm> term = keyTerm(token, now);
    if (token.key == u"rating"_s)
        return term && term->from <= term->to ? std::nullopt : std::optional{Mistake::NoRating};
    if (term)
        return std::nullopt;
    return token.key == u"seed"_s   ? Mistake::NoSeed
           : token.key == u"date"_s ? Mistake::NoDate
                                    : Mistake::NoState;
}

//! Each token that says something, with the place where it stands.
template <typename Take>
void forEachToken(const QString &text, Take take)
{
    QString looked = text.left(mostCharacters);
    looked.replace(QChar{u'\0'}, QChar{u' '}); // would end the query early inside SQLite
    std::size_t taken = 0;
    for (qsizetype at = 0; at < looked.size() && taken < mostTerms;) {
        if (looked[at].isSpace()) {
            ++at;
            continue;
        }
        const qsizetype from = at;
        const Token token = takeToken(looked, at);
        if (token.value.trimmed().isEmpty()) // `seed:` or `""`: still being typed
            continue;
        take(token, from, at - from);
        ++taken;
    }
}

} // namespace

std::vector<SearchMistake> searchMistakes(const QString &text)
{
    const QDateTime now =
        QDateTime::fromMSecsSinceEpoch(0); // any will do: days differ, mistakes not
    std::vector<SearchMistake> mistakes;
    forEachToken(text, [&](const Token &token, qsizetype from, qsizetype length) {
        if (const auto kind = mistakeIn(token, now))
            mistakes.push_back({.kind = *kind, .from = from, .length = length});
    });
    return mistakes;
}

std::vector<SearchTerm> parseSearch(const QString &text, const QDateTime &now)
{
    std::vector<SearchTerm> terms;
    forEachToken(text, [&](const Token &token, qsizetype, qsizetype) {
        std::optional<SearchTerm> term;
        if (!token.key.isEmpty())
            term = keyTerm(token, now);
        if (!term)
            term = SearchTerm{.text = token.literal};
        term->isExcluded = token.isExcluded;
        terms.push_back(*term);
    });
    return terms;
}

SqlCondition toSql(const std::vector<SearchTerm> &terms)
{
    SqlCondition all;
    for (const SearchTerm &term : terms) {
        const SqlCondition one = toSql(term);
        if (!all.sql.isEmpty())
            all.sql += u" AND "_s;
        all.sql += term.isExcluded ? u"NOT (%1)"_s.arg(one.sql) : one.sql;
        all.values += one.values;
    }
    return all;
}

} // namespace limner
