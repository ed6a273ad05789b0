#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/settings/settings.h"

#include <QWidget>

#include <map>
#include <optional>

class QPushButton;

namespace limner {

//! What is known of a key without showing it.
struct KeyState {
    bool isThere = false;
    bool isFromEnvironment = false;
};

//! What the dialog needs to know that is not a setting.
struct SettingsContext {
    Settings settings = {};
    std::map<QString, KeyState> providerKeys = {}; //!< by provider id
    bool hasStoreKey = false;
    bool storeKeyFromEnvironment = false;
    std::optional<Error> keychainError = {};
    QString libraryFolder = {}; //!< in use
    QString logFolder = {};
    bool sandbox = false;
    std::optional<Settings> sandboxStore = {}; //!< shown instead of `settings`, never saved
};

//! New secrets; unset = leave alone, empty = remove.
struct SecretEdits {
    std::map<QString, Secret> providerKeys = {}; //!< by provider id
    std::optional<Secret> storeKey = {};
    [[nodiscard]] bool any() const { return !providerKeys.empty() || storeKey; }
};

//! One page of the dialog; edits its part of a copy.
class SettingsPage : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    virtual void load(const SettingsContext &context) = 0;
    virtual void save(Settings &settings, SecretEdits &secrets) const = 0;
    //! The page's own button for the bottom bar, such as "Test connection"; nullptr without one.
    [[nodiscard]] virtual QPushButton *action() { return nullptr; }

signals:
    void edited();
};

} // namespace limner
