#pragma once

#include <QDialog>

namespace limner {

//! Every key, on one page.
class ShortcutList final : public QDialog {
    Q_OBJECT
public:
    explicit ShortcutList(QWidget *parent);
};

} // namespace limner
