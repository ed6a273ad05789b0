#pragma once

#include "core/base/result.h"
#include "core/library/artwork.h"

namespace limner {

inline constexpr char16_t defaultKeyTemplate[] = u"{yyyy}/{mm}/{uuid}.{ext}";

//! Expands `{yyyy} {mm} {dd} {uuid} {ext} {model} {seed} {width} {height}`; the result has no
//! leading or double slash, no `.`/`..` segment, no control character and at most 1,024 bytes of
//! UTF-8. InvalidInput for an unknown token, or a template without `{uuid}` (names must be
//! unguessable and unique). The date is the artwork's, UTC.
[[nodiscard]] Result<QString> objectKey(const QString &pattern, const Artwork &artwork);

} // namespace limner
