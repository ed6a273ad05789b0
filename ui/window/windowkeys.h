#pragma once

#include <QObject>

namespace limner {

//! The keys that work everywhere in the window, but for those of a chosen picture (GalleryActions).
//! Each is a QAction of the window with a name of its own.
class WindowKeys final : public QObject {
    Q_OBJECT
public:
    explicit WindowKeys(QWidget &window);

signals:
    void generateWanted();
    void promptWanted();
    void seedWanted();
    void modelsWanted();
    void queueWanted();
    void searchWanted();
    void settingsWanted();
    void spendWanted();
    void backWanted();
    void listWanted();
    void sidebarWanted();
};

} // namespace limner
