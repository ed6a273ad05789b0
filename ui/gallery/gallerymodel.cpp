#include "ui/gallery/gallerymodel.h"

#include "core/upload/outbox.h"
#include "ui/common/controls.h"
#include "ui/common/formats.h"
#include "ui/gallery/detailrows.h"
#include "ui/gallery/tiletext.h"
#include "ui/queue/troublemark.h"

#include <QMimeData>
#include <QUrl>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr int filledAtOnce = 64;
constexpr int frameMs = 16;

// Views lay out anew for each run of rows that comes or goes; beyond this a reset is cheaper.
constexpr size_t mostRuns = 16;

} // namespace

GalleryModel::GalleryModel(Library &library, JobQueue &queue, Outbox &outbox, Clock &clock,
                           QObject *parent)
    : QAbstractListModel{parent}
    , m_library{library}
    , m_outbox{outbox}
    , m_clock{clock}
    , m_jobs{queue}
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
    connect(&library, &Library::artworksChanged, this, &GalleryModel::refreshMarks);
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
    case Qt::ToolTipRole:
        return job ? jobTip(m_jobs.at(row)) : pictureTip(row);
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
        files.append(QUrl::fromLocalFile(m_library.originals().absolutePath(*artwork)));
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
    if (m_facts.hasWishes() && !m_fill.isActive())
        m_fill.start(0);
    return known;
}

int GalleryModel::indexOf(const ArtworkRow &wanted) const
{
    const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), wanted, isNewer);
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
                            .count = int(end - from),
                            .shortTitle = formatShortDay(day, today),
                            .mayShare = true});
        from = end;
    }
    return sections;
}

void GalleryModel::addArtworks(const std::vector<ArtworkId> &ids)
{
    std::vector<ArtworkRow> fresh = m_library.rowsAmong(ids, m_query);
    std::erase_if(fresh, [this](const ArtworkRow &row) { return indexOf(row) >= 0; });
    if (ids.size() == 1 && !fresh.empty())
        m_facts.read(ids.front()); // it will be painted at once
    insert(fresh);
}

void GalleryModel::insert(const std::vector<ArtworkRow> &rows)
{
    // Runs of new rows that stand between the same two old ones.
    struct Run {
        size_t at = 0;
        size_t from = 0;
        size_t count = 0;
    };
    std::vector<Run> runs;
    for (size_t i = 0; i < rows.size(); ++i) {
        const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), rows[i], isNewer);
        const auto at = size_t(place - m_rows.begin());
        if (runs.empty() || runs.back().at != at)
            runs.push_back({.at = at, .from = i});
        ++runs.back().count;
    }
    if (runs.size() > mostRuns) {
        beginResetModel();
        std::vector<ArtworkRow> merged;
        merged.reserve(m_rows.size() + rows.size());
        std::merge(m_rows.begin(), m_rows.end(), rows.begin(), rows.end(),
                   std::back_inserter(merged), isNewer);
        m_rows = std::move(merged);
        endResetModel();
        return;
    }
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) { // so that places stay true
        const int first = int(run->at) + m_jobs.count();
        beginInsertRows({}, first, first + int(run->count) - 1);
        const auto from = rows.begin() + qsizetype(run->from);
        m_rows.insert(m_rows.begin() + qsizetype(run->at), from, from + qsizetype(run->count));
        endInsertRows();
    }
}

void GalleryModel::removeArtworks(const std::vector<ArtworkId> &ids)
{
    for (const ArtworkId id : ids)
        m_facts.forget(id);
    remove({ids.begin(), ids.end()});
}

void GalleryModel::remove(const std::unordered_set<ArtworkId> &ids)
{
    std::vector<std::pair<int, int>> runs; // first and last index
    for (int i = 0; i < int(m_rows.size()); ++i) {
        if (!ids.contains(m_rows[size_t(i)].id))
            continue;
        if (runs.empty() || runs.back().second != i - 1)
            runs.emplace_back(i, i);
        runs.back().second = i;
    }
    if (runs.size() > mostRuns) {
        beginResetModel();
        std::erase_if(m_rows, [&](const ArtworkRow &row) { return ids.contains(row.id); });
        endResetModel();
        return;
    }
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        beginRemoveRows({}, run->first + m_jobs.count(), run->second + m_jobs.count());
        m_rows.erase(m_rows.begin() + run->first, m_rows.begin() + run->second + 1);
        endRemoveRows();
    }
}

void GalleryModel::refreshMarks(const std::vector<ArtworkId> &ids)
{
    // A picture may match the query no more, or only now.
    if (m_query.favouritesOnly || !m_query.text.isEmpty()) {
        std::unordered_set<ArtworkId> others{ids.begin(), ids.end()};
        std::vector<ArtworkRow> fresh = m_library.rowsAmong(ids, m_query);
        for (const ArtworkRow &row : fresh)
            others.erase(row.id);
        std::erase_if(fresh, [this](const ArtworkRow &row) { return indexOf(row) >= 0; });
        remove(others);
        insert(fresh);
    }
    if (ids.size() == 1)
        return touch(ids.front());
    for (const ArtworkId id : ids)
        m_facts.setStale(id);
    if (!m_rows.empty()) // what is in sight is painted, and read again by that
        emit dataChanged(index(m_jobs.count()), index(rowCount() - 1));
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

//! Why it is not in the store yet.
QString GalleryModel::pictureTip(int row) const
{
    const ArtworkFacts *known = facts(row);
    return known ? plainToolTip(uploadText(known->upload, m_clock.now())) : QString{};
}

QString GalleryModel::spokenArtwork(int row) const
{
    const ArtworkFacts *known = facts(row);
    return known ? spokenPicture(*known) : tr("Picture");
}

} // namespace limner
