#include "app/api/apiplace.h"

#include <QFileInfo>
#include <QHostAddress>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int mostCalls = 1'000'000;

Result<> readListen(ApiConfig &config, const QString &text)
{
    if (text.isEmpty())
        return {};
    const qsizetype colon = text.lastIndexOf(u':');
    bool isNumber = false;
    config.port = QStringView{text}.mid(colon + 1).toInt(&isNumber);
    config.host = text.left(std::max<qsizetype>(0, colon));
    if (config.host.startsWith(u'[') && config.host.endsWith(u']'))
        config.host = config.host.sliced(1, config.host.size() - 2);
    if (config.host == u"localhost"_s)
        config.host = u"127.0.0.1"_s;
    const bool isAddress = !QHostAddress{config.host}.isNull();
    if (colon < 0 || !isNumber || config.port < 0 || config.port > 65535 || !isAddress)
        return apiUsage(u"--listen"_s,
                        u"takes ADDRESS:PORT, as in 127.0.0.1:8420, not “%1”"_s.arg(text.left(80)));
    return {};
}

Result<> readCount(int &count, const Environment &environment, const QString &name)
{
    if (!environment.has(name))
        return {};
    bool isNumber = false;
    count = environment.value(name).toInt(&isNumber);
    if (!isNumber || count < 1 || count > mostCalls)
        return apiUsage(name, u"takes a whole number from 1 to %1"_s.arg(mostCalls));
    return {};
}

//! `scheme://host[:port]`, with a path or without; nothing for anything else.
std::optional<QByteArray> webAddress(const QString &text, bool mayHavePath)
{
    const QUrl url{text.trimmed(), QUrl::StrictMode};
    const bool isWeb = url.scheme() == u"http"_s || url.scheme() == u"https"_s;
    if (!url.isValid() || !isWeb || url.host().isEmpty() || !url.userInfo().isEmpty() ||
        url.hasQuery() || url.hasFragment() || (!mayHavePath && url.path().size() > 1))
        return std::nullopt;
    QByteArray out = url.toEncoded();
    while (out.endsWith('/'))
        out.chop(1);
    return out;
}

Result<> readAddresses(ApiConfig &config, const Environment &environment)
{
    const QString outside = u"LIMNER_API_BASE_URL"_s;
    if (environment.has(outside)) {
        const auto address = webAddress(environment.value(outside), true);
        if (!address)
            return apiUsage(outside, u"takes an address, as in https://pictures.example"_s);
        config.outside = *address;
    }
    const QString origins = u"LIMNER_API_ORIGINS"_s;
    const QStringList all = environment.value(origins).split(u',', Qt::SkipEmptyParts);
    for (const QString &one : all) {
        const auto address = webAddress(one, false);
        if (!address)
            return apiUsage(origins,
                            u"takes addresses without a path, as in https://pictures.example,"
                            "http://localhost:5173"_s);
        config.origins.append(address->toLower());
    }
    return {};
}

} // namespace

tl::unexpected<Error> apiUsage(const QString &name, const QString &message)
{
    Error error;
    error.kind = ErrorKind::Usage;
    error.code = name;
    error.message = name + u": "_s + message;
    return tl::unexpected<Error>{std::move(error)};
}

Result<ApiConfig> apiPlace(const ServeOptions &options, const Environment &environment)
{
    if (const QString fault = environment.faultOf(namedFileVariable()); !fault.isEmpty())
        return apiUsage(namedFileVariable(), fault);
    const Environment own = environment.withoutFile();
    ApiConfig config;
    if (const Result<> read = readListen(config, options.listen); !read)
        return propagate(read);
    if (const Result<> read = readCount(config.perMinute, own, u"LIMNER_API_PER_MINUTE"_s); !read)
        return propagate(read);
    if (const Result<> read =
            readCount(config.generatePerMinute, own, u"LIMNER_API_GENERATE_PER_MINUTE"_s);
        !read)
        return propagate(read);
    if (const Result<> read = readAddresses(config, own); !read)
        return propagate(read);
    return config;
}

} // namespace limner
