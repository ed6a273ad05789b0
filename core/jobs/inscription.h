#pragma once

#include "core/jobs/job.h"
#include "core/jobs/outputfetch.h"
#include "core/library/artwork.h"

namespace limner {

//! Writes the request, what it cost and where it belongs into the picture file, on the thread pool.
//! Gives what the file is then; an error (NotImplemented where the format has no room for it)
//! leaves it as it was.
[[nodiscard]] AsyncResult<FetchedFile> inscribe(Job job, Artwork artwork, QString file);

} // namespace limner
