#pragma once

#include "ui/common/sheetscroll.h"
#include "ui/gallery/galleryactions.h"

class QLabel;

namespace limner {

class ArtworkDetails;
class JobDetails;
class JobTiles;
class KeyedWords;

//! The right pane: what is chosen in the gallery, in full.
class DetailsPanel final : public SheetScroll {
    Q_OBJECT
public:
    static constexpr int width = 312;

    DetailsPanel(const Services &services, const JobTiles &jobs, GalleryActions &actions,
                 QWidget *parent = nullptr);

    void showSelection(const GallerySelection &selection);
    [[nodiscard]] ArtworkDetails &artwork() { return *m_artwork; }

private:
    void showOnly(QWidget *page);

    QLabel *m_hint = nullptr;
    KeyedWords *m_hintWords = nullptr;
    ArtworkDetails *m_artwork = nullptr;
    JobDetails *m_job = nullptr;
};

} // namespace limner
