#pragma once

#include "ui/settings/settingspage.h"

class QCheckBox;
class QLabel;

namespace limner {

class FormRows;

class SettingsField;
class MoveSettings;
class WildcardsField;

//! Where pictures, database and log live.
class LibraryPage final : public SettingsPage {
    Q_OBJECT
public:
    explicit LibraryPage(QWidget *parent = nullptr);
    void load(const SettingsContext &context) override;
    void save(Settings &settings, SecretEdits &secrets) const override;
    [[nodiscard]] WildcardsField &wildcards() const { return *m_wildcards; }
    [[nodiscard]] MoveSettings &moving() const { return *m_moving; }

private:
    [[nodiscard]] FormRows *makeRows();
    void pickFolder();

    SettingsField *m_folder;
    QLabel *m_inUse;
    QCheckBox *m_embed = nullptr;
    QCheckBox *m_emptyTrash = nullptr;
    QCheckBox *m_camera = nullptr;
    WildcardsField *m_wildcards = nullptr;
    MoveSettings *m_moving;
    QString m_logFolder;
    QString m_libraryFolder;
};

} // namespace limner
