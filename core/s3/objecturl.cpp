#include "core/s3/objecturl.h"

#include "core/net/http.h"
#include "core/s3/sigv4.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

tl::unexpected<Error> refused(const char *code, const QString &message)
{
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.code = QString::fromLatin1(code);
    error.message = message;
    return fail(std::move(error));
}

int ownPort(const QByteArray &scheme)
{
    return scheme == "https" ? 443 : 80;
}

//! Lower-case ASCII, or empty when no host can be called that.
QByteArray cleanHost(const QString &host)
{
    if (host.startsWith(u'[')) {
        QHostAddress address;
        const bool good = host.endsWith(u']') && !host.contains(u'%') &&
                          address.setAddress(host.mid(1, host.size() - 2)) &&
                          address.protocol() == QAbstractSocket::IPv6Protocol;
        return good ? '[' + address.toString().toLatin1() + ']' : QByteArray{};
    }
    static const QRegularExpression allowed{u"^[a-z0-9]([a-z0-9._-]*[a-z0-9])?\\z"_s};
    const QByteArray ascii = QUrl::toAce(host).toLower();
    const bool good = allowed.match(QString::fromLatin1(ascii)).hasMatch() && !ascii.contains("..");
    return good && ascii.size() <= 253 ? ascii : QByteArray{};
}

//! `host[:port]` into the endpoint.
Result<> readAuthority(const QString &authority, S3Endpoint &endpoint)
{
    if (authority.contains(u'@'))
        return refused("EndpointWithUser", u"an address must not hold a user name or password"_s);
    const qsizetype bracket = authority.lastIndexOf(u']');
    const qsizetype colon = authority.indexOf(u':', std::max<qsizetype>(bracket, 0));
    const QString host = colon < 0 ? authority : authority.left(colon);
    endpoint.host = cleanHost(host);
    if (endpoint.host.isEmpty())
        return refused("EndpointHost", u"“%1” is no host name"_s.arg(host));
    if (colon < 0)
        return {};
    bool isNumber = false;
    const int port = QStringView{authority}.mid(colon + 1).toInt(&isNumber);
    if (!isNumber || port < 1 || port > 65535)
        return refused("EndpointPort", u"the port must be a number from 1 to 65535"_s);
    endpoint.port = port == ownPort(endpoint.scheme) ? 0 : port;
    return {};
}

Result<S3Endpoint> parseAddress(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return fail(ErrorKind::NotConfigured, u"no address"_s);
    const qsizetype mark = trimmed.indexOf(u"://"_s);
    if (mark < 0)
        return refused("EndpointWithoutScheme",
                       u"the address must begin with https:// (or http:// in your own network), "
                       "for example https://%1"_s.arg(trimmed));
    S3Endpoint out;
    out.scheme = trimmed.left(mark).toLower().toUtf8();
    if (out.scheme != "https" && out.scheme != "http")
        return refused("EndpointScheme", u"only https:// and http:// addresses work"_s);
    const QString rest = trimmed.mid(mark + 3);
    if (rest.contains(u'?') || rest.contains(u'#'))
        return refused("EndpointWithQuery", u"the address must not hold ? or #"_s);
    const qsizetype slash = rest.indexOf(u'/');
    const Result<> read = readAuthority(slash < 0 ? rest : rest.left(slash), out);
    if (!read)
        return propagate(read);
    if (slash >= 0)
        out.basePath = sigv4::canonicalPathOfRaw(rest.mid(slash).toUtf8());
    while (out.basePath.endsWith('/'))
        out.basePath.chop(1);
    return out;
}

} // namespace

QByteArray S3Endpoint::authority() const
{
    return port == 0 ? host : host + ':' + QByteArray::number(port);
}

Result<S3Endpoint> parseEndpoint(const QString &text)
{
    Result<S3Endpoint> out = parseAddress(text);
    if (!out)
        return out;
    QString bare = QString::fromLatin1(out->host);
    if (bare.startsWith(u'['))
        bare = bare.mid(1, bare.size() - 2);
    if (out->scheme == "http" && !isPrivateHost(bare))
        return refused("EndpointInsecure",
                       u"plain http:// would show keys and pictures to everyone on the way; "
                       "use https://%1"_s.arg(bare));
    return out;
}

