#include "ui/gallery/gallerymodel.h"

#include "core/base/clock.h"
#include "core/library/library.h"
#include "core/library/search/searchterm.h"
#include "core/upload/outbox.h"
#include "ui/common/controls.h"
#include "ui/gallery/detailrows.h"
#include "ui/gallery/linkedpicture.h"
#include "ui/gallery/tiletext.h"
#include "ui/queue/troublemark.h"

#include <QFile>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr int frameMs = 16;

// Views lay out anew for each run of rows that comes or goes; beyond this a reset is cheaper.
constexpr size_t mostRuns = 16;

QString ownOrderOf(const ArtworkQuery &query)
{
    const std::optional<LikeWish> wish = likeWishOf(parseSearch(query.text, {}).terms);
    if (!wish)
        return {};
    return wish->kind == LikeWish::Kind::Similar ? GalleryModel::tr("The most similar first")
                                                 : GalleryModel::tr("Duplicates side by side");
}

} // namespace

GalleryModel::GalleryModel(const Services &services, JobTiles &jobs, QObject *parent)
    : QAbstractListModel{parent}
    , m_originals{services.library.source()->originals()}
    , m_outbox{services.outbox}
    , m_clock{services.clock}
    , m_jobs{jobs}
    , m_questions{services.reader}
    , m_facts{services.outbox}
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(frameMs);
    connect(&m_frame, &QTimer::timeout, this, &GalleryModel::announce);
    m_midnight.setSingleShot(true);
    connect(&m_midnight, &QTimer::timeout, this, [this] {
        m_days.forget(); // the clock may have been moved to another time zone
        emit sectionsChanged();
        waitForMidnight();
    });
    waitForMidnight();
    connectJobs();
    connectServices(services);
    setQuery({});
}

void GalleryModel::connectServices(const Services &services)
{
    connect(&m_questions, &RowQuestions::answered, this, &GalleryModel::takeRows);
    connect(&m_questions, &RowQuestions::looked, this, &GalleryModel::takeLook);
    connect(&m_facts, &ArtworkFactsCache::arrived, this, [this](const std::vector<ArtworkId> &ids) {
        m_touched.insert(ids.begin(), ids.end());
        announce();
    });
    const Library *const library = services.library.source();
    connect(library, &Library::artworkAdded, this, &GalleryModel::addArtwork);
    connect(library, &Library::artworksRestored, this, &GalleryModel::addArtworks);
    connect(library, &Library::artworksTrashed, this, [this](const std::vector<ArtworkId> &ids) {
        if (asksForTrash(query().text))
            addArtworks(ids);
        else
            removeArtworks(ids);
    });
    connect(library, &Library::artworksErased, this, &GalleryModel::removeArtworks);
    connect(library, &Library::artworksChanged, this, &GalleryModel::refreshMarks);
    const Outbox *const outbox = services.outbox.source();
    connect(outbox, &Outbox::uploadChanged, this, &GalleryModel::touch);
    connect(outbox, &Outbox::linkReady, this, &GalleryModel::touch);
    connect(outbox, &Outbox::uploadProgress, this, [this](ArtworkId id, qint64 sent) {
        m_facts.setSent(id, sent);
        m_touched.insert(id);
        announceSoon();
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
        announceSoon();
    });
}

void GalleryModel::setQuery(const ArtworkQuery &query)
{
    m_facts.forgetWishes();
    m_questions.setQuery(query);
}

void GalleryModel::takeRows(const std::vector<ArtworkRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    m_ownOrder = ownOrderOf(query());
    endResetModel();
    emit answered();
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

void GalleryModel::askLoad(const std::vector<ArtworkId> &ids, const QObject *context,
                           TakeLoad take) const
{
    m_outbox.ask(
        [ids, originals = m_originals](Outbox &outbox) {
            DragLoad load;
            for (const LinkedPicture &one : linkedPictures(outbox, ids)) {
                const QString file = originals.absolutePath(one.facts.artwork);
                if (QFile::exists(file))
                    load.files.append(QUrl::fromLocalFile(file));
                else
                    load.missing.push_back(one.facts.artwork.id);
                if (one.link)
                    load.links.append(one.link->url);
            }
            return load;
        },
        context, std::move(take));
}

ArtworkId GalleryModel::artworkId(int row) const
{
    return row < m_jobs.count() || row >= rowCount() ? 0 : m_rows[size_t(row - m_jobs.count())].id;
}

const ArtworkFacts *GalleryModel::facts(int row) const
{
    return m_facts.find(artworkId(row));
}

int GalleryModel::indexOf(const ArtworkRow &wanted) const
{
    if (!m_ownOrder.isEmpty()) {
        const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                        [&](const ArtworkRow &row) { return row.id == wanted.id; });
        return found == m_rows.end() ? -1 : int(found - m_rows.begin());
    }
    const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), wanted, isNewer);
    return place != m_rows.end() && place->id == wanted.id ? int(place - m_rows.begin()) : -1;
}

