#pragma once

#include "core/jobs/job.h"
#include "core/library/database.h"

#include <vector>

namespace limner {

//! The `jobs` table. Every write is one durable commit unless a Transaction is open.
class JobStore {
public:
    explicit JobStore(Database &database) : m_database{database} {}

    //! Conflict when the id exists.
    [[nodiscard]] Result<> insert(Job &job);
    [[nodiscard]] Result<> save(const Job &job);
    [[nodiscard]] std::optional<Job> job(const QString &id);
    //! Not finished, in queue order.
    [[nodiscard]] std::vector<Job> unfinished();
    //! Unfinished first, then newest first.
    [[nodiscard]] std::vector<Job> all(int limit = -1);
    //! Failed, cancelled with a reason, or uncertain, and not put away.
    [[nodiscard]] std::vector<Job> troubled();
    //! A job with this fingerprint and a fixed seed that is Done or under way.
    [[nodiscard]] std::optional<Job> twin(const QByteArray &fingerprint);
    //! Median predict time of the last 20 finished jobs of this model; -1 with none.
    [[nodiscard]] double typicalSeconds(const QString &provider, const QString &model);

private:
    Database &m_database;
};

} // namespace limner
