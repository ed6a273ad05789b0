#pragma once

#include "core/database/database.h"
#include "core/prompt/preset.h"

#include <optional>
#include <vector>

namespace limner {

//! The `presets` table. On the thread of its database.
class PresetStore {
public:
    explicit PresetStore(Database &database)
        : m_database{database}
    {}

    //! By folder and name.
    [[nodiscard]] Result<std::vector<Preset>> all();
    //! A name that the folder has already becomes "name 2"; what it is kept as comes back. At most
    //! 10,000. InvalidInput for no name or a body that cannot be.
    [[nodiscard]] Result<Preset> add(Preset preset);
    //! Conflict when the folder has another of that name; NotFound.
    [[nodiscard]] Result<> rename(qint64 id, const QString &folder, const QString &name);
    [[nodiscard]] Result<> setBody(qint64 id, const Json &body);
    //! Null = none.
    [[nodiscard]] Result<> setCover(qint64 id, const QString &uuid);
    //! What was removed, so that `add` can bring it back.
    [[nodiscard]] Result<std::optional<Preset>> remove(qint64 id);

    //! All, or those of a folder and of what lies in it, as one file; covers stay here.
    [[nodiscard]] Result<QByteArray> exported(const QString &folder = {});
    //! Adds those of such a file, all or none; how many. InvalidInput, in words, for any other
    //! file, one above 8 MB or with more than 2,000 presets.
    [[nodiscard]] Result<int> import(const QByteArray &file, const QDateTime &now);

private:
    [[nodiscard]] Result<std::vector<Preset>> read(const QString &where,
                                                   const QVariantList &values);
    [[nodiscard]] Result<QString> freeName(const QString &folder, const QString &name);

    Database &m_database;
};

} // namespace limner
