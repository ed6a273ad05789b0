#include "core/jobs/ledger.h"

#include "core/schema/countparameter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int mostPictures = 64;

QString kindName(LedgerEntry::Kind kind)
{
    switch (kind) {
    case LedgerEntry::Kind::Reserve:
        return u"reserve"_s;
    case LedgerEntry::Kind::Settle:
        return u"settle"_s;
    case LedgerEntry::Kind::Refund:
        return u"refund"_s;
    }
    return {};
}

} // namespace

Result<> Ledger::add(const Job &job, const LedgerEntry &entry, const QDateTime &at)
{
    // The unique index on (job, kind) makes a second entry of the same kind a no-op.
    const Result<QSqlQuery> done = m_database.run(
        u"INSERT INTO ledger (at, job_id, kind, amount, currency, estimated, provider, model, "
        u"pictures)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (job_id, kind) DO NOTHING"_s,
        {at.toMSecsSinceEpoch(), job.id, kindName(entry.kind), std::max(0.0, entry.amount),
         entry.currency, entry.estimated ? 1 : 0, job.request.provider, job.request.model,
         entry.pictures});
    if (!done)
        return propagate(done);
    return {};
}

Spend Ledger::spend(const QDateTime &now)
{
    const QDate today = now.toLocalTime().date();
    const qint64 midnight = today.startOfDay().toMSecsSinceEpoch();
    const qint64 month = QDate{today.year(), today.month(), 1}.startOfDay().toMSecsSinceEpoch();
    Spend out;
    Result<QSqlQuery> settled = m_database.run(
        u"SELECT coalesce(sum(CASE WHEN at >= ? THEN amount END), 0.0),"
        " coalesce(sum(amount), 0.0) FROM ledger WHERE kind = 'settle' AND at >= ?"_s,
        {midnight, month});
    if (settled && settled->next()) {
        out.today = settled->value(0).toDouble();
        out.month = settled->value(1).toDouble();
    }
    Result<QSqlQuery> open = m_database.run(
        u"SELECT coalesce(sum(amount), 0.0) FROM ledger AS r WHERE kind = 'reserve' AND NOT EXISTS"
        " (SELECT 1 FROM ledger AS e WHERE e.job_id = r.job_id AND e.kind <> 'reserve')"_s);
    if (open && open->next())
        out.reserved = open->value(0).toDouble();
    return out;
}

std::optional<double> Ledger::reservedFor(const QString &jobId)
{
    Result<QSqlQuery> row = m_database.run(
        u"SELECT amount FROM ledger WHERE job_id = ? AND kind = 'reserve'"_s, {jobId});
    if (!row || !row->next())
        return std::nullopt;
    return row->value(0).toDouble();
}

double estimatedCost(double typicalSeconds, int pictures)
{
    const double running =
        typicalSeconds >= 0 ? typicalSeconds : assumedSecondsPerPicture * std::max(1, pictures);
    return running * defaultRatePerSecond;
}

int pictureCount(const Request &request)
{
    for (const QString &name : countParameterNames()) {
        if (const std::optional<qint64> count =
                integerAt(request.parameters, name.toLatin1().constData()))
            return static_cast<int>(std::clamp<qint64>(*count, 1, mostPictures));
    }
    return 1;
}

} // namespace limner
