#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace limner {

//! Text cursors blink while somebody works, and stand still when nobody has touched a key or the
//! mouse for a while: a window that nobody uses wakes no processor. One for the program.
class RestingCursor final : public QObject {
    Q_OBJECT
public:
    explicit RestingCursor(std::chrono::milliseconds after = std::chrono::seconds{10});
    ~RestingCursor() override;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTimer m_rest;
};

} // namespace limner
