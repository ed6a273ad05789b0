#pragma once

#include "core/database/database.h"

#include <QString>

#include <vector>

namespace limner {

//! One way to go on.
struct SearchProposal {
    enum class Kind {
        Key,       //!< `text` ends with its colon
        Parameter, //!< the same, of a parameter's name
        Value
    };
    Kind kind = Kind::Value;
    QString text = {};   //!< to be put in the place, quoted where it has to be
    int pictures = -1;   //!< how many it finds; -1 = not counted
    QString colour = {}; //!< of a tag, #rrggbb; empty = none

    bool operator==(const SearchProposal &) const = default;
};

//! What may be typed where the cursor is, and what of the text it takes the place of.
struct SearchCompletion {
    qsizetype from = 0;
    qsizetype length = 0;
    QString key = {};   //!< whose values they are; empty = keys
    QString begun = {}; //!< what stands before the cursor, without its quotes
    std::vector<SearchProposal> proposals = {}; //!< at most 20, likely ones first

    bool operator==(const SearchCompletion &) const = default;
};

//! Keys and names of parameters for a word, what the library holds for a value. One query.
[[nodiscard]] Result<SearchCompletion> searchCompletion(Database &database, const QString &text,
                                                        qsizetype cursor);

} // namespace limner
