#pragma once

#include <QDateTime>
#include <QString>
#include <QVariant>

#include <vector>

namespace limner {

//! One condition of a typed search.
struct SearchTerm {
    enum class Kind {
        Text,       //!< a word or "quoted phrase", in prompt, its template or model name
        Seed,       //!< `text` is the whole number
        SeedPrefix, //!< `text` is how the number begins
        Model,      //!< `text` occurs in the model's name
        Created,    //!< from `from` to before `to`, milliseconds
        Rating,     //!< from `from` to `to`, both included
        Favourite,
        Local //!< not stored in the object store yet
    };
    Kind kind = Kind::Text;
    bool isExcluded = false; //!< typed with a leading `-`
    QString text = {};
    qint64 from = 0;
    qint64 to = 0;

    bool operator==(const SearchTerm &) const = default;
};

//! Reads what the artist typed (syntax: `ArtworkQuery::text`). Never fails: whatever is not
//! understood is a word, a known key without a value is passed over, so that typing flows. Days are
//! those of the artist's time zone. At most 32 terms and 2,000 characters are looked at.
[[nodiscard]] std::vector<SearchTerm> parseSearch(const QString &text, const QDateTime &now);

//! Something typed that looks like a condition and is none: it is searched for as words.
struct SearchMistake {
    enum class Kind {
        UnknownKey,
        NoSeed,   //!< no whole number, and none with `*` behind it
        NoDate,   //!< neither `today` nor `yesterday` nor a day as 2026-11-22
        NoRating, //!< not from 0 to 5
        NoState   //!< `is:` of something else
    };
    Kind kind = Kind::UnknownKey;
    qsizetype from = 0; //!< where it stands in the text
    qsizetype length = 0;

    bool operator==(const SearchMistake &) const = default;
};
//! What to tell the artist about it; quoted words are never mistaken.
[[nodiscard]] std::vector<SearchMistake> searchMistakes(const QString &text);

//! A condition on table `artworks` with its values; empty when there is none.
struct SqlCondition {
    QString sql = {};
    QVariantList values = {};
};
[[nodiscard]] SqlCondition toSql(const std::vector<SearchTerm> &terms);

} // namespace limner
