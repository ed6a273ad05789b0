#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>
#include <QDateTime>

#include <chrono>

namespace limner {

//! How far a sender's clock may be from ours, either way.
inline constexpr std::chrono::seconds webhookTolerance{300};

//! What signs a call, and stands in its head: `webhook-id`, `webhook-timestamp` and
//! `webhook-signature` of Standard Webhooks.
struct WebhookHead {
    QByteArray id = {};
    QByteArray timestamp = {}; //!< seconds since 1970
    QByteArray signature = {}; //!< `v1,<base64>`, or several behind one another
};

//! The key in a secret, `whsec_` and base64; empty when it holds none that is long enough.
[[nodiscard]] QByteArray webhookKey(const Secret &secret);

//! `v1,<base64 of HMAC-SHA256>` over `id.timestamp.body`.
[[nodiscard]] QByteArray webhookSignature(const QByteArray &key, const QByteArray &id,
                                          const QByteArray &timestamp, const QByteArray &body);

//! Whether whoever knows the secret sent this, lately. Takes as long for a nearly right signature
//! as for any other. Errors: InvalidInput (a header is missing, or is none), ClockSkew (too old, or
//! of the future), Unauthorized.
[[nodiscard]] Result<> checkWebhook(const Secret &secret, const WebhookHead &head,
                                    const QByteArray &body, const QDateTime &now);

} // namespace limner
