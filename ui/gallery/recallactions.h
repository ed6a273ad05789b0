#pragma once

#include "ui/compose/settingspart.h"

#include <QObject>

#include <vector>

class QAction;
class QMenu;
class QWidget;

namespace limner {

//! One part of what a picture was made with, back into the form: the prompt, the seed, the size.
//! One QAction each, shared by keys and menus.
class RecallActions final : public QObject {
    Q_OBJECT
public:
    explicit RecallActions(QWidget &window);

    void setEnabled(bool isEnabled);
    void fill(QMenu &menu) const;

signals:
    void wanted(limner::SettingsPart part);

private:
    std::vector<QAction *> m_actions;
};

} // namespace limner
