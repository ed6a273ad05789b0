#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>

namespace limner {

//! Characters.
inline constexpr qsizetype shortestApiToken = 16;

struct KeptApiToken {
    Secret token = {};
    bool isNew = false;
};
//! Of a file that only this user can read; made at the first start. Errors: Forbidden when others
//! can read it, InvalidAnswer when it holds no token, those of files.
[[nodiscard]] Result<KeptApiToken> keptApiToken(const QString &file);

//! Takes as long for a nearly right one as for any other.
[[nodiscard]] bool isSameToken(const Secret &token, QByteArrayView given);

} // namespace limner
