#pragma once

#include "core/library/savedsearches.h"
#include "core/library/search/searchcompletion.h"

#include <QColor>
#include <QString>
#include <QStringList>

#include <vector>

namespace limner {

//! One line below the search field.
struct SearchRow {
    enum class Kind {
        Heading,  //!< cannot be chosen
        Proposal, //!< `put` goes where the cursor is
        Search,   //!< `put` is the whole search
        Forget    //!< the recent searches
    };
    Kind kind = Kind::Proposal;
    QString text = {};
    QString put = {};
    QString icon = {};   //!< of `:/icons`
    QColor colour = {};  //!< of a tag's dot; invalid = none
    bool hasDot = false; //!< a tag without a colour has an empty one
    qsizetype from = 0;  //!< of the part that was typed
    qsizetype length = 0;
    int pictures = -1; //!< -1 = not counted

    bool operator==(const SearchRow &) const = default;
};

//! What may come next, below a heading; none when there is nothing to add to what stands there.
[[nodiscard]] std::vector<SearchRow> completionRows(const SearchCompletion &completion);
//! Where nothing is searched for yet: what was, what was saved, what is always worth a look.
[[nodiscard]] std::vector<SearchRow> startRows(const QStringList &recent,
                                               const std::vector<SavedSearch> &saved);

} // namespace limner
