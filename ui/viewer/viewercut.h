#pragma once

#include "core/library/artwork.h"
#include "core/picture/cutcopy.h"
#include "ui/common/services.h"
#include "ui/viewer/viewerkeys.h"

#include <QObject>

#include <map>

namespace limner {

class CropOverlay;
class CutBar;
class GalleryActions;
class VersionMaker;
class Viewer;
class ViewerFlow;

//! Turns and crops what is looked at, for a version that is shared; the original stays as it is.
//! What was turned and cropped is remembered by picture until the program ends, whatever is looked
//! at in between.
class ViewerCut final : public QObject {
    Q_OBJECT
public:
    //! They outlive it.
    ViewerCut(const Services &services, ViewerFlow &flow, GalleryActions &actions, QObject *parent);

signals:
    void told(const QString &message);

private:
    void begin();
    void connectParts();
    void act(ViewerKey key);
    void show(ArtworkId id);
    void turn(int quarters);
    void toggleCrop();
    void endCrop();
    void reset();
    void share();
    void noteCrop();
    void refresh();
    [[nodiscard]] Viewer &viewer() const;
    [[nodiscard]] QSize turnedSize() const;

    ViewerFlow &m_flow;
    VersionMaker *m_maker = nullptr;
    CropOverlay *m_crop = nullptr; //!< the viewer's; null until it was open
    CutBar *m_bar = nullptr;
    std::map<ArtworkId, PictureCut> m_cuts;
};

} // namespace limner
