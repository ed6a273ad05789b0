#pragma once

#include "core/settings/automation.h"
#include "core/settings/environment.h"

namespace limner {

//! As this run uses it: LIMNER_NOTIFY_URL, LIMNER_NOTIFY_PRIVATE and LIMNER_WEBHOOK_URL of the
//! process beat the file. A `.env` may be a stranger's: nobody is called because of it. Usage, with
//! the variable as `code`, for one that is written wrongly; what the file says wrongly is left out.
[[nodiscard]] Result<Automation> inForce(Automation chosen, const Environment &environment);

//! As it goes over the wire: http(s), without a name and a password in it, and plain http only in
//! a private network. Empty for anything else.
[[nodiscard]] QByteArray hookAddress(const QString &text);

//! Where this provider is told to call, with `/webhooks/PROVIDER` behind an address without a
//! path; empty = it is not.
[[nodiscard]] QByteArray webhookAddress(const Automation &chosen, const QString &provider);

} // namespace limner
