#include "core/database/salvage.h"

#include "core/base/log.h"

#include <QSqlError>
#include <QUuid>

#include <limits>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// Behind a damaged page the rows go on; each jump is twice as far, until one lands on a good page.
constexpr int mostJumps = 200;
constexpr qint64 widestJump = 1LL << 40;

//! The damaged file, for reading only: nothing in it is changed.
class Wreck {
public:
    explicit Wreck(const QString &file)
        : m_name{QUuid::createUuid().toString(QUuid::WithoutBraces)}
        , m_database{QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name)}
    {
        m_database.setDatabaseName(file);
        m_database.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s);
        static_cast<void>(m_database.open());
    }
    Wreck(const Wreck &) = delete;
    Wreck &operator=(const Wreck &) = delete;
    ~Wreck()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(m_name);
    }

    [[nodiscard]] QSqlQuery query() const
    {
        QSqlQuery out{m_database};
        out.setForwardOnly(true);
        return out;
    }

private:
    QString m_name;
    QSqlDatabase m_database;
};

QStringList names(QSqlQuery &query)
{
    QStringList out;
    while (query.next())
        out.append(query.value(0).toString());
    return out;
}

//! What others refer to comes first, and the jobs, whose requests their pictures share, before all.
//! What is searched fills itself.
QStringList tablesOf(Database &fresh)
{
    Result<QSqlQuery> rows =
        fresh.run(u"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                  " AND name NOT LIKE 'artwork_search%' AND name NOT LIKE 'parameter_%' AND name "
                  "<> 'thumbnails'"
                  " ORDER BY name <> 'jobs', name NOT IN ('albums', 'artworks', 'stores', 'tags'),"
                  " name = 'albums', name"_s);
    return rows ? names(*rows) : QStringList{};
}

QStringList columnsOf(Database &fresh, const Wreck &wreck, const QString &table)
{
    const QString sql = u"SELECT name FROM pragma_table_info('%1')"_s.arg(table);
    QSqlQuery old = wreck.query();
    if (!old.exec(sql))
        return {};
    const QStringList there = names(old);
    Result<QSqlQuery> rows = fresh.run(sql);
    QStringList both = rows ? names(*rows) : QStringList{};
    both.removeIf([&](const QString &name) { return !there.contains(name); });
    return both;
}

//! One table on its way.
struct Salvage {
    Database &fresh;
    const Wreck &wreck;
    QString table;
    QStringList columns;
    int rows = 0;

    std::optional<Error> failure = {}; //!< why nothing more can be written here

    //! False when a row cannot be written for a reason that the next one will share.
    bool keep(const QSqlQuery &row, int first)
    {
        QVariantList values;
        QString marks;
        for (int i = 0; i < columns.size(); ++i) {
            values.append(row.value(first + i));
            marks += i == 0 ? u"?"_s : u", ?"_s;
        }
        const Result<QSqlQuery> done = fresh.run(
            u"INSERT OR IGNORE INTO %1 (%2) VALUES (%3)"_s.arg(table, columns.join(u", "), marks),
            values);
        if (done)
            rows += Database::changed(*done);
        // A constraint means that this row is rubbish; anything else that nothing can be written.
        if (!done && (done.error().code.toInt() & 0xff) != 19 &&
            done.error().kind != ErrorKind::Conflict)
            failure = done.error();
        return !failure;
    }

    //! From one row on, in this direction; true when it reached the end without damage.
    bool sweep(const QString &order, qint64 &last)
    {
        const bool isForward = order == u"ASC";
        QSqlQuery query = wreck.query();
        query.prepare(u"SELECT rowid, %1 FROM %2 WHERE rowid %3 ? ORDER BY rowid %4"_s.arg(
            columns.join(u", "), table, isForward ? u">"_s : u"<"_s, order));
        query.addBindValue(last);
        if (!query.exec())
            return false;
        while (query.next()) {
            last = query.value(0).toLongLong();
            if (!keep(query, 1))
                return true;
        }
        return !query.lastError().isValid();
    }

    void run()
    {
        qint64 last = std::numeric_limits<qint64>::min();
        bool isWhole = sweep(u"ASC"_s, last);
        if (isWhole || failure)
            return;
        qint64 back = std::numeric_limits<qint64>::max();
        isWhole = sweep(u"DESC"_s, back);
        // Between the two, where more than one page is damaged.
        qint64 step = 1;
        last = std::max<qint64>(last, 0);
        for (int jumps = 0;
             !isWhole && !failure && jumps < mostJumps && step < widestJump && last < back - step;
             ++jumps) {
            last += step;
            const qint64 before = last;
            isWhole = sweep(u"ASC"_s, last);
            step = last > before ? 1 : step * 2;
        }
    }

    void runWithoutRowid()
    {
        QSqlQuery query = wreck.query();
        if (!query.exec(u"SELECT %1 FROM %2"_s.arg(columns.join(u", "), table)))
            return;
        while (query.next() && keep(query, 0)) {
        }
    }
};

bool hasRowid(Database &fresh, const QString &table)
{
    const Result<QSqlQuery> asked = fresh.run(u"SELECT rowid FROM %1 LIMIT 0"_s.arg(table));
    return asked.has_value();
}

} // namespace

Result<RescueNote> salvage(Database &fresh, const QString &damagedFile)
{
    RescueNote note;
    note.damagedFile = damagedFile;
    const Wreck wreck{damagedFile};
    for (const QString &table : tablesOf(fresh)) {
        const bool isOrdered = hasRowid(fresh, table);
        Salvage one{fresh, wreck, table, columnsOf(fresh, wreck, table)};
        if (one.columns.isEmpty())
            continue;
        Database::Transaction transaction{fresh};
        if (isOrdered)
            one.run();
        else
            one.runWithoutRowid();
        if (one.failure)
            return fail(*one.failure);
        if (const Result<> done = transaction.commit(); !done)
            return propagate(done);
        qCInfo(lcLibrary) << one.rows << "rows of" << table << "could still be read";
        if (table == u"artworks")
            note.pictures = one.rows;
        if (table == u"jobs")
            note.jobs = one.rows;
    }
    return note;
}

} // namespace limner
