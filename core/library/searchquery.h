#pragma once

#include "core/library/search/likewish.h"
#include "core/library/search/searchmistake.h"
#include "core/library/search/sqlcondition.h"

#include <QDateTime>
#include <QStringList>

#include <optional>
#include <vector>

namespace limner {

//! What has to be known of the world to read a search.
struct SearchContext {
    QDateTime now = {};
    QStringList parameters = {}; //!< that any picture was made with, as `foldedParameter`
};

//! One way in which a term may be met.
struct SearchCondition {
    QString key = {};   //!< a search key, or the name of a parameter; empty = words
    QString value = {}; //!< without quotes
    SqlCondition sql = {};
};

//! What one token asks for: any of these, or none.
struct SearchTerm {
    bool isExcluded = false; //!< typed with a leading `-`
    std::vector<SearchCondition> any = {};
};

struct SearchQuery {
    std::vector<SearchTerm> terms = {}; //!< all must be met
    std::vector<SearchMistake> mistakes = {};
};

//! Reads what the artist typed (syntax: `ArtworkQuery::text`). Never fails: what is mistaken is
//! left out, a key that nobody knows is a word, a known key without a value is passed over, so that
//! typing flows. Days are those of the artist's time zone. At most 32 terms, 64 conditions and
//! 2,000 characters are looked at.
[[nodiscard]] SearchQuery parseSearch(const QString &text, const SearchContext &context);

//! Only what to tell the artist; quoted words are never mistaken.
[[nodiscard]] std::vector<SearchMistake> searchMistakes(const QString &text,
                                                        const QStringList &parameters = {});

[[nodiscard]] SqlCondition toSql(const std::vector<SearchTerm> &terms);

//! What every picture that is found looks like, if that was asked: the order is then its own, the
//! likest first.
[[nodiscard]] std::optional<LikeWish> likeWishOf(const std::vector<SearchTerm> &terms);

} // namespace limner
