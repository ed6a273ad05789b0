#include "ui/common/sheetscroll.h"

namespace limner {

SheetScroll::SheetScroll(QWidget *parent)
    : QScrollArea{parent}
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

} // namespace limner
