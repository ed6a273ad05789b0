#include "core/jobs/jobstore.h"

#include "core/base/log.h"
#include "core/database/columns.h"
#include "core/database/facts.h"
#include "core/jobs/jobcolumns.h"
#include "core/library/lineage.h"

#include <iterator>
#include <limits>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

const QString pausedFact = u"queue.paused"_s;

} // namespace

Result<> JobStore::insert(Job &job)
{
    Database::Transaction transaction{m_database};
    if (this->job(job.id))
        return fail(ErrorKind::Conflict, u"a job with the id %1 exists"_s.arg(job.id));
    Result<QSqlQuery> last = m_database.run(u"SELECT coalesce(max(position), 0) + 1 FROM jobs"_s);
    if (!last)
        return propagate(last);
    const qint64 position = last->next() ? last->value(0).toLongLong() : 1;
    last->finish();
    Job stored = job;
    stored.position = position;
    const QVariantList values = jobValues(stored);
    const QString marks = u"?"_s + u", ?"_s.repeated(values.size() - 1);
    const Result<QSqlQuery> done =
        m_database.run(u"INSERT INTO jobs (%1) VALUES (%2)"_s.arg(jobColumns(), marks), values);
    if (!done)
        return propagate(done);
    if (Result<> noted = noteInputs(m_database, stored.id, stored.request.parameters); !noted)
        return noted;
    if (Result<> committed = transaction.commit(); !committed)
        return committed;
    job.position = position;
    return {};
}

Result<> JobStore::save(const Job &job)
{
    static const QString sql = u"UPDATE jobs SET %1 WHERE id = ?"_s.arg(movingJobColumns());
    const Result<QSqlQuery> done = m_database.run(sql, movingJobValues(job) + QVariantList{job.id});
    if (!done)
        return propagate(done);
    if (Database::changed(*done) != 1)
        return fail(ErrorKind::NotFound, u"there is no job %1"_s.arg(job.id));
    return {};
}

Result<> JobStore::askCancel(const QString &id)
{
    const Result<QSqlQuery> done =
        m_database.run(u"UPDATE jobs SET cancel_asked = 1 WHERE id = ?"_s, {id});
    if (!done)
        return propagate(done);
    return {};
}

Result<> JobStore::remove(const QString &id)
{
    const Result<QSqlQuery> done = m_database.run(
        u"DELETE FROM jobs WHERE id = ? AND state = 'queued' AND submitted_at IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM ledger WHERE job_id = jobs.id)"_s,
        {id});
    if (!done)
        return propagate(done);
    if (Database::changed(*done) != 1)
        return fail(ErrorKind::Conflict, u"the job %1 was sent already"_s.arg(id));
    return {};
}

std::vector<Job> JobStore::select(const QString &where, const QVariantList &values)
{
    return run(u"SELECT %1 FROM jobs "_s.arg(jobColumns()) + where, values);
}

std::vector<Job> JobStore::run(const QString &sql, const QVariantList &values)
{
    std::vector<Job> out;
    Result<QSqlQuery> rows = m_database.run(sql, values);
    if (!rows) {
        qCWarning(lcJobs) << "the jobs cannot be read:" << rows.error().message;
        return out;
    }
    while (rows->next())
        out.push_back(jobFrom(*rows));
    rows->finish();
    return out;
}

