#include "ui/gallery/visibletiles.h"

#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/galleryview.h"
#include "ui/gallery/thumbnailloader.h"

#include <QScrollBar>

#include <algorithm>

namespace limner {

namespace {
constexpr int frameMs = 16;
constexpr int countdownMs = 250; // so that a second never seems to last two
} // namespace

VisibleTiles::VisibleTiles(GalleryView &view, ThumbnailLoader &loader)
    : QObject{&view}
    , m_view{view}
    , m_loader{loader}
{
    m_look.setSingleShot(true);
    m_look.setInterval(frameMs);
    connect(&m_look, &QTimer::timeout, this, &VisibleTiles::look);
    m_countdown.setInterval(countdownMs);
    connect(&m_countdown, &QTimer::timeout, this, [this] {
        if (!repaintCounting())
            m_countdown.stop();
    });
    connect(&loader, &ThumbnailLoader::loaded, this, [this](ArtworkId id) {
        const GridLayout::Range rows = m_view.visibleRows();
        for (int row = rows.first; row <= rows.last; ++row)
            if (m_view.gallery()->artworkId(row) == id)
                m_view.updateRow(row);
    });
}

void VisibleTiles::lookSoon()
{
    if (!m_look.isActive())
        m_look.start();
}

void VisibleTiles::look()
{
    if (!m_view.gallery())
        return;
    load(m_view.visibleRows());
    if (repaintCounting() && !m_countdown.isActive())
        m_countdown.start();
}

// Visible ones first, then a page below and one above; what scrolled away is forgotten.
void VisibleTiles::load(GridLayout::Range visible)
{
    const GalleryModel &model = *m_view.gallery();
    std::vector<ArtworkId> ids;
    const auto add = [&](GridLayout::Range rows) {
        for (int row = rows.first; row <= std::min(rows.last, model.rowCount() - 1); ++row)
            if (const ArtworkId id = model.artworkId(row); id != 0)
                ids.push_back(id);
    };
    add(visible);
    if (const int row = m_view.currentIndex().row(); row >= 0 && !visible.contains(row))
        add({row, row}); // the details show it
    const int page = m_view.viewport()->height();
    const int top = m_view.verticalScrollBar()->value();
    GridLayout::Range below = m_view.grid().rowsBetween(top + page, top + 2 * page);
    GridLayout::Range above = m_view.grid().rowsBetween(top - page, top);
    below.first = std::max(below.first, visible.last + 1);
    above.last = std::min(above.last, visible.first - 1);
    add(below);
    add(above);
    m_loader.want(ids);
}

//! False when nothing in sight counts down.
bool VisibleTiles::repaintCounting()
{
    const GalleryModel &model = *m_view.gallery();
    const GridLayout::Range visible = m_view.visibleRows();
    bool counting = false;
    for (int row = visible.first; row <= visible.last && model.isJob(row); ++row) {
        if (!model.job(row).countsDown())
            continue;
        counting = true;
        m_view.updateRow(row);
    }
    return counting && m_view.isVisible() && !m_view.window()->isMinimized();
}

} // namespace limner
