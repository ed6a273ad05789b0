#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/settings/environment.h"

#include <QByteArray>

namespace limner {

//! Characters.
inline constexpr qsizetype shortestApiToken = 16;
//! Where it is kept.
[[nodiscard]] QString apiTokenFile(const Folders &folders);

struct KeptApiToken {
    Secret token = {};
    bool isNew = false;
};
//! Of a file that only this user can read; made at the first start. Errors: Forbidden when others
//! can read it, InvalidAnswer when it holds no token, those of files.
[[nodiscard]] Result<KeptApiToken> keptApiToken(const QString &file);

//! The same of what signs calls to others: `whsec_` and base64.
[[nodiscard]] Result<KeptApiToken> keptWebhookSecret(const QString &file);
//! A new token in the place of the one in the file. The errors of files.
[[nodiscard]] Result<Secret> renewedApiToken(const QString &file);

//! Takes as long for a nearly right one as for any other.
[[nodiscard]] bool isSameToken(const Secret &token, QByteArrayView given);

} // namespace limner
