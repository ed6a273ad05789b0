#include "core/settings/environment.h"

#include "core/base/file.h"
#include "core/net/http.h"
#include "core/settings/dotenv.h"
#include "core/settings/secretname.h"

#include <QDir>
#include <QFileInfo>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QUrl>

#include <utility>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qint64 largestDotEnv = 1 << 20;
constexpr double largestCap = 1e9;

auto usage(const Environment &environment, const QString &name, const QString &message)
{
    Error error;
    error.kind = ErrorKind::Usage;
    error.message = environment.placeOf(name) + u": "_s + message;
    error.code = name;
    return fail(std::move(error));
}

Result<> checkWriting(const Environment &environment, const QStringList &names)
{
    for (const QString &name : names) {
        if (const QString fault = environment.faultOf(name); !fault.isEmpty())
            return usage(environment, name, fault);
    }
    return {};
}

// "play.min.io" was meant as "https://play.min.io", "localhost:9000" as "http://localhost:9000".
QString suggested(const QString &address)
{
    const QString rest = address.mid(address.startsWith("//"_L1) ? 2 : 0);
    const QString host = QUrl{u"http://"_s + rest}.host();
    return (isPrivateHost(host) ? u"http://"_s : u"https://"_s) + rest;
}

enum class Carries { Secrets, Nothing };

//! Scheme, host, port; without a slash at the end. A public address may have a path.
Result<QString> checkedAddress(const Environment &environment, const QString &name, QString address,
                               Carries carries)
{
    address = address.trimmed();
    while (address.endsWith(u'/') && !address.endsWith("://"_L1))
        address.chop(1);
    if (address.isEmpty())
        return address;
    const QString shown = address.left(200);
    if (!address.startsWith("http://"_L1, Qt::CaseInsensitive) &&
        !address.startsWith("https://"_L1, Qt::CaseInsensitive))
        return usage(environment, name,
                     u"%1 has no scheme; write %2"_s.arg(shown, suggested(shown)));
    const QUrl url{address, QUrl::StrictMode};
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery() ||
        url.hasFragment())
        return usage(environment, name,
                     u"%1 is not an address; write scheme://host:port"_s.arg(
                         url.userInfo().isEmpty() ? shown : u"one with a password in it"_s));
    if (carries == Carries::Nothing)
        return address;
    if (!url.path().isEmpty())
        return usage(environment, name,
                     u"%1 has a path; write %2"_s.arg(
                         shown, QString::fromLatin1(originOf(address.toUtf8()))));
    if (url.scheme().compare("http"_L1, Qt::CaseInsensitive) == 0 && !isPrivateHost(url.host()))
        return usage(environment, name,
                     u"keys would travel unencrypted; write https%1"_s.arg(shown.mid(4)));
    return address;
}

void take(const Environment &environment, const QString &name, QString &value)
{
    const QString found = environment.value(name).trimmed();
    if (!found.isEmpty())
        value = found;
}

} // namespace

Environment Environment::fromProcess(const QString &dotEnvFile)
{
    Environment environment;
    const Result<QByteArray> text = readFile(dotEnvFile, largestDotEnv);
    if (text) {
        environment.m_file = dotEnvFile;
        environment.m_entries = parseDotEnv(*text);
    }
    const QProcessEnvironment process = QProcessEnvironment::systemEnvironment();
    // Set to nothing counts too: that is how one run does without the file's value.
    for (const QString &name : process.keys())
        environment.m_values.insert(name, process.value(name).trimmed());
    environment.takeNamedFile();
    return environment;
}

void Environment::takeNamedFile()
{
    const QString name = namedFileVariable();
    const QString path = m_values.value(name);
    if (path.isEmpty())
        return;
    const auto refuse = [&](const QString &fault) {
        m_values.remove(name);
        m_entries.insert(name, {.value = path, .fault = path.left(200) + u": "_s + fault});
    };
    const Result<QByteArray> text = readFile(path, largestDotEnv);
    if (!text)
        return refuse(text.error().message);
    if (QFileInfo{path}.permissions() & (QFileDevice::WriteGroup | QFileDevice::WriteOther))
        return refuse(u"others than its owner can write it"_s);
    const QHash<QString, DotEnvEntry> entries = parseDotEnv(*text);
    for (auto one = entries.cbegin(); one != entries.cend(); ++one) {
        if (!one->fault.isEmpty())
            return refuse(u"line %1: %2"_s.arg(one->line).arg(one->fault));
    }
    for (auto one = entries.cbegin(); one != entries.cend(); ++one)
        m_values.insert(one.key(), one->value);
}

QString Environment::value(const QString &name) const
{
    return m_values.contains(name) ? m_values.value(name) : m_entries.value(name).value;
}

bool Environment::isFromFile(const QString &name) const
{
    return !m_values.contains(name) && !m_entries.value(name).value.isEmpty();
}

QString Environment::placeOf(const QString &name) const
{
    const int line = m_values.contains(name) ? 0 : m_entries.value(name).line;
    return line > 0 ? u"%1 (%2, line %3)"_s.arg(name, m_file).arg(line) : name;
}

QString Environment::faultOf(const QString &name) const
{
    return m_values.contains(name) ? quoteFault(m_values.value(name)) : m_entries.value(name).fault;
}

