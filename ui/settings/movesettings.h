#pragma once

#include "core/base/error.h"
#include "core/settings/settingsplan.h"

#include <QWidget>

class QLabel;

namespace limner {

//! Settings, presets and prompts into a file and out of one. What an import changes is shown first.
//! Whoever has them does it, and answers through the slots.
class MoveSettings final : public QWidget {
    Q_OBJECT
public:
    explicit MoveSettings(QWidget *parent = nullptr);

    void showExported(const QString &file);
    //! Asks whether it shall be so; `importWanted` follows a yes.
    void showPlan(const QString &file, const SettingsPlan &plan);
    void showTrouble(const Error &error);

signals:
    void exportWanted(const QString &file);
    //! What would change?
    void planWanted(const QString &file);
    void importWanted(const QString &file);

private:
    void pickExport();
    void pickImport();
    void say(const QString &text, bool isBad);

    QLabel *m_said;
};

} // namespace limner
