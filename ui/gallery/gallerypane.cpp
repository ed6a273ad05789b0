#include "ui/gallery/gallerypane.h"

#include "core/base/clock.h"
#include "core/library/library.h"
#include "core/library/search/searchterm.h"
#include "ui/gallery/chosentiles.h"
#include "ui/gallery/filterchips.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/galleryordering.h"
#include "ui/gallery/galleryview.h"
#include "ui/gallery/importflow.h"
#include "ui/gallery/importline.h"
#include "ui/gallery/orderbar.h"
#include "ui/gallery/searchfield.h"
#include "ui/gallery/searchflow.h"
#include "ui/gallery/selectionbar.h"
#include "ui/gallery/sortingactions.h"
#include "ui/gallery/trashflow.h"
#include "ui/gallery/trashline.h"

#include <QAction>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int countMs = 200;
constexpr auto allTrashed = "is:trashed"_L1;
} // namespace

GalleryPane::GalleryPane(const Services &services, JobTiles &jobs, GalleryActions &actions,
                         SearchField &search, FilterChips &filters, QWidget *parent)
    : QWidget{parent}
    , m_services{services}
    , m_actions{actions}
    , m_search{search}
    , m_filters{filters}
    , m_model{new GalleryModel{services, jobs, this}}
    , m_view{new GalleryView{services.thumbnails, services.clock, this}}
{
    m_view->setObjectName(u"gallery"_s);
    m_view->setAccessibleName(tr("Gallery"));
    m_view->setGallery(m_model);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins({});
    auto *const line = new ImportLine{this};
    auto *const trash = new TrashLine{this};
    m_ordering = new GalleryOrdering{*m_model, *m_view, this};
    column->setSpacing(0);
    column->addWidget(line);
    column->addWidget(trash);
    column->addWidget(&m_ordering->bar());
    column->addWidget(m_view);
    m_sorting = new SortingActions{services, actions, search, *this};
    m_bar = new SelectionBar{actions, *m_sorting, this};
    m_below = new QHBoxLayout;
    m_below->setContentsMargins({});
    m_below->addWidget(m_bar);
    column->addLayout(m_below);
    connect(m_bar, &SelectionBar::clearWanted, m_view, &GalleryView::clearSelection);
    m_imports = new ImportFlow{services, *m_view->viewport(), *line, this};
    m_trash = new TrashFlow{services, *m_view, *trash, this};
    m_searches = new SearchFlow{services, search, this};
    setFocusProxy(m_view);
    connectModel();
    connectView();
    connectActs();
    connectQuery();
    connectLibrary();
    connectTrash();
    showMatches();
}

// After the view, which knows the new rows by now.
void GalleryPane::connectModel()
{
    m_selectionTimer.setSingleShot(true);
    m_selectionTimer.setInterval(0);
    connect(&m_selectionTimer, &QTimer::timeout, this, &GalleryPane::showSelection);
    const auto later = [this] { m_selectionTimer.start(); };
    connect(m_view, &GalleryView::selectionMade, this, later);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, later);
    connect(m_model, &QAbstractItemModel::modelReset, this, later);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        chooseAwaited();
        showMatches();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &GalleryPane::chooseAwaited);
    connect(m_model, &GalleryModel::answered, this, [this] {
        m_awaited.reset(); // it does not match
        m_view->scrollToTop();
        showMatches();
    });
    connect(&m_model->jobs(), &JobTiles::standChanged, this, &GalleryPane::showMatches);
}

void GalleryPane::connectView()
{
    connect(m_view, &GalleryView::actionTriggered, this, &GalleryPane::act);
    connect(m_view, &GalleryView::opened, this, [this](int row) {
        m_view->select(row);
        showSelection();
        if (m_model->isJob(row))
            return emit detailsWanted();
        emit pictureOpened();
        m_actions.action(Command::View)->trigger();
    });
    connect(m_view, &GalleryView::menuWanted, this, &GalleryPane::openMenu);
    connect(m_view, &GalleryView::filesMissing, &m_actions.files(), &PictureFiles::bringBack);
    connect(m_view, &GalleryView::linksMissing, &m_actions, &GalleryActions::tellNoLink);
}

