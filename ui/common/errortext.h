#pragma once

#include "core/base/error.h"
#include "core/schema/validate.h"

#include <QString>

namespace limner {

//! A failure for people: what happened, why (with the server's own words), what to do next.
struct ErrorText {
    QString what = {}; //!< short, fits a tile
    QString why = {};  //!< a sentence; may be empty
    QString next = {}; //!< one next step
    //! All of it in one line.
    [[nodiscard]] QString sentence() const;
};
//! Where it happened; chooses the words ("the provider" or "the store").
enum class ErrorPlace { Provider, Store, Library, Settings, CommandLine };

//! Needs a translator, not a display: the command line uses it too.
[[nodiscard]] ErrorText errorText(const Error &error, ErrorPlace place);
//! What the server itself said, as a sentence of ours; empty when it said nothing.
[[nodiscard]] QString serverWords(const Error &error);
[[nodiscard]] QString problemText(const Problem &problem, const QString &title);

} // namespace limner
