#pragma once

#include "core/queue/jobboard.h"
#include "ui/common/theme.h"
#include "ui/desktop/trayhost.h"

#include <QObject>
#include <QSystemTrayIcon>
#include <QTimer>

#include <memory>

class QAction;
class QMenu;

namespace limner {

//! Limner's place in the desktop's tray: how many jobs run, as a ring around their number, and a
//! small menu. Only there while it is wanted and the desktop has a tray, which may come and go.
class TrayIcon final : public QObject {
    Q_OBJECT
public:
    explicit TrayIcon(const Theme &theme, QObject *parent = nullptr);
    ~TrayIcon() override;

    //! Asks the desktop whether it has one; it answers later.
    void look() { m_host.look(); }
    //! As far as it has answered.
    [[nodiscard]] bool isPossible() const;
    void setWanted(bool isWanted);
    [[nodiscard]] bool isShown() const { return m_icon != nullptr; }
    void setCounts(const QueueCounts &counts);
    //! Of all that runs, 0 to 1; -1 = nobody knows.
    void setFraction(double fraction);
    //! Whether there is a picture whose link could be copied.
    void setHasPicture(bool hasPicture);

signals:
    void showWanted();
    void copyWanted();
    void quitWanted();

private:
    void adapt();
    void build();
    void render();
    [[nodiscard]] QString words() const;

    const Theme &m_theme;
    TrayHost m_host{this};
    QTimer m_older; // runs out: a tray of the older kind will do
    bool m_asksQt = false;
    bool m_isWanted = false;
    std::unique_ptr<QMenu> m_menu;
    std::unique_ptr<QSystemTrayIcon> m_icon; // after its menu
    QAction *m_copy = nullptr;
    QueueCounts m_counts;
    double m_fraction = -1;
    bool m_hasPicture = false;
};

//! What the tray shows: the program's own icon while nothing runs, else the number in a ring.
[[nodiscard]] QPixmap trayPicture(int running, double fraction, const Tokens &tokens, int edge);

} // namespace limner
