#pragma once

#include <QFrame>

class QSplitter;

namespace limner {

//! Three panes side by side. When the window gets narrow the right one, then the left one too,
//! becomes a drawer over the middle that opens on demand, so nothing is ever clipped.
class Panes final : public QWidget {
    Q_OBJECT
public:
    static constexpr int rightNeeds = 1100; //!< window width below which it is a drawer
    static constexpr int leftNeeds = 800;

    Panes(QWidget *left, QWidget *middle, QWidget *right, QWidget *parent = nullptr);

    [[nodiscard]] bool isLeftDrawer() const { return m_leftDrawer; }
    [[nodiscard]] bool isRightDrawer() const { return m_rightDrawer; }
    void setLeftOpen(bool open);
    void setRightOpen(bool open);
    [[nodiscard]] bool isLeftOpen() const;
    [[nodiscard]] bool isRightOpen() const;
    //! Closes an open drawer; false when there was none.
    bool closeDrawers();

    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray &state);

signals:
    //! A pane became a drawer or a pane again, or a drawer opened or closed.
    void drawersChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void adapt();
    void dock(QWidget *pane, bool drawer, int index);
    void placeDrawers();

    QSplitter *m_splitter = nullptr;
    QWidget *m_left = nullptr;
    QWidget *m_right = nullptr;
    QFrame *m_edge = nullptr; // beside an open drawer
    bool m_leftDrawer = false;
    bool m_rightDrawer = false;
    QList<int> m_sizes; // of the three panes, while all are docked
};

} // namespace limner
