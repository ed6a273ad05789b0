#pragma once

#include "ui/common/services.h"
#include "ui/viewer/fullscreen.h"
#include "ui/viewer/galleryplace.h"
#include "ui/viewer/slideshow.h"
#include "ui/viewer/stagepictures.h"
#include "ui/viewer/viewerkeys.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <vector>

namespace limner {

class ComparedPictures;
class GalleryActions;
class GalleryPane;
struct GallerySelection;
class Viewer;

//! Looks at the pictures of the gallery, one after the other, in its order. The gallery's choice
//! goes along, so that every key and button acts on what is seen, and whoever goes back is where
//! they looked last.
class ViewerFlow final : public QObject {
    Q_OBJECT
public:
    ViewerFlow(const Services &services, GalleryPane &pane, GalleryActions &actions,
               QWidget &window);

    //! Of the gallery's current tile; a job's tile is nothing to look at.
    void open();
    //! The chosen pictures, two to six.
    void compareThese(const std::vector<ArtworkId> &ids);
    //! The keyboard is in the gallery again if it was here. False when it was not open.
    bool close();
    [[nodiscard]] bool isOpen() const;
    //! nullptr until it is opened for the first time.
    [[nodiscard]] Viewer *viewer() const { return m_viewer; }
    [[nodiscard]] const StagePictures &pictures() const { return m_stage; }
    //! That is looked at.
    [[nodiscard]] ArtworkId current() const { return m_id; }
    //! Looks whether files are still what they were; happens by itself every other second.
    void checkFiles();

signals:
    //! The viewer is there, and empty yet.
    void began();
    void opened();
    //! Another picture is looked at; it is not shown yet.
    void went(limner::ArtworkId id);
    void closed();
    void told(const QString &message);

private:
    void build();
    void connectGallery();
    void connectViewer();
    void connectBar();
    void connectComparison();
    void begin();
    void act(ViewerKey key);
    void actOnView(ViewerKey key);
    void goBack();
    void step(int by);
    void go(ArtworkId id);
    void followSelection(const GallerySelection &selection);
    void wish();
    void refresh();
    void refreshStrip();
    void showPlace();
    void stageChanged(ArtworkId id);
    void compare(const std::vector<ArtworkId> &ids);
    void compareWith(int by);
    void endComparison(ArtworkId id);
    void toggleFullScreen();
    void leaveFullScreen();

    Services m_services;
    GalleryPane &m_pane;
    GalleryActions &m_actions;
    QWidget &m_window;
    FullScreen m_fullScreen;
    GalleryPlace m_place;
    StagePictures m_stage;
    SlideShow m_show;
    QPointer<Viewer> m_viewer;
    ComparedPictures *m_compared = nullptr;
    ArtworkId m_id = 0;
    int m_way = 1;             // somebody goes on, or back
    bool m_fromViewer = false; // the comparison began there
    QTimer m_soon;
    QTimer m_resized;
    QTimer m_check;
};

} // namespace limner
