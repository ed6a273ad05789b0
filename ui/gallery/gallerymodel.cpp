#include "ui/gallery/gallerymodel.h"

#include "core/upload/outbox.h"
#include "ui/common/formats.h"
#include "ui/gallery/tiletext.h"

#include <QMimeData>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr int filledAtOnce = 64;
constexpr int frameMs = 16;

// Newest first; the id decides between pictures of the same millisecond.
bool newer(const ArtworkRow &a, const ArtworkRow &b)
{
    return a.createdMs != b.createdMs ? a.createdMs > b.createdMs : a.id > b.id;
}

} // namespace

GalleryModel::GalleryModel(Library &library, JobQueue &queue, Outbox &outbox, Clock &clock,
                           QObject *parent)
    : QAbstractListModel{parent}
    , m_library{library}
    , m_outbox{outbox}
    , m_clock{clock}
    , m_jobs{queue, outbox, library, clock}
    , m_rows{library.rows({})}
    , m_facts{library, outbox}
{
    m_fill.setSingleShot(true);
    connect(&m_fill, &QTimer::timeout, this, &GalleryModel::fill);
    m_frame.setSingleShot(true);
    m_frame.setInterval(frameMs);
    connect(&m_frame, &QTimer::timeout, this, &GalleryModel::announce);
    m_midnight.setSingleShot(true);
    connect(&m_midnight, &QTimer::timeout, this, [this] {
        emit sectionsChanged();
        waitForMidnight();
    });
    waitForMidnight();

    connectJobs();
    connect(&library, &Library::artworkAdded, this, &GalleryModel::addArtwork);
    connect(&library, &Library::artworksRestored, this, &GalleryModel::addArtworks);
    connect(&library, &Library::artworksTrashed, this, &GalleryModel::removeArtworks);
    connect(&library, &Library::artworkChanged, this, &GalleryModel::refresh);
    connect(&outbox, &Outbox::uploadChanged, this, &GalleryModel::touch);
    connect(&outbox, &Outbox::linkReady, this, &GalleryModel::touch);
    connect(&outbox, &Outbox::uploadProgress, this, [this](ArtworkId id, qint64 sent) {
        m_facts.setSent(id, sent);
        m_touched.insert(id);
        if (!m_frame.isActive())
            m_frame.start();
    });
}

void GalleryModel::connectJobs()
{
    connect(&m_jobs, &JobTiles::aboutToInsert, this,
            [this](int row) { beginInsertRows({}, row, row); });
    connect(&m_jobs, &JobTiles::inserted, this, [this] { endInsertRows(); });
    connect(&m_jobs, &JobTiles::aboutToRemove, this,
            [this](int row) { beginRemoveRows({}, row, row); });
    connect(&m_jobs, &JobTiles::removed, this, [this] { endRemoveRows(); });
    connect(&m_jobs, &JobTiles::aboutToMove, this, [this](int from, int to) {
        beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    });
    connect(&m_jobs, &JobTiles::moved, this, [this] { endMoveRows(); });
    connect(&m_jobs, &JobTiles::changed, this, [this](int row) {
        m_touchedJobs.insert(m_jobs.at(row).jobId);
        if (!m_frame.isActive())
            m_frame.start();
    });
}

void GalleryModel::setQuery(const ArtworkQuery &query)
{
    beginResetModel();
    m_query = query;
    m_rows = m_library.rows(query);
    m_facts.forgetWishes();
    endResetModel();
}

int GalleryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_jobs.count() + int(m_rows.size());
}

QVariant GalleryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    const bool job = isJob(row);
    switch (role) {
    case Qt::DisplayRole:
        if (job)
            return m_jobs.at(row).prompt;
        if (const ArtworkFacts *known = facts(row))
            return known->artwork.request.prompt();
        return QString{};
    case Qt::AccessibleTextRole:
        return job ? spokenName(m_jobs.at(row), m_clock.now()) : spokenArtwork(row);
    case ArtworkIdRole:
        return artworkId(row);
    case JobIdRole:
        return job ? m_jobs.at(row).jobId : QString{};
    case StateRole:
        if (const ArtworkFacts *known = job ? nullptr : facts(row))
            return badgeText(*known);
        return job ? m_jobs.at(row).caption : QString{};
    default:
        return {};
    }
}

Qt::ItemFlags GalleryModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags result = QAbstractListModel::flags(index);
    return index.isValid() && !isJob(index.row()) ? result | Qt::ItemIsDragEnabled : result;
}

QStringList GalleryModel::mimeTypes() const
{
    return {u"text/uri-list"_s, u"text/plain"_s};
}

QMimeData *GalleryModel::mimeData(const QModelIndexList &indexes) const
{
    QList<QUrl> files;
    QStringList links;
    for (const QModelIndex &index : indexes) {
        const std::optional<Artwork> artwork = m_library.artwork(artworkId(index.row()));
        if (!artwork)
            continue;
        files.append(QUrl::fromLocalFile(m_library.absolutePath(*artwork)));
        if (const Result<Link> link = m_outbox.link(artwork->id))
            links.append(link->url);
    }
    if (files.isEmpty())
        return nullptr;
    auto *mime = new QMimeData;
    mime->setUrls(files);
    if (!links.isEmpty())
        mime->setText(links.join(u'\n'));
    return mime;
}

