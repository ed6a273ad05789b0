#include "ui/common/sheetscroll.h"

#include <QEvent>
#include <QScopedValueRollback>

namespace limner {

SheetScroll::SheetScroll(QWidget *parent)
    : QScrollArea{parent}
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

// Where words just fit without a scroll bar, but not beside one, Qt 6.4 resizes the content within
// its answer to a resize of the content, for ever: once is enough.
bool SheetScroll::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != widget() || event->type() != QEvent::Resize)
        return QScrollArea::eventFilter(watched, event);
    if (m_isFitting)
        return false;
    const QScopedValueRollback fitting{m_isFitting, true};
    return QScrollArea::eventFilter(watched, event);
}

} // namespace limner
