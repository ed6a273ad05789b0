#include "ui/gallery/groupflow.h"

#include "core/base/clock.h"
#include "core/library/thumbnails.h"
#include "ui/gallery/galleryactions.h"
#include "ui/gallery/gallerypane.h"
#include "ui/gallery/galleryview.h"
#include "ui/gallery/groupview.h"
#include "ui/queue/jobcommands.h"

#include <QEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int pauseMs = 60;
constexpr int imagesMs = 400;
constexpr int leastGrid = 150; // of tiles below the group, or there are none
} // namespace

GroupFlow::GroupFlow(const Services &services, GalleryPane &pane, GalleryActions &actions,
                     QObject *parent)
    : QObject{parent}
    , m_services{services}
    , m_pane{pane}
    , m_actions{actions}
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(pauseMs);
    connect(&m_soon, &QTimer::timeout, this, &GroupFlow::refresh);
    m_images.setInterval(imagesMs);
    connect(&m_images, &QTimer::timeout, this, &GroupFlow::wantImages);
    connectServices();
    pane.installEventFilter(this);
}

void GroupFlow::connectServices()
{
    const auto soon = [this] { refreshSoon(); };
    JobBoard *const board = &m_services.queue.source()->board();
    connect(board, &JobBoard::jobAdded, this, soon);
    connect(board, &JobBoard::jobChanged, this, soon);
    connect(board, &JobBoard::jobRemoved, this, soon);
    connect(board, &JobBoard::jobFinished, this, soon);
    connect(board, &JobBoard::jobProgressed, this, soon);
    const Library *const library = m_services.library.source();
    connect(library, &Library::artworkAdded, this, soon);
    connect(library, &Library::artworksChanged, this, soon);
    connect(library, &Library::artworksTrashed, this, soon);
    connect(library, &Library::artworksRestored, this, soon);
    connect(m_services.thumbnails.source(), &Thumbnails::ready, this,
            [this](ArtworkId id, int edge, const QImage &image) {
                if (!m_view || edge != Thumbnails::largeEdge)
                    return;
                for (const ArtworkId shown : m_view->pictures()) {
                    if (shown == id)
                        m_kept[id] = image;
                }
                m_view->setImage(id, image);
            });
    connect(m_services.thumbnails.source(), &Thumbnails::failed, this, [this](ArtworkId id, int) {
        if (m_view)
            m_view->setImageFailed(id);
    });
}

void GroupFlow::build()
{
    m_sheet = new SheetScroll{&m_pane};
    m_sheet->setObjectName(u"groupSheet"_s);
    auto *const content = new QWidget;
    content->setProperty("surface", u"clear"_s);
    auto *const column = new QVBoxLayout{content};
    column->setContentsMargins(16, 14, 16, 4);
    m_view = new GroupView{content};
    column->addWidget(m_view);
    column->addStretch(1);
    m_sheet->setWidget(content);
    m_sheet->viewport()->setAutoFillBackground(false);
    content->installEventFilter(this);
    m_pane.setAbove(m_sheet);
    connect(m_view, &GroupView::closeWanted, this, &GroupFlow::close, Qt::QueuedConnection);
    connect(m_view, &GroupView::repeatWanted, this, &GroupFlow::repeat);
    connect(m_view, &GroupView::reuseWanted, &m_actions, &GalleryActions::reuseRequested);
    connect(m_view, &GroupView::pictureChosen, &m_pane, &GalleryPane::showPicture);
    connect(m_view, &GroupView::lookWanted, &m_actions, &GalleryActions::compareWanted);
    connect(m_view, &GroupView::copyWanted, &m_actions, &GalleryActions::copyLinks);
    connect(m_view, &GroupView::trashWanted, this,
            [this](const std::vector<ArtworkId> &ids) { m_actions.acts().trash(ids); });
    connect(m_view, &GroupView::starToggled, this,
            [this](ArtworkId id) { m_actions.acts().toggleFavourite({id}); });
    connect(m_view, &GroupView::retryWanted, this,
            [this](const QString &id) { m_actions.jobs().acts().retry({id}); });
}

