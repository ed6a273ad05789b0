#pragma once

#include "core/net/http.h"
#include "core/provider/provider.h"

namespace limner {

//! Scheme, host and port of the base address alone: people paste it with `/v1` or a slash. Empty
//! when it is no address.
[[nodiscard]] QByteArray originOf(const ProviderConfig &config);
//! Tells whether two requests went with the same key; no secret can be learned from it.
[[nodiscard]] QString accountMarkOf(const ProviderConfig &config);
//! The one place where a provider's key goes into a request: to the origin of its base address, and
//! never unencrypted over a public network. `path` with its query. NotConfigured without a key,
//! with the words `noKey`; Usage for an address that may not get it.
[[nodiscard]] Result<HttpRequest> keyedRequest(const ProviderConfig &config, const QString &noKey,
                                               const QByteArray &method, const QByteArray &path);

} // namespace limner
