#pragma once

#include "core/jobs/job.h"

#include <QByteArray>

#include <vector>

namespace limner {

//! What `--shot --page compare` shows: one prompt for a model or two of each provider.

//! Their jobs, as one group.
[[nodiscard]] std::vector<JobDraft> comparedJobs(const QString &group);
//! The same models in the form, as the window's draft.
[[nodiscard]] QByteArray comparedForm();

} // namespace limner
