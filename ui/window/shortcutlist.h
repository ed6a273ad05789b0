#pragma once

#include "ui/common/keybindings.h"

#include <QDialog>

namespace limner {

//! Every key, on one page.
class ShortcutList final : public QDialog {
    Q_OBJECT
public:
    ShortcutList(const KeyBindings &bindings, QWidget *parent);
};

} // namespace limner
