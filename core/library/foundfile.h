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

//! From what was learned of a whole file, and its bytes, of which only what they say of themselves
//! is read here. Date, request, cost and identity come from the record; without one the settings of
//! another tool become the request (`foundsettings.h`), the rest is the file's own. For worker
//! threads.
[[nodiscard]] FoundFile foundFile(const QString &file, QByteArrayView bytes, const FileFacts &facts,
                                  const FileDigests &digests);
//! The identity of a file that has none of its own, or somebody else's.
void makeUnique(Artwork &artwork);

} // namespace limner
