#pragma once

#include <QPointer>
#include <QWidget>

namespace limner {

class Banner;
class Notices;

//! Stands between a window and its end: the first wish to close is asked for, and granted when
//! nothing paid would be lost; a second one does not wait any more.
class ClosingGuard final : public QObject {
    Q_OBJECT
public:
    //! Both outlive it, or are gone first.
    ClosingGuard(QWidget &window, Notices &notices);

    //! So many paid requests are waited for; says so, with a button that does not wait.
    void showWait(int requests);
    //! The window closes.
    void grant();

signals:
    void closeWanted();    //!< the first time
    void closeNowWanted(); //!< every further time

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPointer<QWidget> m_window;
    QPointer<Notices> m_notices;
    bool m_isAsked = false;
    bool m_isGranted = false;
};

} // namespace limner
