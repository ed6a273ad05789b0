#pragma once

#include "core/base/error.h"

#include <QMetaType>
#include <QStringList>

#include <optional>
#include <vector>

namespace limner {

//! Where the files of an import live from then on.
enum class ImportWay {
    Copy,      //!< in the library; the given file stays as it is
    Move,      //!< in the library; the given file goes once its row is committed
    Reference, //!< where they are: never changed, moved or deleted by Limner
};

struct ImportOrder {
    QStringList paths = {}; //!< absolute; files, and folders with everything in them
    ImportWay way = ImportWay::Copy;
    qint64 album = 0; //!< they go there, also those that are known; 0 = none
};

struct RefusedFile {
    QString path = {};
    Error error = {}; //!< those of readGivenFile() and checkImageBytes(); ReadOnly, Io
};

//! How far an import is.
struct ImportStand {
    int imported = 0;
    int already = 0;    //!< in the library before, by content; those of the trash came back
    int passedOver = 0; //!< files in folders that are no pictures at all
    int refusedCount = 0;
    std::vector<RefusedFile> refused = {}; //!< the first `mostRefused`
    QString current = {};                  //!< the last file that was looked at
    std::optional<Error> end = {}; //!< what ended it early: Cancelled, DiskFull, Database …
    bool isPaused = false;
    bool isDone = false;

    static constexpr int mostRefused = 1'000;
};

} // namespace limner

Q_DECLARE_METATYPE(limner::ImportStand)
