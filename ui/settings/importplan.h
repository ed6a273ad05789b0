#pragma once

#include "core/settings/settingsplan.h"

#include <QDialog>

namespace limner {

//! What an import of settings changes, before it does: each setting with both values, how many
//! presets and prompts come, what is passed over. `accepted` is the answer. Deletes itself.
class ImportPlan final : public QDialog {
    Q_OBJECT
public:
    ImportPlan(const SettingsPlan &plan, QWidget *parent);
};

} // namespace limner
