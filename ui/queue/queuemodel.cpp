#include "ui/queue/queuemodel.h"

#include "core/base/clock.h"
#include "ui/common/controls.h"
#include "ui/queue/troublemark.h"

#include <QMimeData>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

bool comesBefore(const JobTile &a, const JobTile &b)
{
    return std::pair{QueueModel::groupOf(a), a.position} <
           std::pair{QueueModel::groupOf(b), b.position};
}

} // namespace

QueueModel::QueueModel(JobTiles &jobs, Clock &clock, QObject *parent)
    : QAbstractListModel{parent}
    , m_tiles{jobs}
    , m_clock{clock}
{
    for (int index = 0; index < m_tiles.count(); ++index)
        m_rows.push_back(m_tiles.at(index));
    std::stable_sort(m_rows.begin(), m_rows.end(), comesBefore);
    connect(&m_tiles, &JobTiles::aboutToInsert, this, [this](int index) { m_arriving = index; });
    connect(&m_tiles, &JobTiles::inserted, this, [this] { put(m_arriving); });
    connect(&m_tiles, &JobTiles::changed, this, &QueueModel::put);
    connect(&m_tiles, &JobTiles::reordered, this, &QueueModel::takeOrder);
    connect(&m_tiles, &JobTiles::aboutToRemove, this,
            [this](int index) { m_leaving = m_tiles.at(index).jobId; });
    connect(&m_tiles, &JobTiles::removed, this, [this] { drop(m_leaving); });
}

QueueModel::Group QueueModel::groupOf(const JobTile &tile)
{
    if (tile.isTroubled())
        return Group::Troubled;
    return tile.state == JobState::Queued ? Group::Waiting : Group::Running;
}

int QueueModel::rowOf(const QString &jobId) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&](const JobTile &one) { return one.jobId == jobId; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int QueueModel::placeFor(const JobTile &tile) const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [&](const JobTile &one) {
        return one.jobId != tile.jobId && comesBefore(one, tile);
    }));
}

void QueueModel::put(int index)
{
    const JobTile &tile = m_tiles.at(index);
    const int to = placeFor(tile);
    const int from = rowOf(tile.jobId);
    if (from < 0) {
        beginInsertRows({}, to, to);
        m_rows.insert(m_rows.begin() + to, tile);
        return endInsertRows();
    }
    if (from != to) {
        beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
        JobTile moving = std::move(m_rows[size_t(from)]);
        m_rows.erase(m_rows.begin() + from);
        m_rows.insert(m_rows.begin() + to, std::move(moving));
        endMoveRows();
    }
    m_rows[size_t(to)] = tile;
    emit dataChanged(this->index(to), this->index(to));
}

void QueueModel::takeOrder()
{
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QStringList ids;
    for (const QModelIndex &one : before)
        ids.append(tile(one.row()).jobId);
    for (JobTile &row : m_rows) {
        if (const int index = m_tiles.indexOf(row.jobId); index >= 0)
            row.position = m_tiles.at(index).position;
    }
    std::stable_sort(m_rows.begin(), m_rows.end(), comesBefore);
    QModelIndexList after;
    for (const QString &id : ids)
        after.append(index(rowOf(id)));
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

void QueueModel::drop(const QString &jobId)
{
    const int row = rowOf(jobId);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const JobTile &row = tile(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.prompt;
    case Qt::ToolTipRole:
        return jobTip(row);
    case Qt::AccessibleTextRole:
        return spokenName(row, m_clock.now());
    case JobIdRole:
        return row.jobId;
    case GroupRole:
        return int(groupOf(row));
    default:
        return {};
    }
}

Qt::ItemFlags QueueModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // between two rows
    const Qt::ItemFlags plain = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return tile(index.row()).canMove() ? plain | Qt::ItemIsDragEnabled : plain;
}

QStringList QueueModel::mimeTypes() const
{
    return {QLatin1StringView{mimeType}};
}

QMimeData *QueueModel::mimeData(const QModelIndexList &indexes) const
{
    QStringList ids;
    for (const QModelIndex &index : indexes)
        ids.append(tile(index.row()).jobId);
    auto *data = new QMimeData; // the drag owns it
    data->setData(QLatin1StringView{mimeType}, ids.join(u'\n').toUtf8());
    return data;
}

bool QueueModel::canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int,
                                 const QModelIndex &parent) const
{
    if (action != Qt::MoveAction || !data->hasFormat(QLatin1StringView{mimeType}))
        return false;
    const int at = row >= 0 ? row : parent.row();
    // Up to the first waiting one, down to behind the last.
    const bool above = at > 0 && at <= rowCount() && groupOf(tile(at - 1)) == Group::Waiting;
    const bool below = at >= 0 && at < rowCount() && groupOf(tile(at)) == Group::Waiting;
    return above || below || at < 0;
}

QString QueueModel::waitingAt(int row) const
{
    const bool isThere = row >= 0 && row < rowCount() && groupOf(tile(row)) == Group::Waiting;
    return isThere ? tile(row).jobId : QString{};
}

bool QueueModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                              const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const QString text = QString::fromUtf8(data->data(QLatin1StringView{mimeType}));
    emit moveWanted(text.split(u'\n'), waitingAt(row >= 0 ? row : parent.row()));
    // The rows follow when the queue has done it; the view must not remove any.
    return false;
}

bool QueueModel::countsDown() const
{
    return std::any_of(m_rows.begin(), m_rows.end(),
                       [](const JobTile &one) { return one.countsDown(); });
}

} // namespace limner
