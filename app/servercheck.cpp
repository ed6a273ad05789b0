#include "app/servercheck.h"

#include "app/api/apiplace.h"
#include "app/api/apitoken.h"
#include "app/commands/answerjson.h"
#include "core/net/http.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStorageInfo>
#include <QTemporaryFile>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qint64 leastSpace = 1 << 30; // bytes

QString words(const char *text)
{
    return QCoreApplication::translate("ServerCheck", text);
}

ServerCheckStep good(const QString &text)
{
    return {.text = text, .isGood = true};
}

ServerCheckStep bad(const QString &text)
{
    return {.text = text};
}

ServerCheckStep tokenStep(const ServerSetup &setup, const ApiConfig &config)
{
    if (setup.serve.noToken)
        return config.isLoopback()
                   ? good(words("No token: every program on this computer may call"))
                   : bad(words("Others can reach this server, and no token is asked for: leave "
                               "--no-token out"));
    const QString given = setup.environment.withoutFile().value(u"LIMNER_API_TOKEN"_s);
    if (!given.isEmpty())
        return given.size() >= shortestApiToken
                   ? good(words("The token is that of LIMNER_API_TOKEN"))
                   : bad(words("LIMNER_API_TOKEN is shorter than %1 characters")
                             .arg(shortestApiToken));
    const QString file = apiTokenFile(setup.folders);
    if (!QFileInfo::exists(file))
        return config.isLoopback()
                   ? good(words("A token is made at the first start, in %1").arg(file))
                   : bad(words("Others can reach this server, and there is no token yet: set "
                               "LIMNER_API_TOKEN, or start limner serve once, which makes %1")
                             .arg(file));
    const Result<KeptApiToken> kept = keptApiToken(file);
    return kept ? good(words("The token is kept in %1").arg(file)) : bad(kept.error().message);
}

ServerCheckStep hostStep(const ApiConfig &config)
{
    const QUrl outside = QUrl::fromEncoded(config.outside);
    if (config.outside.isEmpty())
        return config.isLoopback()
                   ? good(words("Only programs on this computer can call %1").arg(config.host))
                   : bad(words("Callers may use the bare address alone: set LIMNER_API_BASE_URL to "
                               "the address in front of it, as in https://pictures.example"));
    if (outside.scheme() == u"http"_s && !isPrivateHost(outside.host()))
        return bad(words("The token would travel unencrypted: put TLS in front, and write "
                         "LIMNER_API_BASE_URL with https"));
    return good(words("It answers as %1").arg(outside.toDisplayString()));
}

//! Also where it is still to be made.
ServerCheckStep folderStep(const QString &folder)
{
    QString there = folder;
    while (!QFileInfo::exists(there) && there.contains(u'/'))
        there = QFileInfo{there}.path();
    QTemporaryFile probe{there + u"/check-XXXXXX"_s};
    if (!probe.open() || probe.write("x") != 1 || !probe.flush())
        return bad(words("%1 cannot be written: %2").arg(folder, probe.errorString()));
    if (const qint64 left = QStorageInfo{there}.bytesAvailable(); left < leastSpace)
        return bad(words("%1 has only %2 MiB left").arg(folder).arg(left >> 20));
    return good(words("%1 can be written").arg(folder));
}

} // namespace

bool isServer(const ServerSetup &setup)
{
    const Environment own = setup.environment.withoutFile();
    const QStringList names{u"LIMNER_API_TOKEN"_s, u"LIMNER_API_BASE_URL"_s,
                            u"LIMNER_API_ORIGINS"_s, u"LIMNER_API_PER_MINUTE"_s,
                            u"LIMNER_API_GENERATE_PER_MINUTE"_s};
    return !(setup.serve == ServeOptions{}) ||
           std::any_of(names.begin(), names.end(),
                       [&own](const QString &name) { return own.has(name); });
}

std::vector<ServerCheckStep> checkedServer(const ServerSetup &setup)
{
    std::vector<ServerCheckStep> out;
    const Result<ApiConfig> config = apiPlace(setup.serve, setup.environment);
    if (config) {
        out.push_back(tokenStep(setup, *config));
        out.push_back(hostStep(*config));
    } else {
        out.push_back(bad(config.error().message));
    }
    out.push_back(folderStep(setup.library));
    out.push_back(folderStep(QFileInfo{setup.folders.settingsFile}.path()));
    return out;
}

void addServerCheck(OrderedJson &answer, const ServerSetup &setup)
{
    for (const ServerCheckStep &one : checkedServer(setup)) {
        answer["server"].push_back({{"ok", one.isGood}, {"text", one.text.toStdString()}});
        if (one.isGood || answer.contains("error"))
            continue;
        Error lacking{ErrorKind::NotConfigured};
        lacking.message = one.text;
        answer["ok"] = false;
        answer["error"] = errorJson(lacking);
    }
}

} // namespace limner