// The next picture is the one to look at, unless somebody looks at another by then.
void GalleryPane::connectActs()
{
    connect(&m_actions, &GalleryActions::pictureWanted, this, &GalleryPane::showPicture);
    connect(&m_actions, &GalleryActions::searchWanted, m_searches, &SearchFlow::searchFor);
    connect(m_searches, &SearchFlow::failed, this,
            [this](const Error &error) { emit m_actions.failed(error, ErrorPlace::Library); });
    PictureActs *const acts = &m_actions.acts();
    connect(acts, &PictureActs::trashing, this, [this] { m_next = m_view->chosen().successor(); });
    connect(acts, &PictureActs::trashed, this, [this] {
        const ArtworkId next = std::exchange(m_next, 0);
        const int row = next == 0 || !chosen().artworks.empty() ? -1 : m_model->rowOf(next);
        if (row >= 0)
            m_view->select(row);
    });
}

void GalleryPane::connectQuery()
{
    connect(&m_search, &SearchField::settled, this, &GalleryPane::applyQuery);
    connect(&m_search, &SearchField::entered, this, [this] {
        m_services.reader.ask([](ArtworkReader &reader) { return reader.parameterNames(); }, this,
                              [this](const QStringList &names) { m_search.setParameters(names); });
    });
    connect(&m_filters, &FilterChips::changed, this, &GalleryPane::applyQuery);
    connect(m_ordering, &GalleryOrdering::changed, this, &GalleryPane::applyQuery);
    connect(&m_filters, &FilterChips::opened, this, [this] {
        m_services.reader.ask([](ArtworkReader &reader) { return reader.models(); }, this,
                              [this](const QStringList &models) { m_filters.setModels(models); });
    });
}

void GalleryPane::connectLibrary()
{
    m_countTimer.setSingleShot(true);
    m_countTimer.setInterval(countMs);
    connect(&m_countTimer, &QTimer::timeout, this, &GalleryPane::tellCount);
    const Library *const library = m_services.library.source();
    connect(library, &Library::artworkAdded, this, &GalleryPane::followNewPicture);
    const auto countLater = [this] { m_countTimer.start(); };
    connect(library, &Library::artworkAdded, this, countLater);
    connect(library, &Library::artworksTrashed, this, countLater);
    connect(library, &Library::artworksTrashed, this, [this] { m_awaited.reset(); });
    connect(library, &Library::artworksRestored, this, countLater);
}

void GalleryPane::connectTrash()
{
    connect(m_trash, &TrashFlow::wanted, this,
            [this](bool isShown) { m_search.setText(isShown ? QString{allTrashed} : QString{}); });
    connect(m_trash, &TrashFlow::told, &m_actions, &GalleryActions::told);
    connect(m_trash, &TrashFlow::failed, &m_actions, &GalleryActions::failed);
    connect(&m_actions, &GalleryActions::eraseWanted, m_trash, &TrashFlow::erase);
}

void GalleryPane::tellCount()
{
    m_services.reader.ask([](ArtworkReader &reader) { return reader.count(); }, this,
                          [this](int pictures) {
                              m_ordering->setAll(pictures);
                              emit countChanged(pictures);
                          });
}

GallerySelection GalleryPane::chosen() const
{
    GallerySelection selection;
    for (const int row : m_view->chosen().rows()) {
        if (m_model->isJob(row))
            selection.jobs.append(m_model->job(row).jobId);
        for (const ArtworkId id : m_model->pictures(row))
            selection.artworks.push_back(id);
    }
    return selection;
}

void GalleryPane::showSelection()
{
    const GallerySelection selection = chosen();
    m_actions.setSelection(selection);
    m_trash->setChosen(selection.artworks);
    m_sorting->refresh();
    m_bar->setCount(int(selection.artworks.size()));
    m_below->setContentsMargins(12, 0, 12, m_bar->isHidden() ? 0 : 12); // apart from the edges
    emit selectionShown(selection);
    showMatches();
}

void GalleryPane::act(TileAction action, int row)
{
    if (action == TileAction::Stack)
        return m_ordering->toggle(row);
    m_view->select(row);
    showSelection();
    if (action == TileAction::Group) {
        if (const ArtworkFacts *const facts = m_model->facts(row))
            emit groupWanted(facts->group);
    } else if (action == TileAction::Details)
        emit detailsWanted();
    else
        m_actions.action(action)->trigger();
}

void GalleryPane::setAbove(QWidget *block)
{
    auto *const column = static_cast<QVBoxLayout *>(layout());
    if (m_above)
        column->removeWidget(m_above);
    m_above = block;
    if (!block)
        return;
    column->insertWidget(0, block);
    block->show();
}