Result<> checkBucketName(const QString &bucket)
{
    if (bucket.isEmpty())
        return fail(ErrorKind::NotConfigured, u"no bucket name"_s);
    const auto bad = [&](const QString &rule) { return fail(ErrorKind::BadName, rule); };
    if (bucket.size() < 3 || bucket.size() > 63)
        return bad(u"a bucket name has 3 to 63 characters"_s);
    static const QRegularExpression allowed{u"^[a-z0-9][a-z0-9.-]*[a-z0-9]\\z"_s};
    if (!allowed.match(bucket).hasMatch())
        return bad(u"a bucket name has only lower-case letters, digits, - and ., and begins and "
                   "ends with a letter or digit"_s);
    if (bucket.contains(u".."_s))
        return bad(u"a bucket name must not hold two dots in a row"_s);
    static const QRegularExpression ipv4{u"^\\d+\\.\\d+\\.\\d+\\.\\d+\\z"_s};
    if (ipv4.match(bucket).hasMatch())
        return bad(u"a bucket name must not look like an IP address"_s);
    for (const QString &prefix : {u"xn--"_s, u"sthree-"_s}) {
        if (bucket.startsWith(prefix))
            return bad(u"a bucket name must not begin with %1"_s.arg(prefix));
    }
    for (const QString &suffix : {u"-s3alias"_s, u"--ol-s3"_s, u"--x-s3"_s}) {
        if (bucket.endsWith(suffix))
            return bad(u"a bucket name must not end with %1"_s.arg(suffix));
    }
    return {};
}

bool isAmazonHost(const QByteArray &host)
{
    return host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn");
}

QString regionOfHost(const QByteArray &host)
{
    if (!isAmazonHost(host))
        return {};
    static const QRegularExpression pattern{
        u"(?:^|\\.)s3(?:[.-](?:dualstack\\.|fips\\.)?([a-z]{2}(?:-[a-z]+)+-\\d))?\\.amazonaws\\.com(?:\\.cn)?\\z"_s};
    const QRegularExpressionMatch match = pattern.match(QString::fromLatin1(host));
    return match.hasMatch() && match.capturedLength(1) > 0 ? match.captured(1) : u"us-east-1"_s;
}

bool usesVirtualHost(const S3Endpoint &endpoint, const QString &bucket, Addressing addressing)
{
    switch (addressing) {
    case Addressing::Path:
        return false;
    case Addressing::VirtualHost:
        return true;
    case Addressing::Automatic:
        break;
    }
    return isAmazonHost(endpoint.host) && (endpoint.scheme == "http" || !bucket.contains(u'.'));
}

QByteArray S3Address::url(QByteArrayView query) const
{
    QByteArray out = scheme + "://" + host + path;
    if (!query.isEmpty())
        out.append('?').append(query);
    return out;
}

S3Address objectAddress(const S3Endpoint &endpoint, const QString &bucket, const QString &key,
                        Addressing addressing)
{
    const QByteArray name = bucket.toUtf8();
    S3Address out;
    out.scheme = endpoint.scheme;
    out.host = endpoint.authority();
    out.path = endpoint.basePath;
    if (!usesVirtualHost(endpoint, bucket, addressing))
        out.path += '/' + sigv4::encoded(name, sigv4::Slash::Encode);
    else if (!out.host.startsWith(name + '.')) // some paste the address of the bucket itself
        out.host.prepend(name + '.');
    if (!key.isEmpty())
        out.path += '/' + sigv4::encoded(key.toUtf8(), sigv4::Slash::Keep);
    if (out.path.isEmpty())
        out.path = "/";
    return out;
}

Result<S3Endpoint> parsePublicUrl(const QString &text)
{
    return parseAddress(text);
}

S3Address publicAddress(const S3Endpoint &base, const QString &key)
{
    S3Address out;
    out.scheme = base.scheme;
    out.host = base.authority();
    out.path = base.basePath + '/' + sigv4::encoded(key.toUtf8(), sigv4::Slash::Keep);
    return out;
}

bool isApiUnderAnotherName(const S3Endpoint &base, const QString &bucket)
{
    return base.basePath.endsWith('/' + bucket.toUtf8());
}

} // namespace limner
