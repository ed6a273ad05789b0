#pragma once

#include "core/base/error.h"
#include "core/base/programfacts.h"
#include "core/base/secret.h"
#include "core/settings/settings.h"
#include "ui/desktop/desktopnotice.h"

#include <QHash>
#include <QSet>
#include <QWidget>

#include <map>
#include <optional>

class QPushButton;
class QVBoxLayout;

namespace limner {

class SettingsField;

//! What the dialog needs to know that is not a setting.
struct SettingsContext {
    Settings settings = {};  //!< as they are saved
    Settings effective = {}; //!< as this run uses them
    //! By the name of a variable that decides over a setting: where it was given.
    QHash<QString, QString> given = {};
    QString theme = {};              //!< in force, whatever the settings say
    QSet<QString> providerKeys = {}; //!< ids of providers whose key is there, whatever its source
    bool hasStoreKey = false;
    std::optional<Error> keychainError = {};
    QString libraryFolder = {}; //!< in use
    QString logFolder = {};
    bool sandbox = false;
    std::optional<NotificationSkills> notifications = {}; //!< unset = the desktop has not said
    bool hasTray = true;
    std::optional<Settings> sandboxStore = {}; //!< shown instead of `settings`, never saved
    ProgramFacts program = {};
};

//! "Set by MINIO_ENDPOINT in the environment."; empty when that variable decides nothing.
[[nodiscard]] QString givenText(const SettingsContext &context, const QString &variable);
//! Shows what this run uses. What a variable decides cannot be edited here, and says so.
void fill(SettingsField &field, const QString &value, const SettingsContext &context,
          const QString &variable);

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

protected:
    //! The page's column, with its title and one dim paragraph on top.
    [[nodiscard]] QVBoxLayout &begin(const QString &title, const QString &text);
};

} // namespace limner
