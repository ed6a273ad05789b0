#include "ui/gallery/smoothscroll.h"

#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

namespace limner {

namespace {
constexpr int glideMs = 140;
constexpr int notch = 120; // eighths of a degree
} // namespace

SmoothScroll::SmoothScroll(QScrollBar &bar, QObject *parent)
    : QObject{parent}
    , m_bar{bar}
{
    m_glide.setDuration(glideMs);
    m_glide.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_glide, &QVariantAnimation::valueChanged, this,
            [this](const QVariant &value) { m_bar.setValue(value.toInt()); });
}

void SmoothScroll::wheel(const QWheelEvent &event, int pixelsPerNotch)
{
    if (!event.pixelDelta().isNull()) {
        stop();
        m_bar.setValue(m_bar.value() - event.pixelDelta().y());
        return;
    }
    const bool gliding = m_glide.state() == QAbstractAnimation::Running;
    const int from = gliding ? m_glide.endValue().toInt() : m_bar.value();
    const int to = std::clamp(from - event.angleDelta().y() * pixelsPerNotch / notch,
                              m_bar.minimum(), m_bar.maximum());
    m_glide.stop();
    m_glide.setStartValue(m_bar.value());
    m_glide.setEndValue(to);
    m_glide.start();
}

} // namespace limner
