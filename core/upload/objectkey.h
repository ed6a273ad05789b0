#pragma once

#include "core/base/result.h"
#include "core/library/artwork.h"

namespace limner {

inline constexpr char16_t defaultKeyTemplate[] = u"{yyyy}/{mm}/{uuid}.{ext}";

//! Expands `{yyyy} {mm} {dd} {uuid} {ext} {model} {seed} {width} {height}`; the result has no
//! leading or double slash, no `.`/`..` segment, no control character, at most 255 bytes of UTF-8 a
//! segment and 1,024 in all: where a value is too long it is cut between two characters.
//! InvalidInput for an unknown token, or a template without `{uuid}` (names must be unguessable and
//! unique). The date is the artwork's in local time, like the day of the caps.
[[nodiscard]] Result<QString> objectKey(const QString &pattern, const Artwork &artwork);

//! Whether every name made of it is one that stores take (s3.md §15), before anything is paid for.
//! InvalidInput with the rule that is broken.
[[nodiscard]] Result<> checkKeyTemplate(const QString &pattern);

} // namespace limner
