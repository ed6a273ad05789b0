#pragma once

#include "core/queue/jobqueue.h"

#include <QFrame>

class QLabel;

namespace limner {

class QueueWords;

//! The bottom line: who generates, where pictures go, how many there are, what is going on.
class StatusLine final : public QFrame {
    Q_OBJECT
public:
    static constexpr int height = 28;
    enum class Health { Good, Bad, Unknown };

    explicit StatusLine(QWidget *parent = nullptr);

    void setProvider(const QString &text, Health health);
    void setStore(const QString &text, Health health);
    //! Why the store is not well; the tool tip of its led.
    void setStoreReason(const QString &reason);
    void setImages(int count);
    void setSelected(int count);
    void setQueue(const QueueCounts &counts);
    //! The theme changed: the leds are drawn anew.
    void refresh();

private:
    struct Led {
        QLabel *label = nullptr;
        QString text = {};
        Health health = Health::Unknown;
    };
    [[nodiscard]] QLabel *addLabel(const QString &name);
    void showLed(const Led &led);

    Led m_provider;
    Led m_store;
    QLabel *m_images = nullptr;
    QLabel *m_selected = nullptr;
    QueueWords *m_queue = nullptr;
};

} // namespace limner
