#pragma once

#include "app/application.h"
#include "app/commands/answerjson.h"
#include "app/commands/attendance.h"
#include "core/library/importorder.h"

namespace limner {

//! Pictures from elsewhere come into the library.
struct ImportCommand {
    QStringList paths = {}; //!< absolute
    bool move = false;
    bool reference = false; //!< not with `move`
    bool operator==(const ImportCommand &) const = default;
};

//! As DESIGN §4, and `passed_over`: files in folders that are no pictures. Its `error` is what
//! ended it early, where what came until then stays, or why nothing at all came in.
[[nodiscard]] OrderedJson toJson(const ImportStand &stand);

//! Nothing when it was abandoned: whoever takes over starts it again, and nothing comes twice.
[[nodiscard]] QCoro::Task<std::optional<ImportStand>>
importFiles(Application *application, ImportCommand command, Attendance attendance);

} // namespace limner
