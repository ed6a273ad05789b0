#include "core/notify/noticestore.h"

#include "core/base/log.h"
#include "core/database/columns.h"
#include "core/database/facts.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

const QString onFact = u"notify"_s;  // the triggers look for it
constexpr qint64 longestWait = 3600; // seconds; beyond any that is asked for

} // namespace

Result<> NoticeStore::setOn(bool on)
{
    Facts facts{m_database};
    if (facts.value(onFact).has_value() == on)
        return {};
    return on ? facts.set(onFact, u"on"_s) : facts.remove(onFact);
}

Result<> NoticeStore::owe(const QString &event, const QString &subject, const QByteArray &data,
                          const QDateTime &now)
{
    Database::Transaction transaction{m_database};
    Facts facts{m_database};
    const QString told = u"notify."_s + event;
    if (!facts.value(onFact) || facts.value(told) == subject)
        return {};
    if (Result<> noted = facts.set(told, subject); !noted)
        return noted;
    const QString message = u"msg_"_s + QUuid::createUuid().toString(QUuid::Id128);
    Result<> written = write(
        u"INSERT INTO notices (message, event, subject, data, created_at) VALUES (?, ?, ?, ?, ?)"_s,
        {message, event, subject, QString::fromUtf8(data), now.toMSecsSinceEpoch()});
    return written ? transaction.commit() : written;
}

std::vector<Notice> NoticeStore::due(const QDateTime &now, int limit)
{
    std::vector<Notice> out;
    Result<QSqlQuery> rows = m_database.run(
        u"SELECT id, message, event, subject, data, created_at, attempts, retry_at, error"
        " FROM notices WHERE retry_at IS NULL OR retry_at <= ? OR retry_at > ?"
        " ORDER BY id LIMIT ?"_s,
        // A clock that was set back makes nobody wait.
        {now.toMSecsSinceEpoch(), now.addSecs(longestWait).toMSecsSinceEpoch(), limit});
    if (!rows)
        qCWarning(lcApp) << "cannot read the notices:" << rows.error().message;
    while (rows && rows->next()) {
        Notice one;
        one.id = rows->value(0).toLongLong();
        one.message = rows->value(1).toString();
        one.event = rows->value(2).toString();
        one.subject = rows->value(3).toString();
        one.data = rows->value(4).toString().toUtf8();
        one.createdAt = timeFrom(rows->value(5));
        one.attempts = rows->value(6).toInt();
        one.retryAt = timeFrom(rows->value(7));
        one.error = errorFrom(rows->value(8));
        out.push_back(std::move(one));
    }
    return out;
}

QDateTime NoticeStore::nextDue()
{
    Result<QSqlQuery> row =
        m_database.run(u"SELECT min(coalesce(retry_at, created_at)) FROM notices"_s);
    return row && row->next() ? timeFrom(row->value(0)) : QDateTime{};
}

int NoticeStore::count()
{
    Result<QSqlQuery> row = m_database.run(u"SELECT count(*) FROM notices"_s);
    return row && row->next() ? row->value(0).toInt() : 0;
}

Result<> NoticeStore::done(qint64 id)
{
    return write(u"DELETE FROM notices WHERE id = ?"_s, {id});
}

Result<> NoticeStore::noteFailure(const Notice &notice)
{
    return write(
        u"UPDATE notices SET attempts = ?, retry_at = ?, error = ? WHERE id = ?"_s,
        {notice.attempts, nullableTime(notice.retryAt), errorColumn(notice.error), notice.id});
}

Result<> NoticeStore::hurry()
{
    return write(u"UPDATE notices SET retry_at = NULL WHERE retry_at IS NOT NULL"_s);
}

int NoticeStore::dropOlderThan(const QDateTime &time)
{
    const Result<QSqlQuery> done =
        m_database.run(u"DELETE FROM notices WHERE created_at < ?"_s, {time.toMSecsSinceEpoch()});
    return done ? Database::changed(*done) : 0;
}

Result<> NoticeStore::write(const QString &sql, const QVariantList &values)
{
    const Result<QSqlQuery> done = m_database.run(sql, values);
    return done ? Result<>{} : Result<>{propagate(done)};
}

} // namespace limner
