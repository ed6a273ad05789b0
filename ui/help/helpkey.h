#pragma once

#include <QObject>
#include <QPointer>

namespace limner {

class HelpWindow;
struct HelpPlace;

//! F1 anywhere in the program opens the page that belongs to what has the focus. The help stands
//! over whatever asked for it, so that it can be read beside a dialog, too. The action `keyHelp`
//! does the same.
class HelpKey final : public QObject {
    Q_OBJECT
public:
    explicit HelpKey(QObject *parent = nullptr);
    void openFor(QWidget *widget);
    //! Over this widget's window.
    void openAt(const HelpPlace &place, QWidget *widget);
    //! nullptr while none is open.
    [[nodiscard]] HelpWindow *window() const;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPointer<HelpWindow> m_window;
};

} // namespace limner