void GroupFlow::open(const QString &group)
{
    if (group.isEmpty())
        return;
    m_group = group;
    m_kept.clear();
    if (!m_view)
        build();
    refresh();
    emit opened();
}

bool GroupFlow::close()
{
    if (!m_view)
        return false;
    m_group.clear();
    m_kept.clear();
    m_images.stop();
    ++m_asked; // what is on its way is of no use
    m_pane.setAbove(nullptr);
    m_sheet->hide();
    m_sheet->deleteLater();
    m_sheet = nullptr;
    m_view = nullptr;
    m_pane.view().show();
    emit closed();
    return true;
}

void GroupFlow::refreshSoon()
{
    if (m_view && !m_soon.isActive())
        m_soon.start();
}

void GroupFlow::refresh()
{
    if (!m_view)
        return;
    m_services.queue.ask([group = m_group](JobQueue &queue) { return groupStand(queue, group); },
                         this,
                         [this, asked = ++m_asked](const GroupStand &stand) {
                             if (asked == m_asked)
                                 take(stand);
                         });
}

void GroupFlow::take(const GroupStand &stand)
{
    m_services.reader.ask(
        [stand](ArtworkReader &reader) {
            GroupFacts facts{.stand = stand};
            for (const GroupMember &member : stand.members) {
                GroupColumnFacts column{.member = member,
                                        .tile = jobTile(member.job, member.progress)};
                column.pictures = reader.artworksOfJob(member.job.id);
                const bool hadSome = !column.pictures.empty();
                std::erase_if(column.pictures,
                              [](const Artwork &one) { return one.trashedAt.isValid(); });
                column.wereTrashed = hadSome && column.pictures.empty();
                facts.columns.push_back(std::move(column));
            }
            return facts;
        },
        this,
        [this, asked = m_asked](const GroupFacts &facts) {
            if (asked == m_asked && m_view)
                show(facts);
        });
}

void GroupFlow::show(const GroupFacts &facts)
{
    m_view->showGroup(facts, m_services.clock.now());
    for (const auto &[id, image] : m_kept)
        m_view->setImage(id, image);
    wantImages();
    fit();
}

// The grid forgets wishes that are not its own: what is still missing is asked for again.
void GroupFlow::wantImages()
{
    std::vector<ArtworkId> missing;
    for (const ArtworkId id : m_view ? m_view->pictures() : std::vector<ArtworkId>{}) {
        if (!m_kept.contains(id))
            missing.push_back(id);
    }
    if (missing.empty())
        return m_images.stop();
    m_services.thumbnails.tell([missing](Thumbnails &thumbnails) {
        for (const ArtworkId id : missing)
            thumbnails.request(id, Thumbnails::largeEdge);
    });
    if (!m_images.isActive())
        m_images.start();
}

void GroupFlow::repeat()
{
    m_view->setBusy(true);
    m_services.queue.ask(
        [group = m_group](JobQueue &queue) { return queue.intake().repeatGroup(group); }, this,
        [this](const Result<QString> &fresh) {
            if (m_view)
                m_view->setBusy(false);
            if (fresh)
                open(*fresh);
            else
                emit failed(fresh.error(), ErrorPlace::Library);
        });
}

bool GroupFlow::eventFilter(QObject *watched, QEvent *event)
{
    const bool isSize = event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest;
    if (isSize && m_view && (watched == &m_pane || watched == m_sheet->widget()))
        QMetaObject::invokeMethod(this, &GroupFlow::fit, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

// As high as it is, with tiles below it; where few would be seen it has all the room.
void GroupFlow::fit()
{
    if (!m_sheet)
        return;
    const int wanted = m_sheet->widget()->sizeHint().height();
    const bool both = m_pane.height() - wanted >= leastGrid;
    m_pane.view().setVisible(both);
    m_sheet->setMinimumHeight(both ? wanted : 0);
    m_sheet->setMaximumHeight(both ? wanted : QWIDGETSIZE_MAX);
}

} // namespace limner
