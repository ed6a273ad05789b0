#include "ui/gallery/gallerypane.h"

#include "core/base/clock.h"
#include "core/library/library.h"
#include "ui/gallery/chosentiles.h"
#include "ui/gallery/filterchips.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/galleryview.h"
#include "ui/gallery/searchfield.h"

#include <QAction>
#include <QMenu>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int countMs = 200;
} // namespace

GalleryPane::GalleryPane(const Services &services, GalleryActions &actions, SearchField &search,
                         FilterChips &filters, QWidget *parent)
    : QWidget{parent}
    , m_services{services}
    , m_actions{actions}
    , m_search{search}
    , m_filters{filters}
    , m_model{new GalleryModel{services.library, services.queue, services.outbox, services.clock,
                               this}}
    , m_view{new GalleryView{services.thumbnails, services.clock, this}}
{
    m_view->setObjectName(u"gallery"_s);
    m_view->setAccessibleName(tr("Gallery"));
    m_view->setGallery(m_model);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins({});
    column->addWidget(m_view);
    setFocusProxy(m_view);
    connectView();
    connectQuery();
    connectLibrary();
    showMatches();
}

void GalleryPane::connectView()
{
    m_selectionTimer.setSingleShot(true);
    m_selectionTimer.setInterval(0);
    connect(&m_selectionTimer, &QTimer::timeout, this, &GalleryPane::showSelection);
    const auto later = [this] { m_selectionTimer.start(); };
    connect(m_view, &GalleryView::selectionMade, this, later);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, later);
    connect(m_model, &QAbstractItemModel::modelReset, this, later);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &GalleryPane::showMatches);
    connect(m_view, &GalleryView::actionTriggered, this, &GalleryPane::act);
    connect(m_view, &GalleryView::opened, this, [this](int row) {
        m_view->select(row);
        showSelection();
        if (m_model->isJob(row))
            return emit detailsWanted();
        emit pictureOpened();
        m_actions.action(Command::Open)->trigger();
    });
    connect(m_view, &GalleryView::menuWanted, this, &GalleryPane::openMenu);
    // The next picture is the one to look at.
    PictureActs *const acts = &m_actions.acts();
    connect(acts, &PictureActs::trashing, this, [this] { m_next = m_view->chosen().successor(); });
    connect(acts, &PictureActs::trashed, this, [this] {
        if (const int row = m_next == 0 ? -1 : m_model->rowOf(m_next); row >= 0)
            m_view->select(row);
    });
}

void GalleryPane::connectQuery()
{
    connect(&m_search, &SearchField::settled, this, &GalleryPane::applyQuery);
    connect(&m_filters, &FilterChips::changed, this, &GalleryPane::applyQuery);
    connect(&m_filters, &FilterChips::opened, this,
            [this] { m_filters.setModels(m_services.library.models()); });
}

void GalleryPane::connectLibrary()
{
    m_countTimer.setSingleShot(true);
    m_countTimer.setInterval(countMs);
    connect(&m_countTimer, &QTimer::timeout, this, &GalleryPane::tellCount);
    const Library &library = m_services.library;
    // After the model, which was there first: its row exists by now.
    connect(&library, &Library::artworkAdded, this, &GalleryPane::followNewPicture);
    const auto countLater = [this] { m_countTimer.start(); };
    connect(&library, &Library::artworkAdded, this, countLater);
    connect(&library, &Library::artworksTrashed, this, countLater);
    connect(&library, &Library::artworksRestored, this, countLater);
}

void GalleryPane::tellCount()
{
    emit countChanged(m_services.library.count());
}

void GalleryPane::showSelection()
{
    GallerySelection selection;
    for (const int row : m_view->chosen().rows()) {
        if (m_model->isJob(row))
            selection.jobs.append(m_model->job(row).jobId);
        else
            selection.artworks.push_back(m_model->artworkId(row));
    }
    m_actions.setSelection(selection);
    emit selectionShown(selection);
    showMatches();
}

void GalleryPane::act(TileAction action, int row)
{
    m_view->select(row);
    showSelection();
    if (action == TileAction::Details)
        emit detailsWanted();
    else
        m_actions.action(action)->trigger();
}

void GalleryPane::openMenu(const QPoint &position)
{
    showSelection();
    auto *const menu = new QMenu{this};
    menu->setObjectName(u"galleryMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions.fill(*menu);
    menu->popup(position);
}

void GalleryPane::applyQuery()
{
    const ArtworkQuery query{.text = m_search.text().trimmed()};
    m_model->setQuery(m_filters.applied(query, m_services.clock.now().toLocalTime().date()));
    m_view->scrollToTop();
    showMatches();
}

bool GalleryPane::showsEverything() const
{
    const ArtworkQuery &query = m_model->query();
    return query.text.isEmpty() && !query.favouritesOnly && query.model.isEmpty() &&
           !query.since.isValid();
}

void GalleryPane::showMatches()
{
    const int pictures = m_model->rowCount() - m_model->jobCount();
    m_search.setMatches(showsEverything() ? std::nullopt : std::optional{pictures});
    if (m_model->rowCount() > 0)
        return;
    m_view->setEmptyText(showsEverything()
                             ? tr("Your pictures will appear here.\n\nWrite a prompt and press "
                                  "Ctrl+Enter.")
                             : tr("Nothing matches.\n\nEsc clears the search."));
}

// Who watched the job, or watches nothing, sees the picture.
void GalleryPane::followNewPicture(ArtworkId id)
{
    const std::optional<Artwork> artwork = m_services.library.artwork(id);
    const GallerySelection &chosen = m_actions.selection();
    const bool watched =
        artwork && chosen.jobs == QStringList{artwork->jobId} && chosen.artworks.empty();
    const bool nothing = chosen.jobs.isEmpty() && chosen.artworks.empty();
    const int row = watched || nothing ? m_model->rowOf(id) : -1;
    if (row >= 0)
        m_view->chosen().choose(row);
}

void GalleryPane::showMade(const QString &jobId)
{
    for (const Artwork &artwork : m_services.library.artworksOfJob(jobId)) {
        if (artwork.trashedAt.isValid())
            continue;
        if (m_model->rowOf(artwork.id) < 0) {
            m_search.clear(); // a filter hides it
            m_filters.chooseAll();
        }
        emit detailsWanted();
        return m_view->chosen().choose(m_model->rowOf(artwork.id));
    }
}

} // namespace limner
