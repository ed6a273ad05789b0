#pragma once

#include <QObject>
#include <QTimer>

namespace limner {

//! When the next picture is due. The time runs from when a picture is there to be seen.
class SlideShow final : public QObject {
    Q_OBJECT
public:
    explicit SlideShow(QObject *parent = nullptr);

    void start();
    void stop();
    void toggle();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    //! 2, 4, 8, 15, 30 and again 2.
    void nextPace();
    [[nodiscard]] int seconds() const;
    //! What it does now, to be told.
    [[nodiscard]] QString words(const QObject &place) const;
    //! A picture is seen from now on.
    void begin();

signals:
    void due();
    void changed();

private:
    QTimer m_timer;
    size_t m_pace = 1;
    bool m_isRunning = false;
};

} // namespace limner
