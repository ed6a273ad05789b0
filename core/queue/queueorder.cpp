#include "core/queue/queueorder.h"

#include <QSet>

#include <algorithm>
#include <limits>

namespace limner {

std::vector<Place> placesAfterMove(const std::vector<Place> &waiting, const QStringList &ids,
                                   const QString &before)
{
    const QSet<QString> moving{ids.begin(), ids.end()};
    // Dropped on one of the moved ones themselves, the group stands before whoever follows it.
    auto target = std::find_if(waiting.begin(), waiting.end(),
                               [&](const Place &one) { return one.jobId == before; });
    if (target == waiting.end() && !before.isEmpty())
        return {};
    target = std::find_if(target, waiting.end(),
                          [&](const Place &one) { return !moving.contains(one.jobId); });

    std::vector<const Place *> order;
    order.reserve(waiting.size());
    const auto add = [&](auto from, auto to, bool moved) {
        for (; from != to; ++from) {
            if (moving.contains(from->jobId) == moved)
                order.push_back(&*from);
        }
    };
    add(waiting.begin(), target, false);
    add(waiting.begin(), waiting.end(), true);
    add(target, waiting.end(), false);

    std::vector<Place> changed;
    qint64 last = std::numeric_limits<qint64>::min();
    for (std::size_t i = 0; i < order.size(); ++i) {
        // Two of the same position would have no order: the later one gives way.
        last = std::max(waiting[i].position, last + 1);
        if (order[i]->position != last)
            changed.push_back({order[i]->jobId, last});
    }
    return changed;
}

Result<> QueueOrder::moveBefore(const QStringList &ids, const QString &before)
{
    const std::vector<Place> moved = placesAfterMove(m_jobs.places(), ids, before);
    if (moved.empty())
        return {};
    if (Result<> placed = m_jobs.place(moved); !placed)
        return placed;
    emit changed(m_jobs.places());
    return {};
}

Result<> QueueOrder::runNext(const QStringList &ids)
{
    const std::vector<Place> places = m_jobs.places();
    return places.empty() ? Result<>{} : moveBefore(ids, places.front().jobId);
}

Result<> QueueOrder::runLast(const QStringList &ids)
{
    return moveBefore(ids, {});
}

} // namespace limner
