#pragma once

#include "core/picture/records/settingsfit.h"

#include <QWidget>

class QGridLayout;

namespace limner {

//! What a model takes over of another tool's settings, and what has no place in it: one row each,
//! with what was said there, and what it is here.
class DropRows final : public QWidget {
    Q_OBJECT
public:
    DropRows(const SettingsFit &fit, const ModelSchema &model, QWidget *parent);

private:
    enum class Mark { Same, Bent, Left };

    void addHead(const QString &title, const QString &count);
    void addRow(const QString &name, const QString &value, Mark mark, const QString &here);

    QGridLayout *m_grid = nullptr;
    int m_rows = 0;
};

} // namespace limner
