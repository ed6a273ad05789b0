#pragma once

#include "core/queue/jobboard.h"
#include "ui/common/theme.h"

#include <QObject>
#include <QSystemTrayIcon>

#include <memory>

class QAction;
class QMenu;

namespace limner {

//! Limner's place in the desktop's tray: how many jobs run, as a ring around their number, and a
//! small menu. Only there while it is wanted, and the desktop has a tray.
class TrayIcon final : public QObject {
    Q_OBJECT
public:
    explicit TrayIcon(const Theme &theme, QObject *parent = nullptr);
    ~TrayIcon() override;

    //! Asks the desktop, which may take a moment to answer: only when somebody wants to know.
    [[nodiscard]] static bool isPossible() { return QSystemTrayIcon::isSystemTrayAvailable(); }
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
    void build();
    void render();
    [[nodiscard]] QString words() const;

    const Theme &m_theme;
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
