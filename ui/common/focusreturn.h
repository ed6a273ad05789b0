#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace limner {

//! Brings the keyboard back to where it was when a part of the window that held it for a while goes
//! away: a banner that was answered, a panel that was closed. Otherwise it would land wherever the
//! next control in the chain is.
class FocusReturn final : public QObject {
    Q_OBJECT
public:
    //! Lives as long as the part.
    explicit FocusReturn(QWidget &part);

private:
    void note(QWidget *before, QWidget *now);
    [[nodiscard]] bool isInside(const QWidget *widget) const;

    QWidget &m_part;
    QPointer<QWidget> m_before;
};

} // namespace limner
