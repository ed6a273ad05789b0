#pragma once

#include "core/queue/queuestand.h"
#include "ui/queue/queuemodel.h"

#include <QFrame>
#include <QTimer>

#include <memory>

class QLabel;

namespace limner {

class QueueFoot;
class QueueHead;
class QueueJobs;

//! The queue as a list over the lower right of the window: never modal, closed by Esc. It shows
//! and asks; what is wanted comes out as signals of its parts.
class QueuePanel final : public QFrame {
    Q_OBJECT
public:
    static constexpr int bestWidth = 440;
    static constexpr int bestHeight = 560;

    //! The model becomes the panel's.
    QueuePanel(std::unique_ptr<QueueModel> model, Clock &clock, QWidget *parent = nullptr);
    ~QueuePanel() override;

    void setStand(const QueueStand &stand);
    [[nodiscard]] QueueModel &model() const { return *m_model; }
    [[nodiscard]] const QueueHead &head() const { return *m_head; }
    [[nodiscard]] const QueueJobs &jobs() const { return *m_jobs; }
    [[nodiscard]] const QueueFoot &foot() const { return *m_foot; }
    //! Where the keyboard begins.
    void takeFocus();

signals:
    void closeWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void showCounts();
    void tick();

    std::unique_ptr<QueueModel> m_model;
    Clock &m_clock;
    QueueStand m_stand;
    QTimer m_countdown;
    QTimer m_recount;
    QueueHead *m_head = nullptr;
    QueueJobs *m_jobs = nullptr;
    QLabel *m_empty = nullptr;
    QueueFoot *m_foot = nullptr;
};

} // namespace limner
