#pragma once

#include "core/database/database.h"

#include <QDateTime>

namespace limner {

//! What was found when a database could not be opened, kept in the new one until every original
//! has been looked at.
struct RescueNote {
    QString damagedFile = {}; //!< where the old one is, absolute; empty = there was none
    int jobs = 0;             //!< rows that could still be read
    int pictures = 0;
    bool operator==(const RescueNote &) const = default;
};

//! Opens `library.sqlite` of this folder. One that is damaged, cut short, no library, or missing
//! beside originals is kept aside as `library.sqlite.damaged-<date>`; a new one takes over what can
//! be read of it, row by row, and remembers (`rescueNote`) that the originals have to be looked at.
//! A library from a newer Limner, a full disk and the like are errors as in Database::open. Being
//! killed at any moment loses nothing.
[[nodiscard]] Result<std::unique_ptr<Database>> openOrRescue(const QString &folder,
                                                             const QDateTime &now);
//! Set from the rescue until `clearRescueNote`.
[[nodiscard]] std::optional<RescueNote> rescueNote(Database &database);
[[nodiscard]] Result<> clearRescueNote(Database &database);

//! A query met damage: the next start reads the whole file and rebuilds it if it must.
void askForCheck(const QString &databaseFile);

} // namespace limner
