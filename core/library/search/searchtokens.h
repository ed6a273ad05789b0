#pragma once

#include <QString>

#include <vector>

namespace limner {

//! One of what stands between bars: `red|blue`, `model:flux|sdxl`.
struct SearchPart {
    qsizetype from = 0; //!< where it stands in the text
    qsizetype length = 0;
    QString key = {};     //!< before the colon, lower-case; empty = a plain word
    QString value = {};   //!< without its quotes
    QString literal = {}; //!< as typed, without quotes, should it turn out to be a word
    bool isQuoted = false;

    bool operator==(const SearchPart &) const = default;
};

//! What stands between spaces; quotes hold spaces and bars together.
struct SearchToken {
    qsizetype from = 0;
    qsizetype length = 0;
    bool isExcluded = false; //!< a leading `-`, which is part of the first part's place
    bool isOpen = false;     //!< its last quote reaches to the end
    qsizetype openedAt = 0;  //!< where that quote stands
    std::vector<SearchPart> parts =
        {}; //!< at least one; empty ones, still being typed, are left out

    bool operator==(const SearchToken &) const = default;
};

//! Never fails; as many characters as the text has are looked at. Control characters part words.
[[nodiscard]] std::vector<SearchToken> searchTokens(const QString &text);

} // namespace limner
