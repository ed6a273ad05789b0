#pragma once

#include "core/library/artwork.h"
#include "core/picture/embeddedrecord.h"
#include "core/picture/filefacts.h"

namespace limner {

struct FileDigests;

//! A file that no row of the library knows, as its bytes tell of it.
struct FoundFile {
    Artwork artwork = {};                      //!< without id and path
    std::optional<EmbeddedRecord> record = {}; //!< what Limner once wrote into it
};

//! From what was learned of a whole file; only the record is read here. Date, request, cost and
//! identity come from the record, else from the file itself. For worker threads.
[[nodiscard]] FoundFile foundFile(const QString &file, const FileFacts &facts,
                                  const FileDigests &digests);
//! The identity of a file that has none of its own, or somebody else's.
void makeUnique(Artwork &artwork);

} // namespace limner
