#pragma once

#include "core/library/search/sqlcondition.h"

namespace limner {

enum class SearchedWords {
    Wanted,  //!< the prompt, what it was written as, and the model
    Unwanted //!< the negative prompt
};

//! Where this text stands, anywhere in a word, whatever its case. Never reads a prompt: three
//! characters and more are looked up in the index of words, fewer by how its threes begin.
[[nodiscard]] SqlCondition wordCondition(const QString &text, SearchedWords where);

} // namespace limner
