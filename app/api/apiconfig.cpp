#include "app/api/apiconfig.h"

#include "app/api/apiplace.h"
#include "app/api/apitoken.h"

#include <QHostAddress>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! Somebody reads along, and no log keeps what is said.
bool isWatched()
{
#ifdef Q_OS_UNIX
    return ::isatty(STDERR_FILENO) == 1;
#else
    return false;
#endif
}

Result<> readToken(ApiConfig &config, const ServeOptions &options, const Environment &environment,
                   const Folders &folders, QStringList &told)
{
    if (options.noToken && !config.isLoopback())
        return apiUsage(
            u"--no-token"_s,
            u"is for this computer alone; %1 can be reached from others"_s.arg(config.host));
    if (options.noToken) {
        told.append(u"No token: every program on this computer may generate and delete."_s);
        return {};
    }
    const QString variable = u"LIMNER_API_TOKEN"_s;
    if (environment.has(variable)) {
        config.token = Secret{environment.value(variable)};
        if (config.token.reveal().size() < shortestApiToken)
            return apiUsage(variable, u"is shorter than %1 characters"_s.arg(shortestApiToken));
        return {};
    }
    const QString file = apiTokenFile(folders);
    Result<KeptApiToken> kept = keptApiToken(file);
    if (!kept)
        return propagate(kept);
    config.token = std::move(kept->token);
    if (kept->isNew)
        told.append(u"The token that callers send was made, and is kept in %1%2"_s.arg(
            file, isWatched() ? u": "_s + QString::fromLatin1(config.token.reveal()) : u"."_s));
    return {};
}

} // namespace

bool ApiConfig::isLoopback() const
{
    return QHostAddress{host}.isLoopback();
}

Result<ApiConfig> apiConfig(const ServeOptions &options, const Environment &environment,
                            const Folders &folders, QStringList &told)
{
    Result<ApiConfig> config = apiPlace(options, environment);
    if (!config)
        return config;
    const Environment own = environment.withoutFile();
    if (const Result<> read = readToken(*config, options, own, folders, told); !read)
        return propagate(read);
    return config;
}

} // namespace limner
