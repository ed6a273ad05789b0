#pragma once

#include "core/library/artwork.h"
#include "core/upload/upload.h"
#include "core/jobs/job.h"

#include <QString>

#include <vector>

namespace limner {

struct DetailRow {
    enum class Mark { None, Good, Bad, Busy }; //!< a led before the value
    QString id = {};                           //!< stable, for object names
    QString label = {};
    QString value = {};
    Mark mark = Mark::None;
    QString input = {}; //!< the name of a file that went in, when the row is of one
};

//! What the details panel says of a picture, in order.
[[nodiscard]] std::vector<DetailRow> detailRows(const Artwork &artwork, const Upload &upload);
//! The same of a job that has no picture yet.
[[nodiscard]] std::vector<DetailRow> detailRows(const Job &job);
//! One sentence: was it billed?
[[nodiscard]] QString billedText(const Job &job);
//! Where the upload stands, while it is not stored.
[[nodiscard]] QString uploadText(const Upload &upload, const QDateTime &now);

//! When the signed link that was copied ends, or that it has; empty = none was copied.
[[nodiscard]] QString copiedText(const Upload &upload, const QDateTime &now);

} // namespace limner
