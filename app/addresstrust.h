#pragma once

#include "core/provider/providerspec.h"
#include "core/settings/environment.h"

#include <optional>

namespace limner {

//! Which addresses of a run are the word of the `.env` in the working directory alone. That file
//! may be a stranger's: a key from the shell or the keychain never goes to such an address, only a
//! key of that same file does.
class AddressTrust {
public:
    //! `used` are the settings in effect, `fromFile` those of the settings file they came from;
    //! what they would be without the `.env` is found out here.
    AddressTrust(const Environment &environment, const Settings &used, const Settings &fromFile);

    //! This key may be looked for outside of the file, and be sent.
    [[nodiscard]] bool mayMeetProvider(const ProviderSpec &spec, const QString &keyVariable) const;
    [[nodiscard]] bool mayMeetStore(const QString &keyVariable) const;
    //! Usage: which variable of which file stands against every key; nothing when none does.
    [[nodiscard]] std::optional<Error> objection(const ProviderSpec &spec) const;
    [[nodiscard]] std::optional<Error> storeObjection() const;

private:
    [[nodiscard]] bool isStrange(const QString &used, const QString &otherwise) const;
    [[nodiscard]] std::optional<Error> objection(const QString &addressVariable,
                                                 const QString &keyVariable) const;

    Environment m_environment;
    Settings m_used;
    Settings m_otherwise;
};

} // namespace limner