std::optional<Job> JobStore::job(const QString &id)
{
    std::vector<Job> found = select(u"WHERE id = ?"_s, {id});
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::vector<Job> JobStore::unfinished()
{
    return select(u"WHERE state IN ('queued', 'submitting', 'running', 'fetching', 'uncertain')"
                  " ORDER BY position"_s);
}

std::vector<Job> JobStore::withOpenOutputs()
{
    return select(u"WHERE state NOT IN ('done', 'failed', 'cancelled')"
                  " OR (state != 'done' AND outputs != '[]')"_s);
}

std::vector<Job> JobStore::queued(const QString &provider, int limit)
{
    return select(u"WHERE state = 'queued' AND provider = ? ORDER BY position LIMIT ?"_s,
                  {provider, limit});
}

int JobStore::queuedCount()
{
    Result<QSqlQuery> row = m_database.run(u"SELECT count(*) FROM jobs WHERE state = 'queued'"_s);
    return row && row->next() ? row->value(0).toInt() : 0;
}

std::map<QString, int> JobStore::queuedByProvider()
{
    std::map<QString, int> out;
    Result<QSqlQuery> rows = m_database.run(
        u"SELECT provider, count(*) FROM jobs WHERE state = 'queued' GROUP BY provider"_s);
    while (rows && rows->next())
        out.emplace(rows->value(0).toString(), rows->value(1).toInt());
    return out;
}

std::vector<Place> JobStore::places()
{
    std::vector<Place> out;
    Result<QSqlQuery> rows =
        m_database.run(u"SELECT id, position FROM jobs WHERE state = 'queued' ORDER BY position"_s);
    while (rows && rows->next())
        out.push_back({rows->value(0).toString(), rows->value(1).toLongLong()});
    return out;
}

Result<> JobStore::place(const std::vector<Place> &places)
{
    Database::Transaction transaction{m_database};
    for (const Place &one : places) {
        // One that was started meanwhile keeps its place.
        const Result<QSqlQuery> done =
            m_database.run(u"UPDATE jobs SET position = ? WHERE id = ? AND state = 'queued'"_s,
                           {one.position, one.jobId});
        if (!done)
            return propagate(done);
    }
    return transaction.commit();
}

Result<> JobStore::notePaused(bool paused)
{
    return Facts{m_database}.set(pausedFact, paused ? u"1"_s : u"0"_s);
}

bool JobStore::isPaused()
{
    return Facts{m_database}.value(pausedFact) == u"1"_s;
}

std::vector<std::pair<QString, QDateTime>> JobStore::lastCreates(const QDateTime &since, int limit)
{
    std::vector<std::pair<QString, QDateTime>> out;
    // The newest rows only: there is no index on the time, and none is worth its keep.
    Result<QSqlQuery> rows = m_database.run(
        u"SELECT provider, submitted_at FROM (SELECT provider, submitted_at FROM jobs"
        " ORDER BY rowid DESC LIMIT ?) WHERE submitted_at >= ? ORDER BY submitted_at"_s,
        {limit, since.toMSecsSinceEpoch()});
    while (rows && rows->next())
        out.emplace_back(rows->value(0).toString(), timeFrom(rows->value(1)));
    return out;
}

std::vector<Job> JobStore::all(int limit)
{
    return select(u"ORDER BY state IN ('done', 'failed', 'cancelled'), position DESC LIMIT ?"_s,
                  {limit});
}

std::vector<Job> JobStore::newest(const std::vector<JobState> &states, qint64 below, int limit)
{
    // One walk down the index for each state; together they would be sorted as a whole.
    QStringList parts;
    QVariantList values;
    for (const JobState state : states) {
        parts.append(u"SELECT * FROM (SELECT %1 FROM jobs WHERE state = ? AND position < ?"
                     " ORDER BY position DESC LIMIT ?)"_s.arg(jobColumns()));
        values.append({toString(state), below, limit});
    }
    values.append(limit);
    return run(parts.join(u" UNION ALL "_s) + u" ORDER BY position DESC LIMIT ?"_s, values);
}

std::vector<Job> JobStore::page(const std::optional<After> &after, int limit)
{
    static const std::vector<JobState> open{JobState::Queued, JobState::Submitting,
                                            JobState::Running, JobState::Fetching,
                                            JobState::Uncertain};
    static const std::vector<JobState> finished{JobState::Done, JobState::Failed,
                                                JobState::Cancelled};
    constexpr qint64 top = std::numeric_limits<qint64>::max();
    if (after && after->isFinished)
        return newest(finished, after->position, limit);
    std::vector<Job> out = newest(open, after ? after->position : top, limit);
    if (const int left = limit - static_cast<int>(out.size()); left > 0) {
        std::vector<Job> rest = newest(finished, top, left);
        std::move(rest.begin(), rest.end(), std::back_inserter(out));
    }
    return out;
}

std::vector<Job> JobStore::troubled()
{
    // Left to itself SQLite goes through everything that is done.
    return select(
        u"INDEXED BY jobs_troubled WHERE dismissed = 0 AND (state IN ('failed', 'uncertain') OR"
        " (state IN ('cancelled', 'done') AND error IS NOT NULL) OR"
        " (state = 'cancelled' AND billed = 1)) ORDER BY position"_s);
}

std::optional<Job> JobStore::twin(const QByteArray &fingerprint)
{
    // One under way is better than none; the newest finished one is what the artist remembers.
    std::vector<Job> found =
        select(u"WHERE fingerprint = ? AND seed_fixed = 1 AND state NOT IN ('failed', 'cancelled')"
               " ORDER BY state = 'done', position DESC LIMIT 1"_s,
               {QString::fromLatin1(fingerprint)});
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::vector<Job> JobStore::group(const QString &id)
{
    if (id.isEmpty())
        return {};
    return select(u"WHERE group_id = ? AND group_id <> '' ORDER BY position"_s, {id});
}

bool JobStore::isTaken(const QString &remoteId, const QString &jobId)
{
    Result<QSqlQuery> row =
        m_database.run(u"SELECT count(*) FROM jobs WHERE remote_id = ? AND id <> ?"
                       // Two providers may well use the same one.
                       " AND provider = (SELECT provider FROM jobs WHERE id = ?)"_s,
                       {remoteId, jobId, jobId});
    return row && row->next() && row->value(0).toInt() > 0;
}

} // namespace limner
