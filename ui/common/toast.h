#pragma once

#include <QFrame>
#include <QPointer>
#include <QTimer>

#include <functional>

class QLabel;
class QPropertyAnimation;
class QPushButton;

namespace limner {

//! A short message over the bottom of the window that goes away by itself; a new one replaces it.
//! Keyboard: the action button can be reached by Tab; the message is announced to screen readers.
class Toast final : public QFrame {
    Q_OBJECT
public:
    //! Lies over `window`. objectName "toast", its button "toastAction".
    explicit Toast(QWidget *window);
    //! Stands at the bottom of this part of the window from now on, and covers nothing else.
    void setPlace(const QWidget &part);

    //! Stays 4 s, with an action 8 s, and longer while the pointer rests on it.
    void showMessage(const QString &text, const QString &actionText = {},
                     std::function<void()> action = {});
    //! "" while nothing is shown.
    [[nodiscard]] QString text() const;
    void dismiss();

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void place();
    void fadeTo(double opacity);
    void runAction();

    QLabel *m_label = nullptr;
    QPushButton *m_button = nullptr;
    QPropertyAnimation *m_fade = nullptr;
    std::function<void()> m_action = {};
    QTimer m_timer;
    QPointer<const QWidget> m_part;
};

} // namespace limner
