#pragma once

#include "core/queue/jobqueue.h"

#include <QFrame>

class QLabel;

namespace limner {

class LedLabel;
class QueueWords;

//! The bottom line: who generates, where pictures go, how many there are, what is going on.
class StatusLine final : public QFrame {
    Q_OBJECT
public:
    static constexpr int height = 28;

    explicit StatusLine(QWidget *parent = nullptr);

    [[nodiscard]] LedLabel &provider() { return *m_provider; }
    [[nodiscard]] LedLabel &store() { return *m_store; }
    //! Only the lamps, for a place beside something else.
    void setBrief(bool brief);
    void setImages(int count);
    void setSelected(int count);
    void setQueue(const QueueCounts &counts);

private:
    [[nodiscard]] QLabel *addLabel(const char *name);

    LedLabel *m_provider = nullptr;
    LedLabel *m_store = nullptr;
    QLabel *m_images = nullptr;
    QLabel *m_selected = nullptr;
    QueueWords *m_queue = nullptr;
    int m_chosen = 0;
    QueueCounts m_counts;
    bool m_brief = false;
};

} // namespace limner
