#pragma once

#include "core/library/inputs.h"
#include "core/library/lineage.h"
#include "ui/common/services.h"

#include <QHash>
#include <QWidget>

#include <vector>

class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace limner {

//! What a picture was made from and made into, as small likenesses, several generations deep. One
//! press goes there, and Back comes back.
class LineageStrip final : public QWidget {
    Q_OBJECT
public:
    LineageStrip(const Services &services, QWidget *parent = nullptr);

    //! 0 = none.
    void showArtwork(ArtworkId id);

signals:
    void wanted(limner::ArtworkId id);

private:
    void refresh();
    void render(const Lineage &lineage);
    void addRow(const QString &id, const QString &title, const std::vector<Relative> &relatives);
    [[nodiscard]] QWidget *likeness(const Relative &relative, QWidget *parent);
    void go(ArtworkId id);
    void goBack();
    void takeThumbnail(ArtworkId id, int edge, const QImage &image);

    Remote<ArtworkReader> m_reader;
    Remote<Thumbnails> m_thumbnails;
    Inputs m_inputs;
    ArtworkId m_shown = 0;
    ArtworkId m_wanted = 0;         //!< was pressed, and is on its way
    std::vector<ArtworkId> m_trail; //!< where Back leads
    Lineage m_lineage;
    QVBoxLayout *m_column = nullptr;
    QPushButton *m_back = nullptr;
    QWidget *m_rows = nullptr;
    QHash<ArtworkId, QToolButton *> m_buttons;
};

} // namespace limner
