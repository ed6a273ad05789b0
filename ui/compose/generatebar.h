#pragma once

#include "core/queue/jobqueue.h"
#include "core/schema/parameter.h"
#include "ui/compose/form/formbody.h"

#include <QFrame>
#include <QPushButton>

#include <optional>

class QBoxLayout;
class QGridLayout;

namespace limner {

class QueueWords;
class SpendLine;

class IntoLine;

//! The one loud button: "Generate" and beside it, quieter, what that means.
class GenerateButton final : public QPushButton {
    Q_OBJECT
public:
    explicit GenerateButton(QWidget *parent = nullptr);
    void setDetail(const QString &detail);
    //! Something has to be put right first: it steps back, and says it in red.
    void setAsking(bool asks);
    [[nodiscard]] QString detail() const { return m_detail; }
    QSize minimumSizeHint() const override { return {120, 42}; }

signals:
    //! A click or key, with the time the window system stamped on it, in ms.
    void pressedAt(quint64 timestamp);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;

private:
    QString m_detail;
    quint64 m_stamp = 0;
    bool m_asks = false;
};

//! The foot of the compose panel: Generate, what was spent, and the queue in words; in a small
//! window all of it in one line.
class GenerateBar final : public QFrame {
    Q_OBJECT
public:
    explicit GenerateBar(QWidget *parent = nullptr);
    [[nodiscard]] GenerateButton *button() const { return m_button; }
    void setImages(int images, int jobs);
    void setOutput(OutputShape output);
    //! Why nothing can be sent now; "" = it can.
    void setObstacle(const QString &reason);
    //! What a field says is wrong; the button takes one there. "" = nothing.
    void setComplaint(const QString &words);
    void arrange(Arrangement arrangement);
    //! Stands beside the button while the bar is one line; stays its owner's.
    void setCorner(QWidget *corner);
    void setEstimate(double secondsPerJob, std::optional<Amount> costPerJob);
    void setQueue(QueueCounts counts);
    void setSpend(const BudgetState &state);
    //! The album that new pictures go into; "" = none.
    void setAlbum(const QString &name);

signals:
    void spendWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void showDetail();
    void arrangeHints();
    void showQueue();

    QGridLayout *m_grid = nullptr;
    QBoxLayout *m_hints = nullptr;
    GenerateButton *m_button = nullptr;
    SpendLine *m_spend = nullptr;
    QueueWords *m_queue = nullptr;
    IntoLine *m_into = nullptr;
    Arrangement m_arrangement = Arrangement::Column;
    QString m_obstacle;
    QString m_complaint;
    OutputShape m_output = OutputShape::Uris;
    bool m_isQueueEmpty = true;
    int m_images = 1;
    int m_jobs = 1;
    double m_seconds = -1;
    std::optional<Amount> m_cost = {};
};

} // namespace limner
