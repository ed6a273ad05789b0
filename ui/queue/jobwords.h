#pragma once

#include "core/jobs/job.h"
#include "ui/common/errortext.h"

namespace limner {

//! The job's failure in the words of where it stands: before the create nothing is paid, afterwards
//! the picture goes on being made or waits at the provider. Empty without an error.
[[nodiscard]] ErrorText jobErrorText(const Job &job);

} // namespace limner
