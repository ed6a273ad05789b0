#pragma once

#include "core/jobs/job.h"
#include "core/jobs/outputfetch.h"
#include "core/library/artwork.h"

#include <QImage>

#include <vector>

namespace limner {

//! A picture with its record inside.
struct Inscribed {
    FetchedFile file = {};
    std::vector<QImage> thumbnails = {}; //!< one for each of `Thumbnails::edges()`
};

//! Writes the request, what it cost and where it belongs into the picture file, on the thread pool.
//! Gives what the file is then, and what it looks like; an error (NotImplemented where the format
//! has no room for it) leaves it as it was.
[[nodiscard]] AsyncResult<Inscribed> inscribe(Job job, Artwork artwork, QString file);

} // namespace limner
