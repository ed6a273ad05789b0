#pragma once

#include "core/jobs/job.h"

namespace limner {

//! Writes what the provider finally said into the job: the outputs and Fetching, or Failed or
//! Cancelled with the reason, and whether it was billed. Pure. `remote` is terminal.
//! \param succeededAt when it was done, by our clock
void applyTerminal(Job &job, const RemoteJob &remote, const QDateTime &succeededAt);

} // namespace limner
