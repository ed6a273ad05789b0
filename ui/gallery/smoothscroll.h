#pragma once

#include <QObject>
#include <QVariantAnimation>

class QScrollBar;
class QWheelEvent;

namespace limner {

//! Moves a scroll bar the way hands expect: a touchpad directly, wheel notches in a short glide
//! that further notches prolong.
class SmoothScroll final : public QObject {
    Q_OBJECT
public:
    explicit SmoothScroll(QScrollBar &bar, QObject *parent = nullptr);

    void wheel(const QWheelEvent &event, int pixelsPerNotch);
    //! Jumps; ends a glide.
    void stop() { m_glide.stop(); }

private:
    QScrollBar &m_bar;
    QVariantAnimation m_glide;
};

} // namespace limner
