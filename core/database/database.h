#pragma once

#include "core/base/result.h"
#include "core/database/migrations.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <functional>
#include <memory>
#include <optional>

namespace limner {

class CacheRest;

//! A connection to `library.sqlite`, for the thread that opened it: WAL, synchronous=FULL, foreign
//! keys on, STRICT tables, stepwise migrations from `:/migrations/NNN.sql` by `user_version`. One
//! alone writes.
//!
//! Open errors: NewerLibrary (a later Limner wrote it; nothing is changed), ReadOnly, DiskFull,
//! Io, Database (damaged, or not a library at all). `PRAGMA quick_check` runs up to 32 MiB and
//! after a crash; damage deep inside a larger file shows as a Database error of the query that
//! meets it.
class Database {
public:
    //! `migrations` differ from the bundled ones only in tests.
    [[nodiscard]] static Result<std::unique_ptr<Database>>
    open(const QString &file, const QStringList &migrations = bundledMigrations());
    //! A second connection, on the thread it is opened on, that only reads: never behind a writer,
    //! and what was committed before a query begins, it sees. The first one is open.
    [[nodiscard]] static Result<std::unique_ptr<Database>> openForReading(const QString &file);
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    //! Prepares, binds by position and executes one statement. The query is the caller's alone and
    //! forward-only. A null QString is bound as "" (NULL is `nullableText`). Do not use RETURNING.
    //! Errors: Conflict (unique or primary key), DiskFull, ReadOnly, Io, Database.
    [[nodiscard]] Result<QSqlQuery> run(const QString &sql, const QVariantList &values = {});
    //! Called whenever a query meets a damaged page.
    void onDamage(std::function<void(const Error &)> handler) { m_onDamage = std::move(handler); }
    //! Rows changed by the last `run`.
    [[nodiscard]] static int changed(const QSqlQuery &query) { return query.numRowsAffected(); }

    //! Commits when `commit()` was called, rolls back otherwise. Nested ones join the outer; when a
    //! nested one is rolled back, or the disk fails under a statement, the outer one fails to
    //! commit.
    class Transaction {
    public:
        explicit Transaction(Database &database);
        Transaction(const Transaction &) = delete;
        Transaction &operator=(const Transaction &) = delete;
        ~Transaction();
        [[nodiscard]] Result<> commit();

    private:
        Database &m_database;
        bool m_done = false;
    };

    //! Called after each durable commit with a running number from 1; the crash tests stop there.
    //! A new hook starts the numbers again.
    static void setCommitHook(std::function<void(int)> hook);

private:
    enum class Outcome { Commit, RollBack };

    explicit Database(QString connection);
    [[nodiscard]] Result<> connect(const QString &file);
    [[nodiscard]] Result<> identify();
    [[nodiscard]] Result<> check();
    [[nodiscard]] Result<> migrate(const QStringList &migrations);
    [[nodiscard]] Result<> execute(const QString &sql);
    [[nodiscard]] Result<> executeAll(const QString &sql);
    [[nodiscard]] Result<QVariant> read(const QString &sql);
    [[nodiscard]] Result<> leave(Outcome outcome);

    std::function<void(const Error &)> m_onDamage = {};
    QString m_connection;
    QSqlDatabase m_database;
    int m_depth = 0;
    std::optional<Error> m_doom;       //!< why the open transaction cannot be committed any more
    std::unique_ptr<CacheRest> m_rest; //!< once it is open
};

} // namespace limner
