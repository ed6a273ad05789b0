#pragma once

#include "app/commands/namedartworks.h"
#include "core/base/json.h"

namespace limner {

//! Pictures go to the trash: their files stay until it is emptied.
struct TrashCommand {
    QStringList ids = {}; //!< as `list` tells them
    bool operator==(const TrashCommand &) const = default;
};
//! And come back.
struct RestoreCommand {
    QStringList ids = {};
    bool operator==(const RestoreCommand &) const = default;
};

//! Those that were not there already, by their `id`.
struct MovedPictures {
    const char *where = "trashed"; //!< or "restored"
    QStringList ids = {};
};
//! `{"trashed":["…"]}`
[[nodiscard]] OrderedJson toJson(const MovedPictures &moved);

//! Errors: those of `namedArtworks`; Database.
[[nodiscard]] Result<MovedPictures> trash(Application &application, const TrashCommand &command);
[[nodiscard]] Result<MovedPictures> restore(Application &application,
                                            const RestoreCommand &command);

} // namespace limner
