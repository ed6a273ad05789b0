#pragma once

#include "core/picture/records/settingsfit.h"
#include "core/provider/nearmodel.h"
#include "core/schema/roles.h"

#include <QWidget>

class QGridLayout;

namespace limner {

//! What a model takes over of another tool's settings, and what has no place in it: one row each,
//! with what was said there, and what it is here. A model that is not the one in force can be
//! looked for.
class DropRows final : public QWidget {
    Q_OBJECT
public:
    //! `near`: what the artist's providers have of the picture's model.
    DropRows(const SettingsFit &fit, const ModelSchema &model, const NearModel &near,
             QWidget *parent);

signals:
    //! Words to search for.
    void modelWanted(const QString &words);

private:
    enum class Mark { Same, Bent, Left };

    void addTaken(const SettingsFit &fit, const ModelSchema &model, const QString &sameModel);
    void addLeft(const SettingsFit &fit, const ModelSchema &model, const NearModel &near,
                 bool isSameModel);
    void addModel(const QString &name, const NearModel &near);

    void addHead(const QString &title, const QString &count);
    void addRow(const QString &name, const QString &value, Mark mark, const QString &here);

    QGridLayout *m_grid = nullptr;
    int m_rows = 0;
};

} // namespace limner
