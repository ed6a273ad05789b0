#pragma once

#include <QFrame>

namespace limner {

//! Says plainly that these pictures come from no model, and offers the way out.
class SandboxLine final : public QFrame {
    Q_OBJECT
public:
    explicit SandboxLine(QWidget *parent = nullptr);

signals:
    void connectWanted();
};

} // namespace limner
