#pragma once

#include "core/library/artwork.h"
#include "ui/viewer/differencemaker.h"
#include "ui/viewer/differences.h"
#include "ui/viewer/viewzoom.h"
#include "ui/viewer/stagepictures.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace limner {

class PictureCanvas;

//! Two to six pictures beside each other, over each other with a divider, by turns at the same
//! place, or as what differs. Zoom and place are the same for all. One is the active one: what keys
//! act on. Ways of two take the active one and the first, or the second when the first is active.
class ComparisonView final : public QWidget {
    Q_OBJECT
public:
    enum class Way { Slider, Beside, Flip, Difference };
    static constexpr int ways = 4;
    static constexpr int most = 6;

    explicit ComparisonView(QWidget *parent = nullptr);

    //! Two to six. The active one and the way stay where they can.
    void setPictures(const std::vector<Artwork> &pictures);
    //! Marks of the same pictures changed.
    void refreshMarks(const std::vector<Artwork> &pictures);
    [[nodiscard]] const std::vector<Artwork> &pictures() const { return m_pictures; }
    [[nodiscard]] const std::vector<Difference> &differences() const { return m_differences; }
    void setStage(ArtworkId id, const StagePicture &picture, const QString &words);

    void setWay(Way way);
    [[nodiscard]] Way way() const { return m_way; }
    void setActive(int index);
    [[nodiscard]] int active() const { return m_active; }
    [[nodiscard]] ArtworkId activeId() const;
    //! The two, and the active one with them, change places.
    void swap();
    //! Of the slider, 0 to 1.
    void moveDivider(double by);
    [[nodiscard]] double divider() const;

    //! What is zoomed; all others follow.
    [[nodiscard]] PictureCanvas &canvas() const;
    //! In the order of the pictures; of ways that show one at a time only the first is seen.
    [[nodiscard]] const std::vector<PictureCanvas *> &canvases() const { return m_canvases; }
    //! Room for one of them, device pixels.
    [[nodiscard]] QSize view() const;

signals:
    void activeChanged(limner::ArtworkId id);
    void wayChanged();
    void looked();
    void resized();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] std::pair<int, int> two() const;
    [[nodiscard]] QString tagOf(int index) const;
    [[nodiscard]] const StagePicture &stage(int index) const;
    void build();
    void place();
    void refresh();
    void showBeside();
    void showSlider();
    void showFlip();
    void showDifference();
    void takeDifference(const DifferencePicture &difference);
    void link(int from, const ViewZoom::Look &look);

    std::vector<Artwork> m_pictures;
    std::vector<StagePicture> m_stages; // one for each
    QStringList m_words;
    std::vector<Difference> m_differences;
    std::vector<PictureCanvas *> m_canvases;
    QGridLayout *m_grid = nullptr;
    DifferenceMaker m_maker;
    DifferencePicture m_difference;
    Way m_way = Way::Beside;
    int m_active = 0;
    bool m_isHovered = false; // while flipping
};

} // namespace limner
