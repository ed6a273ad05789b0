#pragma once

#include "core/base/json.h"
#include "core/jobs/job.h"
#include "core/library/artwork.h"
#include "core/schema/parameter.h"
#include "core/upload/links.h"
#include "core/upload/upload.h"

#include <vector>

namespace limner {

//! The answers as JSON (DESIGN §4). Pure; absent values are null.

//! An artwork with where it stands and its link.
struct ReportedArtwork {
    Artwork artwork = {};
    QString absolutePath = {};
    std::optional<Upload> upload = {};
    QString url = {}; //!< null while there is none
    //! Why there is none, or what speaks against it.
    std::optional<Error> error = {};
    std::optional<bool> billed = {};
};

[[nodiscard]] OrderedJson errorJson(const Error &error);
[[nodiscard]] OrderedJson costJson(const Cost &cost);
//! One of `images` of `generate`.
[[nodiscard]] OrderedJson imageJson(const ReportedArtwork &reported);
//! One line of `list`.
[[nodiscard]] OrderedJson listJson(const ReportedArtwork &reported);
//! One line of `jobs`.
[[nodiscard]] OrderedJson jobJson(const Job &job, int outputs);
[[nodiscard]] OrderedJson modelJson(const ModelSchema &model);

} // namespace limner
