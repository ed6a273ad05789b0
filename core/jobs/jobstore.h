#pragma once

#include "core/jobs/job.h"
#include "core/jobs/place.h"
#include "core/database/database.h"

#include <map>
#include <utility>
#include <vector>

namespace limner {

//! The `jobs` table. Every write is one durable commit unless a Transaction is open.
class JobStore {
public:
    explicit JobStore(Database &database)
        : m_database{database}
    {}

    //! Fills in the position. Conflict when the id exists.
    [[nodiscard]] Result<> insert(Job &job);
    [[nodiscard]] Result<> save(const Job &job);
    //! Remembers the wish, so that a crash does not forget it.
    [[nodiscard]] Result<> askCancel(const QString &id);
    //! Forgets a job that was never sent; Conflict for any other.
    [[nodiscard]] Result<> remove(const QString &id);
    [[nodiscard]] std::optional<Job> job(const QString &id);
    //! Not finished, in queue order.
    [[nodiscard]] std::vector<Job> unfinished();
    //! Not finished, or ended with outputs that may still be fetched.
    [[nodiscard]] std::vector<Job> withOpenOutputs();
    //! Waiting for their turn, in queue order, at most `limit`.
    [[nodiscard]] std::vector<Job> queued(const QString &provider, int limit);
    [[nodiscard]] int queuedCount();
    //! How many wait for each provider; only those for which any do.
    [[nodiscard]] std::map<QString, int> queuedByProvider();
    //! Every waiting job's place, in queue order.
    [[nodiscard]] std::vector<Place> places();
    //! All in one commit.
    [[nodiscard]] Result<> place(const std::vector<Place> &places);
    //! The last creates of all: provider and time of submission, at most `limit`.
    [[nodiscard]] std::vector<std::pair<QString, QDateTime>> lastCreates(const QDateTime &since,
                                                                         int limit);
    //! Whether the queue is paused, for the next start.
    [[nodiscard]] Result<> notePaused(bool paused);
    [[nodiscard]] bool isPaused();
    //! Unfinished first, then newest first.
    [[nodiscard]] std::vector<Job> all(int limit = -1);
    //! The same a page at a time: at most `limit` behind a place, or from the start.
    struct After {
        bool isFinished = false;
        qint64 position = 0;
    };
    [[nodiscard]] std::vector<Job> page(const std::optional<After> &after, int limit);
    //! Failed, uncertain, or ended with something to say, and not put away.
    [[nodiscard]] std::vector<Job> troubled();
    //! A job with this fingerprint and a fixed seed that is Done or under way.
    [[nodiscard]] std::optional<Job> twin(const QByteArray &fingerprint);
    //! The jobs of one click, in queue order; none for an empty id.
    [[nodiscard]] std::vector<Job> group(const QString &id);
    //! Some other job than `jobId` already has this remote id.
    [[nodiscard]] bool isTaken(const QString &remoteId, const QString &jobId);

private:
    [[nodiscard]] std::vector<Job> select(const QString &where, const QVariantList &values = {});
    [[nodiscard]] std::vector<Job> run(const QString &sql, const QVariantList &values);
    //! Of these states, below this position, the last one first.
    [[nodiscard]] std::vector<Job> newest(const std::vector<JobState> &states, qint64 below,
                                          int limit);

    Database &m_database;
};

} // namespace limner
