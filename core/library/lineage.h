#pragma once

#include "core/base/json.h"
#include "core/database/database.h"
#include "core/library/artwork.h"

#include <QStringList>

#include <vector>

namespace limner {

//! A picture that another was made of, or was made into; or a file that went in.
struct Relative {
    ArtworkId artwork = 0; //!< 0 = it is not in the library
    QString input = {};    //!< of a parent: `input:<sha256>`, which may still be kept
    QString fileName = {}; //!< of a parent: as people call it; may be empty
    //! Of a parent that is not in the library: it was a picture of it once.
    bool wasArtwork = false;
    bool isTrashed = false;
    int generation = 1; //!< 1 = parent or child, 2 = theirs
    bool operator==(const Relative &) const = default;
};

struct Lineage {
    std::vector<Relative> ancestors = {};   //!< nearest first
    std::vector<Relative> descendants = {}; //!< nearest first, oldest first within a generation
    bool operator==(const Lineage &) const = default;
};

//! Writes down which kept files a job is made with, and what those were made of, so that pictures
//! of the library among them are found as its parents. Twice without harm.
[[nodiscard]] Result<> noteInputs(Database &database, const QString &jobId, const Json &parameters);

//! The relatives of a picture up to so many generations, at most 60 either way; each once, even
//! where pictures were made of each other in a circle. What cannot be read is left out.
[[nodiscard]] Lineage lineageOf(Database &database, ArtworkId id, int generations);

//! Whether one of these inputs is, byte for byte, a picture of the library.
[[nodiscard]] bool isAnyArtwork(Database &database, const QStringList &inputNames);

} // namespace limner
