#pragma once

#include "ui/common/errortext.h"

#include <optional>
#include <span>

namespace limner {

//! One row of the table behind errorText(): English source strings in the context "ErrorText".
struct ErrorWords {
    ErrorKind kind = ErrorKind::Internal;
    std::optional<ErrorPlace> place = {}; //!< unset = everywhere else
    const char *what = nullptr;
    const char *why = nullptr;  //!< may be null
    const char *next = nullptr; //!< %1 = the variable of the first provider's key
};
//! Internal comes first; every kind has a row without a place.
[[nodiscard]] std::span<const ErrorWords> errorWords();

} // namespace limner
