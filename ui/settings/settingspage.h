#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/settings/settings.h"

#include <QWidget>

#include <optional>

class QPushButton;
class QVBoxLayout;

namespace limner {

//! What the dialog needs to know that is not a setting.
struct SettingsContext {
    Settings settings = {};
    bool hasReplicateToken = false;
    bool replicateTokenFromEnvironment = false;
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
    std::optional<Secret> replicateToken = {};
    std::optional<Secret> storeKey = {};
    [[nodiscard]] bool any() const { return replicateToken || storeKey; }
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

protected:
    //! The page's column, with its title and one dim paragraph on top.
    [[nodiscard]] QVBoxLayout &begin(const QString &title, const QString &text);
};

} // namespace limner
