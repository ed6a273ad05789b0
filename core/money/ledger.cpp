#include "core/money/ledger.h"

#include "core/database/columns.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

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

double number(Result<QSqlQuery> row)
{
    return row && row->next() ? row->value(0).toDouble() : 0.0;
}

} // namespace

Result<> Ledger::add(const QString &jobId, const Request &request, const LedgerEntry &entry,
                     const QDateTime &at)
{
    // The unique index on (job, kind) makes a second entry of the same kind a no-op.
    const Result<QSqlQuery> done = m_database.run(
        u"INSERT INTO ledger (at, job_id, kind, amount, currency, estimated, provider, model, "
        u"pictures)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (job_id, kind) DO NOTHING"_s,
        {at.toMSecsSinceEpoch(), jobId, kindName(entry.kind), soundAmount(entry.amount),
         entry.currency, entry.estimated ? 1 : 0, request.provider, request.model,
         std::max(0, entry.pictures)});
    if (!done)
        return propagate(done);
    return {};
}

Spend Ledger::spend(const QDateTime &now, const QString &currency)
{
    Spend out;
    Result<QSqlQuery> settled = m_database.run(
        u"SELECT coalesce(sum(CASE WHEN at >= ? THEN amount END), 0.0),"
        " coalesce(sum(amount), 0.0) FROM ledger"
        " WHERE kind = 'settle' AND at >= ? AND currency = ?"_s,
        {startOfDay(now).toMSecsSinceEpoch(), startOfMonth(now).toMSecsSinceEpoch(), currency});
    if (settled && settled->next()) {
        out.today = settled->value(0).toDouble();
        out.month = settled->value(1).toDouble();
    }
    // By the open jobs, of which there are few, not by the whole ledger.
    out.reserved = number(
        m_database.run(u"SELECT coalesce(sum(r.amount), 0.0) FROM jobs AS j JOIN ledger AS r"
                       " ON r.job_id = j.id AND r.kind = 'reserve' WHERE r.currency = ? AND"
                       " j.state IN ('queued', 'submitting', 'running', 'fetching', 'uncertain')"_s,
                       {currency}));
    return out;
}

double Ledger::pending(const QDateTime &since, const QString &currency)
{
    return number(
        m_database.run(u"SELECT coalesce(sum(r.amount), 0.0) FROM jobs AS j JOIN ledger AS r"
                       " ON r.job_id = j.id AND r.kind = 'reserve' WHERE r.currency = ? AND"
                       " (j.state IN ('queued', 'submitting', 'running', 'fetching') OR"
                       " (j.state = 'uncertain' AND r.at >= ?))"_s,
                       {currency, since.toMSecsSinceEpoch()}));
}

std::vector<ModelSpend> Ledger::byModel(const QDateTime &since, const QString &currency)
{
    std::vector<ModelSpend> out;
    Result<QSqlQuery> rows =
        m_database.run(u"SELECT model, sum(amount) AS total, sum(pictures) FROM ledger"
                       " WHERE kind = 'settle' AND at >= ? AND currency = ?"
                       " GROUP BY model ORDER BY total DESC, model"_s,
                       {since.toMSecsSinceEpoch(), currency});
    while (rows && rows->next())
        out.push_back({.model = rows->value(0).toString(),
                       .amount = rows->value(1).toDouble(),
                       .pictures = rows->value(2).toInt()});
    return out;
}

std::vector<DaySpend> Ledger::byDay(QDate first, QDate last, const QString &currency)
{
    std::vector<DaySpend> out;
    for (QDate day = first; day <= last; day = day.addDays(1))
        out.push_back({.day = day});
    Result<QSqlQuery> rows =
        m_database.run(u"SELECT at, amount, pictures FROM ledger"
                       " WHERE kind = 'settle' AND at >= ? AND at < ? AND currency = ?"_s,
                       {first.startOfDay().toMSecsSinceEpoch(),
                        last.addDays(1).startOfDay().toMSecsSinceEpoch(), currency});
    // Days are told apart here: SQLite's idea of local time is not Qt's.
    while (rows && rows->next()) {
        const QDate day = timeFrom(rows->value(0)).toLocalTime().date();
        const qint64 index = first.daysTo(day);
        if (index < 0 || index >= static_cast<qint64>(out.size()))
            continue;
        DaySpend &spent = out[static_cast<size_t>(index)];
        spent.amount += rows->value(1).toDouble();
        spent.pictures += rows->value(2).toInt();
    }
    return out;
}

qint64 Ledger::entries()
{
    Result<QSqlQuery> row = m_database.run(u"SELECT count(*) FROM ledger"_s);
    return row && row->next() ? row->value(0).toLongLong() : 0;
}

Result<> Ledger::forEach(const std::function<void(const LedgerLine &)> &take)
{
    Result<QSqlQuery> rows =
        m_database.run(u"SELECT id, at, job_id, kind, amount, currency, estimated, provider, model,"
                       " pictures FROM ledger ORDER BY id"_s);
    if (!rows)
        return propagate(rows);
    while (rows->next()) {
        LedgerLine line;
        line.id = rows->value(0).toLongLong();
        line.at = timeFrom(rows->value(1));
        line.jobId = rows->value(2).toString();
        line.kind = rows->value(3).toString();
        line.entry.amount = rows->value(4).toDouble();
        line.entry.currency = rows->value(5).toString();
        line.entry.estimated = rows->value(6).toInt() != 0;
        line.provider = rows->value(7).toString();
        line.model = rows->value(8).toString();
        line.entry.pictures = rows->value(9).toInt();
        take(line);
    }
    return {};
}

std::optional<Amount> Ledger::reservedFor(const QString &jobId)
{
    Result<QSqlQuery> row = m_database.run(
        u"SELECT amount, currency FROM ledger WHERE job_id = ? AND kind = 'reserve'"_s, {jobId});
    if (!row || !row->next())
        return std::nullopt;
    return Amount{row->value(0).toDouble(), row->value(1).toString()};
}

QDateTime startOfDay(const QDateTime &now)
{
    return now.toLocalTime().date().startOfDay();
}

QDateTime startOfMonth(const QDateTime &now)
{
    const QDate today = now.toLocalTime().date();
    return QDate{today.year(), today.month(), 1}.startOfDay();
}

QDateTime startOfTomorrow(const QDateTime &now)
{
    return now.toLocalTime().date().addDays(1).startOfDay();
}

} // namespace limner
