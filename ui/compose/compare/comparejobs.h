#pragma once

#include "core/jobs/job.h"

#include <QList>

#include <optional>
#include <vector>

namespace limner {

//! What one of several models is asked for.
struct ModelWish {
    QString provider = {};
    ModelSchema schema = {};
    Json values = Json::object(); //!< all of them, but for the seed and the number of pictures
};

//! How many jobs so many pictures of this model take.
[[nodiscard]] int jobsFor(const ModelSchema &schema, int images);

//! The request of its first job, for a price.
[[nodiscard]] Request requestOf(const ModelWish &wish, int images);

//! The jobs of one click on several models, as one new group: `images` of each. A chosen seed goes
//! to every model that allows it, and the others draw one of their own; without one, a new one is
//! drawn for all. From job to job of a model it counts up within the model's bounds.
[[nodiscard]] QList<JobDraft> compareJobs(const std::vector<ModelWish> &wishes, int images,
                                          std::optional<qint64> seed);

} // namespace limner
