#pragma once

#include <QByteArray>
#include <QCoroTask>
#include <QHostAddress>

#include <stop_token>

namespace limner {

//! Whether an address is none of the internet: this computer, a private or shared network (RFC
//! 1918, 4193, 6598), link-local, multicast, reserved; also where it is wrapped in an IPv6 address
//! (mapped, NAT64, 6to4).
[[nodiscard]] bool isPrivateAddress(const QHostAddress &address);

//! Whether a host is, or one of the addresses its name has now is, a private one. A name that
//! nobody knows is none: whoever connects finds out. True when stopped.
[[nodiscard]] QCoro::Task<bool> leadsIntoPrivateNetwork(QString host, std::stop_token stop);

} // namespace limner
