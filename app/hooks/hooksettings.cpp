#include "app/hooks/hooksettings.h"

#include "app/api/apiplace.h"
#include "core/base/log.h"
#include "core/net/http.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype longestAddress = 2000;

//! What counts of an address, from the variable or the file.
Result<> readAddress(QString &address, const Environment &own, const QString &variable)
{
    const bool isGiven = own.has(variable);
    if (isGiven)
        address = own.value(variable);
    if (address.trimmed().isEmpty() || !hookAddress(address).isEmpty())
        return {};
    if (isGiven)
        return apiUsage(variable, u"takes an address, as in https://pictures.example/heard; plain "
                                  "http goes to a private network only"_s);
    qCWarning(lcApp) << "an address of the settings file is none, and nobody is called there";
    address.clear();
    return {};
}

} // namespace

QByteArray hookAddress(const QString &text)
{
    const QUrl url{text.trimmed(), QUrl::StrictMode};
    const bool isWeb = url.scheme() == u"http"_s || url.scheme() == u"https"_s;
    if (!url.isValid() || !isWeb || url.host().isEmpty() || !url.userInfo().isEmpty() ||
        url.hasFragment() || text.size() > longestAddress)
        return {};
    const QByteArray encoded = url.toEncoded(QUrl::FullyEncoded);
    return isInsecure(encoded) ? QByteArray{} : encoded;
}

Result<Automation> inForce(Automation chosen, const Environment &environment)
{
    const Environment own = environment.withoutFile();
    if (const Result<> read = readAddress(chosen.notifyUrl, own, u"LIMNER_NOTIFY_URL"_s); !read)
        return propagate(read);
    if (const Result<> read = readAddress(chosen.webhookUrl, own, u"LIMNER_WEBHOOK_URL"_s); !read)
        return propagate(read);
    const QString allowed = u"LIMNER_NOTIFY_PRIVATE"_s;
    if (own.has(allowed)) {
        const QString word = own.value(allowed);
        if (word != u"0"_s && word != u"1"_s)
            return apiUsage(allowed, u"takes 1 or 0"_s);
        chosen.notifyPrivate = word == u"1"_s;
    }
    return chosen;
}

QByteArray webhookAddress(const Automation &chosen, const QString &provider)
{
    QByteArray address = hookAddress(chosen.webhookUrl);
    const QUrl url = QUrl::fromEncoded(address);
    if (address.isEmpty() || url.path().size() > 1)
        return address;
    QUrl whole = url;
    whole.setPath(u"/webhooks/"_s + provider);
    return whole.toEncoded(QUrl::FullyEncoded);
}

} // namespace limner
