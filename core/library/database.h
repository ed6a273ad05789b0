#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <memory>

namespace limner {

//! The one connection to `library.sqlite`: WAL, synchronous=FULL, foreign keys on, STRICT tables,
//! stepwise migrations from `:/migrations/NNN.sql` by `user_version`. GUI thread only.
//!
//! Open errors: NewerLibrary (a later Limner wrote it; nothing is changed), ReadOnly, DiskFull,
//! Database (damaged: `PRAGMA quick_check` failed).
class Database {
public:
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &file);
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    //! Prepares (cached by text), binds by position and executes. Read values from the query.
    [[nodiscard]] Result<QSqlQuery> run(const QString &sql, const QVariantList &values = {});
    //! Rows changed by the last `run`.
    [[nodiscard]] static int changed(const QSqlQuery &query) { return query.numRowsAffected(); }

    //! Commits when `commit()` was called, rolls back otherwise. Nested ones join the outer.
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

    //! Called after each durable commit with a running number; the crash tests stop there.
    static void setCommitHook(std::function<void(int)> hook);

private:
    explicit Database(QString connection);
    QString m_connection;
    QSqlDatabase m_database;
    QHash<QString, QSqlQuery> m_prepared;
    int m_depth = 0;
};

//! A QString for a nullable column: null text when the value is NULL.
[[nodiscard]] QVariant nullableText(const QString &text);
[[nodiscard]] QVariant nullableTime(const QDateTime &time);
[[nodiscard]] QDateTime timeFrom(const QVariant &value);
//! Error as the JSON of the `error` columns, and back. Null when there is none.
[[nodiscard]] QVariant errorColumn(const std::optional<Error> &error);
[[nodiscard]] std::optional<Error> errorFrom(const QVariant &value);

} // namespace limner
