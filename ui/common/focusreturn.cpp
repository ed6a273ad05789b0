#include "ui/common/focusreturn.h"

#include <QApplication>

namespace limner {

FocusReturn::FocusReturn(QWidget &part)
    : QObject{&part}
    , m_part{part}
{
    connect(qApp, &QApplication::focusChanged, this, &FocusReturn::note);
}

bool FocusReturn::isInside(const QWidget *widget) const
{
    return widget && (widget == &m_part || m_part.isAncestorOf(widget));
}

void FocusReturn::note(QWidget *before, QWidget *now)
{
    if (isInside(now)) {
        if (!isInside(before))
            m_before = before;
    } else if (isInside(before) && m_part.isHidden() && m_before && m_before->isVisible()) {
        m_before->setFocus(Qt::OtherFocusReason);
    }
}

} // namespace limner
