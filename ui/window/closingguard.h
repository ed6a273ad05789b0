#pragma once

#include <QPointer>
#include <QWidget>

namespace limner {

class Banner;
class Notices;

//! Stands between a window and its end while a paid request is under way that nobody could ask
//! about later: the first wish to close is then asked for, and granted when nothing would be lost;
//! a second one does not wait any more. With no such request a window closes as any other.
class ClosingGuard final : public QObject {
    Q_OBJECT
public:
    //! Both outlive it, or are gone first.
    ClosingGuard(QWidget &window, Notices &notices);

    //! So many of these requests are under way.
    void setUnderWay(int requests) { m_underWay = requests; }
    //! So many are waited for; says so, with a button that does not wait.
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
    int m_underWay = 0;
    bool m_isAsked = false;
    bool m_isGranted = false;
};

} // namespace limner
