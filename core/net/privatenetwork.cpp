#include "core/net/privatenetwork.h"

#include "core/base/clock.h"
#include "core/net/http.h"

#include <QCoroSignal>
#include <QHostInfo>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! The IPv4 address inside an IPv6 one, by the prefixes that wrap it.
std::optional<QHostAddress> unwrapped(const QHostAddress &address)
{
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return std::nullopt;
    bool isMapped = false;
    if (const quint32 plain = address.toIPv4Address(&isMapped); isMapped)
        return QHostAddress{plain};
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    const auto at = [&bytes](int from) {
        return quint32{bytes[from]} << 24 | quint32{bytes[from + 1]} << 16 |
               quint32{bytes[from + 2]} << 8 | quint32{bytes[from + 3]};
    };
    static const QHostAddress nat64{u"64:ff9b::"_s};
    static const QHostAddress sixToFour{u"2002::"_s};
    if (address.isInSubnet(nat64, 96))
        return QHostAddress{at(12)};
    if (address.isInSubnet(sixToFour, 16))
        return QHostAddress{at(2)};
    return std::nullopt;
}

auto takingInto(QHostInfo *found, Sleeper *finished)
{
    return [found, finished](const QHostInfo &info) {
        *found = info;
        finished->finish();
    };
}

} // namespace

bool isPrivateAddress(const QHostAddress &address)
{
    if (const std::optional<QHostAddress> inner = unwrapped(address))
        return isPrivateAddress(*inner);
    if (isPrivateHost(address.toString()) || address.isMulticast() || address.isBroadcast() ||
        address.isSiteLocal() || !address.isGlobal())
        return true;
    using Subnet = std::pair<QHostAddress, int>;
    static const std::array nets{
        Subnet{QHostAddress{u"0.0.0.0"_s}, 8}, Subnet{QHostAddress{u"100.64.0.0"_s}, 10},
        Subnet{QHostAddress{u"192.0.0.0"_s}, 24}, Subnet{QHostAddress{u"198.18.0.0"_s}, 15},
        Subnet{QHostAddress{u"240.0.0.0"_s}, 4}};
    return std::any_of(nets.begin(), nets.end(), [&address](const Subnet &net) {
        return address.protocol() == QAbstractSocket::IPv4Protocol && address.isInSubnet(net);
    });
}

QCoro::Task<bool> leadsIntoPrivateNetwork(QString host, std::stop_token stop)
{
    if (const QHostAddress literal{host}; !literal.isNull())
        co_return isPrivateAddress(literal);
    if (isPrivateHost(host))
        co_return true;
    QHostInfo found;
    Sleeper finished;
    const int lookup = QHostInfo::lookupHost(host, &finished, takingInto(&found, &finished));
    const std::stop_callback onStop{stop, [target = &finished] { target->finish(); }};
    co_await qCoro(&finished, &Sleeper::done);
    QHostInfo::abortHostLookup(lookup);
    const QList<QHostAddress> addresses = found.addresses();
    co_return stop.stop_requested() ||
        std::any_of(addresses.begin(), addresses.end(), isPrivateAddress);
}

} // namespace limner
