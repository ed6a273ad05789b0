#include "core/provider/modelname.h"

#include "core/provider/bundledmodels.h"
#include "core/provider/providertable.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrlQuery>

#include <optional>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr auto deploymentPrefix = "deployments/"_L1;
constexpr qsizetype longestTyped = 2000;
constexpr qsizetype longestShown = 200;

using Kind = ModelName::Kind;

bool matches(const QString &pattern, const QString &text)
{
    const QRegularExpression whole{QRegularExpression::anchoredPattern(pattern)};
    return whole.match(text).hasMatch();
}

bool isWord(const QString &text)
{
    return matches(u"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}"_s, text);
}

bool isVersion(const QString &text)
{
    return matches(u"[0-9a-f]{64}"_s, text);
}

bool isRun(const QString &text)
{
    return matches(u"[A-Za-z0-9_-]{1,128}"_s, text);
}

//! What a provider's site, and its API, put where an owner would stand.
bool isReserved(const QString &first)
{
    static const QStringList words{
        u"about"_s,       u"account"_s,    u"blog"_s,     u"changelog"_s,  u"collections"_s,
        u"docs"_s,        u"enterprise"_s, u"explore"_s,  u"home"_s,       u"playground"_s,
        u"pricing"_s,     u"search"_s,     u"showcase"_s, u"signin"_s,     u"trainings"_s,
        u"predictions"_s, u"models"_s,     u"p"_s,        u"deployments"_s};
    return words.contains(first, Qt::CaseInsensitive);
}

std::optional<ModelName> named(const QString &owner, const QString &name, const QString &version)
{
    if (!isWord(owner) || !isWord(name) || (!version.isEmpty() && !isVersion(version)))
        return std::nullopt;
    return ModelName{.kind = version.isEmpty() ? Kind::Model : Kind::Version,
                     .model = owner + u'/' + name,
                     .version = version};
}

std::optional<ModelName> deployed(const QString &owner, const QString &name)
{
    if (!isWord(owner) || !isWord(name))
        return std::nullopt;
    return ModelName{.kind = Kind::Deployment, .model = deploymentPrefix + owner + u'/' + name};
}

//! `/owner/name`, `/owner/name/versions/HEX` and what else hangs below a model; `/p/ID`,
//! `/deployments/owner/name`; the same with the API's `/v1/models`, `/v1/predictions`.
std::optional<ModelName> fromPath(QStringList parts)
{
    if (parts.value(0) == "v1"_L1)
        parts.removeFirst();
    const QString first = parts.value(0);
    if (first == "p"_L1 || first == "predictions"_L1) {
        if (!isRun(parts.value(1)))
            return std::nullopt;
        return ModelName{.kind = Kind::Prediction, .prediction = parts.at(1)};
    }
    if (first == "deployments"_L1)
        return deployed(parts.value(1), parts.value(2));
    if (first == "models"_L1)
        parts.removeFirst();
    else if (isReserved(first))
        return std::nullopt;
    const bool isOfVersion = parts.value(2) == "versions"_L1 && parts.size() > 3;
    const QStringList name = parts.value(1).split(u':'); // people copy the name into the address
    const QString version = isOfVersion ? parts.at(3) : name.value(1);
    return name.size() > 2 ? std::nullopt : named(parts.value(0), name.value(0), version);
}

//! Nothing when it is no address of a known site, in whatever way it was copied.
std::optional<ModelName> fromAddress(const QString &text)
{
    const bool hasScheme = matches(u"https?://.*"_s, text.toLower());
    const QUrl url{hasScheme ? text : u"https://"_s + text, QUrl::TolerantMode};
    for (const ProviderSpec &spec : providerTable()) {
        if (!spec.sites.contains(url.host(), Qt::CaseInsensitive) || !url.userInfo().isEmpty())
            continue;
        std::optional<ModelName> found =
            fromPath(url.path(QUrl::FullyDecoded).split(u'/', Qt::SkipEmptyParts));
        // The page of a model shows one of its runs so.
        const QString run = QUrlQuery{url}.queryItemValue(u"prediction"_s);
        if (found && !run.isEmpty() && isRun(run))
            found = ModelName{.kind = Kind::Prediction, .prediction = run};
        if (found)
            found->provider = spec.id;
        return found;
    }
    return std::nullopt;
}

QString bundledAt(const QString &name)
{
    for (const ProviderSpec &spec : providerTable()) {
        for (const ModelSchema &model : bundledModels(spec.id)) {
            if (model.model == name)
                return spec.id;
        }
    }
    return {};
}

//! `owner/name[:version]`, `deployments/owner/name`; a bare name of a provider without owners.
std::optional<ModelName> fromName(const QString &text, const QString &provider)
{
    const qsizetype colon = text.indexOf(u':');
    const QStringList parts = text.left(colon < 0 ? text.size() : colon).split(u'/');
    const QString version = colon < 0 ? QString{} : text.mid(colon + 1);
    if (colon >= 0 && version.isEmpty())
        return std::nullopt;
    std::optional<ModelName> found;
    if (parts.size() == 3 && text.startsWith(deploymentPrefix) && colon < 0)
        found = deployed(parts.at(1), parts.at(2));
    else if (parts.size() == 2 && !isReserved(parts.at(0)))
        found = named(parts.at(0), parts.at(1), version);
    else if (parts.size() == 1 && colon < 0 && isWord(text))
        found = ModelName{.provider = bundledAt(text), .model = text};
    if (found && !provider.isEmpty())
        found->provider = provider;
    const bool isBare = found && !found->model.contains(u'/');
    return isBare && found->provider.isEmpty() ? std::nullopt : found;
}

} // namespace

Result<ModelName> parseModelName(const QString &typed)
{
    QString text = typed.trimmed();
    const auto refused = [&] { return fail(ErrorKind::InvalidInput, text.left(longestShown)); };
    if (text.isEmpty() || text.size() > longestTyped)
        return refused();
    if (std::optional<ModelName> found = fromAddress(text))
        return *std::move(found);
    if (text.contains("://"_L1))
        return refused();
    const qsizetype colon = text.indexOf(u':');
    const qsizetype slash = text.indexOf(u'/');
    const bool namesProvider = colon > 0 && (slash < 0 || colon < slash);
    const QString provider = namesProvider ? text.left(colon).trimmed().toLower() : QString{};
    if (namesProvider && !findProvider(provider))
        return refused();
    std::optional<ModelName> found =
        fromName(namesProvider ? text.mid(colon + 1).trimmed() : text, provider);
    if (!found)
        return refused();
    return *std::move(found);
}

QString storeName(const ModelName &name)
{
    return name.version.isEmpty() ? name.model : name.model + u':' + name.version;
}

bool isDeployment(const QString &model)
{
    return model.startsWith(deploymentPrefix);
}

QString withoutDeployment(const QString &model)
{
    return isDeployment(model) ? model.mid(deploymentPrefix.size()) : model;
}

} // namespace limner
