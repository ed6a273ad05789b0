#pragma once

#include "core/base/clock.h"
#include "core/database/database.h"

#include <QObject>

#include <vector>

namespace limner {

struct SavedSearch {
    qint64 id = 0;
    QString name = {};
    QString text = {}; //!< as typed
    QDateTime createdAt = {};

    bool operator==(const SavedSearch &) const = default;
};

//! Searches that the artist gave a name. Errors of all: NotFound; InvalidInput for a name that
//! cannot be (`keptName`), a text that is empty or longer than 2,000 characters, and too many;
//! Conflict for a name that another has, whatever its case; DiskFull, ReadOnly, Io, Database.
class SavedSearches final : public QObject {
    Q_OBJECT
public:
    SavedSearches(Database &database, Clock &clock, QObject *parent = nullptr);

    //! By name.
    [[nodiscard]] Result<std::vector<SavedSearch>> all();
    //! At most 1,000.
    [[nodiscard]] Result<SavedSearch> add(const QString &name, const QString &text);
    [[nodiscard]] Result<> rename(qint64 search, const QString &name);
    [[nodiscard]] Result<> setText(qint64 search, const QString &text);
    [[nodiscard]] Result<> remove(qint64 search);

signals:
    void changed();

private:
    [[nodiscard]] Result<> changeOne(const QString &sql, const QVariantList &values);

    Database &m_database;
    Clock &m_clock;
};

} // namespace limner