Environment Environment::withoutFile() const
{
    return Environment{m_values};
}

QString namedFileVariable()
{
    return u"LIMNER_ENV_FILE"_s;
}

QStringList settingVariables(const std::vector<KnownProvider> &known)
{
    QStringList names{u"MINIO_ENDPOINT"_s,   u"MINIO_ACCESS_KEY"_s,  u"MINIO_BUCKET"_s,
                      u"MINIO_REGION"_s,     u"MINIO_PUBLIC_URL"_s,  u"LIMNER_LINKS"_s,
                      u"LIMNER_DAILY_CAP"_s, u"LIMNER_MONTHLY_CAP"_s};
    for (const KnownProvider &one : known)
        names.append(one.addressVariable);
    return names;
}

QStringList secretVariables(const std::vector<KnownProvider> &known)
{
    QStringList names{storeSecretKey().variable, storeSessionToken().variable};
    for (const KnownProvider &one : known)
        names.append(one.keyVariable);
    return names;
}

Result<Settings> withCaps(Settings settings, const Environment &environment)
{
    if (Result<> written = checkWriting(
            environment, {namedFileVariable(), u"LIMNER_DAILY_CAP"_s, u"LIMNER_MONTHLY_CAP"_s});
        !written)
        return propagate(written);
    const bool credits = settings.spendingUnit == "credits"_L1;
    const std::pair<QString, double *> caps[] = {
        {u"LIMNER_DAILY_CAP"_s, credits ? &settings.dailyCredits : &settings.dailyCap},
        {u"LIMNER_MONTHLY_CAP"_s, credits ? &settings.monthlyCredits : &settings.monthlyCap},
    };
    for (const auto &[name, value] : caps) {
        const QString given = environment.value(name).trimmed();
        if (given.isEmpty())
            continue;
        bool ok = false;
        const double amount = given.toDouble(&ok);
        if (!ok || !(amount >= 0 && amount <= largestCap))
            return usage(environment, name,
                         u"%1 is no amount; write a number such as 2.50, or 0 for no cap"_s.arg(
                             given.left(40)));
        *value = amount;
    }
    return settings;
}

Result<Settings> effective(Settings fromFile, const Environment &environment,
                           const std::vector<KnownProvider> &known)
{
    if (Result<> written =
            checkWriting(environment, settingVariables(known) + secretVariables(known));
        !written)
        return propagate(written);
    Result<Settings> capped = withCaps(std::move(fromFile), environment);
    if (!capped)
        return capped;
    Settings s = std::move(*capped);
    std::vector<std::tuple<QString, QString *, Carries>> addresses{
        {u"MINIO_ENDPOINT"_s, &s.endpoint, Carries::Secrets},
        {u"MINIO_PUBLIC_URL"_s, &s.publicUrl, Carries::Nothing},
    };
    for (const KnownProvider &one : known) {
        QString &address = s.providers[one.id].baseUrl;
        take(environment, one.addressVariable, address);
        // People paste the address with the path that is ours to add.
        if (address.endsWith("/v1"_L1) || address.endsWith("/v1/"_L1))
            address.truncate(address.lastIndexOf("/v1"_L1));
        addresses.emplace_back(one.addressVariable, &address, Carries::Secrets);
    }
    take(environment, u"MINIO_ENDPOINT"_s, s.endpoint);
    take(environment, u"MINIO_ACCESS_KEY"_s, s.accessKey);
    take(environment, u"MINIO_BUCKET"_s, s.bucket);
    take(environment, u"MINIO_REGION"_s, s.region);
    take(environment, u"MINIO_PUBLIC_URL"_s, s.publicUrl);
    take(environment, u"LIMNER_LINKS"_s, s.links);

    if (s.links != "auto"_L1 && s.links != "public"_L1 && s.links != "presigned"_L1)
        return usage(environment, u"LIMNER_LINKS"_s,
                     u"%1 is none of auto, public, presigned"_s.arg(s.links));
    for (const auto &[name, value, carries] : addresses) {
        const Result<QString> checked = checkedAddress(environment, name, *value, carries);
        if (!checked)
            return propagate(checked);
        *value = *checked;
    }
    return s;
}

Folders folders(const Environment &environment)
{
    const QString home = environment.value(u"LIMNER_HOME"_s).trimmed();
    if (!home.isEmpty()) {
        const QDir folder{QDir{home}.absolutePath()};
        return {.settingsFile = folder.filePath(u"settings.ini"_s),
                .library = folder.filePath(u"library"_s),
                .log = folder.filePath(u"log"_s),
                .cache = folder.filePath(u"cache"_s)};
    }
    const auto standard = [](QStandardPaths::StandardLocation place) {
        return QDir{QStandardPaths::writableLocation(place)};
    };
    return {.settingsFile =
                standard(QStandardPaths::GenericConfigLocation).filePath(u"limner/settings.ini"_s),
            .library = standard(QStandardPaths::PicturesLocation).filePath(u"Limner"_s),
            .log = standard(QStandardPaths::GenericDataLocation).filePath(u"limner/log"_s),
            .cache = standard(QStandardPaths::GenericCacheLocation).filePath(u"limner"_s)};
}

} // namespace limner
