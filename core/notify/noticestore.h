#pragma once

#include "core/database/database.h"
#include "core/notify/notice.h"

#include <vector>

namespace limner {

//! The `notices` table. Rows for pictures and jobs come from the database itself, in the commit
//! that stores the picture or ends the job; a row goes when it has been heard, or its time is up.
class NoticeStore {
public:
    explicit NoticeStore(Database &database)
        : m_database{database}
    {}

    //! Whether anything is owed from now on. What is owed already stays.
    [[nodiscard]] Result<> setOn(bool on);
    //! A cap stands in the way; told once for each `subject`, as the day and the limit make it.
    [[nodiscard]] Result<> owe(const QString &event, const QString &subject, const QByteArray &data,
                               const QDateTime &now);
    //! Due at this time, oldest first.
    [[nodiscard]] std::vector<Notice> due(const QDateTime &now, int limit);
    //! When the next one is due; null when none is owed.
    [[nodiscard]] QDateTime nextDue();
    [[nodiscard]] int count();
    [[nodiscard]] Result<> done(qint64 id);
    //! It is tried again at `retryAt`.
    [[nodiscard]] Result<> noteFailure(const Notice &notice);
    //! All of them are due.
    [[nodiscard]] Result<> hurry();
    //! Those that nobody heard in time; returns how many.
    [[nodiscard]] int dropOlderThan(const QDateTime &time);

private:
    [[nodiscard]] Result<> write(const QString &sql, const QVariantList &values = {});

    Database &m_database;
};

} // namespace limner
