#include "app/addresstrust.h"

#include "app/keptsettings.h"
#include "app/knownproviders.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

const QString home = u"LIMNER_HOME"_s; // where the settings file is, which has addresses, too

//! The settings if nobody had put a `.env` into the working directory.
Settings withoutFile(const Environment &environment, const Settings &fromFile)
{
    const Environment process = environment.withoutFile();
    const Settings own =
        environment.isFromFile(home) ? keptSettings(process, folders(process)) : fromFile;
    return effective(own, process, knownProviders()).value_or(Settings{});
}

QString addressOf(const Settings &settings, const ProviderSpec &spec)
{
    const auto found = settings.providers.find(spec.id);
    return found == settings.providers.end() ? QString{} : found->second.baseUrl;
}

} // namespace

AddressTrust::AddressTrust(const Environment &environment, const Settings &used,
                           const Settings &fromFile)
    : m_environment{environment}
    , m_used{used}
    , m_otherwise{environment.file().isEmpty() ? used : withoutFile(environment, fromFile)}
{}

bool AddressTrust::isStrange(const QString &used, const QString &otherwise) const
{
    return !used.isEmpty() && used != otherwise;
}

bool AddressTrust::mayMeetProvider(const ProviderSpec &spec, const QString &keyVariable) const
{
    return m_environment.isFromFile(keyVariable) ||
           !isStrange(addressOf(m_used, spec), addressOf(m_otherwise, spec));
}

bool AddressTrust::mayMeetStore(const QString &keyVariable) const
{
    return m_environment.isFromFile(keyVariable) ||
           !isStrange(m_used.endpoint, m_otherwise.endpoint);
}

std::optional<Error> AddressTrust::objection(const ProviderSpec &spec) const
{
    if (mayMeetProvider(spec, spec.keyVariable))
        return std::nullopt;
    return objection(spec.addressVariable, spec.keyVariable);
}

std::optional<Error> AddressTrust::storeObjection() const
{
    if (mayMeetStore(storeSecretKey().variable))
        return std::nullopt;
    return objection(u"MINIO_ENDPOINT"_s, storeSecretKey().variable);
}

std::optional<Error> AddressTrust::objection(const QString &addressVariable,
                                             const QString &keyVariable) const
{
    const QString named = m_environment.isFromFile(addressVariable) ? addressVariable : home;
    Error error;
    error.kind = ErrorKind::Usage;
    error.code = named;
    error.message = u"%1: an address from this file never meets a key from the keychain or the "
                    "shell; put %2 into the same file, or set %3 in the shell"_s.arg(
                        m_environment.placeOf(named), keyVariable, addressVariable);
    return error;
}

} // namespace limner
