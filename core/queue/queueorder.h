#pragma once

#include "core/jobs/jobstore.h"

#include <QObject>
#include <QStringList>

#include <vector>

namespace limner {

//! The order of the waiting jobs, as the artist sets it; durable, each move in one commit.
class QueueOrder final : public QObject {
    Q_OBJECT
public:
    explicit QueueOrder(JobStore &jobs, QObject *parent = nullptr)
        : QObject{parent}
        , m_jobs{jobs}
    {}

    //! Waiting jobs only, others are left out. Empty `before` = at the end.
    [[nodiscard]] Result<> moveBefore(const QStringList &ids, const QString &before);
    [[nodiscard]] Result<> runNext(const QStringList &ids);
    [[nodiscard]] Result<> runLast(const QStringList &ids);
    //! Every waiting job's place, in queue order.
    [[nodiscard]] std::vector<Place> places() { return m_jobs.places(); }

signals:
    void changed(const std::vector<limner::Place> &places);

private:
    JobStore &m_jobs;
};

//! Moves the jobs `ids`, in their present order, to stand before the job `before`; empty = at the
//! end. `waiting` is in queue order. Gives the places that change, and only those: nothing when
//! the order stays, or when `before` does not wait (any more). Positions are handed round among
//! the waiting jobs, so that no other job is touched.
[[nodiscard]] std::vector<Place> placesAfterMove(const std::vector<Place> &waiting,
                                                 const QStringList &ids, const QString &before);

} // namespace limner
