#pragma once

#include "core/database/database.h"

#include <QString>

#include <vector>

namespace limner {

//! What a library has come to since its first day. Every row is looked at: for a connection that
//! only reads, on a thread that may wait.
struct LibraryTotals {
    struct Jobs {
        QString provider = {};
        QString state = {}; //!< as the states of jobs are called
        qint64 count = 0;
    };
    struct Spent {
        QString provider = {};
        QString model = {};
        QString currency = {};
        double amount = 0; //!< settled
    };
    std::vector<Jobs> jobs = {};
    std::vector<Spent> spent = {};
    qint64 pictures = 0; //!< in the library, the trash included
    qint64 pictureBytes = 0;
    qint64 stored = 0; //!< in the object store
    qint64 storedBytes = 0;
    qint64 openUploads = 0;
};
//! Database when it cannot be read.
[[nodiscard]] Result<LibraryTotals> libraryTotals(Database &database);

} // namespace limner
