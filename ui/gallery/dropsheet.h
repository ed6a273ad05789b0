#pragma once

#include "core/library/givenrecord.h"
#include "core/picture/records/settingsfit.h"
#include "core/provider/nearmodel.h"
#include "ui/compose/settingspart.h"

#include <QDialog>

namespace limner {

class SegmentedControl;

//! A picture of another tool was dropped: what it tells, what the model in force makes of it, and
//! what shall become of it.
class DropSheet final : public QDialog {
    Q_OBJECT
public:
    //! `near`: what the artist's providers have of the picture's model.
    DropSheet(const GivenRecord &record, const ModelSchema &model, const NearModel &near,
              QWidget *parent);

signals:
    void settingsWanted(const limner::FoundSettings &settings, limner::SettingsPart part);
    void inputWanted(const QString &path);
    void importWanted(const QString &path);
    //! Another model, found by these words; what else shall become of the picture is open.
    void modelWanted(const QString &words);

private:
    [[nodiscard]] QWidget *buildHead();
    [[nodiscard]] QWidget *buildTitle();
    [[nodiscard]] QWidget *buildRows(const SettingsFit &fit, const ModelSchema &model,
                                     const NearModel &near);
    [[nodiscard]] QWidget *buildParts();
    [[nodiscard]] QWidget *buildFoot(bool canUse, bool takesPictures);

    GivenRecord m_record;
    SegmentedControl *m_parts = nullptr;
};

} // namespace limner
