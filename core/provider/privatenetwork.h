#pragma once

#include <QLatin1StringView>

namespace limner {

//! `Error::code` where a provider on the internet names an address in a private network, which is
//! never asked. The kind is Redirected.
inline constexpr QLatin1StringView privateNetworkCode{"private_network"};

} // namespace limner
