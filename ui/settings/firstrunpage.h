#pragma once

#include <QWidget>

namespace limner {

//! What a new artist sees first: connect, or try without an account. Lies over the window.
class FirstRunPage final : public QWidget {
    Q_OBJECT
public:
    explicit FirstRunPage(QWidget *parent = nullptr);

signals:
    void connectRequested();
    void sandboxRequested();
};

} // namespace limner
