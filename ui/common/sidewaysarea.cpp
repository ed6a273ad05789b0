#include "ui/common/sidewaysarea.h"

#include <QEvent>
#include <QScrollBar>

namespace limner {

namespace {
constexpr int leastWidth = 160;
} // namespace

SidewaysArea::SidewaysArea(QWidget *content, QWidget *parent)
    : QScrollArea{parent}
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setWidget(content);
}

QSize SidewaysArea::sizeHint() const
{
    const QSize inside = widget()->sizeHint();
    return {inside.width(), inside.height() + horizontalScrollBar()->sizeHint().height()};
}

QSize SidewaysArea::minimumSizeHint() const
{
    return {leastWidth, sizeHint().height()};
}

bool SidewaysArea::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace limner
