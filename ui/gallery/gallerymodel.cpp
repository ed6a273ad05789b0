#include "ui/gallery/gallerymodel.h"

#include "core/base/clock.h"
#include "core/library/library.h"
#include "core/library/search/searchterm.h"
#include "core/upload/outbox.h"
#include "ui/common/controls.h"
#include "ui/gallery/detailrows.h"
#include "ui/gallery/dragout.h"
#include "ui/gallery/gallerysections.h"
#include "ui/gallery/likeheading.h"
#include "ui/gallery/tiletext.h"
#include "ui/queue/troublemark.h"

#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr int frameMs = 16;

// Views lay out anew for each run of rows that comes or goes; beyond this a reset is cheaper.
constexpr size_t mostRuns = 16;

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
        emit sectionsChanged();
        if (QTimeZone::systemTimeZoneId() != m_zone)
            askAgain(); // the clock was moved to another time zone, where days are others
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
    const Albums *const albums = &services.library.source()->albums();
    const auto reorder = [this] {
        if (query().order.group == GroupBy::Album)
            askAgain();
    };
    connect(albums, &Albums::changed, this, reorder);
    connect(albums, &Albums::orderChanged, this, reorder);
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

//! The same once more, for another order.
void GalleryModel::askAgain()
{
    m_isAskingAgain = isKnown();
    m_zone = QTimeZone::systemTimeZoneId();
    m_questions.setQuery(query());
}

void GalleryModel::setQuery(const ArtworkQuery &query)
{
    m_isAskingAgain = false;
    m_zone = QTimeZone::systemTimeZoneId();
    m_facts.forgetWishes();
    m_questions.setQuery(query);
}

void GalleryModel::takeRows(const std::vector<ArtworkRow> &rows)
{
    beginResetModel();
    m_ownOrder = likeHeading(query().text);
    m_rows.set(rows, shownOrder());
    endResetModel();
    if (!std::exchange(m_isAskingAgain, false))
        emit answered();
}

int GalleryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_jobs.count() + int(m_rows.rows().size());
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
        [ids, originals = m_originals](Outbox &outbox) { return loadOf(outbox, originals, ids); },
        context, std::move(take));
}

ArtworkId GalleryModel::artworkId(int row) const
{
    const int index = row - m_jobs.count();
    return index < 0 || row >= rowCount() ? 0 : m_rows.rows()[size_t(index)].id;
}

const ArtworkFacts *GalleryModel::facts(int row) const
{
    return m_facts.find(artworkId(row));
}

int GalleryModel::rowOf(ArtworkId id) const
{
    const ArtworkFacts *const known = m_facts.peek(id);
    const int index = known ? m_rows.quickIndexOf(id, known->artwork.createdAt.toMSecsSinceEpoch())
                            : m_rows.indexOf(id);
    return index < 0 ? -1 : index + m_jobs.count();
}

std::vector<ArtworkId> GalleryModel::pictures(int row) const
{
    return m_rows.picturesAt(row - m_jobs.count());
}

StackPart GalleryModel::stack(int row) const
{
    return m_rows.stack(row - m_jobs.count());
}

bool GalleryModel::shareOpenStack(int row, int other) const
{
    return m_rows.shareOpenStack(row - m_jobs.count(), other - m_jobs.count());
}

void GalleryModel::setStackOpen(int row, bool isOpen)
{
    apply(m_rows.setOpen(row - m_jobs.count(), isOpen));
}

void GalleryModel::setStacksOpen(bool isOpen)
{
    beginResetModel();
    m_rows.setAllOpen(isOpen);
    endResetModel();
}

std::vector<GridSection> GalleryModel::sections() const
{
    std::vector<GridSection> sections;
    if (m_jobs.count() > 0)
        sections.push_back({.first = 0, .count = m_jobs.count()});
    addSections(sections, m_rows.rows(), shownOrder().group, m_ownOrder);
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
    apply(m_rows.change(ids, rows)); // those that match come again
}

void GalleryModel::apply(const ShownRows::Change &change)
{
    remove(change.gone);
    insert(change.fresh);
    if (change.touched.empty())
        return;
    m_touched.insert(change.touched.begin(), change.touched.end());
    announce();
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
        const size_t at = m_rows.placeOf(rows[i]);
        if (runs.empty() || runs.back().at != at)
            runs.push_back({.at = at, .from = i});
        ++runs.back().count;
    }
    if (runs.size() > mostRuns) {
        beginResetModel();
        m_rows.insertAll(rows);
        endResetModel();
        return;
    }
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) { // so that places stay true
        const int first = int(run->at) + m_jobs.count();
        beginInsertRows({}, first, first + int(run->count) - 1);
        m_rows.insert(run->at, &rows[run->from], run->count);
        endInsertRows();
    }
}

void GalleryModel::removeArtworks(const std::vector<ArtworkId> &ids)
{
    for (const ArtworkId id : ids)
        m_facts.forget(id);
    m_questions.noteGone(ids);
    apply(m_rows.change(ids, {}));
}

void GalleryModel::remove(const std::vector<int> &indexes)
{
    std::vector<std::pair<int, int>> runs; // first and last index
    for (const int index : indexes) {
        if (runs.empty() || runs.back().second != index - 1)
            runs.emplace_back(index, index);
        runs.back().second = index;
    }
    if (runs.size() > mostRuns) {
        beginResetModel();
        m_rows.removeAll(indexes);
        endResetModel();
        return;
    }
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        beginRemoveRows({}, run->first + m_jobs.count(), run->second + m_jobs.count());
        m_rows.remove(run->first, run->second);
        endRemoveRows();
    }
}

//! Where marks and albums are what pictures are ordered by.
bool GalleryModel::mayMoveByMarks() const
{
    return query().order.sort == SortBy::Rating || query().order.group == GroupBy::Album;
}

void GalleryModel::refreshMarks(const std::vector<ArtworkId> &ids)
{
    // A picture may match the query no more, or only now.
    if (query().favouritesOnly || !query().text.isEmpty() || mayMoveByMarks())
        m_questions.lookAt(ids);
    if (ids.size() == 1)
        return touch(ids.front());
    for (const ArtworkId id : ids)
        m_facts.setStale(id);
    if (!m_rows.rows().empty()) // what is in sight is painted, and read again by that
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
    const QString picture = known ? spokenPicture(*known) : tr("Picture");
    return withStack(picture, stack(row));
}

} // namespace limner