void GalleryPane::openMenu(const QPoint &position, bool isOfTile)
{
    auto *const menu = new QMenu{this};
    menu->setObjectName(u"galleryMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (isOfTile)
        fillForTile(*menu);
    menu->addActions({m_imports->filesAction(), m_imports->folderAction(), m_trash->action()});
    menu->popup(position);
}

void GalleryPane::fillForTile(QMenu &menu)
{
    showSelection();
    m_actions.fill(menu);
    const int row = m_view->currentIndex().row();
    const ArtworkFacts *const facts =
        row < 0 || m_model->isJob(row) ? nullptr : m_model->facts(row);
    if (facts && facts->models > 1)
        menu.addAction(tr("Show the %1 models side by side").arg(facts->models), this,
                       [this, group = facts->group] { emit groupWanted(group); });
    m_ordering->fill(menu, row);
    menu.addSeparator();
    if (!m_actions.selection().artworks.empty())
        m_sorting->fill(menu);
}

void GalleryPane::applyQuery()
{
    const ArtworkQuery query{.text = m_search.text().trimmed(), .order = m_ordering->order()};
    m_trash->setShown(asksForTrash(query.text));
    m_actions.setInTrash(m_trash->isShown());
    m_ordering->setInTrash(m_trash->isShown());
    m_model->setQuery(m_filters.applied(query, m_services.clock.now().toLocalTime().date()));
}

bool GalleryPane::showsEverything() const
{
    const ArtworkQuery &query = m_model->query();
    return query.text.isEmpty() && !query.favouritesOnly && query.model.isEmpty() &&
           !query.since.isValid();
}

void GalleryPane::showMatches()
{
    if (!m_model->isKnown())
        return; // what is said stays until then
    const int pictures = m_model->pictureCount();
    m_ordering->showCounts();
    m_search.setMatches(showsEverything() ? std::nullopt : std::optional{pictures});
    if (m_model->rowCount() > 0)
        return;
    m_view->setEmptyText(
        m_model->query().text == allTrashed ? tr("What you remove comes here, and can "
                                                 "be brought back.")
        : showsEverything() ? tr("Your pictures will appear here.\n\nWrite a prompt and press "
                                 "Ctrl+Enter, or drop pictures that you have.")
                            : tr("Nothing matches.\n\nEsc clears the search."));
}

// Where it is hidden by the query nobody can see it.
void GalleryPane::followNewPicture(ArtworkId id)
{
    if (m_view->chosen().count() > 1)
        return; // neither a job that is watched nor nothing
    m_services.reader.ask(
        [id, query = m_model->query()](ArtworkReader &reader) {
            const bool isSeen = !reader.rowsAmong({id}, query).empty();
            return isSeen ? reader.artwork(id) : std::nullopt;
        },
        this,
        [this](const std::optional<Artwork> &made) {
            if (made)
                follow(made->id, made->jobId);
        });
}

// Who watched the job, or watches nothing, sees the picture.
void GalleryPane::follow(ArtworkId id, const QString &jobId)
{
    const GallerySelection now = chosen();
    const bool watched = now.jobs == QStringList{jobId} && now.artworks.empty();
    if (!m_awaited && (watched || now.count() == 0))
        chooseSoon(id);
}

void GalleryPane::chooseSoon(ArtworkId id)
{
    m_awaited = {.id = id, .over = chosen()};
    chooseAwaited();
}

void GalleryPane::chooseAwaited()
{
    const int row = m_awaited ? m_model->rowOf(m_awaited->id) : -1;
    if (row < 0)
        return;
    const GallerySelection over = std::exchange(m_awaited, std::nullopt)->over;
    const GallerySelection now = chosen();
    if (now.count() == 0 || now == over)
        m_view->chosen().choose(row);
}

void GalleryPane::showMade(const QString &jobId)
{
    m_services.reader.ask(
        [jobId](ArtworkReader &reader) {
            const std::vector<Artwork> made = reader.artworksOfJob(jobId);
            const auto first = std::find_if(made.begin(), made.end(), [](const Artwork &one) {
                return !one.trashedAt.isValid();
            });
            return first == made.end() ? ArtworkId{0} : first->id;
        },
        this,
        [this](ArtworkId id) {
            if (id != 0)
                showPicture(id);
        });
}

void GalleryPane::showPicture(ArtworkId id)
{
    if (m_model->rowOf(id) < 0) { // a filter hides it
        m_search.clear();
        m_filters.chooseAll();
    }
    m_ordering->reveal(id);
    emit detailsWanted();
    chooseSoon(id);
}

} // namespace limner
