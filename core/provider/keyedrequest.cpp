#include "core/provider/keyedrequest.h"

#include "core/base/digest.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

tl::unexpected<Error> unsent(ErrorKind kind, const QString &message)
{
    return fail(Error{.kind = kind, .message = message, .effect = Error::Effect::None});
}

} // namespace

QByteArray originOf(const ProviderConfig &config)
{
    return originOf(config.baseUrl.trimmed().toUtf8());
}

QString accountMarkOf(const ProviderConfig &config)
{
    return QString::fromLatin1(sha256Hex("limner account " + config.key.reveal()).left(16));
}

Result<HttpRequest> keyedRequest(const ProviderConfig &config, const QString &noKey,
                                 const QByteArray &method, const QByteArray &path)
{
    if (config.key.isEmpty())
        return unsent(ErrorKind::NotConfigured, noKey);
    const QByteArray base = originOf(config);
    if (base.isEmpty())
        return unsent(ErrorKind::Usage, u"not a base address: %1"_s.arg(config.baseUrl.left(200)));
    if (base.startsWith("http:") && !isPrivateHost(QUrl::fromEncoded(base).host()))
        return unsent(ErrorKind::Usage,
                      u"the key would travel unencrypted to %1"_s.arg(QString::fromLatin1(base)));
    HttpRequest request;
    request.method = method;
    request.url = base + path;
    request.exactTarget = false;
    request.headers = {{"Authorization", "Bearer " + config.key.reveal()},
                       {"Accept", "application/json"},
                       {"User-Agent", "Limner/" LIMNER_VERSION}};
    return request;
}

} // namespace limner
