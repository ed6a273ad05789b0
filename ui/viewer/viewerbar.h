#pragma once

#include "ui/viewer/comparisonview.h"
#include "ui/viewer/viewerkeys.h"

#include <QWidget>

class QPushButton;

namespace limner {

class ElidedLabel;
class GalleryActions;
class IconButton;
class SegmentedControl;

//! Above the picture: the way back, which picture it is, and what one can do with it. While
//! pictures are compared: how, and in what they differ.
class ViewerBar final : public QWidget {
    Q_OBJECT
public:
    ViewerBar(GalleryActions &actions, QWidget *parent);

    void setPlace(const QString &words);
    void setFavourite(bool isFavourite);
    void setDetailsShown(bool isShown);
    void setRunning(bool isRunning); //!< the slide show
    void setComparing(bool isComparing);
    void setWay(ComparisonView::Way way);
    void setDifferences(const QString &words);

signals:
    //! A button was pressed that does what this key does.
    void wanted(limner::ViewerKey key);
    void wayChosen(limner::ComparisonView::Way way);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addIcons();
    void connectButtons(GalleryActions &actions);
    void layOut();
    void adapt();

    QPushButton *m_back = nullptr;
    ElidedLabel *m_place = nullptr;
    ElidedLabel *m_differences = nullptr;
    SegmentedControl *m_ways = nullptr;
    IconButton *m_favourite = nullptr;
    IconButton *m_details = nullptr;
    IconButton *m_compare = nullptr;
    IconButton *m_crop = nullptr;
    IconButton *m_slideShow = nullptr;
    IconButton *m_fullScreen = nullptr;
    QPushButton *m_reuse = nullptr;
    QPushButton *m_copy = nullptr;
    bool m_isComparing = false;
};

} // namespace limner
