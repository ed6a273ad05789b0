#pragma once

#include "core/library/artwork.h"
#include "core/upload/copyformat.h"
#include "core/upload/links.h"

namespace limner {

//! What a format is filled with.
struct CopyFacts {
    Link link = {};
    QString objectKey = {}; //!< of the link; its last part is the file's name
    QString thumbnail = {}; //!< address of a small copy; empty = the picture itself
    Artwork artwork = {};
};

//! A word that stands for a value: one row each.
struct CopyToken {
    enum class Kind { Text, Address };
    const char *name = "";
    Kind kind = Kind::Text;
    QString (*value)(const CopyFacts &facts) = nullptr;
};
[[nodiscard]] const std::vector<CopyToken> &copyTokens();
[[nodiscard]] const CopyToken *findCopyToken(const QString &name); //!< nullptr when there is none
[[nodiscard]] QString copyTokenNames();                            //!< "$url, $prompt, …"

//! The text that goes to the clipboard: every value escaped for the format's language, on one line.
//! A token nobody knows stays as it stands.
[[nodiscard]] QString copyText(const CopyFormat &format, const CopyFacts &facts);

//! What stands between the texts of several pictures, as the artist writes it: `\n` is a new line,
//! `\t` a tab, `\\` a backslash.
[[nodiscard]] QString joinFromText(const QString &written);

} // namespace limner