int GalleryModel::rowOf(ArtworkId id) const
{
    if (const ArtworkFacts *known = m_facts.peek(id)) {
        const qint64 created = known->artwork.createdAt.toMSecsSinceEpoch();
        const int index = indexOf({.id = id, .createdMs = created});
        return index < 0 ? -1 : index + m_jobs.count();
    }
    const auto place = std::find_if(m_rows.begin(), m_rows.end(),
                                    [id](const ArtworkRow &row) { return row.id == id; });
    return place == m_rows.end() ? -1 : int(place - m_rows.begin()) + m_jobs.count();
}

std::vector<GridSection> GalleryModel::sections() const
{
    std::vector<GridSection> sections;
    if (m_jobs.count() > 0)
        sections.push_back({.first = 0, .count = m_jobs.count()});
    auto from = m_rows.begin();
    if (!m_ownOrder.isEmpty() && !m_rows.empty()) {
        sections.push_back(
            {.first = m_jobs.count(), .count = int(m_rows.size()), .title = m_ownOrder});
        from = m_rows.end();
    }
    while (from != m_rows.end()) {
        // One search a day, so a hundred thousand pictures cost no more than their days.
        const DayBounds::Day day = m_days.of(from->createdMs);
        const auto to = std::partition_point(from, m_rows.end(), [&day](const ArtworkRow &row) {
            return row.createdMs >= day.from;
        });
        const auto end = to == from ? from + 1 : to;
        sections.push_back({.day = day.date,
                            .first = int(from - m_rows.begin()) + m_jobs.count(),
                            .count = int(end - from)});
        from = end;
    }
    return sections;
}

void GalleryModel::addArtworks(const std::vector<ArtworkId> &ids)
{
    for (const ArtworkId id : ids)
        m_facts.setStale(id);
    if (ids.size() == 1)
        m_facts.refresh(ids.front()); // it will be painted at once
    m_questions.lookAt(ids);
}

void GalleryModel::takeLook(const std::vector<ArtworkId> &ids, const std::vector<ArtworkRow> &rows)
{
    std::unordered_set<ArtworkId> others{ids.begin(), ids.end()};
    for (const ArtworkRow &row : rows)
        others.erase(row.id);
    remove(others);
    std::vector<ArtworkRow> fresh = rows;
    std::erase_if(fresh, [this](const ArtworkRow &row) { return indexOf(row) >= 0; });
    if (!m_ownOrder.isEmpty() && !fresh.empty())
        return m_questions.setQuery(query()); // where they belong is not to be told from here
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
    m_questions.noteGone(ids);
    remove({ids.begin(), ids.end()});
}

void GalleryModel::remove(const std::unordered_set<ArtworkId> &ids)
{
    std::vector<std::pair<int, int>> runs; // first and last index
    for (int i = 0; !ids.empty() && i < int(m_rows.size()); ++i) {
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
    if (query().favouritesOnly || !query().text.isEmpty())
        m_questions.lookAt(ids);
    if (ids.size() == 1)
        return touch(ids.front());
    for (const ArtworkId id : ids)
        m_facts.setStale(id);
    if (!m_rows.empty()) // what is in sight is painted, and read again by that
        emit dataChanged(index(m_jobs.count()), index(rowCount() - 1));
}

void GalleryModel::touch(ArtworkId id)
{
    if (m_facts.peek(id)) // else it is not on the screen; it is asked for when it gets there
        m_facts.refresh(id);
}

void GalleryModel::announceSoon()
{
    if (!m_frame.isActive())
        m_frame.start();
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
