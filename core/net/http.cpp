#include "core/net/http.h"

#include <QHostAddress>
#include <QUrl>

#include <array>

using namespace Qt::StringLiterals;

namespace limner {

QByteArray HttpResponse::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QByteArray originOf(const QByteArray &url)
{
    const QUrl parsed = QUrl::fromEncoded(url, QUrl::StrictMode);
    const QString scheme = parsed.scheme();
    if (!parsed.isValid() || parsed.host().isEmpty() || (scheme != u"http" && scheme != u"https"))
        return {};
    const int usual = scheme == u"https" ? 443 : 80;
    QString host = parsed.host(QUrl::FullyEncoded).toLower();
    if (host.contains(u':'))
        host = u'[' + host + u']';
    QString origin = scheme + u"://"_s + host;
    if (parsed.port(usual) != usual)
        origin += u':' + QString::number(parsed.port());
    return origin.toLatin1();
}

bool isPrivateHost(const QString &host)
{
    QHostAddress address{host};
    bool isMapped = false; // ::ffff:10.0.0.1
    if (const quint32 plain = address.toIPv4Address(&isMapped); isMapped)
        address = QHostAddress{plain};
    if (address.isNull()) {
        QString name = host.toLower();
        if (name.endsWith(u'.'))
            name.chop(1);
        return name == u"localhost" || name.endsWith(u".localhost") || name.endsWith(u".local") ||
               (!name.isEmpty() && !name.contains(u'.'));
    }
    // The unspecified address reaches this computer.
    if (address == QHostAddress{QHostAddress::AnyIPv4} ||
        address == QHostAddress{QHostAddress::AnyIPv6} || address.isLoopback() ||
        address.isLinkLocal() || address.isUniqueLocalUnicast())
        return true;
    using Subnet = std::pair<QHostAddress, int>;
    static const std::array nets{Subnet{QHostAddress{u"10.0.0.0"_s}, 8},
                                 Subnet{QHostAddress{u"172.16.0.0"_s}, 12},
                                 Subnet{QHostAddress{u"192.168.0.0"_s}, 16}};
    for (const Subnet &net : nets) {
        if (address.isInSubnet(net))
            return true;
    }
    return false;
}

bool isInsecure(const QByteArray &url)
{
    return url.left(7).toLower() == "http://" && !isPrivateHost(QUrl::fromEncoded(url).host());
}

QByteArray secured(const QByteArray &url)
{
    if (!isInsecure(url))
        return url;
    QByteArray out = "https" + url.mid(4);
    if (QUrl::fromEncoded(url).port() == 80) // written out, it would be asked to speak TLS
        out.replace(out.indexOf(":80", 8), 3, "");
    return out;
}

} // namespace limner