ArtworkId GalleryModel::artworkId(int row) const
{
    return row < m_jobs.count() || row >= rowCount() ? 0 : m_rows[size_t(row - m_jobs.count())].id;
}

const ArtworkFacts *GalleryModel::facts(int row) const
{
    const ArtworkFacts *known = m_facts.find(artworkId(row));
    if (!known && !m_fill.isActive())
        m_fill.start(0);
    return known;
}

int GalleryModel::indexOf(const ArtworkRow &wanted) const
{
    const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), wanted, newer);
    return place != m_rows.end() && place->id == wanted.id ? int(place - m_rows.begin()) : -1;
}

int GalleryModel::rowOf(ArtworkId id) const
{
    qint64 created = 0;
    if (const ArtworkFacts *known = m_facts.peek(id))
        created = known->artwork.createdAt.toMSecsSinceEpoch();
    else if (const std::optional<Artwork> artwork = m_library.artwork(id))
        created = artwork->createdAt.toMSecsSinceEpoch();
    const int index = indexOf({.id = id, .createdMs = created});
    return index < 0 ? -1 : index + m_jobs.count();
}

std::vector<GridSection> GalleryModel::sections() const
{
    std::vector<GridSection> sections;
    if (m_jobs.count() > 0)
        sections.push_back({.title = tr("Generating"), .first = 0, .count = m_jobs.count()});
    const QDate today = m_clock.now().toLocalTime().date();
    auto from = m_rows.begin();
    while (from != m_rows.end()) {
        // One search a day, so a hundred thousand pictures cost no more than their days.
        const QDate day = QDateTime::fromMSecsSinceEpoch(from->createdMs).date();
        const qint64 start = day.startOfDay().toMSecsSinceEpoch();
        const auto to = std::partition_point(
            from, m_rows.end(), [start](const ArtworkRow &row) { return row.createdMs >= start; });
        const auto end = to == from ? from + 1 : to;
        sections.push_back({.title = formatDay(day, today),
                            .first = int(from - m_rows.begin()) + m_jobs.count(),
                            .count = int(end - from)});
        from = end;
    }
    return sections;
}

void GalleryModel::addArtwork(ArtworkId id)
{
    const ArtworkFacts *known = m_facts.read(id);
    if (!known || known->artwork.trashedAt.isValid() || !m_library.matches(id, m_query))
        return;
    const ArtworkRow row{.id = id, .createdMs = known->artwork.createdAt.toMSecsSinceEpoch()};
    const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), row, newer);
    if (place != m_rows.end() && place->id == id)
        return;
    const int at = int(place - m_rows.begin()) + m_jobs.count();
    beginInsertRows({}, at, at);
    m_rows.insert(place, row);
    endInsertRows();
}

void GalleryModel::addArtworks(const std::vector<ArtworkId> &ids)
{
    for (const ArtworkId id : ids)
        addArtwork(id);
}

void GalleryModel::removeArtworks(const std::vector<ArtworkId> &ids)
{
    for (const ArtworkId id : ids) {
        const int row = rowOf(id);
        m_facts.forget(id);
        if (row < 0)
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + (row - m_jobs.count()));
        endRemoveRows();
    }
}

// Favourite, rating: it may match the query no more, or only now.
void GalleryModel::refresh(ArtworkId id)
{
    const int row = rowOf(id);
    if (row < 0)
        addArtwork(id);
    else if (!m_library.matches(id, m_query))
        removeArtworks({id});
    else
        touch(id);
}

void GalleryModel::touch(ArtworkId id)
{
    if (!m_facts.peek(id))
        return; // not on the screen; it is read when it gets there
    m_facts.read(id);
    m_touched.insert(id);
    if (!m_frame.isActive())
        m_frame.start();
}

void GalleryModel::fill()
{
    for (const ArtworkId id : m_facts.fill(filledAtOnce))
        m_touched.insert(id);
    if (m_facts.hasWishes())
        m_fill.start(0);
    announce();
}

void GalleryModel::announce()
{
    m_frame.stop();
    std::set<int> rows;
    for (const ArtworkId id : std::exchange(m_touched, {}))
        rows.insert(rowOf(id));
    for (const QString &id : std::exchange(m_touchedJobs, {}))
        rows.insert(rowOfJob(id));
    rows.erase(-1);
    while (!rows.empty()) {
        const int first = *rows.begin();
        int last = first;
        while (rows.erase(last) > 0)
            ++last;
        emit dataChanged(index(first), index(last - 1),
                         {Qt::DisplayRole, Qt::AccessibleTextRole, StateRole});
    }
}

void GalleryModel::waitForMidnight()
{
    const QDateTime now = m_clock.now().toLocalTime();
    m_midnight.start(int(now.msecsTo(now.date().addDays(1).startOfDay())) + 1000);
}

QString GalleryModel::spokenArtwork(int row) const
{
    const ArtworkFacts *known = facts(row);
    return known ? spokenPicture(*known) : tr("Picture");
}

} // namespace limner
